"""Have a PDF read in a process of its own, which ends in time and tells why it failed."""

import json
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from types import TracebackType
from typing import IO, Any, Protocol, Self

from itcp_assist.errors import ReadingError
from itcp_assist.reading.pdf.fork import CAN_FORK, fork, run_module
from itcp_assist.reading.pdf.wire import Wishes

# What reading one file may take in all: a minute, so that a small one made to stall readers costs
# no more, and longer for a large one. An ordinary page has four kilobytes or more and takes 65
# thousandths of a second to read twice on one core, less than half of what its size adds.
LEAST_LIMIT_S = 60.0
MORE_S_PER_MIB = 40.0
MOST_LIMIT_S = 300.0
_READER = "itcp_assist.reading.pdf.child"
_STALLS = "it may be made to stall readers"


def time_limit_s(size: int) -> float:
    """Seconds that reading a file of ``size`` bytes may take.

    >>> time_limit_s(10_000), time_limit_s(5 * 2**20)
    (60.0, 220.0)
    """
    beyond = max(size / 2**20 - 1, 0)
    return min(LEAST_LIMIT_S + MORE_S_PER_MIB * beyond, MOST_LIMIT_S)


class Process(Protocol):
    """A process that reads one PDF."""

    def ended(self, within_s: float) -> int | None:
        """The exit code, negative for a signal; None when it goes on after ``within_s`` seconds."""

    def close(self) -> None:
        """End it if it still runs."""


class Fresh:
    """A process that is started from nothing, where there are no forks."""

    def __init__(self, files: Sequence[IO[bytes]]) -> None:
        self._process = run_module(_READER, *(file.fileno() for file in files))

    def ended(self, within_s: float) -> int | None:
        """The exit code; None when it goes on after ``within_s`` seconds."""
        try:
            return self._process.wait(max(within_s, 0.0))
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """Kill it if it still runs."""
        self._process.kill()
        self._process.wait()


class Apart:
    """A PDF that another process reads meanwhile; to be closed, as a file.

    ``name`` is what an error calls the file. ReadingError when no process could be started.
    """

    def __init__(self, data: bytes, name: str, wishes: Wishes, *, forked: bool = CAN_FORK) -> None:
        self._name, self._limit_s = name, wishes.limit_s or time_limit_s(len(data))
        self._deadline = time.monotonic() + self._limit_s
        self._code: int | None = None
        cores = wishes.cores if forked else 0
        settled = replace(wishes, cores=cores, limit_s=self._limit_s)
        head = json.dumps(asdict(settled)).encode() + b"\n"
        try:
            with ExitStack() as opened:
                self._out = opened.enter_context(tempfile.TemporaryFile())
                self._err = opened.enter_context(tempfile.TemporaryFile())
                self._process = _start((head, data), (self._out, self._err), forked=forked)
                opened.callback(self._process.close)
                self._opened = opened.pop_all()
        except OSError as error:
            raise self._unstarted(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process if it still runs, and drop what it wrote."""
        self._opened.close()

    def is_over(self, within_s: float = 0.0) -> bool:
        """Wait so long at most; say whether the process, or its time, is at an end.

        ReadingError when the process could not be started after all.
        """
        if self._code is None:
            left_s = max(self._deadline - time.monotonic(), 0.0)
            try:
                self._code = self._process.ended(min(within_s, left_s))
            except OSError as error:
                raise self._unstarted(error) from error
        return self._code is not None or time.monotonic() >= self._deadline

    def result(self) -> dict[str, Any]:
        """What the process found; ReadingError that says what kept it from reading."""
        self.is_over(self._limit_s)
        if self._code is None:
            raise self._error(f"took more than {self._limit_s:.0f} s to read; {_STALLS}")
        if self._code:
            raise self._error(explain_end(self._code, _read_all(self._err)))
        try:
            found: dict[str, Any] = json.loads(_read_all(self._out))
        except ValueError as error:  # a full disk cuts what a process writes, unseen by it
            told = "was not read: there is no room for what is in it; free space, or set TMPDIR"
            raise self._error(told) from error
        if "error" in found:
            raise self._error(found["error"])
        return found

    def _unstarted(self, error: OSError) -> ReadingError:
        told = f"was not read: no process could be started for it ({error}); try again"
        return self._error(told)

    def _error(self, told: str) -> ReadingError:
        return ReadingError(f"{self._name}: {told}")


def _start(given: Iterable[bytes], told: Sequence[IO[bytes]], *, forked: bool) -> Process:
    """Start a process whose standard input is ``given``, and output and errors go to ``told``."""
    with tempfile.TemporaryFile() as file:
        file.writelines(given)
        file.seek(0)
        return fork((file, *told)) if forked else Fresh((file, *told))


def explain_end(code: int, message: bytes) -> str:
    """Why a process that ended with ``code``, after writing ``message``, did not do its work."""
    if code < 0:
        name = signal.Signals(-code).name
        if name == "SIGXCPU":
            return f"takes too much time to read; {_STALLS}"
        return f"made the PDF reader crash ({name}); it may be damaged or made to exhaust memory"
    lines = message.decode("utf-8", "replace").strip().splitlines()
    if lines and lines[-1].startswith("MemoryError"):
        return "needs too much memory to read; it may be damaged or made to exhaust it"
    return f"could not be read ({lines[-1] if lines else f'exit code {code}'})"


def _read_all(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()
