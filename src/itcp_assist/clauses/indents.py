"""Where printed lines begin, which tells the level of a list and whose wrap-up phrase a line is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from itcp_assist.records import Line

TOLERANCE = 3.0  # points by which the lines of one paragraph may differ at the left


class Placed(Protocol):
    """What begins at ``left``, its text at ``edge``: None where that is not known."""

    @property
    def left(self) -> float | None:
        """Left of its leftmost line, in points."""

    @property
    def edge(self) -> float | None:
        """Left of its text beside its number, in points."""


_Placed = TypeVar("_Placed", bound=Placed)


def is_level(left: float | None, other: float | None) -> bool:
    """Say whether two lines begin at one place; False where either is not known.

    >>> is_level(72.0, 73.5), is_level(72.0, 108.0), is_level(72.0, None)
    (True, False, False)
    """
    return left is not None and other is not None and abs(left - other) <= TOLERANCE


def text_edge(lines: Sequence[Line]) -> float | None:
    """Left of the lines below a numbered paragraph's first: of its text, where it hangs.

    Lines on the next page tell nothing, as margins may differ there.
    """
    first = lines[0].box if lines else None
    if first is None:
        return None
    below = [one.box for one in lines[1:] if one.box and one.page == lines[0].page]
    return min((box[0] for box in below if not is_level(box[1], first[1])), default=None)


def find_edges(placed: Iterable[Placed]) -> Mapping[int, float]:
    """Where text begins beside a number, by where the number does in whole points.

    Known from paragraphs of several lines, it holds for those of one line as well.
    """
    seen: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for one in placed:
        if one.left is not None and one.edge is not None:
            seen[round(one.left)][one.edge] += 1
    return {left: edges.most_common(1)[0][0] for left, edges in seen.items()}


def within(opened: Iterable[_Placed], left: float) -> list[_Placed]:
    """Those of the open paragraphs, the outermost first, whose text begins at ``left`` or before.

    Where text hangs beside its number, that of a list's item does so too: a line level with the
    item's number is level with the text of the paragraph around it, and belongs to that one.
    """
    found: list[_Placed] = []
    hangs = False
    for one in opened:
        if one.left is None:
            continue
        if one.edge is not None:
            hangs = one.edge > one.left + TOLERANCE
        begins = one.edge if one.edge is not None else one.left + (2 * TOLERANCE if hangs else 0)
        if begins <= left + TOLERANCE:
            found.append(one)
    return found
