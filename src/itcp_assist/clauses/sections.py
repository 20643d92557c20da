"""Which headings are divisions of the keys, because numbers start afresh under them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from itcp_assist.citation import parse_roman
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import ANNEXES, division_of, heading_number, is_heading
from itcp_assist.clauses.marks import Value

_LETTER, _NUMERAL = "letter", "numeral"


@dataclass(frozen=True, slots=True)
class Section:
    """A division of the keys: sections of one ``kind`` follow one another, others nest.

    ``name`` and ``number`` are what the key says of it; without a number it is counted.
    """

    kind: str
    name: str
    number: str


PLAIN = Section("plain", "section", "")  # under a heading that prints no number


@dataclass(slots=True)
class _Headed:
    """A numbered heading: its place, and the first plain number before the next such heading."""

    at: int
    section: Section
    first: Value = ()


@dataclass(slots=True)
class _Scope:
    """The numbered headings of one annex, or of what stands before the first."""

    headed: list[_Headed] = field(default_factory=list)

    def add(self, at: int, text: str) -> None:
        word, number = heading_number(text)
        kind = word or self._kind(number)
        step = number.replace(" ", "-").replace("/", "-")
        self.headed.append(_Headed(at, Section(kind, word or "section", step)))

    def divisions(self) -> dict[int, Section]:
        """The headings that are divisions, by their place."""
        groups: dict[str, list[_Headed]] = {}
        for one in self.headed:
            groups.setdefault(one.section.kind, []).append(one)
        kinds = {kind for kind, group in groups.items() if _starts_afresh(kind, group)}
        kinds |= self._around(kinds)
        return {one.at: one.section for one in self.headed if one.section.kind in kinds}

    def _around(self, kinds: set[str]) -> set[str]:
        """Kinds of headings that tell apart sections of ``kinds`` which print the same number."""
        counts = Counter(one.section for one in self.headed if one.section.kind in kinds)
        twice = {section for section, count in counts.items() if count > 1}
        around: set[str] = set()
        for section in twice:
            places = [at for at, one in enumerate(self.headed) if one.section == section]
            between = self.headed[places[0] : places[1]]
            around |= {one.section.kind for one in between} - kinds
        return around

    def _kind(self, number: str) -> str:
        """Whether a heading's C or I is a letter or a numeral: it follows the last of its kind."""
        numeral = parse_roman(number)
        if len(number) > 1 or numeral is None:
            return _NUMERAL if numeral else _LETTER
        before = [one.section for one in self.headed if one.section.kind in (_LETTER, _NUMERAL)]
        letters = [s.number for s in before if s.kind == _LETTER]
        if letters and ord(number) == ord(letters[-1]) + 1:
            return _LETTER
        return _NUMERAL if numeral == 1 or any(s.kind == _NUMERAL for s in before) else _LETTER


def find_sections(body: Sequence[Item]) -> dict[int, Section]:
    """The headings of ``body`` that are divisions of the keys, by their place in it.

    Where two articles of an annex each have a paragraph 1, all its articles are divisions.
    """
    found: dict[int, Section] = {}
    for scope in _scopes(body):
        found |= scope.divisions()
    return found


def _scopes(body: Sequence[Item]) -> Iterator[_Scope]:
    scope = _Scope()
    waiting = False  # for the first plain number after the last numbered heading
    for at, item in enumerate(body):
        division = division_of(item)
        if division:
            waiting = False
            if division[0] in ANNEXES:
                yield scope
                scope = _Scope()
        elif item.mark and item.mark.is_decimal:
            if waiting:
                scope.headed[-1].first = item.mark.value
            waiting = False
        elif heading_number(item.text)[1] and is_heading(body, at):
            scope.add(at, item.text)
            waiting = True
    yield scope


def _starts_afresh(kind: str, group: Sequence[_Headed]) -> bool:
    """Say whether numbers start afresh under headings of a kind, two of which show it.

    Of articles and regulations, whose paragraphs are cited by them, one shows it, unless the
    numbers of another go on.
    """
    afresh = sum(one.first == (1,) for one in group)
    runs_on = any(one.first not in ((), (1,)) for one in group[1:])
    if kind in (_LETTER, _NUMERAL):
        return afresh > 1
    return afresh > 1 or (afresh == 1 and len(group) > 1 and not runs_on)
