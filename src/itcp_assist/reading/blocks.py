"""Put the paragraphs of any format together into a Document, in the one form that all share.

The text is the blocks joined by line feeds; the body comes first, in reading order, footnotes and
furniture after it, so that a paragraph that runs over a page break stays in one piece.
"""

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from itcp_assist.errors import ReadingError
from itcp_assist.records import Block, BlockKind, Call, Document, Line, Remark, Source

_SPACE_RE = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
_SPACES = frozenset(" \t\n\v\f\r\x85\u2028\u2029")
CELL = " | "  # between the cells of a row, in every format
_APART = (BlockKind.FOOTNOTE, BlockKind.FURNITURE)  # after the body, in this order

_BROKEN_WORD_RE = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block before it has its place in the text.

    ``text`` may hold line breaks and repeated spaces, which become one space, unless ``lines`` are
    given: printed lines whose offsets count within ``text``, which is then taken as it is. Where
    ``number`` is given, ``text`` does not hold it (with ``lines`` it has to begin with it).
    ``calls`` are the marks of footnotes that were taken out of ``text``, each with its offset in
    it; the number of a footnote is its mark.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    number: str = ""
    level: int = 0
    native_id: str = ""
    lines: tuple[Line, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()


def compose_document(
    source: Source,
    paragraphs: Iterable[Paragraph],
    meta: Mapping[str, str] | None = None,
    flags: tuple[Remark, ...] = (),
    page_count: int | None = None,
) -> Document:
    """The Document that holds ``paragraphs``; ReadingError when none of them has a letter or digit.

    Empty paragraphs are left out; those of signs only (``* * *``) are furniture. Control characters
    cannot be printed: they are dropped, and a flag says how many.
    """
    given = [p for p in paragraphs if p.text.strip() or p.number]
    dropped = sum(_count_controls(p.text) + _count_controls(p.number) for p in given)
    tidy = [p for p in map(_tidy, given) if p.text]
    if not any(c.isalnum() for p in tidy for c in p.text):
        raise ReadingError(f"{source.name}: holds no text; give a file whose text can be selected")
    if dropped:
        flags = (*flags, Remark(f"{dropped} control characters were dropped"))
    tidy.sort(key=lambda p: _APART.index(p.kind) + 1 if p.kind in _APART else 0)
    blocks, lines, at = [], [], 0
    for paragraph in tidy:
        end = at + len(paragraph.text)
        printed = paragraph.lines or (Line(0, len(paragraph.text)),)
        lines += [replace(one, start=at + one.start, end=at + one.end) for one in printed]
        blocks.append(
            Block(at, end, paragraph.kind, paragraph.number, paragraph.level, paragraph.native_id)
        )
        at = end + 1
    text = "\n".join(p.text for p in tidy)
    calls = _tie_calls(tidy, blocks)
    return Document(
        source, text, tuple(lines), tuple(blocks), page_count, dict(meta or {}), flags, calls
    )


def _tie_calls(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> tuple[Call, ...]:
    """Each call with the first footnote that bears its mark and that no earlier call took."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE:
            waiting[block.number].append(at)
    return tuple(
        Call(block.start + at, mark, waiting[mark].popleft())
        for paragraph, block in zip(paragraphs, blocks, strict=True)
        for at, mark in sorted(paragraph.calls, key=itemgetter(0))
        if waiting[mark]
    )


def _tidy(paragraph: Paragraph) -> Paragraph:
    number, text = squeeze(_printable(paragraph.number)), paragraph.text
    calls, lines = paragraph.calls, paragraph.lines
    if not paragraph.lines:
        broken = [squeeze(_printable(line)) for line in text.split("\n")]
        text = squeeze(_printable(text))
        bare = len(text)
        # some markup repeats in the text what its number says; a bare 1 may be a figure of the text
        if number and (number.isdigit() or not f"{text} ".startswith(f"{number} ")):
            text = f"{number} {text}".rstrip()
        moved = len(text) - bare  # the number that now goes before
        calls = tuple(_move_calls(paragraph.text, calls, moved))
        lines = _broken_lines(broken, moved)
    signs_only = not any(map(str.isalnum, text))
    kind = BlockKind.FURNITURE if signs_only else paragraph.kind
    return replace(paragraph, text=text, number=number, kind=kind, lines=lines, calls=calls)


def _move_calls(
    text: str, calls: Iterable[tuple[int, str]], moved: int
) -> Iterator[tuple[int, str]]:
    """The calls in ``text`` as they stand once it is squeezed, ``moved`` characters further on.

    The text is gone through once, however many calls it has.
    """
    length, before, spaced = 0, 0, False
    for at, mark in sorted(calls, key=itemgetter(0)):
        piece = _printable(text[before:at])
        words = squeeze(piece)
        if words:
            joint = length > 0 and (spaced or piece[0] in _SPACES)
            length += joint + len(words)
        spaced = piece[-1] in _SPACES if piece else spaced
        before = at
        yield moved + length, mark


def _broken_lines(broken: Sequence[str], moved: int) -> tuple[Line, ...]:
    """The lines of a text that was broken, a number ``moved`` characters long before the first."""
    lines: list[Line] = []
    for line in filter(None, broken):
        start = lines[-1].end + 1 if lines else 0
        lines.append(Line(start, start + len(line) + (0 if lines else moved)))
    return tuple(lines) if len(lines) > 1 else ()


def is_control(char: str) -> bool:
    """Say whether ``char`` is a control character or lone surrogate that is no white space."""
    return char not in _SPACES and unicodedata.category(char) in ("Cc", "Cs")


def _count_controls(text: str) -> int:
    return 0 if text.isprintable() else sum(map(is_control, text))


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(c for c in text if not is_control(c))


def squeeze(text: str) -> str:
    r"""White space and line breaks as one space, the ends stripped; no-break spaces stay.

    >>> squeeze("\n  THE\tASSEMBLY,\r\n")
    'THE ASSEMBLY,'
    """
    return _SPACE_RE.sub(" ", text).strip()


def join_lines(lines: Iterable[str]) -> str:
    """One paragraph from its printed lines: a line break is a space, or nothing within a word.

    A word that was broken after a hyphen keeps it: whether the hyphen is the word's own cannot be
    known from the print.

    >>> join_lines(["technical co-", "operation of", "States"])
    'technical co-operation of States'
    """
    joined = ""
    for line in filter(None, map(squeeze, lines)):
        gap = "" if _BROKEN_WORD_RE.search(joined) and line[0].islower() else " "
        joined += gap + line if joined else line
    return joined
