"""Read the layout of printed pages: text, headings, tables, footnotes, furniture."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from itcp_assist.reading.blocks import Paragraph
from itcp_assist.reading.columns import group_rows, order_lines
from itcp_assist.reading.footnotes import body_size, drop_marks, note_mark, split_footnotes
from itcp_assist.reading.furniture import find_furniture
from itcp_assist.reading.margins import Measure, measure_lines
from itcp_assist.reading.paragraphs import Gathered, gather_paragraphs, is_heading
from itcp_assist.reading.printed import PrintedLine, PrintedPage
from itcp_assist.records import BlockKind, Line

CELL = " | "  # between the cells of a row, in every format
LEVEL_PT = 6.0  # indents that differ by less are the same
COLUMN_PT = 3.0

_WITHIN_WORD_RE = re.compile(r"\S[-\u2010\u2011\u2013\u2014/]$")
_SUSPENDED_RE = re.compile(r"(?:and|or|to|nor)\b")  # short- and long-term


def lay_out(pages: Sequence[PrintedPage]) -> list[Paragraph]:
    """The paragraphs of ``pages``: text in reading order, then footnotes, then furniture."""
    furniture = find_furniture(pages)
    text = [[line for line in page.lines if line not in furniture] for page in pages]
    size = body_size(line for lines in text for line in lines)
    body: list[PrintedLine] = []
    notes: list[list[PrintedLine]] = []
    for page, lines in zip(pages, text, strict=True):
        kept, low = split_footnotes(page, lines, size)
        marks = {note_mark(line) for line in low} - {""}
        body += [drop_marks(line, marks) for line in order_lines(kept)]
        notes += _split_notes(low)
    body = [line for line in body if line.text]
    measure = measure_lines(body)
    gathered = gather_paragraphs(body, measure, find_cells(body, measure))
    aside = sorted(furniture, key=lambda line: (line.page, -line.baseline, line.left))
    return [
        *_body_paragraphs(gathered, measure),
        *(_reflow(note, BlockKind.FOOTNOTE) for note in notes),
        *(_reflow([line], BlockKind.FURNITURE) for line in aside),
    ]


def find_cells(lines: Sequence[PrintedLine], measure: Measure) -> set[PrintedLine]:
    """The lines that are cells of a table: rows of several, aligned with a row above or below."""
    found: set[PrintedLine] = set()
    for row, below in pairwise(group_rows(lines)):
        shared = sum(
            any(abs(cell.left - other.left) < COLUMN_PT for other in below) for cell in row
        )
        if shared > 1 and row[0].region == below[0].region and not measure.is_front(row[0]):
            found.update(row, below)
    return found


def is_within_word(before: str, after: str) -> bool:
    """Say whether a line break between the two texts stands within a word.

    >>> [is_within_word(*t) for t in (("Secretary-", "General"), ("short-", "and long-term"))]
    [True, False]
    """
    if not _WITHIN_WORD_RE.search(before):
        return False
    return before.endswith("/") or not _SUSPENDED_RE.match(after)


def _split_notes(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    note: list[PrintedLine] = []
    for line in lines:
        if note and note_mark(line):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _body_paragraphs(gathered: Sequence[Gathered], measure: Measure) -> Iterator[Paragraph]:
    """``gathered`` as text; the level of a paragraph is the rank of its indentation."""
    starts = (one.lines[0] for one in gathered if not one.is_row)
    indents = _steps(measure.left(line) for line in starts if not measure.is_front(line))
    for one in gathered:
        if one.is_row:
            yield _reflow(one.lines, BlockKind.TABLE_ROW, gap=CELL)
        elif is_heading(one, measure):
            yield _reflow(one.lines, BlockKind.HEADING)
        else:
            start = one.lines[0]
            inside = [] if measure.is_front(start) else indents
            level = sum(indent < measure.left(start) - LEVEL_PT for indent in inside)
            yield _reflow(one.lines, BlockKind.PARAGRAPH, level=level)


def _steps(indents: Iterable[float]) -> list[float]:
    """The distinct indents, from the smallest."""
    steps: list[float] = []
    for indent in sorted(indents):
        if not steps or indent - steps[-1] > LEVEL_PT:
            steps.append(indent)
    return steps


def _reflow(
    printed: Sequence[PrintedLine], kind: BlockKind, *, level: int = 0, gap: str = " "
) -> Paragraph:
    """One paragraph of running text, with the places of its printed lines in it."""
    text, lines = "", []
    for line in printed:
        if text and not is_within_word(text, line.text):
            text += gap
        lines.append(Line(len(text), len(text) + len(line.text), line.page, line.box))
        text += line.text
    return Paragraph(text, kind, level=level, lines=tuple(lines))
