"""Walk marked-up text, Akoma Ntoso or HTML, and give its paragraphs in reading order.

Both speak of the same things: laws.africa writes Akoma Ntoso as HTML whose classes are the names of
the elements (``akn-num``). What stands in an element that is not known is still read: nothing but
what is named here as unprinted is left out.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import Paragraph, squeeze
from itcp_assist.reading.names import (
    APART,
    BLOCKS,
    BREAKS,
    ITEMS,
    POINTS,
    THROUGH,
    UNPRINTED,
    Element,
    cells_of,
    has_block,
    heading_level,
    id_of,
    is_hidden,
    is_layout,
    is_remark,
    name_of,
)
from itcp_assist.reading.numbering import print_html_number
from itcp_assist.records import BlockKind, Remark

MAX_DEPTH = 200  # of nested elements; published texts stay under 30


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the text at a place of the tree; ``depth`` is the level of the next item."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    headings: int = 0
    native_id: str = ""


def iter_paragraphs(root: Element, name: str) -> list[Paragraph]:
    """The paragraphs under ``root``; ReadingError when file ``name`` is nested too deeply."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise ReadingError(f"{name}: is nested deeper than {MAX_DEPTH} elements; simplify it")
    walk = _Walk()
    walk.read(root, _Place())
    return walk.paragraphs


def find_remarks(root: Element) -> tuple[Remark, ...]:
    """What an editor noted between the lines, such as an annex that was not taken over."""
    remarks = (text_of(e) for e in root.iterdescendants() if name_of(e) == "remark")
    return tuple(Remark(f"editor's remark in the source: {r}") for r in remarks if r)


def text_of(element: Element) -> str:
    """All text under an element as one line, notes and unprinted parts left out."""
    return _joined(_read_inside(element))


def _read_inside(element: Element) -> list[Paragraph]:
    walk = _Walk()
    walk.read(element, _Place())
    return walk.paragraphs


def _joined(paragraphs: list[Paragraph]) -> str:
    return squeeze(" ".join(f"{p.number} {p.text}" for p in paragraphs if not _is_note(p)))


def _is_note(paragraph: Paragraph) -> bool:
    return paragraph.kind is BlockKind.FOOTNOTE


@dataclass(frozen=True, slots=True)
class _Number:
    """A printed number that waits for its words, and the element that it is the number of."""

    printed: str
    owner: Element
    place: _Place


class _Walk:
    """One walk over a tree: text gathers in a run, and a run ends where a block begins or ends."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._run: list[str] = []
        self._number: _Number | None = None

    def read(self, element: Element, place: _Place) -> None:
        """Read an element that is a block; a number of it that found no words stands alone."""
        self._gather(element, place)
        self._end_run(place)
        if self._number and self._number.owner is element:
            self._end_number()

    def _gather(self, element: Element, place: _Place) -> None:
        self._run.append(element.text or "")
        for child in element:
            self._read_child(child, name_of(child), place)
            self._run.append(child.tail or "")

    def _read_child(self, child: Element, name: str, place: _Place) -> None:
        if not name or name in UNPRINTED or is_hidden(child):
            return
        if name == "authorialNote":
            self._read_note(child)
        elif name in BREAKS:
            self._run.append(" ")
        elif name in BLOCKS or has_block(child):
            self._end_run(place)
            self._read_block(child, name, place)
        else:
            self._gather(child, place)

    def _read_block(self, element: Element, name: str, place: _Place) -> None:
        if name == "num":
            self._begin_number(text_of(element), element.getparent(), place)
        elif name == "tr" and not is_layout(element):
            self._read_row(element, place)
        else:
            inner = _inner(element, name, place)
            if name == "li":
                self._begin_number(_list_number(element), element, inner)
            self.read(element, inner)

    def _begin_number(self, printed: str, owner: Element | None, place: _Place) -> None:
        self._end_number()
        if printed and owner is not None:
            self._number = _Number(printed, owner, place)

    def _end_number(self) -> None:
        """Print the number that waits as a paragraph of its own."""
        if self._number:
            self._add("", self._number.place)

    def _end_run(self, place: _Place) -> None:
        text = "".join(self._run)
        self._run = []
        if text.strip():
            self._add(text, place)

    def _add(self, text: str, place: _Place) -> None:
        number = self._number.printed if self._number else ""
        self._number = None
        self.paragraphs.append(Paragraph(text, place.kind, number, place.level, place.native_id))

    def _read_note(self, note: Element) -> None:
        marker = note.get("marker") or note.get("data-marker") or ""
        text = text_of(note)
        self.paragraphs.append(Paragraph(text, BlockKind.FOOTNOTE, marker, native_id=id_of(note)))

    def _read_row(self, row: Element, place: _Place) -> None:
        inside = [_read_inside(cell) for cell in cells_of(row)]
        cells = [_joined(cell) for cell in inside]
        if any(cells):
            self.paragraphs.append(
                Paragraph(" | ".join(cells), BlockKind.TABLE_ROW, level=place.level)
            )
        self.paragraphs += [p for cell in inside for p in cell if _is_note(p)]


def _inner(element: Element, name: str, place: _Place) -> _Place:
    """The place inside a block."""
    own_id = id_of(element)
    place = replace(place, native_id=own_id if name not in THROUGH else place.native_id or own_id)
    if name in APART or is_remark(element) or place.kind is BlockKind.FURNITURE:
        return replace(place, kind=BlockKind.FURNITURE)
    if name in ITEMS:
        level = max(place.depth, 1) if _stands_below(element, name) else place.depth
        place = replace(place, level=level, depth=level + 1)
    if any(name_of(child) == "heading" for child in element):
        place = replace(place, headings=place.headings + 1)
    level = heading_level(element, place.headings)
    if level and place.kind is not BlockKind.HEADING:
        place = replace(place, kind=BlockKind.HEADING, level=level)
    return place


def _stands_below(element: Element, name: str) -> bool:
    """Say whether an item never stands for itself, but below the words that introduce it."""
    parent = element.getparent()
    return name in POINTS or (parent is not None and name_of(parent) == "ul")


def _list_number(item: Element) -> str:
    """What a browser prints before a list item: nothing of the text for a bullet."""
    ordered = item.getparent()
    if ordered is None or name_of(ordered) != "ol":
        return ""
    value = _integer(ordered.get("start"), 1) - 1
    for sibling in ordered:
        if name_of(sibling) == "li":
            value = _integer(sibling.get("value"), value + 1)
        if sibling is item:
            break
    return print_html_number(value, item.get("type") or ordered.get("type") or "1")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text.strip()) else default
