"""The headings that stand over a place, from the widest to the nearest."""

from dataclasses import dataclass, field

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import heading_number, is_lone_letter
from itcp_assist.clauses.marks import Mark

# Headings rank below the names of divisions: capitals, then numbers by depth, then all others.
_CAPITALS, _NUMBERED, _PLAIN = 10, 20, 30


@dataclass(frozen=True, slots=True)
class _Heading:
    """One heading; an ``is_title`` stands over numbered headings of its rank."""

    rank: int
    text: str
    is_numbered: bool = False
    is_title: bool = False


@dataclass(slots=True)
class Headings:
    """The headings over the place that has been reached."""

    _over: list[_Heading] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, ...]:
        """Their texts, the widest first."""
        return tuple(heading.text for heading in self._over)

    def divide(self, rank: int, text: str) -> None:
        """Take the name of an annex, part or the like, which ``rank`` tells the width of."""
        self._over = [*(h for h in self._over if h.rank < rank), _Heading(rank, text, True)]

    def add(self, item: Item, *, fresh: bool) -> None:
        """Take an item as a heading; ``fresh`` says that no text has come since the one before.

        A heading goes on in the next line: its number and its title, or a title of several lines.
        Other headings that come together stand over one another.
        """
        mark = item.mark if item.mark and item.mark.is_decimal else None
        rank = _rank(item, mark)
        new = _Heading(rank, item.text, mark is not None or bool(heading_number(item.text)[1]))
        last = self._over[-1] if self._over and fresh else None
        if last and not mark and _goes_on(last, new, item):
            self._over[-1] = _Heading(last.rank, f"{last.text} {item.text}", last.is_numbered)
            return
        if last and not last.is_numbered:
            self._over[-1] = _Heading(min(last.rank, rank), last.text, is_title=True)
        kept = (h for h in self._over if h.rank < rank or _stays(h, new, last is not None))
        self._over = [*kept, new]


def _goes_on(last: _Heading, new: _Heading, item: Item) -> bool:
    """Say whether a heading is the next line of the one before it."""
    if _is_bare(last.text):
        return not new.is_numbered
    return not new.is_numbered and last.rank == new.rank and not item.level


def _stays(over: _Heading, new: _Heading, fresh: bool) -> bool:
    """Say whether a title stands over a new heading of its rank: it does over numbered ones."""
    return over.is_title and over.rank == new.rank and (fresh or new.is_numbered)


def _is_bare(text: str) -> bool:
    """Say whether a heading is only a number or letter, whose title comes after it."""
    word, number = heading_number(text)
    return is_lone_letter(text) or (bool(word) and text.endswith(number))


def _rank(item: Item, mark: Mark | None) -> int:
    if mark:
        return _NUMBERED + len(mark.value)
    capitals = item.is_upper or is_lone_letter(item.text)
    return _CAPITALS if capitals and not item.level else _PLAIN + item.level
