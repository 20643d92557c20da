"""Publishing a generation: all of it or nothing, whatever happens on the way.

A folder of generations holds ``LOCK``, ``CURRENT`` with the name of the generation that is served,
that generation, and the one before it. What is served is never written to: a build happens in a
folder of its own, which gets its name once every byte of it is on the disk, and ``CURRENT`` changes
by one rename after that.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itcp_assist.errors import IndexBusyError, IndexMissingError, IndexStaleError, StorageError

_NAME_RE = re.compile(r"gen-[0-9a-f]{16}")
_TEMPORARY_RE = re.compile(r"(?:tmp|old)-[0-9]+")
_ADVICE = "what was served still is; free space or choose another folder with --index"


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one build; the kernel lets go of it when the process ends, however.

    Raises:
        IndexBusyError: another process builds here.
        StorageError: the folder cannot be written to, or the disk refused during the build.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "LOCK").open("a+", encoding="utf-8") as lock:
            _take(lock.fileno(), folder)
            lock.truncate(0)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"cannot write the index in {folder}: {reason}; {_ADVICE}") from error


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = (folder / "LOCK").read_text(encoding="utf-8").strip() or "unknown"
        raise IndexBusyError(
            f"process {holder} is building the index in {folder}; wait until it has ended"
        ) from error


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder to build in, removed afterwards unless ``publish`` has given it its name."""
    temporary = folder / f"tmp-{os.getpid()}"
    temporary.mkdir()
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def publish(temporary: Path, name: str) -> None:
    """Give a complete folder its name, and make it current. Needs the lock."""
    for path in sorted(temporary.rglob("*"), reverse=True):
        _sync(path)
    _sync(temporary)
    target = temporary.parent / name
    if target.exists():  # damaged, or the build would have used it
        target.rename(temporary.parent / f"old-{os.getpid()}")
    temporary.rename(target)
    make_current(target)


def make_current(generation: Path) -> None:
    """Point CURRENT to a generation and delete all but it and the one before. Needs the lock."""
    folder = generation.parent
    _sync(folder)
    before = _read_pointer(folder)
    if before != generation.name:
        pointer = folder / "CURRENT.tmp"
        pointer.write_text(f"{generation.name}\n", encoding="ascii")
        _sync(pointer)
        pointer.replace(folder / "CURRENT")
        _sync(folder)
        _delete_others(folder, {generation.name, before})
    sweep(folder)


def sweep(folder: Path) -> None:
    """Delete what builds that were killed left behind. Needs the lock."""
    for path in folder.iterdir():
        if _TEMPORARY_RE.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def current_generation(folder: Path) -> Path:
    """The generation that is served.

    Raises:
        IndexMissingError: nothing has been built here.
        IndexStaleError: CURRENT does not name a generation that is here.
    """
    if not (folder / "CURRENT").exists():
        raise IndexMissingError(f"no index in {folder}; run itcp-assist build")
    name = _read_pointer(folder)
    if not name or not (folder / name).is_dir():
        raise IndexStaleError(
            f"CURRENT in {folder} does not name a generation that is there; run itcp-assist build"
        )
    return folder / name


def _read_pointer(folder: Path) -> str:
    """The name that CURRENT holds; empty when it holds anything else."""
    try:
        text = (folder / "CURRENT").read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    name = text.removesuffix("\n")
    return name if _NAME_RE.fullmatch(name) else ""


def _delete_others(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if _NAME_RE.fullmatch(path.name) and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
