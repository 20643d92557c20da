"""Put the lines of a page into reading order, also where it is set in columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from itcp_assist.reading.layout.frames import Frame
from itcp_assist.reading.layout.printed import PrintedLine

SAME_ROW_EM = 0.3
COLUMN_ROWS = 3  # fewer lines side by side are a table or a letterhead
COLUMN_SHARE = 0.2  # of the width of the text: no column is narrower
HEAD_EM = 2.0  # a column may begin so much higher than its neighbour
ALIGNED_PT = 3.0

Printed: TypeAlias = list[PrintedLine]
Block: TypeAlias = list[Printed]  # columns side by side, from the left


def order_lines(lines: Sequence[PrintedLine], frames: Sequence[Frame] = ()) -> Printed:
    """The lines of a page in reading order: downwards, or as drawn where they form columns.

    What stands in a grid of ``frames`` is in the columns of a table.
    """
    grids = [frame for frame in frames if frame.uprights]
    drawn = sorted(lines, key=attrgetter("order"))
    free = [line for line in drawn if not any(grid.holds(line) for grid in grids)]
    blocks = [block for block in _iter_blocks(free) if _are_columns(block, lines)]
    placed = {line for block in blocks for column in block for line in column}
    rest = sorted((line for line in lines if line not in placed), key=lambda ln: -ln.baseline)
    pieces = [(row[0].baseline, sorted(row, key=attrgetter("left"))) for row in group_rows(rest)]
    pieces += [(_top(block), _set_columns(block)) for block in blocks]
    pieces.sort(key=lambda piece: -piece[0])
    return [line for _, piece in pieces for line in piece]


def group_rows(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """The runs of ``lines`` that stand on one baseline."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        if rows and is_same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def is_same_row(line: PrintedLine, other: PrintedLine) -> bool:
    """Say whether two lines stand on one baseline of one column."""
    step = abs(line.baseline - other.baseline)
    return line.region == other.region and step < SAME_ROW_EM * max(line.size, other.size)


def _iter_blocks(drawn: Sequence[PrintedLine]) -> Iterator[Block]:
    """What may be columns: runs of lines, each drawn from further up than the last one ended.

    Their baselines need not match. The cells of a table are drawn so too, but row by row: where
    one run to the left begins as the last one to the right ends, they are none.
    """
    found: list[tuple[int, int, Block]] = []
    at = 1
    while at < len(drawn):
        if not _jumps(drawn[at - 1], drawn[at]):
            at += 1
            continue
        left = _grow_back(drawn, at)
        block, end = [left], at
        while end < len(drawn) and block[-1] and _jumps(drawn[end - 1], drawn[end]):
            column = _grow(drawn, end, max(line.right for line in block[-1]))
            if not column:
                break
            block.append(column)
            end += len(column)
        if len(block) > 1:
            found.append((at - len(left), end, block))
        at = max(end, at + 1)
    by_rows = {
        id(block)
        for (_, end, one), (start, _, other) in pairwise(found)
        if start == end and abs(_side(one) - _side(other)) < ALIGNED_PT
        for block in (one, other)
    }
    yield from (block for _, _, block in found if id(block) not in by_rows)


def _jumps(above: PrintedLine, line: PrintedLine) -> bool:
    """Say whether ``line`` is drawn after ``above`` but stands higher, to the right."""
    return line.baseline > above.baseline + above.size / 2 and line.left > above.left


def _grow_back(drawn: Sequence[PrintedLine], end: int) -> Printed:
    """The lines drawn last before ``end`` that stand left of the line there, and not far above."""
    first = drawn[end]
    start = end
    for at in range(end - 1, -1, -1):
        line = drawn[at]
        rises = at + 1 < end and drawn[at + 1].baseline > line.baseline + line.size / 2
        if rises or line.right > first.left or line.baseline > first.baseline + HEAD_EM * line.size:
            break
        start = at
    return list(drawn[start:end])


def _grow(drawn: Sequence[PrintedLine], start: int, gutter: float) -> Printed:
    """The lines drawn from ``start`` on that stand right of ``gutter``, each below the last."""
    column = [] if drawn[start].left < gutter else [drawn[start]]
    for above, line in pairwise(drawn[start:]):
        rises = line.baseline > above.baseline + above.size / 2
        if not column or rises or line.left < gutter:
            break
        column.append(line)
    return column


def _are_columns(block: Block, lines: Iterable[PrintedLine]) -> bool:
    """Say whether a block is as wide and high as columns are, with nothing else among its lines."""
    edges = [min(line.left for line in column) for column in block]
    end = max(line.right for line in block[-1])
    least = COLUMN_SHARE * (end - edges[0])
    if any(right - left < least for left, right in pairwise([*edges, end])):
        return False
    top = min(max(line.baseline for line in column) for column in block)
    low = max(min(line.baseline for line in column) for column in block)
    beside = [
        [line for line in column if low - line.size < line.baseline < top + line.size]
        for column in block
    ]
    if any(len(group_rows(column)) < COLUMN_ROWS for column in beside):
        return False
    own = {line for column in block for line in column}
    return not any(low < line.baseline < _top(block) for line in lines if line not in own)


def _top(block: Block) -> float:
    return max(line.baseline for column in block for line in column)


def _side(block: Block) -> float:
    """Where the second column begins."""
    return min(line.left for line in block[1])


def _set_columns(block: Block) -> Printed:
    return [replace(line, column=at) for at, column in enumerate(block, 1) for line in column]
