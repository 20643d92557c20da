"""Cut printed lines into the cells of a table: two cells may stand as close as two words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from itcp_assist.reading.layout.printed import Gap, PrintedLine

ALIGNED_PT = 3.0
TAB_EM = 1.0  # justified text seldom widens a space to an em
WIDE_EM = 4.0  # wider than any space within a cell
NEAR_ROWS = 3  # cells are told by those of as many rows above and below

Printed: TypeAlias = list[PrintedLine]


@dataclass(frozen=True, slots=True)
class CellRow:
    """What stands on one baseline: ``cells`` from the left, and the lines they are cut from."""

    cells: Printed
    whole: Printed

    @property
    def baseline(self) -> float:
        """Height of the row above the foot of the page."""
        return self.cells[0].baseline

    @property
    def size(self) -> float:
        """Largest font size in it."""
        return max(cell.size for cell in self.cells)


def cut_rows(rows: Sequence[Printed]) -> list[CellRow]:
    """``rows`` with lines cut where a cell of a row close by begins, or where they leave a cell.

    A number is printed in one line with what follows it, however far; right of another cell it is
    one itself.
    """
    found = []
    for at, row in enumerate(rows):
        near = [*rows[max(at - NEAR_ROWS, 0) : at], *rows[at + 1 : at + 1 + NEAR_ROWS]]
        starts = [line.left for other in near for line in sorted(other, key=_left)[1:]]
        cells: Printed = []
        for line in sorted(row, key=_left):
            cells += _cut(
                line, [gap for gap in line.gaps if _parts(gap, line, starts, bool(cells))]
            )
        found.append(CellRow(cells, row))
    return found


def cut_at(line: PrintedLine, sides: Iterable[float]) -> Printed:
    """``line`` cut at the gaps in which one of the upright ``sides`` stands."""
    return _cut(line, [gap for gap in line.gaps if any(gap[1] < x < gap[2] for x in sides)])


def _parts(gap: Gap, line: PrintedLine, starts: Iterable[float], is_cell: bool) -> bool:
    """Say whether a cell ends at ``gap``; ``is_cell`` where another stands left of ``line``."""
    width = gap[2] - gap[1]
    if is_cell and width > WIDE_EM * line.size:
        return True
    aligned = any(abs(gap[2] - start) < ALIGNED_PT for start in starts)
    return aligned and width > TAB_EM * line.size


def _cut(line: PrintedLine, gaps: Iterable[Gap]) -> Printed:
    pieces: Printed = []
    rest = line
    for gap in reversed(tuple(gaps)):
        rest, behind = rest.cut(gap)
        pieces.insert(0, behind)
    return [rest, *pieces]


def _left(line: PrintedLine) -> float:
    return line.left
