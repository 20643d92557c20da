"""The near side of the nursery: one process that has all libraries loaded and forks for each PDF.

Loading them takes a quarter of a second, as long as reading a dozen pages. The nursery is no fork
of this process, which may have threads and hold a database; it is started once, and is gone when
this process is.
"""

import atexit
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import IO

# Apple's libraries do not work in a fork that runs no new program.
CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
_NURSERY = "itcp_assist.reading.pdf.nursery"
_LEAVE_LIMIT_S = 5.0
_STATUS_BYTES = 200


def run_module(name: str, stdin: int, stdout: int, stderr: int) -> "subprocess.Popen[bytes]":
    """Start a fresh Python that runs a module of this package, whatever the folder is.

    It belongs to a group of its own, which a Ctrl-C at the terminal does not reach: it ends when
    this process tells it to, or ends.
    """
    # the parent's module path, so that the package is found however the parent found it
    path = os.pathsep.join(map(os.path.abspath, sys.path))
    # arrays of one page need no threads, and a process that has some cannot fork safely
    environment = os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", name],
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        env=environment,
        start_new_session=True,
    )


class Fork:
    """A process that reads one PDF, forked by the nursery."""

    def __init__(self, link: socket.socket, nursery: "Nursery") -> None:
        self._link, self._nursery = link, nursery

    def ended(self, within_s: float) -> int | None:
        """The exit code, negative for a signal; None when it goes on after ``within_s`` seconds.

        OSError when the process could not be started, or the nursery is gone.
        """
        self._link.settimeout(max(within_s, 0.0))
        try:
            told = self._link.recv(_STATUS_BYTES).decode()
        except (TimeoutError, BlockingIOError):
            return None
        if not told.lstrip("-").isdigit():
            raise OSError(told or self._nursery.last_words())
        return int(told)

    def close(self) -> None:
        """Let go of it: if it still runs, the nursery kills it."""
        self._link.close()


class Nursery:
    """The nursery's process, and the socket through which it is asked for forks."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
        self._control, far = socket.socketpair()
        with far:
            self._process = run_module(
                _NURSERY, far.fileno(), subprocess.DEVNULL, self._errors.fileno()
            )

    def fork(self, files: Sequence[IO[bytes]]) -> Fork:
        """Have a PDF read whose standard input, output and error are ``files``."""
        near, far = socket.socketpair()
        with far:
            descriptors = [file.fileno() for file in files]
            try:
                socket.send_fds(self._control, [b"f"], [*descriptors, far.fileno()])
            except OSError:
                near.close()
                raise
        return Fork(near, self)

    def last_words(self) -> str:
        """Why the nursery has ended, as far as it said."""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "the process that starts readers has ended"

    def close(self) -> None:
        """End the nursery and whatever it has forked."""
        self._control.close()
        try:
            self._process.wait(_LEAVE_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def forget(self) -> None:
        """Leave the nursery to the process that this one was forked from."""
        self._control.close()
        self._errors.close()
        self._process.returncode = 0  # it is no child of this process, which cannot wait for it


class _Keeper:
    """The one nursery of this process, started when the first PDF is read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nursery: Nursery | None = None

    def fork(self, files: Sequence[IO[bytes]]) -> Fork:
        """A fork of the nursery, of a new one where the old one is gone."""
        with self._lock:
            try:
                return self._open().fork(files)
            except BrokenPipeError:
                self._close()
                return self._open().fork(files)

    def _open(self) -> Nursery:
        self._nursery = self._nursery or Nursery()
        return self._nursery

    def _close(self) -> None:
        if self._nursery:
            self._nursery.close()
        self._nursery = None

    def close(self) -> None:
        """End the nursery, if one was started."""
        with self._lock:
            self._close()

    def renew(self) -> None:
        """Begin anew in a process that was forked from the one that keeps the nursery."""
        self._lock = threading.Lock()
        if self._nursery:
            self._nursery.forget()
        self._nursery = None


_keeper = _Keeper()
fork = _keeper.fork
close_nursery = _keeper.close
if CAN_FORK:
    atexit.register(_keeper.close)
    os.register_at_fork(after_in_child=_keeper.renew)
