"""Change a folder's files so that every reader, at any moment, finds the old or the new ones."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itcp_assist.errors import StorageError

# Hidden names, which no reader of the folder takes for documents.
_LOCK = ".lock"
_UNFINISHED = ".unfinished"


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold a folder, made where it is missing, for one change; another writer waits meanwhile.

    The kernel lets go when the process ends, however it ends.

    Raises:
        StorageError: the disk refused, here or during the change.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOCK).open("a+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise StorageError(
            f"cannot write in {folder}: {error.strerror or error}; free space, allow writing or "
            "name another folder with --documents"
        ) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole: its name leads to the old bytes until all new ones are on the disk.

    Needs the lock: what a writer that was killed left unfinished is overwritten by the next.
    """
    unfinished = path.parent / _UNFINISHED
    with unfinished.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)
    _sync_folder(path.parent)


def remove_file(path: Path) -> None:
    """Remove a file where it is there; needs the lock."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
