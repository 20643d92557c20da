"""The rows of a document's tables: their printed cells, also as a table for another program."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from itcp_assist.errors import NotHeldError
from itcp_assist.present.akn_tree import Line, table_of
from itcp_assist.records import Clause, Footnote, Holding

_BAR_RE = re.compile(r"(?:^|(?<= ))\|(?= |$)")  # sets off two cells of a printed row
# What a spreadsheet would take for a formula and run; a printed sum or sign goes on with a figure.
_FORMULA_RE = re.compile(r"[=@\t\r]|[+-](?![\s\d.,]|$)")


def to_csv(holding: Holding, clauses: Sequence[Clause]) -> str:
    """Every row of a document's tables as comma-separated values: its key, then its printed cells.

    A cell that a spreadsheet would run as a formula is set off by an apostrophe. Raises
    NotHeldError where the document has no table.
    """
    rows = [clause for clause in clauses if table_of(clause)]
    if not rows:
        raise NotHeldError(f"{holding.identity.symbol} has no table whose rows could be exported")
    out = io.StringIO()
    writer = csv.writer(out)  # as RFC 4180 has it: lines end in CR LF
    for row in rows:
        cells = (cell.text for cell in split_row(Line(row.text)))
        writer.writerow([str(row.citation), *(_inert(cell) for cell in cells)])
    return out.getvalue()


def split_row(line: Line) -> Iterator[Line]:
    """The cells of a printed row, each with the footnotes called in it.

    >>> [cell.text for cell in split_row(Line("Cost | | a|b"))]
    ['Cost', '', 'a|b']
    """
    bars = [bar.span() for bar in _BAR_RE.finditer(line.text)]
    starts = [0, *(end for _, end in bars)]
    ends = [*(start for start, _ in bars), len(line.text)]
    for start, end in zip(starts, ends, strict=True):
        cell = line.text[start:end].strip()
        first = start + len(line.text[start:end]) - len(line.text[start:end].lstrip())
        notes = tuple(
            Footnote(note.mark, min(max(note.at - first, 0), len(cell)), note.text)
            for note in line.notes
            if start <= note.at < end or note.at == end == len(line.text)
        )
        yield Line(cell, notes)


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA_RE.match(cell) else cell
