"""Print the specimens as PDF in the layout of the International Maritime Organization's papers.

The lines are placed one by one, so that a test knows what stands where: the block at the head of an
Assembly resolution, running headers, file paths, page numbers, footnotes, paragraphs that run over
a page break, and the report's own annex heading above a committee's resolution.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fpdf import FPDF
from specimens import Printed, Role, Specimen, iter_printed

SIZE_PT = 11.0
LEADING_PT = 12.65
NOTE_SIZE_PT = 9.0
NOTE_LEADING_PT = 10.4
TAB_PT = 42.5
MARGIN_PT = 71.0
FOOT_PT = 70.0
CIRCULATED = "10 December 2011"

_DISPLAY = (Role.HEAD, Role.TITLE, Role.ANNEX, Role.ANNEX_TITLE)


@dataclass(frozen=True, slots=True)
class Paper:
    """How to print: the size of the page in points, and whether lines are justified.

    ``notes`` are footnotes by the number of the paragraph whose text bears their mark; ``lone``
    prints the numbers of paragraphs on lines of their own.
    """

    width: float = 595.0
    height: float = 842.0
    justified: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    lone: bool = False


class Press:
    """Places lines on pages from the top down, and opens a new page when one is full."""

    def __init__(self, specimen: Specimen, paper: Paper) -> None:
        self.pdf = FPDF(unit="pt", format=(paper.width, paper.height))
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(specimen.title)
        self.specimen, self.paper = specimen, paper
        self.part = ""
        self.notes: list[str] = []
        self.y = 0.0

    def open_page(self) -> None:
        """Begin a page with its header and footer."""
        self._print_notes()
        self.pdf.add_page()
        number = self.pdf.page_no()
        if number == 1:
            self._print_head()
        else:
            label = f"{self.part}, page {number}" if self.part else f"Page {number}"
            self._place_right(36, self.specimen.running)
            self._place_right(36 + LEADING_PT, label)
            self.y = 95
        self.pdf.set_font("Helvetica", "", 8)
        self.pdf.text(MARGIN_PT, self.paper.height - 36, self.specimen.footer)

    def close(self) -> bytes:
        """The finished file."""
        self._print_notes()
        return bytes(self.pdf.output())

    def print_centred(self, text: str, style: str = "B") -> None:
        """Print ``text`` in the middle, over several lines where it is long."""
        for line in self._wrap(text, 15, 15, style):
            width = self.pdf.get_string_width(line)
            self._place((self.paper.width - width) / 2, line)
        self.y += LEADING_PT

    def print_paragraph(self, text: str, first: float, rest: float, style: str = "") -> None:
        """Print ``text`` from ``first`` points after the margin, its other lines from ``rest``."""
        lines = self._wrap(text, first, rest, style)
        for at, line in enumerate(lines):
            x = MARGIN_PT + (first if at == 0 else rest)
            spare = self.paper.width - MARGIN_PT - x - self.pdf.get_string_width(line)
            justified = self.paper.justified and at < len(lines) - 1
            self._place(x, line, spare if justified else 0.0)
        self.y += LEADING_PT

    def print_numbered(self, number: str, text: str, indent: float, rest: float) -> None:
        """Print a number at ``indent`` and ``text`` a tab after it, or on the line below it."""
        self._turn_page()
        self.pdf.set_font("Helvetica", "", SIZE_PT)
        if self.paper.lone:
            self._place(MARGIN_PT + indent, number)
            self.print_paragraph(text, rest, rest)
            return
        self.pdf.text(MARGIN_PT + indent, self.y, number)
        self.print_paragraph(text, indent + TAB_PT, rest)

    def print_row(self, cells: Iterable[str]) -> None:
        """Print the cells of a table row side by side."""
        self._turn_page()
        self.pdf.set_font("Helvetica", "", SIZE_PT)
        for at, cell in enumerate(cells):
            self.pdf.text(MARGIN_PT + at * 130, self.y, cell)
        self.y += LEADING_PT

    def add_note(self, text: str) -> str:
        """Keep a footnote for the bottom of this page; its mark."""
        self.notes.append(text)
        return str(len(self.notes))

    def print_mark(self, mark: str) -> None:
        """Print a raised mark behind the last line."""
        self.pdf.set_font("Helvetica", "", 6.5)
        self.pdf.text(self.end_x + 0.5, self.y - 2 * LEADING_PT - 4, mark)

    def _print_head(self) -> None:
        page = self.pdf
        page.set_font("Helvetica", "B", 28)
        page.text(self.paper.width - 90, 50, "E")
        page.set_font("Helvetica", "", SIZE_PT)
        if self.specimen.organ == "ASSEMBLY":
            session = self.specimen.running.partition("/")[0].split()[-1]
            for at, line in enumerate(("ASSEMBLY", f"{session}th session", "Agenda item 7(b)")):
                page.text(MARGIN_PT, 90 + at * LEADING_PT, line)
            for at, line in enumerate((self.specimen.running, CIRCULATED, "Original: ENGLISH")):
                self._place_right(90 + at * LEADING_PT, line)
        elif self.specimen.organ:
            self._place_right(36, self.specimen.running)
            self._place_right(36 + LEADING_PT, f"{self.specimen.head[0].title()}, page 1")
        self.y = 160

    def _place_right(self, y: float, text: str) -> None:
        self.pdf.set_font("Helvetica", "", SIZE_PT)
        self.pdf.text(self.paper.width - MARGIN_PT - self.pdf.get_string_width(text), y, text)

    def _place(self, x: float, text: str, spare: float = 0.0) -> None:
        """Print one line; ``spare`` points are shared out between its words."""
        self._turn_page()
        words = text.split(" ") if spare else [text]
        for word in words:
            self.pdf.text(x, self.y, word)
            self.end_x = x + self.pdf.get_string_width(word)
            x = self.end_x + self.pdf.get_string_width(" ") + spare / max(len(words) - 1, 1)
        self.y += LEADING_PT

    def _turn_page(self) -> None:
        notes = len(self.notes) * NOTE_LEADING_PT
        if self.y > self.paper.height - FOOT_PT - notes - LEADING_PT:
            font = self.pdf.font_style
            self.open_page()
            self.pdf.set_font("Helvetica", font, SIZE_PT)

    def _print_notes(self) -> None:
        self.pdf.set_font("Helvetica", "", NOTE_SIZE_PT)
        y = self.paper.height - FOOT_PT - (len(self.notes) - 1) * NOTE_LEADING_PT
        if self.notes:
            self.pdf.line(MARGIN_PT, y - 14, MARGIN_PT + 140, y - 14)
        for at, note in enumerate(self.notes):
            self.pdf.text(MARGIN_PT, y + at * NOTE_LEADING_PT, f"{at + 1} {note}")
        self.notes = []

    def _wrap(self, text: str, first: float, rest: float, style: str) -> list[str]:
        self.pdf.set_font("Helvetica", style, SIZE_PT)
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            indent = first if len(lines) == 1 else rest
            room = self.paper.width - 2 * MARGIN_PT - indent
            if lines[-1] and self.pdf.get_string_width(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


def print_pdf(specimen: Specimen, paper: Paper | None = None) -> bytes:
    """The specimen as a PDF file."""
    press = Press(specimen, paper or Paper())
    press.open_page()
    for printed in iter_printed(specimen):
        _print_one(press, printed)
    return press.close()


def plain(text: str) -> str:
    """``text`` as the fonts that every PDF reader has can print it: they lack the dash."""
    return text.replace("\u2013", "-")


def _print_one(press: Press, printed: Printed) -> None:
    text = plain(printed.text)
    indent = printed.level * TAB_PT
    if printed.role is Role.ANNEX:
        press.part = text.capitalize()
        press.open_page()
    if printed.role in _DISPLAY:
        press.print_centred(text)
    elif printed.role is Role.HEADING:
        press.print_paragraph(text, 0, 0, "B")
    elif printed.role is Role.ROW:
        press.print_row(text.split(" | "))
    elif printed.number:
        rest = indent + TAB_PT if indent else 0.0
        press.print_numbered(plain(printed.number), text, indent, rest)
    else:
        press.print_paragraph(text, 0, 0)
    if printed.number in press.paper.notes and printed.role is Role.ITEM:
        press.print_mark(press.add_note(press.paper.notes[printed.number]))


def bare_pdf(contents: Iterable[bytes], extra: bytes = b"") -> bytes:
    """A PDF of 400 by 300 points with one page for each content stream, font F1 being Helvetica.

    ``extra`` goes into each page's dictionary: for what no library writes.
    """
    streams = list(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> %s >>" % (5 + 2 * at, extra)
        )
        head = stream if stream.startswith(b"<<") else b"<< /Length %d >>\nstream\n" % len(stream)
        objects.append(head if stream.startswith(b"<<") else head + stream + b"\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
