"""The columns of a table whose cells may span several columns or rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from itcp_assist.reading.markup.names import Element, cells_of, is_structured, name_of

_MAX_COLUMNS = 200  # no printed table comes near; each column that a cell spans takes room
_MAX_ROWS = 65534  # that a cell may span in HTML; 0 there means all that follow

Columns = tuple[Element | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table that are data, each with its cells by column.

    None stands where a cell from the left or from above covers a column; none at a row's end. A
    row is no data where it only arranges other matter: headings, lists or tables in its cells. So
    is a row of one cell in HTML, unless the table has rows of several and no such matter.
    """

    rows: Mapping[Element, Columns]


def read_grid(table: Element) -> Grid:
    """The grid of a table, those of tables in its cells left out."""
    below: dict[int, int] = {}  # column -> how many more rows a cell from above covers it
    rows = {row: _columns(row, below) for row in _iter_rows(table)}
    structured = {row for row in rows if is_structured(row)}
    lone = "}" in str(table.tag)  # in Akoma Ntoso a table is never there for its frame
    lone = lone or not (structured or all(len(cells_of(row)) == 1 for row in rows))
    return Grid(
        {
            row: columns
            for row, columns in rows.items()
            if row not in structured and (lone or len(cells_of(row)) > 1)
        }
    )


def _iter_rows(element: Element) -> Iterator[Element]:
    for child in element:
        name = name_of(child)
        if name == "tr":
            yield child
        elif name != "table":
            yield from _iter_rows(child)


def _columns(row: Element, below: dict[int, int]) -> Columns:
    """The cells of a row by column; ``below`` is what covers it, and then the next one."""
    columns: list[Element | None] = []
    for cell in cells_of(row):
        while _is_covered(below, len(columns)):
            columns.append(None)
        height = _span(cell, "rowspan", _MAX_ROWS) or _MAX_ROWS
        width = _span(cell, "colspan", max(_MAX_COLUMNS - len(columns), 1)) or 1
        for at in range(len(columns), len(columns) + width):
            below[at] = height - 1
        columns += [cell, *[None] * (width - 1)]
    for at in [at for at in below if at >= len(columns)]:
        _is_covered(below, at)
    while columns and columns[-1] is None:
        columns.pop()
    return tuple(columns)


def _is_covered(below: dict[int, int], column: int) -> bool:
    """Say whether a cell from above covers a column, and count that row off."""
    left = below.get(column, 0)
    below[column] = max(left - 1, 0)
    return left > 0


def _span(cell: Element, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), most) if re.fullmatch(r"\d{1,9}", text) else 1
