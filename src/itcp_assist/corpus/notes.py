"""Plain-language notes on clauses, in the project's own words: read, checked and made clauses."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itcp_assist.citation import Citation, split_imo
from itcp_assist.corpus.folder import NOTES
from itcp_assist.errors import CitationError, CorpusError
from itcp_assist.records import Clause, Identity, Source, TextKind
from itcp_assist.records.strict import parse_record, parse_yaml

MEDIA = "application/yaml"
RIGHTS = "the project's own words about an official text that may not be redistributed"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the file gives it: ``place`` is the key without the symbol, as in ``op/3``."""

    place: str
    verb: str
    note: str
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The notes on one resolution; ``official`` is where its official text should be found."""

    symbol: str
    title: str
    adopted: date
    official: str
    clauses: tuple[Note, ...]


def read_notes(folder: Path) -> Mapping[Citation, str]:
    """The notes of a corpus folder by the citation of their clause; empty where it has none.

    Raises:
        CorpusError: a note file is broken; the line names file, entry and field.
    """
    return {
        clause.citation: clause.text
        for _, _, clauses in read_note_documents(folder)
        for clause in clauses
    }


def read_note_documents(folder: Path) -> tuple[tuple[Identity, Source, tuple[Clause, ...]], ...]:
    """The note files of a corpus folder, each as a document whose clauses are its notes.

    They stand in for a resolution whose official text is not held. A clause's ``text`` is the
    note, its ``text_kind`` NOTE; verb and addressees are as the official text prints them. The
    spans lie in the notes joined by line feeds. ``source.url`` is where the official text should
    be. CorpusError as in ``read_notes``.
    """
    paths = sorted((folder / NOTES).glob("*.yaml"))
    return tuple(_read_note_file(path) for path in paths)


def _read_note_file(path: Path) -> tuple[Identity, Source, tuple[Clause, ...]]:
    name = f"{NOTES}/{path.name}"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{name}: cannot be read ({error.strerror}); restore it") from error
    file = parse_record(NoteFile, parse_yaml(content, name), name)
    parts = split_imo(file.symbol)
    organ = parts[0] if parts else ""
    identity = Identity(file.symbol, file.title, "resolution", organ, file.adopted)
    digest = hashlib.sha256(content).hexdigest()
    source = Source(name, MEDIA, digest, file.official, "own", RIGHTS)
    return identity, source, tuple(_iter_clauses(file, name))


def _iter_clauses(file: NoteFile, name: str) -> Iterator[Clause]:
    at = 0
    seen: set[Citation] = set()
    for ordinal, note in enumerate(file.clauses):
        citation = _citation(file.symbol, note.place, f"{name}, clauses {ordinal + 1}")
        text = " ".join(note.note.split())
        if citation in seen or not text:
            told = "has two notes; merge them" if text else "has no text; write it"
            raise CorpusError(f"{name}: {citation} {told}")
        seen.add(citation)
        end = at + len(text)
        yield Clause(
            citation,
            text,
            ((at, end),),
            at,
            end,
            ordinal,
            note.verb,
            note.addressees,
            parent=citation.parent,
            text_kind=TextKind.NOTE,
        )
        at = end + 1


def _citation(symbol: str, place: str, where: str) -> Citation:
    try:
        return Citation.parse(f"{symbol}#{place}")
    except CitationError as error:
        raise CorpusError(f"{where}, place: {error}") from error
