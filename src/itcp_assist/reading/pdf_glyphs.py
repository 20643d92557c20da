"""The characters of a PDF page as pdfium reads them: place, size, style, and whether they show."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage
    from pypdfium2.raw import FPDF_PAGEOBJECT

BOLD_WEIGHT = 600  # OpenType: 400 is regular, 600 semi-bold, 700 bold
MIN_SIZE_PT = 1.5  # smaller print cannot be read on paper
_INVISIBLE_MODE = 3  # text rendering mode "neither fill nor stroke" (PDF 1.7, table 106)
_FONT_NAME_BYTES = 128
_BREAKS = frozenset("\r\n")

# Characters that fonts and pdfium give for what is printed as something else: pdfium's mark for a
# hyphen at a line's end (two interfaces, two codes), Word's no-break hyphen, Symbol's bullet, and
# ligatures, which are one glyph but several letters.
PRINTED_AS = str.maketrans(
    {
        "\x02": "-",
        "\ufffe": "-",
        "\u00ad": "-",
        "\uf0b7": "\u2022",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)


class Style(NamedTuple):
    """How a run of characters is printed; ``invisible`` ones are neither filled nor stroked."""

    size: float
    bold: bool
    italic: bool
    invisible: bool


class Glyph(NamedTuple):
    """One printed character; a line break has no style. Places are points of the shown page."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    style: Style | None


LINE_BREAK = Glyph("\n", 0, 0, 0, 0, 0, None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The shown part of a page: where its corner lies, how it is turned, how large it appears."""

    x: float
    y: float
    width: float
    height: float
    turn: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's page as a point of the page that is shown.

        >>> Frame(10, 0, 842, 595, 90).place(10, 842)
        (842, 595)
        """
        x, y = x - self.x, y - self.y
        if self.turn == 90:
            return y, self.height - x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return self.width - y, x
        return x, y

    def shows(self, box: tuple[float, float, float, float]) -> bool:
        """Say whether any of the box lies on the page."""
        return box[0] < self.width and box[2] > 0 and box[1] < self.height and box[3] > 0


def frame_of(page: "PdfPage") -> Frame:
    """The frame of a pypdfium2 page: its crop box as it is turned for reading."""
    left, bottom, _, _ = page.get_cropbox()
    width, height = page.get_size()
    return Frame(left, bottom, width, height, page.get_rotation())


def iter_glyphs(text_page: "PdfTextPage", frame: Frame) -> Iterator[Glyph]:
    """The characters of a page in the order in which the file draws them, with line breaks."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    run, style, baseline = 0, Style(0.0, False, False, False), 0.0
    for at in range(text_page.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text_page, at))
        if char in _BREAKS:
            yield LINE_BREAK
            continue
        owner = raw.FPDFText_GetTextObject(text_page, at)
        if not owner:  # a space or hyphen that pdfium supposes
            yield Glyph(char.translate(PRINTED_AS), 0, 0, 0, 0, 0, style)
            continue
        if run != (run := ctypes.addressof(owner.contents)):
            style = _read_style(text_page, at, owner)
            baseline = _read_baseline(text_page, at, frame)
        raw.FPDFText_GetLooseCharBox(text_page, at, box)
        if char == " " and box.left == box.right:
            yield Glyph(char, 0, 0, 0, 0, 0, style)
            continue
        x0, y0 = frame.place(box.left, box.bottom)
        x1, y1 = frame.place(box.right, box.top)
        edges = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        yield Glyph(char.translate(PRINTED_AS), *edges, baseline, style)


def _read_baseline(text_page: "PdfTextPage", at: int, frame: Frame) -> float:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, at, x, y)
    return frame.place(x.value, y.value)[1]


def _read_style(text_page: "PdfTextPage", at: int, owner: "FPDF_PAGEOBJECT") -> Style:
    from pypdfium2 import raw

    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    raw.FPDFText_GetMatrix(text_page, at, matrix)
    size = raw.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    raw.FPDFText_GetFontInfo(text_page, at, name, _FONT_NAME_BYTES, flags)
    font = name.value.decode("utf-8", "replace").lower()
    bold = "bold" in font or raw.FPDFText_GetFontWeight(text_page, at) >= BOLD_WEIGHT
    italic = "italic" in font or "oblique" in font
    return Style(round(size, 2), bold, italic, _is_invisible(owner))


def _is_invisible(owner: "FPDF_PAGEOBJECT") -> bool:
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    painted = raw.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    return mode == _INVISIBLE_MODE or bool(painted and alpha.value == 0)
