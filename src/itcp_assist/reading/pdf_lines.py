"""Lines with boxes from the characters of a PDF page: one line is what stands on one baseline."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from itcp_assist.reading.marks import MARK_RE, opening_mark
from itcp_assist.reading.pdf_glyphs import (
    LINE_BREAK,
    MIN_SIZE_PT,
    Frame,
    Glyph,
    frame_of,
    iter_glyphs,
)
from itcp_assist.reading.pdf_ink import draw_page, drop_unseen
from itcp_assist.reading.printed import PrintedLine, PrintedPage
from itcp_assist.records import Box, Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Shares of the font size, as typesetting has them: a word space is a quarter em and justified text
# widens it to about one; only a tab or a table's column leaves four.
WIDE_GAP_EM = 4.0
WORD_GAP_EM = 0.15
# Measured in 18 drafts: false spaces are 0.11 to 0.14 wide, true ones from 0.19 on.
FALSE_SPACE_EM = 0.17
NARROW_SPACE_EM = 0.25  # up to here it depends on the spaces of the line
SAME_BASELINE_EM = 0.5
RAISED_EM = 0.15
RAISED_SIZE = 0.85  # Word prints superscripts at 58 to 67 % of the size
THIN_PT = 2.0


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
    frame = frame_of(page)
    text_page = page.get_textpage()
    glyphs = list(iter_glyphs(text_page, frame))
    text_page.close()
    printed = [g for g in glyphs if g.style and not g.char.isspace()]
    unseen = sum(bool(g.style and g.style.invisible) for g in printed)
    recognised = unseen > len(printed) / 2 and _has_picture(page)
    shown = [g for g in glyphs if _shows(g, frame, recognised)]
    picture = None if recognised or not printed else draw_page(page, frame)
    if picture:
        shown = list(drop_unseen(shown, picture))
    lines = tuple(_number_lines(_split_lines(_drop_false_spaces(shown)), number))
    rules = tuple(_iter_rules(page, frame))
    return ReadPage(
        PrintedPage(number, frame.width, frame.height, lines, rules),
        count_letters("".join(g.char for g in glyphs)),
        hidden=len(glyphs) - len(shown),
        recognised=recognised,
        blank=next(page.get_objects(max_depth=1), None) is None,
    )


def count_letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs: a fingerprint that order and spacing do not change.

    >>> count_letters("of an") == count_letters("an  of-")
    True
    """
    return Counter(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _shows(glyph: Glyph, frame: Frame, recognised: bool) -> bool:
    if glyph.style is None or glyph.char.isspace() or not glyph.right:
        return True
    if glyph.style.invisible and not recognised:
        return False
    return glyph.style.size >= MIN_SIZE_PT and frame.shows(glyph[1:5])


def _drop_false_spaces(glyphs: list[Glyph]) -> list[Glyph]:
    """``glyphs`` without the spaces that pdfium supposes where letters stand a little apart.

    Only beside spaces that the line draws as characters: they show how wide a space is in it.
    """
    kept: list[Glyph] = []
    run: list[Glyph] = []
    for glyph in [*glyphs, LINE_BREAK]:
        run.append(glyph)
        if glyph.style is None:
            gaps = dict(_space_gaps(run))
            drawn = [gap for at, gap in gaps.items() if run[at].right]
            least = median(drawn) / 2 if drawn else 0.0
            kept += [
                one
                for at, one in enumerate(run)
                if one.right or at not in gaps or not _is_false(run, at, gaps[at], least)
            ]
            run = []
    return kept


def _space_gaps(run: list[Glyph]) -> Iterator[tuple[int, float]]:
    """Index of each lone space in ``run`` and the distance of the letters round it."""
    for at, (before, glyph, after) in enumerate(zip(run, run[1:], run[2:], strict=False), 1):
        if glyph.char == " " and before.right and after.right:
            yield at, after.left - before.right


def _is_false(run: list[Glyph], at: int, gap: float, least: float) -> bool:
    """Say whether the supposed space at ``at``, ``gap`` wide, is none beside spaces that are."""
    if gap < 0 or not least:
        return False
    em = _size(run[at])
    beside_sign = run[at - 1].char in "-(" or run[at + 1].char in "-).,;:"
    widened = NARROW_SPACE_EM * em if beside_sign else min(least, NARROW_SPACE_EM * em)
    return gap < max(widened, FALSE_SPACE_EM * em)


def _split_lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Runs of glyphs between line breaks, joined where they share a baseline, cut at wide gaps."""
    line: list[Glyph] = []
    broken = False
    for glyph in glyphs:
        if glyph.style is None:
            broken = True
            continue
        if glyph.char.isspace() or not glyph.right:
            if line:
                line.append(glyph)
            continue
        last = next((g for g in reversed(line) if g.right), None)
        if last and not _follows(last, glyph, line, broken):
            yield line
            line = []
        elif last and broken and glyph.left - last.right > WORD_GAP_EM * _size(glyph):
            line.append(Glyph(" ", 0, 0, 0, 0, 0, glyph.style))
        broken = False
        line.append(glyph)
    if line:
        yield line


def _follows(last: Glyph, glyph: Glyph, line: list[Glyph], broken: bool) -> bool:
    """Say whether ``glyph`` goes on with the line that ``last`` ends."""
    em = max(_size(last), _size(glyph))
    if broken and glyph.left < last.right - em:
        return False
    if abs(glyph.baseline - last.baseline) > SAME_BASELINE_EM * em:
        return False
    if abs(glyph.left - last.right) <= WIDE_GAP_EM * em:
        return True
    printed = "".join(g.char for g in line).strip()
    return bool(MARK_RE.fullmatch(printed))  # a tab parts a number from its text


def _size(glyph: Glyph) -> float:
    return glyph.style.size if glyph.style else 0.0


def _number_lines(runs: Iterable[list[Glyph]], page: int) -> Iterator[PrintedLine]:
    lines = (_print_line(run, page) for run in runs)
    for order, line in enumerate(line for line in lines if line.text):
        yield replace(line, order=order)


def _print_line(run: list[Glyph], page: int) -> PrintedLine:
    """One printed line; its text has single spaces and no control characters."""
    drawn = [g for g in run if g.right and not g.char.isspace()]
    size = Counter(_size(g) for g in drawn).most_common(1)[0][0]
    baseline = Counter(round(g.baseline, 1) for g in drawn if _size(g) == size).most_common(1)[0][0]
    chars: list[str] = []
    raised: list[bool] = []
    for glyph in run:
        high = glyph.baseline - baseline > RAISED_EM * size and _size(glyph) < RAISED_SIZE * size
        for char in glyph.char:
            if char == " " and (not chars or chars[-1] == " "):
                continue
            if char == " " or char == "\u00a0" or char.isprintable():
                chars.append(char)
                raised.append(bool(high and glyph.right))
    text = "".join(chars).rstrip(" ")
    letters = [g.style for g in drawn if g.char.isalpha() and g.style]
    return PrintedLine(
        page,
        0,
        text,
        _box_of(drawn),
        baseline,
        size,
        bold=bool(letters) and all(style.bold for style in letters),
        italic=bool(letters) and all(style.italic for style in letters),
        raised=tuple(_spans(raised[: len(text)])),
        tab=_tab_after(opening_mark(text), drawn),
    )


def _tab_after(mark: str, drawn: list[Glyph]) -> float:
    """Distance of the text from the mark that opens its line; 0 where either is missing."""
    if not mark or len(drawn) <= len(mark):
        return 0.0
    return round(drawn[len(mark)].left - drawn[len(mark) - 1].right, 2)


def _box_of(glyphs: list[Glyph]) -> Box:
    return (
        round(min(g.left for g in glyphs), 2),
        round(min(g.bottom for g in glyphs), 2),
        round(max(g.right for g in glyphs), 2),
        round(max(g.top for g in glyphs), 2),
    )


def _spans(flags: list[bool]) -> Iterator[Span]:
    start = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at
            start = None


def _has_picture(page: "PdfPage") -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2))


def _iter_rules(page: "PdfPage", frame: Frame) -> Iterator[Box]:
    """Thin level lines drawn on the page, such as the one above its footnotes."""
    from pypdfium2 import raw

    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1):
        left, bottom, right, top = drawn.get_bounds()
        x0, y0 = frame.place(left, bottom)
        x1, y1 = frame.place(right, top)
        if abs(y1 - y0) <= THIN_PT < abs(x1 - x0):
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
