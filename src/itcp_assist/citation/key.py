"""The citation as a value: symbol, part and printed numbers, parsed and printed in one form."""

import re
from dataclasses import dataclass
from functools import total_ordering

from itcp_assist.citation.numerals import ORDINALS, natural_key, ordinal
from itcp_assist.citation.symbol import parse_symbol, split_imo
from itcp_assist.errors import CitationError

# Steps of a key that name a division of the document; every other step is a printed number.
DIVISION_RE = re.compile(
    r"""
    op | pp | par | register            # operative, preambular, plain paragraphs; register entry
  | (?:annex|appendix|attachment|enclosure|schedule|table)(?:-[0-9A-Za-z.]+)*
  | (?:part|chapter|section|article|regulation|rule|item)(?:-[0-9A-Za-z.]+)+
    """,
    re.VERBOSE,
)
NUMBER_RE = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
_RANKS = ("register", "pp", "op", "par")
_LABELS = {"op": "operative paragraph", "pp": "preambular paragraph", "register": "register entry"}
_BODIES = {
    "A": "General Assembly", "S": "Security Council", "E": "Economic and Social Council",
    "A/HRC": "Human Rights Council",
}  # fmt: skip
# What a step is called in a label where it is not the last; plain paragraphs are in no part.
_OUTER = {"op": "operative part", "pp": "preamble", "par": ""}
# The ordinal that tells a printed number apart from the same one printed before: ``3-second``.
_AGAIN_RE = re.compile(rf"-({'|'.join(ORDINALS[1:])}|\d+(?:st|nd|rd|th))(?![0-9A-Za-z])")


@total_ordering
@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document: ``A.1006(25)#op/4/a`` is symbol, part ``op`` and path ``("4", "a")``.

    An empty part is the document as a whole. Order is document order, as far as numbers tell it.
    """

    symbol: str
    part: str = ""
    path: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read a key; CitationError when it has another form than SYMBOL#PART[/NUMBER...].

        >>> str(Citation.parse("A.1067(28)#annex/part-II/5.2"))
        'A.1067(28)#annex/part-II/5.2'
        """
        head, mark, tail = text.strip().partition("#")
        symbol = parse_symbol(head)
        if not mark:
            return cls(symbol)
        steps = tail.split("/")
        count = next((i for i, s in enumerate(steps) if not DIVISION_RE.fullmatch(s)), len(steps))
        if not count or not all(NUMBER_RE.fullmatch(step) for step in steps[count:]):
            raise CitationError(
                f"{text!r} is not a citation key; write SYMBOL#PART/NUMBER, as in A.1006(25)#op/3"
            )
        return cls(symbol, "/".join(steps[:count]), tuple(steps[count:]))

    def __str__(self) -> str:
        """The key."""
        tail = "/".join((self.part, *self.path)) if self.part else ""
        return f"{self.symbol}#{tail}" if tail else self.symbol

    def __lt__(self, other: "Citation") -> bool:
        """Compare by symbol, then by place in the document."""
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[object, ...]:
        imo = split_imo(self.symbol)
        symbol = (imo[0], imo[2], int(imo[1]), self.symbol) if imo else ("~", 0, 0, self.symbol)
        path = tuple(natural_key(step, roman=i > 1) for i, step in enumerate(self.path))
        return symbol, tuple(map(_division_key, self.part.split("/"))), path

    @property
    def document(self) -> "Citation":
        """The citation of the whole document."""
        return Citation(self.symbol)

    @property
    def kind(self) -> str:
        """``pp`` or ``op`` anywhere in the preamble or operative part, else the innermost division.

        >>> Citation.parse("A.1006(25)#op/section-II/3").kind, Citation("a-page", "annex/par").kind
        ('op', 'par')
        """
        steps = self.part.split("/")
        return next((step for step in ("pp", "op") if step in steps), steps[-1])

    @property
    def parent(self) -> "Citation | None":
        """The citation one printed number up; None at the top of a part."""
        if not self.path:
            return None
        last = self.path[-1]
        if "." in last and last.rpartition(".")[0]:
            return Citation(self.symbol, self.part, (*self.path[:-1], last.rpartition(".")[0]))
        return Citation(self.symbol, self.part, self.path[:-1]) if self.path[:-1] else None

    def child(self, number: str) -> "Citation":
        """The citation of a sub-item by its printed number: ``.2`` extends, ``(a)`` adds a step.

        >>> op = Citation("MEPC.229(65)", "op", ("2",))
        >>> str(op.child(".1")), str(op.child("(a)"))
        ('MEPC.229(65)#op/2.1', 'MEPC.229(65)#op/2/a')
        """
        plain = number.strip().strip("()").rstrip(".) ")
        if plain.startswith(".") and self.path:
            return Citation(self.symbol, self.part, (*self.path[:-1], self.path[-1] + plain))
        return Citation(self.symbol, self.part, (*self.path, plain.lstrip(".").replace(" ", "-")))

    def repeated(self, count: int) -> "Citation":
        """The citation of the ``count``-th place that prints the number of this one.

        >>> str(Citation.parse("A.9001(90)#op/3").repeated(2))
        'A.9001(90)#op/3-second'
        """
        again = f"{self.path[-1]}-{ordinal(count)}"
        return Citation(self.symbol, self.part, (*self.path[:-1], again))

    def is_within(self, other: "Citation") -> bool:
        """Say whether this place is ``other`` or lies inside it."""
        if self.symbol != other.symbol:
            return False
        if not other.path:
            return not other.part or f"{self.part}/".startswith(f"{other.part}/")
        ancestor: Citation | None = self
        while ancestor is not None and ancestor != other:
            ancestor = ancestor.parent
        return ancestor is not None

    def label(self, title: str = "") -> str:
        """The English label; ``title`` names a document that has no symbol.

        >>> Citation.parse("A.901(21)#op/5/a/i").label()
        'resolution A.901(21), operative paragraph 5(a)(i)'
        >>> Citation.parse("A/RES/70/1#op/3").label()
        'General Assembly resolution 70/1, operative paragraph 3'
        """
        return ", ".join([symbol_label(self.symbol, title), *self._place_labels()])

    def place(self) -> str:
        """The label without the document: ``operative paragraph 3``; empty for a whole document."""
        return ", ".join(self._place_labels())

    def _place_labels(self) -> list[str]:
        if not self.part:
            return []
        *outer, last = self.part.split("/")
        labels = [_OUTER.get(step, _spoken(step)) for step in outer]
        number = _spoken(self.path[0]) if self.path else ""
        number += "".join(_AGAIN_RE.sub(r") (\1", f"({step})") for step in self.path[1:])
        kind = _LABELS.get(last, "row" if last.startswith("table") else "paragraph")
        if last == "par" and outer:
            kind = "unnumbered paragraph"
        if last not in _LABELS and last != "par":
            labels.append(_spoken(last))
        labels.append(f"{kind} {number}".strip() if number or last in _LABELS else "")
        return [label for label in labels if label]


def _spoken(step: str) -> str:
    """A step as it is said.

    >>> _spoken("annex-2"), _spoken("9-bis"), _spoken("3-second"), _spoken("regulation-3-8")
    ('annex 2', '9 bis', '3 (second)', 'regulation 3-8')
    """
    name, _, number = step.partition("-")
    if number and name.islower():
        return f"{name} {_spoken(number)}"
    return re.sub(r"-(?=[a-z]{3,}\b)", " ", _AGAIN_RE.sub(r" (\1)", step))


def symbol_label(symbol: str, title: str = "") -> str:
    """How a document is named in a sentence: with the word resolution, or by its title."""
    if split_imo(symbol):
        return f"resolution {symbol}"
    united = re.fullmatch(r"(A/HRC|[ASE])/RES/(.+)", symbol)
    if united:
        return f"{_BODIES[united[1]]} resolution {united[2].replace('(', ' (')}"
    if symbol.startswith("CL."):
        return f"Circular Letter No.{symbol[3:]}"
    return symbol if symbol != symbol.lower() else title or symbol


def _division_key(step: str) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    """Order of the divisions: register, preamble, operative part, paragraphs, then annexes."""
    name, _, number = step.partition("-")
    rank = _RANKS.index(name) if name in _RANKS else len(_RANKS)
    return rank, name, natural_key(number, roman=name != "annex") if number else ()
