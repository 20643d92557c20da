"""Read a PDF in a throw-away process, so that a bad file costs one refusal and nothing more."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from itcp_assist.citation import fold_search
from itcp_assist.reading.blocks import Paragraph, compose_document
from itcp_assist.reading.pdf.apart import Apart
from itcp_assist.reading.pdf.wire import Wishes, parse_rows
from itcp_assist.records import Document, Remark, Source


def read_pdf(data: bytes, source: Source, *, witness: bool = True) -> Document:
    """The document in ``data``: text with lines and boxes, and what its first page says of itself.

    Without ``witness`` no second reader checks the first: that is faster, and is told.
    ReadingError when the file is encrypted, damaged, a scan without text, or such that reading it
    takes more than the memory and time that one file is given.
    """
    with Apart(data, source.name, Wishes(witness, count_cores())) as apart:
        return compose_pdf(apart.result(), source)


def compose_pdf(found: Mapping[str, Any], source: Source) -> Document:
    """The document of what another process found in a PDF."""
    paragraphs = tuple(parse_rows(found["paragraphs"]))
    flags = tuple(Remark(text, page) for text, page in found["flags"])
    meta = _find_meta(paragraphs, found["title"])
    document = compose_document(source, paragraphs, meta, flags, found["page_count"])
    return replace(document, recognised=frozenset(found["recognised"]))


def count_cores() -> int:
    """How many processes may run at once for this one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _find_meta(paragraphs: Sequence[Paragraph], told: str) -> dict[str, str]:
    """The title that the file tells where the first page prints it too; most are names of files."""
    first = (p.text for p in paragraphs if p.lines and p.lines[0].page == 1)
    title = " ".join(told.split())
    printed = fold_search(title) in fold_search(" ".join(first))
    return {"title": title} if title and printed else {}
