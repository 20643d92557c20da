"""What the generation that is served holds already, so that a build need not make it anew."""

from pathlib import Path

from itcp_assist.errors import IndexMissingError, IndexStaleError, StorageError
from itcp_assist.index.contents import Contents
from itcp_assist.index.encoder import Encoder
from itcp_assist.index.manifest import (
    MATRIX,
    PIECES,
    STORE,
    Manifest,
    check_files,
    read_manifest,
    running_versions,
)
from itcp_assist.index.matrix import open_matrix
from itcp_assist.index.pieces import Known, read_pieces
from itcp_assist.index.publish import current_generation
from itcp_assist.index.store import read_store


def earlier_contents(folder: Path) -> Contents | None:
    """What the generation that is served from ``folder`` holds.

    None where nothing is served, and where it is damaged or of another version: then a build has
    to make everything anew, which also mends it.
    """
    try:
        path, _ = _whole_generation(folder)
        return read_store(path / STORE)
    except (IndexMissingError, IndexStaleError):
        return None


def earlier_pieces(folder: Path, encoder: Encoder) -> Known:
    """The vectors of that generation by their text; none where another model made them."""
    try:
        path, manifest = _whole_generation(folder)
        if (manifest.encoder, manifest.encoder_sha256) != (encoder.name, encoder.sha256):
            return {}
        clauses = read_store(path / STORE).clauses
        wholes = open_matrix(path / MATRIX, len(clauses))
        return read_pieces(path / PIECES, [clause.text for clause in clauses], wholes)
    except (IndexMissingError, IndexStaleError, StorageError):
        return {}


def _whole_generation(folder: Path) -> tuple[Path, Manifest]:
    path = current_generation(folder)
    manifest = read_manifest(path)
    if manifest.versions != running_versions():
        raise IndexStaleError(f"{path} was built by other versions; run itcp-assist build")
    check_files(path, manifest)
    return path, manifest
