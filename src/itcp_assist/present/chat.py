"""An answer as Markdown for the conversation: escaped text, and chips that open the clause."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import partial
from itertools import count

from itcp_assist.citation import Citation, symbol_label
from itcp_assist.present.escaping import escape_markdown
from itcp_assist.present.wording import NOTE_LABEL, to_fragment, to_sentence, to_short, to_status
from itcp_assist.records import (
    Answer,
    Cited,
    Kind,
    Outcome,
    Query,
    State,
    Statement,
    TextKind,
)
from itcp_assist.records.wording import STATES, shown_state, to_day

_OPENINGS = {
    Outcome.DECLINED: "**The collection does not support an answer to this.**",
    Outcome.CHOOSE: "**Which of these is meant?** Name it in your next question.",
}


def to_chat(answer: Answer) -> str:
    """An answer as Markdown in which only this module's own words and chips are markup.

    Statements come first, then the notes (what was corrected, withheld or not found), the status of
    each document that they rest on, the clauses that come nearest, and how the question was read.
    Before a list, the notes say how complete it is.
    """
    notes = _notes((*answer.notes, *_remarks(answer.statements)))
    is_list = answer.kind is Kind.LIST
    blocks = [
        _OPENINGS.get(answer.outcome, ""),
        *((notes, *_list_blocks(answer)) if is_list else (*_statement_blocks(answer), notes)),
        "" if is_list else _statuses(answer.statements),
        _nearest(answer),
        _reading(answer.query),
    ]
    return "\n\n".join(filter(None, blocks))


def to_chip(citation: Citation, day: date) -> str:
    r"""A Markdown link that opens a clause with its status on a day.

    >>> to_chip(Citation.parse("A.1126(30)#op/8"), date(2026, 1, 2))
    '[A\\.1126\\(30\\) op 8](#clause=A.1126%2830%29%23op%2F8&on=2026-01-02)'
    """
    return f"[{escape_markdown(to_short(citation))}]({to_fragment(citation, day)})"


def _cited_chip(cited: Cited, number: int = 0) -> str:
    """The chip of a verified citation, with its number, its quoted span and a lost standing."""
    citation, quote = cited.clause.citation, cited.quote
    label = (f"{number} · " if number else "") + to_short(citation)
    state = shown_state(cited.status)
    if state not in (State.STANDS, State.NOT_ESTABLISHED):
        label += f" · {STATES[state]}"
    address = to_fragment(citation, cited.status.as_of, (quote.start, quote.end))
    return f"[{escape_markdown(label)}]({address})"


def _statement_blocks(answer: Answer) -> Iterator[str]:
    numbers: dict[Citation, int] = {}
    for cited in (c for s in answer.statements for c in s.cited):
        numbers.setdefault(cited.clause.citation, len(numbers) + 1)
    for statement in answer.statements:
        chips = " ".join(
            _cited_chip(cited, numbers[cited.clause.citation]) for cited in statement.cited
        )
        yield f"{_wording(statement)} {chips}".rstrip()


def _list_blocks(answer: Answer) -> Iterator[str]:
    """Items numbered through, under a heading for each document; other statements stand before."""
    groups: dict[str, list[Statement]] = {}
    for statement in answer.statements:
        documents = {cited.clause.symbol for cited in statement.cited}
        if len(documents) == 1:
            groups.setdefault(documents.pop(), []).append(statement)
        else:
            yield f"{_wording(statement)} {_plain_chips(statement)}".rstrip()
    number = count(1)
    for listed in groups.values():
        yield _status_line(listed[0].cited[0])
        yield "\n".join(f"{next(number)}. {_wording(s)} {_plain_chips(s)}" for s in listed)


def _plain_chips(statement: Statement) -> str:
    return " ".join(map(_cited_chip, statement.cited))


def _wording(statement: Statement) -> str:
    """The statement's text; quotation marks and a block of its own are for a document's words."""
    # <bdi> keeps the direction of a quoted text from reordering the words around it.
    text = f"<bdi>{escape_markdown(statement.text)}</bdi>"
    if not statement.is_quote:
        return text
    kinds = {cited.clause.text_kind for cited in statement.cited}
    if TextKind.NOTE in kinds:
        return f"*Plain-language note:* {text}"
    recognised = " *(read by text recognition)*" if TextKind.RECOGNISED in kinds else ""
    return f"> “{text}”{recognised}"


def _notes(notes: Iterable[str]) -> str:
    return "\n".join(f"- {escape_markdown(note)}" for note in notes)


def _remarks(statements: Iterable[Statement]) -> Iterator[str]:
    """What reading doubts about the pages of the cited clauses, each remark once."""
    cited = (c for statement in statements for c in statement.cited)
    told = dict.fromkeys((c.clause.symbol, flag) for c in cited for flag in c.clause.flags)
    return (f"To be checked in the source, {symbol}, {flag}" for symbol, flag in told)


def _statuses(statements: Iterable[Statement]) -> str:
    """One line for each document that the statements rest on: its status and the evidence."""
    first = {(c.clause.symbol, c.status): c for s in statements for c in reversed(s.cited)}
    return "\n".join(f"- {_status_line(cited)}" for cited in first.values())


def _status_line(cited: Cited) -> str:
    identity, status = cited.holding.identity, cited.status
    name = escape_markdown(to_sentence(symbol_label(identity.symbol, identity.title), ""))
    told = to_status(status, partial(to_chip, day=status.as_of))
    evidence = escape_markdown(to_sentence(status.evidence))
    return f"**{name}**: {told}. {evidence}{_note_source(cited)}".rstrip()


def _note_source(cited: Cited) -> str:
    """For a note: that it is none of the document's words, and where those are."""
    if cited.clause.text_kind is not TextKind.NOTE:
        return ""
    url = cited.holding.source.url
    where = f"; official text: {escape_markdown(url)}" if url else ""
    return f" *({NOTE_LABEL}{where})*"


def _nearest(answer: Answer) -> str:
    if not answer.nearest:
        return ""
    chips = " ".join(to_chip(citation, answer.query.as_of) for citation in answer.nearest)
    return chips if answer.outcome is Outcome.CHOOSE else f"Nearest clauses: {chips}"


def _reading(query: Query) -> str:
    """How the question was understood, so that the reader can correct it."""
    selection = query.selection
    asked = (str(one) for field in fields(selection) for one in getattr(selection, field.name))
    about = (*query.symbols, *asked, query.phrase)
    read = ", ".join(escape_markdown(word) for word in about if word)
    subject = f" about {read}" if read else ""
    return f"*Read as: {query.kind}{subject}; status on {to_day(query.as_of)}.*"
