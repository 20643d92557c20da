"""The ranking of clauses: two scores put together, filters, ties."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from conftest import WordEncoder
from index_samples import BUOYS, LIGHTS, make_clause, make_contents

from itcp_assist.citation import Citation
from itcp_assist.index import build_generation, open_generation
from itcp_assist.records import Clause
from itcp_assist.search import rank_clauses, weigh_query
from itcp_assist.search.ranking import FINE_HITS, FINE_WEIGHT


@dataclass
class Given:
    """Scores that a test gives, whatever the question."""

    values: Sequence[float] | None
    fine: Sequence[float] | None = None

    def scores(self, _question, _skip=()):
        return None if self.values is None else np.array(self.values, dtype=np.float32)

    def term_scores(self, question, _skip=()):
        return {"all": self.scores(question)}

    def fine_scores(self, _question, rows):
        return None if self.fine is None else np.array(self.fine, dtype=np.float32)[rows]


@dataclass
class GivenIndex:
    lexical: Given
    dense: Given
    clauses: tuple[Clause, ...]

    def all_clauses(self):
        return self.clauses


def make_index(
    lexical: Sequence[float], dense: Sequence[float] | None, keys: Sequence[str] = ()
) -> GivenIndex:
    keys = keys or [f"{LIGHTS}#op/{row + 1}" for row in range(len(lexical))]
    clauses = tuple(make_clause(key, "Text", row) for row, key in enumerate(keys))
    return GivenIndex(Given(lexical), Given(dense), clauses)


def keys(hits) -> list[str]:
    return [str(hit.clause.citation) for hit in hits]


def test_the_best_are_compared_piece_by_piece():
    index = make_index([0, 2, 8], [0.5, 0.7, 0.6])
    index.dense.fine = [0.9, 0.7, -0.2]
    hits = rank_clauses("lamps", index, k=3)
    assert [h.clause.citation.path[0] for h in hits] == ["2", "1", "3"]
    weights = 1 + FINE_WEIGHT
    assert [h.score * weights for h in hits] == pytest.approx(
        [0.475 + FINE_WEIGHT * 0.7, 0.25 + FINE_WEIGHT * 0.9, 0.8], abs=1e-5
    )


def test_only_the_best_are_compared_piece_by_piece():
    rows = FINE_HITS + 1
    index = make_index(list(range(rows)), [0.5] * rows)
    index.dense.fine = [1.0] + [0.1] * (rows - 1)
    assert rank_clauses("lamps", index, k=rows)[-1].clause.citation.path == ("1",)


def test_words_as_a_share_of_the_highest_are_added_to_the_cosine_half_and_half():
    hits = rank_clauses("lamps", make_index([0, 2, 8], [0.5, 0.7, 0.6]), k=3)
    assert [(str(h.clause.citation.path[0]), h.score, h.rank, h.retriever) for h in hits] == [
        ("3", pytest.approx(0.8), 1, "hybrid"),
        ("2", pytest.approx(0.475), 2, "hybrid"),
        ("1", pytest.approx(0.25), 3, "hybrid"),
    ]


def test_a_pasted_clause_is_ranked_more_by_its_words():
    index = make_index([1, 0.5], [0.2, 0.9])
    short, long = "lamps", " ".join(f"lamp{number}" for number in range(30))
    assert [hit.score for hit in rank_clauses(short, index, k=2)] == pytest.approx([0.7, 0.6])
    assert [hit.score for hit in rank_clauses(long, index, k=2)] == pytest.approx([0.76, 0.62])


def test_without_a_model_only_clauses_that_share_a_word_are_hits():
    hits = rank_clauses("lamps", make_index([0, 2, 8], None), k=3)
    assert [(str(h.clause.citation.path[0]), h.score, h.retriever) for h in hits] == [
        ("3", 1.0, "lexical"),
        ("2", 0.25, "lexical"),
    ]


def test_no_word_in_common_leaves_the_dense_score():
    assert keys(rank_clauses("lamps", make_index([0, 0], [0.1, 0.3]), k=1)) == [f"{LIGHTS}#op/2"]


def test_symbols_are_filtered_before_scores_are_made_shares():
    index = make_index(
        [9, 1, 2], [0.9, 0.2, 0.1], [f"{LIGHTS}#op/1", f"{BUOYS}#op/1", f"{BUOYS}#op/2"]
    )
    hits = rank_clauses("lamps", index, k=3, symbols={BUOYS})
    assert keys(hits) == [f"{BUOYS}#op/2", f"{BUOYS}#op/1"]
    assert [hit.score for hit in hits] == pytest.approx([0.55, 0.35])


def test_symbols_that_are_not_held_leave_nothing():
    assert rank_clauses("lamps", make_index([1], [0.5]), k=3, symbols=["A.9003(90)"]) == ()


def test_a_document_of_one_clause_gives_it():
    index = make_index([0, 0], [0.5, 0.4], [f"{LIGHTS}#op/1", f"{BUOYS}#op/1"])
    assert keys(rank_clauses("lamps", index, k=3, symbols=[BUOYS])) == [f"{BUOYS}#op/1"]


def test_ties_stand_in_the_order_of_citations_also_at_the_cut():
    places = [f"{LIGHTS}#op/10", f"{BUOYS}#op/1", f"{LIGHTS}#op/9", f"{LIGHTS}#pp/1"]
    index = make_index([3, 3, 3, 3], [0.5, 0.5, 0.5 + 1e-8, 0.5], places)
    ordered = sorted(places, key=Citation.parse)
    for k in (4, 3, 2, 1):
        hits = rank_clauses("lamps", index, k=k)
        assert keys(hits) == ordered[:k]
        assert [hit.rank for hit in hits] == list(range(1, k + 1))


def test_an_empty_index_has_no_hits():
    index = GivenIndex(Given([]), Given([]), ())
    assert rank_clauses("lamps", index, k=3) == ()
    assert weigh_query("lamps", index).coverage == 0


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("indexes")
    build_generation(folder, make_contents(), WordEncoder(), lambda _: None)
    return open_generation(folder, encoder=WordEncoder())


def test_a_question_finds_its_clause(held):
    hits = rank_clauses("Who may share oil by technical cooperation?", held, k=2)
    assert keys(hits)[0] == f"{LIGHTS}#op/1"


def test_twins_of_two_resolutions_tie_and_both_are_found(held):
    hits = rank_clauses("report on lamps each leap year", held, k=2)
    assert keys(hits) == [f"{LIGHTS}#op/2", f"{BUOYS}#op/2"]
    assert hits[0].score == hits[1].score


def test_the_same_question_gives_the_same_ranking(held):
    assert rank_clauses("oil or paint", held, k=7) == rank_clauses("oil or paint", held, k=7)


def test_signals_tell_a_covered_question_from_a_foreign_one(held):
    near = weigh_query("keepers report on lamps each leap year", held)
    far = weigh_query("sulphur limits of marine fuel lamps", held)
    assert near.coverage > 0.8 > far.coverage
    assert near.bm25_per_term > far.bm25_per_term
    assert near.cosine > far.cosine


def test_signals_of_a_question_without_words_are_nothing(held):
    signals = weigh_query("?!", held)
    assert (signals.bm25_per_term, signals.coverage) == (0, 0)


def test_signals_without_a_model_have_no_cosine():
    signals = weigh_query("lamps", make_index([0, 2], None))
    assert signals.cosine is None
    assert signals.coverage == 1
    assert signals.bm25_per_term == 2
