"""A standing and the list of holdings as HTML tables; every value in them is escaped."""

from collections.abc import Iterable, Sequence
from datetime import date

from itcp_assist.present.escaping import escape_html
from itcp_assist.present.labels import KINDS, to_labelled
from itcp_assist.present.links import to_link
from itcp_assist.present.pane import TIERS, to_badge
from itcp_assist.records import (
    DIVISIONS,
    ChainLink,
    Holding,
    Listed,
    Listing,
    Standing,
    State,
)
from itcp_assist.records.wording import CONFIDENCES, STATES, say_count, shown_state, to_day


def to_standing_table(standing: Standing) -> str:
    """The status of a symbol with its evidence, and the chain before and after it."""
    return to_badge(standing.status) + to_chain_table(standing)


def to_chain_table(standing: Standing) -> str:
    """The chain before and after a symbol, or one line where it has none."""
    head = ("Instrument", "Adopted", "Status", "What the next one does")
    day = standing.status.as_of
    if not standing.chain:
        return "<p>The register holds no other instrument in its chain.</p>"
    return _table("Chain, oldest first", head, (_link_cells(link, day) for link in standing.chain))


def to_holdings_table(holdings: Sequence[tuple[Holding, Standing | None]]) -> str:
    """What is held: each document with its status, kind of text and source, flags and rights."""
    head = ("Document", "Status", "Text and source", "Rights and remarks")
    rows = (_holding_cells(holding, standing) for holding, standing in holdings)
    noun = "document" if len(holdings) == 1 else "documents"
    return _table(f"{len(holdings)} {noun} held", head, rows)


def to_listing_table(listing: Listing) -> str:
    """A list of clauses: each with its status, what stands first; the count is the caption."""
    head = ("Clause", "Verb", "Addressed to", "Text", "Status")
    caption = say_count(listing.matched, listing.searched, DIVISIONS[listing.part])
    return _table(caption, head, (_listed_cells(row, listing.as_of) for row in listing.rows))


def _listed_cells(row: Listed, day: date) -> tuple[str, ...]:
    # Verb and addressees of the act that the list takes it for, which need not be its first.
    return (
        to_link(row.clause.citation, day),
        escape_html(row.verb),
        escape_html(", ".join(row.addressees)),
        to_labelled(row.clause),
        STATES[shown_state(row.status)],
    )


def _link_cells(link: ChainLink, day: date) -> tuple[str, ...]:
    by = f" {to_link(link.by, day)}" if link.by else ""
    known = f"<br>{CONFIDENCES[link.confidence]}" if link.relation else ""
    return (
        _named(link.symbol, link.title),
        to_day(link.adopted) if link.adopted else "",
        STATES[shown_state(link)],
        f"{escape_html(link.relation)}{by}{known}",
    )


def _holding_cells(holding: Holding, standing: Standing | None) -> tuple[str, ...]:
    identity, source = holding.identity, holding.source
    pages = f", {holding.page_count} pages" if holding.page_count else ""
    tier = TIERS.get(source.tier, escape_html(source.tier))
    adopted = f"<br>adopted {to_day(identity.adopted)}" if identity.adopted else ""
    return (
        _named(identity.symbol, identity.title) + adopted,
        STATES[shown_state(standing.status) if standing else State.NOT_ESTABLISHED],
        f"{KINDS[holding.text_kind]}; {tier}{pages}",
        "<br>".join(escape_html(line) for line in (source.rights, *holding.flags) if line),
    )


def _named(symbol: str, title: str) -> str:
    """Symbol in bold with its title; a title that only repeats the symbol is left out."""
    shown = "" if title == symbol else f" {escape_html(title)}"
    return f"<strong>{escape_html(symbol)}</strong>{shown}"


def _table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose cells are HTML already; it scrolls sideways by itself on a narrow screen."""
    heads = "".join(f'<th scope="col">{escape_html(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape_html(caption)}">'
        f"<table><caption>{escape_html(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
