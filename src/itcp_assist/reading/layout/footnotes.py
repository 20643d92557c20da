"""Tell footnotes from the text above them, and take their marks out of it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from itcp_assist.reading.layout.frames import is_level
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.reading.marks import is_closed
from itcp_assist.records import Span

# IMO and the United Nations set footnotes at 8 to 9 points under a text of 10 to 11.
SMALLER = 0.93
SAME_SIZE_PT = 0.2
COMMON_SHARE = 1 / 3  # of the characters in the commonest size
RULE_SHARE = 0.5  # a footnote's rule is shorter than half the page; a table's is longer
LOW_SHARE = 2 / 3  # no page is more than two thirds footnotes
SIGNS_ENOUGH = 2  # of three: a rule above, small print, a mark in the text that calls the first

_NOTE_MARK_RE = re.compile(
    r"""
    (?P<mark>
        \d{1,3}(?!\d)(?:[/.)](?!\d))?      # 12  12/  12.  but not the fraction 1/2
      | [*\u2020\u2021\u00a7]{1,4}         # *  **
      | \([a-z*]\)                         # (a)  (*)
    )
    """,
    re.VERBOSE,
)
_UNRAISED = "*\u2020\u2021/"
# A sign needs no raising, its glyph stands high by itself; 1/ is how typewriters raised a figure.
_UNRAISED_RE = re.compile(r"(?<=[\w.,;:)\u2019\u201d\"'])\s?([*\u2020\u2021]+|\d{1,3}/)(?!\w)")
# Glued to a word, where nothing raises it: Convention,1 but not Rev.1 or MSC.1/Circ.5.
_GLUED_RE = re.compile(r"[^\W\d_A-Z]{2}[,;:)\"\u2019\u201d]{0,2}(\d{1,3})(?![\w/%\u00b0-]|[.,:]\w)")
_TYPED_RULE_RE = re.compile(r"[_\u2013\u2014-]{5,}")
_BETWEEN_RE = re.compile(r"[\s,;]+")
_POWER_RE = re.compile(r"(?:(?:^|[\s\d/(])[cdkmn]?m|/s)[23]|[x\u00d7]\s?10\d{1,2}")  # km2, x 10^6
_SIGNS = frozenset("*\u2020\u2021\u00a7")
_ENDINGS = "/.)"  # behind the figure of a mark


def split_footnotes(
    page: PrintedPage,
    lines: Sequence[PrintedLine],
    size: float,
    open_note: str = "",
    waiting: Collection[str] = (),
) -> tuple[list[PrintedLine], list[list[PrintedLine]]]:
    """Lines of the text, and the footnotes of a page each with its lines.

    Footnotes are the lowest lines of a page, or of one of its columns, from one that opens with a
    mark on. Two of three signs show them: a short rule above, print smaller than the ``size`` of
    the text, a mark that calls them. ``open_note`` is the end of the last footnote on the page
    before: what is left of it comes first, without a mark. ``waiting`` are the marks on the page
    before that no footnote there answers.
    """
    notes = _find_notes(page, lines, size, open_note, waiting)
    if not notes:
        for column in sorted({line.column for line in lines} - {0}):
            own = [line for line in lines if line.column == column]
            notes += _find_notes(page, own, size, open_note, waiting)
    apart = {line for note in notes for line in note}
    return [line for line in lines if line not in apart], notes


def body_size(lines: Iterable[PrintedLine]) -> float:
    """The font size of the text, 0 where there is none: the largest that is common.

    Bold print is left out, as titles are; long footnotes may have more characters than the text.
    """
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += 0 if line.bold else len(line.text)
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if count >= COMMON_SHARE * most), default=0.0)


def note_mark(line: PrintedLine) -> str:
    """The mark with which a footnote opens; empty where the line opens with none."""
    found = _NOTE_MARK_RE.match(line.text)
    return found["mark"] if found else ""


def set_mark_apart(line: PrintedLine) -> PrintedLine:
    """The first line of a footnote with a space behind its mark: raised ones stand close."""
    mark = note_mark(line)
    rest = line.text[len(mark) :]
    return line if not rest or rest[0].isspace() else replace(line, text=f"{mark} {rest}")


def drop_marks(line: PrintedLine, marks: Mapping[str, str]) -> PrintedLine:
    """``line`` without the marks that ``marks`` of footnotes answer, by their bare form.

    It tells where each stood. Raised signs without a footnote (26th) and powers of units (m\u00b2)
    belong to the text and stay.
    """
    places: list[Span] = []
    taken: set[Span] = set()
    calls: list[tuple[int, str]] = []
    for start, end, found in _iter_marks(line):
        if all(mark in marks for mark in found):
            taken.add((start, end))
            places.append(_widen(line.text, start, end))
            calls += [(start, marks[mark]) for mark in found]
    if not places:
        return line

    def moved(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in places if start < at)

    kept = pairwise([0, *(at for span in places for at in span), len(line.text)])
    return replace(
        line,
        text="".join(line.text[a:b] for a, b in list(kept)[::2]),
        raised=tuple((moved(a), moved(b)) for a, b in line.raised if (a, b) not in taken),
        calls=tuple((moved(at), mark) for at, mark in (*line.calls, *calls)),
        gaps=tuple((moved(at), left, right) for at, left, right in line.gaps),
    )


def take_marks(lines: Iterable[PrintedLine], marks: Mapping[str, str]) -> Iterator[PrintedLine]:
    """The lines of a page without the marks of its footnotes, each of which is called once.

    A second call of a footnote is only taken out: were it kept, it would take the footnote of
    another page that has the same mark.
    """
    if not marks:
        yield from lines
        return
    seen: set[str] = set()
    for line in _raise_glued(list(lines), marks):
        bare = drop_marks(line, marks)
        fresh = []
        for call in bare.calls:
            if call[1] not in seen:
                fresh.append(call)
                seen.add(call[1])
        yield replace(bare, calls=tuple(fresh)) if bare is not line else line


def waiting_marks(lines: Iterable[PrintedLine]) -> set[str]:
    """The raised marks in a text from which those of its footnotes are taken out."""
    return {
        mark
        for line in lines
        for start, end, found in _iter_marks(line)
        if (start, end) in line.raised
        for mark in found
        if mark.isdigit() or _SIGNS.issuperset(mark)
    }


def bare_mark(mark: str) -> str:
    """A mark without what is printed behind its figure.

    >>> [bare_mark(mark) for mark in ("1/", "12", "**", "(a)")]
    ['1', '12', '**', '(a)']
    """
    return mark.rstrip(_ENDINGS) if mark[:1].isdigit() else mark


def _raise_glued(lines: Sequence[PrintedLine], marks: Collection[str]) -> Sequence[PrintedLine]:
    """``lines`` with a figure behind a word raised that alone can call one of the footnotes."""
    called = {m for line in lines for _, _, found in _iter_marks(line) for m in found}
    glued: dict[str, list[tuple[int, Span]]] = {}
    for at, line in enumerate(lines):
        for match in _GLUED_RE.finditer(line.text):
            glued.setdefault(match[1], []).append((at, match.span(1)))
    raised = list(lines)
    for mark in set(marks) - called:
        if len(places := glued.get(mark, [])) == 1:
            [(at, span)] = places
            raised[at] = replace(raised[at], raised=tuple(sorted((*raised[at].raised, span))))
    return raised


def _find_notes(
    page: PrintedPage,
    lines: Sequence[PrintedLine],
    size: float,
    open_note: str,
    waiting: Collection[str],
) -> list[list[PrintedLine]]:
    ordered = sorted(lines, key=lambda line: (-line.baseline, line.left))
    marks: list[set[str]] = []
    for start, is_ruled in _starts(page, ordered, size):
        marks = marks or [
            {m for _, _, found in _iter_marks(line) for m in found} for line in ordered
        ]
        notes = ordered[start:]
        if not any(char.isalpha() for line in notes for char in line.text):
            continue
        is_small = all(line.size < SMALLER * size for line in notes)
        if not is_small and any(abs(line.size - size) > SAME_SIZE_PT for line in notes):
            continue
        called = set().union(*marks[:start])
        mark = note_mark(notes[0])
        if mark and is_ruled + is_small + (bare_mark(mark) in {*called, *waiting}) >= SIGNS_ENOUGH:
            return list(_split_notes(notes, called))
        if not mark and is_small and open_note and (is_ruled or not is_closed(open_note)):
            return list(_split_notes(notes, called))
    return []


def _split_notes(lines: Iterable[PrintedLine], called: set[str]) -> Iterator[list[PrintedLine]]:
    """The footnotes among ``lines`` one by one.

    Within a footnote a line may open with a figure by chance: it neither counts on nor is called.
    """
    note: list[PrintedLine] = []
    last = ""
    for line in lines:
        mark = bare_mark(note_mark(line))
        opens = mark and (not last or mark in called or _counts_on(last, mark))
        if note and opens:
            yield note
            note = []
        last = mark if opens else last
        note.append(line)
    if note:
        yield note


def _starts(
    page: PrintedPage, ordered: Sequence[PrintedLine], size: float
) -> Iterator[tuple[int, bool]]:
    """Where footnotes may begin: under a short rule, or with the small print at the end."""
    high = sum(line.baseline >= LOW_SHARE * page.height for line in ordered)
    typed = [line.box for line in page.lines if _TYPED_RULE_RE.fullmatch(line.text)]
    level = [rule for rule in page.rules if is_level(rule)]
    for rule in sorted([*level, *typed], key=lambda rule: -rule[1]):
        above = sum(line.baseline >= rule[1] for line in ordered)
        if high <= above < len(ordered) and rule[2] - rule[0] <= RULE_SHARE * page.width:
            yield above, True
    small = len(ordered)
    while small > high and ordered[small - 1].size < SMALLER * size:
        small -= 1
    for at in range(small, len(ordered)):
        if at == small or note_mark(ordered[at]):
            yield at, False


def _iter_marks(line: PrintedLine) -> Iterator[tuple[int, int, list[str]]]:
    """Each place that may hold marks: its span, and the bare forms of what stands there."""
    if not line.raised and not any(sign in line.text for sign in _UNRAISED):
        return  # as most lines do
    places: dict[Span, str] = {span: line.text[slice(*span)] for span in line.raised}
    for match in _UNRAISED_RE.finditer(line.text):
        raised = any(start < match.end(1) and match.start(1) < end for start, end in line.raised)
        if not raised:
            places[match.span(1)] = match[1]
    for (start, end), printed in sorted(places.items()):
        found = [bare_mark(mark) for mark in _BETWEEN_RE.split(printed) if mark]
        power = _POWER_RE.search(line.text, max(start - 4, 0), end)
        if found and not (power and power.end() == end):
            yield start, end, found


def _widen(text: str, start: int, end: int) -> Span:
    """The span of a mark with the space beside it that would be left over without it."""
    after = text[end : end + 1] or " "
    if start and text[start - 1] == " " and after in " .,;:)":
        return start - 1, end
    return (start, end + 1) if not start and after == " " else (start, end)


def _counts_on(last: str, mark: str) -> bool:
    """Say whether ``mark`` may open the footnote after the one that ``last`` opens."""
    if last.isdigit() and mark.isdigit():
        return int(mark) == int(last) + 1
    return _SIGNS.issuperset(last + mark)
