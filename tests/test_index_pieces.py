"""The word pieces of clauses: kept once for each text, compared with those of a question."""

import numpy as np
import pytest

from itcp_assist.errors import IndexStaleError
from itcp_assist.index import pieces as module
from itcp_assist.index.pieces import Pieces, open_pieces, read_pieces, to_steps, write_pieces

BEGIN, END = 101, 102
LAMP, OIL, JAR, ROPE = 7, 8, 9, 10
AXES = np.eye(8, dtype=np.float32)
PLACE = {BEGIN: 0, END: 1, LAMP: 2, OIL: 3, JAR: 4, ROPE: 5}


def read(*words: int) -> Pieces:
    """A text whose pieces have nothing in common unless they are the same."""
    ids = np.array([BEGIN, *words, END], dtype=np.int32)
    return Pieces(AXES[0], ids, to_steps(AXES[[PLACE[number] for number in ids]]))


TEXTS = ["lamp oil", "oil", "rope", "lamp oil"]
PIECES = {"lamp oil": read(LAMP, OIL), "oil": read(OIL), "rope": read(ROPE)}


@pytest.fixture
def folder(tmp_path):
    write_pieces(tmp_path / "pieces", TEXTS, PIECES)
    return tmp_path / "pieces"


def scores(folder, question: Pieces, rows=(0, 1, 2, 3)):
    ranking = open_pieces(folder, len(TEXTS))
    return ranking.scores(question, np.array(rows)).round(4).tolist()


def test_a_clause_with_all_pieces_is_nearest(folder):
    assert scores(folder, read(LAMP, OIL)) == [1, pytest.approx(0.34, abs=0.01), 0, 1]
    assert scores(folder, read(ROPE), rows=(2, 0)) == [1, 0]


def test_rare_pieces_count_more(folder):
    both = scores(folder, read(ROPE, OIL))
    assert both[2] > both[1] > 0


def test_marks_count_nothing_and_unknown_pieces_most(folder):
    assert scores(folder, read()) == [0, 0, 0, 0]
    strange = Pieces(AXES[0], np.array([OIL, 30_000]), to_steps(AXES[[PLACE[OIL], PLACE[JAR]]]))
    assert 0 < scores(folder, strange)[1] < 0.5


def test_each_text_is_kept_once_and_read_back(folder):
    assert len(np.load(folder / "ids.npy")) == sum(len(p.ids) for p in PIECES.values())
    back = read_pieces(folder, TEXTS, np.tile(AXES[0], (4, 1)))
    assert back.keys() == PIECES.keys()
    for text, pieces in PIECES.items():
        assert np.array_equal(back[text].ids, pieces.ids)
        assert np.array_equal(back[text].vectors, pieces.vectors)
        assert np.array_equal(back[text].whole, pieces.whole)


def test_without_pieces_nothing_is_kept(tmp_path):
    none = Pieces(AXES[0], np.empty(0, dtype=np.int32), np.empty((0, 8), dtype=np.int8))
    write_pieces(tmp_path / "pieces", ["oil"], {"oil": none})
    assert open_pieces(tmp_path / "pieces", 1) is None
    (pieces,) = read_pieces(tmp_path / "pieces", ["oil"], AXES[:1]).values()
    assert len(pieces.ids) == len(pieces.vectors) == 0


def test_of_too_many_texts_none_is_kept(tmp_path):
    texts = [str(number) for number in range(module.MAX_TEXTS + 1)]
    write_pieces(tmp_path / "pieces", texts, dict.fromkeys(texts, read(OIL)))
    assert open_pieces(tmp_path / "pieces", len(texts)) is None


@pytest.mark.parametrize("name", ["vectors.npy", "ids.npy", "spans.npy", "counts.npy"])
def test_a_damaged_file_is_refused(folder, name):
    (folder / name).write_bytes(b"damaged")
    with pytest.raises(IndexStaleError, match="damaged"):
        open_pieces(folder, len(TEXTS))


def test_pieces_of_other_clauses_are_refused(folder):
    with pytest.raises(IndexStaleError, match="not of these clauses"):
        open_pieces(folder, len(TEXTS) + 1)
