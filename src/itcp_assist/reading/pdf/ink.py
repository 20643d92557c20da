"""Words that a PDF page holds but does not show: white, covered, clipped, on a hidden layer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from itcp_assist.reading.pdf.glyphs import Frame, Glyphs, Ints, Mask, Reals, ask_each

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MAX_SIDE_PX = 1600  # an ordinary page is 842 high at one pixel a point; a poster is drawn smaller
MIN_SCALE = 0.5  # below this, print of ten points is lost, and nothing can be said
MIN_CONTRAST = 16  # of 255; the palest grey that is used for text stands out by 60
X_HEIGHT = 0.5  # small letters are about half as high as the font is large


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: rows of ``pixels`` from the top, ``scale`` of them to a point.

    A last column belongs to no page: it is where the boxes end that reach the page's edge.
    """

    pixels: npt.NDArray[np.uint8]
    scale: float

    def contrast(self, boxes: Reals) -> Ints:
        """The difference of the lightest and the darkest pixel within each box in points.

        ``boxes`` are rows of left, bottom, right and top; 0 for one that lies off the page.
        """
        height, width = self.pixels.shape[0], self.pixels.shape[1] - 1
        left, bottom, right, top = boxes.T * self.scale
        x = np.column_stack((_pixel(left, 0, width), _pixel(right, 1, width)))
        y0, y1 = _pixel(height - top, 0, height), _pixel(height - bottom, 1, height)
        found = np.zeros(len(boxes), np.intp)
        # words on one line of print share their rows, which are looked through once
        band = np.where((x[:, 0] < x[:, 1]) & (y0 < y1), y0 * (height + 1) + y1, -1)
        order = np.argsort(band, kind="stable")
        for words in np.split(order, np.flatnonzero(np.diff(band[order])) + 1):
            if len(words) and band[words[0]] >= 0:
                rows = self.pixels[y0[words[0]] : y1[words[0]]]
                between = x[words].ravel()  # every second reduction is of what lies between
                light = np.maximum.reduceat(rows.max(0), between)[::2]
                found[words] = light - np.minimum.reduceat(rows.min(0), between)[::2]
        return found


def _pixel(places: Reals, more: int, last: int) -> Ints:
    return np.minimum(np.clip(places, -1, last).astype(np.intp) + more, last).clip(0)


def draw_page(page: "PdfPage", frame: Frame) -> Picture | None:
    """A picture of the page; None where it is so large that its print would be lost in it."""
    scale = min(1.0, MAX_SIDE_PX / max(frame.width, frame.height, 1.0))
    if scale < MIN_SCALE:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    rows = np.frombuffer(bitmap.buffer, np.uint8).reshape(bitmap.height, bitmap.stride)
    pixels = np.zeros((bitmap.height, bitmap.width + 1), np.uint8)
    pixels[:, :-1] = rows[:, : bitmap.width]
    bitmap.close()
    return Picture(pixels, scale)


def find_seen(glyphs: Glyphs, picture: Picture) -> Mask:
    """Which ``glyphs`` show: those of a word go together, and what is not drawn counts as shown.

    A word shows when there is ink where its small letters stand. Signs may stand higher, and words
    that run upwards have theirs elsewhere: they pass.
    """
    seen = np.ones(len(glyphs.text), np.bool_)
    at = np.flatnonzero(glyphs.solid)
    if not at.size:
        return seen
    words = np.flatnonzero(np.diff(at, prepend=-2) > 1)
    left, bottom, right, top = glyphs.edges[at].T
    left, right = np.minimum.reduceat(left, words), np.maximum.reduceat(right, words)
    count = np.diff(words, append=len(at))
    upright = (right - left > np.maximum.reduceat(top - bottom, words) / 2) | (count < 3)
    spoken = np.logical_or.reduceat(ask_each(str.isalnum, glyphs.text)[at], words)
    first = at[words]
    low = glyphs.baseline[first]
    boxes = np.column_stack((left, low, right, low + X_HEIGHT * glyphs.size[first]))
    inked = picture.contrast(boxes) >= MIN_CONTRAST
    seen[at] = np.repeat(inked | ~upright | ~spoken, count)
    return seen
