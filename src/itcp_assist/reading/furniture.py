"""Tell what runs round the text of a page from the text: headers, footers, distribution notes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from itcp_assist.citation import find_mentions
from itcp_assist.reading.margins import front_end
from itcp_assist.reading.marks import opening_mark
from itcp_assist.reading.printed import PrintedLine, PrintedPage

ZONE_SHARE = 0.14  # headers and footers stand within this share of a page's height
TIGHT_EM = 1.6  # lines no further apart than this belong to one header or note
GROUP_LINES = 6
_SAME_HEIGHT_PT = 4.0

_PATH_RE = re.compile(r"[A-Za-z]:\\\S.*|\\\\\S.*|/\S+\.(?:docx?|pdf|rtf)", re.IGNORECASE)
_PAGE_RE = re.compile(
    r"""
      (?:annex\s*\w{0,4},?\s*)?(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?  # Annex 10, page 1
    | -\s*\d+\s*-                                                        # - 3 -
    | \d+\s*/\s*\d+                                                      # 2/4
    | (?:\d+\s*/\s*\d+\s+)?\d{2}-\d{5}(?:\s+\d+\s*/\s*\d+)?              # 2/4 22-08015
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The job number and the text of the bar code that United Nations documents print on page 1.
_JOB_RE = re.compile(r"\d{2}-\d{5}\s*(?:\([EFSRAC]\))?[\s\d]*|\*\d{7}\*|please recycle", re.I)
_NOTE_RE = re.compile(
    r"""
      [EFSRAC]                                                # the language of a printing
    | (?:distr|original|orig)\b.{0,3}:.*|(?:tele)?phone.*|(?:tele)?fax.*|telex.*|e-?mail.*
    | \(?\w+(?:st|nd|rd|th|-\w+)\s+(?:\w+\s+){0,2}session\)?
    | agenda\s+items?\s.*|item\s\d.*of\sthe.*agenda
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE_RE = re.compile(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}")
_ADOPTED_RE = re.compile(r"\(?\s*adopted on\s+\d", re.IGNORECASE)
_FIGURES_RE = re.compile(r"\d+")
_LABEL_RE = re.compile(r"(?:annex|appendix|part|chapter|section)\s+\d+", re.IGNORECASE)
_NUMBER_RE = re.compile(r"\d{1,4}")


def find_furniture(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """The lines of ``pages`` that are no part of the text."""
    found = {line for page in pages for line in page.lines if _is_plain_furniture(line)}
    found |= {line for line in _repeated(pages) if line.page > 1 or not _is_symbol(line)}
    found |= _page_numbers(pages)
    for page in pages:
        zone = {line for line in page.lines if _zone_of(line, page)}
        labels = {line for line in zone if line in found or _PAGE_RE.fullmatch(line.text)}
        found |= labels | _spread(labels, page, zone)
    if pages:
        found |= _distribution_notes(pages[0], found)
    return found


def _is_plain_furniture(line: PrintedLine) -> bool:
    """A file path, a job number, or signs only, wherever they stand."""
    if not any(char.isalnum() for char in line.text):
        return not opening_mark(line.text)
    return bool(_PATH_RE.fullmatch(line.text) or _JOB_RE.fullmatch(line.text))


def _zone_of(line: PrintedLine, page: PrintedPage) -> str:
    if line.baseline > page.height * (1 - ZONE_SHARE):
        return "top"
    return "bottom" if line.baseline < page.height * ZONE_SHARE else ""


def _repeated(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Lines that stand at the same height of two pages, alike but for their figures."""
    alike: dict[tuple[str, str], list[PrintedLine]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            # ANNEX 1 and ANNEX 2 may well open two pages; their figures do not count pages
            is_label = _LABEL_RE.fullmatch(line.text)
            text = line.text if is_label else _FIGURES_RE.sub("#", line.text)
            if zone := _zone_of(line, page):
                alike[zone, text].append(line)
    found = set()
    for lines in alike.values():
        for line, other in pairwise(sorted(lines, key=lambda line: line.baseline)):
            if line.page != other.page and other.baseline - line.baseline < _SAME_HEIGHT_PT:
                found |= {line, other}
    return found


def _page_numbers(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Bare numbers, outermost on their page and apart from its text, that count the pages.

    The number of a paragraph may stand alone at the foot of a page too, but it does not count on.
    """
    lone = [line for page in pages for line in _outermost(page) if _NUMBER_RE.fullmatch(line.text)]
    offsets = Counter(int(line.text) - line.page for line in lone)
    return {
        line
        for line in lone
        if int(line.text) == line.page or offsets[int(line.text) - line.page] > 1
    }


def _outermost(page: PrintedPage) -> Iterator[PrintedLine]:
    """The highest and the lowest line of a page, if it stands in its margin and apart."""
    by_height = sorted(page.lines, key=lambda line: line.baseline)
    for line in (*by_height[:1], *by_height[-1:]):
        apart = [abs(other.baseline - line.baseline) for other in by_height if other is not line]
        if _zone_of(line, page) and all(step > TIGHT_EM * line.size for step in apart):
            yield line


def _spread(
    seeds: Iterable[PrintedLine], page: PrintedPage, allowed: set[PrintedLine]
) -> set[PrintedLine]:
    """The lines of the tight groups round ``seeds``, where the whole group is ``allowed``."""
    found: set[PrintedLine] = set()
    for seed in seeds:
        group = [seed]
        for line in group:
            group += [other for other in page.lines if other not in group and _touch(line, other)]
            if len(group) > GROUP_LINES:
                break
        if len(group) <= GROUP_LINES and allowed.issuperset(group):
            found.update(group)
    return found


def _touch(line: PrintedLine, other: PrintedLine) -> bool:
    apart = abs(line.baseline - other.baseline)
    beside = min(line.right, other.right) - max(line.left, other.left)
    return apart <= TIGHT_EM * max(line.size, other.size) and beside > 0


def _distribution_notes(page: PrintedPage, found: set[PrintedLine]) -> set[PrintedLine]:
    """Language, session, date of circulation and the like above the title of the first page.

    Symbols stay. A date stays too, unless the page says when the text was adopted: then it is the
    day on which the paper was circulated.
    """
    front = _front_lines(page, found)
    adopted = any(_ADOPTED_RE.match(line.text) for line in page.lines)
    notes = {line for line in front if _NOTE_RE.fullmatch(line.text)}
    dates = {line for line in front if _DATE_RE.fullmatch(line.text)}
    kept = {line for line in front if _is_symbol(line)}
    if adopted:
        notes |= dates
    else:
        kept |= dates
    group = _spread(notes, page, front)
    return (notes | group) - kept


def _front_lines(page: PrintedPage, found: set[PrintedLine]) -> set[PrintedLine]:
    """The lines above the first one that takes two thirds of the text's width."""
    lines = [line for line in page.lines if line not in found]
    end = front_end(lines)
    return {line for line in lines if line.baseline > end}


def _is_symbol(line: PrintedLine) -> bool:
    mentions = find_mentions(line.text, lookalikes=False)
    return any(m.symbol and m.end - m.start > len(line.text) / 2 for m in mentions)
