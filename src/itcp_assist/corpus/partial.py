"""Keep what has come of a text while it comes, so that a broken download can go on."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from itcp_assist.errors import FetchError, StorageError

_MAX_HEAD = 8192  # the first line: an address and a validator


class Part:
    """The bytes of a text so far, in a file whose first line says of which text they are.

    ``validator`` is the ETag or Last-Modified with which a server tells whether its file is still
    the one that these bytes began; without it they are worth nothing to another run.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.url, self.validator, self._start = _read_head(stream)
        self.size = max(stream.seek(0, os.SEEK_END) - self._start, 0)

    def begin(self, url: str, validator: str) -> None:
        """Forget what was there and begin the text that an address gives."""
        head = json.dumps([url, validator]).encode() + b"\n"
        self.clear()
        self._stream.write(head)
        self.url, self.validator, self._start = url, validator, len(head)

    def write(self, data: bytes) -> None:
        """Add the bytes that come next."""
        self._stream.write(data)
        self.size += len(data)

    def read(self) -> bytes:
        """All bytes of the text so far."""
        self._stream.seek(self._start)
        return self._stream.read()

    def clear(self) -> None:
        """Forget what was there; the file is then removed when it is closed."""
        self._stream.seek(0)
        self._stream.truncate()
        self.url, self.validator, self._start, self.size = "", "", 0, 0


@contextmanager
def open_part(path: Path) -> Iterator[Part]:
    """The part of a text in a file, held for this process; one that cannot go on is removed.

    Raises:
        FetchError: another process is fetching the same text.
        StorageError: the disk refused, here or meanwhile.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise FetchError(
                    "another itcp-assist is fetching this text; wait for it"
                ) from error
            part = Part(stream)
            try:
                yield part
            finally:
                if not (part.validator and part.size):
                    path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"cannot write in {path.parent}: {error.strerror or error}; free space or allow writing"
        ) from error


def _read_head(stream: IO[bytes]) -> tuple[str, str, int]:
    """Address, validator and where the bytes begin; nothing where the first line is torn."""
    stream.seek(0)
    line = stream.readline(_MAX_HEAD)
    try:
        url, validator = json.loads(line) if line.endswith(b"\n") else ("", "")
    except (ValueError, TypeError):
        url = validator = ""
    texts = isinstance(url, str) and isinstance(validator, str)
    if not (texts and url and f"{url}{validator}".isprintable()):
        stream.truncate(0)
        return "", "", 0
    return url, validator, len(line)
