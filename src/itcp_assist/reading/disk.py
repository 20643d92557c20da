"""The bytes of one file, read once, or the reason in one line why they cannot be read."""

import stat
from pathlib import Path

from itcp_assist.errors import ReadingError

# The largest text in the field, a consolidated convention as PDF, stays under a tenth of this.
MAX_BYTES = 64 * 1024 * 1024


def printable_name(path: Path) -> str:
    r"""The file's name on one line: what cannot be printed, or turns the line round, is a box.

    >>> print(printable_name(Path("a\nb\u202egnp.pdf")))
    a�b�gnp.pdf
    """
    return "".join(c if c.isprintable() else "\ufffd" for c in path.name)


def read_bytes(path: Path, max_bytes: int = MAX_BYTES, *, name: str = "") -> bytes:
    """All bytes of a regular file; ReadingError for anything else, nothing, or too much.

    ``name`` is what an error calls the file, without it the file's own name. A named pipe or a
    device is refused before it is opened, since opening it could wait for ever.
    """
    name = name or printable_name(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError(f"{name}: is a folder; name a file in it")
        if not stat.S_ISREG(mode):
            raise ReadingError(f"{name}: is not a regular file; give a document")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise ReadingError(f"{name}: is missing; check the name") from error
    except PermissionError as error:
        raise ReadingError(f"{name}: may not be read; allow reading it") from error
    except (OSError, ValueError) as error:  # ValueError: a name that holds a NUL
        raise ReadingError(
            f"{name}: cannot be opened ({_reason(error)}); check the path"
        ) from error
    if not data:
        raise ReadingError(f"{name}: is empty (0 bytes); fetch it again")
    if len(data) > max_bytes:
        raise ReadingError(
            f"{name}: is larger than {max_bytes:,} bytes, the limit; split the document"
        )
    return data


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "") if isinstance(error, OSError) else str(error)
