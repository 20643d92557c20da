"""The dense ranking: how near a question is to clauses in meaning, loaded when first needed."""

import logging
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import SettingsError, StorageError
from itcp_assist.index.encoder import Encoder, read_texts
from itcp_assist.index.manifest import MATRIX, PIECES, Manifest, stale
from itcp_assist.index.matrix import open_matrix
from itcp_assist.index.pieces import PieceRanking, Pieces, open_pieces

_log = logging.getLogger(__name__)


# Questions whose vectors are remembered: ranking asks for those of one several times.
_REMEMBERED = 64


class DenseRanking:
    """Nearness of clauses to a question; clauses are numbered from 0 as they were written.

    ``folder`` is that of the generation. IndexStaleError where the model is not the one that it was
    built with.
    """

    def __init__(self, folder: Path, rows: int, encoder: Encoder, manifest: Manifest) -> None:
        self._folder = folder
        self._rows = rows
        self._encoder = encoder
        self._manifest = manifest
        self._loaded: tuple[NDArray[np.float32], PieceRanking | None] | None = None
        self._lock = Lock()
        self._warned = False
        self._read = lru_cache(_REMEMBERED)(self._read_question)

    def scores(self, question: str) -> NDArray[np.float32] | None:
        """One cosine for each clause; None, with one warning in the log, without a usable model."""
        try:
            query = self._read(question)
            matrix, _ = self._opened()
        except (SettingsError, StorageError) as error:
            if not self._warned:
                _log.warning("clauses are ranked by their words only: %s", error)
            self._warned = True
            return None
        cosines: NDArray[np.float32] = matrix @ query.whole
        return cosines

    def fine_scores(self, question: str, rows: NDArray[np.intp]) -> NDArray[np.float32] | None:
        """For single clauses, how near they come piece by piece; None where no pieces are kept.

        To be asked for where ``scores`` gave some.
        """
        _, pieces = self._opened()
        return pieces.scores(self._read(question), rows) if pieces and len(rows) else None

    def _read_question(self, question: str) -> Pieces:
        return read_texts([question], self._encoder)[0]

    def _opened(self) -> tuple[NDArray[np.float32], PieceRanking | None]:
        with self._lock:
            if self._loaded is None:
                built, running = self._manifest.encoder_sha256, self._encoder.sha256
                if built != running:
                    raise stale("embedding weights", built, running)
                matrix = open_matrix(self._folder / MATRIX, self._rows)
                self._loaded = matrix, open_pieces(self._folder / PIECES, self._rows)
            return self._loaded
