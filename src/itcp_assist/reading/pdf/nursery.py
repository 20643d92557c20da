"""The nursery: a process that holds the libraries that read PDFs, and forks for each file.

Standard input is a socket. Each message on it brings four open files: what is to be read, two for
the output and the errors of the reading, and a socket on which the fork's exit code is told. When
that socket is closed at the other end the fork is killed; when standard input is closed, all of
them, and the nursery ends.
"""

import gc
import os
import selectors
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from itcp_assist.reading.pdf.child import read_file, read_given
from itcp_assist.reading.pdf.wire import Wishes

_FILES = 4
# A page that is read at first, so that the libraries are loaded and have set themselves up.
_SAMPLE = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R
  /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 38 >> stream
BT /F 9 Tf 9 9 Td (1 Berths are) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
startxref 0
%%EOF
"""


def main() -> int:
    """Fork on demand until nobody can ask any more."""
    read_file(_SAMPLE, Wishes(cores=0, limit_s=60))
    gc.freeze()  # what is loaded stays: no fork looks through it, which would copy it
    if Nursery().serve():
        return 0
    read_given()
    sys.stdout.flush()
    os._exit(0)  # a fork has nothing to tidy up


@dataclass(frozen=True, slots=True)
class Running:
    """A fork: ``link`` leads to who asked for it; ``life`` ends when the fork does."""

    pid: int
    link: socket.socket
    life: socket.socket


class Nursery:
    """Waits for requests, for the ends of forks, and for those who no longer want theirs."""

    def __init__(self) -> None:
        self._control = socket.socket(fileno=0)
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._control, selectors.EVENT_READ)
        self._running: set[Running] = set()

    def serve(self) -> bool:
        """True when nobody can ask any more; False in each fork, which has its files then."""
        while True:
            for key, _ in self._waiting.select():
                if key.data in self._running:
                    self._finish(key.data, unwanted=key.fileobj is key.data.link)
                elif key.fileobj is self._control:
                    _, files, _, _ = socket.recv_fds(self._control, 1, _FILES)
                    if not files:
                        self._finish_all()
                        return True
                    if self._fork(files[:3], socket.socket(fileno=files[3])):
                        return False

    def _fork(self, files: Sequence[int], link: socket.socket) -> bool:
        """Fork for a reading; True in the fork."""
        life, end = socket.socketpair()
        pid = _try_fork(link)
        if pid == 0:
            link.close()
            life.close()
            end.detach()  # open as long as the fork is there
            self._leave(files)
            return True
        end.close()
        for file in files:
            os.close(file)
        if pid is None:
            link.close()
            life.close()
            return False
        with suppress(OSError):  # it may have done so itself, or have ended
            os.setpgid(pid, pid)
        self._running.add(running := Running(pid, link, life))
        for one in (link, life):
            self._waiting.register(one, selectors.EVENT_READ, running)
        return False

    def _leave(self, files: Sequence[int]) -> None:
        """Turn a fork into a process that has nothing of the nursery and of other forks."""
        os.setpgid(0, 0)  # what it forks itself is of its group
        for running in self._running:
            running.link.close()
            running.life.close()
        self._waiting.close()
        self._control.close()
        for standard, file in enumerate(files):
            os.dup2(file, standard)
            os.close(file)

    def _finish(self, running: Running, *, unwanted: bool) -> None:
        """Tell how a fork has ended; one that is ``unwanted`` ends now."""
        if unwanted:
            _kill_group(running.pid)
        # as long as it is not gathered, its number and that of its group cannot be another's
        os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
        _kill_group(running.pid)  # what it has forked and not waited for
        _, status = os.waitpid(running.pid, 0)
        _tell(running.link, str(os.waitstatus_to_exitcode(status)))
        for one in (running.link, running.life):
            self._waiting.unregister(one)
            one.close()
        self._running.remove(running)

    def _finish_all(self) -> None:
        for running in tuple(self._running):
            self._finish(running, unwanted=True)


def _try_fork(link: socket.socket) -> int | None:
    """The number of a new fork, 0 in it; None where there is no room for one, which is told."""
    try:
        return os.fork()
    except OSError as error:
        _tell(link, str(error))
        return None


def _kill_group(leader: int) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all of it has ended
        os.killpg(leader, signal.SIGKILL)


def _tell(link: socket.socket, line: str) -> None:
    with suppress(OSError):  # nobody may be there any more
        link.send(line.encode())


if __name__ == "__main__":
    sys.exit(main())
