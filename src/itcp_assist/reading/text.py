"""Plain text: paragraphs between blank lines, or from one printed number to the next."""

import re
from collections.abc import Iterator

from itcp_assist.reading.blocks import Paragraph, compose_document, join_lines
from itcp_assist.reading.decoding import decode_text
from itcp_assist.reading.marks import MARK_RE, is_closed
from itcp_assist.records import Document, Source

_NUMBERED_RE = re.compile(rf"\s*(?P<mark>{MARK_RE.pattern})(?P<gap>\s+)(?P<first>\S)", re.VERBOSE)


def read_text(data: bytes, source: Source) -> Document:
    """The document in ``data``; the printed numbers stay text, for the drafting grammar to read.

    A form feed ends a paragraph as a blank line does.
    """
    text, flags = decode_text(data, source.name)
    return compose_document(source, map(Paragraph, split_paragraphs(text)), flags=flags)


def split_paragraphs(text: str) -> Iterator[str]:
    r"""The paragraphs of ``text``, the lines of each joined.

    >>> list(split_paragraphs("1  NOTES the\nreport;\n2  THANKS it.\n\nANNEX"))
    ['1 NOTES the report;', '2 THANKS it.', 'ANNEX']
    """
    lines: list[str] = []
    for line in text.replace("\f", "\n\n").split("\n"):
        if lines and (not line.strip() or begins_numbered(line, lines[-1])):
            yield join_lines(lines)
            lines = []
        if line.strip():
            lines.append(line)
    if lines:
        yield join_lines(lines)


def begins_numbered(line: str, before: str) -> bool:
    """Say whether ``line``, printed straight after the line ``before``, begins a new paragraph.

    It does when it opens with a printed number or a bullet that is set off by a tab or two spaces,
    or that follows a closed clause; a figure that was only wrapped onto a new line does neither.

    >>> begins_numbered("2 INVITES donors", "to do so;"), begins_numbered("3 of", "in paragraph")
    (True, False)
    """
    found = _NUMBERED_RE.match(line)
    if not found:
        return False
    if found["gap"] != " " or found["mark"] == "\u2022":
        return True
    running = before.rstrip().endswith(",") or found["mark"].isdigit()
    return is_closed(before.rstrip()) and (found["first"].isupper() or not running)
