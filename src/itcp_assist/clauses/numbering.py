"""The numbers that are open at one point of a division, and which number may come next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import lt

from itcp_assist.citation import Citation
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.marks import DECIMAL, DOTTED, Mark, Reading, Value, is_first, is_next
from itcp_assist.records import Span

DEEPER = "+"  # added to the style of a list that stands in one of its own kind
ROOT = "root"  # style of a paragraph without a number under which items may stand
_INDENT_TOLERANCE = 3.0  # points by which the lines of one paragraph may differ at the left


@dataclass(slots=True, eq=False)
class Unit:
    """A citable unit while the document is read: its spans grow as its paragraphs are met."""

    citation: Citation
    spans: list[Span]
    headings: tuple[str, ...]
    parent: "Unit | None" = None

    def lengthen(self, start: int, end: int) -> None:
        """Add a span, joined to the one before where only a line feed stands between them."""
        first, last = self.spans[-1]
        if start == last + 1:
            self.spans[-1] = (first, end)
        else:
            self.spans.append((start, end))


@dataclass(frozen=True, slots=True)
class Open:
    """A number that more may still stand under; that of a heading has no unit."""

    style: str
    value: Value
    citation: Citation
    unit: Unit | None
    left: float | None = None


@dataclass(slots=True)
class Numbering:
    """State of the numbering of one division.

    ``open`` runs from the outermost number to the innermost; ``last`` is the last plain number;
    ``fresh`` says that no paragraph has come since the last heading; ``ending`` is the sign that
    closed the last text, empty where it broke off.
    """

    open: list[Open] = field(default_factory=list)
    last: Value = ()
    fresh: bool = True
    ending: str = "."

    @property
    def closed(self) -> bool:
        """Say whether the last text ended as a paragraph does."""
        return bool(self.ending)

    @property
    def units(self) -> list[Open]:
        """The open numbers that have a unit."""
        return [one for one in self.open if one.unit]

    def note_text(self, item: Item) -> None:
        """Remember how the text that was just taken ends."""
        self.fresh, self.ending = False, item.ending

    def restarts(self, mark: Mark, item: Item) -> bool:
        """Say whether a plain number begins the numbering afresh, as it may after a heading."""
        first = is_first(mark.value) and bool(self.last) and not is_next(self.last, mark.value)
        return first and self.fresh and (item.starts_upper or mark.certain)

    def accepts(self, mark: Mark, item: Item) -> bool:
        """Say whether a plain number fits where the numbering has come to.

        A number in sequence fits unless the text before it is broken off and the text after it
        goes on in small letters (a reference to a paragraph at the start of a line). A gap fits
        only where both sides look like whole paragraphs.
        """
        if mark.suffix and mark.value == self.last:
            return True
        if is_next(self.last, mark.value) or (not self.last and is_first(mark.value)):
            return mark.certain or item.starts_upper or self.closed
        return mark.value > self.last and item.starts_upper and self.closed

    def choose(self, mark: Mark, upcoming: Sequence[Mark]) -> Reading | None:
        """The reading of a letter, numeral or dotted number that fits the open lists, if any.

        A list opens after a colon and goes on after a semicolon; where the text before tells
        neither, ``upcoming``, the numbers after it, do: (i) before (j) is the letter, before (ii)
        the numeral. Where two lists could go on, the inner one does.
        """
        styles = [one.style for one in self.open]
        readings = [*mark.readings, *self._nested(mark)]
        going_on = [r for r in readings if self._has(r, is_next)]
        going_on.sort(key=lambda reading: styles.index(reading[0]), reverse=True)
        opening = [r for r in readings if r[1] == (1,) and r[0] not in styles]
        fitting = going_on + opening
        if going_on and opening and self.ending in (":", ";"):
            fitting = opening if self.ending == ":" else going_on
        if fitting:
            return min(fitting, key=lambda reading: _distance(reading, upcoming))
        later = [r for r in mark.readings if self.closed and self._has(r, lt)]
        return later[0] if later else None

    def above(self, style: str, value: Value) -> list[Open]:
        """The open numbers under which ``value`` comes to stand."""
        styles = [one.style for one in self.open]
        run = styles.index(style) if style in styles else len(styles)
        if style == DECIMAL:
            run = 0
        return self.open[:run] + [
            one for one in self.open[run:]
            if one.style == style and len(one.value) < len(value)
            and value[: len(one.value)] == one.value
        ]  # fmt: skip

    def owner(self, item: Item) -> Unit | None:
        """The open unit that an item without a fitting number belongs to.

        The innermost one where the item continues a text that broke off, quotes or is a bullet;
        where the page shows indents, the innermost one that does not begin further right; else the
        numbered paragraph that carries the list, whose wrap-up phrase it is.
        """
        units = self.units
        if not units:
            return None
        carrying = next((o for o in reversed(units) if o.style in (DECIMAL, ROOT)), units[0])
        if not self.closed or item.is_bullet or item.is_quoted or item.mark:
            return units[-1].unit
        if item.left is None or carrying.left is None:
            return carrying.unit
        limit = item.left + _INDENT_TOLERANCE
        fitting = [o for o in units if o.left is not None and o.left <= limit]
        indented = (units[-1].left or 0.0) > carrying.left + _INDENT_TOLERANCE
        return fitting[-1].unit if fitting and indented else carrying.unit

    def _nested(self, mark: Mark) -> list[Reading]:
        """Readings of ``.1`` as an item under an open ``.1``: a style of its own for each depth.

        Such a list opens after a colon only, where it may be told from the one around it.
        """
        if mark.readings[0][0] != DOTTED or len(mark.value) > 1:
            return []
        depth = sum(one.style.startswith(DOTTED) for one in self.open)
        deepest = depth if self.ending == ":" else depth - 1
        return [(DOTTED + DEEPER * at, mark.value) for at in range(1, deepest + 1)]

    def _has(self, reading: Reading, follows: Callable[[Value, Value], bool]) -> bool:
        style, value = reading
        return any(one.style == style and follows(one.value, value) for one in self.open)


def _distance(reading: Reading, upcoming: Sequence[Mark]) -> int:
    """How many numbers come before the one that would follow ``reading``.

    As many as there are where the same number comes again first: that one is then the right one.
    """
    style, value = reading[0].rstrip(DEEPER), reading[1]
    wanted = (style, (*value[:-1], value[-1] + 1))
    for count, mark in enumerate(upcoming):
        if wanted in mark.readings:
            return count
        if (style, value) in mark.readings:
            break
    return len(upcoming)
