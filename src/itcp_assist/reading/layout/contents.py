"""Find tables of contents: their lines name what stands elsewhere and are no text of their own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from itcp_assist.reading.layout.columns import group_rows
from itcp_assist.reading.layout.printed import PrintedLine

WRAPPED_ROWS = 2  # an entry seldom takes more than three lines
HEADING_ROWS = 3  # between the heading and the first entry: a line such as "Page"

_HEADING_RE = re.compile(
    r"(?:table\sof\s)?contents|table\sdes\smati\u00e8res|sommaire|\u00edndice|index", re.IGNORECASE
)
# General ........ 3; without a page it is a line to be filled in
_LEADER_RE = re.compile(r".*(?:[.\u2026\u00b7_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})")
_PAGE_RE = re.compile(r"\d{1,4}|[ivxlc]{1,6}")


def find_contents(lines: Sequence[PrintedLine]) -> set[PrintedLine]:
    """The lines of a table of contents among those of one page.

    Dots lead to a page number in two entries or more; under a heading that says so, one is enough,
    and a number at the end of a row, apart from it, will do.
    """
    ordered = sorted(lines, key=lambda line: (-line.baseline, line.left))
    rows = [sorted(row, key=lambda line: line.left) for row in group_rows(ordered)]
    texts = [" ".join(line.text for line in row) for row in rows]
    heading = next((at for at, text in enumerate(texts) if _HEADING_RE.fullmatch(text)), None)
    entries = [at for at, text in enumerate(texts) if _LEADER_RE.fullmatch(text)]
    if heading is not None:
        entries = [
            at
            for at in range(heading + 1, len(rows))
            if at in entries or (len(rows[at]) > 1 and _PAGE_RE.fullmatch(rows[at][-1].text))
        ]
    if len(entries) < (2 if heading is None else 1):
        return set()
    first = entries[0]
    if heading is not None and first - heading <= HEADING_ROWS:
        first = heading
    return {line for at in _together(first, entries) for line in rows[at]}


def _together(first: int, entries: Sequence[int]) -> set[int]:
    """The rows from the ``first`` on, and between entries that wrapped lines part."""
    found = set(range(first, entries[0] + 1))
    for at, following in pairwise(entries):
        if following - at > WRAPPED_ROWS + 1:
            found.add(following)
        else:
            found.update(range(at, following + 1))
    return found
