"""An outline as a Word document: the door of python-docx for writing."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from itcp_assist.draft.outline import TITLE, Paragraph, Style
from itcp_assist.draft.table import TITLE as TABLE_TITLE
from itcp_assist.draft.table import Table
from itcp_assist.records.wording import NOTICE

# Names of styles in python-docx's default template.
_STYLES = {
    Style.TITLE: "Title",
    Style.QUESTION: "Heading 1",
    Style.HEADING: "Heading 2",
    Style.QUOTE: "Quote",
    Style.NOTICE: "Intense Quote",
}


def to_docx(paragraphs: Iterable[Paragraph]) -> bytes:
    """The outline as the bytes of a .docx file."""
    import docx  # slow to import, and only this format needs it

    document = docx.Document()
    for paragraph in paragraphs:
        text = f"{paragraph.text} {paragraph.address}".rstrip()
        document.add_paragraph(text, style=_STYLES.get(paragraph.style, "Normal"))
    return _saved(document, TITLE)


def to_docx_table(table: Table) -> bytes:
    """The table as the bytes of a .docx file: landscape, its head repeated on every page."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)  # A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(10)
    document.styles["Normal"].font.size = Pt(7)  # fifteen columns on one page
    for remark in table.remarks:
        document.add_paragraph(remark)
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.heads), style="Table Grid")
    for row, cells in zip(grid.rows, (table.heads, *table.rows), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return _saved(document, TABLE_TITLE)


def _saved(document: Any, title: str) -> bytes:  # noqa: ANN401 - python-docx declares no types
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "itcp-assist", NOTICE
    held = BytesIO()
    document.save(held)
    return held.getvalue()
