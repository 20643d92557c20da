"""Which documents a folder holds, with their provenance, and what in it is no document."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from itcp_assist.corpus.catalogue import (
    NAME,
    Catalogue,
    Entry,
    OfficialText,
    read_catalogue,
)
from itcp_assist.errors import CorpusError
from itcp_assist.records import Source
from itcp_assist.records.strict import to_plain

REGISTER = "register.yaml"
NOTES = "notes"
# Two thirds of what file systems bear (255 bytes): longer names break in archives and addresses.
MAX_NAME_BYTES = 170


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file to be read as a document.

    ``source.sha256`` and ``source.media`` are filled in by who reads the bytes; ``entry`` holds
    the catalogue's fields of the document as text (symbol, title, kind, adopted and the like).
    """

    path: Path
    source: Source
    entry: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a folder in the order of their names.

    ``skipped`` has one line for each thing that is not read, and why; ``register`` is the folder's
    register of facts; ``official`` are the texts that the catalogue names without holding them.
    """

    folder: Path
    files: tuple[CorpusFile, ...]
    skipped: tuple[str, ...] = ()
    register: Path | None = None
    official: Mapping[str, OfficialText] = field(default_factory=dict)


def open_corpora(folders: Sequence[Path]) -> Corpus:
    """Several folders as one corpus: that which ships, then the user's own ones.

    The names of the files of a later folder begin with its name. A later folder may be missing or
    empty; the register comes from the first. CorpusError as in ``open_corpus``.
    """
    corpus = open_corpus(folders[0])
    for folder in folders[1:]:
        if folder.exists():
            corpus = _joined(corpus, look_through(folder))
    return corpus


def open_corpus(folder: Path) -> Corpus:
    """The documents of a folder, of which there must be one at least.

    Raises:
        CorpusError: as in ``look_through``, or there are no documents.
    """
    corpus = look_through(folder)
    if not corpus.files:
        why = f"; skipped: {corpus.skipped[0]}" if corpus.skipped else ""
        raise CorpusError(f"{folder} holds no documents{why}; put files there or name another")
    return corpus


def look_through(folder: Path) -> Corpus:
    """Look through a folder and the folders in it; nothing is read but the catalogue.

    Left aside without a word: hidden files, the catalogue, the register and the notes. Told as
    skipped: links, pipes and devices, names that cannot be shown, files that differ from the
    checksum in the catalogue, and entries of the catalogue without a file.

    Raises:
        CorpusError: the folder is missing, not a folder or unreadable, or its catalogue is broken.
    """
    root = _checked_folder(folder)
    catalogue = read_catalogue(root / NAME) if (root / NAME).is_file() else Catalogue()
    skipped: list[str] = []
    found = {path.relative_to(root).as_posix(): path for path in iter_files(root, skipped)}
    for name, entry in catalogue.documents.items():
        told = _entry_problem(entry, found.get(name))
        if told:
            skipped.append(f"{name}: {told}")
            found.pop(name, None)
    files = tuple(
        _corpus_file(path, catalogue.documents.get(name, Entry(name)))
        for name, path in sorted(found.items())
        if not is_aside(name)
    )
    register = found.get(REGISTER)
    return Corpus(root, files, tuple(skipped), register, catalogue.official)


def _checked_folder(folder: Path) -> Path:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise CorpusError(f"{folder} is not there; name a folder of documents") from error
    if not root.is_dir():
        raise CorpusError(f"{folder} is not a folder; name the folder that holds the file")
    if not os.access(root, os.R_OK | os.X_OK):
        raise CorpusError(f"{folder} may not be read; give permission or name another folder")
    return root


def _joined(corpus: Corpus, other: Corpus) -> Corpus:
    """A corpus with the files of another one behind its own, under names that are its own."""
    names = {file.source.name for file in corpus.files}
    prefix = f"{other.folder.name}/"
    while any(f"{prefix}{file.source.name}" in names for file in other.files):
        prefix = f"own-{prefix}"
    files = (
        replace(file, source=replace(file.source, name=f"{prefix}{file.source.name}"))
        for file in other.files
    )
    return replace(
        corpus,
        files=(*corpus.files, *files),
        skipped=(*corpus.skipped, *(f"{prefix}{line}" for line in other.skipped)),
        official={**other.official, **corpus.official},
    )


def iter_files(root: Path, skipped: list[str], *, odd_names: bool = False) -> Iterator[Path]:
    """Plain files under the root, hidden ones left out; everything odd goes to ``skipped``.

    With ``odd_names`` a name that cannot be shown does not count as odd.
    """
    queue = [root]
    while queue:
        folder = queue.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            skipped.append(f"{_shown(folder, root)}: cannot be opened ({error.strerror})")
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            problem = _path_problem(entry, root) or ("" if odd_names else _name_problem(entry.name))
            if problem:
                skipped.append(f"{_shown(path, root)}: {problem}")
            elif entry.is_dir(follow_symlinks=False):
                queue.append(path)
            else:
                yield path


def _path_problem(entry: os.DirEntry[str], root: Path) -> str:
    """Why a thing in the folder is not taken; empty for a plain file or folder."""
    if entry.is_symlink():
        return _link_problem(Path(entry.path), root)
    if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        return "neither a file nor a folder but a pipe, socket or device"
    return ""


def _name_problem(name: str) -> str:
    """Why a name cannot stand in a catalogue or on a line; empty where it can."""
    raw = os.fsencode(name)
    problem = ""
    if raw.decode("utf-8", "replace") != name:
        problem = "its name is not UTF-8; rename it"
    elif len(raw) > MAX_NAME_BYTES:
        problem = f"its name is longer than {MAX_NAME_BYTES} bytes; rename it"
    elif any(unicodedata.category(char).startswith("C") for char in name):
        problem = "its name holds control or direction characters; rename it"
    return problem


def _link_problem(path: Path, root: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere"
    if target.is_relative_to(root):
        return f"a link to {_shown(target, root)}, which is read itself"
    return "a link that leads outside the folder; copy the file here"


def _entry_problem(entry: Entry, path: Path | None) -> str:
    """Why a file is not what its entry says; empty where it is."""
    if path is None:
        return f"named in {NAME} but not here; restore it or remove the entry"
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if entry.sha256 in ("", digest):
        return ""
    return (
        f"its sha256 is {digest[:12]}..., not {entry.sha256[:12]}... as in {NAME}; "
        "restore the file or correct the entry"
    )


def is_aside(name: str) -> bool:
    """Say whether a file is the corpus's own: catalogue, register or notes."""
    return name in (NAME, REGISTER) or (name.startswith(f"{NOTES}/") and name.endswith(".yaml"))


def _corpus_file(path: Path, entry: Entry) -> CorpusFile:
    source = Source(entry.file, "", entry.sha256, entry.url, entry.tier, entry.rights)
    plain = to_plain(entry)
    fields = {name: str(value) for name, value in plain.items()} if isinstance(plain, dict) else {}
    return CorpusFile(path, source, fields)


def _shown(path: Path, root: Path) -> str:
    """A name that can be printed on one line, whatever bytes it holds."""
    name = path.relative_to(root).as_posix()
    odd = any(unicodedata.category(char).startswith("C") for char in name)
    text = ascii(name)[1:-1] if odd else name
    return text if len(text) <= 120 else f"{text[:100]}..."
