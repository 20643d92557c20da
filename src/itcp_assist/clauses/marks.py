"""Printed numbers at the start of a paragraph: what each can be, and which may follow which."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from itcp_assist.citation import parse_roman

DECIMAL, DOTTED, FIGURE = "decimal", "dotted", "figure"
ALPHA, ROMAN, DOUBLE = "alpha", "roman", "double"
Value: TypeAlias = tuple[int, ...]
Reading: TypeAlias = tuple[str, Value]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MARK_RE = re.compile(
    rf"""
    (?P<dotted>(?:\.\d{{1,2}})+)(?=\s)                       # .1  .1.1
  | \((?P<letters>[a-z]{{1,4}}|[A-Z]{{1,4}})\)               # (a)  (iv)  (aa)  (A)
  | (?P<half>[a-z]{{1,3}})\)(?=\s)                           # a)  iv)
  | (?P<stopped>[a-z]|[ivx]{{2,5}}|[A-Z]|[IVXLC]{{2,7}})\.(?=\s)  # a.  ii.  A.  II.
  | \((?P<figure>\d{{1,2}})\)(?=\s)                          # (1)
  | (?P<bracket>\[)?                                        # what a draft leaves open
    (?P<decimal>\d{{1,3}}(?:\.\d{{1,3}})*                    # 1  2.1.3
               |\d{{4}}(?=[.)]|\s[A-Z]{{3}}))                 # 1001.  1001 NOTES, but no year
    (?P<suffix>\s?(?:bis|ter|quater|quinquies|sexies)\b|[A-Z](?=[.\s]))?  # 9 bis  9A
    (?P<stop>[ ]?[.)](?=\s|[A-Z]|$)|(?=\s|$))
    (?!\s+(?:{_MONTHS})\b)                                   # a date is no number
    """,
    re.VERBOSE,
)
_CAPITAL = "capital "  # begins the style of letters and numerals that are capitals
BULLET_RE = re.compile(r"[•‣◦▪●○■□·*–—-]\s+")  # noqa: RUF001 - dashes are its subject


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed number: its possible readings as (style, value), and how long it is.

    ``certain`` says that markup or a full stop shows it to be a number; ``suffix`` is bis or A. A
    number that ``is_bracketed`` stays in the text of its paragraph, so that its length is 0.
    """

    printed: str
    readings: tuple[Reading, ...]
    length: int
    certain: bool = False
    suffix: str = ""
    is_bracketed: bool = False

    @property
    def value(self) -> Value:
        """Value of the first reading, which for figures is the only one."""
        return self.readings[0][1]

    @property
    def is_decimal(self) -> bool:
        """Say whether this is a plain number such as ``3`` or ``2.1``."""
        return self.readings[0][0] == DECIMAL

    @property
    def is_listed(self) -> bool:
        """Say whether this is the number of a list's item, which no heading has."""
        return not (self.is_decimal or self.is_numeral)

    @property
    def is_numeral(self) -> bool:
        """Say whether this is a capital letter or numeral with a full stop: ``II.``, ``B.``"""
        return is_capital(self.readings[0][0]) and self.printed.endswith(".")


def is_capital(style: str) -> bool:
    """Say whether a style is one of capital letters or numerals."""
    return style.startswith(_CAPITAL)


def parse_mark(text: str, number: str = "") -> Mark | None:
    """Read the number that ``text`` begins with; ``number`` is what markup says it is.

    >>> parse_mark("(i) the first").readings
    (('alpha', (9,)), ('roman', (1,)))
    >>> parse_mark("2.1.3 Ships").value, parse_mark("1 January 2021") is None
    ((2, 1, 3), True)
    """
    match = MARK_RE.match(text)
    if match is None or (number and not text.startswith(number)):
        return None
    readings = _readings(match)
    if not readings:
        return None
    after = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    certain = bool(number or match["stop"])
    suffix = (match["suffix"] or "").strip()
    if match["bracket"]:
        return Mark(match[0][1:].strip(), readings, 0, certain, suffix, is_bracketed=True)
    return Mark(match[0].strip(), readings, after, certain, suffix)


def is_next(last: Value, value: Value) -> bool:
    """Say whether ``value`` may directly follow ``last`` in a numbering.

    >>> is_next((2, 1), (2, 1, 1)), is_next((2, 1, 4), (2, 2)), is_next((2, 1), (2, 3))
    (True, True, False)
    """
    if value == (*last, 1):
        return True
    depth = len(value) - 1
    return depth < len(last) and value == (*last[:depth], last[depth] + 1)


def is_first(value: Value) -> bool:
    """Say whether a numbering may begin with ``value``: 1, 1.1, a, i."""
    return set(value) == {1}


def bullet_length(text: str) -> int:
    """Length of the dash or bullet that ``text`` begins with; 0 where there is none."""
    match = BULLET_RE.match(text)
    return match.end() if match else 0


def _readings(match: re.Match[str]) -> tuple[Reading, ...]:
    if match["decimal"]:
        return ((DECIMAL, _figures(match["decimal"])),)
    if match["dotted"]:
        return ((DOTTED, _figures(match["dotted"][1:])),)
    if match["figure"]:
        return ((FIGURE, (int(match["figure"]),)),)
    return _letter_readings(match["letters"] or match["half"] or match["stopped"])


def _letter_readings(letters: str) -> tuple[Reading, ...]:
    """Letters as place in the alphabet, as doubled letter (aa after z, or a list of its own)."""
    case = _CAPITAL if letters.isupper() else ""
    place = ord(letters[0].lower()) - 96
    found: list[Reading] = []
    if len(letters) == 1:
        found.append((case + ALPHA, (place,)))
    elif len(letters) == 2 and letters[0] == letters[1]:
        found += [(case + ALPHA, (26 + place,)), (case + DOUBLE, (place,))]
    numeral = parse_roman(letters)
    if numeral is not None:
        found.append((case + ROMAN, (numeral,)))
    return tuple(found)


def _figures(text: str) -> Value:
    return tuple(int(figure) for figure in text.split("."))
