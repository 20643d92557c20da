"""Answers, clauses and standings as plain text for a terminal."""

from collections.abc import Iterator

from itcp_assist.present.labels import KINDS, to_quote
from itcp_assist.present.named import iter_named
from itcp_assist.records import (
    Answer,
    Cited,
    Exhibit,
    Outcome,
    Standing,
    State,
    Statement,
    Status,
    TextKind,
)
from itcp_assist.records.wording import CONFIDENCES, NOTICE, STATES, shown_state, to_day

_OUTCOMES = {Outcome.DECLINED: "No answer from what is held.", Outcome.CHOOSE: "Please choose."}


def to_answer_text(answer: Answer) -> str:
    """The answer with each citation's key, label and status; notes of ours are never quoted."""
    return _join(_iter_answer(answer))


def to_exhibit_text(exhibit: Exhibit) -> str:
    """One clause with its note, status, neighbours and source."""
    return _join(_iter_exhibit(exhibit))


def to_standing_text(standing: Standing) -> str:
    """What stands and why, with the chain, oldest first."""
    return _join(_iter_standing(standing))


def _iter_answer(answer: Answer) -> Iterator[str]:
    if answer.outcome in _OUTCOMES:
        yield _OUTCOMES[answer.outcome]
    for number, statement in enumerate(answer.statements, 1):
        yield f"{number}. {_say_statement(statement)}"
        for cited in statement.cited:
            yield f"   [{cited.quote.citation}] {_say_cited(cited)}"
            yield from (f"   To be checked in the source: {f}" for f in cited.clause.flags)
        yield ""
    yield from (f"Note: {note}" for note in answer.notes)
    if answer.nearest:
        yield "Nearest: " + "; ".join(map(str, answer.nearest))
    yield f"Status as of {to_day(answer.query.as_of)}. {NOTICE}"


def _say_statement(statement: Statement) -> str:
    if not statement.is_quote:
        return statement.text
    return to_quote(statement.text, statement.cited[0].clause.text_kind)


def _say_cited(cited: Cited) -> str:
    label = cited.clause.citation.label(cited.holding.identity.title)
    page = f", page {cited.clause.page}" if cited.clause.page else ""
    return f"{label}{page}: {_say_status(cited.status)}"


def _say_status(status: Status) -> str:
    by = f" by {status.by}" if status.by else ""
    on = f" on {to_day(status.on)}" if status.on else ""
    return f"{STATES[shown_state(status)]}{by}{on}"


def _iter_exhibit(exhibit: Exhibit) -> Iterator[str]:
    clause, source = exhibit.clause, exhibit.holding.source
    yield f"{clause.citation}  {clause.citation.label(exhibit.holding.identity.title)}"
    yield f"Status on {to_day(exhibit.status.as_of)}: {_say_status(exhibit.status)}."
    yield f"Why: {exhibit.status.evidence}"
    yield ""
    if exhibit.previous:
        yield f"  before  [{exhibit.previous.citation}] {exhibit.previous.text}"
    if clause.text_kind is not TextKind.VERBATIM:
        yield f"{KINDS[clause.text_kind]}:"
    yield f"> {clause.text}"
    if exhibit.next:
        yield f"  after   [{exhibit.next.citation}] {exhibit.next.text}"
    yield ""
    yield from (f"Footnote {note.text}" for note in clause.footnotes)
    yield from (f"To be checked in the source: {flag}" for flag in clause.flags)
    if clause.note:
        yield f"In plain words (our note): {clause.note}"
    yield from iter_named(exhibit.followed)
    for name, citations in (
        ("Sub-items", exhibit.children),
        ("Cites", exhibit.cites),
        ("Cited by", exhibit.cited_by),
        ("Near-twins", exhibit.twins),
    ):
        if citations:
            yield f"{name}: {'; '.join(map(str, citations))}"
    yield f"Source: {source.name} {source.url}".rstrip() + f", sha256 {source.sha256}"
    yield NOTICE


def _iter_standing(standing: Standing) -> Iterator[str]:
    status = standing.status
    yield f"{status.symbol} on {to_day(status.as_of)}: {_say_status(status)}"
    is_told = status.state is not State.NOT_ESTABLISHED
    known = f" [{CONFIDENCES[status.confidence]}]" if is_told else ""
    yield f"Why: {status.evidence}{known}"
    yield from (f"Against it: {conflict}" for conflict in status.conflicts)
    for link in standing.chain:
        adopted = to_day(link.adopted) if link.adopted else "date not established"
        by = f" ({link.by})" if link.by else ""
        state = STATES[shown_state(link)]
        is_told = shown_state(link) is not State.NOT_ESTABLISHED or link.by is not None
        known = f" [{CONFIDENCES[link.confidence]}]" if is_told else ""
        yield f"  {link.symbol}  {adopted}  {state}  {link.relation}{by}{known}  {link.title}"
    yield NOTICE


def _join(lines: Iterator[str]) -> str:
    return "\n".join(lines)
