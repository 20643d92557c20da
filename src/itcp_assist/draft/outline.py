"""What a brief says, paragraph by paragraph, before any file format is chosen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from itcp_assist.citation import Citation
from itcp_assist.records import Answer, Cited, Outcome, State, Statement, Status, TextKind
from itcp_assist.records.wording import CONFIDENCES, NOTICE, STATES, shown_state, to_day

TITLE = "Brief from verified answers"

# What XML 1.0 does not allow (its production 2, Char), and the C1 controls that no text needs.
_FORBIDDEN_RE = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f"  # C0 controls but tab, line feed and carriage return
    "\x7f-\x9f"  # delete and the C1 controls
    "\ud800-\udfff\ufffe\uffff"  # lone surrogates and the two non-characters of the first plane
    "]"
)
# States that a reader must see at the quote itself, not only in the list of references.
_WARNED = frozenset({State.REVOKED, State.SUPERSEDED, State.OVERTAKEN, State.NOT_YET_ADOPTED})


class Style(StrEnum):
    """The role of a paragraph; each file format has its own look for it."""

    TITLE = "title"
    QUESTION = "question"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    REFERENCE = "reference"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a brief; ``address`` is a web address that ends it, empty for none."""

    style: Style
    text: str
    address: str = ""


def compose_outline(answers: Sequence[Answer]) -> tuple[Paragraph, ...]:
    """The whole brief: each answer with its own references, numbered on through the brief."""
    paragraphs = [Paragraph(Style.TITLE, TITLE)]
    numbered = 0
    for answer in answers:
        references = _number_references(answer, after=numbered)
        numbered += len(references)
        paragraphs += _answer_paragraphs(answer, references)
    paragraphs.append(Paragraph(Style.NOTICE, NOTICE))
    return tuple(Paragraph(p.style, _plain(p.text), _plain(p.address)) for p in paragraphs)


def describe_status(status: Status) -> str:
    """A status in words, with the day it is told for and how it is known."""
    words = STATES[shown_state(status)]
    if status.by:
        words += f" by {status.by.label()}"
    if status.on:
        words += f" on {to_day(status.on)}"
    known = CONFIDENCES[status.confidence]
    if status.evidence:
        known += f"; {status.evidence.rstrip('.')}"
    return f"Status as of {to_day(status.as_of)}: {words} ({known})."


def _number_references(answer: Answer, *, after: int) -> dict[Citation, tuple[int, Cited]]:
    """Each clause that the answer cites, once, with its number in the brief."""
    first: dict[Citation, Cited] = {}
    for statement in answer.statements:
        for cited in statement.cited:
            first.setdefault(cited.clause.citation, cited)
    return {key: (after + i, cited) for i, (key, cited) in enumerate(first.items(), start=1)}


def _answer_paragraphs(
    answer: Answer, references: dict[Citation, tuple[int, Cited]]
) -> Iterator[Paragraph]:
    yield Paragraph(Style.QUESTION, answer.query.question)
    yield Paragraph(Style.BODY, f"As of {to_day(answer.query.as_of)}.")
    if answer.outcome is not Outcome.ANSWERED:
        yield Paragraph(Style.BODY, _outcome_words(answer))
    for statement in answer.statements:
        yield from _statement_paragraphs(statement, references)
    for remark in _remarks(answer):
        yield Paragraph(Style.BODY, remark)
    if references:
        yield Paragraph(Style.HEADING, "References")
    for number, cited in references.values():
        yield Paragraph(
            Style.REFERENCE, f"[{number}] {_reference_words(cited)}", cited.holding.source.url
        )


def _outcome_words(answer: Answer) -> str:
    words = "Not answered: nothing held supports an answer."
    if answer.outcome is Outcome.CHOOSE:
        words = "Not answered: the question fits several documents."
    if answer.nearest:
        words += f" Nearest: {'; '.join(key.label() for key in answer.nearest)}."
    return words


def _statement_paragraphs(
    statement: Statement, references: dict[Citation, tuple[int, Cited]]
) -> Iterator[Paragraph]:
    """The statement, then each quote that its own wording does not already hold."""
    if not statement.is_quote:
        marks = "".join(dict.fromkeys(_mark(c, references) for c in statement.cited))
        yield Paragraph(Style.BODY, f"{statement.text} {marks}".rstrip())
    for cited in statement.cited:
        if statement.is_quote or cited.text not in statement.text:
            yield Paragraph(Style.QUOTE, f"{_quote_words(cited)} {_mark(cited, references)}")


def _quote_words(cited: Cited) -> str:
    """The quoted words; quotation marks are for the document's own text only."""
    kind = cited.clause.text_kind
    if kind is TextKind.NOTE:
        return f"Plain-language note, not the official text: {cited.text}"
    hedge = "Read by text recognition: " if kind is TextKind.RECOGNISED else ""
    return f"{hedge}\u201c{cited.text}\u201d"


def _mark(cited: Cited, references: dict[Citation, tuple[int, Cited]]) -> str:
    number = references[cited.clause.citation][0]
    state = shown_state(cited.status)
    return f"[{number}, {STATES[state]}]" if state in _WARNED else f"[{number}]"


def _remarks(answer: Answer) -> Iterator[str]:
    yield from answer.notes
    count = len(answer.withheld)
    if count:
        noun = "statement was" if count == 1 else "statements were"
        yield f"{count} proposed {noun} withheld, not borne out by what was cited."


def _reference_words(cited: Cited) -> str:
    """Label, status and source of one reference; its address follows as the paragraph's own."""
    identity, source = cited.holding.identity, cited.holding.source
    page = f", page {cited.clause.page}" if cited.clause.page else ""
    title = identity.title or identity.symbol
    address = "" if source.url else " No address is recorded."
    return (
        f"{cited.clause.citation.label(identity.title)}{page}. {describe_status(cited.status)} "
        f"Source: {title} ({source.name}, {source.tier}).{address}"
    )


def _plain(text: str) -> str:
    """Text without the characters that a file format could not hold.

    >>> _plain("Mem\\x00ber\\ufffe")
    'Member'
    """
    return _FORBIDDEN_RE.sub("", text)
