"""A build takes over from the generation that is served what has not changed."""

import shutil

import numpy as np
import pytest
from conftest import WordEncoder
from index_samples import LIGHTS, TEXTS, make_contents

from itcp_assist.index import build_generation, earlier_contents, open_generation

NEW_TEXT = "ENCOURAGES lamp keepers to sing;"
CHANGED = {**TEXTS, f"{LIGHTS}#op/11": NEW_TEXT}


class Counting(WordEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self):
        self.texts = []

    def encode(self, texts):
        self.texts += texts
        return super().encode(texts)


class Other(Counting):
    """The same weights by another checksum, as after a change of model."""

    sha256 = "1" * 64


def build(folder, encoder, texts=TEXTS):
    return build_generation(folder, make_contents(texts), encoder, lambda _: None)


def test_only_new_texts_are_encoded_and_the_generation_is_that_of_a_full_build(
    index_folder, tmp_path
):
    encoder = Counting()
    after = build(index_folder, encoder, CHANGED)
    assert encoder.texts == [NEW_TEXT]
    assert after.name == build(tmp_path / "full", WordEncoder(), CHANGED).name
    partly = open_generation(index_folder, encoder=encoder).dense.scores("lamps")
    full = open_generation(tmp_path / "full", encoder=encoder).dense.scores("lamps")
    np.testing.assert_array_equal(partly, full)


def test_vectors_of_another_model_are_not_taken_over(index_folder):
    encoder = Other()
    build(index_folder, encoder, CHANGED)
    assert sorted(encoder.texts) == sorted(set(CHANGED.values()))


@pytest.mark.parametrize("part", ["clauses.sqlite3", "chroma", "MANIFEST.json"])
def test_a_damaged_generation_is_made_anew(index_folder, part):
    generation = index_folder / (index_folder / "CURRENT").read_text().strip()
    damaged = generation / part
    if damaged.is_dir():
        shutil.rmtree(damaged)
    else:
        damaged.write_bytes(damaged.read_bytes()[:-1] + b"!")
    assert earlier_contents(index_folder) is None
    encoder = Counting()
    build(index_folder, encoder, CHANGED)
    assert sorted(encoder.texts) == sorted(set(CHANGED.values()))


def test_where_nothing_was_built_nothing_is_taken_over(tmp_path):
    assert earlier_contents(tmp_path) is None
