"""The vectors of the clauses, kept in Chroma; the only door to chromadb.

Chroma is written once, by one process, and afterwards only read, from a copy: opening a collection
changes its files, which would break the checksums of a generation and fails where nothing may be
written. Questions are compared exactly with all vectors, which takes 8 ms for 20,000 clauses and
gives the same ranking every time; Chroma's own approximate search does neither better. For that
they are also kept as one matrix, which is there without Chroma being loaded.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import IndexStaleError, StorageError

if TYPE_CHECKING:
    from chromadb import ClientAPI, Collection

_COLLECTION = "clauses"
# As many rows as are asked for themselves after a build: Chroma has been seen to count rows, on a
# full disk, that no query could find. Its search is approximate, so that a few may be missed; of
# collections that two writers had spoiled, a quarter and more were.
_PROBES = 256
_FOUND_SHARE = 0.9
# A near-twin found in its place counts as found: among many of them the graph may miss the row.
_NEAR = 0.05


def write_vectors(folder: Path, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Write one vector for each key to a new collection; StorageError when Chroma refuses."""
    with _chroma(folder) as client:
        # Inner product of unit vectors is their cosine, and keeps them bit for bit as given.
        collection = client.create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "ip"}}
        )
        batch = client.get_max_batch_size()
        for start in range(0, len(keys), batch):
            end = start + batch
            collection.add(ids=list(keys[start:end]), embeddings=vectors[start:end])


def check_vectors(folder: Path, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Compare what was written with what is read back, and let Chroma find some of it itself.

    Raises:
        StorageError: a vector is missing or differs, or vectors are not found by their own query.
    """
    with _opened_copy(folder) as collection:
        try:
            same = np.array_equal(_all_vectors(collection, keys), vectors)
        except IndexStaleError:
            same = False
        rows = list(range(0, len(keys), max(1, len(keys) // _PROBES)))
        near = collection.query(query_embeddings=vectors[rows], n_results=1, include=["distances"])
    distances = np.array([found[0] if found else np.inf for found in near["distances"] or []])
    own = 1 - (vectors[rows] ** 2).sum(axis=1)
    found = np.count_nonzero(distances < own + _NEAR)
    if not same or found < _FOUND_SHARE * len(rows):
        raise StorageError(
            f"the vectors in {folder} cannot be read back as written; check the disk and its "
            "free space, then run itcp-assist build again"
        )


def _all_vectors(collection: "Collection", keys: Sequence[str]) -> NDArray[np.float32]:
    held = collection.get(include=["embeddings"])
    row_of = {key: row for row, key in enumerate(held["ids"])}
    if len(row_of) != len(keys) or not all(key in row_of for key in keys):
        raise IndexStaleError("the vectors are not those of the clauses; run itcp-assist build")
    rows = [row_of[key] for key in keys]
    return np.asarray(held["embeddings"], dtype=np.float32)[rows]


@contextmanager
def _opened_copy(folder: Path) -> Iterator["Collection"]:
    # Chroma remembers what it opened by path, so that a copy is also never an old state.
    with ExitStack() as stack:
        try:
            temporary = TemporaryDirectory(prefix="itcp-assist-", ignore_cleanup_errors=True)
            copy = copytree(folder, Path(stack.enter_context(temporary), folder.name))
            for path in (copy, *copy.rglob("*")):
                path.chmod(0o700)  # a read-only folder makes a read-only copy
        except OSError as error:
            raise StorageError(
                f"cannot copy {folder} to the temporary folder ({error}); free space or set TMPDIR"
            ) from error
        client = stack.enter_context(_chroma(copy))
        yield client.get_collection(_COLLECTION, embedding_function=None)


@contextmanager
def _chroma(folder: Path) -> Iterator["ClientAPI"]:
    from chromadb import PersistentClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    settings = Settings(anonymized_telemetry=False)
    try:
        with PersistentClient(str(folder.resolve()), settings=settings) as client:
            yield client
    except ChromaError as error:
        raise StorageError(
            f"Chroma cannot use {folder} ({error}); "
            "free space or choose another folder with --index"
        ) from error
