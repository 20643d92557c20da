"""Build an index: read a folder, split its documents, add the register, publish a generation."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from itcp_assist.assistant.shelf import REGISTER
from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, identity_flags, split_clauses
from itcp_assist.corpus import CorpusFile, open_corpus, read_note_documents, read_notes
from itcp_assist.errors import CorpusError, ReadingError
from itcp_assist.index import Contents, Encoder, build_generation
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
from itcp_assist.register import Register, extract_relations, read_facts
from itcp_assist.settings import shipped_folder

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: where the generation is, how much it holds, what was left out and why."""

    generation: Path
    documents: int
    clauses: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    """What has been read so far; the first file with a symbol keeps it."""

    holdings: dict[str, Holding] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, holding: Holding, clauses: tuple[Clause, ...]) -> None:
        """Take a document with its clauses; a second one with its symbol is a problem."""
        symbol = holding.identity.symbol
        if symbol in self.holdings:
            kept = self.holdings[symbol].source.name
            self.problems.append(f"{holding.source.name}: is {symbol} like {kept}; left out")
            return
        self.holdings[symbol] = holding
        self.clauses.extend(clauses)
        self.relations.extend(extract_relations(clauses, holding.identity))
        self.problems.extend(f"{holding.source.name}: {flag}" for flag in holding.flags)


def build_index(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    *,
    with_register: bool = True,
    report: Report = lambda _line: None,
) -> BuildReport:
    """Read every document of a folder and publish one generation of the index.

    A file that cannot be read is a problem that is told; all others are indexed. Raises CorpusError
    when nothing can be indexed, IndexBusyError, StorageError; what was served before stays served.
    """
    gathered = _Gathered()
    folder = open_corpus(corpus)
    gathered.problems.extend(folder.skipped)
    for number, file in enumerate(folder.files, 1):
        report(f"reading {number} of {len(folder.files)}: {file.source.name}")
        _read_file(file, gathered)
    for identity, source, clauses in read_note_documents(corpus):
        if identity.symbol not in gathered.holdings:
            gathered.add(Holding(identity, source, text_kind=TextKind.NOTE), clauses)
    if not gathered.clauses:
        told = f": {gathered.problems[0]}" if gathered.problems else ""
        raise CorpusError(f"{corpus} holds no document that can be read{told}")
    facts_json = _add_register(gathered) if with_register else ""
    documents = sum(h.identity.kind != REGISTER for h in gathered.holdings.values())
    contents = Contents(
        tuple(gathered.holdings.values()),
        tuple(gathered.clauses),
        tuple(gathered.relations),
        facts_json,
    )
    path = build_generation(index, contents, encoder, report)
    return BuildReport(path, documents, len(gathered.clauses), tuple(gathered.problems))


def read_clauses(path: Path) -> tuple[Document, Identity, tuple[Clause, ...]]:
    """One document with its identity and clauses; ReadingError when it cannot be read."""
    document = read_document(path)
    identity = identify(document)
    return document, identity, split_clauses(document, identity)


def _read_file(file: CorpusFile, gathered: _Gathered) -> None:
    try:
        document = read_document(file.path, source=file.source)
        identity = identify(document, file.entry)
        clauses = split_clauses(document, identity)
    except ReadingError as error:
        gathered.problems.append(str(error))
        return
    if not clauses:
        gathered.problems.append(f"{file.source.name}: no citable paragraph was found; left out")
        return
    kind = clauses[0].text_kind
    flags = (*map(str, document.flags), *identity_flags(document, identity))
    gathered.add(Holding(identity, document.source, document.page_count, kind, flags), clauses)


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
