"""Folded copies of text for comparison, with every offset mapped back to the original.

The folding for quotes is the one that the project's citation rules allow and nothing more: dashes,
quotation marks and white space are made alike, soft hyphens and zero-width characters dropped,
Unicode normalised to NFC. A changed word, number, negation or verb stays a difference.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")
QUOTES = {0x2018: "'", 0x2019: "'", 0x201B: "'", 0x201C: '"', 0x201D: '"', 0x201F: '"'}
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Characters that are not seen but change what is seen: controls, zero-width and direction marks,
# variation selectors, tags, and halves of surrogate pairs, which no browser can be sent.
UNSEEN_RE = re.compile(
    r"""
    [\x00-\x08\x0b-\x1f\x7f-\x9f]          # C0 and C1 without tab and line feed
  | [\u061c\u200b-\u200f\u2028-\u202e]     # zero width, direction marks, separators, embeddings
  | [\u2060-\u206f\ufeff\ufff9-\ufffb]     # word joiner, isolates, byte order mark, annotations
  | [\ufe00-\ufe0f\U000e0000-\U000e01ef]   # variation selectors and tags
  | [\ud800-\udfff]                        # lone surrogates
    """,
    re.VERBOSE,
)
_SAME_LENGTH = DASHES | QUOTES
_CHARS_KEPT = 4096  # a text has a few hundred distinct characters

# Letters that look like Latin capitals and turn up in typed or recognised symbols.
LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy of a text: ``text``, and for each of its characters the original offset."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the folded text back to a span of the original text."""
        if start >= end:
            at = self.offsets[start] if start < len(self.text) else self.offsets[-1]
            return at, at
        return self.offsets[start], self.offsets[end]


def fold_quote(text: str) -> Folded:
    """Fold ``text`` by the rules for quotes; offsets has one entry more than the folded text.

    >>> fold_quote("co\\u2011operation\\u00a0 of  States").text
    'co-operation of States'
    """
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[at:end]).translate(_SAME_LENGTH)
        for char in piece:
            if char in INVISIBLE:
                continue
            if char.isspace():
                if out and out[-1] == " ":
                    continue
                char = " "
            out.append(char)
            offsets.append(at)
        at = end
    offsets.append(len(text))
    return Folded("".join(out), tuple(offsets))


def find_quote(needle: str, text: str) -> tuple[int, int] | None:
    """Span of ``text`` that equals ``needle`` under the folding for quotes, or None.

    >>> find_quote("Secretary-General's report", "the Secretary\\u2011General\\u2019s  report.")
    (4, 31)
    """
    wanted = fold_quote(needle).text.strip()
    folded = fold_quote(text)
    at = folded.text.find(wanted) if wanted else -1
    if at < 0:
        return None
    start, end = folded.span(at, at + len(wanted))
    return start, start + len(text[start:end].rstrip())


class _Unaccented(dict[int, int | None]):
    """A table for ``translate``: nothing for accents and invisible signs; a sign is asked of once.

    Every clause is folded for many a question, and a table does it ten times as fast as a loop.
    """

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        kept = None if char in INVISIBLE or unicodedata.combining(char) else code
        self[code] = kept
        return kept


_UNACCENTED = _Unaccented()


def fold_search(text: str) -> str:
    """Fold for search only: NFKC, lower case, no accents, no invisible characters, one hyphen.

    >>> fold_search("Co\\u2011opération technique")
    'co-operation technique'
    """
    if text.isascii():
        return text.casefold()
    compatible = unicodedata.normalize("NFKC", text).translate(_SAME_LENGTH)
    return unicodedata.normalize("NFD", compatible.casefold()).translate(_UNACCENTED)


def fold_typed(text: str) -> str:
    """Fold what a person typed, character for character, so that offsets stay valid.

    No-break spaces, dashes and full-width forms become plain; look-alike letters become Latin, the
    digits of every script those that keys are written with.

    >>> fold_typed("\\u0410.1006(\\u0662\\u0665)")
    'A.1006(25)'
    """
    return "".join(map(_fold_typed_char, text))


@lru_cache(_CHARS_KEPT)
def _fold_typed_char(char: str) -> str:
    if char.isspace():
        return " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = char.translate(_SAME_LENGTH).translate(LOOKALIKES)
    compatible = unicodedata.normalize("NFKC", plain)
    return compatible if len(compatible) == 1 else plain


def fold_letters(text: str) -> str:
    """Fold what a person typed to lower case without accents, so that offsets stay valid.

    >>> fold_letters("5 décembre 2017")
    '5 decembre 2017'
    """
    return "".join(map(_fold_letter, fold_typed(text)))


@lru_cache(_CHARS_KEPT)
def _fold_letter(char: str) -> str:
    folded = fold_search(char)
    return folded if len(folded) == 1 else char
