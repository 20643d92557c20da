"""The drafting grammar: front matter, preamble, operative part, annexes; circulars and pages."""

import re
from collections.abc import Sequence

from itcp_assist.clauses.body import read_body, read_operative, read_page
from itcp_assist.clauses.items import Item, read_items, rest_of
from itcp_assist.clauses.layout import (
    ANNEXES,
    division_of,
    enacting_end,
    find_closing,
    is_lone_letter,
)
from itcp_assist.clauses.outline import Outline
from itcp_assist.clauses.preamble import operative_start, read_preamble
from itcp_assist.clauses.tree import build_clauses
from itcp_assist.records import BlockKind, Clause, Document, Identity

# Formats whose authors mark headings as such; web pages often only print them bold.
_MARKING = frozenset({"markdown", "docx", "akn"})
_HALF_RE = re.compile(r"(?:PART|SECTION)\s+(?P<letter>[A-Z]|[IVX]{1,4})\.?", re.IGNORECASE)
MAX_ABOVE_HALF = 3  # lines over the enacting words of a half: its letter and title
# A sentence has at least so many words where a full stop ends it, and where another sign does:
# "To all Members:" and the lines of an address are no text of a circular.
MIN_WORDS, MIN_OPEN_WORDS = 3, 6


def split_clauses(document: Document, identity: Identity) -> tuple[Clause, ...]:
    """Every citable unit of a document once, in document order, with its own text.

    A resolution is read by its enacting words; a document without any is a circular or a page,
    whose paragraphs are ``par``. Text that belongs to no clause (front matter, headings, footnotes,
    closing lines) is left out.
    """
    found = read_items(document)
    closing = find_closing(found)
    items = [item for at, item in enumerate(found) if at not in closing]
    outline = Outline(identity.symbol)
    if identity.kind not in ("resolution", "circular"):
        outline.start("par")
        is_marked = document.source.media in _MARKING
        read_page(items, outline, is_marked=is_marked)
    elif identity.kind == "resolution" and _enacted(items):
        _split_resolution(items, outline)
    else:
        _split_circular(items, outline)
    return build_clauses(document, outline.units)


def _enacted(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Places of the enacting words before the first annex: (index of the item, offset behind)."""
    found: list[tuple[int, int]] = []
    for at, item in enumerate(items):
        division = division_of(item)
        if found and division and division[0] in ANNEXES:
            break
        length = None if item.is_quoted else enacting_end(item.text)
        if length is not None:
            found.append((at, item.start + length))
    return found


def _split_resolution(items: Sequence[Item], outline: Outline) -> None:
    enacted = _enacted(items)
    annex = _first_annex(items, enacted[-1][0] + 1)
    stops = [at for at, _ in enacted[1:]] + [annex]
    for number, ((at, end), stop) in enumerate(zip(enacted, stops, strict=True)):
        body = list(items[at + 1 : stop])
        if end < items[at].end:
            body.insert(0, rest_of(items[at], end))
        prefix = ""
        if len(enacted) > 1:
            prefix = f"part-{_half(items[:at]) or chr(ord('A') + number)}/"
            body = _without_next_half(body) if stop != annex else body
        turn = operative_start(body)
        outline.start(f"{prefix}pp")
        read_preamble(body[:turn], outline)
        outline.start(f"{prefix}op")
        read_operative(body[turn:], outline)
    read_body(items[annex:], outline)


def _split_circular(items: Sequence[Item], outline: Outline) -> None:
    """Paragraphs by their printed number, else counted; then the annexes.

    What comes before the first sentence and the first number is front matter.
    """
    annex = _first_annex(items, 1)
    body = items[:annex]
    first = next((at for at, item in enumerate(body) if _is_one(item)), annex)
    title = next((at + 1 for at, item in enumerate(body) if _is_title(item)), 0)
    prose = next((at for at, item in enumerate(body) if _is_prose(item)), title)
    outline.start("par")
    if first == annex:
        read_page(body[prose:], outline, is_circular=True)
    else:
        read_body(body[min(first, prose or first) :], outline)
    read_body(items[annex:], outline)


def _is_one(item: Item) -> bool:
    return item.mark is not None and item.mark.is_decimal and item.mark.value == (1,)


def _is_title(item: Item) -> bool:
    return item.kind is BlockKind.HEADING or item.is_upper


def _is_prose(item: Item) -> bool:
    """Say whether an item is a sentence, as no line of a letterhead or title is."""
    if item.kind is not BlockKind.PARAGRAPH or item.is_upper or not item.is_closed:
        return False
    least = MIN_WORDS if item.ending == "." else MIN_OPEN_WORDS
    return len(item.text.split()) >= least


def _first_annex(items: Sequence[Item], start: int) -> int:
    """Index of the item that opens the first annex; the number of items where there is none."""
    for at in range(start, len(items)):
        division = division_of(items[at])
        if division and division[0] in ANNEXES:
            return at
    return len(items)


def _half(before: Sequence[Item]) -> str:
    """The letter that stands over the enacting words, with or without a title between them."""
    nearest = (_half_letter(item) for item in reversed(before[-MAX_ABOVE_HALF:]))
    return next(filter(None, nearest), "")


def _half_letter(item: Item) -> str:
    """The letter of a half, alone or after the word part; empty where an item is none."""
    named = _HALF_RE.fullmatch(item.text)
    if named:
        return named["letter"]
    return item.text.rstrip(".") if is_lone_letter(item.text) else ""


def _without_next_half(body: list[Item]) -> list[Item]:
    """Drop the letter and title of the next half, which stand after the last clause of this one."""
    for at in range(max(len(body) - MAX_ABOVE_HALF, 0), len(body)):
        if _half_letter(body[at]):
            return body[:at]
    return body
