"""Misspelled words of a question, replaced by the nearest word that the held clauses use."""

import re
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from itcp_assist.records import Clause
from itcp_assist.search.glossary import LAY_TERMS
from itcp_assist.search.words import EMPTY_WORDS, LIST_WORDS, fold_name

# Shorter words have too many neighbours for a correction to be safe.
MIN_CHARS = 5
# One edit in five characters: "coperation" is corrected, "sulphur" never becomes another word.
MAX_EDITS_SHARE = 0.2


def read_vocabulary(clauses: Iterable[Clause]) -> frozenset[str]:
    """The words of all clauses, folded, with the words that questions are made of."""
    texts = (clause.text for clause in clauses)
    words = re.findall(r"[^\W\d_]+", fold_name(" ".join((*texts, *LAY_TERMS))))
    return EMPTY_WORDS | LIST_WORDS | frozenset(words)


def correct_words(text: str, vocabulary: Collection[str]) -> str:
    """The text with each word that the vocabulary lacks replaced by its nearest neighbour in it.

    >>> correct_words("tecnical help on sulphur", {"technical", "help", "on", "support"})
    'technical help on sulphur'
    """
    return re.sub(rf"[^\W\d_]{{{MIN_CHARS},}}", lambda m: _correct(m[0], vocabulary), text)


def _correct(word: str, vocabulary: Collection[str]) -> str:
    folded = fold_name(word)
    if word.isupper() or any(f in vocabulary for f in (folded, folded.rstrip("s"), f"{folded}s")):
        return word
    bound = max(1, int(len(folded) * MAX_EDITS_SHARE))
    near = process.extract(
        folded, vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=bound, limit=None
    )
    # Of equally near words the first of the alphabet, so that runs repeat.
    nearest = min(near, key=lambda found: (found[1], found[0]), default=None)
    return str(nearest[0]) if nearest and nearest[0][0] == folded[0] else word
