"""The numbers that are open at one point of a division, and which number may come next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import eq, ge, lt

from itcp_assist.citation import Citation
from itcp_assist.clauses.indents import TOLERANCE, is_level, within
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.marks import (
    DECIMAL,
    DOTTED,
    Mark,
    Reading,
    Value,
    is_capital,
    is_first,
    is_next,
)
from itcp_assist.clauses.quotations import announces_text
from itcp_assist.clauses.units import Unit
from itcp_assist.clauses.verbs import is_operative

DEEPER = "+"  # added to the style of a list that stands in one of its own kind
ROOT = "root"  # style of the one operative paragraph without a number; items may stand under it
COUNTED = "counted"  # style of the last of several paragraphs without a number
BULLET = "bullet"  # the same, where it is a bullet that no paragraph announces
INNER = "inner"  # style of plain numbers (1. 2.) that list what one numbered paragraph says
# How far a number that no full stop or markup shows to be one may be from the number before it:
# drafts leave out a few paragraphs, whereas "110 States" begins a sentence.
MAX_GAP = 20
MAX_FIGURES = 3  # of a number out of sequence; one with more is a year
Following = Callable[[], Iterator[Mark]]  # the numbers after an item, as far as they are asked for

_CARRYING = (DECIMAL, ROOT, COUNTED, BULLET)


@dataclass(frozen=True, slots=True)
class Open:
    """A number that more may still stand under; that of a heading has no unit.

    ``is_last`` says that a joining word announced it as the last item of its list.
    """

    style: str
    value: Value
    citation: Citation
    unit: Unit | None
    left: float | None = None
    edge: float | None = None
    is_last: bool = False


@dataclass(slots=True)
class Numbering:
    """State of the numbering of one division.

    ``open`` runs from the outermost number to the innermost; ``last`` is the last plain number;
    ``fresh`` says that no paragraph has come since the last heading; ``ending`` is the sign that
    closed the last text, empty where it broke off, and ``joined`` that a joining word followed it.
    ``amending`` says that text has been announced
    which is to be put into another document, ``foreign`` that it has begun: its numbers are none of
    this document.
    """

    open: list[Open] = field(default_factory=list)
    last: Value = ()
    fresh: bool = True
    ending: str = "."
    joined: bool = False
    amending: bool = False
    foreign: bool = False

    @property
    def closed(self) -> bool:
        """Say whether the last text ended as a paragraph does."""
        return bool(self.ending)

    @property
    def units(self) -> list[Open]:
        """The open numbers that have a unit."""
        return [one for one in self.open if one.unit]

    def note_heading(self) -> None:
        """Remember that a heading has come: what follows begins a paragraph."""
        self.fresh, self.ending, self.joined = True, ".", False
        self.amending = self.foreign = False

    def note_text(self, item: Item, *, added: bool = False) -> None:
        """Remember how the text that was just taken ends; ``added`` to an open paragraph."""
        self.fresh, self.ending, self.joined = False, item.ending, item.is_joined
        self.foreign = self.amending and added
        self.amending = self.foreign or announces_text(item.text)

    def restarts(self, mark: Mark, item: Item, following: Following) -> bool:
        """Say whether a plain number begins the numbering afresh.

        It does after a heading, and where a second 1 is followed by a second 2.
        """
        if not (is_first(mark.value) and self.last) or is_next(self.last, mark.value):
            return False
        if self.fresh:
            return item.starts_upper or mark.certain
        after = next((m.value for m in following() if m.is_decimal), ())
        return self._repeats(mark, item) and self.last >= after and is_next(mark.value, after)

    def read_plain(self, mark: Mark, item: Item, following: Following) -> Reading | None:
        """The reading of a plain number where it fits, be it as a number printed by mistake."""
        if self._continues_inner(mark, item, following):
            return (INNER, mark.value)
        if self._is_foreign(mark, following):
            return None
        if self.accepts(mark, item) or self._repeats(mark, item):
            return (DECIMAL, mark.value)
        opens = self.ending == ":" and mark.value == (1,) and mark.certain and not self.amending
        return (INNER, mark.value) if opens and self.units else None

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
        sure = mark.certain or is_operative(item.words)
        return self._skips(mark, sure=sure) and item.starts_upper and self.closed

    def _skips(self, mark: Mark, *, sure: bool) -> bool:
        """Say whether a number may come next although others are left out before it."""
        figures = len(str(mark.value[0]))
        if figures > MAX_FIGURES and (self.last or not mark.certain):
            return False
        gap = mark.value[0] - (self.last or (0,))[0]
        return mark.value > self.last and (sure or gap <= MAX_GAP)

    def _repeats(self, mark: Mark, item: Item) -> bool:
        """Say whether a number that does not go on is that of a paragraph all the same.

        Numbers are repeated or put in the wrong order by mistake; nothing of them may be lost.
        After a colon they belong to a text that is quoted.
        """
        whole = item.starts_upper and self.ending not in ("", ":") and not self.amending
        back = mark.value <= self.last
        return back and whole and (mark.certain or mark.value == self.last)

    def _continues_inner(self, mark: Mark, item: Item, following: Following) -> bool:
        """Say whether a plain number goes on with a list in a paragraph, not with the paragraphs.

        Where both could, the number that comes a second time before a new list tells.
        """
        if not self._has((INNER, mark.value), is_next):
            return False
        if not self.accepts(mark, item) or not item.starts_upper:
            return True
        values = (m.value for m in following() if m.is_decimal)
        again = next((value for value in values if value in ((1,), mark.value)), None)
        return again == mark.value and not is_operative(item.after)

    def _is_foreign(self, mark: Mark, following: Following) -> bool:
        """Say whether a plain number belongs to text for another document.

        It does unless it goes on with the numbers here, and also where the one that goes on comes
        later.
        """
        if not self.amending:
            return False
        if not is_next(self.last, mark.value):
            return True
        values = (m.value for m in following() if m.is_decimal)
        beyond = next((v for v in values if v == mark.value or is_next(mark.value, v)), None)
        return beyond == mark.value

    def choose(self, mark: Mark, item: Item, upcoming: Sequence[Mark]) -> Reading | None:
        """The reading of a letter, numeral or dotted number that fits the open lists, if any.

        A list opens after a colon and goes on after a semicolon; where the text before tells
        neither, ``upcoming``, the numbers after it, do: (i) before (j) is the letter, before (ii)
        the numeral. Where two lists could go on, the one at whose left edge the number stands does,
        else the inner one that has not come to its last item.
        """
        styles = [one.style for one in self.open]
        readings = [*mark.readings, *self._nested(mark, item, upcoming)]
        going_on = [r for r in readings if self._has(r, is_next)]
        going_on.sort(key=lambda reading: self._nearness(reading[0], item), reverse=True)
        opening = [r for r in readings if r[1] == (1,) and r[0] not in styles and not self.foreign]
        fitting = going_on + opening
        if going_on and opening and self.ending in (":", ";"):
            fitting = opening if self.ending == ":" else going_on
        if fitting:
            return min(fitting, key=lambda reading: _distance(reading, upcoming))
        if self.amending:
            return None
        later = [r for r in mark.readings if self.closed and self._has(r, lt)]
        return next(iter(later), None) or self._second(mark)

    def _second(self, mark: Mark) -> Reading | None:
        """The reading of a number that comes a second time: by mistake, or in a second list."""
        again = [r for r in mark.readings if self._has(r, eq) and self.ending not in ("", ":")]
        if self.ending == ":":
            again = [r for r in mark.readings if r[1] == (1,) and self._has(r, ge)]
        return next(iter(again), None)

    def above(self, style: str, value: Value) -> list[Open]:
        """The open numbers under which ``value`` comes to stand."""
        styles = [one.style for one in self.open]
        run = styles.index(style) if style in styles else len(styles)
        if style == DECIMAL:
            run = next((at for at, s in enumerate(styles) if not is_capital(s)), len(styles))
        return self.open[:run] + [
            one for one in self.open[run:]
            if one.style == style and len(one.value) < len(value)
            and value[: len(one.value)] == one.value
        ]  # fmt: skip

    def owner(self, item: Item) -> Unit | None:
        """The open unit that an item without a fitting number belongs to.

        The innermost one where the item continues a text that broke off, quotes or is a bullet;
        where the page shows indents, the innermost one whose text begins no further right; else the
        numbered paragraph that carries the list, whose wrap-up phrase it is.
        """
        units = self.units
        if not units:
            return None
        carrying = next((o for o in reversed(units) if o.style in _CARRYING), units[0])
        if not self.closed or item.is_bullet or item.is_quoted or item.mark:
            return units[-1].unit
        if item.left is None or carrying.left is None:
            return carrying.unit
        fitting = within(units, item.left)
        indented = (units[-1].left or 0.0) > carrying.left + TOLERANCE
        return fitting[-1].unit if fitting and indented else carrying.unit

    def _nearness(self, style: str, item: Item) -> tuple[bool, bool, int]:
        """How likely an item goes on with the open list of a style: see ``choose``."""
        at = max(at for at, one in enumerate(self.open) if one.style == style)
        one = self.open[at]
        if not style.startswith(DOTTED):
            return False, True, at
        return is_level(item.left, one.left), not one.is_last, at

    def _nested(self, mark: Mark, item: Item, upcoming: Sequence[Mark]) -> list[Reading]:
        """Readings of ``.1`` as an item under an open ``.1``: a style of its own for each depth."""
        if mark.readings[0][0] != DOTTED or len(mark.value) > 1:
            return []
        dotted = [one for one in self.open if one.style.startswith(DOTTED)]
        opens = bool(dotted) and self._opens_nested(dotted[-1], mark, item, upcoming)
        deepest = len(dotted) if opens else len(dotted) - 1
        return [(DOTTED + DEEPER * at, mark.value) for at in range(1, deepest + 1)]

    def _opens_nested(self, around: Open, mark: Mark, item: Item, upcoming: Sequence[Mark]) -> bool:
        """Say whether a list may open in an item of a list of the same kind.

        It does after a colon; else where its 2 follows and it is printed further right, or where no
        print tells, the text broke off before it. Under a first item a 2 is to come twice: once
        for the list within, once for the list around.
        """
        if self.ending == ":" or mark.value != (1,):
            return self.ending == ":"
        seconds = sum((DOTTED, (2,)) in one.readings for one in upcoming)
        if seconds < (2 if around.value == (1,) else 1):
            return False
        if item.left is None or around.left is None:
            return self.ending in ("", ",")
        return item.left > around.left + TOLERANCE

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
