"""The dense ranking: the cosine of a question with every clause, loaded when first needed."""

import logging
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import SettingsError, StorageError
from itcp_assist.index.encoder import Encoder
from itcp_assist.index.manifest import Manifest, stale
from itcp_assist.index.matrix import open_matrix

_log = logging.getLogger(__name__)


class DenseRanking:
    """Cosine of every clause with a question; clauses are numbered from 0 as the rows are."""

    def __init__(self, matrix: Path, rows: int, encoder: Encoder, manifest: Manifest) -> None:
        self._matrix = matrix
        self._rows = rows
        self._encoder = encoder
        self._manifest = manifest
        self._vectors: NDArray[np.float32] | None = None
        self._lock = Lock()
        self._warned = False

    def scores(self, question: str) -> NDArray[np.float32] | None:
        """One cosine for each clause; None, with one warning in the log, without a usable model.

        Raises:
            IndexStaleError: the model is not the one that the generation was built with.
        """
        try:
            query = self._encoder.encode([question])[0]
            vectors = self._loaded()
        except (SettingsError, StorageError) as error:
            if not self._warned:
                _log.warning("clauses are ranked by their words only: %s", error)
            self._warned = True
            return None
        cosines: NDArray[np.float32] = vectors @ query
        return cosines

    def _loaded(self) -> NDArray[np.float32]:
        with self._lock:
            if self._vectors is None:
                built, running = self._manifest.encoder_sha256, self._encoder.sha256
                if built != running:
                    raise stale("embedding weights", built, running)
                self._vectors = open_matrix(self._matrix, self._rows)
            return self._vectors
