"""Bytes to text, exactly or not at all: no byte is ever replaced or passed over."""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from itcp_assist.errors import ReadingError
from itcp_assist.records import Remark

_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CHARSET_RE = re.compile(
    rb"""
    <meta\b[^>]{0,200}?charset\s*=\s*["']?(?P<meta>[\w.:-]{1,40})
  | \A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["'](?P<xml>[\w.:-]{1,40})
    """,
    re.IGNORECASE | re.VERBOSE,
)
# As browsers take it (WHATWG Encoding Standard): Latin-1 means its superset, and a declaration that
# can be read is not in UTF-16. What hides text from a reader of the bytes is no character set.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8",
    "utf-16-be": "utf-8", "utf-32": "utf-8",
}  # fmt: skip
_HIDING = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
_HEAD_BYTES = 2048  # HTML asks for the declaration within its first 1,024 bytes
_SAMPLE_BYTES = 256 * 1024  # that a detection looks at, in half a second
_CLEAR_BYTES = 80  # a line of print: in fewer, several encodings are as likely
# Bytes that text has in none of the encodings below; no lone surrogate is text in UTF-8 either.
_NO_TEXT_RE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]|\xed[\xa0-\xbf][\x80-\xbf]")

# What the official languages of the United Nations were mostly written in before UTF-8, by the
# names that Python has for them; the names that people know.
_LEGACY = {
    "cp1252": "windows-1252", "cp1251": "windows-1251", "cp1256": "windows-1256",
    "koi8_r": "KOI8-R", "gb18030": "GB 18030",
}  # fmt: skip
# By how much the best of them has to lead, in noise or in likeness to a language (both 0 to 1):
# Russian in windows-1251 leads Russian in KOI8-R by 0.1 in likeness, at equal noise.
_NOISE_LEAD, _LANGUAGE_LEAD = 0.01, 0.05
# What no text prints, but bytes show that are decoded as what they are not.
_ODD_RE = re.compile(
    r"""
    (?<=[a-zß-öø-þšžœа-яё])[À-ÖØ-ÞŠŽŒА-ЯЁ]                     # a capital inside a word
  | [À-ÖØ-ÞŠŽŒ](?=[A-Z][a-z])                                 # two at its beginning: ÒThe
  | (?<=\d)[À-çê-öø-þ]|[À-öø-þ](?=\d)                         # a letter at a figure, but 2ème
  | (?<![^\W\d_])[ÁÂÃÄÅÆÇÈÊ-ÒÔÕÖØ-ßáâãäåæçê-òôõöø-þ](?![^\W\d_])  # a letter alone, but à
  | (?<=[^\W\d_])[¡-¬®-¿÷†‡‰•™€…“”](?<!·)(?=[^\W\d_])       # a sign inside a word
  | (?<=\w)[\u201a„¡¿¨]                                       # an opening one at its end
  | Ã[^\w\s]|Â[\xa0-\xbf]|â€                                  # UTF-8 that is damaged
  | [ÿþÞðÐƒ]                                                   # of no language of these
  | (?<=[A-Za-z])[^\W\d_A-Za-zÀ-žſ]|[^\W\d_A-Za-zÀ-žſ](?=[A-Za-z])  # two scripts in a word
    """,
    re.VERBOSE,
)


class Decoded(NamedTuple):
    """A text, and what is to be told of how it was decoded."""

    text: str
    flags: tuple[Remark, ...] = ()


def decode_text(data: bytes, name: str, declared: str = "") -> Decoded:
    r"""Text of ``data``, with line feeds alone, in the encoding that is known of it.

    That is what its byte order mark says, or else ``declared``; without either UTF-8, or the one
    legacy encoding that its bytes clearly are in, which a remark then tells. ReadingError where no
    encoding fits clearly, where the one that was declared fails, and where a NUL stands.

    >>> decode_text(b"\xef\xbb\xbfTHE ASSEMBLY,\r\n", "a.txt")
    Decoded(text='THE ASSEMBLY,\n', flags=())
    """
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    encoding = _BOMS.get(mark) or declared
    flags: tuple[Remark, ...] = ()
    if not encoding and not _is_utf8(data):
        encoding = _detect_encoding(data)
        told = f"its encoding is not declared; read as {_LEGACY.get(encoding)}"
        flags = (Remark(f"{told}, check accented letters"),)
    encoding = encoding or "utf-8"
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
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), flags)


def decode_html(data: bytes, name: str) -> Decoded:
    """The same for a web page, which may declare its character set in its first lines."""
    found = _CHARSET_RE.search(data[:_HEAD_BYTES])
    if found is None:
        return decode_text(data, name)
    declared = (found["meta"] or found["xml"]).decode("ascii")
    try:
        known = codecs.lookup(declared).name
        known = _MEANT.get(known, known)
        b" ".decode(known)
    except (LookupError, ValueError) as error:
        raise ReadingError(
            f"{name}: declares the unknown character set {declared!r}; save it as UTF-8"
        ) from error
    if known in _HIDING:
        raise ReadingError(f"{name}: declares {declared!r}, no character set; save it as UTF-8")
    return decode_text(data, name, known)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _detect_encoding(data: bytes) -> str:
    """The legacy encoding that ``data`` is clearly in; empty where none or several may be it."""
    import charset_normalizer

    if len(data) < _CLEAR_BYTES or _NO_TEXT_RE.search(data):
        return ""
    found = charset_normalizer.from_bytes(_sample(data), cp_isolation=list(_LEGACY))
    likely = [match for match in found if _is_likely(str(match), match.could_be_from_charset)]
    if not likely:
        return ""
    best, *others = likely
    for other in others:
        leads = other.chaos - best.chaos, best.coherence - other.coherence
        if leads[0] < _NOISE_LEAD and leads[1] < _LANGUAGE_LEAD:
            return ""
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def _sample(data: bytes) -> bytes:
    """The first lines that are not plain ASCII, as many as a detection needs."""
    lines = b"\n".join(line for line in data.splitlines() if not line.isascii())
    return lines[:_SAMPLE_BYTES].rstrip(bytes(range(128, 256))) or lines


def _is_likely(text: str, encodings: Sequence[str]) -> bool:
    """Say whether a decoded text looks like one: Latin letters for windows-1252, others for others.

    Bytes from 128 on are accented letters and quotation marks here and there, or the text itself.
    """
    if _ODD_RE.search(text):
        return False
    letters = [char for char in text if char.isalpha()]
    latin = 2 * sum(map(str.isascii, letters)) > len(letters)
    return latin == ("cp1252" in encodings)
