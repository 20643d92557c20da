"""The lines beside the boxes of a time line: from each act to what it acts on, in lanes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from itcp_assist.present.svg_frame import draw_line

STEP = 13  # from one lane to the next, in px
HEAD = 9  # length of an arrow's head
_CLEAR = 6  # what two lines in one lane leave free between them


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines of a verb are drawn: width, pattern of dashes, and the form of the head.

    The forms differ without colour. ``head`` is a path from its point at 0 0 to the right.
    """

    width: float
    dashes: str
    head: str
    is_filled: bool

    def draw(self, points: Iterable[tuple[float, float]]) -> str:
        """A line of the style."""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        return draw_line(points, f' stroke-width="{self.width:g}"{dashes}')

    def draw_head(self, x: float, y: float) -> str:
        """The head with its point at a place."""
        name = "filled" if self.is_filled else "hollow"
        return f'<path class="{name}" transform="translate({x:g} {y:.1f})" d="{self.head}"/>'


_TRIANGLE = "M0 0L9 -5L9 5Z"
_DIAMOND = "M0 0L4.5 -4.5L9 0L4.5 4.5Z"
_DISC = "M0 0A4 4 0 1 0 8 0A4 4 0 1 0 0 0Z"
_CHEVRON = "M8 -4L0 0L8 4"
STYLES: Mapping[str, Style] = {
    "revokes": Style(3, "", _TRIANGLE, is_filled=True),
    "supersedes": Style(1.6, "", _TRIANGLE, is_filled=True),
    "overtakes": Style(1.6, "", _TRIANGLE, is_filled=False),
    "amends": Style(1.6, "", _DIAMOND, is_filled=True),
    "corrects": Style(1.6, "", _DIAMOND, is_filled=False),
    "extends": Style(1.6, "", _DISC, is_filled=True),
    "recalls": Style(0.9, "5 3", _CHEVRON, is_filled=False),
}
# A verb without a style of its own, and an open question: neither is a fact with effect.
OTHER = Style(0.9, "1 4", _CHEVRON, is_filled=False)


@dataclass(frozen=True, slots=True)
class Run:
    """All that does one thing to one box: it ends at ``end`` and begins at each of ``starts``."""

    verb: str
    end: float
    starts: tuple[float, ...]

    @property
    def top(self) -> float:
        """Its upper end."""
        return min(self.end, *self.starts)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return max(self.end, *self.starts)


def assign_lanes(runs: Sequence[Run]) -> tuple[int, ...]:
    """The lane of each run, from 0 beside the boxes: short ones inside, none upon another.

    >>> assign_lanes([Run("revokes", 0, (90,)), Run("revokes", 0, (30,)), Run("amends", 40, (80,))])
    (1, 0, 0)
    """
    lanes: list[list[Run]] = []
    taken = {}
    for at in sorted(range(len(runs)), key=lambda i: (runs[i].bottom - runs[i].top, i)):
        run = runs[at]
        free = (n for n, lane in enumerate(lanes) if all(_apart(run, other) for other in lane))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(run)
        taken[at] = lane
    return tuple(taken[at] for at in range(len(runs)))


def draw_runs(runs: Sequence[Run], right: float) -> tuple[list[str], float]:
    """The lines of all runs beside boxes that end at ``right``, and how far they reach."""
    lanes = assign_lanes(runs)
    order = sorted(range(len(runs)), key=lambda i: STYLES.get(runs[i].verb, OTHER).width)
    drawn = [part for at in order for part in _draw(runs[at], right, lanes[at])]
    return drawn, right + HEAD + STEP * (max(lanes, default=-1) + 1.5)


def _apart(one: Run, other: Run) -> bool:
    return one.bottom + _CLEAR < other.top or other.bottom + _CLEAR < one.top


def _draw(run: Run, right: float, lane: int) -> Iterator[str]:
    style = STYLES.get(run.verb, OTHER)
    x = right + HEAD + STEP * (lane + 1)
    farthest = max(run.starts, key=lambda y: abs(y - run.end))
    yield style.draw([(right, farthest), (x, farthest), (x, run.end), (right + HEAD, run.end)])
    for start in run.starts:
        if start != farthest:
            yield style.draw([(right, start), (x, start)])
            yield f'<circle class="filled" cx="{x:g}" cy="{start:.1f}" r="2.5"/>'
    yield style.draw_head(right, run.end)
