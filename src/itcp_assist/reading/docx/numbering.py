"""Number the paragraphs of a Word file as Word prints them.

Word stores no printed number: a paragraph names a list and a level, and the number follows from all
paragraphs before it (ISO/IEC 29500-1, 17.9).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from itcp_assist.reading.docx.words import W, Xml, child_of, level_of, number_of, value_of
from itcp_assist.reading.numbering import NUMBER_FORMATS, print_number
from itcp_assist.records import Remark


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: ``template`` is its number's text, in which %1 is level 1's number.

    ``restart`` is the level, counted from 1, after which it begins again; None after any above it.
    """

    start: int = 1
    form: str = "decimal"
    template: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: what it counts in, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of one file and how far each has counted; ``flags`` tell what was not known."""

    lists: dict[str, _List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)
    _unknown: set[str] = field(default_factory=set)

    @property
    def flags(self) -> tuple[Remark, ...]:
        """Number formats that are printed here as decimals though Word prints them otherwise."""
        return tuple(
            Remark(f"list numbers of format {f} are shown as decimals")
            for f in sorted(self._unknown)
        )

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level that is tied to a paragraph style, else the first."""
        levels = self.lists[num_id].levels if num_id in self.lists else {}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def is_bullet(self, num_id: str, at: int) -> bool:
        """Say whether a level of a list prints a bullet or dash and no number."""
        level = self.lists[num_id].levels.get(at) if num_id in self.lists else None
        return level is not None and level.form == "bullet"

    def count(self, num_id: str, at: int) -> str:
        """Count one paragraph of a list at a level, and give what is printed before it."""
        counted = self.lists.get(num_id)
        if counted is None or at not in counted.levels:
            return ""
        counts = self._counts.setdefault(counted.abstract, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for level in counted.starts:
                counts.pop(level, None)
        for above in range(at):
            counts.setdefault(above, self._start(counted, above))
        counts[at] = counts.get(at, self._start(counted, at) - 1) + 1
        for below in [b for b in counts if b > at]:
            restart = counted.levels.get(below, ListLevel()).restart
            if restart is None or at < restart:
                del counts[below]
        return self._print(counted, at, counts)

    def _start(self, counted: _List, at: int) -> int:
        return counted.starts.get(at, counted.levels.get(at, ListLevel()).start)

    def _print(self, counted: _List, at: int, counts: dict[int, int]) -> str:
        own = counted.levels[at]

        def printed(mark: re.Match[str]) -> str:
            level = int(mark[1]) - 1
            form = counted.levels.get(level, ListLevel()).form
            if form not in NUMBER_FORMATS and form != "bullet":
                self._unknown.add(form)
            return print_number(counts.get(level, 1), "decimal" if own.legal else form)

        return re.sub("%([1-9])", printed, own.template).strip()


def read_numbering(root: Xml, style_lists: dict[str, str]) -> Numbering:
    """The lists of a numbering part; none without one.

    ``style_lists`` names the list of each paragraph or list style, for definitions that refer to a
    style (17.9.21).
    """
    if root is None:
        return Numbering({})
    abstracts = {e.get(W + "abstractNumId"): e for e in root.iter(W + "abstractNum")}
    names = {e.get(W + "numId"): value_of(e, "abstractNumId") for e in root.iter(W + "num")}
    lists = {}
    for num in root.iter(W + "num"):
        num_id = num.get(W + "numId")
        abstract = names[num_id]
        link = value_of(abstracts.get(abstract), "numStyleLink")
        if link in style_lists:
            abstract = names.get(style_lists[link], abstract)
        levels = _read_levels(
            child.iter(W + "lvl") for child in (abstracts.get(abstract), num) if child is not None
        )
        starts = {
            level_of(o): start
            for o in num.iter(W + "lvlOverride")
            if (start := number_of(o, "startOverride")) is not None
        }
        lists[num_id] = _List(abstract, levels, starts)
    return Numbering(lists)


def _read_levels(found: Iterable[Iterable[Xml]]) -> dict[int, ListLevel]:
    """The levels, those of a later source over those of an earlier one."""
    levels = {}
    for level in (level for source in found for level in source):
        start = number_of(level, "start")
        levels[level_of(level)] = ListLevel(
            start=0 if start is None else start,
            form=value_of(level, "numFmt") or "decimal",
            template=value_of(level, "lvlText"),
            restart=number_of(level, "lvlRestart"),
            legal=child_of(level, "isLgl") is not None,
            style=value_of(level, "pStyle"),
        )
    return levels
