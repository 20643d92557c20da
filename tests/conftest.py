"""Fixtures that several test files share."""

import os
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from collection import Collection, build_collection
from command import Ran, call
from doors import NOBODY, Hours, local, policy
from hypothesis import settings
from index_samples import make_contents
from odd_server import OddServer, serving

from itcp_assist.corpus.door import Door
from itcp_assist.index import build_generation
from itcp_assist.index.minilm import DIMENSION, NAME, SHA256

# One search for counter-examples is enough to land on; new ones are looked for at every desk.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


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


class StandIn(WordEncoder):
    """Bears the name of the model that ships, whose index the command line then opens unloaded."""

    name = NAME
    sha256 = SHA256
    dimension = DIMENSION


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


@pytest.fixture(scope="session")
def collection(tmp_path_factory) -> Collection:
    """Fictional documents and their index, for reading only."""
    return build_collection(tmp_path_factory.mktemp("collection"), StandIn())


@pytest.fixture
def itcp(collection, monkeypatch, capsys, tmp_path) -> Callable[..., Ran]:
    """The command line on that collection, called in this process."""
    monkeypatch.setenv("ITCP_INDEX", str(collection.index))
    monkeypatch.setenv("ITCP_CORPUS", str(collection.corpus))
    monkeypatch.setenv("ITCP_DOCUMENTS", str(tmp_path / "documents"))
    return partial(call, capsys)


@pytest.fixture
def loopback() -> Iterator[OddServer]:
    """A web server on this machine that answers as its test says."""
    with serving() as server:
        yield server


@pytest.fixture
def hours() -> Hours:
    """A clock whose sleepers do not wait."""
    return Hours()


@pytest.fixture
def part(tmp_path) -> Path:
    """Where the beginning of a text waits for its end."""
    return tmp_path / ".parts" / "one.part"


@pytest.fixture
def door(loopback, hours) -> Door:
    """The real door, to that server."""
    return Door(policy(loopback), resolve=local, trust=NOBODY, clock=hours.clock)
