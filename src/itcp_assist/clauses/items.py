"""The blocks of a document as the grammar reads them: text, printed number, place on the line."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from itcp_assist.clauses.indents import find_edges, text_edge
from itcp_assist.clauses.marks import Mark, bullet_length, parse_mark
from itcp_assist.clauses.quotations import CLOSING_OF, find_inner
from itcp_assist.records import Block, BlockKind, Document, Line

_APART = (BlockKind.FOOTNOTE, BlockKind.FURNITURE)
_CLOSED = tuple(".;:,!?…")
_JOINING_RE = re.compile(r"(?<=[;,:])\s+(?:and|or|and/or|et|ou|y|o)$")
_CLOSERS = "\"'”’)]*»0123456789¹²³⁴⁵⁶⁷⁸⁹⁰ "  # noqa: RUF001 - quotation and footnote marks


@dataclass(frozen=True, slots=True)
class Item:
    """One body block: ``text`` is its whole text, ``body`` the offset of what follows its number.

    ``left`` is where its leftmost line begins, in points, and ``edge`` where the text beside its
    number does; None where the source has no layout. ``first_line`` is the first as it is printed.
    ``is_inner`` says that it stands within a quotation that began in an item before it.
    """

    start: int
    end: int
    body: int
    text: str
    mark: Mark | None
    kind: BlockKind
    level: int = 0
    left: float | None = None
    is_inner: bool = False
    edge: float | None = None
    first_line: str = ""

    @property
    def after(self) -> str:
        """The text without its printed number."""
        return self.text[self.body - self.start :]

    @property
    def words(self) -> str:
        """The text without its number and without the bracket in which a draft puts it."""
        after = self.text.removeprefix("[")
        mark = self.mark
        if mark is None:
            return after
        return after.removeprefix(mark.printed).lstrip() if mark.is_bracketed else self.after

    @property
    def is_closed(self) -> bool:
        """Say whether the text ends as a paragraph does, a note mark or bracket after it aside."""
        return bool(self.ending)

    @property
    def ending(self) -> str:
        """The sign that closes the text; empty where the text breaks off.

        A joining word after it belongs to it (``; and``), a note mark or bracket does not.
        """
        text = _JOINING_RE.sub("", self.text)
        for end in (text, text.rstrip(_CLOSERS)):
            if end.endswith(_CLOSED):
                return end[-1]
        return ""

    @property
    def is_joined(self) -> bool:
        """Say whether the text ends in the word that stands before the last item of a list."""
        return _JOINING_RE.search(self.text) is not None

    @property
    def is_upper(self) -> bool:
        """Say whether the text is in capitals throughout, as titles are."""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) > 2

    @property
    def is_quoted(self) -> bool:
        """Say whether the text is quoted: begins with a quotation mark or stands between two."""
        return self.is_inner or self.text.startswith(tuple(CLOSING_OF))

    @property
    def is_bullet(self) -> bool:
        """Say whether the text begins with a dash or bullet."""
        return self.mark is None and bullet_length(self.text) > 0

    @property
    def starts_upper(self) -> bool:
        """Say whether the text after the number begins with a capital letter."""
        return self.words[:1].isupper()


def read_items(document: Document) -> tuple[Item, ...]:
    """The body blocks of a document in reading order; empty ones are left out.

    What stands within a quotation has no heading or plain number of this document.
    """
    made = (_item(document, block) for block in document.blocks if block.kind not in _APART)
    items = _with_edges([item for item in made if item.text])
    inner = find_inner([item.text for item in items])
    return tuple(
        _as_inner(item, foreign=inner[at]) if at in inner else item for at, item in enumerate(items)
    )


def lines_within(document: Document, start: int, end: int) -> tuple[Line, ...]:
    """The lines that a span touches, found by halving: documents may have a thousand pages."""
    first = bisect_right(document.lines, start, key=lambda line: line.start) - 1
    last = bisect_left(document.lines, end, key=lambda line: line.start)
    touched = document.lines[max(first, 0) : last]
    return tuple(line for line in touched if line.start < end and start < line.end)


def rest_of(item: Item, start: int) -> Item:
    """What is left of an item from ``start`` on, as an item without a number."""
    return Item(start, item.end, start, item.text[start - item.start :], None, item.kind)


def _with_edges(items: Sequence[Item]) -> list[Item]:
    """The items, those of one line with the edge that others have whose number stands there."""
    edges = find_edges(items)
    if not edges:
        return list(items)
    return [
        replace(item, edge=edges.get(round(item.left)))
        if item.mark and item.edge is None and item.left is not None
        else item
        for item in items
    ]


def _as_inner(item: Item, *, foreign: bool) -> Item:
    """An item within a quotation: a list in it may be this document's own, unless ``foreign``."""
    inner = replace(item, kind=BlockKind.PARAGRAPH, level=0, is_inner=True)
    if item.mark and item.mark.is_listed and not foreign:
        return inner
    return replace(inner, body=item.start, mark=None)


def _item(document: Document, block: Block) -> Item:
    raw = document.text[block.start : block.end]
    text = raw.strip()
    start = block.start + len(raw) - len(raw.lstrip())
    mark = parse_mark(text, block.number)
    lines = lines_within(document, start, start + len(text))
    lefts = [line.box[0] for line in lines if line.box]
    return Item(
        start,
        start + len(text),
        start + (mark.length if mark else 0),
        text,
        mark,
        block.kind,
        block.level,
        min(lefts, default=None),
        edge=text_edge(lines) if mark else None,
        first_line=document.text[start : lines[0].end].strip() if lines else "",
    )
