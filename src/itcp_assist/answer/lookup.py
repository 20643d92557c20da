"""Answers to questions that name a place or a document."""

from collections.abc import Iterable

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.named import follow_references, say_unheld_names
from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Draft, Findings, Outcome, Proposal, Query, State
from itcp_assist.records.wording import to_day

_PART_NOUNS = {
    "op": "operative paragraph",
    "pp": "preambular paragraph",
    "par": "paragraph",
}

# Of at most as many clauses an answer tells what they name: a paragraph with its items, no annex.
MAX_FOLLOWED = 8


def answer_places(query: Query, findings: Findings, library: Library) -> Draft:
    """Each place that was asked for, with its sub-items; a missing one with what there is."""
    del findings  # a place is looked up, never searched for
    clauses: list[Clause] = []
    notes: list[str] = []
    nearest: list[Citation] = []
    for place in query.places:
        found = clauses_at(place, library)
        clauses.extend(found)
        if not found:
            note, near = _missing(place, library)
            notes.append(note)
            nearest.extend(near)
    if not clauses:
        return draft_of(query, Outcome.DECLINED, (), notes=notes, nearest=nearest)
    if len(clauses) <= MAX_FOLLOWED:
        notes += say_unheld_names(clauses, library)
        nearest += _named_by(clauses, library)
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    return draft_of(query, Outcome.ANSWERED, proposals, notes=notes, nearest=nearest)


def _named_by(clauses: Iterable[Clause], library: Library) -> list[Citation]:
    """The held places and documents that clauses name, for the reader to open."""
    followed = (one for clause in clauses for one in follow_references(clause, library))
    return [t for one in followed if one.is_held and (t := one.reference.target)]


def clauses_at(place: Citation, library: Library) -> list[Clause]:
    """The clause at a place with all its sub-items, or the whole part where no number is named."""
    own = library.clause(place)
    inside = [c for c in library.clauses_of(place.symbol) if c.citation.is_within(place)]
    return inside if own or not place.path else []


def answer_whole(query: Query, findings: Findings, library: Library) -> Draft:
    """What a whole document is: its operative or only paragraphs, and its status."""
    del findings
    clauses = [
        c
        for symbol in query.symbols
        for c in main_clauses(library.clauses_of(symbol))
        if c.parent is None
    ]
    if not clauses:
        return answer_unheld(query, library)
    notes = [
        f"{sentences.capitalise(sentences.name_of(s, library))} is entitled: {library.title_of(s)}."
        for s in query.symbols
        if library.title_of(s)
    ]
    notes += sentences.say_unheld(query.symbols, library)
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    return draft_of(query, Outcome.ANSWERED, proposals, notes=notes)


def answer_addressees(query: Query, findings: Findings, library: Library) -> Draft:
    """To whom a clause is addressed, in its own words."""
    del findings
    clauses = [c for place in query.places if (c := library.clause(place)) is not None]
    proposals = [
        Proposal(
            f"{sentences.capitalise(clause.citation.label())} is addressed to "
            f"{sentences.join_names(clause.addressees)}.",
            (sentences.whole_quote(clause),),
        )
        for clause in clauses
        if clause.addressees
    ]
    notes = [
        f"{sentences.capitalise(c.citation.label())} names no addressee."
        for c in clauses
        if not c.addressees
    ]
    told = [*proposals, *map(sentences.quoting, clauses)]
    return draft_of(query, Outcome.ANSWERED, told, notes=notes)


def answer_adopted(query: Query, findings: Findings, library: Library) -> Draft:
    """When a document was adopted, from its register entry; other dates are in the entry's text."""
    del findings
    proposals = []
    for symbol in query.symbols:
        entry = library.clause(Citation(symbol, "register"))
        if entry is not None:
            proposals.append(sentences.quoting(entry))
    if proposals:
        return draft_of(query, Outcome.ANSWERED, proposals)
    notes = [
        f"{sentences.capitalise(sentences.name_of(s, library))} was adopted on "
        f"{to_day(holding.identity.adopted)}, says the document as held."
        for s in query.symbols
        if (holding := library.holding(s)) and holding.identity.adopted
    ]
    return draft_of(query, Outcome.DECLINED, (), notes=notes or ["The date is not known here."])


def answer_unheld(query: Query, library: Library) -> Draft:
    """About documents that are not held: what the register and other documents say of them."""
    proposals: list[Proposal] = []
    notes: list[str] = []
    for symbol in query.symbols:
        if library.clauses_of(symbol):
            continue
        notes += sentences.say_unheld([symbol], library)
        mentions = library.citing(symbol)
        proposals.extend(map(sentences.quoting, mentions))
        if mentions:
            notes.append(f"What follows is only what other documents say of {symbol}.")
        entry = library.clause(Citation(symbol, "register"))
        if entry is not None:
            status = library.status_of(Citation(symbol), query.as_of)
            proposals.append(sentences.quoting(entry))
            if status.state not in (State.NOT_ESTABLISHED, State.STANDS):
                proposals.extend(filter(None, [sentences.status_proposal(status, library)]))
    outcome = Outcome.ANSWERED if proposals else Outcome.DECLINED
    return draft_of(query, outcome, proposals, notes=notes)


def _missing(place: Citation, library: Library) -> tuple[str, list[Citation]]:
    """Why a place is not there, and the places that come closest."""
    clauses = library.clauses_of(place.symbol)
    name = sentences.capitalise(sentences.name_of(place.symbol, library))
    if not clauses:
        return sentences.say_unheld([place.symbol], library)[0], []
    counts = [
        sentences.count_of(number, noun)
        for part, noun in _PART_NOUNS.items()
        if (number := sum(c.citation.part == part and len(c.citation.path) < 2 for c in clauses))
    ]
    same_number = [
        c.citation
        for c in clauses
        if c.citation.part != place.part and c.citation.path == place.path
    ]
    in_part = [c.citation for c in clauses if c.citation.part == place.part and c.parent is None]
    missing = place.place() or "such a part"
    return (
        f"{name} has {' and '.join(counts) or 'no numbered paragraphs'} as held; "
        f"it has no {missing}.",
        [*same_number[:2], *in_part[-1:]],
    )


def main_clauses(clauses: Iterable[Clause]) -> list[Clause]:
    """The operative clauses of a resolution; of other documents, all paragraphs of the body."""
    listed = [c for c in clauses if c.citation.part != "register"]
    operative = [c for c in listed if c.citation.kind == "op"]
    return operative or [c for c in listed if c.citation.part == "par"] or listed
