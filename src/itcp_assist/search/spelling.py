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


def correct_terms(terms: Iterable[str], vocabulary: Collection[str]) -> tuple[str, ...]:
    """Each term as it is where the vocabulary has it, else its nearest neighbour within the bound.

    >>> correct_terms(["tecnical", "sulphur"], {"technical", "support", "supply"})
    ('technical', 'sulphur')
    """
    return tuple(dict.fromkeys(_correct(term, vocabulary) for term in terms))


def _correct(term: str, vocabulary: Collection[str]) -> str:
    forms = {term, term.rstrip("s"), f"{term}s"}
    if len(term) < MIN_CHARS or not term.isalpha() or any(form in vocabulary for form in forms):
        return term
    bound = max(1, int(len(term) * MAX_EDITS_SHARE))
    near = process.extractOne(
        term, vocabulary, scorer=DamerauLevenshtein.distance, score_cutoff=bound
    )
    return str(near[0]) if near and near[0][0] == term[0] else term
