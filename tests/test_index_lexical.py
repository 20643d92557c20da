"""Words and the lexical ranking."""

import numpy as np
import pytest

from itcp_assist.index.lexical import open_lexical, write_lexical
from itcp_assist.index.words import question_stems, split_stems, split_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co-operation", "cooperation"),
        ("co\u2011operation", "Cooperation"),
        ("co\u00adoperation", "cooperation"),
        ("CO\u2010OPERATIVE", "cooperative"),
        ("re-establish", "reestablish"),
        ("sub-regional", "subregional"),
        ("inter-agency", "interagency"),
        ("non-governmental", "nongovernmental"),
        ("capacity-building", "capacity building"),
        ("capacity\u2013building", "capacity building"),
        ("Secretary-General\u2019s", "secretary general's"),
        ("long-term co-operation", "long term cooperation"),
        ("coopération", "cooperation"),
        ("\ufb01nancing", "financing"),
    ],
)
def test_spellings_meet(one, other):
    assert split_words(one) == split_words(other)


def test_stop_words_and_skipped_words_are_no_stems():
    assert split_stems("The reports of the lamp keepers", skip={"lamp"}) == ["report", "keeper"]


def test_a_question_of_empty_words_keeps_them():
    assert question_stems("What else?", skip={"what", "else"}) == ["what", "els"]


def test_a_repeated_word_of_a_question_counts_once():
    assert question_stems("reporting reports, reported", ()) == ["report"]


TEXTS = [
    "lamp keepers report on oil",
    "oil for lamps, and a report that keepers of lamps may read",
    "buoys",
    "technical co-operation",
]


@pytest.fixture
def ranking(tmp_path):
    write_lexical(tmp_path, TEXTS)
    return open_lexical(tmp_path)


def test_neighbouring_words_count_more_than_scattered_ones(ranking):
    scores = ranking.scores("report on oil")
    assert scores[0] > scores[1] > 0
    assert not scores[2:].any()


def test_a_skipped_word_still_counts_beside_its_neighbour(ranking):
    assert ranking.scores("report on oil", skip={"report", "on"})[0] > ranking.scores("oil")[0]


def test_spellings_meet_in_the_ranking(ranking):
    assert ranking.scores("cooperation").argmax() == 3


def test_terms_add_up_to_the_score_of_single_words(ranking):
    shares = ranking.term_scores("buoys of lamps")
    assert set(shares) == {"buoy", "lamp"}
    # No two of these words are neighbours in a text, so that pairs add nothing.
    assert np.allclose(sum(shares.values()), ranking.scores("buoys of lamps"))


@pytest.mark.parametrize("text", ["", "?!", "unheard words", "of the"])
def test_what_no_text_holds_scores_nothing(ranking, text):
    scores = ranking.scores(text)
    assert scores.shape == (len(TEXTS),)
    assert not scores.any()
