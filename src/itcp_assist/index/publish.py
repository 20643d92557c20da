"""Publishing a generation: all of it or nothing, whatever happens on the way.

A folder of generations holds ``LOCK``, ``CURRENT`` with the name of the generation that is served,
that generation, the one before it, and ``PREVIOUS``, which tells of a generation which one was
served before it. What is served is never written to: a build happens in a folder of its own, which
gets its name once every byte of it is on the disk, and ``CURRENT`` changes by one rename after
that. ``PREVIOUS`` is written first, and holds a line for the generation that is served so far and
one for the next: whichever of the two ``CURRENT`` names after a kill, its line is there.
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
        if before:
            _record_previous(folder, generation.name, before)
        _replace_pointer(folder / "CURRENT", f"{generation.name}\n")
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


def previous_generation(folder: Path) -> Path | None:
    """The generation that was served before the one that is; None where none is on record.

    A build that changes nothing leaves it as it is. Raises what ``current_generation`` raises.
    """
    name = _read_previous(folder).get(current_generation(folder).name, "")
    return folder / name if name and (folder / name).is_dir() else None


def _record_previous(folder: Path, name: str, before: str) -> None:
    """Write down which generation comes before ``name``, and before the one that is served yet."""
    lines = {before: _read_previous(folder).get(before), name: before}
    text = "".join(f"{key} {value}\n" for key, value in lines.items() if value)
    _replace_pointer(folder / "PREVIOUS", text)


def _read_previous(folder: Path) -> dict[str, str]:
    """Each generation on record with the one before it; lines of any other form are no record."""
    try:
        lines = (folder / "PREVIOUS").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return {}
    pairs = (line.partition(" ")[::2] for line in lines)
    return {a: b for a, b in pairs if _NAME_RE.fullmatch(a) and _NAME_RE.fullmatch(b)}


def _replace_pointer(path: Path, text: str) -> None:
    """Write a small file by one rename, and see that the disk keeps it."""
    unfinished = path.with_name(f"{path.name}.tmp")
    unfinished.write_text(text, encoding="ascii")
    _sync(unfinished)
    unfinished.replace(path)
    _sync(path.parent)


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
