"""Find the tables on a page, ruled or not, and put their cells together row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from itcp_assist.reading.layout.cells import ALIGNED_PT, CellRow, Printed, cut_at, cut_rows
from itcp_assist.reading.layout.columns import group_rows
from itcp_assist.reading.layout.frames import Frame, find_frames, is_level, join_rules
from itcp_assist.reading.layout.hyphens import SOFT
from itcp_assist.reading.layout.margins import WIDER_LEADING
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.reading.marks import is_closed, opening_mark
from itcp_assist.records import Box

RULE_SHARE = 0.6  # a rule that parts two rows runs under most of them
FULL_EM = 0.5  # a cell is full where the next word would not fit but for this

Run: TypeAlias = list[CellRow]  # what may be a table

# What stands in front of the text of an article or step, where others have a bare number.
_LABEL_RE = re.compile(
    r"""
    (?:annex|appendix|article|chapter|no\.?|option|paragraph|part|phase|reg(?:ulation|\.)|rule
      |section|step)
    \s?(?:\d+(?:[./-]\d+)*|[IVXLC]+|[A-Z])[.:)]?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Row:
    """A row of a table: the lines of each of its cells, which may be none.

    ``whole`` are the lines of the page that they are cut from.
    """

    cells: list[Printed]
    whole: Printed

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.whole[0].page

    @property
    def texts(self) -> list[list[str]]:
        """The printed lines of each cell."""
        return [[line.text for line in cell] for cell in self.cells]


def find_tables(page: PrintedPage, lines: Sequence[PrintedLine], leading: float) -> list[Row]:
    """The rows of the tables among ``lines``, the text of ``page`` in reading order.

    A grid of rules shows its cells. Without one, a table is where two rows or more have cells that
    stand under one another; lines that do not begin a row go on with the cells above them.
    """
    found = []
    left = list(lines)
    for frame in find_frames(page.rules):
        inside = [line for line in left if frame.holds(line)]
        if frame.uprights and inside:
            found += list(_read_grid(frame, inside))
            left = [line for line in left if not frame.holds(line)]
    across = [rule for rule in join_rules(page.rules) if is_level(rule)]
    for run in _iter_runs(cut_rows(group_rows(left)), leading):
        rows = list(_read_run(run, across, leading))
        if sum(sum(map(bool, row.cells)) > 1 for row in rows) > 1 and not _is_list(rows):
            found += rows
    return found


def _read_grid(frame: Frame, lines: Sequence[PrintedLine]) -> Iterator[Row]:
    """The rows between the level rules of a grid, their cells between its upright ones."""
    width = frame.box[2] - frame.box[0]
    parting = [rule[1] for rule in frame.levels if rule[2] - rule[0] > RULE_SHARE * width]
    edges = [frame.box[3], *sorted(parting, reverse=True), frame.box[1]]
    for top, bottom in pairwise(edges):
        middle = (top + bottom) / 2
        sides = [upright[0] for upright in frame.uprights if upright[1] < middle < upright[3]]
        whole = [line for line in lines if bottom < (line.box[1] + line.box[3]) / 2 < top]
        cells = _share_out((piece for line in whole for piece in cut_at(line, sides)), sides)
        if whole:
            yield Row([sorted(cell, key=lambda line: -line.baseline) for cell in cells], whole)


def _iter_runs(rows: Iterable[CellRow], leading: float) -> Iterator[Run]:
    """Runs of rows whose cells stand under one another."""
    run: Run = []
    for row in rows:
        if run and not _joins(run, row, leading):
            yield run
            run = []
        if run or len(row.cells) > 1:
            run.append(row)
    if run:
        yield run


def _joins(run: Run, row: CellRow, leading: float) -> bool:
    """Say whether ``row`` goes on with a run of rows."""
    last, above = run[-1], _widest(run).cells
    if last.cells[0].region != row.cells[0].region:
        return False
    if len(row.cells) > 1:
        return _shared(above, row.cells) > 1
    line = row.cells[0]
    under = next((at for at, cell in enumerate(above) if _is_under(cell, line)), None)
    if under is None or not _is_tight(last, row, leading):
        return False
    beyond = above[under + 1].left if under + 1 < len(above) else line.right
    return line.right <= beyond


def _widest(run: Run) -> CellRow:
    """The first of the rows with the most cells."""
    return max(run, key=lambda row: len(row.cells))


def _shared(row: Printed, other: Printed) -> int:
    """How many cells of two rows stand under one another."""
    return sum(any(_is_under(cell, one) for one in other) for cell in row)


def _is_under(cell: PrintedLine, line: PrintedLine) -> bool:
    """Say whether two cells are set flush left, flush right or centred alike."""
    lefts, rights = cell.left - line.left, cell.right - line.right
    return min(abs(lefts), abs(rights), abs(lefts + rights) / 2) < ALIGNED_PT


def _is_tight(above: CellRow, row: CellRow, leading: float) -> bool:
    step = above.baseline - row.baseline
    return 0 < step <= WIDER_LEADING * leading * max(above.size, row.size)


def _read_run(run: Run, across: Sequence[Box], leading: float) -> Iterator[Row]:
    """The rows of a run, each with its lines of text cell by cell."""
    edges = _edges(run)
    shared = [_share_out(row.cells, edges) for row in run]
    ends = [max((line.right for cell in column for line in cell), default=0.0)
            for column in zip(*shared, strict=True)]  # fmt: skip
    row = Row(shared[0], list(run[0].whole))
    for (above, below), cells in zip(pairwise(run), shared[1:], strict=True):
        tight = _is_tight(above, below, leading) and not _is_parted(above, below, across)
        if tight and _continues(row.cells, cells, ends):
            joined = [cell + more for cell, more in zip(row.cells, cells, strict=True)]
            row = Row(joined, row.whole + below.whole)
        else:
            yield row
            row = Row(cells, list(below.whole))
    yield row


def _edges(run: Run) -> list[float]:
    """Where one column ends and the next begins, from the rows that have all of them."""
    count = len(_widest(run).cells)
    full = [row.cells for row in run if len(row.cells) == count]
    return [
        (max(cells[at].right for cells in full) + min(cells[at + 1].left for cells in full)) / 2
        for at in range(count - 1)
    ]


def _share_out(cells: Iterable[PrintedLine], edges: Sequence[float]) -> list[Printed]:
    columns: list[Printed] = [[] for _ in range(len(edges) + 1)]
    for cell in cells:
        middle = (cell.left + cell.right) / 2
        columns[sum(edge < middle for edge in edges)].append(cell)
    return columns


def _is_parted(above: CellRow, below: CellRow, across: Iterable[Box]) -> bool:
    """Say whether a rule runs between two rows."""
    cells = [*above.cells, *below.cells]
    left, right = min(cell.left for cell in cells), max(cell.right for cell in cells)
    return any(
        below.baseline < rule[1] < above.baseline
        and min(right, rule[2]) - max(left, rule[0]) > RULE_SHARE * (right - left)
        for rule in across
    )


def _continues(above: Sequence[Printed], cells: Sequence[Printed], ends: Sequence[float]) -> bool:
    """Say whether ``cells`` go on with the row above; ``ends`` are the right ends of the columns.

    Text goes on under a line that was full: with a small letter or after a hyphen, or as the only
    cell. One cell that opens under a line that was not shows that all are new.
    """
    goes_on = False
    lone = sum(map(bool, cells)) == 1
    for before, cell, end in zip(above, cells, ends, strict=True):
        if not before or not cell:
            continue
        if not _is_full(before[-1], cell[0], end):
            return False
        small = cell[0].text[:1].islower() and not is_closed(before[-1].text)
        goes_on = goes_on or small or lone or before[-1].text.endswith(("-", SOFT))
    return goes_on


def _is_full(line: PrintedLine, below: PrintedLine, end: float) -> bool:
    """Say whether the first word of ``below`` would not have fitted behind ``line``."""
    word = below.text.split(" ", 1)[0]
    width = (below.right - below.left) * len(word) / len(below.text)
    return line.right + width + FULL_EM * line.size > end


def _is_list(rows: Iterable[Row]) -> bool:
    """Say whether what looks like two columns is a list, its numbers or labels set apart."""
    return all(
        len(row.cells) == 2 and (not row.cells[0] or _is_label(row.cells[0][0].text))
        for row in rows
    )


def _is_label(text: str) -> bool:
    return opening_mark(text) == text or _LABEL_RE.fullmatch(text) is not None
