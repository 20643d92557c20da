"""From a question to an answer: what was understood, found, proposed and verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records.acts import Group, Strength
from itcp_assist.records.documents import Clause, Holding, Reference, Status
from itcp_assist.records.kinds import Kind, Outcome, State, VerdictKind


@dataclass(frozen=True, slots=True)
class Selection:
    """Which clauses a list takes: every field that holds something must fit, by one of its values.

    The scope: ``symbols``, ``organs`` as in Identity, ``sessions``, ``years`` of adoption,
    ``states`` on the day asked about, ``parts`` by kind (op, pp, par) or division (annex, annex-2).
    What fits within it: ``verbs`` in their base form, ``strengths``, ``groups``, and
    ``addressees``: folded words that one printed addressee holds.
    """

    symbols: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    sessions: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[State, ...] = ()
    parts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    groups: tuple[Group, ...] = ()
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selected:
    """All clauses that a selection takes, by document and in document order.

    ``paragraphs`` counts them without the sub-items that follow their paragraph; ``searched``
    counts the paragraphs of the whole scope, every one of which was looked through.
    """

    clauses: tuple[Clause, ...]
    paragraphs: int
    searched: int


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a question; shown to the reader, so that it can be corrected.

    ``intent`` is the finer kind by which answers are shaped. ``symbols`` are canonical, in order of
    mention; ``choices`` what an incomplete one could mean; ``places`` were asked for by number;
    ``part`` is op or pp; ``selection`` says which clauses are asked for, beside the symbols;
    ``phrase`` is a name or quoted words to be found as they stand; ``matter`` is the question
    without symbols, numbers, day and scope, ``terms`` the words of it that carry meaning, both with
    spelling corrected.
    ``notes`` tell what was corrected. ``has_day`` says that a day was named,
    ``asks_duty`` that the question takes the verb for a duty.
    """

    question: str
    kind: Kind
    intent: str
    as_of: date
    symbols: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    places: tuple[Citation, ...] = ()
    part: str = ""
    selection: Selection = Selection()
    phrase: str = ""
    matter: str = ""
    terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    has_day: bool = False
    asks_duty: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked clause: ``rank`` from 1, ``score`` comparable within one ranking only."""

    clause: Clause
    score: float
    rank: int
    retriever: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What search found for a query.

    ``searched`` counts the clauses that were looked through where all of them were, else None;
    ``matched`` those that fit, without sub-items that only follow their paragraph. ``part`` is what
    was looked through: op, pp, annex, or par where it is more than one of them.
    ``missing`` are words of the question that no clause holds; ``is_confident`` says that the best
    hit covers enough of the question to be shown as an answer.
    """

    hits: tuple[Hit, ...] = ()
    searched: int | None = None
    missing: tuple[str, ...] = ()
    is_confident: bool = True
    matched: int | None = None
    part: str = "par"


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of a stored clause: ``text[start:end]`` of the clause at ``citation``."""

    citation: Citation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that somebody proposes: its wording and what it rests on; not yet to be shown.

    A sentence ``is_model_worded`` where a language model chose its words; ``claimed`` are texts
    that it put in quotation marks, each to be found in a cited clause.
    """

    text: str
    quotes: tuple[Quote, ...]
    claimed: tuple[str, ...] = ()
    is_quote: bool = False
    is_model_worded: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed answer, never shown: only ``verify`` turns it into an Answer."""

    query: Query
    kind: Kind
    outcome: Outcome
    offered: tuple[Citation, ...]
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    matched: int | None = None
    searched: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A verified citation, with all that a reader needs to see beside it."""

    quote: Quote
    text: str
    clause: Clause
    holding: Holding
    status: Status


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its verdict. Withheld ones keep their reason, and are counted, not shown."""

    text: str
    verdict: VerdictKind
    cited: tuple[Cited, ...]
    is_quote: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader may see; made by ``verify`` only."""

    query: Query
    kind: Kind
    outcome: Outcome
    statements: tuple[Statement, ...]
    withheld: tuple[Statement, ...]
    notes: tuple[str, ...]
    nearest: tuple[Citation, ...]
    matched: int | None
    searched: int | None
    fingerprint: Mapping[str, str | None] = field(default_factory=dict)
    elapsed_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Followed:
    """A cross-reference of a clause followed one step: the clause that it leads to.

    ``clause`` is None where it leads to a whole document or part, or to what is not held;
    ``is_held`` tells the two apart. ``status`` is that of the clause, on the day asked about.
    """

    reference: Reference
    is_held: bool
    clause: Clause | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One clause laid open: what stands before and after it, what it cites, what cites it."""

    clause: Clause
    holding: Holding
    status: Status
    previous: Clause | None = None
    next: Clause | None = None
    children: tuple[Citation, ...] = ()
    cites: tuple[Citation, ...] = ()
    cited_by: tuple[Citation, ...] = ()
    twins: tuple[Citation, ...] = ()
    followed: tuple[Followed, ...] = ()
