"""Free numbered paragraphs from tables that only hold a number in one cell and its text in another.

Word and web editors set numbered paragraphs so, for want of hanging indents.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from itcp_assist.reading.blocks import CELL, Paragraph
from itcp_assist.reading.marks import is_closed, is_unmistakable, opening_mark
from itcp_assist.records import BlockKind


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its number, empty where it has none, its text, and where that began in the row."""

    number: str
    text: str
    start: int
    indent: int


def free_rows(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """``paragraphs``, with the rows of such tables as paragraphs that have their number.

    A table is one if it has no header row and each row has a lone text, or a number and one text
    that ends as a paragraph does. Two columns of data seldom end with stops.
    """
    freed: list[Paragraph] = []
    for is_row, run in groupby(paragraphs, key=lambda p: p.kind is BlockKind.TABLE_ROW):
        table = list(run)
        rows = [_parse_row(row.text) for row in table] if is_row else []
        freed += _free(table, rows) if is_row and _is_frame(table, rows) else table
    return freed


def _is_frame(table: Sequence[Paragraph], rows: Sequence[_Row | None]) -> bool:
    numbered = [row for row in rows if row and row.number]
    return (
        all(rows)
        and not any(row.level for row in table)
        and len(numbered) > len(rows) / 2
        and all(is_closed(row.text) for row in numbered)
    )


def _parse_row(text: str) -> _Row | None:
    """The number and the text of a row; None for one that has other cells."""
    cells = text.split(CELL.strip())
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    words = [cells[at].strip() for at in filled]
    if len(words) == 1:
        return _Row("", words[0], text.index(words[0]), filled[0])
    if len(words) != 2 or opening_mark(words[0]) != words[0]:
        return None
    if not (words[0].isdigit() or is_unmistakable(words[0])):
        return None
    return _Row(words[0], words[1], text.index(words[1], len(words[0])), filled[0])


def _free(table: Iterable[Paragraph], rows: Iterable[_Row | None]) -> Iterator[Paragraph]:
    for paragraph, row in zip(table, rows, strict=True):
        if row is not None:
            calls = tuple((max(at - row.start, 0), mark) for at, mark in paragraph.calls)
            yield replace(
                paragraph,
                text=row.text,
                number=row.number,
                kind=BlockKind.PARAGRAPH,
                level=row.indent,
                calls=calls,
            )
