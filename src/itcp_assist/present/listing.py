"""A list of clauses as text for a terminal and as JSON."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from itcp_assist.citation import symbol_label
from itcp_assist.present.json import to_source_json, to_status_json
from itcp_assist.present.labels import to_quote
from itcp_assist.present.wording import to_sentence, to_status
from itcp_assist.records import DIVISIONS, Listed, Listing
from itcp_assist.records.wording import NOTICE, say_count, to_day

Json = dict[str, Any]


def to_listing_text(listing: Listing) -> str:
    """Each clause with its key under its document and status; the last line is the count."""
    return "\n".join(_iter_listing(listing))


def to_listing_json(listing: Listing) -> Json:
    """The list in the form of ``list --json``; texts are exactly as stored."""
    return {
        "as_of": listing.as_of.isoformat(),
        "matched": listing.matched,
        "searched": listing.searched,
        "rows": [_row_json(row) for row in listing.rows],
    }


def _iter_listing(listing: Listing) -> Iterator[str]:
    for _, rows in groupby(listing.rows, key=_heading):
        listed = list(rows)
        identity, status = listed[0].holding.identity, listed[0].status
        name = to_sentence(symbol_label(identity.symbol, identity.title), "")
        yield f"{name}: {to_status(status, str)}. {to_sentence(status.evidence)}".rstrip()
        for row in listed:
            clause = row.clause
            text = to_quote(" ".join(clause.text.split()), clause.text_kind)
            yield f"  [{clause.citation}] {text}"
        yield ""
    yield f"Status as of {to_day(listing.as_of)}. {NOTICE}"
    yield say_count(listing.matched, listing.searched, DIVISIONS[listing.part])


def _heading(row: Listed) -> tuple[object, ...]:
    """What rows under one heading share: a clause of a document may have a status of its own."""
    return row.clause.symbol, row.status.state, row.status.by, row.status.on


def _row_json(row: Listed) -> Json:
    clause, act, until = row.clause, row.act, row.until
    return {
        "key": str(clause.citation),
        "label": clause.citation.label(row.holding.identity.title),
        "verb": row.verb or None,
        "base": act.verb if act else None,
        "strength": act.strength.value if act else None,
        "is_inherited": bool(clause.act and clause.act.is_inherited),
        "addressees": list(row.addressees),
        "groups": [group.value for group in act.groups] if act else [],
        "action": row.action or None,
        "deadline": row.deadline or None,
        "day": until.day.isoformat() if until and until.day else None,
        "subject": row.subject or None,
        "text": clause.text,
        "text_kind": clause.text_kind.value,
        "page": clause.page,
        "parent": str(clause.parent) if clause.parent else None,
        "status": to_status_json(row.status),
        "source": to_source_json(row.holding),
    }
