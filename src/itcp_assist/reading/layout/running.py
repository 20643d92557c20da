"""Find what runs along the head and the foot of pages: symbols, titles, page numbers, job numbers.

The signs of a header or footer are several, since a document may have two pages only: it counts
pages, it comes again at its height, it is ruled off, or it repeats the symbol of the first page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from itcp_assist.citation import find_mentions, parse_roman
from itcp_assist.reading.layout.columns import SAME_ROW_EM
from itcp_assist.reading.layout.frames import is_level, join_rules
from itcp_assist.reading.layout.margins import front_end
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.reading.marks import is_closed

ZONE_SHARE = 0.14  # headers and footers stand within this share of a page's height
TIGHT_EM = 1.6  # lines no further apart than this belong to one header or note
GROUP_LINES = 6
SIZE_SHARE = 0.1  # lines that differ more in size are no lines of one header
RULE_SHARE = 0.5  # a rule under a header takes at least half of the page's width
SAME_HEIGHT_PT = 4.0
OFTEN = 3  # as many pages show a header even where the text is set close to it

JOB = r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5}"  # of United Nations documents: 20-01234, GE.20-01234
_COUNT_RE = re.compile(
    rf"""
      (?:annex(?:\s\w{{1,4}})?\s*[,/]?\s*)?
      (?:page|p\.|p[a\u00e1]gina)\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?     # Annex 10, page 1
    | [-\u2013\u2014]\s?(?:\d+|[ivxlc]+)\s?[-\u2013\u2014]               # - 3 -
    | \[\s?\d+\s?\]                                                      # [3]
    | \d+\s*(?:/|of)\s*\d+                                               # 2/4
    | \d+\s?\|\s?p\s?a\s?g\s?e | p\s?a\s?g\s?e\s?\|\s?\d+                # 3 | Page
    | (?:\d+\s*/\s*\d+\s+)?{JOB}(?:\s+\d+\s*/\s*\d+)?                    # 2/4 22-08015
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SYMBOL_RE = re.compile(
    r"""
    [A-Z][A-Z0-9.() -]*                                       # MSC 98
    (?:/(?:(?:Add|Amend|Circ|Corr|Res|Rev|Summary)[. ]?)?[A-Z0-9.()-]+)+      # /23/Add.1
    """,
    re.VERBOSE,
)
_FIGURES_RE = re.compile(r"\d+")
_LABEL_RE = re.compile(
    r"""
    (?:annex|appendix|article|attachment|chapter|figure|form|item|model|part|regulation|rule
      |schedule|section|table)\s+\d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_RE = re.compile(r"\d{1,4}|[ivxlc]{1,6}")


def find_running(pages: Sequence[PrintedPage], known: set[PrintedLine]) -> set[PrintedLine]:
    """The lines of headers and footers; ``known`` lines are furniture in any case."""
    if not pages:
        return set()
    repeated = _repeated(pages)
    often = {line for line, count in repeated.items() if count >= OFTEN}
    certain = known | often | _page_numbers(pages) | _ruled_off(pages)
    end = front_end(pages[0].lines)
    head = {line.text for line in pages[0].lines if line.baseline > end}
    found: set[PrintedLine] = set()
    for page in pages:
        zone = {line for line in page.lines if zone_of(line, page)}
        sure = {line for line in zone if line in certain or counts_pages(line.text)}
        seeds = sure | {line for line in zone if line in repeated}
        if page is not pages[0]:
            named = (line for line in _first_row(page, sure) & zone if not is_closed(line.text))
            seeds |= {ln for ln in named if ln.text in head or _SYMBOL_RE.fullmatch(ln.text)}
        found |= spread(seeds, page, zone, level=True) | sure
    found |= _as_high(pages, found, known)
    return {line for line in found if line.page > pages[0].number or not is_symbol(line)}


def zone_of(line: PrintedLine, page: PrintedPage) -> str:
    """``top`` or ``bottom`` where ``line`` stands in the margin of ``page``."""
    if line.baseline > page.height * (1 - ZONE_SHARE):
        return "top"
    return "bottom" if line.baseline < page.height * ZONE_SHARE else ""


def is_symbol(line: PrintedLine) -> bool:
    """Say whether a line is little more than the symbol of a text that can be cited."""
    mentions = find_mentions(line.text, lookalikes=False)
    return any(m.symbol and m.end - m.start > len(line.text) / 2 for m in mentions)


def counts_pages(text: str) -> bool:
    """Say whether a line tells which page it is, with or without the symbol of the document.

    >>> [counts_pages(t) for t in ("- 3 -", "A 90/Res.1 Page 3", "3/9", "Page 3 of the book")]
    [True, True, True, False]
    """
    found = _COUNT_RE.search(text)
    if not found:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,-\u2013")
    return not rest or _SYMBOL_RE.fullmatch(rest) is not None


def spread(
    seeds: Iterable[PrintedLine], page: PrintedPage, allowed: set[PrintedLine], *, level: bool
) -> set[PrintedLine]:
    """The lines of the tight groups round ``seeds``, where the whole group is ``allowed``.

    Lines close below one another that look alike are a group; ``level`` adds those side by side.
    """
    found: set[PrintedLine] = set()
    for seed in seeds:
        reach = GROUP_LINES * TIGHT_EM * seed.size
        near = [line for line in page.lines if abs(line.baseline - seed.baseline) <= reach]
        group = [seed]
        for line in group:
            group += [o for o in near if o not in group and _touch(line, o, level=level)]
            if len(group) > GROUP_LINES:
                break
        if len(group) <= GROUP_LINES and allowed.issuperset(group):
            found.update(group)
    return found


def _touch(line: PrintedLine, other: PrintedLine, *, level: bool) -> bool:
    apart = abs(line.baseline - other.baseline)
    size = max(line.size, other.size)
    if apart < SAME_ROW_EM * size:
        return level
    beside = min(line.right, other.right) - max(line.left, other.left)
    alike = abs(line.size - other.size) <= SIZE_SHARE * size
    return apart <= TIGHT_EM * size and beside > 0 and alike


def _as_high(
    pages: Sequence[PrintedPage], found: set[PrintedLine], known: set[PrintedLine]
) -> set[PrintedLine]:
    """First lines of later pages as high as the headers of other ones: no text stands there."""
    heights: dict[int, set[int]] = defaultdict(set)
    for line in found - known:
        heights[round(line.baseline)].add(line.page)
    added: set[PrintedLine] = set()
    for page in pages[1:]:
        zone = {line for line in page.lines if zone_of(line, page) == "top"}
        first = _first_row(page, found) & zone
        seeds = {ln for ln in first if heights[round(ln.baseline)] - {pages[0].number, page.number}}
        added |= spread(seeds, page, zone, level=True)
    return added


def _repeated(pages: Sequence[PrintedPage]) -> dict[PrintedLine, int]:
    """Lines that stand at the same height of several pages, alike but for their figures."""
    alike: dict[tuple[str, str], list[PrintedLine]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            # ANNEX 1 and ANNEX 2 may well open two pages; their figures do not count pages
            is_label = _LABEL_RE.fullmatch(line.text)
            text = line.text if is_label else _FIGURES_RE.sub("#", line.text)
            if zone := zone_of(line, page):
                alike[zone, text].append(line)
    found: dict[PrintedLine, int] = {}
    for lines in alike.values():
        for level in _levels(lines):
            if (count := len({line.page for line in level})) > 1:
                found.update(dict.fromkeys(level, count))
    return found


def _levels(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines in groups of those that stand equally high."""
    level: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if level and line.baseline - level[-1].baseline >= SAME_HEIGHT_PT:
            yield level
            level = []
        level.append(line)
    if level:
        yield level


def _page_numbers(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Bare numbers, outermost on their page and apart from its text, that count the pages.

    The number of a paragraph may stand alone at the foot of a page too, but it does not count on.
    """
    lone = {
        line: number - line.page
        for page in pages
        for line in _ends_apart(page)
        if _NUMBER_RE.fullmatch(line.text) and (number := _value(line.text))
    }
    offsets = Counter(lone.values())
    return {line for line, offset in lone.items() if offset == 0 or offsets[offset] > 1}


def _value(number: str) -> int:
    return int(number) if number.isdigit() else parse_roman(number) or 0


def _ends_apart(page: PrintedPage) -> Iterator[PrintedLine]:
    """The highest and the lowest line of a page, if it stands in its margin and apart."""
    by_height = sorted(page.lines, key=lambda line: line.baseline)
    for line in {*by_height[:1], *by_height[-1:]}:
        apart = [abs(other.baseline - line.baseline) for other in by_height if other is not line]
        if zone_of(line, page) and all(step > TIGHT_EM * line.size for step in apart):
            yield line


def _ruled_off(pages: Sequence[PrintedPage]) -> set[PrintedLine]:
    """Lines above or below a rule across the page that stands in the margin of several pages."""
    beyond: dict[tuple[int, ...], dict[int, set[PrintedLine]]] = defaultdict(dict)
    for page in pages[1:]:
        for rule in join_rules(page.rules):
            if is_level(rule) and rule[2] - rule[0] > RULE_SHARE * page.width:
                place = round(rule[0]), round(rule[1]), round(rule[2])
                beyond[place][page.number] = set(_beyond(page, rule[1]))
    several = (by_page for by_page in beyond.values() if len(by_page) > 1)
    return {line for by_page in several for lines in by_page.values() for line in lines}


def _beyond(page: PrintedPage, height: float) -> Iterator[PrintedLine]:
    """The lines between the edge of the page and a rule at ``height`` in its margin."""
    for line in page.lines:
        if (height > page.height * (1 - ZONE_SHARE) and line.baseline > height) or (
            height < page.height * ZONE_SHARE and line.baseline < height
        ):
            yield line


def _first_row(page: PrintedPage, sure: set[PrintedLine]) -> set[PrintedLine]:
    """The highest lines of a page that are not ``sure`` to be furniture."""
    rest = [line for line in page.lines if line not in sure]
    top = max((line.baseline for line in rest), default=0.0)
    return {line for line in rest if top - line.baseline < SAME_ROW_EM * line.size}
