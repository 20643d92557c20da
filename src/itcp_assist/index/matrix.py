"""The vectors of all clauses as one matrix in a file, from which questions are answered."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from itcp_assist.errors import IndexStaleError, StorageError


def write_matrix(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write one row for each clause; StorageError when the disk does not keep it."""
    np.save(path, vectors)
    if not np.array_equal(np.load(path), vectors):
        raise StorageError(
            f"the disk did not keep {path}; free space or choose another folder with --index"
        )


def open_matrix(path: Path, rows: int) -> NDArray[np.float32]:
    """The matrix, of which only what is read comes into memory; IndexStaleError for another one."""
    try:
        matrix = np.load(path, mmap_mode="r")
    except (OSError, ValueError, EOFError) as error:
        raise IndexStaleError(f"{path} is damaged ({error}); run itcp-assist build") from error
    if matrix.dtype != np.float32 or matrix.ndim != 2 or len(matrix) != rows:
        raise IndexStaleError(f"{path} is not of these clauses; run itcp-assist build")
    return np.asarray(matrix)
