"""How wide a line of text may be drawn, and where it is broken so that it stays in its box."""

import re
import unicodedata
from collections.abc import Iterator

from itcp_assist.present.escaping import reveal_unseen

# Widths in em. No font is known when a picture is made, so these bound DejaVu Sans, the sans-serif
# of many Linux systems and the widest that browsers commonly take.
_CLASSES = (
    (" ',./:;\\|ijlIJ", 0.34),
    ("!()[]frt-", 0.43),
    ('"*_`?sz', 0.53),
    ("acokvxyLFT", 0.61),
    ("bdeghnpqu$0123456789{}ES", 0.66),
    ("ABCKPRVXYZ", 0.7),
    ("&DGHNOQU", 0.79),
    ("#+<=>^~w", 0.84),
)
_EM = {char: width for chars, width in _CLASSES for char in chars}
_OTHER_LETTER = 0.8  # Arabic, Cyrillic, Greek, accented Latin
_WIDEST = 1.06  # M, W, @ and the signs of Chinese, Japanese and Korean
_BOLD = 1.15  # DejaVu Sans Bold against the regular widths above
ELLIPSIS = "…"
# XML has no way to write these two, not even as a number.
_NO_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
# Where a line may be broken: between words, and between any two signs of some scripts.
_PIECE_RE = re.compile(
    r"""
    \s*                                                  # the blank before it
    (?: [\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]  # one sign of Chinese and the like
      | \S+? (?= $ | \s | [\u2e80-\u9fff] | (?<=[-/])\w )  # a word or, at a hyphen, a part of one
    )
    """,
    re.VERBOSE,
)


def to_plain(text: str) -> str:
    r"""One line of text that XML can hold, with nothing in it that is not seen.

    >>> to_plain("paper\n boats\ufffe")
    'paper boats\ufffd'
    """
    return " ".join(reveal_unseen(text).translate(_NO_XML).split())


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """An upper bound of the width of a line, in the unit of ``size``.

    >>> measure("漢字", 10) > measure("ab", 10) > measure("il", 10)
    True
    """
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrap(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 6
) -> tuple[str, ...]:
    """The text in lines none of which is wider than ``width``; beyond ``most`` it ends in dots.

    A word too long for a line is broken between signs, never before a mark that belongs to the
    sign before it.

    >>> wrap("folding of paper boats", 90, 14)
    ('folding of', 'paper boats')
    >>> wrap("folding of paper boats", 90, 14, most=1)
    ('folding …',)
    """

    def fits(line: str) -> bool:
        return measure(line, size, bold=bold) <= width

    lines = [""]
    for piece in _pieces(to_plain(text)):
        if fits((lines[-1] + piece).strip()):
            lines[-1] += piece
            continue
        lines.append("")
        for cluster in _clusters(piece.strip()):
            if lines[-1] and not fits(lines[-1] + cluster):
                lines.append("")
            lines[-1] += cluster
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and not fits(f"{last} {ELLIPSIS}"):
        last = last.rpartition(" ")[0] or last[:-1]
    return (*lines[: most - 1], f"{last} {ELLIPSIS}")


def _em(char: str) -> float:
    if char in _EM:
        return _EM[char]
    if unicodedata.combining(char):
        return 0.0
    is_narrow = unicodedata.east_asian_width(char) not in "WF" and char > "\x7f"
    return _OTHER_LETTER if char.isalpha() and is_narrow else _WIDEST


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE_RE.finditer(text))


def _clusters(word: str) -> Iterator[str]:
    """Signs with the marks that belong to them."""
    cluster = ""
    for char in word:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster
