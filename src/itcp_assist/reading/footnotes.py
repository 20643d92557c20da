"""Tell footnotes from the text above them, and take their marks out of it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from itcp_assist.reading.printed import PrintedLine, PrintedPage

# IMO and the United Nations set footnotes at 8 to 9 points under a text of 10 to 11.
SMALLER = 0.93
RULE_SHARE = 0.5  # a footnote's rule is shorter than half the page; a table's is longer
LOW_SHARE = 2 / 3  # no page is more than two thirds footnotes

_NOTE_MARK_RE = re.compile(r"(?P<mark>\d{1,3}|[*\u2020\u2021\u00a7]{1,4}|\([a-z*]\))(?=\D)")


def split_footnotes(
    page: PrintedPage, lines: Sequence[PrintedLine], size: float
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Lines of the text and lines of the footnotes of a page; ``size`` is that of the text.

    Footnotes are the lowest lines of a page from one that opens with a mark on, if all of them are
    smaller than the text, or stand below a short rule and are no larger.
    """
    ordered = sorted(lines, key=lambda line: (-line.baseline, line.left))
    start = _below_rule(ordered, page, size)
    while start and _is_small(ordered[start - 1], page, size):
        start -= 1
    while start < len(ordered) and not note_mark(ordered[start]):
        start += 1
    notes = ordered[start:]
    return [line for line in lines if line not in notes], notes


def body_size(lines: Iterable[PrintedLine]) -> float:
    """The font size of most characters that are not bold, as titles are; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += 0 if line.bold else len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def note_mark(line: PrintedLine) -> str:
    """The mark with which a footnote opens; empty where the line opens with none."""
    found = _NOTE_MARK_RE.match(line.text)
    return found["mark"] if found else ""


def drop_marks(line: PrintedLine, marks: set[str]) -> PrintedLine:
    """``line`` without the raised marks that footnotes of its page answer.

    An asterisk needs no raising: its glyph stands high by itself. Other raised signs (m², 26th)
    belong to the text and stay.
    """
    spans = [span for span in line.raised if line.text[slice(*span)].strip(" ,") in marks]
    spans += [
        match.span()
        for match in re.finditer(r"(?<=[\w.,;:)\u2019\u201d\"'])[*\u2020\u2021]+", line.text)
        if match[0] in marks
    ]
    text = line.text
    for start, end in sorted(set(spans), reverse=True):
        text = text[:start] + text[end:]
    return replace(line, text=text.strip(), raised=()) if spans else line


def _below_rule(ordered: Sequence[PrintedLine], page: PrintedPage, size: float) -> int:
    """Index of the first line under a short rule low on the page, if footnotes follow it."""
    for rule in page.rules:
        if rule[2] - rule[0] > RULE_SHARE * page.width or rule[1] > LOW_SHARE * page.height:
            continue
        below = [at for at, line in enumerate(ordered) if line.baseline < rule[1]]
        if below and note_mark(ordered[below[0]]) and all(ordered[at].size <= size for at in below):
            return below[0]
    return len(ordered)


def _is_small(line: PrintedLine, page: PrintedPage, size: float) -> bool:
    return line.size < SMALLER * size and line.baseline < LOW_SHARE * page.height
