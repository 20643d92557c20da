"""An outline as a Word document: the door of python-docx for writing."""

from collections.abc import Iterable
from io import BytesIO

from itcp_assist.draft.outline import NOTICE, TITLE, Paragraph, Style

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
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "itcp-assist", NOTICE
    held = BytesIO()
    document.save(held)
    return held.getvalue()
