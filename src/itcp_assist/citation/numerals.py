"""Roman numerals, ordinals and natural order: small arithmetic of printed numbers."""

import re

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip


def to_roman(number: int) -> str:
    """Write a positive number in Roman capitals.

    >>> to_roman(12), to_roman(45)
    ('XII', 'XLV')
    """
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def parse_roman(text: str) -> int | None:
    """Read a Roman numeral of either case; None when ``text`` is not one in its usual form.

    >>> parse_roman("XLV"), parse_roman("iv"), parse_roman("IIII"), parse_roman("abc")
    (45, 4, None, None)
    """
    letters, total = text.upper(), 0
    rest = letters
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total if total and not rest and to_roman(total) == letters else None


def ordinal(number: int) -> str:
    """The word for a place in a row, from 1; in figures after the twentieth.

    >>> ordinal(2), ordinal(33)
    ('second', '33rd')
    """
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def natural_key(step: str, *, roman: bool = False) -> tuple[tuple[int, str], ...]:
    """Sort key of one printed number: figures by value, letters by alphabet or as Roman numerals.

    >>> sorted(["10", "2.1", "2", "9 bis", "9"], key=natural_key)
    ['2', '2.1', '9', '9 bis', '10']
    """
    if step.isalpha():
        value = parse_roman(step) if roman or len(step) > 1 else None
        return ((value if value is not None else ord(step[0].lower()) - 96, step),)
    pieces = re.findall(r"\d+|[^\d.]+", step)
    return tuple((int(p), "") if p.isdigit() else (0, _in_order(p)) for p in pieces)


def _in_order(word: str) -> str:
    """A word after a number, so that ``-third`` comes before ``-fourth``."""
    plain = word.removeprefix("-")
    return f"-{ORDINALS.index(plain) + 1:02}" if plain in ORDINALS else word
