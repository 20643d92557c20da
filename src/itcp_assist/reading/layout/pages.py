"""Read the layout of printed pages: text, headings, tables, footnotes, furniture."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from itcp_assist.reading.blocks import CELL, Paragraph
from itcp_assist.reading.layout.columns import order_lines
from itcp_assist.reading.layout.footnotes import (
    bare_mark,
    body_size,
    note_mark,
    set_mark_apart,
    split_footnotes,
    take_marks,
    waiting_marks,
)
from itcp_assist.reading.layout.frames import find_frames
from itcp_assist.reading.layout.furniture import find_furniture
from itcp_assist.reading.layout.hyphens import SOFT, read_words, soften_hyphens
from itcp_assist.reading.layout.margins import Measure, measure_lines
from itcp_assist.reading.layout.paragraphs import Gathered, gather_paragraphs, is_heading
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.reading.layout.tables import Row, find_tables
from itcp_assist.records import BlockKind, Line

LEVEL_PT = 6.0  # indents that differ by less are the same

_WITHIN_WORD_RE = re.compile(r"\S[-\u2010\u2011\u2013\u2014/]$")
_SUSPENDED_RE = re.compile(r"(?:and|or|to|nor)\b")  # short- and long-term


def lay_out(pages: Sequence[PrintedPage]) -> list[Paragraph]:
    """The paragraphs of ``pages``: text in reading order, then footnotes, then furniture."""
    furniture = find_furniture(pages)
    text = [[line for line in page.lines if line not in furniture] for page in pages]
    words = read_words(line for lines in text for line in lines)
    body, notes = _part_footnotes(pages, text)
    body = list(soften_hyphens(body, words))
    notes = [list(soften_hyphens(note, words)) for note in notes]
    measure = measure_lines(body)
    rows = list(_iter_rows(pages, body, measure))
    again = {line for row in _repeated_heads(rows, body) for line in row.whole}
    body = [line for line in body if line not in again]
    gathered = gather_paragraphs(body, measure, rows)
    aside = sorted(furniture | again, key=lambda line: (line.page, -line.baseline, line.left))
    return [
        *_body_paragraphs(gathered, measure),
        *_note_paragraphs(notes, body),
        *(_reflow([line], BlockKind.FURNITURE) for line in aside),
    ]


def _iter_rows(
    pages: Sequence[PrintedPage], body: Iterable[PrintedLine], measure: Measure
) -> Iterator[Row]:
    """The rows of all tables below the head of the first page."""
    by_page: dict[int, list[PrintedLine]] = {}
    for line in body:
        if not measure.is_front(line):
            by_page.setdefault(line.page, []).append(line)
    for page in pages:
        yield from find_tables(page, by_page.get(page.number, []), measure.leading)


def _repeated_heads(rows: Sequence[Row], body: Sequence[PrintedLine]) -> Iterator[Row]:
    """Head rows that a table which runs over several pages has again at the top of a page."""
    place = {line: at for at, line in enumerate(body)}
    head = last = None
    for row in sorted(rows, key=lambda row: place[row.whole[0]]):
        if last is None or head is None or place[row.whole[0]] != place[last.whole[-1]] + 1:
            head = row
        elif row.page > last.page and row.texts == head.texts:
            yield row
        last = row


def _part_footnotes(
    pages: Sequence[PrintedPage], text: Sequence[Sequence[PrintedLine]]
) -> tuple[list[PrintedLine], list[list[PrintedLine]]]:
    """The lines of the text in reading order without the marks of footnotes; the footnotes."""
    size = body_size(line for lines in text for line in lines)
    body: list[list[PrintedLine]] = [[]]  # of each page
    notes: list[list[PrintedLine]] = []
    for page, lines in zip(pages, text, strict=True):
        goes_on = notes and notes[-1][-1].page == page.number - 1
        ordered = order_lines(lines, find_frames(page.rules))
        waiting = waiting_marks(body[-1])
        open_note = notes[-1][-1].text if goes_on else ""
        kept, found = split_footnotes(page, ordered, size, open_note, waiting)
        if goes_on and found and not note_mark(found[0][0]):
            notes[-1] += found.pop(0)
        marks = {bare_mark(mark): mark for note in found if (mark := note_mark(note[0]))}
        taken = list(take_marks(kept, marks))
        called = {mark for line in taken for _, mark in line.calls}
        late = {
            bare: mark for bare, mark in marks.items() if bare in waiting and mark not in called
        }
        body[-1] = list(take_marks(body[-1], late))
        body.append(taken)
        notes += found
    return [line for lines in body for line in lines if line.text], notes


def is_within_word(before: str, after: str) -> bool:
    """Say whether a line break between the two texts stands within a word.

    >>> [is_within_word(*t) for t in (("Secretary-", "General"), ("short-", "and long-term"))]
    [True, False]
    """
    if not _WITHIN_WORD_RE.search(before):
        return False
    return before.endswith("/") or not _SUSPENDED_RE.match(after)


def _note_paragraphs(
    notes: Iterable[Sequence[PrintedLine]], body: Iterable[PrintedLine]
) -> Iterator[Paragraph]:
    """The footnotes with their marks; one that nothing calls waits for no call.

    What calls a footnote stands on its page, or on the page before where it had no room there.
    """
    called = {(line.page, mark) for line in body for _, mark in line.calls}
    for first, *others in notes:
        mark = note_mark(first)
        places = [
            place for place in ((first.page, mark), (first.page - 1, mark)) if place in called
        ]
        called.difference_update(places[:1])
        number = mark if places else ""
        note = _reflow([set_mark_apart(first), *others], BlockKind.FOOTNOTE)
        yield replace(note, number=number)


def _body_paragraphs(gathered: Sequence[Gathered], measure: Measure) -> Iterator[Paragraph]:
    """``gathered`` as text; the level of a paragraph is the rank of its indentation."""
    starts = (one.lines[0] for one in gathered if one.row is None)
    indents = _steps(measure.left(line) for line in starts if not measure.is_front(line))
    for one in gathered:
        if one.row:
            yield _reflow_row(one.row)
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


def _reflow_row(row: Row) -> Paragraph:
    """The cells of a row in one line of text; an empty one leaves its place."""
    text, lines, calls = "", [], []
    for at, cell in enumerate(row.cells):
        text += CELL if at else ""
        printed = _reflow(cell, BlockKind.TABLE_ROW)
        lines += [
            replace(one, start=len(text) + one.start, end=len(text) + one.end)
            for one in printed.lines
        ]
        calls += [(len(text) + place, mark) for place, mark in printed.calls]
        text += printed.text
    return Paragraph(text, BlockKind.TABLE_ROW, lines=tuple(lines), calls=tuple(calls))


def _reflow(printed: Iterable[PrintedLine], kind: BlockKind, *, level: int = 0) -> Paragraph:
    """One paragraph of running text, with the places of its printed lines in it."""
    text, lines, calls = "", [], []
    broken = False
    given = list(printed)
    for line, below in zip_longest(given, given[1:]):
        if text and not broken and not is_within_word(text, line.text):
            text += " "
        broken = line.text.endswith(SOFT)
        shown = line.text[:-1] + ("" if below else "-") if broken else line.text
        lines.append(Line(len(text), len(text) + len(shown), line.page, line.box))
        calls += [(len(text) + at, mark) for at, mark in line.calls]
        text += shown
    return Paragraph(text, kind, level=level, lines=tuple(lines), calls=tuple(calls))
