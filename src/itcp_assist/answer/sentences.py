"""Sentences that rules compose, each only from fields of what it cites."""

from collections.abc import Iterable, Sequence

from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation, symbol_label
from itcp_assist.records import Clause, Confidence, Proposal, Quote, State, Status, Strength
from itcp_assist.records.wording import CONFIDENCES, to_day

# How a state is said of a text; one that goes on is said to be what was done to it.
_STATES = {
    State.REVOKED: "revoked",
    State.SUPERSEDED: "superseded",
    State.AMENDED: "amended",
    State.OVERTAKEN: "overtaken",
}
_CHANGES = {"amends": "amended", "corrects": "corrected", "extends": "extended"}

# What one text does to another that changes whether that one stands.
EFFECTS = frozenset({"revokes", "supersedes", "overtakes", *_CHANGES})

# What an operative verb asks, for a reader who took it for a duty. Source: the domain guide's rule
# that verb strength is meaning. A statement (NOTES, WELCOMES) asks nothing.
_STRENGTHS = {
    Strength.DECISION: "a decision",
    Strength.DEMAND: "a demand",
    Strength.REQUEST: "a request",
    Strength.CALL: "a call",
    Strength.URGING: "an urging",
    Strength.RECOMMENDATION: "a recommendation",
    Strength.ENCOURAGEMENT: "an encouragement",
    Strength.INVITATION: "an invitation",
}


def capitalise(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def name_of(symbol: str, library: Library) -> str:
    """How a document is named in a sentence."""
    return symbol_label(symbol, library.title_of(symbol))


def whole_quote(clause: Clause) -> Quote:
    """The quote of a whole clause."""
    return Quote(clause.citation, 0, len(clause.text))


def quoting(clause: Clause) -> Proposal:
    """A statement that is the clause's own text."""
    return Proposal(clause.text, (whole_quote(clause),), is_quote=True)


def say_status(status: Status, library: Library, place: Citation | None = None) -> str:
    """One sentence on what stands, of the document or of a ``place`` in it, with a full stop.

    What is not read in a text itself is told with how it is known, and its evidence.
    """
    at = place or Citation(status.symbol)
    name = at.label(library.title_of(status.symbol)) + ("," if at.part else "")
    if status.state == State.NOT_YET_ADOPTED:
        adopted = f"; it was adopted on {to_day(status.adopted)}" if status.adopted else ""
        return f"{capitalise(name)} was not yet adopted on {to_day(status.as_of)}{adopted}."
    evidence = status.evidence.rstrip(".")
    is_read = status.confidence is Confidence.VERIFIED_TEXT
    known = "" if is_read else f" ({CONFIDENCES[status.confidence]})"
    if status.state in _STATES:
        said = f"{capitalise(name)} {_say_end(status, at, library)}"
        return f"{said}." if is_read else f"{said}{known}: {evidence}."
    day = to_day(status.as_of)
    if status.state == State.STANDS:
        known = "" if known in evidence else known
        return f"{capitalise(name)} stands on {day} as far as found{known}: {evidence}."
    return f"Whether {name} still stands on {day} is not established: {evidence}."


def _say_end(status: Status, at: Citation, library: Library) -> str:
    """By what and when a text was ended or changed, and whether that was done to more, or less."""
    act = next(
        (
            r
            for r in library.relations()
            if r.verb in EFFECTS
            and status.by == (r.clause or Citation(r.actor))
            and (at.is_within(r.target) or r.target.is_within(at))
        ),
        None,
    )
    done = _STATES[status.state]
    if act and at.is_within(act.target):
        done = _CHANGES.get(act.verb, done)
    by = status.by.label(library.title_of(status.by.symbol)) if status.by else "a later text"
    comma = "," if status.by and status.by.part else ""
    said = f"was {done} by {by}" + (f"{comma} on {to_day(status.on)}" if status.on else "")
    if act is None or act.target == at:
        return said
    if at.is_within(act.target):
        return f"{said}, with the whole of {act.target.label()}"
    return f"{said}, which {act.verb} {act.target.place()} of it"


def status_proposal(
    status: Status, library: Library, place: Citation | None = None
) -> Proposal | None:
    """The sentence on the status with the clause that shows it; None when no held clause does.

    That a text stood on a day is shown by the clause that ended it later.
    """
    later = (
        r.clause
        for r in library.relations()
        if status.state == State.STANDS and r.target.symbol == status.symbol and r.verb in EFFECTS
    )
    shown = (status.by, Citation(status.symbol, "register"), *later)
    clause = next((c for at in shown if at and at.part and (c := library.clause(at))), None)
    if clause is None:
        return None
    return Proposal(say_status(status, library, place), (whole_quote(clause),))


def say_unheld(symbols: Iterable[str], library: Library) -> list[str]:
    """One sentence for each document whose text is not held."""
    return [
        f"The text of {name_of(symbol, library)} is not held."
        for symbol in symbols
        if not library.clauses_of(symbol)
    ]


def say_strength(clause: Clause) -> str:
    """One sentence on the strength of an operative verb; empty where it asks or decides nothing."""
    strength = _STRENGTHS.get(clause.act.strength, "") if clause.act else ""
    if not strength or not clause.verb or clause.citation.kind != "op":
        return ""
    return f"{capitalise(clause.citation.label())} says {clause.verb}: this is {strength}."


def join_names(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> join_names(["Member States", "partner organizations", "the Secretariat"])
    'Member States, partner organizations and the Secretariat'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def count_of(number: int, noun: str) -> str:
    """A count with its noun in the right number.

    >>> count_of(1, "operative paragraph"), count_of(7, "operative paragraph")
    ('1 operative paragraph', '7 operative paragraphs')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
