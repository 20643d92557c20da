"""Read a PDF in a throw-away process, so that a bad file costs one refusal and nothing more."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

from itcp_assist.citation import fold_search
from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import Paragraph, compose_document
from itcp_assist.records import BlockKind, Document, Line, Remark, Source

WALL_LIMIT_S = 60.0
_CHILD = "itcp_assist.reading.pdf_child"


def read_pdf(data: bytes, source: Source) -> Document:
    """The document in ``data``: text with lines and boxes, and what its first page says of itself.

    ReadingError when the file is encrypted, damaged, a scan without text, or such that reading it
    takes more than the memory and time that one file is given.
    """
    found = _read_apart(data)
    if "error" in found:
        raise ReadingError(f"{source.name}: {found['error']}")
    paragraphs = tuple(map(_parse_paragraph, found["paragraphs"]))
    flags = tuple(Remark(**flag) for flag in found["flags"])
    meta = _find_meta(paragraphs, found["title"])
    document = compose_document(source, paragraphs, meta, flags, found["page_count"])
    return replace(document, recognised=frozenset(found["recognised"]))


def _read_apart(data: bytes) -> dict[str, Any]:
    """What a fresh process reads in ``data``, or the ``error`` that kept it from reading."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        reason = _run_child(data, out, err)
        found: dict[str, Any] = {"error": reason} if reason else json.loads(_read_all(out))
    return found


def _run_child(data: bytes, out: IO[bytes], err: IO[bytes]) -> str:
    """Let a fresh process read ``data``; why it failed, empty where it did not."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD],
            input=data,
            stdout=out,
            stderr=err,
            timeout=WALL_LIMIT_S,
            # the parent's module path, so that the package is found however the parent found it
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            check=False,
        )
    except OSError as error:
        return f"was not read: no process could be started for it ({error}); try again"
    except subprocess.TimeoutExpired:
        return f"took more than {WALL_LIMIT_S:.0f} s to read; it may be made to stall readers"
    return _explain_end(done.returncode, _read_all(err)) if done.returncode else ""


def _explain_end(code: int, message: bytes) -> str:
    """Why a process that ended with ``code``, after writing ``message``, did not do its work."""
    if code < 0:
        name = signal.Signals(-code).name
        if name == "SIGXCPU":
            return "takes too much time to read; it may be made to stall readers"
        return f"made the PDF reader crash ({name}); it may be damaged or made to exhaust memory"
    lines = message.decode("utf-8", "replace").strip().splitlines()
    if lines and lines[-1].startswith("MemoryError"):
        return "needs too much memory to read; it may be damaged or made to exhaust it"
    return f"could not be read ({lines[-1] if lines else f'exit code {code}'})"


def _read_all(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


def _parse_paragraph(values: Mapping[str, Any]) -> Paragraph:
    lines = tuple(
        Line(line["start"], line["end"], line["page"], tuple(line["box"]))
        for line in values["lines"]
    )
    kind = BlockKind(values["kind"])
    return Paragraph(values["text"], kind, level=values["level"], lines=lines)


def _find_meta(paragraphs: Sequence[Paragraph], told: str) -> dict[str, str]:
    """The title that the file tells where the first page prints it too; most are names of files."""
    first = (p.text for p in paragraphs if p.lines and p.lines[0].page == 1)
    title = " ".join(told.split())
    printed = fold_search(title) in fold_search(" ".join(first))
    return {"title": title} if title and printed else {}
