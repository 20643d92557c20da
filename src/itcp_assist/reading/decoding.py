"""Bytes to text, exactly or not at all: no byte is ever replaced or passed over."""

import codecs
import re

from itcp_assist.errors import ReadingError

_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CHARSET_RE = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 2048  # HTML asks for the declaration within its first 1,024 bytes


def decode_text(data: bytes, name: str, encoding: str = "utf-8") -> str:
    r"""Text of ``data`` in UTF-8, or as its byte order mark says, with line feeds alone.

    ReadingError names the byte offset where decoding failed, or where a NUL stands.

    >>> decode_text(b"\xef\xbb\xbfTHE ASSEMBLY,\r\n", "a.txt")
    'THE ASSEMBLY,\n'
    """
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    encoding = _BOMS.get(mark, encoding)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: is not {encoding.upper()} text at byte {error.start + len(mark)}; "
            "save it as UTF-8"
        ) from error
    if "\0" in text:
        at = len(mark) + len(text[: text.index("\0")].encode(encoding))
        raise ReadingError(f"{name}: holds a NUL at byte {at}; it is not text, or is damaged")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_html(data: bytes, name: str) -> str:
    """The same for a web page, which may declare another character set in a ``meta`` element."""
    found = _CHARSET_RE.search(data[:_HEAD_BYTES])
    declared = found[1].decode("ascii") if found else "utf-8"
    try:
        # browsers read Latin-1 as Windows-1252, its superset (WHATWG Encoding Standard)
        known = codecs.lookup(declared).name
    except LookupError as error:
        raise ReadingError(
            f"{name}: declares the unknown character set {declared!r}; save it as UTF-8"
        ) from error
    return decode_text(data, name, "cp1252" if known in ("iso8859-1", "ascii") else known)
