"""Numbered text with its divisions, headings and tables; pages, whose paragraphs are counted."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import division_of, is_caption, is_heading
from itcp_assist.clauses.marks import Mark
from itcp_assist.clauses.outline import Outline
from itcp_assist.clauses.preamble import opens_operative
from itcp_assist.clauses.sections import find_sections
from itcp_assist.clauses.verbs import has_known_verb, is_capital_opener
from itcp_assist.records import BlockKind

MAX_TITLE = 100  # characters of a line of a web page that is a heading for want of a full stop


def read_operative(body: Sequence[Item], outline: Outline) -> None:
    """Read the operative part: one paragraph without a number is ``op``, several are counted."""
    first = next(
        (at for at, i in enumerate(body) if i.mark and not i.mark.is_listed), len(body)
    )  # fmt: skip
    openers = [at for at in range(first) if opens_operative(body[at])]
    if len(openers) > 1 and first == len(body):
        read_body(body, outline, openers=openers)
    else:
        read_body(body, outline, lone=bool(openers))


def read_body(
    body: Sequence[Item], outline: Outline, *, lone: bool = False, openers: Collection[int] = ()
) -> None:
    """Read numbered text with its divisions, headings, tables and unnumbered paragraphs.

    ``lone`` says that its first paragraph without a number is the operative paragraph itself;
    ``openers`` are the places of those that are counted.
    """
    sections = find_sections(body)
    for at, item in enumerate(body):
        division = division_of(item)
        if at in openers:
            outline.count(item, outline.part)
        elif division:
            outline.enter(*division, item.text)
        elif item.kind is BlockKind.TABLE_ROW:
            _read_row(body, at, outline)
        elif is_heading(body, at):
            if not is_caption(body, at):  # which is read with its rows
                outline.head(item, sections.get(at))
        elif not outline.place(item, partial(_following, body, at)):
            _read_unnumbered(item, outline, lone=lone)


def _read_unnumbered(item: Item, outline: Outline, *, lone: bool) -> None:
    if _lost_its_number(item, outline):
        outline.count(item, f"{outline.part}/par")
    elif outline.has_open(item):
        outline.extend(item)
    elif not (lone and outline.open_root(item)):
        outline.count(item, f"{outline.part}/par")


def _lost_its_number(item: Item, outline: Outline) -> bool:
    """Say whether an item opens as an operative paragraph does, in capitals, but has no number."""
    if not outline.part.endswith("op") or not outline.is_between or item.is_quoted:
        return False
    return item.mark is None and is_capital_opener(item.text) and has_known_verb(item.text)


def read_page(
    body: Sequence[Item],
    outline: Outline,
    *,
    is_marked: bool = False,
    is_circular: bool = False,
) -> None:
    """Count the paragraphs of a page; unless its format marks headings, a line left open is one.

    A page counts its bullets as well, as it prints no other numbers; those of a circular belong to
    the paragraph before them. The last line of a page, left open, is a link or a name: a heading.
    """
    begun = False
    for at, item in enumerate(body):
        after = body[at + 1] if at + 1 < len(body) else None
        covers = not is_circular if after is None else not _is_title(after)
        if item.kind is BlockKind.TABLE_ROW:
            _read_row(body, at, outline)
        elif item.kind is BlockKind.HEADING or (not is_marked and covers and _is_left_open(item)):
            outline.head(item)
        elif is_circular and item.is_bullet and outline.units:
            outline.extend(item)
        elif begun or is_marked or not _is_left_open(item):  # else it is above the title
            outline.count(item, "par")
        else:
            continue
        begun = True


def _is_title(item: Item) -> bool:
    """Say whether an item of a page is a heading or could be: only the last of several is one."""
    return item.kind is BlockKind.HEADING or _is_left_open(item)


def _is_left_open(item: Item) -> bool:
    """Say whether a short line without a full stop reads as a heading."""
    if item.kind is BlockKind.TABLE_ROW or item.is_quoted:
        return False
    text = item.is_closed or item.is_bullet or item.mark or item.text[0].islower()
    return not text and len(item.text) <= MAX_TITLE


def _read_row(body: Sequence[Item], at: int, outline: Outline) -> None:
    before = body[at - 1] if at else None
    outline.row(body[at], before, begins=before is None or before.kind is not BlockKind.TABLE_ROW)


def _following(body: Sequence[Item], at: int) -> Iterator[Mark]:
    """The numbers after an item, up to the next division."""
    for item in (body[later] for later in range(at + 1, len(body))):
        if item.mark:
            yield item.mark
        elif division_of(item):
            return
