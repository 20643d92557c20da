"""Fixtures that several test files share."""

import re
import zlib
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from index_samples import make_contents

from itcp_assist.index import build_generation


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder of real texts beside the project; they are never part of it."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real texts are not here: no ../shared/data beside the project")
    return folder


class WordEncoder:
    """An encoder without a model: texts that share words get near vectors, always the same."""

    name = "words"
    sha256 = "0" * 64
    dimension = 64

    def encode(self, texts):
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()):
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(lengths, 1e-9)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture(scope="session")
def word_encoder() -> WordEncoder:
    """The same encoder for fixtures that outlive one test."""
    return WordEncoder()


@pytest.fixture(scope="session")
def built_index(tmp_path_factory, word_encoder) -> Path:
    """A folder with one generation, for reading only."""
    folder = tmp_path_factory.mktemp("built") / "indexes"
    build_generation(folder, make_contents(), word_encoder, lambda _: None)
    return folder


@pytest.fixture
def index_folder(built_index, tmp_path) -> Path:
    """A copy of it that a test may damage."""
    return copytree(built_index, tmp_path / "indexes")
