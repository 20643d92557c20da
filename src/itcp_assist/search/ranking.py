"""Rank clauses for words: the lexical and the dense score of each, put together for one query."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from itcp_assist.records import Clause, Hit
from itcp_assist.search.words import EMPTY_WORDS, content_terms

# Share of the cosine. On ObliQA's development half every share from .4 to .6 gives the same R@10
# within .003; reciprocal-rank fusion loses .05 MAP.
DENSE_SHARE = 0.5
# Where the query is itself a clause, among many near-copies (UN Security Council): R@10 .418
# with this share, .380 with the other. 1 in 200 of ObliQA's questions has as many terms.
DENSE_SHARE_LONG = 0.3
LONG_TERMS = 25

# So many of the best are compared piece by piece with the query, which is added with this weight.
# ObliQA's development half: R@10 .814, AP@10 .699 with both, .807 and .684 without; 30 or 50 of the
# best give the same, every weight from .5 to .75 the same within .001 and .003.
FINE_HITS = 20
FINE_WEIGHT = 0.75

# Scores are compared to this many decimals, so that twins tie however a processor adds up.
_DECIMALS = 6

HYBRID, LEXICAL = "hybrid", "lexical"

Scores = NDArray[np.float32]


class LexicalScores(Protocol):
    """Scores by words, one for each clause."""

    def scores(self, question: str, skip: Collection[str] = ()) -> Scores:
        """Score of every clause; ``skip`` are words that do not count by themselves."""

    def term_scores(self, question: str, skip: Collection[str] = ()) -> Mapping[str, Scores]:
        """For each term of the question, its part in the score of every clause."""


class DenseScores(Protocol):
    """Scores by meaning, one for each clause."""

    def scores(self, question: str) -> Scores | None:
        """Cosine of every clause with the question; None without a model."""

    def fine_scores(self, question: str, rows: NDArray[np.intp]) -> Scores | None:
        """Nearness of single clauses piece by piece, up to 1; None where no pieces are kept."""


class RankingIndex(Protocol):
    """Clauses, and what scores them; all three in the same order."""

    @property
    def lexical(self) -> LexicalScores:
        """Scores by words."""

    @property
    def dense(self) -> DenseScores:
        """Scores by meaning."""

    def all_clauses(self) -> Sequence[Clause]:
        """Every clause."""


@dataclass(frozen=True, slots=True)
class RankSignals:
    """How well the best clause fits a query, for deciding whether to answer from it at all.

    ``cosine`` is that of the clause next in meaning, None without a model. ``bm25_per_term`` and
    ``coverage`` are of the clause that ranks first: its BM25 score for each term of the query, and
    the share of the query's terms that it holds, rare ones counting more (by idf), from 0 to 1.
    """

    cosine: float | None
    bm25_per_term: float
    coverage: float


def rank_clauses(
    text: str, index: RankingIndex, *, k: int, symbols: Collection[str] = ()
) -> tuple[Hit, ...]:
    """The ``k`` best clauses for a text, only those of ``symbols`` where some are given.

    The score is the convex sum of the lexical score, as a share of the highest among the clauses
    that may be returned, and the cosine; for the best of them with their fine score besides. Equal
    scores stand in the order of their citations.
    ``retriever`` is ``hybrid``, or without a model ``lexical``, when a clause that shares no word
    with the text is no hit.
    """
    clauses = index.all_clauses()
    allowed = np.arange(len(clauses))
    if symbols:
        allowed = allowed[[clause.symbol in symbols for clause in clauses]]
    scores, retriever = _fused_scores(text, index, allowed)
    if retriever == HYBRID:
        scores = _refined(scores, text, index, allowed)
    found = np.flatnonzero(scores) if retriever == LEXICAL else np.arange(len(scores))
    if k < len(found):
        found = found[scores[found] >= np.sort(scores[found])[-k]]
    ranked = sorted(
        ((float(scores[at]), clauses[allowed[at]]) for at in found),
        key=lambda scored: (-scored[0], scored[1].citation),
    )
    return tuple(
        Hit(clause, score, rank, retriever) for rank, (score, clause) in enumerate(ranked[:k], 1)
    )


def weigh_query(text: str, index: RankingIndex) -> RankSignals:
    """What the ranking of all clauses says about a query as a whole."""
    every = np.arange(len(index.all_clauses()))
    terms = list(index.lexical.term_scores(text, EMPTY_WORDS).values())
    dense = index.dense.scores(text)
    cosine = None if dense is None else float(dense.max(initial=-1.0))
    if not terms or not len(every):
        return RankSignals(cosine, 0.0, 0.0)
    best = int(np.argmax(_fused_scores(text, index, every)[0]))
    held = np.array([scores[best] for scores in terms])
    counts = np.array([np.count_nonzero(scores) for scores in terms])
    idf = np.log1p((len(every) - counts + 0.5) / (counts + 0.5))
    return RankSignals(cosine, float(held.mean()), float(idf[held > 0].sum() / idf.sum()))


def _fused_scores(text: str, index: RankingIndex, rows: NDArray[np.intp]) -> tuple[Scores, str]:
    # No shared word is no score, also where every clause that may be returned shares one.
    lexical = _stretch(index.lexical.scores(text, EMPTY_WORDS)[rows])
    dense = index.dense.scores(text)
    if dense is None:
        return lexical.round(_DECIMALS), LEXICAL
    share = DENSE_SHARE if len(content_terms(text)) < LONG_TERMS else DENSE_SHARE_LONG
    fused = (1 - share) * lexical + share * dense[rows].clip(0).astype(np.float32)
    return fused.round(_DECIMALS), HYBRID


def _refined(scores: Scores, text: str, index: RankingIndex, rows: NDArray[np.intp]) -> Scores:
    """The scores with the fine ones of the best; all others count as having none."""
    best = np.argsort(-scores, kind="stable")[:FINE_HITS]
    fine = index.dense.fine_scores(text, rows[best])
    if fine is None:
        return scores
    refined = scores.copy()
    refined[best] += FINE_WEIGHT * fine.clip(0)
    return (refined / (1 + FINE_WEIGHT)).round(_DECIMALS)


def _stretch(scores: Scores) -> Scores:
    """Scores as shares of the highest one; all 0 where that is 0."""
    highest = scores.max(initial=0)
    return scores / highest if highest > 0 else np.zeros_like(scores)
