"""The manifest of a generation: what it was built from and by, and the checksum of every file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from itcp_assist import __version__
from itcp_assist.errors import IndexStaleError
from itcp_assist.index.contents import Contents
from itcp_assist.index.encoder import Encoder

FILE_NAME = "MANIFEST.json"
# What a generation consists of.
STORE, LEXICAL, DENSE = "clauses.sqlite3", "lexical", "chroma"
MATRIX, PIECES = "vectors.npy", "pieces"
# Raised whenever the layout of a generation changes, or the way in which texts are indexed.
SCHEMA = 5
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a generation, and its files with their size and sha256.

    ``corpus`` is the checksum of the contents, ``sources`` those of the documents read. The name of
    a generation is a checksum over all of this but ``files``, which differ from build to build.
    """

    corpus: str
    clauses: int
    sources: Mapping[str, str]
    encoder: str
    encoder_sha256: str
    dimension: int
    versions: Mapping[str, str]
    schema: int = SCHEMA
    files: Mapping[str, Mapping[str, str | int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the generation's folder."""
        text = json.dumps(asdict(replace(self, files={})), sort_keys=True)
        return f"gen-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def running_versions() -> dict[str, str]:
    """Versions of this package and of those that write the files of a generation."""
    return {
        "itcp-assist": __version__,
        "chromadb": version("chromadb"),
        "bm25s": version("bm25s"),
    }


def describe(contents: Contents, encoder: Encoder) -> Manifest:
    """The manifest of a generation that is still to be built."""
    return Manifest(
        corpus=contents.sha256(),
        clauses=len(contents.clauses),
        sources={held.identity.symbol: held.source.sha256 for held in contents.holdings},
        encoder=encoder.name,
        encoder_sha256=encoder.sha256,
        dimension=encoder.dimension,
        versions=running_versions(),
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder, with all files that are in it now."""
    files = {name: _checksum(folder / name) for name in list_files(folder)}
    text = json.dumps(asdict(replace(manifest, files=files)), indent=1, sort_keys=True)
    (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a generation; IndexStaleError unless it is one, and this folder's."""
    try:
        given = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if given["schema"] != SCHEMA:
            raise stale("schema", given["schema"], SCHEMA)
        manifest = Manifest(**{**given, "files": dict(given["files"])})
        name = manifest.name
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexStaleError(
            f"{folder} has no readable {FILE_NAME} ({error}); run itcp-assist build"
        ) from error
    if name != folder.name:
        raise IndexStaleError(
            f"{folder} is not the generation that its {FILE_NAME} describes; run itcp-assist build"
        )
    return manifest


def check_origin(manifest: Manifest, encoder_name: str) -> None:
    """IndexStaleError unless this version of the package, with this model, made the generation."""
    built = {**manifest.versions, "embedding model": manifest.encoder}
    running = {**running_versions(), "embedding model": encoder_name}
    for what in sorted(built.keys() | running.keys()):
        if built.get(what) != running.get(what):
            raise stale(what, built.get(what), running.get(what))


def stale(what: str, built: object, running: object) -> IndexStaleError:
    """The error of a generation that something else made."""
    return IndexStaleError(
        f"the index was built with {what} {built}, running is {running}; run itcp-assist build"
    )


def check_files(folder: Path, manifest: Manifest) -> None:
    """IndexStaleError unless the folder holds exactly the manifest's files, byte for byte."""
    held = set(list_files(folder)) - {FILE_NAME}
    for name in sorted(held | set(manifest.files)):
        if name not in manifest.files:
            raise _damaged(folder, name, "does not belong there")
        if name not in held:
            raise _damaged(folder, name, "is missing")
        if _checksum(folder / name) != manifest.files[name]:
            raise _damaged(folder, name, "is damaged")


def _damaged(folder: Path, name: str, what: str) -> IndexStaleError:
    return IndexStaleError(f"{name!r} in {folder} {what}; run itcp-assist build")


def list_files(folder: Path) -> list[str]:
    """Everything below the folder that is not itself a folder, by its relative name."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    )


def _checksum(path: Path) -> dict[str, str | int]:
    if path.is_symlink() or not path.is_file():
        return {}  # a link, pipe or device: never what a build wrote
    with path.open("rb") as stream:
        return {
            "sha256": hashlib.file_digest(stream, "sha256").hexdigest(),
            "size": path.stat().st_size,
        }
