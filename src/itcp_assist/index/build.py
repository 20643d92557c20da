"""Build one generation of the index and publish it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import IndexStaleError
from itcp_assist.index.contents import Contents
from itcp_assist.index.encoder import Encoder
from itcp_assist.index.lexical import write_lexical
from itcp_assist.index.manifest import check_files, describe, read_manifest, write_manifest
from itcp_assist.index.publish import build_lock, make_current, new_folder, publish, sweep
from itcp_assist.index.store import write_store
from itcp_assist.index.vectors import check_vectors, write_vectors

STORE, LEXICAL, DENSE = "clauses.sqlite3", "lexical", "chroma"
# Texts between two lines of progress; about two seconds on two cores.
_STRIDE = 256


def build_generation(
    folder: Path, contents: Contents, encoder: Encoder, report: Callable[[str], None]
) -> Path:
    """Build a generation in ``folder`` and make it the one that is served; its path.

    The same contents, model and versions give the same name; where that generation is there and
    whole, it is made current instead. Whatever fails, the generation that was served still is.

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
            _write(temporary, contents, encoder, report)
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


def _write(
    folder: Path, contents: Contents, encoder: Encoder, report: Callable[[str], None]
) -> None:
    texts = [clause.text for clause in contents.clauses]
    keys = [str(clause.citation) for clause in contents.clauses]
    write_store(folder / STORE, contents)
    write_lexical(folder / LEXICAL, texts)
    vectors = _encode(texts, encoder, report)
    write_vectors(folder / DENSE, keys, vectors)
    check_vectors(folder / DENSE, keys, vectors)


def _encode(
    texts: Sequence[str], encoder: Encoder, report: Callable[[str], None]
) -> NDArray[np.float32]:
    # Each text once: consecutive resolutions repeat many clauses word for word. The longest come
    # first, so that texts of one batch are of one length and the memory needed is known early.
    distinct = sorted(set(texts), key=lambda text: (-len(text), text))
    parts = []
    for start in range(0, len(distinct), _STRIDE):
        report(f"encoding {start} of {len(distinct)} texts")
        parts.append(encoder.encode(distinct[start : start + _STRIDE]))
    row_of = {text: row for row, text in enumerate(distinct)}
    return np.concatenate(parts)[[row_of[text] for text in texts]]
