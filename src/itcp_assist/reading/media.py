"""Which format a file is in: told by its bytes first, by its name only where bytes cannot tell."""

import io
import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from itcp_assist.errors import ReadingError

MEDIA_BY_SUFFIX: Mapping[str, str] = MappingProxyType(
    {
        ".pdf": "pdf",
        ".xml": "akn",
        ".akn": "akn",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "text",
        ".text": "text",
    }
)
_NAMES = {
    "pdf": "PDF",
    "akn": "Akoma Ntoso XML",
    "html": "HTML",
    "docx": "DOCX",
    "markdown": "Markdown",
    "text": "plain text",
}
_HEAD_BYTES = 8192
_OLE_HEADER = bytes.fromhex("d0cf11e0a1b11ae1")  # compound files: old Word, and encrypted DOCX
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF_HEADER_WITHIN = 1024  # readers accept the header that far into a file (PDF 1.7, H.3.4.1)

# Before the root element: white space, the XML declaration and other instructions, comments.
_PROLOGUE_RE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT_RE = re.compile(r"<(?:!DOCTYPE\s+)?(?:\w+:)?(?P<root>[A-Za-z][\w.-]*)", re.IGNORECASE)
_HTML_ROOTS = ("html", "head", "body", "title")


def detect_media(data: bytes, suffix: str, name: str) -> str:
    """The format of ``data``, a value of MEDIA_BY_SUFFIX.

    ReadingError, which begins with ``name``, when it is none that can be read, or another than the
    suffix of its file says: a page of excuses that a server sent in place of a PDF must not enter
    as the document.
    """
    suffix = suffix.lower()
    named = MEDIA_BY_SUFFIX.get(suffix, "")
    if suffix and not named:
        raise ReadingError(
            f"{name}: documents that can be read end in {', '.join(MEDIA_BY_SUFFIX)}"
        )
    found = _binary_media(data, name) or _markup_media(data)
    if found and named and found != named:
        raise ReadingError(f"{name}: is {_NAMES[found]}, not {_NAMES[named]}; rename or refetch it")
    if not found and named in ("pdf", "docx", "akn"):
        raise ReadingError(f"{name}: is not {_NAMES[named]}, or its beginning is damaged")
    return found or named or "text"


def _binary_media(data: bytes, name: str) -> str:
    if data.startswith(_OLE_HEADER):
        if _ENCRYPTED in data:
            raise ReadingError(f"{name}: is encrypted; save a copy without a password")
        raise ReadingError(f"{name}: is an old Office file; save it as DOCX")
    if data.startswith(b"PK\x03\x04"):
        return _zip_media(data, name)
    return "pdf" if b"%PDF-" in data[:_PDF_HEADER_WITHIN] else ""


def _zip_media(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError(f"{name}: is a damaged ZIP or DOCX file ({error})") from error
    if "[Content_Types].xml" in parts and any(part.startswith("word/") for part in parts):
        return "docx"
    raise ReadingError(f"{name}: is a ZIP file but no DOCX; unpack it first")


def _markup_media(data: bytes) -> str:
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:_HEAD_BYTES].decode("utf-16" if utf16 else "utf-8-sig", errors="replace")
    start = _PROLOGUE_RE.match(head)
    root = _ROOT_RE.match(head, start.end() if start else 0)
    if root is None:
        return ""
    if root["root"] == "akomaNtoso":
        return "akn"
    return "html" if root["root"].lower() in _HTML_ROOTS else ""
