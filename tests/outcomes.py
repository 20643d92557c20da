"""Reads bytes as a file, as a user would, and tells how that ended."""

import os
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


def read_in_process(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], int]:
    """What a fresh process prints that reads these files, and its peak memory in KiB.

    The memory is that of the process, or of one that it started, whichever took most.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    paths = [str(folder / name) for name in files]
    with subprocess.Popen(
        [sys.executable, "-c", READ_ALL, *paths], stdout=subprocess.PIPE, text=True
    ) as process:
        lines = process.stdout.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return lines, usage.ru_maxrss


def told(document: Document) -> list[str]:
    """The remarks of reading."""
    return [str(flag) for flag in document.flags]
