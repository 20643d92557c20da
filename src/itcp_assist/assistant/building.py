"""Build an index: read a folder, split its documents, add the register, publish a generation."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from itcp_assist.assistant.gathering import (
    Choices,
    Earlier,
    Reading,
    Report,
    choose_readings,
    read_files,
)
from itcp_assist.assistant.shelf import REGISTER
from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, split_clauses, with_acts, with_references
from itcp_assist.corpus import open_corpora, read_note_documents, read_notes
from itcp_assist.errors import CorpusError
from itcp_assist.index import Contents, Encoder, build_generation, earlier_contents
from itcp_assist.reading import read_document
from itcp_assist.records import (
    Clause,
    Document,
    Holding,
    Identity,
    Relation,
    Source,
    TextKind,
)
from itcp_assist.register import Register, read_facts
from itcp_assist.settings import shipped_folder

_DEFAULT = Choices()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: where the generation is, how much it holds, what was left out and why."""

    generation: Path
    documents: int
    clauses: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    holdings: dict[str, Holding] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Take what was read of a document, and tell the remarks on it."""
        self.holdings[reading.symbol] = reading.holding
        self.clauses.extend(reading.clauses)
        self.relations.extend(reading.relations)
        self.problems.extend(f"{reading.name}: {flag}" for flag in reading.holding.flags)


def build_index(
    folders: Sequence[Path],
    index: Path,
    encoder: Encoder,
    *,
    choices: Choices = _DEFAULT,
    report: Report = lambda _line: None,
) -> BuildReport:
    """Read every document of the folders and publish one generation of the index.

    A file that cannot be read is a problem that is told; all others are indexed. One that has not
    changed since the last build is not read again. Raises CorpusError when nothing can be indexed,
    IndexBusyError, StorageError; what was served before stays served.
    """
    gathered = _Gathered()
    corpus = open_corpora(folders)
    gathered.problems.extend(corpus.skipped)
    found = list(read_files(corpus.files, Earlier(earlier_contents(index)), choices, report))
    gathered.problems.extend(told for told in found if isinstance(told, str))
    kept, left_out = choose_readings([r for r in found if isinstance(r, Reading)])
    gathered.problems.extend(left_out)
    for reading in kept:
        gathered.add(reading)
    for folder in folders:
        _add_notes(folder, gathered)
    if not gathered.clauses:
        told = f": {gathered.problems[0]}" if gathered.problems else ""
        names = ", ".join(map(str, folders))
        raise CorpusError(f"{names} holds no document that can be read{told}")
    facts_json = _add_register(gathered) if choices.with_register else ""
    documents = sum(h.identity.kind != REGISTER for h in gathered.holdings.values())
    contents = Contents(
        tuple(gathered.holdings.values()),
        tuple(gathered.clauses),
        tuple(gathered.relations),
        facts_json,
    )
    path = build_generation(index, contents, encoder, report)
    return BuildReport(path, documents, len(gathered.clauses), tuple(gathered.problems))


def read_clauses(
    path: Path, *, witness: bool = True, ocr: bool = False
) -> tuple[Document, Identity, tuple[Clause, ...]]:
    """One document with its identity and clauses; ReadingError when it cannot be read."""
    document = read_document(path, witness=witness, ocr=ocr)
    identity = identify(document)
    return document, identity, split_clauses(document, identity)


def _add_notes(folder: Path, gathered: _Gathered) -> None:
    """Add the notes of a folder on resolutions whose text is not held."""
    for identity, source, clauses in read_note_documents(folder):
        if identity.symbol not in gathered.holdings:
            holding = Holding(identity, source, text_kind=TextKind.NOTE)
            gathered.add(Reading(holding, with_references(with_acts(clauses)), ()))


def _add_register(gathered: _Gathered) -> str:
    """Add the register's entries and the plain-language notes; the facts as JSON."""
    shipped = shipped_folder("corpus")
    facts = read_facts(shipped / "register.yaml")
    facts_json = facts.to_json()
    source = Source(
        "register.yaml", REGISTER, hashlib.sha256(facts_json.encode()).hexdigest(), tier="own"
    )
    for identity, clause in Register(facts).entries():
        if identity.symbol not in gathered.holdings:
            entry = replace(identity, kind=REGISTER)
            gathered.holdings[identity.symbol] = Holding(entry, source, text_kind=TextKind.NOTE)
        gathered.clauses.append(clause)
    notes = read_notes(shipped)
    gathered.clauses[:] = _with_notes(gathered.clauses, notes)
    return facts_json


def _with_notes(clauses: list[Clause], notes: Mapping[Citation, str]) -> Iterator[Clause]:
    """The clauses, those of official text with their plain-language note beside them."""
    for clause in clauses:
        note = notes.get(clause.citation, "") if clause.text_kind != TextKind.NOTE else ""
        yield replace(clause, note=note) if note else clause
