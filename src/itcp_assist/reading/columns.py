"""Put the lines of a page into reading order, also where it is set in columns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from itcp_assist.reading.printed import PrintedLine

SAME_ROW_EM = 0.3
COLUMN_ROWS = 3  # fewer lines side by side are a table or a letterhead


def order_lines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page in reading order: downwards, or as drawn where they form columns."""
    rows = group_rows(sorted(lines, key=lambda line: -line.baseline))
    rows = [sorted(row, key=lambda line: line.left) for row in rows]
    # the cells of a row are drawn one after the other; lines of two columns are not
    starts = [b.left for row in rows for a, b in pairwise(row) if abs(a.order - b.order) > 1]
    if len(starts) < COLUMN_ROWS:
        return [line for row in rows for line in row]
    return [_set_column(line, min(starts)) for line in sorted(lines, key=lambda ln: ln.order)]


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


def _set_column(line: PrintedLine, gutter: float) -> PrintedLine:
    if line.right <= gutter:
        return replace(line, column=1)
    return replace(line, column=2) if line.left >= gutter else line
