"""Walk marked-up text, Akoma Ntoso or HTML, and give its paragraphs in reading order.

Both speak of the same things: laws.africa writes Akoma Ntoso as HTML whose classes are the names of
the elements (``akn-num``). What stands in an element that is not known is still read: nothing but
what is named here as unprinted, hidden or deleted is left out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import CELL, Paragraph, squeeze
from itcp_assist.reading.joining import Call, is_note, join_paragraphs, quote_paragraphs
from itcp_assist.reading.markup.grid import Columns, Grid, read_grid
from itcp_assist.reading.markup.lists import list_numbers
from itcp_assist.reading.markup.names import (
    APART,
    BLOCKS,
    BREAKS,
    ITEMS,
    NOTE,
    POINTS,
    THROUGH,
    UNPRINTED,
    Element,
    attribute_of,
    has_block,
    heading_level,
    id_of,
    is_header,
    is_hidden,
    is_remark,
    name_of,
)
from itcp_assist.records import BlockKind, Remark

MAX_DEPTH = 200  # of nested elements; published texts stay under 30
_QUOTED = frozenset({"quotedStructure", "embeddedStructure"})


@dataclass(frozen=True, slots=True)
class Markup:
    """What a tree of markup prints, and remarks on what of it is not printed."""

    paragraphs: tuple[Paragraph, ...]
    flags: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the text at a place of the tree; ``depth`` is the level of the next item."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    headings: int = 0
    native_id: str = ""


def read_markup(root: Element, name: str) -> Markup:
    """What is printed of ``root``; ReadingError when file ``name`` is nested too deeply."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise ReadingError(f"{name}: is nested deeper than {MAX_DEPTH} elements; simplify it")
    walk = _Walk()
    walk.read(root, _Place())
    told = [f"{count} {kind} characters were left out" for kind, count in walk.left_out.items()]
    remarks = (text_of(e) for e in root.iterdescendants() if name_of(e) == "remark")
    told += [f"editor's remark in the source: {remark}" for remark in remarks if remark]
    return Markup(tuple(walk.paragraphs), tuple(map(Remark, told)))


def text_of(element: Element) -> str:
    """All text under an element as one line, notes and unprinted parts left out."""
    walk = _Walk()
    walk.read(element, _Place())
    return squeeze(join_paragraphs(walk.paragraphs)[0])


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
        self.left_out: Counter[str] = Counter()
        self._run: list[str] = []
        self._calls: list[Call] = []
        self._number: _Number | None = None
        self._grids: dict[Element, Grid] = {}
        self._lists: dict[Element, Mapping[Element, str]] = {}

    def read(self, element: Element, place: _Place) -> None:
        """Read an element that is a block; a number of it that found no words stands alone."""
        self._gather(element, place)
        self._end_run(place)
        if self._number and self._number.owner is element:
            self._end_number()

    def _gather(self, element: Element, place: _Place) -> None:
        self._run.append(element.text or "")
        for child in element:
            if not self._leaves_out(child, place):
                self._read_child(child, name_of(child), place)
            self._run.append(child.tail or "")

    def _leaves_out(self, child: Element, place: _Place) -> bool:
        """Say whether a child is not printed, counting what somebody hid or deleted."""
        name = name_of(child)
        if name == "remark":
            return place.kind is not BlockKind.FURNITURE
        for kind, applies in (("hidden", is_hidden(child)), ("deleted", name == "del")):
            if applies and name not in UNPRINTED:
                self.left_out[kind] += sum(
                    not c.isspace() for c in "".join(map(str, child.itertext()))
                )
                return True
        return not name or name in UNPRINTED

    def _read_child(self, child: Element, name: str, place: _Place) -> None:
        if name == NOTE:
            self._read_note(child)
        elif name in BREAKS:
            self._run.append(" ")
        elif name in _QUOTED:
            self._read_quoted(child, place)
        elif name in BLOCKS or has_block(child):
            self._end_run(place)
            self._read_block(child, name, place)
        else:
            self._run.append(attribute_of(child, "startQuote"))
            self._gather(child, place)
            self._run.append(attribute_of(child, "endQuote"))

    def _read_block(self, element: Element, name: str, place: _Place) -> None:
        if name == "num":
            self._read_number(element, place)
        elif name == "tr" and (columns := self._columns_of(element)):
            self._read_row(element, columns, place)
        else:
            inner = _inner(element, name, place)
            if name == "li":
                self._begin_number(self._list_number(element), element, inner)
            self.read(element, inner)

    def _read_number(self, element: Element, place: _Place) -> None:
        inside = self._inside(element)
        text, calls = join_paragraphs(inside)
        self._begin_number(squeeze(text), element.getparent(), place)
        self._calls += [(0, mark) for _, mark in calls]  # the number stands before the words
        self.paragraphs += filter(is_note, inside)

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
        elif self._calls and not self._number:
            self._call_behind()

    def _call_behind(self) -> None:
        """Tie notes that stand behind a paragraph, not in it, to its end."""
        bodies = [at for at, p in enumerate(self.paragraphs) if not is_note(p)]
        if bodies:
            last = self.paragraphs[bodies[-1]]
            calls = (*last.calls, *((len(last.text), mark) for _, mark in self._calls))
            self.paragraphs[bodies[-1]] = replace(last, calls=calls)
        self._calls = []

    def _add(self, text: str, place: _Place) -> None:
        number = self._number.printed if self._number else ""
        self._number, calls, self._calls = None, tuple(self._calls), []
        self.paragraphs.append(
            Paragraph(text, place.kind, number, place.level, place.native_id, calls=calls)
        )

    def _read_note(self, note: Element) -> None:
        marker = attribute_of(note, "marker")
        self._run = ["".join(self._run)]  # so that its length is counted once
        self._calls.append((len(self._run[0]), marker))
        text = squeeze(join_paragraphs(self._inside(note))[0])
        self.paragraphs.append(Paragraph(text, BlockKind.FOOTNOTE, marker, native_id=id_of(note)))

    def _read_quoted(self, element: Element, place: _Place) -> None:
        """Print what is quoted between its marks; its numbers and headings are another text's."""
        self._end_run(place)
        self._end_number()
        self.paragraphs += quote_paragraphs(element, self._inside(element), place.level)

    def _columns_of(self, row: Element) -> Columns:
        """The cells of a row of data; nothing for a row that only arranges other matter."""
        table = next((e for e in row.iterancestors() if name_of(e) == "table"), None)
        if table is None:
            return ()
        if table not in self._grids:
            self._grids[table] = read_grid(table)
        return self._grids[table].rows.get(row, ())

    def _read_row(self, row: Element, columns: Columns, place: _Place) -> None:
        inside = [[] if cell is None else self._inside(cell) for cell in columns]
        text, calls = "", list[Call]()
        for at, (words, called) in enumerate(map(join_paragraphs, inside)):
            text += CELL if at else ""
            calls += [(len(text) + offset, mark) for offset, mark in called]
            text += words
        if text.strip(" |"):
            own = id_of(row) or place.native_id
            level = 1 if is_header(row) else 0
            self.paragraphs.append(
                Paragraph(text, BlockKind.TABLE_ROW, "", level, own, calls=tuple(calls))
            )
        self.paragraphs += [p for cell in inside for p in filter(is_note, cell)]

    def _list_number(self, item: Element) -> str:
        """What a browser prints before a list item: nothing of the text for a bullet."""
        ordered = item.getparent()
        if ordered is None or name_of(ordered) != "ol":
            return ""
        if ordered not in self._lists:
            self._lists[ordered] = list_numbers(ordered)
        return self._lists[ordered][item]

    def _inside(self, element: Element) -> list[Paragraph]:
        """What is printed of an element, read by itself."""
        walk = _Walk()
        walk.read(element, _Place())
        self.left_out += walk.left_out
        return walk.paragraphs


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
