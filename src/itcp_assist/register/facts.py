"""What is known about resolutions beside their texts: facts, each with how it is known."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itcp_assist.citation import parse_symbol
from itcp_assist.errors import CitationError, CorpusError
from itcp_assist.records import Confidence, Relation, State
from itcp_assist.records.strict import parse_record, parse_yaml, to_plain

RELATION_VERBS = (
    "revokes", "supersedes", "overtakes", "amends", "corrects", "extends", "recalls",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the Assembly: between which days it can have adopted, and which numbers.

    ``earliest`` and ``latest`` are as narrow as is known; ``first`` and ``last`` are the numbers
    of its resolutions where both or one are known.
    """

    number: int
    held: str
    earliest: date | None = None
    latest: date | None = None
    first: int | None = None
    last: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Nonexistent:
    """A symbol that is met in the wild and that no document bears, and why."""

    symbol: str
    why: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something that was looked for and not found.

    ``not_by`` are resolutions read in full that do not do it; ``concerns`` the one that might.
    """

    symbol: str
    question: str
    not_by: tuple[str, ...] = ()
    concerns: str = ""


@dataclass(frozen=True, slots=True)
class StatusFact:
    """What a source says of a status, in its words: no clause is known that does it."""

    state: State
    confidence: Confidence
    says: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """What a portal's page flags of a text: the portal's word, no status given by a body.

    ``says`` is the flag in English; ``state`` what it amounts to: stands, or how it ended.
    """

    symbol: str
    portal: str
    state: State
    confidence: Confidence
    says: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about a resolution, and how it is known."""

    says: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something was read: a description, and an address where there is one to give."""

    what: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionFacts:
    """The facts of one resolution; what is marked ``lead`` is never told.

    ``preambular`` and ``operative`` count the paragraphs where the whole text was read.
    """

    symbol: str
    title: str = ""
    title_confidence: Confidence = Confidence.LEAD
    adopted: date | None = None
    adopted_confidence: Confidence = Confidence.LEAD
    circulated: date | None = None
    session: int | None = None
    agenda_item: str = ""
    document_header: str = ""
    status: StatusFact | None = None
    preambular: int | None = None
    operative: int | None = None
    annexes: tuple[str, ...] = ()
    told: tuple[Remark, ...] = ()
    sources: tuple[Reference, ...] = ()

    @property
    def known_title(self) -> str:
        """The title, empty where it is a lead."""
        return self.title if self.title_confidence is not Confidence.LEAD else ""

    @property
    def known_adoption(self) -> date | None:
        """The day of adoption, None where it is a lead."""
        return self.adopted if self.adopted_confidence is not Confidence.LEAD else None


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole register as read; empty by default, for an index without it."""

    edition: date | None = None
    sessions: tuple[Session, ...] = ()
    nonexistent: tuple[Nonexistent, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    flags: tuple[Flag, ...] = ()
    relations: tuple[Relation, ...] = ()
    resolutions: tuple[ResolutionFacts, ...] = ()

    def to_json(self) -> str:
        """The facts as one JSON text, from which ``from_json`` makes them again."""
        return json.dumps(to_plain(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Facts":
        """Read what ``to_json`` wrote; CorpusError when it is anything else."""
        try:
            raw = json.loads(text)
        except ValueError as error:
            raise CorpusError(f"the register of facts is not JSON ({error}); rebuild it") from error
        return _parse_facts(raw, "register")


def read_facts(path: Path) -> Facts:
    """Read a register file (YAML, UTF-8); CorpusError names the file, entry and field at fault."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path.name}: cannot be read ({error.strerror}); restore it") from error
    return _parse_facts(parse_yaml(content, path.name), path.name)


def _parse_facts(raw: object, where: str) -> Facts:
    facts = parse_record(Facts, raw, where)
    symbols = [entry.symbol for entry in facts.resolutions]
    for at, symbol in enumerate(symbols, 1):
        _check_symbol(symbol, f"{where}, resolutions {at}")
        if symbol in symbols[: at - 1]:
            raise CorpusError(f"{where}: {symbol} has two entries; merge them")
    for at, flag in enumerate(facts.flags, 1):
        _check_symbol(flag.symbol, f"{where}, flags {at}")
    for at, relation in enumerate(facts.relations, 1):
        _check_symbol(relation.actor, f"{where}, relations {at}")
        if relation.verb not in RELATION_VERBS:
            raise CorpusError(
                f"{where}, relations {at}: unknown verb {relation.verb!r}; "
                f"known are {', '.join(RELATION_VERBS)}"
            )
        if relation.clause and relation.clause.symbol != relation.actor:
            raise CorpusError(
                f"{where}, relations {at}: clause {relation.clause} is not in {relation.actor}"
            )
    return facts


def _check_symbol(symbol: str, where: str) -> None:
    try:
        canonical = parse_symbol(symbol)
    except CitationError as error:
        raise CorpusError(f"{where}: {error}") from error
    if canonical != symbol:
        raise CorpusError(f"{where}: {symbol!r} is written {canonical!r}; correct it")
