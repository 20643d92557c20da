"""Cuts a change to a folder short at every point at which a process can be killed.

For each change a folder is made for each point, in which one text is held; then the change is begun
in a process that the kernel kills there: before its n-th look at or change of a file, or after as
many bytes as may be written to one. It stops at the point that the change never reaches.
"""

import os
import resource
import signal
import sys
from itertools import count
from pathlib import Path

from itcp_assist.corpus import Entry, keep_text, remove_text

OLD, NEW = b"the first printing\n" * 20, b"the second printing\n" * 20
ENTRY = Entry("x.txt", symbol="A.9001(90)")
OTHER = Entry("x.txt", symbol="A.9002(91)")
CHANGES = {
    "keep": lambda folder: keep_text(folder, NEW, OTHER),
    "replace": lambda folder: keep_text(folder, NEW, ENTRY, replace=True),
    "remove": lambda folder: remove_text(folder, ENTRY.symbol),
}
# Into the text, into the catalogue behind it (which is longer), and into neither.
BYTES = (0, 100, len(NEW) + 1, 1 << 20)
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "fcntl.flock"}


def cut_after_events(number: int) -> None:
    """Kill this process before the event of that number."""
    events = count(1)

    def look(event: str, _arguments: object) -> None:
        if event in EVENTS and next(events) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def cut_after_bytes(number: int) -> None:
    """Kill this process when a file of its gets longer; Python by itself would go on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


def is_cut(folder: Path, change: str, cut: object, number: int) -> bool:
    """Make the folder, begin the change in it, and say whether it was killed."""
    keep_text(folder, OLD, ENTRY)
    child = os.fork()
    if not child:
        cut(number)
        CHANGES[change](folder)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    root = Path(sys.argv[1])
    for change in CHANGES:
        for point in count(1):
            if not is_cut(root / f"{change}-{point}-events", change, cut_after_events, point):
                break
        for point in BYTES:
            is_cut(root / f"{change}-{point}-bytes", change, cut_after_bytes, point)
