"""Tell the hyphens that typesetters put at line ends from those that belong to a word.

A hyphen at a line's end before a letter of the same case is the typesetter's, and is dropped,

- where it is a soft hyphen (U+00AD) or U+2010, unless the document prints that sign within lines
  too: then its font writes every hyphen so;
- where the joined word stands elsewhere in the document and the hyphenated one does not.

Any other stays, since the print alone does not tell: "co-operation" is no "cooperation".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from itcp_assist.reading.layout.printed import PrintedLine

SOFT = "\u00ad"  # what a dropped hyphen leaves at the end of its line until the lines are joined

_HYPHENS = "-\u2010\u00ad"
_LIKE_PLAIN = str.maketrans("\u2010\u2011\u00ad", "---")
_WORD_RE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING_RE = re.compile(rf"({_WORD_RE.pattern})-$")
_WITHIN_RE = re.compile(r"[^\W_]([\u2010\u00ad])[^\W_]")


@dataclass(frozen=True, slots=True)
class Words:
    """What a document prints within lines: its words, and the unusual signs of its hyphens."""

    words: frozenset[str]
    hyphens: frozenset[str]

    def breaks(self, above: str, below: str) -> bool:
        """Say whether a typesetter put the hyphen between two lines.

        >>> words = Words(frozenset({"lantern", "co-operate"}), frozenset())
        >>> [words.breaks(a, b) for a, b in (("a lan-", "tern"), ("to co-", "operate"))]
        [True, False]
        """
        start = _ENDING_RE.search(above.translate(_LIKE_PLAIN))
        end = _WORD_RE.match(below.translate(_LIKE_PLAIN))
        if not start or not end:
            return False
        first, rest = start[1], end[0]
        if not (rest[0].islower() or (first.isupper() and rest.isupper())):
            return False
        if above[-1] != "-" and above[-1] not in self.hyphens:
            return True
        joined, hyphenated = first + rest, f"{first}-{rest}"
        return joined.casefold() in self.words and hyphenated.casefold() not in self.words


def read_words(lines: Iterable[PrintedLine]) -> Words:
    """The words of a document's lines; of one that a line breaks, its pieces."""
    words: set[str] = set()
    hyphens: set[str] = set()
    for line in lines:
        hyphens.update(_WITHIN_RE.findall(line.text))
        words.update(_WORD_RE.findall(line.text.translate(_LIKE_PLAIN).casefold()))
    return Words(frozenset(words), frozenset(hyphens))


def soften_hyphens(lines: Sequence[PrintedLine], words: Words) -> Iterator[PrintedLine]:
    """``lines`` in reading order, a typesetter's hyphen at the end of one as a soft hyphen."""
    for line, below in zip_longest(lines, lines[1:]):
        if line.text[-1] in _HYPHENS and below and words.breaks(line.text, below.text):
            yield replace(line, text=line.text[:-1] + SOFT)
        else:
            yield line
