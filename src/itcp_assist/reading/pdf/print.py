"""The glyphs of each line of a PDF page as a printed line: text, box, size, style, raised signs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from itcp_assist.reading.layout.printed import Gap, PrintedLine
from itcp_assist.reading.marks import opening_mark
from itcp_assist.reading.pdf.glyphs import Glyphs, Ints, Mask, Reals, Style, ask_each
from itcp_assist.records import Box, Span

# Shares of the font size, as typesetting has them.
GAP_EM = 0.5  # a word space is a quarter em wide, but in justified text up to one
RAISED_EM = 0.15
RAISED_SIZE = 0.85  # Word prints superscripts at 58 to 67 % of the size

_SPACES_RE = re.compile("  +")
_LIGATURES = str.maketrans(  # one glyph, several letters
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)


@dataclass(frozen=True, slots=True)
class Split:
    """Glyphs split into lines.

    ``signs`` is what to print of each glyph, with the space that the page leaves after it.
    ``solid`` are the indices of the signs that are drawn, but for spaces; ``begins`` the first of
    each line, and the end of the last.
    """

    glyphs: Glyphs
    signs: Sequence[str]
    solid: Ints
    begins: Sequence[int]


class _Stretch(NamedTuple):
    """What one run prints in one line: how many signs, how many of them letters."""

    line: int
    style: Style
    baseline: float
    signs: int
    letters: int


class _Ground(NamedTuple):
    """What the signs of a line mostly have, and whether all of its letters are bold or italic."""

    size: float
    baseline: float
    bold: bool
    italic: bool


def print_lines(split: Split, page: int) -> Iterator[PrintedLine]:
    """The printed lines of a page; one that holds nothing but control characters is none."""
    if not split.solid.size:
        return
    places = np.searchsorted(split.solid, split.begins).tolist()
    edges = split.glyphs.edges[split.solid]
    boxes = map(_round_box, *_find_corners(edges, places[:-1]))
    grounds = [_find_ground(list(same)) for _, same in groupby(_stretches(split), itemgetter(0))]
    raised = _find_raised(split, grounds).tolist()
    wide = _find_wide(split, edges)
    order = 0
    for line, (box, ground) in enumerate(zip(boxes, grounds, strict=True)):
        begin, end = split.begins[line : line + 2]
        text, high = _tidy(split.signs[begin:end], raised[begin:end])
        if text:
            tab = _tab_after(opening_mark(text), edges[places[line] : places[line + 1]])
            gaps = tuple(_place_gaps(split.signs, begin, wide.get(line, ())))
            yield PrintedLine(
                page, order, text, box, ground.baseline, ground.size, ground.bold, ground.italic,
                high, tab, gaps=gaps,
            )  # fmt: skip
            order += 1


def _find_corners(edges: Reals, starts: Sequence[int]) -> tuple[list[list[float]], ...]:
    """Lower left and upper right corner of the boxes whose rows begin at ``starts``."""
    low = np.minimum.reduceat(edges[:, :2], starts)
    high = np.maximum.reduceat(edges[:, 2:], starts)
    return low.tolist(), high.tolist()


def _round_box(low: Sequence[float], high: Sequence[float]) -> Box:
    return round(low[0], 2), round(low[1], 2), round(high[0], 2), round(high[1], 2)


def _stretches(split: Split) -> Iterator[_Stretch]:
    """The stretches of each line, in order."""
    glyphs, solid = split.glyphs, split.solid
    line = np.searchsorted(split.begins[1:-1], solid, side="right")
    run = glyphs.run[solid]
    starts = np.flatnonzero(np.diff(line, prepend=-1) | np.diff(run, prepend=-1))
    letters = np.add.reduceat(ask_each(str.isalpha, glyphs.text)[solid].astype(np.intp), starts)
    columns = (
        line[starts], run[starts], glyphs.baseline[solid[starts]],
        np.diff(starts, append=len(solid)), letters,
    )  # fmt: skip
    for number, style, *rest in zip(*(column.tolist() for column in columns), strict=True):
        yield _Stretch(number, glyphs.styles[style], *rest)


def _find_ground(stretches: Sequence[_Stretch]) -> _Ground:
    size = _commonest((one.style.size, one.signs) for one in stretches)
    at_size = (one for one in stretches if one.style.size == size)
    baseline = _commonest((round(one.baseline, 1), one.signs) for one in at_size)
    styles = {one.style for one in stretches if one.letters}
    return _Ground(
        size,
        baseline,
        bold=bool(styles) and all(style.bold for style in styles),
        italic=bool(styles) and all(style.italic for style in styles),
    )


def _commonest(counts: Iterable[tuple[float, int]]) -> float:
    """The figure that has the highest count in all, the first of them."""
    totals: dict[float, int] = {}
    for figure, count in counts:
        totals[figure] = totals.get(figure, 0) + count
    return max(totals, key=totals.__getitem__)


def _find_wide(split: Split, edges: Reals) -> Mapping[int, list[Gap]]:
    """The wide gaps of each line that has some, each with the index of the glyph behind it."""
    left, right = edges[1:, 0], edges[:-1, 2]
    line = np.searchsorted(split.begins[1:-1], split.solid, side="right")
    widest = GAP_EM * split.glyphs.size[split.solid[1:]]
    found = np.flatnonzero((left - right > widest) & (line[1:] == line[:-1]))
    wide: dict[int, list[Gap]] = {}
    columns = (line[found], split.solid[found + 1], right[found], left[found])
    for number, *gap in zip(*(column.tolist() for column in columns), strict=True):
        wide.setdefault(number, []).append((gap[0], round(gap[1], 2), round(gap[2], 2)))
    return wide


def _place_gaps(signs: Sequence[str], begin: int, wide: Iterable[Gap]) -> Iterator[Gap]:
    """Each gap with the offset behind it in the text of the line that begins at ``begin``."""
    offset = 0
    for behind, left, right in wide:
        piece = _squeeze("".join(signs[begin:behind]))
        offset += len(piece if offset else piece.lstrip(" "))
        begin = behind
        yield offset, left, right


def _find_raised(split: Split, grounds: Sequence[_Ground]) -> Mask:
    """Which glyphs stand higher than their line and are smaller."""
    glyphs = split.glyphs
    size, baseline = np.zeros(len(split.signs)), np.zeros(len(split.signs))
    counts = np.diff(split.begins)
    begin = split.begins[0]
    size[begin:] = np.repeat([ground.size for ground in grounds], counts)
    baseline[begin:] = np.repeat([ground.baseline for ground in grounds], counts)
    high = glyphs.baseline - baseline > RAISED_EM * size
    return high & glyphs.drawn & (glyphs.size < RAISED_SIZE * size)


def _tidy(signs: Sequence[str], raised: Sequence[bool]) -> tuple[str, tuple[Span, ...]]:
    """The text of ``signs`` with single spaces and no control characters; its raised spans."""
    if not any(raised):
        return _squeeze("".join(signs)).strip(" "), ()
    chars: list[str] = []
    flags: list[bool] = []
    for sign, flag in zip(signs, raised, strict=True):
        for char in _squeeze(sign):
            if char != " " or (chars and chars[-1] != " "):
                chars.append(char)
                flags.append(flag)
    text = "".join(chars).rstrip(" ")
    return text, tuple(_spans(flags[: len(text)]))


def _squeeze(text: str) -> str:
    """``text`` with single spaces, and without what cannot be printed."""
    text = text.translate(_LIGATURES)
    if not text.replace("\u00a0", " ").isprintable():
        text = "".join(char for char in text if char == "\u00a0" or char.isprintable())
    return _SPACES_RE.sub(" ", text)


def _spans(flags: Sequence[bool]) -> Iterator[Span]:
    start = 0
    for flag, same in groupby(flags):
        end = start + sum(1 for _ in same)
        if flag:
            yield start, end
        start = end


def _tab_after(mark: str, edges: Reals) -> float:
    """Distance of the text from the mark that opens its line; 0 where either is missing."""
    if not mark or len(edges) <= len(mark):
        return 0.0
    return round(float(edges[len(mark), 0] - edges[len(mark) - 1, 2]), 2)
