"""What two generations hold, to be compared: contents only, without rankings, vectors or model."""

from dataclasses import dataclass
from pathlib import Path

from itcp_assist.errors import IndexMissingError, IndexStaleError
from itcp_assist.index.contents import Contents
from itcp_assist.index.manifest import FILE_NAME, STORE, check_files, read_manifest
from itcp_assist.index.publish import current_generation, previous_generation
from itcp_assist.index.store import read_store


@dataclass(frozen=True, slots=True)
class Stored:
    """The contents of one generation, by its name."""

    name: str
    contents: Contents


def read_current(folder: Path) -> Stored:
    """What the generation that is served holds.

    Raises:
        IndexMissingError: nothing was built there.
        IndexStaleError: another version built it, or it is damaged.
    """
    return _read(current_generation(folder.resolve()))


def read_previous(folder: Path, against: str = "") -> Stored | None:
    """What the generation before it holds; None where there is none.

    Args:
        folder: where ``build_generation`` built.
        against: another one to take: its name, its folder, or a folder in which one is served.

    Raises:
        IndexMissingError: ``against`` names no generation.
        IndexStaleError: a version with another schema built it, or it is damaged.
    """
    folder = folder.resolve()
    path = _find(folder, against) if against else previous_generation(folder)
    if path is None:
        return None
    try:
        return _read(path)
    except IndexStaleError as error:
        raise IndexStaleError(
            f"the earlier generation {path.name} cannot be compared with: another version of this "
            "program built it, or it is damaged; the next build that changes anything can be"
        ) from error


def _find(folder: Path, against: str) -> Path:
    for path in (folder / against, Path(against).resolve()):
        if (path / FILE_NAME).is_file():
            return path
        if (path / "CURRENT").is_file():
            return current_generation(path)
    raise IndexMissingError(
        f"{against!r} is no generation in {folder} and no folder that holds one; "
        "leave out --against to compare with the generation before"
    )


def _read(path: Path) -> Stored:
    check_files(path, read_manifest(path))
    return Stored(path.name, read_store(path / STORE))
