"""The page with the fake assistant, served by a process of its own on a free loopback port."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fake_assistant import TEXTS, TITLES, FakeAssistant, FakeRenewal
from payloads import PAYLOADS

from itcp_assist.ui import Place, launch_page

POISON = "A.9003(92)"


def poisoned_assistant() -> FakeAssistant:
    """The fake assistant with one more document, whose title and clauses are payloads."""
    poison = {f"{POISON}#op/{n}": text for n, text in enumerate(PAYLOADS, start=1)}
    return FakeAssistant(TEXTS | poison, TITLES | {POISON: "<img src=x onerror=alert(1)>"})


@contextmanager
def serving() -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The running server and its address; it is stopped at the end if it still runs."""
    here = Path(__file__)
    with subprocess.Popen(
        [sys.executable, here],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            assert found, f"the server told no address: {line}"
            yield server, found[0]
        finally:
            if server.poll() is None:
                server.terminate()


if __name__ == "__main__":
    launch_page(poisoned_assistant(), Place("127.0.0.1", 0), renewal=FakeRenewal())
