"""Give the scanned pages of a PDF a text layer, by OCRmyPDF and Tesseract where they are installed.

The text that they find is a guess. It is read like any other text layer, and its pages are marked
as recognised, so that no clause of theirs is ever called verbatim.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from itcp_assist.errors import ReadingError
from itcp_assist.reading.pdf.child import SCAN
from itcp_assist.reading.pdf.objects import printable
from itcp_assist.records import Document

COMMAND = "ocrmypdf"
WALL_LIMIT_S = 1_800.0  # a page takes one to five seconds
PAGE_LIMIT_S = 120  # what takes longer stays without text, and is told as such
PIXEL_LIMIT = 128  # millions a page: A3 at 600 dots an inch has 70
MEMORY_LIMIT_BYTES = 4 * 2**30  # of each program that takes part
# OCRmyPDF's exit codes for a program or a language that is missing, and for a locked file.
_MISSING, _ENCRYPTED = 3, 8


def read_recognised(read: Callable[[bytes], Document], data: bytes, name: str) -> Document:
    """What ``read`` makes of a PDF, after its pages without text were recognised, if it has any.

    ReadingError as from ``read`` or ``recognise_text``, and begins with ``name``.
    """
    try:
        document = read(data)
    except ReadingError as error:
        if SCAN not in str(error):
            raise
    else:
        pages = {line.page for line in document.lines}
        if len(pages) == document.page_count:
            return document
    return read(recognise_text(data, name))


def recognise_text(data: bytes, name: str, limit_s: float = WALL_LIMIT_S) -> bytes:
    """The PDF in ``data`` with a text layer on each page that has none; the others are not touched.

    Nothing leaves the machine. ReadingError, which begins with ``name``, where the programs are
    not installed, or when they fail or take longer than ``limit_s``.
    """
    command = shutil.which(COMMAND)
    if command is None:
        raise ReadingError(
            f"{name}: text recognition needs the programs ocrmypdf and tesseract; install them "
            "(apt-get install ocrmypdf, or brew install ocrmypdf) or give a PDF with text"
        )
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "given.pdf"), Path(folder, "made.pdf")
        given.write_bytes(data)
        options = (
            "--skip-text", "--quiet", "--output-type=pdf", "--optimize=0",
            f"--max-image-mpixels={PIXEL_LIMIT}", f"--tesseract-timeout={PAGE_LIMIT_S}",
        )  # fmt: skip
        problem = _run([command, *options, str(given), str(made)], folder, limit_s)
        if problem or not made.is_file():
            raise ReadingError(f"{name}: {problem or 'its text was not recognised'}")
        return made.read_bytes()


def _run(command: list[str], folder: str, limit_s: float) -> str:
    """Run the programs within their limits; why they failed, empty where they did not."""
    with tempfile.TemporaryFile() as told:
        try:
            running = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=told,
                env=os.environ | {"TMPDIR": folder},
                start_new_session=True,  # so that what it starts can be ended with it
            )
        except OSError as error:
            return f"text recognition could not be started ({error.strerror}); try again"
        _limit_memory(running.pid)
        try:
            code = running.wait(limit_s)
        except subprocess.TimeoutExpired:
            return f"text recognition took more than {limit_s:.0f} s; split the document"
        finally:
            if running.poll() is None:
                _end(running)
        told.seek(0)
        return _explain(code, told.read().decode("utf-8", "replace")) if code else ""


def _limit_memory(process: int) -> None:
    """Bound the memory of a process and of those that it starts, where the platform can (Linux)."""
    try:
        import resource
    except ImportError:
        return
    if hasattr(resource, "prlimit"):
        with suppress(OSError):  # it has ended, or has a lower limit
            limits = (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES)
            resource.prlimit(process, resource.RLIMIT_AS, limits)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and those that it started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    running.wait()


def _explain(code: int, message: str) -> str:
    lines = message.strip().splitlines() or [f"exit code {code}"]
    told = printable(" ".join(lines), 160)
    if code == _MISSING:
        return f"text recognition lacks a program or a language ({told}); install it"
    if code == _ENCRYPTED:
        return "is encrypted, so its text cannot be recognised; save a copy without a password"
    return f"its text could not be recognised ({told}); give a PDF with text"
