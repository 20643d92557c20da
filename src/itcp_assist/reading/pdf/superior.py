"""Find the superior figures of fonts: small and high by their shape, at the size of the text."""

import ctypes
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from itcp_assist.reading.pdf.glyphs import Frame, Glyphs

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# Shares of the font size. Figures are 0.65 to 0.72 high, old-style ones 0.45 but on the baseline;
# superior ones are 0.35 to 0.45 high and stand 0.25 to 0.4 above it.
RAISED_EM = 0.15
HEIGHT_EM = 0.55
SIZE_EM = 0.6  # the size at which figures as high as superior ones are set

_GLUED_RE = re.compile(r"(?<=[^\s\d(\[/-])\d{1,3}(?![^\W_])")  # Convention,1  but not (29)


def raise_superiors(text_page: "PdfTextPage", glyphs: Glyphs, frame: Frame) -> Glyphs:
    """``glyphs`` with superior figures behind words as small raised ones, in runs of their own."""
    raised: dict[int, float] = {}
    glued = (at for found in _GLUED_RE.finditer(glyphs.text) for at in range(*found.span()))
    for at in glued:
        bottom, top = _measure(text_page, at, frame)
        size, baseline = float(glyphs.size[at]), float(glyphs.baseline[at])
        if bottom - baseline > RAISED_EM * size and 0 < top - bottom < HEIGHT_EM * size:
            raised[at] = bottom
    if not raised:
        return glyphs
    places = np.array(list(raised))
    olds = np.unique(glyphs.run[places])
    run, sizes, baselines = glyphs.run.copy(), glyphs.size.copy(), glyphs.baseline.copy()
    run[places] = len(glyphs.styles) + np.searchsorted(olds, glyphs.run[places])
    sizes[places] *= SIZE_EM
    baselines[places] = list(raised.values())
    styles = (glyphs.styles[old] for old in olds.tolist())
    small = (style._replace(size=round(SIZE_EM * style.size, 2)) for style in styles)
    return replace(glyphs, run=run, size=sizes, baseline=baselines, styles=(*glyphs.styles, *small))


def _measure(text_page: "PdfTextPage", at: int, frame: Frame) -> tuple[float, float]:
    """Where the shape of a character ends below and above."""
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
    _, one = frame.place(left.value, bottom.value)
    _, other = frame.place(right.value, top.value)
    return min(one, other), max(one, other)
