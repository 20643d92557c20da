"""Open a Word file: the one door to python-docx, and to what a ZIP may hide."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from itcp_assist.errors import ReadingError
from itcp_assist.reading.docx.words import Xml

# What a Word file may unpack to: text of that size would be a library, not a document.
MAX_UNPACKED_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Package:
    """The XML trees of one Word file; None for a part that it does not have.

    ``macros`` says that it brings programs, which nothing here runs.
    """

    body: Xml
    styles: Xml
    numbering: Xml
    footnotes: Xml
    endnotes: Xml
    settings: Xml
    comments: Xml
    running: tuple[Xml, ...]
    title: str
    macros: bool


def open_package(data: bytes, name: str) -> Package:
    """The parts of the file ``name``; ReadingError when it is damaged, no Word file or too large.

    Every byte is unpacked once against its checksum before any of it is parsed.
    """
    _check_archive(data, name)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        part = docx.Document(io.BytesIO(data)).part
        body = part.element.body
        if body is None:
            raise ValueError("it has no body")
        return Package(
            body=body,
            styles=next(_iter_related(part, "styles"), None),
            numbering=next(_iter_related(part, "numbering"), None),
            footnotes=next(_iter_related(part, "footnotes"), None),
            endnotes=next(_iter_related(part, "endnotes"), None),
            settings=next(_iter_related(part, "settings"), None),
            comments=next(_iter_related(part, "comments"), None),
            running=(*_iter_related(part, "header"), *_iter_related(part, "footer")),
            title=_read_title(part.package),
            macros=any(r.reltype.endswith("/vbaProject") for r in part.rels.values()),
        )
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise ReadingError(
            f"{name}: is not a DOCX that can be read ({error}); save it again in Word"
        ) from error


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > MAX_UNPACKED_BYTES:
                raise ReadingError(
                    f"{name}: unpacks to {size:,} bytes, over the limit of "
                    f"{MAX_UNPACKED_BYTES:,}; split the document"
                )
            damaged = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError) as error:
        raise ReadingError(f"{name}: is a damaged DOCX file ({error}); fetch it again") from error
    if damaged:
        raise ReadingError(f"{name}: is a damaged DOCX file (part {damaged}); fetch it again")


def _iter_related(part: Any, kind: str) -> Iterator[Xml]:  # noqa: ANN401 - python-docx
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _read_title(package: Any) -> str:  # noqa: ANN401 - python-docx
    """The title in the file's properties; python-docx would invent properties where none are."""
    if any(r.reltype.endswith("/core-properties") for r in package.rels.values()):
        return str(package.core_properties.title or "").strip()
    return ""
