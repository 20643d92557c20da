"""The chain of an instrument as a time line: what was adopted when, and what it does to what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from itcp_assist.citation import Citation
from itcp_assist.present.svg_frame import (
    LARGE,
    LEADING,
    MARGIN,
    SMALL,
    Drawing,
    Words,
    draw_line,
    set_words,
    to_svg,
)
from itcp_assist.present.svg_lanes import OTHER, STYLES, Run, draw_runs
from itcp_assist.present.wording import to_fragment, to_sentence, to_short
from itcp_assist.records import ChainLink, Confidence, Relation, Standing, State, Status
from itcp_assist.records.wording import CONFIDENCES, STATES, shown_state, to_day

NOT_ESTABLISHED = "not established"  # the relation of an open question
AXIS, LEFT, WIDTH, PAD, GAP = 124, 138, 340, 10, 34  # px; the days stand left of the axis
_DAYS_PER_YEAR = 365.2425
# What brings a state about, where the relation says from which day.
_CAUSES = {State.REVOKED: "revokes", State.SUPERSEDED: "supersedes", State.OVERTAKEN: "overtakes"}


@dataclass(frozen=True, slots=True)
class Card:
    """One instrument in its box below ``top``: what it is, and a line for each thing it does."""

    link: ChainLink
    head: tuple[Words, ...]
    acts: tuple[tuple[Relation, Words], ...]
    top: float
    is_asked: bool
    is_sure: bool

    @property
    def acts_top(self) -> float:
        """Where its acts begin."""
        return self.top + PAD + sum(words.height for words in self.head)

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.acts_top + sum(words.height for _, words in self.acts) + PAD

    def iter_acts(self) -> Iterator[tuple[Relation, Words, float]]:
        """Its acts with the height at which each begins."""
        y = self.acts_top
        for edge, words in self.acts:
            yield edge, words, y
            y += words.height


def to_timeline(standing: Standing, *, alone: bool = False) -> str:
    """The chain as inline SVG, the oldest on top; ``alone`` makes a file of it, without links.

    Each instrument is a box beside the axis of days. The lines in it that say what it does are
    where its arrows begin; each ends at the box of what is acted on. What is not known from a text
    that was read has a dashed box, and says so.
    """
    day = standing.status.as_of
    cards = _stack(standing)
    lines, width = draw_runs(_runs(cards), LEFT + WIDTH)
    legend = _legend([edge for card in cards for edge, _ in card.acts], cards[-1].bottom + GAP / 2)
    drawing = Drawing(
        f"timeline {standing.status.symbol}",
        f"Time line of {standing.status.symbol} and its chain",
        tuple(_tell(cards, day)),
        [*_axis(cards), *lines, *(part for c in cards for part in _draw(c, day, alone)), *legend],
        width,
        cards[-1].bottom + GAP / 2 + len(legend) / 2 * SMALL * 1.6,
    )
    return to_svg(drawing, day, alone=alone)


def _stack(standing: Standing) -> list[Card]:
    """The boxes from the oldest down."""
    edges = _edges(standing)
    cards: list[Card] = []
    for link in standing.chain or (_only(standing.status),):
        acts = sorted((e for e in edges if e.actor == link.symbol), key=_weight)
        top = cards[-1].bottom + GAP if cards else MARGIN
        shown = tuple((e, set_words(_say(e, standing), WIDTH - 2 * PAD)) for e in acts)
        is_asked = link.symbol == standing.status.symbol
        known = _known(link, standing)
        is_sure = known.confidence is Confidence.VERIFIED_TEXT
        is_sure = is_sure and shown_state(known) is not State.NOT_ESTABLISHED
        cards.append(Card(link, _head(link, standing), shown, top, is_asked, is_sure))
    return cards


def _only(status: Status) -> ChainLink:
    """An instrument without a chain, as a chain of one."""
    return ChainLink(status.symbol, "", status.adopted, status.state, "", None, status.confidence)


def _edges(standing: Standing) -> list[Relation]:
    """All relations within the chain, and the open questions between its members."""
    told = [
        Relation(
            link.by.symbol,
            link.relation,
            Citation(link.symbol),
            link.confidence,
            "",
            link.by if link.by.part else None,
        )
        for link in standing.chain
        if link.relation and link.by
    ]
    if not standing.edges:
        return told
    return [*standing.edges, *(edge for edge in told if edge.verb == NOT_ESTABLISHED)]


def _weight(edge: Relation) -> tuple[int, Citation, Citation]:
    verbs = (*STYLES, edge.verb)
    return verbs.index(edge.verb), edge.clause or edge.target, edge.target


def _head(link: ChainLink, standing: Standing) -> tuple[Words, ...]:
    """Symbol, title, state, confidence; a title that only repeats the symbol is left out."""
    inner = WIDTH - 2 * PAD
    asked = " (asked about)" if link.symbol == standing.status.symbol else ""
    known = _known(link, standing)
    state = shown_state(known)
    day = _day_of(link, standing) if state in _CAUSES else None
    told = STATES[state] + (f" on {to_day(day)}" if day else "")
    is_open = state is State.NOT_ESTABLISHED or (known is link and _is_of_recall(link))
    return (
        set_words(link.symbol + asked, inner, LARGE, bold=True),
        set_words("" if link.title == link.symbol else link.title, inner, name="soft"),
        set_words(told, inner, bold=True, name=state),
        set_words("" if is_open else CONFIDENCES[known.confidence], inner, SMALL, name="soft"),
    )


def _known(link: ChainLink, standing: Standing) -> Status | ChainLink:
    """Where the state of a member is told: of the one asked about, its status says more."""
    return standing.status if link.symbol == standing.status.symbol else link


def _is_of_recall(link: ChainLink) -> bool:
    """Say whether the confidence of a link is that of a recall, which says nothing of a state."""
    return link.relation in STYLES and link.relation not in (*_CAUSES.values(), "amends")


def _day_of(link: ChainLink, standing: Standing) -> date | None:
    status = standing.status
    if link.symbol == status.symbol:
        return status.on
    ends = [
        edge.on
        for edge in standing.edges
        if edge.target == Citation(link.symbol) and edge.verb == _CAUSES.get(link.state)
    ]
    return min((on for on in ends if on and on <= status.as_of), default=None)


def _say(edge: Relation, standing: Standing) -> str:
    """What an instrument does, in one line: ``op 8 revokes A.9001(90)``."""
    if _is_open(edge):
        return f"effect on {to_short(edge.target)} {NOT_ESTABLISHED}"
    place = to_short(edge.clause).removeprefix(edge.clause.symbol).strip() if edge.clause else ""
    words = " ".join(filter(None, (place, edge.verb, to_short(edge.target))))
    adopted = {link.symbol: link.adopted for link in standing.chain}.get(edge.actor)
    on = edge.on or adopted
    if edge.on and edge.on != adopted:
        words += f" from {to_day(edge.on)}"
    if edge.confidence is not Confidence.VERIFIED_TEXT:
        words += f", {CONFIDENCES[edge.confidence]}"
    is_later = on is not None and on > standing.status.as_of
    return f"{words} (not yet on {to_day(standing.status.as_of)})" if is_later else words


def _is_open(edge: Relation) -> bool:
    """Say whether nothing is established: a mere lead is no fact either."""
    return edge.verb == NOT_ESTABLISHED or edge.confidence is Confidence.LEAD


def _style_of(edge: Relation) -> str:
    return NOT_ESTABLISHED if _is_open(edge) else edge.verb


def _runs(cards: Sequence[Card]) -> list[Run]:
    """What is done to each box, by verb: the arrows into it, one below the other."""
    starts: dict[tuple[str, str], list[float]] = {}
    for card in cards:
        for edge, words, y in card.iter_acts():
            if edge.target.symbol != card.link.symbol:
                middle = y + words.size * LEADING / 2
                starts.setdefault((edge.target.symbol, _style_of(edge)), []).append(middle)
    runs = []
    for card in cards:
        verbs = [v for v in (*STYLES, NOT_ESTABLISHED) if (card.link.symbol, v) in starts]
        step = (card.acts_top - card.top) / (len(verbs) + 1)
        runs += [
            Run(verb, card.top + step * at, tuple(starts[card.link.symbol, verb]))
            for at, verb in enumerate(verbs, start=1)
        ]
    return runs


def _axis(cards: Sequence[Card]) -> Iterator[str]:
    """The line of days, with the full years between neighbours whose days are known."""
    yield draw_line([(AXIS, MARGIN), (AXIS, cards[-1].bottom)], name="faint")
    for card in cards:
        day = card.link.adopted
        lines = (f"{day.day} {day:%B}", str(day.year)) if day else (f"day {NOT_ESTABLISHED}",)
        words = [set_words(line, AXIS - 2 * PAD - MARGIN / 2, SMALL, name="soft") for line in lines]
        top = card.top + PAD
        dashes = "" if day else ' stroke-dasharray="2 2"'
        yield (
            f'<circle class="{"filled" if day else "hollow"}" stroke="currentColor" cx="{AXIS}" '
            f'cy="{top + LARGE / 2:g}" r="4"{dashes}/>'
        )
        for each in words:
            yield each.draw(AXIS - PAD, top, anchor="end")
            top += each.height
    for above, below in pairwise(cards):
        if above.link.adopted and below.link.adopted:
            years = int((below.link.adopted - above.link.adopted).days / _DAYS_PER_YEAR)
            told = f"{years} year{'s' if years > 1 else ''} later" if years > 0 else ""
            gap = Words((told,) if told else (), SMALL, name="soft")
            yield gap.draw(LEFT, above.bottom + (GAP - SMALL * LEADING) / 2)


def _draw(card: Card, day: date, alone: bool) -> Iterator[str]:
    dashes = "" if card.is_sure else ' stroke-dasharray="6 4"'
    yield (
        f'<rect x="{LEFT}" y="{card.top:.1f}" width="{WIDTH}" '
        f'height="{card.bottom - card.top:.1f}" rx="5" '
        f'stroke-width="{2.5 if card.is_asked else 1}"{dashes}/>'
    )
    y = card.top + PAD
    for at, words in enumerate(card.head):
        href = to_fragment(Citation(card.link.symbol), day) if not (at or alone) else ""
        yield words.draw(LEFT + PAD, y, href=href)
        y += words.height
    for edge, words, y in card.iter_acts():
        source = edge.clause or Citation(edge.actor)
        yield words.draw(LEFT + PAD, y, href="" if alone else to_fragment(source, day))


def _legend(edges: Iterable[Relation], top: float) -> list[str]:
    """Each kind of line that is drawn, with its word."""
    used = {_style_of(edge) for edge in edges}
    drawn = []
    for at, verb in enumerate(v for v in (*STYLES, NOT_ESTABLISHED) if v in used):
        style, y = STYLES.get(verb, OTHER), top + (at + 0.5) * SMALL * 1.6
        drawn.append(style.draw([(LEFT + 9, y), (LEFT + 44, y)]) + style.draw_head(LEFT, y))
        words = Words((verb,), SMALL, name="soft")
        drawn.append(words.draw(LEFT + 56, y - SMALL * LEADING / 2))
    return drawn


def _tell(cards: Sequence[Card], as_of: date) -> Iterator[str]:
    """The whole picture in sentences."""
    noun = "instrument" if len(cards) == 1 else "instruments, oldest first"
    yield f"{len(cards)} {noun}, status on {to_day(as_of)}."
    for number, card in enumerate(cards, start=1):
        day = card.link.adopted
        adopted = f"adopted on {to_day(day)}" if day else f"day {NOT_ESTABLISHED}"
        symbol, title, *state = (words.text for words in card.head)
        acts = "; ".join(words.text for _, words in card.acts)
        head = ", ".join(filter(None, (symbol, title, adopted)))
        yield to_sentence(f"{number}. {head}: {', '.join(filter(None, state))}")
        if acts:
            yield to_sentence(f"It does this: {acts}")
