"""What turns texts into vectors; the only door to sentence-transformers and to torch."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import SettingsError
from itcp_assist.index.minilm import NAME, MiniLM
from itcp_assist.index.pieces import PieceReader, Pieces

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# A question is encoded alone and clauses are short: larger batches gain nothing on a processor.
BATCH = 32


class Encoder(Protocol):
    """What turns texts into unit vectors, and by which model."""

    @property
    def name(self) -> str:
        """Name of the model."""

    @property
    def sha256(self) -> str:
        """Checksum of its weights."""

    @property
    def dimension(self) -> int:
        """Length of its vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector for each text, in order; StorageError or SettingsError without model."""


def open_encoder(name: str = "", home: Path | None = None) -> Encoder:
    """The model that ships, or any other sentence-transformers model by name or folder.

    Nothing is loaded yet. Only the default model answers for its checksum and dimension without
    being loaded, and only with it nothing is looked up on the network. ``home`` is the folder of
    the index, where what is made of its weights is kept.

    >>> open_encoder().name
    'all-MiniLM-L6-v2'
    """
    return _NamedEncoder(name) if name not in ("", NAME) else MiniLM(home)


def read_texts(texts: Sequence[str], encoder: Encoder) -> list[Pieces]:
    """Each text as the encoder reads it, with its word pieces where it tells them."""
    if isinstance(encoder, PieceReader):
        return encoder.read_pieces(texts)
    wholes = encoder.encode(texts)
    none = np.empty(0, dtype=np.int32), np.empty((0, wholes.shape[1]), dtype=np.int8)
    return [Pieces(whole, *none) for whole in wholes]


class _NamedEncoder:
    """A model that the user names; its checksum is taken over the weights as loaded."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._loaded: SentenceTransformer | None = None
        self._lock = Lock()

    @property
    def sha256(self) -> str:
        weights = self._model().state_dict()
        digest = hashlib.sha256()
        for key in sorted(weights):
            digest.update(key.encode())
            digest.update(weights[key].cpu().float().numpy().tobytes())
        return digest.hexdigest()

    @property
    def dimension(self) -> int:
        return len(self.encode([""])[0])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        model = self._model()
        with self._lock:
            return _encode(model, texts)

    def _model(self) -> "SentenceTransformer":
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.name)
            return self._loaded


def _load(name: str) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(name, device="cpu")
    except (ImportError, OSError, ValueError) as error:
        raise SettingsError(
            f"ITCP_EMBEDDING={name!r} cannot be loaded as a model; name a sentence-transformers "
            "model or folder that is here, or unset it"
        ) from error


def _encode(model: "SentenceTransformer", texts: Sequence[str]) -> NDArray[np.float32]:
    vectors = model.encode(
        list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
    )
    return np.asarray(vectors, dtype=np.float32)
