"""The marks that open a printed paragraph: numbers, letters, dashes."""

import re

MARK_RE = re.compile(
    r"""
      \d{1,3}(?:\.\d{1,3})*[.)]?       # 1  1.  1)  2.1.3
    | (?:\.\d{1,3})+                   # .1  .1.2
    | \([0-9A-Za-z]{1,5}\)             # (a)  (iv)
    | [A-Za-z][.)]                     # a)  B.
    | [-*\u2012-\u2015\u2022]          # a dash or a bullet
    """,
    re.VERBOSE,
)
_UNMISTAKABLE_RE = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]|(?:\.\d{1,3})+|\([0-9A-Za-z]{1,5}\)")
_CLOSED_RE = re.compile(r"(?:[.;:,?!]|[;,]\s*(?:and|or|and/or))[\"'\u2019\u201d)]*$", re.IGNORECASE)


def opening_mark(text: str) -> str:
    """The mark with which ``text`` opens, followed by a space or alone; empty where there is none.

    >>> [opening_mark(t) for t in ("2.1 Berths", "(a) to go", ".1", "2011 was", "- and")]
    ['2.1', '(a)', '.1', '', '-']
    """
    word = text.split(" ", 1)[0].split("\u00a0", 1)[0]
    return word if MARK_RE.fullmatch(word) else ""


def mark_form(mark: str) -> str:
    """The form of a mark, the same for all items of a list.

    >>> [mark_form(m) for m in ("12.", "(ii)", "2.1", "-")]
    ['0.', '(a)', '0.0', '-']
    """
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "0", mark))


def is_unmistakable(mark: str) -> bool:
    """Say whether a mark can hardly be a figure or a dash of the running text.

    >>> [is_unmistakable(m) for m in ("1.", "(a)", ".2", "3", "-")]
    [True, True, True, False, False]
    """
    return bool(_UNMISTAKABLE_RE.fullmatch(mark))


def is_closed(text: str) -> bool:
    """Say whether ``text`` ends as a paragraph can: with a stop, or with ``; and``.

    >>> [is_closed(t) for t in ("to go;", "to go; and", "the goods and", "(the Code).")]
    [True, True, False, True]
    """
    return bool(_CLOSED_RE.search(text.rstrip()))
