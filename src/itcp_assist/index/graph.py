"""The default model as an ONNX graph, made from its weights; the only door to onnx.

Written out layer by layer, since tracing the model loses its mask. One text at a time goes through,
so that there is no padding to be masked, and a vector never depends on what else is encoded.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import ModelProto

# The shape of all-MiniLM-L6-v2, as its config.json gives it.
LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
# Raised whenever what this module makes of the same weights changes.
RECIPE = 2
_OPSET = 20  # the first with Gelu
_IR_VERSION = 9  # what onnxruntime reads since 1.15

Weights = Mapping[str, NDArray[np.float32]]


def build_graph(weights: Path) -> bytes:
    """An ONNX model from the numbers of word pieces, shape (n,), to unit vectors.

    One of the whole text, shape (384,), and one of each piece in its context, shape (n, 384). Its
    matrices are quantised to 8 bits for each column, in the 7 bits that processors without VNNI add
    up without overflow. ``weights`` is a safetensors file.
    """
    from onnx import save_model
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from safetensors.numpy import load_file

    with TemporaryDirectory(prefix="itcp-assist-") as folder:
        exact, small = Path(folder, "exact.onnx"), Path(folder, "small.onnx")
        save_model(build_exact(load_file(weights)), exact)
        # It logs at the root, which would set up a handler there for the whole program.
        silent = logging.NullHandler()
        logging.getLogger().addHandler(silent)
        try:
            quantize_dynamic(
                exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
        finally:
            logging.getLogger().removeHandler(silent)
        return small.read_bytes()


def build_exact(weights: Weights) -> "ModelProto":
    """The same model in 32 bits."""
    from onnx import TensorProto, helper

    layers = _Layers(weights)
    states = layers.encoded(layers.embedded("ids"))
    vector, pieces = layers.pooled(states), layers.pieces(states)
    graph = helper.make_graph(
        layers.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [
            helper.make_tensor_value_info(vector, TensorProto.FLOAT, [WIDTH]),
            helper.make_tensor_value_info(pieces, TensorProto.FLOAT, ["n", WIDTH]),
        ],
        layers.constants,
    )
    opset = helper.make_opsetid("", _OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=_IR_VERSION)


class _Layers:
    """The nodes of a graph as they are added; each method names the tensor that it makes."""

    def __init__(self, weights: Weights) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._weights = weights
        self._heads = self._constant("heads", np.array([-1, HEADS, WIDTH // HEADS]))
        self._joined = self._constant("joined", np.array([-1, WIDTH]))
        self._first = self._constant("first", np.array([0]))
        self._scale = self._constant("scale", np.float32(1 / np.sqrt(WIDTH // HEADS)))

    def embedded(self, ids: str) -> str:
        """Words and their places; every token is of the first of the two token types."""
        at = "embeddings."
        words = self._weight(f"{at}word_embeddings.weight")
        places = self._weights[f"{at}position_embeddings.weight"]
        first_type = self._weights[f"{at}token_type_embeddings.weight"][0]
        table = self._constant("places", places + first_type)
        place = self._node("Slice", table, self._first, self._node("Shape", ids))
        total = self._node("Add", self._node("Gather", words, ids), place)
        return self._normed(total, f"{at}LayerNorm")

    def encoded(self, states: str) -> str:
        """All layers: attention, then the two dense ones, each added to what went in."""
        for number in range(LAYERS):
            at = f"encoder.layer.{number}."
            attended = self._dense(self._attention(states, f"{at}attention.self."),
                                   f"{at}attention.output.dense")  # fmt: skip
            states = self._normed(
                self._node("Add", attended, states), f"{at}attention.output.LayerNorm"
            )
            inner = self._node("Gelu", self._dense(states, f"{at}intermediate.dense"))
            outer = self._dense(inner, f"{at}output.dense")
            states = self._normed(self._node("Add", outer, states), f"{at}output.LayerNorm")
        return states

    def pooled(self, states: str) -> str:
        """The mean over all tokens, of length 1."""
        mean = self._node("ReduceMean", states, self._first, keepdims=0)
        return self._node("LpNormalization", mean, axis=0, p=2)

    def pieces(self, states: str) -> str:
        """Each token's own vector, of length 1."""
        return self._node("LpNormalization", states, axis=1, p=2)

    def _attention(self, states: str, at: str) -> str:
        query, key, value = (
            self._node("Reshape", self._dense(states, at + name), self._heads)
            for name in ("query", "key", "value")
        )
        query = self._node("Transpose", query, perm=[1, 0, 2])
        key = self._node("Transpose", key, perm=[1, 2, 0])
        value = self._node("Transpose", value, perm=[1, 0, 2])
        weighed = self._node("Mul", self._node("MatMul", query, key), self._scale)
        mixed = self._node("MatMul", self._node("Softmax", weighed, axis=-1), value)
        return self._node("Reshape", self._node("Transpose", mixed, perm=[1, 0, 2]), self._joined)

    def _dense(self, states: str, at: str) -> str:
        matrix = self._constant(f"{at}.matrix", self._weights[f"{at}.weight"].T)
        return self._node("Add", self._node("MatMul", states, matrix), self._weight(f"{at}.bias"))

    def _normed(self, states: str, at: str) -> str:
        scale, shift = self._weight(f"{at}.weight"), self._weight(f"{at}.bias")
        return self._node("LayerNormalization", states, scale, shift, axis=-1, epsilon=EPSILON)

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, value: NDArray[Any] | np.float32) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _node(self, kind: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401
        from onnx import helper

        output = f"{kind.lower()}-{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output
