"""A standing and the list of holdings as HTML tables; every value in them is escaped."""

from collections.abc import Iterable, Sequence
from datetime import date

from itcp_assist.present.escaping import escape_html
from itcp_assist.present.pane import KINDS, TIERS, to_badge, to_link
from itcp_assist.records import ChainLink, Confidence, Holding, Standing, State
from itcp_assist.records.wording import CONFIDENCES, STATES, to_day


def to_standing_table(standing: Standing) -> str:
    """The status of a symbol with its evidence, and the chain before and after it."""
    head = ("Instrument", "Adopted", "Status", "Relation to the next", "By", "How it is known")
    day = standing.status.as_of
    chain = _table("Chain, oldest first", head, (_link_cells(link, day) for link in standing.chain))
    empty = "<p>The register holds no other instrument in its chain.</p>"
    return to_badge(standing.status) + (chain if standing.chain else empty)


def to_holdings_table(holdings: Sequence[tuple[Holding, Standing | None]]) -> str:
    """What is held: each document with its status, kind of text and source, flags and rights."""
    head = ("Document", "Adopted", "Status", "Text and source", "Remarks", "Rights")
    rows = (_holding_cells(holding, standing) for holding, standing in holdings)
    noun = "document" if len(holdings) == 1 else "documents"
    return _table(f"{len(holdings)} {noun} held", head, rows)


def _link_cells(link: ChainLink, day: date) -> tuple[str, ...]:
    is_lead = link.confidence is Confidence.LEAD
    return (
        _named(link.symbol, link.title),
        _day(link.adopted),
        STATES[State.NOT_ESTABLISHED if is_lead else link.state],
        escape_html(link.relation),
        to_link(link.by, day) if link.by else "",
        CONFIDENCES[link.confidence],
    )


def _holding_cells(holding: Holding, standing: Standing | None) -> tuple[str, ...]:
    identity, source = holding.identity, holding.source
    pages = f", {holding.page_count} pages" if holding.page_count else ""
    tier = TIERS.get(source.tier, escape_html(source.tier))
    return (
        _named(identity.symbol, identity.title),
        _day(identity.adopted),
        STATES[standing.status.state] if standing else STATES[State.NOT_ESTABLISHED],
        f"{KINDS[holding.text_kind]}; {tier}{pages}",
        "<br>".join(map(escape_html, holding.flags)),
        escape_html(source.rights),
    )


def _named(symbol: str, title: str) -> str:
    """Symbol in bold with its title; a title that only repeats the symbol is left out."""
    shown = "" if title == symbol else f" {escape_html(title)}"
    return f"<strong>{escape_html(symbol)}</strong>{shown}"


def _day(day: date | None) -> str:
    return to_day(day) if day else ""


def _table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose cells are HTML already; it scrolls sideways by itself on a narrow screen."""
    heads = "".join(f'<th scope="col">{escape_html(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape_html(caption)}">'
        f"<table><caption>{escape_html(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
