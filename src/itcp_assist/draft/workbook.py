"""A table as a workbook for a spreadsheet: the door of XlsxWriter."""

from io import BytesIO

from itcp_assist.draft.table import TITLE, Table
from itcp_assist.records.wording import NOTICE

# Cells are text alone: nothing that a document says may become a formula or a link.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Characters that one cell holds: the limit of the file format.
MAX_CELL = 32_767
_CUT = " [cut here: a cell holds no more]"
_WIDTHS = {"Text": 80, "Action": 50, "Label": 40, "Evidence": 40, "Source": 40, "Subject": 30}
_WIDTH = 20  # characters, of every other column


def to_xlsx(table: Table) -> bytes:
    """The table as the bytes of an .xlsx file: remarks, then a head that is frozen and filters."""
    import xlsxwriter  # only this format needs it

    held = BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as book:
        book.set_properties({"title": TITLE, "author": "itcp-assist", "comments": NOTICE})
        sheet = book.add_worksheet("Clauses")
        bold = book.add_format({"bold": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for at, remark in enumerate(table.remarks):
            sheet.write_string(at, 0, _fit(remark))
        head = len(table.remarks)
        for column, name in enumerate(table.heads):
            sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
            sheet.write_string(head, column, name, bold)
        for at, row in enumerate(table.rows, head + 1):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, _fit(cell), wrapped)
        sheet.freeze_panes(head + 1, 1)
        sheet.autofilter(head, 0, head + len(table.rows), len(table.heads) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(head)
        sheet.set_footer(f"&L{NOTICE}&R&P")
    return held.getvalue()


def _fit(cell: str) -> str:
    """The cell as far as the format holds it; what was cut says so."""
    # The format counts UTF-16 units, of which some signs take two.
    units = cell.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return cell
    return units[: 2 * (MAX_CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
