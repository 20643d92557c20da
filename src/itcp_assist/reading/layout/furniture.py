"""Tell what is no part of the text: headers, footers, file paths, distribution notes, notices."""

import re
from collections.abc import Iterator, Sequence

from itcp_assist.reading.layout.contents import find_contents
from itcp_assist.reading.layout.frames import find_frames
from itcp_assist.reading.layout.margins import front_end
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.reading.layout.running import JOB, find_running, is_symbol, spread, zone_of
from itcp_assist.reading.marks import opening_mark

TALL_EM = 3.0  # a level line is one em and a little more
NOTICE_SHARE = 1 / 2  # of the lines of a page: a frame round more of them is no notice

_PATH_RE = re.compile(r"[A-Za-z]:\\\S.*|\\\\\S.*|/\S+\.(?:docx?|pdf|rtf)", re.IGNORECASE)
_FILE_RE = re.compile(r"\S[\w .()-]{2,60}\.(?:docx?|pdf|rtf|wpd)", re.IGNORECASE)
# The job number and the text of the bar code that United Nations documents print on page 1.
_JOB_RE = re.compile(
    rf"{JOB}\s*(?:\([EFSRAC]\))?[\s\d]*|\*[A-Z]?\d{{6,9}}\*|please recycle\W*", re.IGNORECASE
)
_NOTE_RE = re.compile(
    r"""
      [EFSRAC]                                                # the language of a printing
    | (?:distr|original|orig)\b.{0,3}:.*|(?:tele)?phone.*|(?:tele)?fax.*|telex.*|e-?mail.*
    | \(?\w+(?:st|nd|rd|th|-\w+)\s+(?:\w+\s+){0,2}session\)?
    | agenda\s+items?\s.*|item\s\d.*of\sthe.*agenda
    | pre-session\spublic\srelease.*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE_RE = re.compile(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}")
_ADOPTED_RE = re.compile(r"\(?\s*adopted on\s+\d", re.IGNORECASE)


def find_furniture(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """The lines of ``pages`` that are no part of the text."""
    found = {line for page in pages for line in page.lines if _is_plain_furniture(line, page)}
    found |= {line for page in pages for line in _sideways(page)}
    found |= find_running(pages, found)
    if pages:
        found |= _distribution_notes(pages[0], found) | _framed_notices(pages[0], found)
    for page in pages:
        found |= find_contents([line for line in page.lines if line not in found])
    return found


def _is_plain_furniture(line: PrintedLine, page: PrintedPage) -> bool:
    """A file path, a job number, or signs only, wherever they stand; a file's name in a margin."""
    if not any(char.isalnum() for char in line.text):
        return not opening_mark(line.text)
    if zone_of(line, page) and _FILE_RE.fullmatch(line.text):
        return True
    return bool(_PATH_RE.fullmatch(line.text) or _JOB_RE.fullmatch(line.text))


def _sideways(page: PrintedPage) -> Iterator[PrintedLine]:
    """Lines that run up or down the margin, unless most of the page does."""
    upright = [line for line in page.lines if _is_upright(line)]
    if 2 * len(upright) < len(page.lines):
        yield from upright


def _is_upright(line: PrintedLine) -> bool:
    left, bottom, right, top = line.box
    return len(line.text) > 2 and top - bottom > max(right - left, TALL_EM * line.size)


def _framed_notices(page: PrintedPage, found: set[PrintedLine]) -> set[PrintedLine]:
    """What stands in a frame on the first page: a notice to its readers, unless it is most of it.

    A frame with rules within is a table.
    """
    text = [line for line in page.lines if line not in found]
    notices: set[PrintedLine] = set()
    for frame in find_frames(page.rules):
        inside = {line for line in text if frame.holds(line)}
        if len(inside) <= NOTICE_SHARE * len(text) and not (frame.uprights or frame.levels):
            notices |= set() if any(map(is_symbol, inside)) else inside
    return notices


def _distribution_notes(page: PrintedPage, found: set[PrintedLine]) -> set[PrintedLine]:
    """Language, session, date of circulation and the like above the title of the first page.

    Symbols stay. A date stays too, unless the page says when the text was adopted: then it is the
    day on which the paper was circulated.
    """
    front = _front_lines(page, found)
    adopted = any(_ADOPTED_RE.match(line.text) for line in page.lines)
    notes = {line for line in front if _NOTE_RE.fullmatch(line.text)}
    dates = {line for line in front if _DATE_RE.fullmatch(line.text)}
    kept = {line for line in front if is_symbol(line)}
    if adopted:
        notes |= dates
    else:
        kept |= dates
    group = spread(notes, page, front, level=False)
    return (notes | group) - kept


def _front_lines(page: PrintedPage, found: set[PrintedLine]) -> set[PrintedLine]:
    """The lines above the first one that takes two thirds of the text's width."""
    lines = [line for line in page.lines if line not in found]
    end = front_end(lines)
    return {line for line in lines if line.baseline > end}
