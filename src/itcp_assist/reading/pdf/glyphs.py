"""The characters of a PDF page as pdfium reads them: place, size, style, and whether they show.

A page has thousands of characters: each property is a column over all of them, so that what is
asked of every one is asked once.
"""

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

Reals: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.intp]
Mask: TypeAlias = npt.NDArray[np.bool_]
Places = TypeVar("Places", float, Reals)

BOLD_WEIGHT = 600  # OpenType: 400 is regular, 600 semi-bold, 700 bold
MIN_SIZE_PT = 1.5  # smaller print cannot be read on paper
_INVISIBLE_MODE = 3  # text rendering mode "neither fill nor stroke" (PDF 1.7, table 106)
_FONT_NAME_BYTES = 128
# pdfium's functions with addresses as plain numbers: two thirds of the time of typed pointers.
_OWNER_FORM = ctypes.PYFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p, ctypes.c_int)
_PLACE_FORM = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_RECT = np.dtype([(side, np.float32) for side in ("left", "top", "right", "bottom")])  # FS_RECTF

# Signs that fonts and pdfium give for what is printed as another: pdfium's mark for a hyphen at a
# line's end (two interfaces, two codes), Word's no-break hyphen, Symbol's bullet.
_PRINTED_AS = str.maketrans("\r\x02\ufffe\u00ad\uf0b7", "\n---\u2022")


class Style(NamedTuple):
    """How a run of characters is printed; ``invisible`` ones are neither filled nor stroked."""

    size: float
    bold: bool
    italic: bool
    invisible: bool


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the order in which the file draws them, with line breaks.

    ``text`` has one sign for each. ``edges`` holds a row of left, bottom, right and top for each,
    ``baseline`` and ``size`` a figure, in points of the shown page; a line break, and a space or
    hyphen that pdfium supposes, have no place: zeros. ``run`` says which of ``styles`` each has.
    ``space`` marks white space, line breaks among it.
    """

    text: str
    space: Mask
    edges: Reals
    baseline: Reals
    size: Reals
    run: Ints
    styles: tuple[Style, ...]

    @property
    def codes(self) -> npt.NDArray[np.uint32]:
        """The code of each sign."""
        return codes_of(self.text)

    @property
    def breaks(self) -> Mask:
        """Where a line of the file ends."""
        found: Mask = self.codes == ord("\n")
        return found

    @property
    def drawn(self) -> Mask:
        """Where something has a place on the page, if only a space."""
        found: Mask = self.edges[:, 2] != 0
        return found

    @property
    def solid(self) -> Mask:
        """Where a sign is drawn that is no space."""
        return self.drawn & ~self.space

    def pick(self, mask: Mask) -> "Glyphs":
        """Those where ``mask`` holds."""
        if mask.all():
            return self
        text = self.codes[mask].tobytes().decode("utf-32-le", "surrogatepass")
        return Glyphs(
            text, self.space[mask], self.edges[mask], self.baseline[mask], self.size[mask],
            self.run[mask], self.styles,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """The shown part of a page: where its corner lies, how it is turned, how large it appears."""

    x: float
    y: float
    width: float
    height: float
    turn: int

    def place(self, x: Places, y: Places) -> tuple[Places, Places]:
        """A point of the file's page, or arrays of them, as points of the page that is shown.

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

    def shows(self, edges: Reals) -> Mask:
        """Say of each row of ``edges`` whether any of the box lies on the page."""
        left, bottom, right, top = edges.T
        shown: Mask = (left < self.width) & (right > 0) & (bottom < self.height) & (top > 0)
        return shown


def frame_of(page: "PdfPage") -> Frame:
    """The frame of a pypdfium2 page: its crop box as it is turned for reading."""
    left, bottom, _, _ = page.get_cropbox()
    width, height = page.get_size()
    return Frame(left, bottom, width, height, page.get_rotation())


def read_glyphs(text_page: "PdfTextPage", frame: Frame) -> Glyphs:
    """All characters of a page."""
    text = _read_text(text_page).translate(_PRINTED_AS)
    owners, places = _read_places(text_page, len(text))
    signs = codes_of(text)
    owners[signs == ord("\n")] = 0
    owned = owners != 0
    unplaced = ~owned | ((signs == ord(" ")) & (places["left"] == places["right"]))
    starts, run = _find_runs(owners, owned)
    styles = (Style(0.0, False, False, False), *_iter_styles(text_page, starts))
    baselines = np.array([0.0, *(_read_baseline(text_page, at, frame) for at in starts)])
    x0, y0 = frame.place(places["left"].astype(float), places["bottom"].astype(float))
    x1, y1 = frame.place(places["right"].astype(float), places["top"].astype(float))
    corners = np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)
    edges, baseline = np.column_stack(corners), baselines[run]
    edges[unplaced], baseline[unplaced] = 0, 0
    size = np.array([style.size for style in styles])[run]
    return Glyphs(text, ask_each(str.isspace, text), edges, baseline, size, run, styles)


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """The code of each sign of ``text``."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def ask_each(test: Callable[[str], bool], text: str) -> Mask:
    """What ``test`` says of each sign of ``text``.

    >>> ask_each(str.isalpha, "a 1").tolist()
    [True, False, False]
    """
    return np.fromiter(map(test, text), np.bool_, len(text))


def _find_runs(owners: Ints, owned: Mask) -> tuple[list[int], Ints]:
    """Where each run begins, and the number of the run of each character, from 1.

    A run is what one text object draws; what none draws goes with the run before it.
    """
    at = np.flatnonzero(owned)
    starts = at[np.diff(owners[at], prepend=0) != 0]
    first = np.zeros(len(owners), np.intp)
    first[starts] = 1
    return starts.tolist(), np.cumsum(first)


def _read_text(text_page: "PdfTextPage") -> str:
    """One sign for each character of the page.

    Read as a whole where that gives as many; it leaves out what has no place in Unicode.
    """
    from pypdfium2 import raw

    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        wide = np.frombuffer(buffer, np.uint16)[:count].astype(np.uint32)
        return wide.tobytes().decode("utf-32-le", "surrogatepass")
    codes = map(raw.FPDFText_GetUnicode, repeat(text_page.raw), range(count))
    return "".join(map(chr, codes))


def _read_places(text_page: "PdfTextPage", count: int) -> tuple[Ints, npt.NDArray[np.void]]:
    """The text object that draws each character, 0 for none, and its box in the file's page."""
    from pypdfium2 import raw

    page = _address(text_page.raw)
    owner_of = _OWNER_FORM(_address(raw.FPDFText_GetTextObject))
    place = _PLACE_FORM(_address(raw.FPDFText_GetLooseCharBox))
    owners = np.fromiter(map(owner_of, repeat(page), range(count)), np.intp, count)
    places = np.zeros(count, _RECT)
    start, step = places.ctypes.data, _RECT.itemsize
    for _ in map(place, repeat(page), range(count), range(start, start + count * step, step)):
        pass
    return owners, places


def _address(pointer: Any) -> int:  # noqa: ANN401 - any of ctypes
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _read_baseline(text_page: "PdfTextPage", at: int, frame: Frame) -> float:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, at, x, y)
    return float(frame.place(x.value, y.value)[1])


def _iter_styles(text_page: "PdfTextPage", starts: Iterable[int]) -> Iterator[Style]:
    """The style of each of the characters at ``starts``; what fonts tell is asked once of each."""
    from pypdfium2 import raw

    matrix, colour = raw.FS_MATRIX(), [ctypes.c_uint() for _ in range(4)]
    fonts: dict[int, tuple[bool, bool]] = {}
    for at in starts:
        owner = raw.FPDFText_GetTextObject(text_page, at)
        font = _address(raw.FPDFTextObj_GetFont(owner))
        if font not in fonts:
            fonts[font] = _read_font(text_page, at)
        raw.FPDFText_GetMatrix(text_page, at, matrix)
        size = raw.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
        clear = raw.FPDFPageObj_GetFillColor(owner, *colour) and colour[3].value == 0
        mode = raw.FPDFTextObj_GetTextRenderMode(owner)
        yield Style(round(size, 2), *fonts[font], bool(clear) or mode == _INVISIBLE_MODE)


def _read_font(text_page: "PdfTextPage", at: int) -> tuple[bool, bool]:
    """Whether the font of the character ``at`` is bold and whether it is italic."""
    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(_FONT_NAME_BYTES), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, at, name, _FONT_NAME_BYTES, flags)
    font = name.value.decode("utf-8", "replace").lower()
    bold = "bold" in font or raw.FPDFText_GetFontWeight(text_page, at) >= BOLD_WEIGHT
    return bold, "italic" in font or "oblique" in font
