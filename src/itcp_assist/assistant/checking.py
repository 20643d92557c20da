"""Check the user's own folder: every file read, and its first page held against its entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from itcp_assist.clauses import identify, identity_flags, split_clauses
from itcp_assist.corpus import CorpusFile, OfficialText, open_corpora
from itcp_assist.corpus.folder import look_through
from itcp_assist.corpus.inspecting import Finding, inspect_folder
from itcp_assist.errors import CorpusError, ReadingError
from itcp_assist.reading import read_documents
from itcp_assist.records import Document

# Kinds of a catalogue's entries that are the corpus's own, not texts that it holds.
_OWN = ("notes", "register")

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is held: the files of both folders, and the official texts that are not among them."""

    files: tuple[CorpusFile, ...]
    missing: tuple[OfficialText, ...]
    skipped: tuple[str, ...]


def list_texts(shipped: Path, documents: Path) -> Shelved:
    """The texts of the corpus that ships and of the user's own folder, which may be missing.

    Raises:
        CorpusError: a catalogue is broken.
    """
    corpus = open_corpora([shipped, documents])
    files = tuple(file for file in corpus.files if file.entry.get("kind") not in _OWN)
    held = {file.entry.get("symbol") for file in files}
    missing = tuple(text for text in corpus.official.values() if text.symbol not in held)
    return Shelved(files, missing, corpus.skipped)


def check_texts(
    folder: Path, *, ocr: bool = False, report: Report = lambda _line: None
) -> Iterator[Finding]:
    """What is wrong with a folder, one line each: its catalogue, then each file as it is read.

    One reader is enough to tell; ``ocr`` also reads pages without text.
    """
    try:
        yield from inspect_folder(folder)
        files = look_through(folder).files
    except CorpusError as error:
        yield Finding(folder.name, str(error))
        return
    documents = read_documents([(file.path, file.source) for file in files], witness=False, ocr=ocr)
    for number, (file, read) in enumerate(zip(files, documents, strict=True), 1):
        report(f"reading {number} of {len(files)}: {file.source.name}")
        yield from _check_reading(file, read)


def _check_reading(file: CorpusFile, read: Document | ReadingError) -> Iterator[Finding]:
    """What reading a file tells against it."""
    name = file.source.name
    if isinstance(read, ReadingError):
        yield Finding(name, str(read).removeprefix(f"{name}: "))
        return
    identity = identify(read, file.entry)
    if not split_clauses(read, identity):
        yield Finding(name, f"has no citable paragraph; itcp-assist corpus remove {quote(name)}")
    doubts = identity_flags(read, identify(read))  # of the text alone, which no entry can settle
    for flag in identity_flags(read, identity):
        yield Finding(name, flag, is_wrong=flag not in doubts)
