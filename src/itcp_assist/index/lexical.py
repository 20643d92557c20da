"""The lexical ranking: BM25 of stems and of neighbouring stems; the only door to bm25s."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import IndexStaleError, StorageError
from itcp_assist.index.words import pair_stems, question_stems, split_stems

# The best of the settings tried on ObliQA's development half: R@10 .769 to .786, MAP .616 to .656.
STEM_K1, STEM_B = 0.9, 0.75
PAIR_K1, PAIR_B = 0.4, 0.4
PAIR_WEIGHT = 0.3

_STEMS, _PAIRS = "stems", "pairs"


class LexicalRanking:
    """BM25 scores of every clause for a question; clauses are numbered from 0 as written."""

    def __init__(self, stems: bm25s.BM25, pairs: bm25s.BM25) -> None:
        self._stems = stems
        self._pairs = pairs

    def scores(self, question: str, skip: Collection[str] = ()) -> NDArray[np.float32]:
        """One score for each clause; ``skip`` are folded words that do not count as single ones."""
        single = _score(self._stems, question_stems(question, skip))
        paired = _score(self._pairs, pair_stems(split_stems(question)))
        return single + np.float32(PAIR_WEIGHT) * paired

    def term_scores(
        self, question: str, skip: Collection[str] = ()
    ) -> Mapping[str, NDArray[np.float32]]:
        """For each stem of the question, its share of the BM25 score of each clause."""
        return {stem: _score(self._stems, [stem]) for stem in question_stems(question, skip)}


def write_lexical(folder: Path, texts: Sequence[str]) -> None:
    """Index the texts and save them below ``folder``; StorageError when they do not come back."""
    stems = [split_stems(text) for text in texts]
    _write(folder / _STEMS, stems, bm25s.BM25(k1=STEM_K1, b=STEM_B))
    _write(folder / _PAIRS, map(pair_stems, stems), bm25s.BM25(k1=PAIR_K1, b=PAIR_B))


def open_lexical(folder: Path) -> LexicalRanking:
    """Load what ``write_lexical`` saved; IndexStaleError when it is something else."""
    try:
        stems, pairs = (bm25s.BM25.load(folder / name) for name in (_STEMS, _PAIRS))
    except (OSError, ValueError, EOFError) as error:
        raise IndexStaleError(f"{folder} is damaged ({error}); run itcp-assist build") from error
    return LexicalRanking(stems, pairs)


def _write(folder: Path, tokens: Iterable[Sequence[str]], ranking: bm25s.BM25) -> None:
    # Numbered by first appearance: bm25s' own numbering changes from run to run. The empty token
    # keeps the vocabulary from being empty where no text has two words.
    vocabulary = {"": 0}
    numbers = [[vocabulary.setdefault(t, len(vocabulary)) for t in text] for text in tokens]
    with np.errstate(invalid="ignore"):  # the mean length is 0 where no text has two words
        ranking.index((numbers, vocabulary), show_progress=False)
    ranking.save(folder, show_progress=False)
    if not _is_saved(ranking, folder):
        raise StorageError(
            f"the disk did not keep {folder}; free space or choose another folder with --index"
        )


def _is_saved(ranking: bm25s.BM25, folder: Path) -> bool:
    """Compare with what is read back: bm25s does not notice every write that fails."""
    try:
        saved = bm25s.BM25.load(folder)
    except (ValueError, EOFError):
        return False
    return saved.vocab_dict == ranking.vocab_dict and all(
        np.array_equal(saved.scores[name], ranking.scores[name])
        for name in ("data", "indices", "indptr", "num_docs")
    )


def _score(ranking: bm25s.BM25, tokens: list[str]) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = ranking.get_scores_from_ids(ranking.get_tokens_ids(tokens))
    return scores
