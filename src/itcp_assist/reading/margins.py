"""Measure what is usual on the pages of a document: margins, leading, where its front ends."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from itcp_assist.reading.printed import PrintedLine

EDGE_PT = 3.0  # justified lines end within this of one another
EDGE_LINES = 3
USUAL_LEADING_EM = 1.2  # until a document shows its own
SINGLE_LEADING_EM = 1.5  # a document set wider than this shows it on several lines
LEADING_LINES = 5
WIDE_SHARE = 2 / 3  # a line of running text; the lines of a page's head are shorter


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: its leading in em, each page's left and right margin in points.

    ``front`` is the baseline on the first page above which only its head is printed.
    """

    leading: float
    margins: Mapping[int, tuple[float, float]]
    first_page: int
    front: float

    def left(self, line: PrintedLine) -> float:
        """How far ``line`` is indented from its page's left margin."""
        return line.left - self.margins[line.page][0]

    def room(self, line: PrintedLine) -> float:
        """What is left free between the end of ``line`` and the right margin."""
        return self.margins[line.page][1] - line.right

    def is_front(self, line: PrintedLine) -> bool:
        """Say whether ``line`` belongs to the head of the first page."""
        return line.page == self.first_page and line.baseline > self.front


def measure_lines(lines: Sequence[PrintedLine]) -> Measure:
    """Measure the text lines of a document, given page by page."""
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    margins = _margins(pages)
    first = min(pages, default=0)
    return Measure(_leading(lines, margins), margins, first, front_end(pages.get(first, ())))


def front_end(lines: Sequence[PrintedLine]) -> float:
    """The baseline of the first line of running text on a page; 0 where it has none."""
    if not lines:
        return 0.0
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = (line.baseline for line in lines if line.right - line.left > width * WIDE_SHARE)
    return max(wide, default=0.0)


def _margins(pages: Mapping[int, Sequence[PrintedLine]]) -> dict[int, tuple[float, float]]:
    """Left and right margin of each page; a page that shows none of its own has the usual width."""
    lefts = {number: min(line.left for line in page) for number, page in pages.items()}
    rights = {number: _right_edge(page) for number, page in pages.items()}
    widths = [right - lefts[number] for number, right in rights.items() if right]
    if not widths:
        widths = [
            max(line.right for line in page) - lefts[number] for number, page in pages.items()
        ]
    width = median(widths) if widths else 0.0
    margins = {}
    for number, left in lefts.items():
        right = rights[number] or left + width
        # a page that opens with indented items only has its margin where the others have it
        margins[number] = (left if right - left > width - EDGE_PT else right - width, right)
    return margins


def _right_edge(lines: Sequence[PrintedLine]) -> float:
    """The rightmost edge at which several lines end; 0 where a page has too few to show one."""
    edges = sorted((line.right for line in lines), reverse=True)
    shared = zip(edges, edges[EDGE_LINES - 1 :], strict=False)
    return next((edge for edge, other in shared if edge - other < EDGE_PT), 0.0)


def _leading(lines: Sequence[PrintedLine], margins: Mapping[int, tuple[float, float]]) -> float:
    """The commonest distance of a line that fills its page's width from the line below it, in em.

    Such a line is hardly ever the last of its paragraph.
    """
    steps: Counter[float] = Counter()
    for line, below in pairwise(lines):
        full = margins[line.page][1] - line.right < 2 * line.size
        step = line.baseline - below.baseline
        if full and line.page == below.page and step > line.size / 2:
            steps[round(step / line.size, 1)] += 1
    single = Counter({step: count for step, count in steps.items() if step <= SINGLE_LEADING_EM})
    if not single and steps.total() < LEADING_LINES:
        return USUAL_LEADING_EM
    return (single or steps).most_common(1)[0][0]
