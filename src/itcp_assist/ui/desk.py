"""What the page asks of the assistant, and what it shows when the assistant refuses or fails."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias, TypeVar

from itcp_assist.citation import Citation
from itcp_assist.errors import ItcpError, NotHeldError, QuestionError
from itcp_assist.present import (
    COMPARISON_STYLE,
    escape_html,
    escape_markdown,
    parse_fragment,
    to_badge,
    to_chain_table,
    to_chat,
    to_comparison_html,
    to_contents,
    to_figure,
    to_heading,
    to_holdings_table,
    to_missing,
    to_outline,
    to_pane,
    to_standing_table,
    to_timeline,
)
from itcp_assist.records import (
    Answer,
    Clause,
    Comparison,
    Exhibit,
    Holding,
    Listing,
    Selection,
    Standing,
    Status,
)

KEPT = 50  # exchanges of one conversation that stay on the page and in memory
MAX_QUESTION = 4_000  # characters that the box takes; the assistant has its own, lower limit
MAX_REFERENCE = 300  # characters of a fragment; no key comes near it

_logger = logging.getLogger(__name__)
Shown = TypeVar("Shown")
Compared: TypeAlias = tuple[Comparison, Mapping[str, Holding], Callable[[Citation], Status]]


class Assistant(Protocol):
    """The part of the assistant that the page uses."""

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        """Answer a question; ``turns`` are the earlier answers of the conversation."""

    def show(self, key: str, *, as_of: date | None = None) -> Exhibit:
        """Lay a clause open."""

    def status(self, symbol: str, *, as_of: date | None = None) -> Standing:
        """Tell what stands."""

    def document(self, symbol: str) -> tuple[Holding, Sequence[Clause]]:
        """A held document with all its clauses."""

    def compare(self, one: str, other: str, *, as_of: date | None = None) -> Compared:
        """Lay two held documents side by side, with what tells the status of their clauses."""

    def listing(self, selection: Selection, *, as_of: date | None = None) -> Listing:
        """List every clause that a selection takes."""

    def offered(self) -> Mapping[str, tuple[str, ...]]:
        """What a list can be asked for: among it the verbs."""

    def holdings(self) -> tuple[Holding, ...]:
        """List what is held."""


class Renewal(Protocol):
    """The way to the official texts that are named and not held."""

    def offer(self) -> str:
        """One line on what is missing and whence it would come; empty where nothing is."""

    def run(self) -> Iterator[str]:
        """Fetch what is missing and index it; a line for each step."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and the Markdown shown for it; ``answer`` is None where none could be given."""

    question: str
    shown: str
    answer: Answer | None = None


def reply(assistant: Assistant, question: str, day: str, past: Sequence[Exchange]) -> Exchange:
    """Answer a question, as an ordinary message also when it cannot be answered."""

    def answered() -> Exchange:
        turns = [earlier.answer for earlier in past if earlier.answer]
        answer = assistant.ask(question, as_of=parse_day(day), turns=turns)
        return Exchange(question, to_chat(answer), answer)

    return _shown(answered, lambda told: Exchange(question, escape_markdown(told)))


def open_reference(assistant: Assistant, fragment: str, day: str) -> str:
    """The reading pane, as HTML, for a link's fragment: a clause, or a document's standing."""
    reference = parse_fragment(fragment[:MAX_REFERENCE])

    def opened() -> str:
        citation = Citation.parse(reference.key)
        as_of = reference.day or parse_day(day)
        if citation.part:
            return to_pane(assistant.show(reference.key, as_of=as_of), reference.span)
        standing = assistant.status(citation.symbol, as_of=as_of)
        return to_heading(citation.label()) + to_standing_table(standing)

    return _shown(opened, lambda told: to_missing(reference.key, told))


def tell_status(assistant: Assistant, symbol: str, day: str) -> str:
    """The standing of a typed symbol as HTML: badge, time line, and the same as a table."""

    def told() -> str:
        standing = assistant.status(symbol.strip(), as_of=parse_day(day))
        picture = to_figure(to_timeline(standing), "Time line") if standing.chain else ""
        return to_badge(standing.status) + picture + to_chain_table(standing)

    return tell(told)


def tell_outline(assistant: Assistant, symbol: str, day: str) -> str:
    """The outline of a typed symbol's document as HTML, and all its clauses as a list."""

    def told() -> str:
        standing = assistant.status(symbol.strip(), as_of=parse_day(day))
        holding, clauses = assistant.document(standing.status.symbol)
        outline = to_figure(to_outline(holding, clauses, standing.status), "Outline")
        return outline + to_contents(holding.identity.symbol, clauses, standing.status.as_of)

    return tell(told)


def tell_comparison(assistant: Assistant, one: str, other: str, day: str) -> str:
    """Two documents side by side as HTML: what was kept, changed, dropped and added."""

    def told() -> str:
        compared = assistant.compare(one.strip(), other.strip(), as_of=parse_day(day))
        return f"<style>{COMPARISON_STYLE}</style>{to_comparison_html(*compared, is_linked=True)}"

    return tell(told)


def tell_collection(assistant: Assistant, day: str) -> str:
    """What is held, as HTML."""

    def told() -> str:
        held = assistant.holdings()
        as_of = parse_day(day)
        standings = [_standing(assistant, h.identity.symbol, as_of) for h in held]
        return to_holdings_table(list(zip(held, standings, strict=True)))

    return tell(told)


def tell_missing(renewal: Renewal) -> str:
    """What is missing and how to get it, as HTML; empty where nothing is."""

    def told() -> str:
        line = renewal.offer()
        return f"<p>{escape_html(line)}</p>" if line else ""

    return tell(told)


def fetch_missing(renewal: Renewal) -> Iterator[str]:
    """The lines of a renewal as they come, as one growing list of HTML."""
    lines: list[str] = []
    steps = renewal.run()
    while True:
        line = _shown(lambda: next(steps, ""), lambda told: told)
        if not line:
            return
        lines.append(f"<li>{escape_html(line)}</li>")
        yield f'<div role="status"><ul>{"".join(lines)}</ul></div>'


def suggest_questions(holdings: Sequence[Holding]) -> tuple[str, ...]:
    """Questions to begin with, made from what is held, so that each finds something."""
    resolutions = sorted(
        (h.identity for h in holdings if h.identity.kind == "resolution"),
        key=lambda identity: (identity.adopted or date.min, identity.symbol),
    )
    if not resolutions:
        return ("What does technical co-operation offer developing countries?",)
    oldest, newest = resolutions[0].symbol, resolutions[-1].symbol
    return (
        f"Is {oldest} still in force?",
        f"What does operative paragraph 1 of {newest} say?",
        f"What does {newest} ask of Member States?",
    )


def parse_day(text: str) -> date | None:
    """A day typed as YYYY-MM-DD; QuestionError for another form.

    None for an empty box and for today, with which the box begins: the assistant's own default,
    over which a day named in the question wins.

    >>> parse_day("2017-12-06"), parse_day(" "), parse_day(date.today().isoformat())
    (datetime.date(2017, 12, 6), None, None)
    """
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise QuestionError(
            f"{text.strip()[:20]!r} is not a day; write it as YYYY-MM-DD, for example 2017-12-06"
        ) from error
    return None if day == date.today() else day


def tell(work: Callable[[], str]) -> str:
    """What ``work`` gives as HTML, or one line about why it gave nothing."""
    return _shown(work, lambda line: f"<p>{escape_html(line)}</p>")


def _standing(assistant: Assistant, symbol: str, as_of: date | None) -> Standing | None:
    with suppress(NotHeldError):  # pages and notes have no standing
        return assistant.status(symbol, as_of=as_of)
    return None


def _shown(work: Callable[[], Shown], told: Callable[[str], Shown]) -> Shown:
    """What ``work`` gives, or one line about why it gave nothing: an event never raises.

    Gradio lays an error over the whole conversation and leaves its buttons dead.
    """
    try:
        return work()
    except ItcpError as error:
        return told(str(error))
    except Exception:
        _logger.exception("the page could not show something")
        return told("This could not be done because of a fault in the program; its log says why.")
