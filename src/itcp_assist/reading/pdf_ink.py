"""Find the words of a PDF page that leave no ink: white, covered, clipped, on a hidden layer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itcp_assist.reading.pdf_glyphs import Frame, Glyph

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MAX_SIDE_PX = 1600  # an ordinary page is 842 high at one pixel a point; a poster is drawn smaller
MIN_SCALE = 0.5  # below this, print of ten points is lost, and nothing can be said
MIN_CONTRAST = 16  # of 255; the palest grey that is used for text stands out by 60
X_HEIGHT = 0.5  # small letters are about half as high as the font is large


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: ``stride`` bytes for each row of pixels, from the top."""

    pixels: bytes
    width: int
    height: int
    stride: int
    scale: float

    def contrast(self, left: float, bottom: float, right: float, top: float) -> int:
        """The difference of the lightest and the darkest pixel within a box in points."""
        x0, x1 = max(int(left * self.scale), 0), min(int(right * self.scale) + 1, self.width)
        y0 = max(int(self.height - top * self.scale), 0)
        y1 = min(int(self.height - bottom * self.scale) + 1, self.height)
        starts = [row * self.stride for row in range(y0, y1)]
        rows = [row for at in starts if (row := self.pixels[at + x0 : at + x1])]
        return max(map(max, rows)) - min(map(min, rows)) if rows else 0


def draw_page(page: "PdfPage", frame: Frame) -> Picture | None:
    """A picture of the page; None where it is so large that its print would be lost in it."""
    scale = min(1.0, MAX_SIDE_PX / max(frame.width, frame.height, 1.0))
    if scale < MIN_SCALE:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    picture = Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale)
    bitmap.close()
    return picture


def drop_unseen(glyphs: Iterable[Glyph], picture: Picture) -> Iterator[Glyph]:
    """``glyphs`` without the words where the picture shows nothing."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.right and not glyph.char.isspace():
            word.append(glyph)
            continue
        yield from word if _is_seen(word, picture) else ()
        word = []
        yield glyph
    yield from word if _is_seen(word, picture) else ()


def _is_seen(word: list[Glyph], picture: Picture) -> bool:
    """Say whether there is ink where the small letters of ``word`` stand.

    Signs may stand higher, and words that run upwards have theirs elsewhere: they pass.
    """
    if not any(glyph.char.isalnum() for glyph in word):
        return True
    left, right = min(g.left for g in word), max(g.right for g in word)
    upright = right - left > max(g.top - g.bottom for g in word) / 2 or len(word) < 3
    size = word[0].style.size if word[0].style else 0.0
    low = word[0].baseline
    return not upright or picture.contrast(left, low, right, low + X_HEIGHT * size) >= MIN_CONTRAST
