"""Read a PDF in a throw-away process, and lay its pages out as a Document."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from itcp_assist.citation import fold_search
from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.layout import lay_out
from itcp_assist.reading.printed import Printout, parse_page
from itcp_assist.records import Document, Source, TextKind

WALL_LIMIT_S = 60.0
_CHILD = "itcp_assist.reading.pdf_child"


def read_pdf(data: bytes, source: Source) -> Document:
    """The document in ``data``: text with lines and boxes, and what its first page says of itself.

    ReadingError when the file is encrypted, damaged, a scan without text, or such that reading it
    takes more than the memory and time that one file is given.
    """
    printout = read_printout(data, source.name)
    if not any(page.lines for page in printout.pages):
        raise ReadingError(f"{source.name}: is a scan without text; run OCR on it first")
    paragraphs = lay_out(printout.pages)
    meta = _meta_of(printout)
    return compose_document(source, paragraphs, meta, printout.flags, len(printout.pages))


def read_printout(data: bytes, name: str) -> Printout:
    """The printed lines of a PDF; ReadingError naming ``name`` when it cannot be read."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", _CHILD],
                input=data,
                stdout=out,
                stderr=err,
                timeout=WALL_LIMIT_S,
                env=os.environ | {"PYTHONPATH": _module_path()},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            reason = f"took more than {WALL_LIMIT_S:.0f} s to read"
            raise ReadingError(f"{name}: {reason}; it may be made to stall readers") from error
        if done.returncode:
            raise ReadingError(f"{name}: {_explain_end(done.returncode, _last_line(err))}")
        out.seek(0)
        values = [json.loads(line) for line in out]
    facts = values.pop()
    if "error" in facts:
        raise ReadingError(f"{name}: {facts['error']}")
    pages = tuple(map(parse_page, values))
    return Printout(pages, facts["title"], tuple(facts["flags"]), facts["recognised"])


def _module_path() -> str:
    """The parent's module path, so that the child finds the same package however it was found."""
    return os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path)


def _last_line(stream: IO[bytes]) -> str:
    stream.seek(0)
    lines = stream.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def _explain_end(code: int, message: str) -> str:
    if "MemoryError" in message:
        return "needs too much memory to read; it may be damaged or made to exhaust it"
    if code < 0:
        name = signal.Signals(-code).name
        if name == "SIGXCPU":
            return "takes too much time to read; it may be made to stall readers"
        return f"made the PDF reader crash ({name}); it may be damaged or made to exhaust memory"
    return f"could not be read ({message or f'exit code {code}'})"


def _meta_of(printout: Printout) -> dict[str, str]:
    """A title that the first page prints too; others are mostly names of files."""
    meta = {}
    first = " ".join(line.text for line in printout.pages[0].lines)
    title = " ".join(printout.title.split())
    if title and fold_search(title) in fold_search(first):
        meta["title"] = title
    if printout.recognised:
        meta["text_kind"] = str(TextKind.RECOGNISED)
    return meta
