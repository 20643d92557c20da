"""A page of a PDF as printed lines: what it shows, split into what stands on one baseline."""

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from itcp_assist.reading.layout.printed import PrintedPage
from itcp_assist.reading.marks import MARK_RE
from itcp_assist.reading.pdf.glyphs import (
    MIN_SIZE_PT,
    Frame,
    Glyphs,
    Mask,
    frame_of,
    read_glyphs,
)
from itcp_assist.reading.pdf.ink import draw_page, find_seen
from itcp_assist.reading.pdf.print import Split, print_lines
from itcp_assist.reading.pdf.rules import iter_rules
from itcp_assist.reading.pdf.spaces import drop_false_spaces
from itcp_assist.reading.pdf.superior import raise_superiors

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Shares of the font size, as typesetting has them: a word space is a quarter em and justified text
# widens it to about one; only a tab or a table's column leaves four.
WIDE_GAP_EM = 4.0
WORD_GAP_EM = 0.15
SAME_BASELINE_EM = 0.5


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what its lines leave out: ``letters`` counts all that the file holds.

    ``hidden`` counts the characters that cannot be seen; ``recognised`` says that most of the text
    is an invisible layer with a picture, as recognition of scans makes it; ``blank`` that nothing
    is drawn at all.
    """

    page: PrintedPage
    letters: Counter[str]
    hidden: int
    recognised: bool
    blank: bool


def read_page(page: "PdfPage", number: int) -> ReadPage:
    """Read a pypdfium2 page; ``number`` counts from 1."""
    from pypdfium2 import raw

    frame = frame_of(page)
    text_page = page.get_textpage()
    glyphs = raise_superiors(text_page, read_glyphs(text_page, frame), frame)
    text_page.close()
    printed = ~glyphs.space
    unseen = int(np.count_nonzero(printed & _invisible(glyphs)))
    recognised = unseen > int(np.count_nonzero(printed)) / 2 and _has_picture(page)
    shown = glyphs.pick(_may_show(glyphs, frame, recognised))
    picture = None if recognised or not printed.any() else draw_page(page, frame)
    if picture:
        shown = shown.pick(find_seen(shown, picture))
    lines = tuple(print_lines(_split_lines(drop_false_spaces(shown)), number))
    return ReadPage(
        PrintedPage(number, frame.width, frame.height, lines, tuple(iter_rules(page, frame))),
        count_letters(glyphs.text),
        hidden=len(glyphs.text) - len(shown.text),
        recognised=recognised,
        blank=raw.FPDFPage_CountObjects(page) == 0,
    )


def count_letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs: a fingerprint that order and spacing do not change.

    >>> count_letters("of an") == count_letters("an  of-")
    True
    """
    signs = Counter(unicodedata.normalize("NFKC", text).casefold())
    return Counter({sign: count for sign, count in signs.items() if sign.isalnum()})


def _invisible(glyphs: Glyphs) -> Mask:
    return np.array([style.invisible for style in glyphs.styles])[glyphs.run]


def _may_show(glyphs: Glyphs, frame: Frame, recognised: bool) -> Mask:
    """Which of ``glyphs`` are drawn, on the page and large enough, or not drawn at all."""
    drawn = (glyphs.size >= MIN_SIZE_PT) & frame.shows(glyphs.edges)
    if not recognised:
        drawn &= ~_invisible(glyphs)
    return drawn | ~glyphs.solid


def _split_lines(glyphs: Glyphs) -> Split:
    """Runs of glyphs between line breaks, joined where they share a baseline, cut at wide gaps."""
    left, right, size = glyphs.edges[:, 0], glyphs.edges[:, 2], glyphs.size
    solid = np.flatnonzero(glyphs.solid)
    these = solid[1:]
    last = np.maximum.accumulate(np.where(glyphs.drawn, np.arange(len(right)), 0))[these - 1]
    broken = np.diff(np.cumsum(glyphs.breaks)[solid]) > 0
    gap = left[these] - right[last]
    em = np.maximum(size[last], size[these])
    cut = broken & (gap < -em)
    cut |= np.abs(glyphs.baseline[these] - glyphs.baseline[last]) > SAME_BASELINE_EM * em
    signs = ["" if sign == "\n" else sign for sign in glyphs.text]
    for at in these[broken & (gap > WORD_GAP_EM * size[these])].tolist():
        signs[at - 1] += " "
    far = cut | (np.abs(gap) > WIDE_GAP_EM * em)
    begins = solid[:1].tolist()
    for at, is_cut in zip(these[far].tolist(), cut[far].tolist(), strict=True):
        # a tab parts a number from its text
        if is_cut or not MARK_RE.fullmatch("".join(signs[begins[-1] : at]).strip()):
            begins.append(at)
    return Split(glyphs, signs, solid, (*begins, len(signs)))


def _has_picture(page: "PdfPage") -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2))
