"""Printed lines and pages: what a PDF shows, before any layout is read into it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from itcp_assist.records import Box, Span


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The characters on one baseline, up to a wide gap.

    ``box`` and ``baseline`` are points from the lower left corner of the page as it is shown;
    ``size`` is the commonest font size; ``bold`` and ``italic`` say that all letters are;
    ``raised`` are the spans of the text that are printed small and high; ``tab`` is how far the
    text stands from the mark that opens the line, in points; ``order`` counts the lines of a page
    as the file draws them.
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

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json``, from which ``parse_page`` makes the page again."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Printout:
    """All pages of a file, its own title, and remarks about what could not be read."""

    pages: tuple[PrintedPage, ...]
    title: str = ""
    flags: tuple[str, ...] = ()
    recognised: bool = False


def parse_page(values: Mapping[str, Any]) -> PrintedPage:
    """A page from what ``PrintedPage.to_json`` gave, after it went through JSON.

    >>> page = PrintedPage(1, 595.0, 842.0, (PrintedLine(1, 0, "a", (0, 0, 1, 1), 0, 11),))
    >>> parse_page(page.to_json()) == page
    True
    """
    lines = tuple(
        PrintedLine(
            **{
                **line,
                "box": tuple(line["box"]),
                "raised": tuple((start, end) for start, end in line["raised"]),
            }
        )
        for line in values["lines"]
    )
    rules = tuple((rule[0], rule[1], rule[2], rule[3]) for rule in values["rules"])
    return PrintedPage(values["number"], values["width"], values["height"], lines, rules)
