"""Printed lines and pages: what a PDF shows, before any layout is read into it."""

from dataclasses import dataclass

from itcp_assist.records import Box, Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The characters on one baseline, up to a wide gap.

    ``box`` and ``baseline`` are points from the lower left corner of the page as it is shown;
    ``size`` is the commonest font size; ``bold`` and ``italic`` say that all letters are;
    ``raised`` are the spans of the text that are printed small and high; ``tab`` is how far the
    text stands from the mark that opens the line, in points; ``order`` counts the lines of a page
    as the file draws them; ``column`` is 0 for a line that stands in none.
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
    """A page as it is shown: its size in points, its lines, and the thin rules drawn on it."""

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()
    rules: tuple[Box, ...] = ()
