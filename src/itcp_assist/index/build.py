"""Build one generation of the index and publish it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from itcp_assist.errors import IndexStaleError
from itcp_assist.index.contents import Contents
from itcp_assist.index.earlier import earlier_pieces
from itcp_assist.index.encoder import Encoder, read_texts
from itcp_assist.index.lexical import write_lexical
from itcp_assist.index.manifest import (
    DENSE,
    LEXICAL,
    MATRIX,
    PIECES,
    STORE,
    check_files,
    describe,
    read_manifest,
    write_manifest,
)
from itcp_assist.index.matrix import write_matrix
from itcp_assist.index.pieces import Known, write_pieces
from itcp_assist.index.publish import build_lock, make_current, new_folder, publish, sweep
from itcp_assist.index.store import write_store
from itcp_assist.index.vectors import check_vectors, write_vectors

# Texts between two lines of progress; about two seconds on two cores.
_STRIDE = 256


def build_generation(
    folder: Path, contents: Contents, encoder: Encoder, report: Callable[[str], None]
) -> Path:
    """Build a generation in ``folder`` and make it the one that is served; its path.

    The same contents, model and versions give the same name; where that generation is there and
    whole, it is made current instead. A text that the served generation holds keeps its vector.
    Whatever fails, the generation that was served still is.

    Raises:
        CorpusError: there is no clause, or one citation stands for two clauses.
        IndexBusyError: another process builds in this folder.
        StorageError: the disk refused, or did not keep what was written.
    """
    contents = contents.in_order()
    manifest = describe(contents, encoder)
    generation = folder / manifest.name
    with build_lock(folder):
        sweep(folder)
        if _is_whole(generation):
            report(f"nothing has changed: {generation.name} is kept")
            make_current(generation)
            return generation
        with new_folder(folder) as temporary:
            texts = [clause.text for clause in contents.clauses]
            pieces = _encode(texts, encoder, earlier_pieces(folder, encoder), report)
            _write(temporary, contents, pieces)
            write_manifest(temporary, manifest)
            publish(temporary, manifest.name)
    report(f"{manifest.clauses} clauses of {len(contents.holdings)} documents indexed")
    return generation


def _is_whole(generation: Path) -> bool:
    if not generation.is_dir():
        return False
    try:
        check_files(generation, read_manifest(generation))
    except IndexStaleError:
        return False
    return True


def _write(folder: Path, contents: Contents, pieces: Known) -> None:
    texts = [clause.text for clause in contents.clauses]
    keys = [str(clause.citation) for clause in contents.clauses]
    vectors = np.stack([pieces[text].whole for text in texts])
    write_store(folder / STORE, contents)
    write_lexical(folder / LEXICAL, texts)
    write_vectors(folder / DENSE, keys, vectors)
    check_vectors(folder / DENSE, keys, vectors)
    write_matrix(folder / MATRIX, vectors)
    write_pieces(folder / PIECES, texts, pieces)


def _encode(
    texts: Sequence[str], encoder: Encoder, known: Known, report: Callable[[str], None]
) -> Known:
    # Each new text once: consecutive resolutions repeat many clauses word for word. The longest
    # come first, so that texts of one batch are of one length and the memory needed is known early.
    distinct = sorted(set(texts).difference(known), key=lambda text: (-len(text), text))
    pieces = dict(known)
    for start in range(0, len(distinct), _STRIDE):
        report(f"encoding {start} of {len(distinct)} texts")
        batch = distinct[start : start + _STRIDE]
        pieces.update(zip(batch, read_texts(batch, encoder), strict=True))
    return pieces
