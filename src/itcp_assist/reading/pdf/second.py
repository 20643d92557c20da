"""The second reading of a PDF in processes of their own, several for a long file.

It takes five times as long as the first, and goes on while the layout is read. What is too much for
it costs a remark, not the file.
"""

import json
import os
import select
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from itcp_assist.reading.pdf.witness import compare_readings
from itcp_assist.records import Remark

LEAST_PAGES = 4  # for fewer, a process more is not worth starting
MOST_PROCESSES = 8  # each may take as much memory as the first reading
# Of a file's time, what is left to tell the result: no page is begun after the first, and one that
# goes on is given up at the second.
BEGIN_SPARE_S, END_SPARE_S = 8.0, 3.0
_FIRST_FILE, _LAST_FILE = 3, 256  # what a process may have open beside its standard files
_CHUNK_BYTES = 2**16


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that a process compares, from ``first`` to ``last``; it writes remarks to ``pipe``."""

    first: int
    last: int
    process: int
    pipe: int


class SecondReading:
    """Compares the pages of a file with the ``letters`` that the first reading found on each.

    ``until`` is when the file's time is over, by ``time.monotonic``.
    """

    def __init__(self, data: bytes, letters: Sequence[Counter[str]], until: float) -> None:
        self._data, self._letters, self._until = data, letters, until
        self._parts: list[Part] = []

    def start(self, cores: int) -> None:
        """Begin to compare in up to so many processes, where this process may fork."""
        count = len(self._letters)
        processes = min(cores, MOST_PROCESSES, -(-count // LEAST_PAGES))
        size = -(-count // processes)
        for first in range(1, count + 1, size):
            self._parts.append(self._fork(first, min(first + size - 1, count)))

    def gather(self) -> list[Remark]:
        """The remarks on all pages, compared now where nothing was started."""
        if not self._parts:
            return self._compare(1, len(self._letters))
        found = [remark for part in self._parts for remark in self._receive(part)]
        return list(dict.fromkeys(found))  # what is wrong with the file, each part says

    def _compare(self, first: int, last: int) -> list[Remark]:
        letters, until = self._letters[first - 1 : last], self._until - BEGIN_SPARE_S
        return compare_readings(self._data, letters, first=first, until=until)

    def _fork(self, first: int, last: int) -> Part:
        pipe, end = os.pipe()
        process = os.fork()
        if process == 0:
            try:
                self._tell(first, last, end)
                os._exit(0)
            finally:  # never goes on with what the process does that forked it
                os._exit(1)
        os.close(end)
        return Part(first, last, process, pipe)

    def _tell(self, first: int, last: int, end: int) -> None:
        """Compare pages and write the remarks to ``end``, the only file that is kept open."""
        os.dup2(end, 1)
        os.closerange(_FIRST_FILE, _LAST_FILE)
        remarks = self._compare(first, last)
        with open(1, "w", encoding="ascii") as out:
            json.dump([(remark.text, remark.page) for remark in remarks], out)

    def _receive(self, part: Part) -> list[Remark]:
        """The remarks of a part; one that says so where its process fails or takes too long."""
        told = self._read_pipe(part.pipe)
        if told is None:
            os.kill(part.process, signal.SIGKILL)
        _, status = os.waitpid(part.process, 0)
        if status:
            reason = "takes too long" if told is None else "failed"
            pages = f"pages {part.first} to {part.last}"
            return [Remark(f"the second reading {reason}; {pages} may have been read only once")]
        return [Remark(text, page) for text, page in json.loads(told or b"")]

    def _read_pipe(self, pipe: int) -> bytes | None:
        """All that is written to ``pipe``; None when that takes too long."""
        told = b""
        with open(pipe, "rb", buffering=0) as file:
            while True:
                left_s = max(self._until - END_SPARE_S - time.monotonic(), 0.0)
                if not select.select([file], [], [], left_s)[0]:
                    return None
                chunk = file.read(_CHUNK_BYTES)
                if not chunk:
                    return told
                told += chunk
