"""The outline that grows while a document is read: its units, divisions and headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from itcp_assist.citation import Citation
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import is_lone_letter
from itcp_assist.clauses.marks import DECIMAL, Mark, Reading
from itcp_assist.clauses.numbering import ROOT, Numbering, Open, Unit

_RANKS = {
    "annex": 0, "attachment": 0, "enclosure": 0, "schedule": 0,
    "appendix": 1, "part": 2, "chapter": 3, "section": 4,
}  # fmt: skip
# Headings rank below the names of divisions: capitals, then numbers by depth, then all others.
_CAPITALS, _NUMBERED, _PLAIN = 10, 20, 30


@dataclass(slots=True)
class Outline:
    """Units in document order, and the place that has been reached."""

    symbol: str
    part: str = ""
    units: list[Unit] = field(default_factory=list)
    _numbers: Numbering = field(default_factory=Numbering)
    _divisions: list[tuple[int, str]] = field(default_factory=list)
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _table: str = ""
    _taken: set[Citation] = field(default_factory=set)
    _parts: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    @property
    def has_open(self) -> bool:
        """Say whether a paragraph is there that unnumbered text could belong to."""
        return bool(self._numbers.units)

    def start(self, part: str) -> None:
        """Begin a part such as ``pp`` or ``part-A/op``, forgetting numbers and headings."""
        self._divisions, self._headings = [], []
        self._begin(part)

    def enter(self, name: str, number: str, title: str) -> None:
        """Open an annex, appendix, part, chapter or section that prints its name."""
        rank = _RANKS[name]
        outer = [division for division in self._divisions if division[0] < rank]
        step = self._unused("/".join(s for _, s in outer), name, number)
        self._divisions = [*outer, (rank, step)]
        self._headings = [*(h for h in self._headings if h[0] < rank), (rank, title)]
        self._begin("/".join(s for _, s in self._divisions))

    def head(self, item: Item, section: str = "") -> None:
        """Take an item as a heading; ``section`` is its number where it belongs into the keys."""
        mark = item.mark if item.mark and item.mark.is_decimal else None
        rank = _rank(item, mark)
        last = self._headings[-1] if self._headings and self._numbers.fresh else None
        title = rank == _CAPITALS and last is not None and last[0] == rank  # over several lines
        if last and not mark and (title or is_lone_letter(last[1])):
            self._headings[-1] = (last[0], f"{last[1]} {item.text}")
        else:
            self._headings = [*(h for h in self._headings if h[0] < rank), (rank, item.text)]
        if section:
            self._begin_section(section)
        fits = mark is not None and self._numbers.accepts(mark, item)
        self._numbers.fresh, self._numbers.ending = True, "."
        if mark and fits:
            self._open_number(mark, (DECIMAL, mark.value), item, heading=True)
        else:
            self._numbers.open = []

    def place(self, item: Item, upcoming: Sequence[Mark]) -> bool:
        """Make a unit of a numbered item where its number fits, and say whether it did.

        ``upcoming`` are the numbers after it, which tell (i) the letter from (i) the numeral.
        """
        mark = item.mark
        if mark is None:
            return False
        if not mark.is_decimal:
            reading = self._numbers.choose(mark, upcoming)
            return reading is not None and self._open_number(mark, reading, item)
        if self._numbers.restarts(mark, item):
            self._begin_section("2")
        fits = self._numbers.accepts(mark, item)
        return fits and self._open_number(mark, (DECIMAL, mark.value), item)

    def count(self, item: Item, part: str) -> None:
        """Make a unit of an item without a number, counted from 1 within ``part``."""
        self._counts[part] = self._counts.get(part, 0) + 1
        self._add(Citation(self.symbol, part, (str(self._counts[part]),)), item)

    def row(self, item: Item, caption: str, *, begins: bool) -> None:
        """Make a unit of a table row; its table is numbered by its caption, else counted."""
        if begins:
            self._table = f"{self.part}/{self._unused(self.part, 'table', caption or '1')}"
            self._parts.add(self._table)
        self.count(item, self._table)

    def open_root(self, item: Item) -> bool:
        """Make a unit of the part itself, under which numbers may follow; False for a second."""
        if Citation(self.symbol, self.part) in self._taken:
            return False
        unit = self._add(Citation(self.symbol, self.part), item)
        self._numbers.open = [Open(ROOT, (), unit.citation, unit, item.left)]
        return True

    def extend(self, item: Item) -> None:
        """Add an item to the open paragraph that it continues or wraps up, else to the last one."""
        owner = self._numbers.owner(item) or self.units[-1]
        owner.lengthen(item.start, item.end)
        self._numbers.note_text(item)

    def _begin(self, part: str) -> None:
        self.part = part
        self._numbers = Numbering()
        self._parts.add(part)

    def _begin_section(self, number: str) -> None:
        base = self.part.partition("/section-")[0]
        self._begin(f"{base}/{self._unused(base, 'section', number)}")

    def _unused(self, outer: str, name: str, number: str) -> str:
        """A step that no division here has: the printed number, else the next one that is free."""
        step = f"{name}-{number}" if number else name
        count = int(number) if number.isdigit() else 1
        while "/".join(filter(None, (outer, step))) in self._parts:
            count += 1
            step = f"{name}-{count}"
        return step

    def _open_number(
        self, mark: Mark, reading: Reading, item: Item, *, heading: bool = False
    ) -> bool:
        """Open a paragraph or heading with its number; False where its key is taken already."""
        style, value = reading
        above = self._numbers.above(style, value)
        base = Citation(self.symbol, self.part)
        if style != DECIMAL:
            base = next((o.citation for o in reversed(above) if o.style != style), base)
        citation = base.child(mark.printed)
        if citation in self._taken:
            return False
        parent = next((o.unit for o in reversed(above) if o.unit), None)
        unit = None if heading else self._add(citation, item, parent)
        self._numbers.open = [*above, Open(style, value, citation, unit, item.left)]
        if style == DECIMAL:
            self._numbers.last = value
        return True

    def _add(self, citation: Citation, item: Item, parent: Unit | None = None) -> Unit:
        start = item.body if item.body < item.end else item.start
        headings = tuple(text for _, text in self._headings)
        unit = Unit(citation, [(start, item.end)], headings, parent)
        self.units.append(unit)
        self._taken.add(citation)
        self._numbers.note_text(item)
        return unit


def _rank(item: Item, mark: Mark | None) -> int:
    if mark:
        return _NUMBERED + len(mark.value)
    capitals = item.is_upper or is_lone_letter(item.text)
    return _CAPITALS if capitals and not item.level else _PLAIN + item.level
