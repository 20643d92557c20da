"""Join printed lines to paragraphs: where does the next one begin?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from itcp_assist.reading.layout.columns import is_same_row
from itcp_assist.reading.layout.margins import WIDER_LEADING, Measure
from itcp_assist.reading.layout.printed import PrintedLine
from itcp_assist.reading.layout.tables import Row
from itcp_assist.reading.marks import is_closed, is_unmistakable, mark_form, opening_mark

# Shares of the font size, wide enough for the rounding of coordinates.
INDENT_EM = 0.6
CENTRED_EM = 1.2
TAB_EM = 1.0  # justified text seldom widens a word space to an em
SPARE_EM = 0.7
HEADING_MARGIN_EM = 1.5
LONGEST_HEADING = 240

# Lines at the head of a resolution or a part that stand alone, however close the next one is.
_ALONE_RE = re.compile(
    r"""
      (?:annex|appendix|part|chapter|section)(?:\s+\w{1,5})?
    | resolution\s+[A-Z.]+\d.*
    | \(?adopted\s+on\s.*
    | \(agenda\s+item\s.*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The lines below a resolution that say when it was adopted, one or two of them.
_MEETING_RE = re.compile(
    r"\d+(?:st|nd|rd|th)\s+(?:\([a-z]+\)\s+)?(?:plenary\s+)?meeting,?", re.IGNORECASE
)
_STOPPED_RE = re.compile(r"[.;:?!][\"'\u2019\u201d)]*$")
_DATE_RE = re.compile(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\.?")


@dataclass(slots=True)
class Gathered:
    """The lines of one paragraph, as far as they are known, or a ``row`` of a table."""

    lines: list[PrintedLine] = field(default_factory=list)
    row: Row | None = None

    @property
    def last(self) -> PrintedLine:
        """The line read last."""
        return self.lines[-1]

    @property
    def opening(self) -> str:
        """The mark of the paragraph; empty where it has none."""
        return opening_mark(self.lines[0].text)


def gather_paragraphs(
    lines: Iterable[PrintedLine], measure: Measure, rows: Iterable[Row]
) -> list[Gathered]:
    """The paragraphs that ``lines`` form, in reading order; ``rows`` are those of their tables."""
    row_of = {line: row for row in rows for line in row.whole}
    found: list[Gathered] = []
    given = list(lines)
    for line, below in zip_longest(given, given[1:]):
        last = found[-1] if found else None
        row = row_of.get(line)
        if row is not None:
            if last is None or last.row is not row:
                found.append(Gathered(row.whole, row))
        elif (
            last is None
            or last.row is not None
            or begins_paragraph(last, line, measure)
            or _heads_list(last, line, below, measure)
        ):
            found.append(Gathered([line]))
        else:
            last.lines.append(line)
    return found


def begins_paragraph(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """Say whether ``line`` begins a new paragraph after ``above``: any one sign is enough.

    A number that is printed alone opens what follows it.
    """
    if len(above.lines) == 1 and above.opening == above.last.text:
        return bool(opening_mark(line.text))
    if _MEETING_RE.fullmatch(above.last.text):
        return not _DATE_RE.fullmatch(line.text)
    if _is_title_line(above.last, line, measure) or is_same_row(above.last, line):
        return False
    return measure.is_front(above.last) or any(sign(above, line, measure) for sign in _SIGNS)


def is_heading(paragraph: Gathered, measure: Measure) -> bool:
    """Say whether a paragraph looks like a heading: short, open-ended, set apart by its look."""
    lines = paragraph.lines
    text = " ".join(line.text for line in lines)
    if len(text) > LONGEST_HEADING or is_closed(text):
        return False
    return (
        all(line.bold for line in lines)
        or all(line.italic for line in lines)
        or _is_capital(text)
        or all(_is_centred(line, measure) for line in lines)
    )


def _is_apart(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """More space than between lines, or a jump upwards."""
    last = above.last
    step = last.baseline - line.baseline
    wide = WIDER_LEADING * measure.leading * max(last.size, line.size)
    return last.region == line.region and not 0 <= step <= wide


def _changes_look(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """A line set as headings are after one that is not, or the other way round."""
    last = above.last
    if line.italic != last.italic and _STOPPED_RE.search(last.text):
        return True
    differs = _look(last) != _look(line)
    return differs and (_is_broken(above, line, measure) or _is_display(line))


def _opens_marked(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """A printed number or bullet that is no figure of the running text."""
    mark, last = opening_mark(line.text), above.last
    if not mark or line.tab > TAB_EM * line.size:
        return bool(mark)
    if not is_closed(last.text):
        return is_heading(above, measure)
    if not (is_unmistakable(mark) or line.text[len(mark) :].strip()[:1].isupper()):
        return False
    # within a paragraph, (ii) may open a line by chance; it then stands where the others do
    moved = abs(measure.left(line) - measure.left(last)) > INDENT_EM * line.size
    sibling = mark_form(mark) == mark_form(above.opening)
    return moved or sibling or last.text.endswith(":") or not above.opening


def _is_outdented(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """An indentation that does not go on with that of the paragraph above."""
    left = measure.left(line)
    lefts = [measure.left(one) for one in above.lines]
    step = INDENT_EM * line.size
    if len(lefts) == 1:
        if left < lefts[0] - step:
            return not measure.indents_first
        return left > lefts[0] + step and not above.opening and is_closed(above.last.text)
    if abs(left - lefts[-1]) <= step:
        return False
    return is_closed(above.last.text) or left < min(lefts) - step


def _is_indented_first(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """The indent of first lines after a closed line, where first lines are indented.

    Unless what stands above has a mark: its other lines may stand under its text.
    """
    if not measure.indents_first or above.opening or line.text[:1].islower():
        return False
    away = abs(measure.left(line) - measure.first_indent)
    return away < INDENT_EM * line.size and is_closed(above.last.text)


def _starts_page(above: Gathered, line: PrintedLine, _measure: Measure) -> bool:
    """On a new page or column, a capital start after a stop, where no indentation tells."""
    last = above.last.text
    if above.last.region == line.region or not is_closed(last):
        return False
    first = line.text.split(" ", 1)[0].strip(",;")
    unnumbered = last[-1] in ".;" and first[:1].isupper() and not above.opening
    return last.endswith(":") or _is_capital(first) or unnumbered


def _closes_text(_above: Gathered, line: PrintedLine, _measure: Measure) -> bool:
    """The line that tells at which meeting the text was adopted."""
    return _MEETING_RE.fullmatch(line.text) is not None


def _heads_list(
    above: Gathered, line: PrintedLine, below: PrintedLine | None, measure: Measure
) -> bool:
    """A heading that nothing but its place shows: short, after a stop, before a number."""
    if below is None or not _STOPPED_RE.search(above.last.text) or line.region != below.region:
        return False
    open_ended = line.text[:1].isupper() and not is_closed(line.text)
    return open_ended and bool(opening_mark(below.text)) and _fits(below, line, measure)


def _is_broken(above: Gathered, line: PrintedLine, measure: Measure) -> bool:
    """A line that ends early on purpose: the next word would have fitted behind it.

    Unless a sentence goes on below it, as in a quotation that is set narrower than the text.
    """
    last = above.last
    step = measure.left(line) - measure.left(last)
    # the second line stands under the text, not under its mark, or back at the margin
    second = len(above.lines) == 1 and (above.opening if step > 0 else measure.indents_first)
    level = abs(step) < INDENT_EM * line.size or second
    if (
        level
        and line.text[:1].islower()
        and not is_closed(last.text)
        and _look(last) == _look(line)
    ):
        return False
    return _fits(line, last, measure)


def _fits(line: PrintedLine, above: PrintedLine, measure: Measure) -> bool:
    """Say whether the first word of ``line`` would have fitted behind the one ``above``."""
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * len(word) / max(len(line.text), 1)
    return measure.room(above) > width + SPARE_EM * above.size


_SIGNS = (
    _is_apart, _changes_look, _opens_marked, _closes_text, _is_broken, _is_outdented,
    _is_indented_first, _starts_page,
)  # fmt: skip


def _is_title_line(last: PrintedLine, line: PrintedLine, measure: Measure) -> bool:
    """Say whether ``line`` goes on with a title whose lines are broken for their looks."""
    step = last.baseline - line.baseline
    wide = WIDER_LEADING * measure.leading * max(last.size, line.size)
    if opening_mark(line.text) or any(_ALONE_RE.fullmatch(one.text) for one in (last, line)):
        return False
    if not 0 < step <= wide or _look(last) != _look(line):
        return False
    return _is_display(line) or (_is_centred(last, measure) and _is_centred(line, measure))


def _look(line: PrintedLine) -> tuple[bool, bool, float]:
    return line.bold, _is_capital(line.text), line.size


def _is_display(line: PrintedLine) -> bool:
    """Say whether the whole line is set as headings are."""
    return line.bold or _is_capital(line.text)


def _is_capital(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 3


def _is_centred(line: PrintedLine, measure: Measure) -> bool:
    left, right = measure.left(line), measure.room(line)
    if measure.is_numbered(line):  # what is centred stands under nothing else
        return False
    return left > HEADING_MARGIN_EM * line.size and abs(left - right) < CENTRED_EM * line.size
