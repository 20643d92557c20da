"""A table as comma-separated values in which no cell can be run as a formula."""

import csv
import io
import re

from itcp_assist.draft.table import Table

# What spreadsheets take for a formula, also in the full width of East Asian type.
_FORMULA_RE = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def to_csv(table: Table) -> str:
    """Head and rows as RFC 4180 has them; the remarks have no place in it.

    A cell that a spreadsheet would run is set off by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)  # lines end in CR LF
    writer.writerow(table.heads)
    writer.writerows([inert(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def inert(cell: str) -> str:
    """The cell, set off where it would be run.

    >>> inert("=1+1"), inert("- oil"), inert("INVITES")
    ("'=1+1", "'- oil", 'INVITES')
    """
    return f"'{cell}" if _FORMULA_RE.match(cell) else cell
