"""Word files: paragraphs, lists as Word numbers them, tables, notes and running headers."""

from collections.abc import Iterable, Iterator

from itcp_assist.reading.blocks import CELL, Paragraph, compose_document, squeeze
from itcp_assist.reading.docx.notes import read_notes
from itcp_assist.reading.docx.numbering import Numbering, read_numbering
from itcp_assist.reading.docx.package import open_package
from itcp_assist.reading.docx.remarks import read_remarks
from itcp_assist.reading.docx.styles import ParagraphStyle, read_properties, read_styles
from itcp_assist.reading.docx.words import (
    W,
    WordReader,
    Xml,
    child_of,
    is_on,
    iter_text_boxes,
    number_of,
    value_of,
)
from itcp_assist.reading.joining import Call, join_paragraphs
from itcp_assist.reading.numbered_rows import free_rows
from itcp_assist.records import BlockKind, Document, Source

# Content controls and tracked insertions hold paragraphs and tables as the body does.
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_MAX_SPAN = 63  # columns of a Word table


def read_docx(data: bytes, source: Source) -> Document:
    """The document in ``data``; deletions that are only tracked, and hidden text, are left out."""
    package = open_package(data, source.name)
    styles = read_styles(package.styles)
    style_lists = {name: style.num_id for name, style in styles.items() if style.num_id}
    numbering = read_numbering(package.numbering, style_lists)
    notes = read_notes(package)
    hiding = frozenset(name for name, style in styles.items() if style.hides)
    walk = _Walk(styles, numbering, WordReader(notes.marks, hiding))
    paragraphs = [
        *walk.iter_blocks(package.body),
        *notes.paragraphs(walk.reader),
        *_iter_running(package.running, walk.reader),
    ]
    meta = {"title": package.title} if package.title else {}
    flags = (*numbering.flags, *read_remarks(package, walk.hidden))
    return compose_document(source, free_rows(paragraphs), meta, flags)


class _Walk:
    """One walk over a body, in which the lists count on."""

    def __init__(
        self, styles: dict[str, ParagraphStyle], numbering: Numbering, reader: WordReader
    ) -> None:
        self.reader = reader
        self.hidden = 0
        self._styles = styles
        self._numbering = numbering

    def iter_blocks(self, container: Xml) -> Iterator[Paragraph]:
        """The paragraphs and table rows of a body, a cell or a text box, in order."""
        for child in container:
            if child.tag == W + "p":
                yield from self._read_paragraph(child)
                for box in iter_text_boxes(child):
                    yield from self.iter_blocks(box)
            elif child.tag == W + "tbl":
                yield from self._iter_table(child)
            elif child.tag in _WRAPPERS:
                yield from self.iter_blocks(child)

    def _iter_table(self, table: Xml) -> Iterator[Paragraph]:
        """The rows of a table, each as one block; a table of one column is a frame."""
        rows = [row for row in _iter_inside(table, "tr") if child_of(row, "trPr", "del") is None]
        framing = all(len(list(_iter_inside(row, "tc"))) == 1 for row in rows)
        for row in rows:
            cells = [(cell, list(self.iter_blocks(cell))) for cell in _iter_inside(row, "tc")]
            if framing:
                yield from (paragraph for _, inside in cells for paragraph in inside)
            else:
                yield from _iter_row(row, cells)

    def _read_paragraph(self, element: Xml) -> Iterator[Paragraph]:
        """A paragraph with its number; none where its words and its mark are deleted."""
        properties = child_of(element, "pPr")
        style_id = value_of(properties, "pStyle")
        style = read_properties(properties, self._styles.get(style_id, ParagraphStyle()))
        words = self.reader.read(element)
        self.hidden += words.hidden
        if not words.text.strip() and child_of(properties, "rPr", "del") is not None:
            return
        text, calls, number, level = words.text, words.calls, "", style.list_level or 0
        if style.num_id:  # Word counts an empty paragraph too
            if style.list_level is None:
                level = self._numbering.level_of_style(style.num_id, style_id)
            number = self._numbering.count(style.num_id, level)
            if self._numbering.is_bullet(style.num_id, level):
                dash = _dash(number) if text.strip() else ""
                text, number, level = dash + text, "", max(level, 1)
                calls = [(len(dash) + at, mark) for at, mark in calls]
        kind = BlockKind.HEADING if style.heading else BlockKind.PARAGRAPH
        yield Paragraph(text, kind, number, style.heading or level, calls=tuple(calls))


def _iter_row(row: Xml, cells: Iterable[tuple[Xml, list[Paragraph]]]) -> Iterator[Paragraph]:
    """A row as one block; a cell that spans columns leaves the others of them empty."""
    before = number_of(row, "trPr", "gridBefore") or 0
    text, calls, columns = "", list[Call](), min(max(before, 0), _MAX_SPAN)
    for cell, inside in cells:
        words, called = join_paragraphs(inside)
        text += CELL * columns
        calls += [(len(text) + at, mark) for at, mark in called]
        text += words
        columns = min(max(number_of(cell, "tcPr", "gridSpan") or 1, 1), _MAX_SPAN)
    if text.strip(" |"):
        level = 1 if is_on(child_of(row, "trPr", "tblHeader")) else 0
        yield Paragraph(text, BlockKind.TABLE_ROW, level=level, calls=tuple(calls))


def _dash(bullet: str) -> str:
    """What a bullet prints; the letters of symbol fonts that serve as bullets print as none."""
    return f"{bullet} " if bullet.isprintable() and not bullet.isalnum() else ""


def _iter_inside(element: Xml, name: str) -> Iterator[Xml]:
    """The rows of a table or the cells of a row, those in content controls with them."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _iter_inside(child, name)


def _iter_running(parts: Iterable[Xml], reader: WordReader) -> Iterator[Paragraph]:
    """Each line of the headers and footers once, however many sections repeat it."""
    lines = (squeeze(reader.read(p).text) for part in parts for p in part.iter(W + "p"))
    for line in dict.fromkeys(lines):
        yield Paragraph(line, BlockKind.FURNITURE)
