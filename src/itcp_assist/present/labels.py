"""A text with the label of its kind: only a document's own words stand without one."""

from collections.abc import Mapping

from itcp_assist.present.links import to_lines
from itcp_assist.present.wording import NOTE_LABEL
from itcp_assist.records import Clause, TextKind

KINDS: Mapping[TextKind, str] = {
    TextKind.VERBATIM: "Text of the document",
    TextKind.NOTE: NOTE_LABEL,
    TextKind.RECOGNISED: "Text read by recognition from a picture; check it against the source",
}
READ_BY_RECOGNITION = " (read by text recognition)"


def to_quote(text: str, kind: TextKind) -> str:
    """A text as a line of plain text; quotation marks are not for notes of ours.

    >>> to_quote("LENDS lamps;", TextKind.RECOGNISED)
    '“LENDS lamps;” (read by text recognition)'
    """
    if kind is TextKind.NOTE:
        return f"{NOTE_LABEL}: {text}"
    return f"\u201c{text}\u201d{READ_BY_RECOGNITION if kind is TextKind.RECOGNISED else ''}"


def to_label(kind: TextKind) -> str:
    """The label as HTML that stands before a text; nothing before a document's own words."""
    return "" if kind is TextKind.VERBATIM else f"<em>{KINDS[kind]}:</em> "


def to_labelled(clause: Clause) -> str:
    """The text of a clause as HTML, behind its label."""
    return f"{to_label(clause.text_kind)}<bdi>{to_lines(clause.text)}</bdi>"
