"""Word files: paragraphs, lists as Word numbers them, tables, notes and running headers."""

from collections.abc import Iterable, Iterator

from itcp_assist.reading.blocks import Paragraph, compose_document, squeeze
from itcp_assist.reading.docx_numbering import Numbering, read_numbering
from itcp_assist.reading.docx_package import open_package
from itcp_assist.reading.docx_styles import ParagraphStyle, read_properties, read_styles
from itcp_assist.reading.docx_words import (
    W,
    Xml,
    child_of,
    iter_text_boxes,
    printed_text,
    value_of,
)
from itcp_assist.reading.numbering import print_number
from itcp_assist.records import BlockKind, Document, Source

# Content controls and tracked insertions hold paragraphs and tables as the body does.
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)


def read_docx(data: bytes, source: Source) -> Document:
    """The document in ``data``; deletions that are only tracked, and hidden text, are left out."""
    package = open_package(data, source.name)
    styles = read_styles(package.styles)
    style_lists = {name: style.num_id for name, style in styles.items() if style.num_id}
    numbering = read_numbering(package.numbering, style_lists)
    paragraphs = [
        *_Walk(styles, numbering).iter_blocks(package.body),
        *_iter_notes(package.body, package.footnotes, "footnote", "decimal"),
        *_iter_notes(package.body, package.endnotes, "endnote", "lowerRoman"),
        *_iter_running(package.running),
    ]
    meta = {"title": package.title} if package.title else {}
    return compose_document(source, paragraphs, meta, numbering.flags)


class _Walk:
    """One walk over a body, in which the lists count on."""

    def __init__(self, styles: dict[str, ParagraphStyle], numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def iter_blocks(self, container: Xml) -> Iterator[Paragraph]:
        """The paragraphs and table rows of a body, a cell or a text box, in order."""
        for child in container:
            if child.tag == W + "p":
                yield self._read_paragraph(child)
                for box in iter_text_boxes(child):
                    yield from self.iter_blocks(box)
            elif child.tag == W + "tbl":
                for row in _iter_inside(child, "tr"):
                    yield from self._iter_row(row)
            elif child.tag in _WRAPPERS:
                yield from self.iter_blocks(child)

    def _iter_row(self, row: Xml) -> Iterator[Paragraph]:
        """A row as one block; a row of one cell is only a frame around its paragraphs."""
        cells = [list(self.iter_blocks(cell)) for cell in _iter_inside(row, "tc")]
        if len(cells) == 1:
            yield from cells[0]
            return
        printed = (squeeze(" ".join(f"{p.number} {p.text}" for p in cell)) for cell in cells)
        text = " | ".join(printed)
        if text.strip(" |"):
            yield Paragraph(text, BlockKind.TABLE_ROW)

    def _read_paragraph(self, element: Xml) -> Paragraph:
        properties = child_of(element, "pPr")
        style_id = value_of(properties, "pStyle")
        style = read_properties(properties, self._styles.get(style_id, ParagraphStyle()))
        text = printed_text(element)
        number, level = "", style.list_level or 0
        if style.num_id:  # Word counts an empty paragraph too
            if style.list_level is None:
                level = self._numbering.level_of_style(style.num_id, style_id)
            number = self._numbering.count(style.num_id, level)
            if self._numbering.is_bullet(style.num_id, level):
                text, number, level = _dashed(number, text), "", max(level, 1)
        if style.heading:
            return Paragraph(text, BlockKind.HEADING, number, style.heading)
        return Paragraph(text, BlockKind.PARAGRAPH, number, level)


def _dashed(bullet: str, text: str) -> str:
    """The text behind its dash; the letters of symbol fonts that serve as bullets print as none."""
    printed = bullet.isprintable() and not bullet.isalnum()
    return f"{bullet} {text}" if printed and text.strip() else text


def _iter_inside(element: Xml, name: str) -> Iterator[Xml]:
    """The rows of a table or the cells of a row, those in content controls with them."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _iter_inside(child, name)


def _iter_notes(body: Xml, part: Xml, kind: str, form: str) -> Iterator[Paragraph]:
    """The notes in the order of their marks in the text, numbered as Word numbers them."""
    texts = {} if part is None else {n.get(W + "id"): n for n in part.iter(W + kind)}
    count = 0
    for mark in body.iter(W + kind + "Reference"):
        number = ""
        if mark.get(W + "customMarkFollows") is None:
            count += 1
            number = print_number(count, form)
        note = texts.get(mark.get(W + "id"))
        if note is not None:
            text = " ".join(printed_text(p) for p in note.iter(W + "p"))
            yield Paragraph(text, BlockKind.FOOTNOTE, number)


def _iter_running(parts: Iterable[Xml]) -> Iterator[Paragraph]:
    """Each line of the headers and footers once, however many sections repeat it."""
    lines = (squeeze(printed_text(p)) for part in parts for p in part.iter(W + "p"))
    for line in dict.fromkeys(lines):
        yield Paragraph(line, BlockKind.FURNITURE)
