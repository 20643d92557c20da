"""The drafting grammar: front matter, preamble, operative part, annexes; circulars and pages."""

from collections.abc import Sequence
from itertools import islice, takewhile

from itcp_assist.clauses.items import Item, read_items, rest_of
from itcp_assist.clauses.layout import (
    division_of,
    enacting_end,
    heading_number,
    is_closing,
    is_heading,
    is_lone_letter,
    table_number,
)
from itcp_assist.clauses.marks import Mark, bullet_length
from itcp_assist.clauses.outline import Outline
from itcp_assist.clauses.tree import build_clauses
from itcp_assist.clauses.verbs import is_capital_opener, is_operative, is_title_opener
from itcp_assist.records import BlockKind, Clause, Document, Identity

_ANNEXES = ("annex", "appendix", "attachment", "enclosure", "schedule")
# Formats whose authors mark headings as such; web pages often only print them bold.
_MARKING = frozenset({"markdown", "docx", "akn"})
MAX_HEADING_WORDS = 6  # of a heading before the operative part that opens as a recital would
MAX_TITLE = 100  # characters of a line of a web page that is a heading for want of a full stop


def split_clauses(document: Document, identity: Identity) -> tuple[Clause, ...]:
    """Every citable unit of a document once, in document order, with its own text.

    A resolution is read by its enacting words; a document without any is a circular or a page,
    whose paragraphs are ``par``. Text that belongs to no clause (front matter, headings, footnotes,
    closing lines) is left out.
    """
    items = [item for item in read_items(document) if not is_closing(item)]
    outline = Outline(identity.symbol)
    if identity.kind not in ("resolution", "circular"):
        outline.start("par")
        is_marked = document.source.media in _MARKING
        _read_page(items, outline, is_marked=is_marked)
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
        if found and division and division[0] in _ANNEXES:
            break
        length = enacting_end(item.text)
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
        turn = _operative_start(body)
        outline.start(f"{prefix}pp")
        _read_preamble(body[:turn], outline)
        outline.start(f"{prefix}op")
        _read_operative(body[turn:], outline)
    _read_body(items[annex:], outline)


def _split_circular(items: Sequence[Item], outline: Outline) -> None:
    """Paragraphs by their printed number, else counted; then the annexes."""
    annex = _first_annex(items, 1)
    body = items[:annex]
    first = next((at for at, item in enumerate(body) if _is_one(item)), None)
    outline.start("par")
    if first is None:
        _read_page(body, outline)
    else:
        _read_body(body[first:], outline)
    _read_body(items[annex:], outline)


def _is_one(item: Item) -> bool:
    return item.mark is not None and item.mark.is_decimal and item.mark.value == (1,)


def _first_annex(items: Sequence[Item], start: int) -> int:
    """Index of the item that opens the first annex; the number of items where there is none."""
    for at in range(start, len(items)):
        division = division_of(items[at])
        if division and division[0] in _ANNEXES:
            return at
    return len(items)


def _half(before: Sequence[Item]) -> str:
    """The letter that stands over the enacting words, with or without a title between them."""
    nearest = (item.text for item in reversed(before[-3:]) if is_lone_letter(item.text))
    return next(nearest, "").rstrip(".")


def _without_next_half(body: list[Item]) -> list[Item]:
    """Drop the letter and title of the next half, which stand after the last clause of this one."""
    for at in range(max(len(body) - 3, 0), len(body)):
        if is_lone_letter(body[at].text):
            return body[:at]
    return body


def _operative_start(body: Sequence[Item]) -> int:
    """Index of the first operative item, or of the headings before it.

    It is the first paragraph with a plain number that opens with an operative verb, or, where none
    is numbered so, the first one without a number that does.
    """
    numbered = [
        at for at, item in enumerate(body)
        if item.mark and item.mark.is_decimal and is_operative(item.after)
    ]  # fmt: skip
    lone = [at for at, item in enumerate(body) if item.mark is None and _is_lone(item)]
    turn = min(numbered[:1] + lone[:1], default=len(body))
    while 0 < turn < len(body) and is_heading(body, turn - 1) and not _is_recital(body[turn - 1]):
        turn -= 1
    return turn


def _is_recital(item: Item) -> bool:
    """Say whether a line without a comma is a recital all the same, not a heading (Reporting)."""
    long = len(item.text.split()) > MAX_HEADING_WORDS
    return item.kind is not BlockKind.HEADING and long and is_title_opener(item.text)


def _is_lone(item: Item) -> bool:
    """Say whether an item without a number is an operative paragraph.

    Either it opens with an operative verb in capitals, or as a sentence that such a verb begins.
    """
    return is_operative(item.text) and not item.is_quoted


def _read_preamble(body: Sequence[Item], outline: Outline) -> None:
    """Count the recitals; a quoted list or what does not open a recital belongs to the one before.

    Where the first recital opens in capitals, all do.
    """
    capitals = bool(body) and is_capital_opener(body[0].text)
    for at, item in enumerate(body):
        before = body[at - 1] if at else None
        if before is None or _opens_recital(item, before, capitals):
            outline.count(item, outline.part)
        else:
            outline.extend(item)


def _opens_recital(item: Item, before: Item, capitals: bool) -> bool:
    if item.mark is not None or item.is_bullet or item.is_quoted:
        return False
    if capitals:
        return is_capital_opener(item.text)
    return item.starts_upper and (before.is_closed or is_title_opener(item.text))


def _read_operative(body: Sequence[Item], outline: Outline) -> None:
    """Read numbered paragraphs; those without any number are ``op`` alone, or counted."""
    first = next((at for at, i in enumerate(body) if i.mark and i.mark.is_decimal), len(body))
    openers = [at for at in range(first) if is_operative(body[at].text)]
    if len(openers) > 1 and first == len(body):
        for at, item in enumerate(body):
            if at in openers:
                outline.count(item, outline.part)
            elif outline.units:
                outline.extend(item)
        return
    _read_body(body, outline, lone=bool(openers))


def _read_body(body: Sequence[Item], outline: Outline, *, lone: bool = False) -> None:
    """Read numbered text with its divisions, headings, tables and unnumbered paragraphs.

    ``lone`` says that its first paragraph without a number is the operative paragraph itself.
    """
    sections = _sections(body)
    for at, item in enumerate(body):
        division = division_of(item)
        if division:
            outline.enter(*division, item.text)
        elif item.kind is BlockKind.TABLE_ROW:
            _read_row(body, at, outline)
        elif is_heading(body, at):
            outline.head(item, sections.get(at, ""))
        elif not outline.place(item, _upcoming(body, at)):
            _read_unnumbered(item, outline, lone=lone)


def _sections(body: Sequence[Item]) -> dict[int, str]:
    """Headings whose printed number belongs into the keys, as numbers start afresh under them.

    Where two articles each have a paragraph 1, all articles are divisions.
    """
    headings: dict[int, tuple[str, str]] = {}
    afresh: list[int] = []
    last = -1
    for at, item in enumerate(body):
        if item.mark and item.mark.is_decimal:
            if _is_one(item) and last >= 0:
                afresh.append(last)
            last = -1
        elif heading_number(item.text)[1] and is_heading(body, at) and not division_of(item):
            headings[at], last = heading_number(item.text), at
    if len(afresh) < 2:
        return {}
    words = {headings[at][0] for at in afresh} - {""}
    return {at: n for at, (word, n) in headings.items() if at in afresh or word in words}


def _read_unnumbered(item: Item, outline: Outline, *, lone: bool) -> None:
    if outline.has_open:
        outline.extend(item)
    elif not (lone and outline.open_root(item)):
        outline.count(_plain(item), f"{outline.part}/par")


def _read_page(body: Sequence[Item], outline: Outline, *, is_marked: bool = False) -> None:
    """Count the paragraphs of a page; unless its format marks headings, a line left open is one."""
    for at, item in enumerate(body):
        if item.kind is BlockKind.TABLE_ROW:
            _read_row(body, at, outline)
        elif item.kind is BlockKind.HEADING or (not is_marked and _is_left_open(item)):
            outline.head(item)
        else:
            outline.count(_plain(item), "par")


def _is_left_open(item: Item) -> bool:
    """Say whether a short line without a full stop reads as a heading."""
    return not (item.is_closed or item.is_bullet or item.mark) and len(item.text) <= MAX_TITLE


def _read_row(body: Sequence[Item], at: int, outline: Outline) -> None:
    """Cite a table row by its table's printed number, else the table's place in its division."""
    first = at
    while first and body[first - 1].kind is BlockKind.TABLE_ROW:
        first -= 1
    caption = table_number(body[first - 1]) if first else ""
    outline.row(body[at], caption, begins=first == at)


def _plain(item: Item) -> Item:
    """An item that is counted: a printed number stays in its text, a bullet does not."""
    return rest_of(item, item.start + (0 if item.mark else bullet_length(item.text)))


def _upcoming(body: Sequence[Item], at: int) -> tuple[Mark, ...]:
    """The numbers after an item that needs them to be read, up to the next plain one."""
    mark = body[at].mark
    if mark is None or len(mark.readings) == 1:
        return ()
    marks = (item.mark for item in islice(body, at + 1, None) if item.mark)
    return tuple(takewhile(lambda mark: not mark.is_decimal, marks))
