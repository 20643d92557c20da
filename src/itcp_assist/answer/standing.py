"""Answers to questions about what stands, and about what one resolution did to another."""

from collections.abc import Iterator

from itcp_assist.answer import sentences
from itcp_assist.answer.acts import REGISTER, list_acts
from itcp_assist.answer.drafting import draft_of
from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation
from itcp_assist.records import (
    ENDED,
    Draft,
    Findings,
    Outcome,
    Proposal,
    Query,
    Relation,
    State,
    Status,
    TextKind,
)

ANNEX = "annex"


def answer_status(query: Query, findings: Findings, library: Library) -> Draft:
    """The standing of each place or document named; of two documents, also what passed between.

    Where its history is asked for, every act on the document and of it comes first, in their order.
    """
    del findings
    proposals: list[Proposal] = []
    notes: list[str] = []
    for symbol in query.symbols:
        if query.intent == "history":
            entry = library.clause(Citation(symbol, REGISTER))
            proposals += [sentences.quoting(entry)] if entry else []
            followed = [symbol, *_successors(symbol, query, library)]
            proposals += list_acts(followed, query, library)
        for place in _asked(symbol, query, library):
            status = library.status_of(place, query.as_of)
            proposal = sentences.status_proposal(status, library, place)
            if proposal is not None:
                proposals.append(proposal)
                proposals.extend(_annex_proposals(status, query, library))
            else:
                notes.append(sentences.say_status(status, library, place))
            notes.extend(status.conflicts)
    proposals.extend(_effects_proposals(query, library))
    proposals.extend(_last_proposals(query, library))
    notes.extend(_absence_notes(query, library))
    notes.extend(_relation_notes(query, library))
    notes.extend(_succession_notes(query, library))
    outcome = Outcome.ANSWERED if proposals else Outcome.DECLINED
    return draft_of(query, outcome, list(dict.fromkeys(proposals)), notes=dict.fromkeys(notes))


def _asked(symbol: str, query: Query, library: Library) -> list[Citation]:
    """The places of a document that the question names, else the document, with its annexes.

    A place that a held text does not have is asked about with its document.
    """
    named = [p for p in query.places if p.symbol == symbol and not _is_absent(p, library)]
    if named:
        return named
    if "annex" not in query.question.lower():
        return [Citation(symbol)]
    parts = (c.citation.part.partition("/")[0] for c in library.clauses_of(symbol))
    annexes = [part for part in dict.fromkeys(parts) if part.startswith(ANNEX)]
    return [Citation(symbol), *(Citation(symbol, part) for part in annexes or [ANNEX])]


def _is_absent(place: Citation, library: Library) -> bool:
    """Say whether the text of the document is held, and has no such place.

    An annex may be missing as a whole from what is held, and notes of ours from what there is.
    """
    clauses = library.clauses_of(place.symbol)
    top = place.part.partition("/")[0]
    held = [c.citation for c in clauses if c.citation.part.partition("/")[0] == top]
    is_told = not clauses or clauses[0].text_kind is TextKind.NOTE
    if is_told or (top.startswith(ANNEX) and not held):
        return False
    return not any(citation.is_within(place) for citation in held)


def _absence_notes(query: Query, library: Library) -> list[str]:
    return [
        f"The text of {sentences.name_of(at.symbol, library)} that is held has no {at.place()}."
        for at in query.places
        if _is_absent(at, library)
    ]


def _effects_proposals(query: Query, library: Library) -> list[Proposal]:
    """Where two documents are named, the clauses by which one of them ends or changes a text."""
    if len(query.symbols) < 2:
        return []
    found = (
        clause
        for relation in _effects(query, library)
        if relation.actor in query.symbols
        and relation.clause
        and (clause := library.clause(relation.clause))
    )
    return [sentences.quoting(clause) for clause in dict.fromkeys(found)]


def _relation_notes(query: Query, library: Library) -> list[str]:
    """What the named documents do to one another, also when it is nothing."""
    if len(query.symbols) < 2:
        return []
    between = [
        r for r in _effects(query, library) if {r.actor, r.target.symbol} <= set(query.symbols)
    ]
    if between:
        return []
    names = " and ".join(sentences.name_of(s, library) for s in query.symbols)
    return [f"No clause held and no registered fact says that one of {names} revokes the other."]


def _succession_notes(query: Query, library: Library) -> list[str]:
    """What came after a text where what ended it was ended too."""
    chains = (list(_successors(symbol, query, library)) for symbol in query.symbols)
    return [
        f"After it came {', then '.join(followed)}; that what ended it was ended in turn "
        "does not bring it back."
        for followed in chains
        if len(followed) > 1
    ]


def _last_proposals(query: Query, library: Library) -> list[Proposal]:
    """The standing of what came last where a text that ended was followed by one that ended too."""
    chains = (list(_successors(symbol, query, library)) for symbol in query.symbols)
    lasts = [Citation(followed[-1]) for followed in chains if len(followed) > 1]
    statuses = [library.status_of(last, query.as_of) for last in lasts]
    return [p for status in statuses if (p := sentences.status_proposal(status, library))]


def _successors(symbol: str, query: Query, library: Library) -> Iterator[str]:
    """The documents by which a text, and then its successors, came to an end."""
    seen = {symbol}
    while True:
        status = library.status_of(Citation(symbol), query.as_of)
        if status.by is None or status.by.symbol in seen or status.state not in ENDED:
            return
        symbol = status.by.symbol
        seen.add(symbol)
        yield symbol


def _effects(query: Query, library: Library) -> list[Relation]:
    """What had come to pass by the day asked about, as far as its day is known."""
    return [
        r
        for r in library.relations()
        if r.verb in sentences.EFFECTS and (r.on is None or r.on <= query.as_of)
    ]


def _annex_proposals(status: Status, query: Query, library: Library) -> list[Proposal]:
    """What a revocation without an exception means for annexes: the text's plain effect."""
    clause = library.clause(status.by) if status.by and status.by.part else None
    if clause is None or status.state != State.REVOKED or "annex" not in query.question.lower():
        return []
    said = (
        f"{sentences.capitalise(clause.citation.label())} names the resolution as a whole and "
        "makes no exception for its annexes."
    )
    return [Proposal(said, (sentences.whole_quote(clause),))]
