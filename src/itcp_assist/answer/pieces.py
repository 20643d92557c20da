"""Two texts word by word: what the newer one keeps of the older, drops and adds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from itcp_assist.citation import fold_quote, fold_search
from itcp_assist.records import Piece, PieceKind, Span

# A word with what is printed inside it, then the space after it; a sign is a word of its own. Every
# character of a text is in exactly one match, so that the matches joined are the text.
_TOKEN_RE = re.compile(
    r"""
    (?P<word>
      \w [\w\u0300-\u036f]*                       # letters and figures, with combining accents
      (?: [-'.,/\u00ad\u200b-\u200d\u2010-\u2013\u2019\u2060\ufeff]+   # co-operation, 2.1, and/or
          \w [\w\u0300-\u036f]* )*
    ) \s*
  | (?P<sign>[^\w\s]) \s*
  | \s+                                           # only where a text begins with it
    """,
    re.VERBOSE,
)
# Longer texts are aligned by their rarer words first, which keeps the time from growing with the
# square of the length (difflib's own rule for what is frequent).
MAX_PLAIN_WORDS = 500
# A run that holds no longer word than this between two replacements is part of one: shown as kept,
# a lone "of the" would break what was rewritten into pieces that nobody can read.
_WEAK_WORD = 3
_WORDS_KEPT = 65_536  # distinct words of a collection as large as the one of the United Nations


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign with the space after it: its span, and what it is aligned and kept by."""

    start: int
    end: int
    text: str
    is_word: bool

    @property
    def key(self) -> str:
        """Folded for alignment only: co-operation is aligned with Cooperation."""
        return fold_word(self.text)


@lru_cache(_WORDS_KEPT)
def fold_word(word: str) -> str:
    """A word without case, accents and hyphens.

    >>> fold_word("Co\u2011operation")
    'cooperation'
    """
    return fold_search(word).replace("-", "") or word


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text in order, without its signs.

    >>> words_of("URGES Member States, by 2.1 (a)")
    ('urges', 'member', 'states', 'by', '2.1', 'a')
    """
    return tuple(fold_word(found["word"]) for found in _TOKEN_RE.finditer(text) if found["word"])


def rate_agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words of both that stand in both, in the same order: from 0 to 1."""
    return _matcher(one, other).ratio() if one or other else 1.0


def split_pieces(older: str, newer: str) -> tuple[Piece, ...]:
    """The pieces from the older text to the newer; what is dropped stands before what is added.

    Kept is what both texts print alike, apart from dashes, quotation marks and space as the rules
    for quotes fold them: a word that is spelled or capitalised otherwise is dropped and added.

    >>> for piece in split_pieces("by ten ships", "by six ships"):
    ...     print(piece.kind, piece.older, piece.newer)
    kept (0, 3) (0, 3)
    dropped (3, 7) None
    added None (3, 7)
    kept (7, 12) (7, 12)
    """
    one, other = list(_tokens(older)), list(_tokens(newer))
    pieces: list[Piece] = []
    at_one = at_other = 0
    for i, j, count in [*_kept_runs(one, other), (len(one), len(other), 0)]:
        if at_one < i:
            pieces.append(Piece(PieceKind.DROPPED, older=_span(one, at_one, i)))
        if at_other < j:
            pieces.append(Piece(PieceKind.ADDED, newer=_span(other, at_other, j)))
        at_one, at_other = i + count, j + count
        if count:
            spans = _span(one, i, at_one), _span(other, j, at_other)
            pieces.append(Piece(PieceKind.KEPT, *spans))
    return tuple(pieces)


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN_RE.finditer(text):
        word, sign = found["word"], found["sign"]
        yield Token(found.start(), found.end(), word or sign or "", bool(word))


def _span(tokens: Sequence[Token], first: int, end: int) -> Span:
    return tokens[first].start, tokens[end - 1].end


def _matcher(one: Sequence[str], other: Sequence[str]) -> "SequenceMatcher[str]":
    is_long = len(one) * len(other) > MAX_PLAIN_WORDS**2
    return SequenceMatcher(None, one, other, autojunk=is_long)


def _kept_runs(one: Sequence[Token], other: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Runs of tokens that are alike as printed: (place in one, place in other, how many)."""
    matcher = _matcher([token.key for token in one], [token.key for token in other])
    runs: list[tuple[int, int, int]] = []
    for i, j, count in matcher.get_matching_blocks():
        for at in range(count):
            if not _is_same_print(one[i + at].text, other[j + at].text):
                continue
            last = runs[-1] if runs else (0, 0, 0)
            if runs and (last[0] + last[2], last[1] + last[2]) == (i + at, j + at):
                runs[-1] = (last[0], last[1], last[2] + 1)
            else:
                runs.append((i + at, j + at, 1))
    return _strong_runs(runs, one, other)


def _is_same_print(one: str, other: str) -> bool:
    return one == other or fold_quote(one).text == fold_quote(other).text


def _strong_runs(
    runs: list[tuple[int, int, int]], one: Sequence[Token], other: Sequence[Token]
) -> list[tuple[int, int, int]]:
    """The runs without those of small words between two replacements."""
    strong: list[tuple[int, int, int]] = []
    ends = [(0, 0), *((i + n, j + n) for i, j, n in runs)]
    starts = [*((i, j) for i, j, _ in runs), (len(one), len(other))]
    replaced = [a < i and b < j for (a, b), (i, j) in zip(ends, starts, strict=True)]
    for number, (i, j, count) in enumerate(runs):
        is_weak = all(len(token.text) <= _WEAK_WORD for token in one[i : i + count])
        if not (is_weak and replaced[number] and replaced[number + 1]):
            strong.append((i, j, count))
    return strong
