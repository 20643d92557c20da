"""Read a file of any format that is met in the field into a Document: text that keeps its place."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from itcp_assist.reading.akn import read_akn
from itcp_assist.reading.disk import MAX_BYTES, printable_name, read_bytes
from itcp_assist.reading.docx import read_docx
from itcp_assist.reading.html import read_html
from itcp_assist.reading.markdown import read_markdown
from itcp_assist.reading.media import MEDIA_BY_SUFFIX, detect_media
from itcp_assist.reading.pdf import read_pdf
from itcp_assist.reading.text import read_text
from itcp_assist.records import Document, Source

__all__ = ["MAX_BYTES", "MEDIA_BY_SUFFIX", "read_document"]

_READERS: Mapping[str, Callable[[bytes, Source], Document]] = {
    "pdf": read_pdf,
    "akn": read_akn,
    "html": read_html,
    "docx": read_docx,
    "markdown": read_markdown,
    "text": read_text,
}


def read_document(path: Path, *, source: Source | None = None) -> Document:
    """Read one file; its Source gets the format and the hash of the very bytes that were read.

    Args:
        path: a regular file; its bytes, and only then its suffix, tell the format.
        source: where the file comes from; without it the file's name is all that is known.

    Raises:
        ReadingError: one line that names the file, the reason and what to do.
    """
    named = source or Source(printable_name(path), "", "")
    data = read_bytes(path, name=named.name)
    media = detect_media(data, path.suffix, named.name)
    known = replace(named, media=media, sha256=hashlib.sha256(data).hexdigest())
    return _READERS[media](data, known)
