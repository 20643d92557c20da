"""Put the lines of a page into reading order, also where it is set in columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from itcp_assist.reading.frames import Frame
from itcp_assist.reading.printed import PrintedLine

SAME_ROW_EM = 0.3
COLUMN_ROWS = 3  # fewer lines side by side are a table or a letterhead
COLUMN_SHARE = 0.2  # of the width of the text: no column is narrower

Printed: TypeAlias = list[PrintedLine]


def order_lines(lines: Sequence[PrintedLine], frames: Sequence[Frame] = ()) -> Printed:
    """The lines of a page in reading order: downwards, or as drawn where they form columns.

    What stands in a grid of ``frames`` is in the columns of a table.
    """
    grids = [frame for frame in frames if frame.uprights]
    rows = group_rows(sorted(lines, key=lambda line: -line.baseline))
    rows = [sorted(row, key=lambda line: line.left) for row in rows]
    ordered: Printed = []
    for band in _iter_bands(rows, grids):
        gutters = _gutters(band)
        printed = [line for row in band for line in row]
        if gutters:
            printed = [
                _set_column(line, gutters) for line in sorted(printed, key=attrgetter("order"))
            ]
        ordered += printed
    return ordered


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


def _iter_bands(rows: Sequence[Printed], grids: Sequence[Frame]) -> Iterator[list[Printed]]:
    """Runs of rows without a line that takes the whole width, or stands in a grid."""
    gutter = min((b.left for row in rows for _, b in _far_pairs(row)), default=0.0)
    band: list[Printed] = []
    for row in rows:
        crosses = any(line.left < gutter < line.right for line in row)
        if crosses or any(grid.holds(row[0]) for grid in grids):
            yield from ([band] if band else [])
            yield [row]
            band = []
        else:
            band.append(row)
    if band:
        yield band


def _far_pairs(row: Printed) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Neighbours in a row that are not drawn one after the other."""
    return ((a, b) for a, b in pairwise(row) if b.order - a.order > 1)


def _gutters(band: Sequence[Printed]) -> list[float]:
    """Where each column after the first begins; nothing where ``band`` has no columns.

    A column is drawn as a whole before the next one; the cells of a table are drawn row by row.
    """
    pairs = [pair for row in band for pair in _far_pairs(row)]
    by_rows = any(below.order > right.order for (_, right), (below, _) in pairwise(pairs))
    if len(pairs) < COLUMN_ROWS or by_rows:
        return []
    edges = [line for row in band for line in row]
    width = max(line.right for line in edges) - min(line.left for line in edges)
    gutters: list[float] = []
    for start in sorted(line.left for _, line in pairs):
        if not gutters or start - gutters[-1] > COLUMN_SHARE * width:
            gutters.append(start)
    return gutters


def _set_column(line: PrintedLine, gutters: Sequence[float]) -> PrintedLine:
    return replace(line, column=1 + sum(gutter <= line.left for gutter in gutters))
