"""Make out the frames and grids that are drawn on a page, from its thin rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from itcp_assist.reading.layout.printed import PrintedLine
from itcp_assist.records import Box

THIN_PT = 2.0
JOIN_PT = 3.0  # the rules of two cells that touch are one


@dataclass(frozen=True, slots=True)
class Frame:
    """A box drawn round text; ``levels`` and ``uprights`` are the rules within it that part it."""

    box: Box
    levels: tuple[Box, ...] = ()
    uprights: tuple[Box, ...] = ()

    def holds(self, line: PrintedLine) -> bool:
        """Say whether the middle of ``line`` stands in the frame."""
        left, bottom, right, top = line.box
        x, y = (left + right) / 2, (bottom + top) / 2
        return self.box[0] < x < self.box[2] and self.box[1] < y < self.box[3]


def is_level(rule: Box) -> bool:
    """Say whether a rule runs across the page."""
    return rule[3] - rule[1] <= THIN_PT


def join_rules(rules: Iterable[Box]) -> list[Box]:
    """Level rules, from the highest, and then upright ones; those that go on are one.

    >>> join_rules([(10, 50, 30, 50), (31, 50, 60, 50), (10, 20, 10, 50)])
    [(10, 50, 60, 50), (10, 20, 10, 50)]
    """
    across = [rule for rule in rules if is_level(rule)]
    upright = [(y0, x0, y1, x1) for x0, y0, x1, y1 in rules if not is_level((x0, y0, x1, y1))]
    turned = [(x0, y0, x1, y1) for y0, x0, y1, x1 in _join_level(upright)]
    return [*_join_level(across), *turned]


def find_frames(rules: Sequence[Box]) -> list[Frame]:
    """The outermost frames that ``rules`` draw."""
    joined = join_rules(rules)
    levels = [rule for rule in joined if is_level(rule)]
    uprights = [rule for rule in joined if not is_level(rule)]
    found: list[Frame] = []
    for at, top in enumerate(levels):
        if any(_is_within(top, frame.box) for frame in found):
            continue
        bottoms = (low for low in reversed(levels[at + 1 :]) if _is_closed(top, low, uprights))
        bottom = next(bottoms, None)
        if bottom:
            box = (top[0], bottom[1], top[2], top[3])
            found.append(Frame(box, _inner(levels, box), _inner(uprights, box)))
    return found


def _join_level(rules: Iterable[Box]) -> list[Box]:
    joined: list[Box] = []
    for rule in sorted(rules, key=lambda rule: (-round(rule[1]), rule[0])):
        last = joined[-1] if joined else None
        if last and abs(last[1] - rule[1]) <= THIN_PT and rule[0] - last[2] <= JOIN_PT:
            joined[-1] = (
                last[0],
                min(last[1], rule[1]),
                max(last[2], rule[2]),
                max(last[3], rule[3]),
            )
        else:
            joined.append(rule)
    return joined


def _is_closed(top: Box, bottom: Box, uprights: Iterable[Box]) -> bool:
    """Say whether two level rules are joined by upright ones at both ends."""
    if abs(top[0] - bottom[0]) > JOIN_PT or abs(top[2] - bottom[2]) > JOIN_PT:
        return False
    tall = [u for u in uprights if u[1] <= bottom[1] + JOIN_PT and u[3] >= top[1] - JOIN_PT]
    return all(any(abs(u[0] - x) <= JOIN_PT for u in tall) for x in (top[0], top[2]))


def _inner(rules: Iterable[Box], box: Box) -> tuple[Box, ...]:
    """The rules within a box that are none of its edges."""
    return tuple(
        rule
        for rule in rules
        if _is_within(rule, box)
        and (
            box[1] + JOIN_PT < rule[1] < box[3] - JOIN_PT
            if is_level(rule)
            else box[0] + JOIN_PT < rule[0] < box[2] - JOIN_PT
        )
    )


def _is_within(rule: Box, box: Box) -> bool:
    return (
        box[0] - JOIN_PT <= rule[0]
        and rule[2] <= box[2] + JOIN_PT
        and box[1] - JOIN_PT <= rule[1]
        and rule[3] <= box[3] + JOIN_PT
    )
