"""Pieces that every kind of answer shares: the draft itself, and the statuses it must state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from itcp_assist.answer import sentences
from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation
from itcp_assist.records import ENDED, Clause, Draft, Outcome, Proposal, Query, State
from itcp_assist.records.wording import say_count


def draft_of(
    query: Query,
    outcome: Outcome,
    proposals: Sequence[Proposal],
    *,
    notes: Iterable[str] = (),
    nearest: Iterable[Citation] = (),
) -> Draft:
    """A draft whose offered citations are those that its proposals rest on."""
    offered = tuple(dict.fromkeys(quote.citation for p in proposals for quote in p.quotes))
    return Draft(
        query=query,
        kind=query.kind,
        outcome=outcome,
        offered=offered,
        proposals=tuple(proposals),
        notes=(*query.notes, *notes),
        nearest=tuple(dict.fromkeys(c for c in nearest if c not in offered)),
    )


def counted(draft: Draft, matched: int, searched: int, noun: str) -> Draft:
    """The draft of a list, told with how many matched out of all that were looked through."""
    note = say_count(matched, searched, noun)
    return replace(draft, matched=matched, searched=searched, notes=(note, *draft.notes))


def statuses_of(query: Query, clauses: Iterable[Clause], library: Library) -> list[Proposal]:
    """One sentence for each document among the clauses that does not simply stand."""
    symbols = dict.fromkeys(c.symbol for c in clauses if c.citation.part != "par")
    statuses = (library.status_of(Citation(symbol), query.as_of) for symbol in symbols)
    told = (
        sentences.status_proposal(status, library)
        for status in statuses
        if status.state not in (State.STANDS, State.NOT_ESTABLISHED)
    )
    return [proposal for proposal in told if proposal is not None]


def history_last(query: Query, clauses: Sequence[Clause], library: Library) -> list[Clause]:
    """The clauses with those of revoked or superseded documents after all others, order kept."""
    state = {
        symbol: library.status_of(Citation(symbol), query.as_of).state
        for symbol in {c.symbol for c in clauses}
    }
    return sorted(clauses, key=lambda clause: state[clause.symbol] in ENDED)
