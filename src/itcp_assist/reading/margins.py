"""Measure what is usual on the pages of a document: margins, leading, where its front ends."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from itcp_assist.reading.marks import is_closed
from itcp_assist.reading.printed import PrintedLine

EDGE_PT = 3.0  # justified lines end within this of one another
EDGE_LINES = 3
EDGE_SHARE = 0.7  # notes in the margin widen a page no more than that
USUAL_LEADING_EM = 1.2  # until a document shows its own
WIDER_LEADING = 1.25  # paragraphs are set further apart than this, lines never
WIDE_SHARE = 2 / 3  # a line of running text; the lines of a page's head are shorter


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: its leading in em, each page's left and right margin in points.

    ``front`` is the baseline on the first page above which only its head is printed;
    ``indents_first`` says that the first line of a paragraph is indented more than the others.
    """

    leading: float
    margins: Mapping[int, tuple[float, float]]
    first_page: int
    front: float
    indents_first: bool

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
    leading = _leading(lines)
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    margins = _margins(pages)
    first = min(pages, default=0)
    return Measure(
        leading=leading,
        margins=margins,
        first_page=first,
        front=front_end(pages.get(first, ())),
        indents_first=_indents_first(lines, leading),
    )


def front_end(lines: Sequence[PrintedLine]) -> float:
    """The baseline of the first line of running text on a page; 0 where it has none."""
    if not lines:
        return 0.0
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = (line.baseline for line in lines if line.right - line.left > width * WIDE_SHARE)
    return max(wide, default=0.0)


def _margins(pages: Mapping[int, Sequence[PrintedLine]]) -> dict[int, tuple[float, float]]:
    """Left and right margin of each page; one that shows none of its own has the usual ones.

    A page may be shifted as a whole, as left and right pages of a bound report are; one that holds
    nothing but indented items is not.
    """
    lefts = {number: min(line.left for line in page) for number, page in pages.items()}
    rights = {number: _right_edge(page) for number, page in pages.items()}
    usual_left = median_low(lefts.values()) if lefts else 0.0
    usual_right = median_low([right for right in rights.values() if right] or [0.0])
    margins = {}
    for number, left in lefts.items():
        right = rights[number] or usual_right or max(line.right for line in pages[number])
        shifted = abs((left - usual_left) - (right - usual_right)) < EDGE_PT
        margins[number] = (left if shifted else min(left, usual_left), right)
    return margins


def _right_edge(lines: Sequence[PrintedLine]) -> float:
    """The rightmost edge at which several lines end; 0 where a page has too few to show one."""
    edges = sorted((line.right for line in lines), reverse=True)
    left = min(line.left for line in lines)
    least = left + EDGE_SHARE * (edges[0] - left)
    shared = zip(edges, edges[EDGE_LINES - 1 :], strict=False)
    return next((a for a, b in shared if a - b < EDGE_PT and a > least), 0.0)


def _leading(lines: Sequence[PrintedLine]) -> float:
    """The commonest distance, in em, of two lines between which a sentence goes on.

    Of these the first has no stop at its end, and the second begins with a small letter.
    """
    steps = Counter(
        round((line.baseline - below.baseline) / line.size, 2)
        for line, below in pairwise(lines)
        if line.page == below.page
        and line.baseline - below.baseline > line.size / 2
        and below.text[:1].islower()
        and not is_closed(line.text)
    )
    return steps.most_common(1)[0][0] if steps else USUAL_LEADING_EM


def _indents_first(lines: Sequence[PrintedLine], leading: float) -> bool:
    """Say whether lines more often step back to the left than they hang to the right."""
    steps = Counter(
        below.left > line.left
        for line, below in pairwise(lines)
        if line.page == below.page
        and 0 < line.baseline - below.baseline < WIDER_LEADING * leading * line.size
        and abs(below.left - line.left) > line.size
    )
    return steps[False] > steps[True]
