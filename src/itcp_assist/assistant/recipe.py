"""What the clauses of a file depend on beside its bytes, as one checksum."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import metadata, resources

# The rooms whose code makes clauses and relations of a file, and the libraries that they read with.
_ROOMS = ("citation", "records", "reading", "clauses", "register")
_LIBRARIES = (
    "charset-normalizer", "fonttools", "lxml", "markdown-it-py", "pypdf", "pypdfium2",
    "python-docx", "PyYAML",
)  # fmt: skip


def recipe_of(entry: Mapping[str, str], *, witness: bool, ocr: bool) -> str:
    """Checksum of the code that reads, of a file's catalogue entry, and of how it is to be read."""
    given = [_code_sha256(), dict(entry), witness, ocr]
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()


@cache
def _code_sha256() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        folder = resources.files("itcp_assist") / room
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(f"{room}/{file.name}\n".encode() + file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.hexdigest()
