"""An assistant over a few fictional clauses: small, but real, for the tests of the page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from itcp_assist.citation import Citation, find_mentions, find_pinpoints, parse_symbol
from itcp_assist.errors import NotHeldError, QuestionError
from itcp_assist.records import (
    Answer,
    ChainLink,
    Cited,
    Clause,
    Comparison,
    Confidence,
    Exhibit,
    Holding,
    Identity,
    Kind,
    Listed,
    Listing,
    Outcome,
    Query,
    Quote,
    Selection,
    Source,
    Standing,
    State,
    Statement,
    Status,
    TextKind,
    VerdictKind,
)
from itcp_assist.records.wording import say_count
from itcp_assist.ui.desk import Compared

OLD, NEW = "A.9001(90)", "A.9002(91)"
TEXTS = {
    f"{OLD}#pp/1": "RECALLING the fictional Convention on Paper Boats,",
    f"{OLD}#op/1": "INVITES Member States to fold their paper boats with due care;",
    f"{OLD}#op/2": "REQUESTS the Secretary-General to count the paper boats each year;",
    f"{NEW}#pp/1": "RECALLING resolution A.9001(90) on the folding of paper boats,",
    f"{NEW}#op/1": "URGES Member States to fold paper boats of recycled paper only;",
    f"{NEW}#op/2": "REQUESTS the Secretary-General to report on recycled paper boats;",
    f"{NEW}#op/3": "REVOKES resolution A.9001(90).",
}
DAYS = {OLD: date(2001, 1, 15), NEW: date(2003, 6, 30)}
TITLES = {OLD: "Folding of paper boats", NEW: "Folding of paper boats from recycled paper"}
TODAY = date(2004, 1, 1)


class FakeRenewal:
    """Lacks two texts until it has run once; the host sends a payload in place of the second."""

    def __init__(self) -> None:
        self._missing = 2

    def offer(self) -> str:
        hosts = "boats.example; nothing is fetched unasked"
        return f"{self._missing} official texts can be had from {hosts}" if self._missing else ""

    def run(self) -> Iterator[str]:
        yield f"1 of 2: {OLD}: kept"
        yield f"2 of 2: {NEW}: <img src=x onerror=alert(1)>"
        self._missing = 0
        yield "1 texts were added"


class FakeAssistant:
    """Looks up what a question names by symbol and number; lists clauses of a verb; else declines.

    ``texts`` maps keys to texts; every clause of a symbol belongs to one document.
    """

    def __init__(self, texts: dict[str, str] = TEXTS, titles: dict[str, str] = TITLES) -> None:
        self._titles = titles
        keys = [Citation.parse(key) for key in texts]
        self.clauses = {
            citation: make_clause(citation, texts[str(citation)], ordinal)
            for ordinal, citation in enumerate(keys)
        }
        self.turns_seen: list[int] = []

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        self.turns_seen.append(len(turns))
        if not any(char.isalpha() for char in question):
            raise QuestionError("the question holds no words; ask about a resolution")
        symbols = tuple(m.symbol for m in find_mentions(question) if m.symbol)
        verb = next((w for w in question.split() if w.isupper() and w.isalpha()), "")
        found = self._found(question, symbols, verb)
        kind = Kind.LIST if verb else Kind.LOOKUP
        query = make_query(question, kind, as_of or TODAY, symbols, (verb,) if verb else ())
        if not found:
            nearest = tuple(list(self.clauses)[:2])
            note = "No clause that is held says anything about this."
            return Answer(query, kind, Outcome.DECLINED, (), (), (note,), nearest, None, None)
        statements = tuple(self._statement(clause, query.as_of) for clause in found)
        counts = (len(found), len(self.clauses)) if verb else (None, None)
        notes = (say_count(*counts, "clause"),) if verb else ()
        return Answer(query, kind, Outcome.ANSWERED, statements, (), notes, (), *counts)

    def show(self, key: str, *, as_of: date | None = None) -> Exhibit:
        clause = self.clauses.get(Citation.parse(key))
        if clause is None:
            raise NotHeldError(f"{key} is not held; ask for the holdings to see what is")
        siblings = [c for c in self.clauses.values() if c.symbol == clause.symbol]
        at = siblings.index(clause)
        return Exhibit(
            clause,
            self._holding(clause.symbol),
            make_status(clause.symbol, as_of or TODAY),
            previous=siblings[at - 1] if at else None,
            next=siblings[at + 1] if at + 1 < len(siblings) else None,
            cites=(Citation(OLD),) if OLD in clause.text else (),
        )

    def status(self, symbol: str, *, as_of: date | None = None) -> Standing:
        canonical = parse_symbol(symbol)
        if canonical not in DAYS:
            raise NotHeldError(f"{canonical} is not in the register")
        day = as_of or TODAY
        states = {s: make_status(s, day) for s in (OLD, NEW)}
        by = states[OLD].by
        chain = (
            ChainLink(OLD, TITLES[OLD], DAYS[OLD], states[OLD].state, "revokes", by, VERIFIED),
            ChainLink(NEW, TITLES[NEW], DAYS[NEW], states[NEW].state, "", None, VERIFIED),
        )
        return Standing(states[canonical], chain)

    def document(self, symbol: str) -> tuple[Holding, Sequence[Clause]]:
        clauses = [c for c in self.clauses.values() if c.symbol == parse_symbol(symbol)]
        if not clauses:
            raise NotHeldError(f"{symbol} is not held; ask for the holdings to see what is")
        return self._holding(clauses[0].symbol), clauses

    def compare(self, one: str, other: str, *, as_of: date | None = None) -> Compared:
        given = [self.document(symbol) for symbol in (one, other)]
        holdings = {holding.identity.symbol: holding for holding, _ in given}
        (_, older), (_, newer) = given
        comparison = Comparison(one, other, (), tuple(older), tuple(newer))
        return comparison, holdings, lambda c: make_status(c.symbol, as_of or TODAY)

    def listing(self, selection: Selection, *, as_of: date | None = None) -> Listing:
        day = as_of or TODAY
        rows = tuple(
            Listed(c, self._holding(c.symbol), make_status(c.symbol, day))
            for c in self.clauses.values()
            if not selection.symbols or c.symbol in selection.symbols
            if not selection.verbs or c.verb.casefold().removesuffix("s") in selection.verbs
            if not selection.states or make_status(c.symbol, day).state in selection.states
        )
        return Listing(rows, len(rows), len(self.clauses), "par", day)

    def offered(self) -> dict[str, tuple[str, ...]]:
        return {"verb": ("invite", "request", "urge")}

    def holdings(self) -> tuple[Holding, ...]:
        return tuple(self._holding(s) for s in dict.fromkeys(c.symbol for c in self.clauses))

    def _found(self, question: str, symbols: Iterable[str], verb: str) -> list[Clause]:
        if verb:
            return [c for c in self.clauses.values() if c.verb == verb]
        paths = {p.path for p in find_pinpoints(question)}
        return [
            clause
            for clause in self.clauses.values()
            if clause.symbol in symbols
            and clause.citation.part != "pp"
            and (not paths or clause.citation.path in paths)
        ]

    def _statement(self, clause: Clause, day: date) -> Statement:
        return make_statement(clause, self._holding(clause.symbol), make_status(clause.symbol, day))

    def _holding(self, symbol: str) -> Holding:
        title = self._titles.get(symbol, "Fictional text")
        identity = Identity(symbol, title, "resolution", adopted=DAYS.get(symbol))
        source = Source(
            f"{symbol}.txt", "text", "0" * 64, "https://example.org/boats", "own", "fictional"
        )
        return Holding(identity, source)


VERIFIED = Confidence.VERIFIED_TEXT


def make_query(
    question: str,
    kind: Kind = Kind.LOOKUP,
    as_of: date = TODAY,
    symbols: tuple[str, ...] = (),
    verbs: tuple[str, ...] = (),
) -> Query:
    selection = Selection(verbs=verbs)
    return Query(question, kind, "", as_of, symbols=symbols, selection=selection)


def make_clause(
    citation: Citation, text: str, ordinal: int = 0, kind: TextKind = TextKind.VERBATIM
) -> Clause:
    span = (0, len(text))
    verb = next((w for w in text.split()[:1] if w.isupper()), "")
    return Clause(citation, text, (span,), *span, ordinal, verb=verb, text_kind=kind)


def make_status(symbol: str, day: date) -> Status:
    """OLD is revoked by NEW from the day of NEW; everything else is not established."""
    adopted = DAYS.get(symbol)
    if adopted and day < adopted:
        evidence = "The register dates its adoption later."
        return Status(symbol, day, State.NOT_YET_ADOPTED, VERIFIED, evidence, adopted=adopted)
    if symbol == OLD and day >= DAYS[NEW]:
        by = Citation.parse(f"{NEW}#op/3")
        evidence = "Operative paragraph 3 of A.9002(91) revokes it by name."
        return Status(symbol, day, State.REVOKED, VERIFIED, evidence, by, DAYS[NEW], adopted)
    evidence = "No act that ends it is in the register, which is no proof that there is none."
    return Status(
        symbol, day, State.NOT_ESTABLISHED, Confidence.SECONDARY, evidence, adopted=adopted
    )


def make_statement(
    clause: Clause, holding: Holding, status: Status, *, is_quote: bool = True
) -> Statement:
    quote = Quote(clause.citation, 0, len(clause.text))
    cited = Cited(quote, clause.text, clause, holding, status)
    return Statement(clause.text, VerdictKind.SUPPORTED, (cited,), is_quote=is_quote)
