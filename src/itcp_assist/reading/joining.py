"""One run of words from several paragraphs, with its notes; and what is quoted, in its marks."""

from collections.abc import Sequence
from typing import TypeAlias

from itcp_assist.reading.blocks import Paragraph
from itcp_assist.reading.markup.names import Element, attribute_of
from itcp_assist.records import BlockKind

Call: TypeAlias = tuple[int, str]  # offset in a text, mark of the note
# Quotation marks; the first are printed round a quoted structure that names none.
_OPENING = ("\u201c", "\u201e", "\u00ab", '"', "\u2018")
_CLOSING = ("\u201d", "\u00bb", '"', "\u2019")


def quote_paragraphs(quoted: Element, inside: Sequence[Paragraph], level: int) -> list[Paragraph]:
    """What a quoted structure prints: its numbers and headings are words of another text.

    The first paragraph begins with the mark that opens the quotation, the last ends with the one
    that closes it, as the structure names them.
    """
    bodies = [at for at, paragraph in enumerate(inside) if not is_note(paragraph)]
    made = list(inside)
    for at in bodies:
        text, calls = join_paragraphs(inside[at : at + 1])
        opening = _opening(quoted, text) if at == bodies[0] else ""
        closing = _closing(quoted, text) if at == bodies[-1] else ""
        shift = len(opening) - (len(text) - len(text.lstrip()))
        calls = [(max(shift + offset, 0), mark) for offset, mark in calls]
        made[at] = Paragraph(opening + text.strip() + closing, level=level, calls=tuple(calls))
    return made


def is_note(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is a footnote, which stands apart from the text."""
    return paragraph.kind is BlockKind.FOOTNOTE


def join_paragraphs(paragraphs: Sequence[Paragraph]) -> tuple[str, list[Call]]:
    """The words of paragraphs as one run, and where in it which notes are called."""
    text, calls = "", list[Call]()
    for paragraph in paragraphs:
        if not is_note(paragraph):
            text += " " if text else ""
            text += f"{paragraph.number} " if paragraph.number else ""
            calls += [(len(text) + at, mark) for at, mark in paragraph.calls]
            text += paragraph.text
    return text, calls


def _opening(quoted: Element, text: str) -> str:
    """The mark to print before a quoted structure; nothing where its text begins with one."""
    return (
        ""
        if text.lstrip().startswith(_OPENING)
        else attribute_of(quoted, "startQuote") or _OPENING[0]
    )


def _closing(quoted: Element, text: str) -> str:
    ended = text.rstrip(" .,;:").endswith(_CLOSING)
    return "" if ended else attribute_of(quoted, "endQuote") or _CLOSING[0]
