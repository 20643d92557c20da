"""The outline that grows while a document is read: its units, divisions and headings."""

from dataclasses import dataclass, field
from itertools import count, takewhile

from itcp_assist.citation import Citation, ordinal
from itcp_assist.clauses.headings import Headings
from itcp_assist.clauses.items import Item, rest_of
from itcp_assist.clauses.layout import table_number
from itcp_assist.clauses.marks import (
    DECIMAL,
    DOTTED,
    Mark,
    Reading,
    bullet_length,
    is_capital,
    is_first,
)
from itcp_assist.clauses.numbering import BULLET, COUNTED, ROOT, Following, Numbering, Open
from itcp_assist.clauses.sections import PLAIN, Section
from itcp_assist.clauses.units import Unit

_RANKS = {
    "annex": 0, "attachment": 0, "enclosure": 0, "schedule": 0,
    "appendix": 1, "part": 2, "chapter": 3, "section": 4,
}  # fmt: skip
# Numbers from which divisions that print none are counted; the first of the others has none.
_FIRST = {"table": 1, "section": 2}


@dataclass(slots=True)
class Outline:
    """Units in document order, and the place that has been reached."""

    symbol: str
    part: str = ""
    units: list[Unit] = field(default_factory=list)
    _numbers: Numbering = field(default_factory=Numbering)
    _base: str = ""
    _outer: str = ""
    _divisions: list[tuple[int, str]] = field(default_factory=list)
    _sections: list[tuple[str, str]] = field(default_factory=list)
    _headings: Headings = field(default_factory=Headings)
    _table: str = ""
    _over_rows: tuple[str, ...] = ()
    _in_header: bool = True
    _taken: set[Citation] = field(default_factory=set)
    _parts: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    _again: dict[Citation, int] = field(default_factory=dict)

    def has_open(self, item: Item) -> bool:
        """Say whether a paragraph is there that an item without a fitting number belongs to.

        One paragraph without a number follows another, unless it goes on in small letters. Bullets
        belong to the paragraph that announces them, not to another bullet.
        """
        if not self._numbers.units:
            return False
        style = self._numbers.open[0].style
        goes_on = item.is_quoted or item.after[:1].islower() or (item.is_bullet and style != BULLET)
        return goes_on or style not in (COUNTED, BULLET)

    @property
    def is_between(self) -> bool:
        """Say whether one numbered paragraph is at its end, so that the next may come."""
        return bool(self._numbers.last) and self._numbers.ending not in ("", ":")

    def start(self, part: str) -> None:
        """Begin a part such as ``pp`` or ``part-A/op``, forgetting numbers and headings."""
        self._base = part if part.endswith("op") else ""
        self._divisions, self._headings = [], Headings()
        self._begin(part)

    def enter(self, name: str, number: str, title: str) -> None:
        """Open an annex, appendix, part, chapter or section that prints its name."""
        rank = _RANKS[name]
        if rank <= _RANKS["appendix"]:
            self._base = ""
        outer = [division for division in self._divisions if division[0] < rank]
        above = "/".join(filter(None, (self._base, *(s for _, s in outer))))
        self._divisions = [*outer, (rank, self._unused(above, name, number))]
        self._headings.divide(rank, title)
        self._begin("/".join(filter(None, (self._base, *(s for _, s in self._divisions)))))

    def head(self, item: Item, section: Section | None = None) -> None:
        """Take an item as a heading; ``section`` where it is a division of the keys."""
        mark = item.mark if item.mark and item.mark.is_decimal else None
        self._headings.add(item, fresh=self._numbers.fresh)
        if section:
            self._begin_section(section)
        fits = mark is not None and self._numbers.accepts(mark, item)
        self._numbers.note_heading()
        if mark and fits:
            self._open_number(mark, (DECIMAL, mark.value), item, heading=True)
        else:
            self._numbers.open = []

    def place(self, item: Item, following: Following) -> bool:
        """Make a unit of a numbered item where its number fits, and say whether it did.

        ``following`` gives the numbers after it, which tell (i) the letter from (i) the numeral.
        """
        mark = item.mark
        if mark is None:
            return False
        if mark.is_decimal:
            if self._numbers.restarts(mark, item, following):
                self._begin_section(PLAIN)
            reading = self._numbers.read_plain(mark, item, following)
        else:
            several = len(mark.readings) > 1 or mark.readings[0][0] == DOTTED
            upcoming = tuple(takewhile(lambda m: not m.is_decimal, following())) if several else ()
            reading = self._numbers.choose(mark, item, upcoming)
        if reading is not None:
            self._open_number(mark, reading, item)
        return reading is not None

    def count(self, item: Item, part: str) -> None:
        """Make a unit of an item without a fitting number, counted from 1 within ``part``.

        A printed number stays in its text, a bullet does not. Lettered items may follow under it.
        """
        style = BULLET if item.is_bullet else COUNTED
        plain = rest_of(item, item.start + (0 if item.mark else bullet_length(item.text)))
        unit = self._add(self._counted(part), plain)
        self._numbers.open = [Open(style, (), unit.citation, unit, item.left, item.edge)]

    def row(self, item: Item, before: Item | None, *, begins: bool) -> None:
        """Make a unit of a table row, counted from the table's first.

        A table ``begins`` with a number where the item ``before`` is its caption, else it is
        counted. Header rows, which have a level, are citable too, and headings of the rows below.
        """
        if begins:
            number = table_number(before) if before else ""
            self._table = f"{self.part}/{self._unused(self.part, 'table', number)}"
            self._parts.add(self._table)
            self._over_rows = (before.text,) if before and number else ()
            self._in_header = True
        citation = self._counted(self._table)
        unit = self._add(citation, rest_of(item, item.start))  # a figure in its first cell stays
        unit.headings += self._over_rows
        self._in_header = self._in_header and item.level > 0
        if self._in_header:
            self._over_rows += (item.text,)
        self._numbers.ending = "."

    def open_root(self, item: Item) -> bool:
        """Make a unit of the part itself, under which numbers may follow; False for a second."""
        if Citation(self.symbol, self.part) in self._taken:
            return False
        unit = self._add(Citation(self.symbol, self.part), item)
        self._numbers.open = [Open(ROOT, (), unit.citation, unit, item.left, item.edge)]
        return True

    def extend(self, item: Item) -> None:
        """Add an item to the open paragraph that it continues or wraps up, else to the last one."""
        owner = self._numbers.owner(item) or self.units[-1]
        owner.lengthen(item.start, item.end)
        self._numbers.note_text(item, added=True)

    def _begin(self, part: str) -> None:
        self.part = self._outer = part
        self._sections = []
        self._numbers = Numbering()
        self._parts.add(part)

    def _begin_section(self, section: Section) -> None:
        """Open a section within the open ones of other kinds."""
        kinds = [kind for kind, _ in self._sections]
        depth = kinds.index(section.kind) if section.kind in kinds else len(kinds)
        above = self._sections[:depth]
        base = "/".join((self._outer, *(step for _, step in above)))
        step = self._unused(base, section.name, section.number)
        self._sections = [*above, (section.kind, step)]
        self.part = f"{base}/{step}"
        self._numbers = Numbering()
        self._parts.add(self.part)

    def _unused(self, outer: str, name: str, number: str) -> str:
        """A step that no division here has.

        A printed number that is printed again gets an ordinal, a name without a number the next
        number that is free.
        """
        plain = f"{name}-{number}" if number else name
        for n in count(1 if number else _FIRST.get(name, 1)):
            again = f"{plain}-{ordinal(n)}" if number else f"{plain}-{n}"
            step = plain if n == 1 and (number or name not in _FIRST) else again
            if "/".join(filter(None, (outer, step))) not in self._parts:
                break
        return step

    def _counted(self, part: str) -> Citation:
        self._counts[part] = self._counts.get(part, 0) + 1
        return Citation(self.symbol, part, (str(self._counts[part]),))

    def _open_number(
        self, mark: Mark, reading: Reading, item: Item, *, heading: bool = False
    ) -> None:
        """Open a paragraph or heading with its number; an ordinal tells a repeated one apart."""
        style, value = reading
        above = self._numbers.above(style, value)
        base = Citation(self.symbol, self.part)
        if style != DECIMAL:
            base = next((o.citation for o in reversed(above) if o.style != style), base)
        elif above and is_capital(above[-1].style):
            base = above[-1].citation
        citation = self._free(base.child(mark.printed))
        parent = next((o.unit for o in reversed(above) if o.unit), None)
        is_last = self._numbers.joined and not is_first(value[-1:])
        unit = None if heading else self._add(citation, item, parent)
        opened = Open(style, value, citation, unit, item.left, item.edge, is_last)
        self._numbers.open = [*above, opened]
        if style == DECIMAL:
            self._numbers.last = value
        elif not above and is_capital(style):
            self._numbers.last = ()

    def _free(self, citation: Citation) -> Citation:
        """The citation, or where its number is printed again, the one with the next ordinal."""
        free = citation
        while free in self._taken:
            self._again[citation] = self._again.get(citation, 1) + 1
            free = citation.repeated(self._again[citation])
        return free

    def _add(self, citation: Citation, item: Item, parent: Unit | None = None) -> Unit:
        start = item.body if item.body < item.end else item.start
        number = item.mark.printed if item.mark and start > item.start else ""
        unit = Unit(citation, [(start, item.end)], self._headings.texts, parent, number)
        self.units.append(unit)
        self._taken.add(citation)
        self._numbers.note_text(item)
        return unit
