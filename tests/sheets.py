"""Print single pages line by line, for what the specimens' layout does not have, and read them."""

from collections.abc import Iterable, Sequence

import pypdfium2
from fpdf import FPDF

from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.layout.pages import lay_out
from itcp_assist.reading.pdf.lines import read_page
from itcp_assist.records import BlockKind, Document, Source

SIZE_PT = 11.0
LEADING_PT = 12.65
LEFT_PT = 71.0
RAISED_PT = 4.0
RAISED_SIZE_PT = 6.5


class Sheets:
    """Pages of A4, or of another size; places are points from the upper left corner.

    Texts are printed on their baselines. A mark between ``^`` signs is printed small and raised,
    what stands between ``_`` signs in italics.
    """

    def __init__(self, width: float = 595.0, height: float = 842.0) -> None:
        self.pdf = FPDF(unit="pt", format=(width, height))
        self.pdf.set_auto_page_break(False)
        self.width, self.height = width, height
        self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        self.pdf.add_page()

    def put(self, x: float, y: float, text: str, size: float = SIZE_PT, style: str = "") -> float:
        """Print one line; where it ends."""
        for at, piece in enumerate(text.split("^")):
            raised = at % 2 == 1
            for turn, part in enumerate(piece.split("_")):
                slant = style + "I" * (turn % 2)
                self.pdf.set_font("Helvetica", slant, size * 0.6 if raised else size)
                self.pdf.text(x, y - size * 0.36 * raised, part)
                x += self.pdf.get_string_width(part)
        return x

    def put_lines(
        self,
        y: float,
        lines: Iterable[str],
        x: float | Sequence[float] = LEFT_PT,
        size: float = SIZE_PT,
        style: str = "",
    ) -> float:
        """Print lines one below the other, each at its ``x``; where the next would stand."""
        for at, line in enumerate(lines):
            place = x if isinstance(x, float | int) else x[min(at, len(x) - 1)]
            self.put(place, y, line, size, style)
            y += size * LEADING_PT / SIZE_PT
        return y

    def put_right(self, y: float, text: str, size: float = SIZE_PT) -> None:
        """Print one line that ends at the right margin."""
        self.pdf.set_font("Helvetica", "", size)
        self.put(self.width - LEFT_PT - self.pdf.get_string_width(text), y, text, size)

    def put_centred(self, y: float, text: str, size: float = SIZE_PT, style: str = "") -> None:
        """Print one line in the middle."""
        self.pdf.set_font("Helvetica", style, size)
        self.put((self.width - self.pdf.get_string_width(text)) / 2, y, text, size, style)

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a level line."""
        self.pdf.line(x0, y, x1, y)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a box round what stands between."""
        self.pdf.rect(x0, y0, x1 - x0, y1 - y0)

    def close(self) -> bytes:
        """The finished file."""
        return bytes(self.pdf.output())


def read_layout(sheets: Sheets) -> Document:
    """The document that the layout of the printed pages gives, read in this process."""
    file = pypdfium2.PdfDocument(sheets.close())
    pages = [read_page(file[at], at + 1).page for at in range(len(file))]
    file.close()
    return compose_document(Source("sheets.pdf", "pdf", ""), lay_out(pages))


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of some kinds, in order; without kinds, of the body."""
    wanted = kinds or (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE_ROW)
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in wanted]


def called(document: Document) -> list[tuple[str, str]]:
    """For each footnote that is called, the word before its mark, and its text."""
    found = []
    for call in document.calls:
        block = document.blocks[call.block]
        word = document.text[: call.at].split()[-1]
        found.append((word, document.text[block.start : block.end]))
    return found
