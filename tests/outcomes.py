"""Reads bytes as a file, as a user would, and tells how that ended."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from itcp_assist.errors import ReadingError
from itcp_assist.reading import read_document
from itcp_assist.records import Document


def read_as(folder: Path, data: bytes, name: str = "a.pdf") -> Document:
    """The document that a file of these bytes is."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def refusal_of(folder: Path, data: bytes, name: str = "a.pdf") -> str:
    """The one line that refuses a file of these bytes, without its name."""
    with pytest.raises(ReadingError) as caught:
        read_as(folder, data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ") and message.isprintable()
    return message.removeprefix(f"{name}: ")


READ_ALL = """
import sys
from pathlib import Path
from itcp_assist.errors import ReadingError
from itcp_assist.reading import read_document
for name in sys.argv[1:]:
    try:
        print(read_document(Path(name)).text)
    except ReadingError as error:
        print(error)
"""


# Runs a command and tells its peak memory. A process that is started counts the memory of the one
# that started it, so that this small one starts it, not the tests, which grow large.
WATCHED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(process.returncode)
"""


def read_in_process(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], int]:
    """What a fresh process prints that reads these files, and its peak memory in KiB.

    The memory is that of the process, or of one that it started, whichever took most.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    paths = [str(folder / name) for name in files]
    reading = [sys.executable, "-c", READ_ALL, *paths]
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *reading], capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines(), int(run.stderr.split()[-1])


def told(document: Document) -> list[str]:
    """The remarks of reading."""
    return [str(flag) for flag in document.flags]
