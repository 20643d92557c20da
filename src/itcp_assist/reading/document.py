"""Read one file of any format."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from itcp_assist.reading.disk import printable_name, read_bytes
from itcp_assist.reading.docx.reader import read_docx
from itcp_assist.reading.markdown import read_markdown
from itcp_assist.reading.markup.akn import read_akn
from itcp_assist.reading.markup.html import read_html
from itcp_assist.reading.media import detect_media
from itcp_assist.reading.ocr import read_recognised
from itcp_assist.reading.pdf.reader import read_pdf
from itcp_assist.reading.text import read_text
from itcp_assist.records import Document, Source

PDF = "pdf"
# How each format is read that needs no process of its own.
READERS: Mapping[str, Callable[[bytes, Source], Document]] = {
    "akn": read_akn,
    "html": read_html,
    "docx": read_docx,
    "markdown": read_markdown,
    "text": read_text,
}


def read_document(
    path: Path, *, source: Source | None = None, witness: bool = True, ocr: bool = False
) -> Document:
    """Read one file; its Source gets the format and the hash of the very bytes that were read.

    Args:
        path: a regular file; its bytes, and only then its suffix, tell the format.
        source: where the file comes from; without it the file's name is all that is known.
        witness: have a second reader check the text of a PDF; without it reading is several times
            faster, and the document says that it was read once.
        ocr: recognise the text of a PDF's scanned pages, by programs that must be installed.

    Raises:
        ReadingError: one line that names the file, the reason and what to do.
    """
    data, known = open_file(path, source)
    if known.media != PDF:
        return READERS[known.media](data, known)
    read = partial(read_pdf, source=known, witness=witness)
    return read_recognised(read, data, known.name) if ocr else read(data)


def open_file(path: Path, source: Source | None) -> tuple[bytes, Source]:
    """The bytes of a file, and its source with their format and hash; ReadingError as above."""
    named = source or Source(printable_name(path), "", "")
    data = read_bytes(path, name=named.name)
    media = detect_media(data, path.suffix, named.name)
    return data, replace(named, media=media, sha256=hashlib.sha256(data).hexdigest())
