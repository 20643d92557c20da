"""A list of clauses as rows of text under their heads, before any file format is chosen."""

import re
from dataclasses import dataclass

from itcp_assist.citation.folding import UNSEEN_RE
from itcp_assist.records import DIVISIONS, Act, Holding, Joined, Listed, Listing, Status, TextKind
from itcp_assist.records.wording import CONFIDENCES, NOTICE, STATES, say_count, shown_state, to_day

TITLE = "List of clauses"
HEADS = (
    "Key", "Label", "Verb", "Strength", "Addressees", "Groups", "Action", "Deadline", "Subject",
    "Text", "Kind of text", "Status", "Status as of", "Evidence", "Source",
)  # fmt: skip
_KINDS = {
    TextKind.VERBATIM: "text of the document",
    TextKind.NOTE: "plain-language note by this project, not the official text",
    TextKind.RECOGNISED: "read by text recognition",
}
# What is not seen, and the two non-characters that XML cannot hold.
_UNSEEN_RE = re.compile(rf"{UNSEEN_RE.pattern} | [\ufffe\uffff]", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their heads; ``remarks`` are the lines that a reader must see with it."""

    remarks: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def compose_table(listing: Listing) -> Table:
    """The table of a list: texts as stored, but what cannot be seen written as its number."""
    remarks = (
        say_count(listing.matched, listing.searched, DIVISIONS[listing.part]),
        f"Status as of {to_day(listing.as_of)}.",
        NOTICE,
    )
    rows = (tuple(map(reveal, _cells(row))) for row in listing.rows)
    return Table(remarks, HEADS, tuple(rows))


def reveal(text: str) -> str:
    r"""Text in which what cannot be seen is written as its number.

    >>> reveal("lamps\u202e and\x07 oil")
    'lamps[U+202E] and[U+0007] oil'
    """
    return _UNSEEN_RE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _cells(row: Listed) -> tuple[str, ...]:
    clause, act = row.clause, row.act
    return (
        str(clause.citation),
        clause.citation.label(row.holding.identity.title),
        row.verb,
        _strength(act),
        "; ".join(row.addressees),
        "; ".join(act.groups) if act else "",
        row.action,
        row.deadline,
        row.subject,
        clause.text,
        _KINDS[clause.text_kind],
        _status(row.status),
        row.status.as_of.isoformat(),
        f"{CONFIDENCES[row.status.confidence]}; {row.status.evidence}".removesuffix("; "),
        _source(row.holding),
    )


def _strength(act: Act | Joined | None) -> str:
    if act is None:
        return ""
    is_inherited = isinstance(act, Act) and act.is_inherited
    return f"{act.strength} (of its paragraph)" if is_inherited else act.strength


def _status(status: Status) -> str:
    by = f" by {status.by}" if status.by else ""
    on = f" on {to_day(status.on)}" if status.on else ""
    return f"{STATES[shown_state(status)]}{by}{on}"


def _source(holding: Holding) -> str:
    source = holding.source
    known = (holding.identity.title, source.name, source.tier, source.url)
    return ", ".join(filter(None, known))
