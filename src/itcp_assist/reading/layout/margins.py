"""Measure what is usual on the pages of a document: margins, leading, where its front ends."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import TypeAlias

from itcp_assist.reading.layout.printed import PrintedLine
from itcp_assist.reading.marks import is_closed, opening_mark

EDGE_PT = 3.0  # justified lines end within this of one another
EDGE_LINES = 3
EDGE_SHARE = 0.7  # notes in the margin widen a page no more than that
USUAL_LEADING_EM = 1.2  # until a document shows its own
WIDER_LEADING = 1.25  # paragraphs are set further apart than this, lines never
INDENT_PT = 1.0  # numbers that differ less are set alike
WIDE_SHARE = 2 / 3  # a line of running text; the lines of a page's head are shorter

Region: TypeAlias = tuple[int, int]
Edges: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: its leading in em, the margins of each page and column.

    ``front`` is the baseline on the first page above which only its head is printed;
    ``first_indent`` is how much more the first line of a paragraph is indented than the others, 0
    where it is not; ``numbered`` is how far each line is indented that opens with a mark, from the
    least.
    """

    leading: float
    margins: Mapping[Region, Edges]
    first_page: int
    front: float
    first_indent: float
    numbered: tuple[float, ...]

    @property
    def indents_first(self) -> bool:
        """Whether the first line of a paragraph is indented more than the others."""
        return self.first_indent > 0

    def left(self, line: PrintedLine) -> float:
        """How far ``line`` is indented from its page's left margin."""
        return line.left - self.margins[line.region][0]

    def room(self, line: PrintedLine) -> float:
        """What is left free between the end of ``line`` and the right margin."""
        return self.margins[line.region][1] - line.right

    def is_numbered(self, line: PrintedLine) -> bool:
        """Say whether ``line`` opens with a mark that stands under the mark of another line."""
        if not opening_mark(line.text):
            return False
        left = self.left(line)
        first = bisect_right(self.numbered, left - INDENT_PT)
        return bisect_left(self.numbered, left + INDENT_PT) - first > 1

    def is_front(self, line: PrintedLine) -> bool:
        """Say whether ``line`` belongs to the head of the first page."""
        return line.page == self.first_page and line.baseline > self.front


def measure_lines(lines: Sequence[PrintedLine]) -> Measure:
    """Measure the text lines of a document, given page by page."""
    leading = _leading(lines)
    regions: dict[Region, list[PrintedLine]] = {}
    for line in lines:
        regions.setdefault(line.region, []).append(line)
    margins = _margins(regions)
    first = min((line.page for line in lines), default=0)
    return Measure(
        leading=leading,
        margins=margins,
        first_page=first,
        front=front_end([line for line in lines if line.page == first]),
        first_indent=_first_indent(lines, leading, margins),
        numbered=tuple(
            sorted(line.left - margins[line.region][0] for line in lines if opening_mark(line.text))
        ),
    )


def front_end(lines: Sequence[PrintedLine]) -> float:
    """The baseline of the first line of running text on a page: a wide one, or a column's."""
    if not lines:
        return 0.0
    width = max(line.right for line in lines) - min(line.left for line in lines)
    text = (
        line.baseline
        for line in lines
        if line.column or line.right - line.left > width * WIDE_SHARE
    )
    return max(text, default=0.0)


def _margins(regions: Mapping[Region, Sequence[PrintedLine]]) -> dict[Region, Edges]:
    """Left and right margin of each region; one that shows none of its own has the usual ones.

    A page may be shifted as a whole, as left and right pages of a bound report are; one that holds
    nothing but indented items is not. Usual is what the same column has on other pages.
    """
    lefts = {region: min(line.left for line in lines) for region, lines in regions.items()}
    rights = {region: _right_edge(lines) for region, lines in regions.items()}
    usual = {}
    for column in {column for _, column in regions}:
        alike = [region for region in regions if region[1] == column]
        shown = [rights[region] for region in alike if rights[region]]
        widest = max(line.right for region in alike for line in regions[region])
        usual[column] = (
            median_low([lefts[region] for region in alike]),
            median_low(shown) if shown else widest,
        )
    margins = {}
    for region, left in lefts.items():
        usual_left, usual_right = usual[region[1]]
        right = rights[region] or usual_right
        shifted = abs((left - usual_left) - (right - usual_right)) < EDGE_PT
        margins[region] = (left if shifted else min(left, usual_left), right)
    return margins


def _right_edge(lines: Sequence[PrintedLine]) -> float:
    """The rightmost edge at which several lines end; 0 where a page has too few to show one."""
    edges = sorted((line.right for line in lines), reverse=True)
    left = min(line.left for line in lines)
    least = left + EDGE_SHARE * (edges[0] - left)
    shared = zip(edges, edges[EDGE_LINES - 1 :], strict=False)
    return next((a for a, b in shared if a - b < EDGE_PT and a > least), 0.0)


def _leading(lines: Sequence[PrintedLine]) -> float:
    """The commonest distance, in em, of two lines between which a sentence goes on."""
    steps = Counter(
        round((line.baseline - below.baseline) / line.size, 2)
        for line, below in _running(lines)
        if line.baseline - below.baseline > line.size / 2
    )
    return steps.most_common(1)[0][0] if steps else USUAL_LEADING_EM


def _first_indent(
    lines: Sequence[PrintedLine], leading: float, margins: Mapping[Region, Edges]
) -> float:
    """The usual indent of a line below which others step back; 0 where more hang to the right."""
    steps = [
        (line, below.left > line.left)
        for line, below in _running(lines)
        if 0 < line.baseline - below.baseline < WIDER_LEADING * leading * line.size
        and abs(below.left - line.left) > line.size
    ]
    back = [line.left - margins[line.region][0] for line, hangs in steps if not hangs]
    return median_low(back) if 2 * len(back) > len(steps) else 0.0


def _running(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Neighbours of one region between which a sentence goes on.

    The first has no stop at its end, and the second begins with a small letter.
    """
    for line, below in pairwise(lines):
        if line.region == below.region and below.text[:1].islower() and not is_closed(line.text):
            yield line, below
