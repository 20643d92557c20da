"""Write a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from itcp_assist.errors import StorageError


def publish(content: bytes, path: Path) -> None:
    """Put the bytes at ``path`` by renaming a finished file, so that no half file is ever seen.

    Raises StorageError when the disk refuses; what stood at ``path`` before is then untouched.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written ({error.strerror}); choose another folder or name"
        ) from error
    finally:
        # What refused the file may refuse this as well; the reader needs the first reason.
        with suppress(OSError):
            unfinished.unlink()
