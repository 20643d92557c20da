"""The preamble of a resolution: where it ends, and its recitals, which print no numbers."""

from collections.abc import Sequence

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import is_heading, is_lone_letter
from itcp_assist.clauses.outline import Outline
from itcp_assist.clauses.verbs import is_capital_opener, is_operative, is_title_opener
from itcp_assist.records import BlockKind

MAX_HEADING_WORDS = 6  # of a heading before the operative part that opens as a recital would


def operative_start(body: Sequence[Item]) -> int:
    """Index of the first operative item, or of the headings before it.

    It is the first paragraph with a number that opens with an operative verb, or, where none is
    numbered so, the first one without a number that does.
    """
    openers = (at for at, item in enumerate(body) if opens_operative(item))
    turn = next(openers, len(body))
    while 0 < turn < len(body) and is_heading(body, turn - 1) and not _is_recital(body[turn - 1]):
        turn -= 1
    return turn


def opens_operative(item: Item) -> bool:
    """Say whether an item opens as an operative paragraph, with its verb, numbered or not."""
    if item.is_quoted or (item.is_upper and not item.is_closed):
        return False
    if item.mark is None:
        return is_operative(item.text)
    return not item.mark.is_listed and is_operative(item.words)


def _is_recital(item: Item) -> bool:
    """Say whether a line without a comma is a recital all the same, not a heading (Reporting)."""
    long = len(item.text.split()) > MAX_HEADING_WORDS
    return item.kind is not BlockKind.HEADING and long and is_title_opener(item.text)


def read_preamble(body: Sequence[Item], outline: Outline) -> None:
    """Count the recitals; a quoted list or what does not open a recital belongs to the one before.

    Where the first recital opens in capitals, all do.
    """
    first = next((item for item in body if not _is_heading(item)), None)
    capitals = first is not None and is_capital_opener(first.words)
    before: Item | None = None
    for item in body:
        if _is_heading(item):
            outline.head(item)
            before = None
            continue
        if before is None or _opens_recital(item, before, capitals):
            outline.count(item, outline.part)
        else:
            outline.extend(item)
        before = item


def _is_heading(item: Item) -> bool:
    """Say whether an item is a heading: what only opens like one may be half a recital."""
    if item.is_quoted or item.is_bullet or item.is_closed or item.mark is not None:
        return False
    return item.kind is BlockKind.HEADING or item.is_upper or is_lone_letter(item.text)


def _opens_recital(item: Item, before: Item, capitals: bool) -> bool:
    if item.mark is not None or item.is_bullet or item.is_quoted:
        return False
    if capitals:
        return is_capital_opener(item.words)
    return item.words[:1].isupper() and (before.is_closed or is_title_opener(item.words))
