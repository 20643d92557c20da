"""Spaces that pdfium supposes between letters that stand a little apart, and that are none."""

from itertools import pairwise
from statistics import median

import numpy as np

from itcp_assist.reading.pdf.glyphs import Glyphs, Ints, Mask, Reals, codes_of

# Shares of the font size. Measured in 18 drafts: false spaces are 0.11 to 0.14 wide, true ones
# from 0.19 on.
FALSE_SPACE_EM = 0.17
NARROW_SPACE_EM = 0.25  # up to here it depends on the spaces of the line
_SIGNS_BEFORE = codes_of("-(")
_SIGNS_AFTER = codes_of("-).,;:")


def drop_false_spaces(glyphs: Glyphs) -> Glyphs:
    """``glyphs`` without the spaces that are none.

    Only beside spaces that the line draws as characters: they show how wide a space is in it.
    """
    drawn = glyphs.drawn
    lone = (glyphs.codes[1:-1] == ord(" ")) & drawn[:-2] & drawn[2:]
    at = np.flatnonzero(lone) + 1
    if drawn[at].all() or not drawn[at].any():
        return glyphs
    gaps = glyphs.edges[at + 1, 0] - glyphs.edges[at - 1, 2]
    least = np.zeros(len(at))
    line = np.cumsum(glyphs.breaks)[at]
    ends = [0, *(np.flatnonzero(np.diff(line)) + 1).tolist(), len(at)]
    supposed = ~drawn[at]
    for first, end in pairwise(ends):
        widths = gaps[first:end][~supposed[first:end]].tolist()
        if widths and len(widths) < end - first:
            least[first:end] = median(widths) / 2
    false = supposed & _are_false(glyphs, at, gaps, least)
    kept = np.ones(len(drawn), np.bool_)
    kept[at[false]] = False
    return glyphs.pick(kept)


def _are_false(glyphs: Glyphs, at: Ints, gaps: Reals, least: Reals) -> Mask:
    """Which spaces at ``at``, ``gaps`` wide, are none where true ones are twice ``least`` wide."""
    narrow = NARROW_SPACE_EM * glyphs.size[at]
    codes = glyphs.codes
    beside = np.isin(codes[at - 1], _SIGNS_BEFORE) | np.isin(codes[at + 1], _SIGNS_AFTER)
    widened = np.where(beside, narrow, np.minimum(least, narrow))
    widest = np.maximum(widened, FALSE_SPACE_EM * glyphs.size[at])
    false: Mask = (gaps >= 0) & (least != 0) & (gaps < widest)
    return false
