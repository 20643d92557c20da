"""Printed lines and pages: what a PDF shows, before any layout is read into it."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from itcp_assist.records import Box, Span

Gap: TypeAlias = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The characters on one baseline, up to a wide gap.

    ``box`` and ``baseline`` are points from the lower left corner of the page as it is shown;
    ``size`` is the commonest font size; ``bold`` and ``italic`` say that all letters are;
    ``raised`` are the spans of the text that are printed small and high; ``tab`` is how far the
    text stands from the mark that opens the line, in points; ``order`` counts the lines of a page
    as the file draws them; ``column`` is 0 for a line that stands in none; ``calls`` are the marks
    of footnotes that were taken out of the text, each with the offset at which it stood; ``gaps``
    are spaces wider than those of words: the offset behind each, its left and its right end.
    """

    page: int
    order: int
    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: tuple[Span, ...] = ()
    tab: float = 0.0
    column: int = 0
    calls: tuple[tuple[int, str], ...] = ()
    gaps: tuple[Gap, ...] = ()

    def __hash__(self) -> int:
        return hash((self.page, self.order))  # tells lines apart in a tenth of the time

    def cut(self, gap: Gap) -> tuple["PrintedLine", "PrintedLine"]:
        """What stands before one of the gaps of the line, and what stands behind it."""
        at, end, start = gap
        left, bottom, right, top = self.box
        before = replace(
            self,
            text=self.text[:at].rstrip(),
            box=(left, bottom, end, top),
            raised=tuple(span for span in self.raised if span[1] <= at),
            calls=tuple(call for call in self.calls if call[0] < at),
            gaps=tuple(one for one in self.gaps if one[0] < at),
        )
        behind = replace(
            self,
            text=self.text[at:],
            box=(start, bottom, right, top),
            raised=tuple((a - at, b - at) for a, b in self.raised if b > at),
            tab=0.0,
            calls=tuple((place - at, mark) for place, mark in self.calls if place >= at),
            gaps=tuple((place - at, a, b) for place, a, b in self.gaps if place > at),
        )
        return before, behind

    @property
    def region(self) -> tuple[int, int]:
        """Page and column: where lines follow one another downwards."""
        return self.page, self.column

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.box[0]

    @property
    def right(self) -> float:
        """Right edge in points."""
        return self.box[2]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as it is shown: its size in points, its lines, and the thin rules drawn on it.

    ``rules`` run level or upright; those of a frame are its four edges.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()
    rules: tuple[Box, ...] = ()
