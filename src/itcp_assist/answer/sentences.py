"""Sentences that rules compose, each only from fields of what it cites."""

from collections.abc import Iterable, Sequence

from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation, symbol_label
from itcp_assist.records import Clause, Confidence, Proposal, Quote, State, Status
from itcp_assist.records.wording import to_day

# How a state is said of a document; {by} is the clause or document, {on} the day.
_STATES = {
    State.REVOKED: "was revoked by {by}{on}",
    State.SUPERSEDED: "was superseded by {by}{on}",
    State.AMENDED: "was amended by {by}{on}",
    State.OVERTAKEN: "was overtaken by {by}{on}",
}

# What one text does to another that changes whether that one stands.
EFFECTS = frozenset({"revokes", "supersedes", "amends", "overtakes"})

# What an operative verb asks, for a reader who took it for a duty. Source: the domain guide's rule
# that verb strength is meaning.
_STRENGTHS = (
    ("INVIT", "an invitation"),
    ("ENCOURAG", "an encouragement"),
    ("URG", "an urging"),
    ("REQUEST", "a request"),
    ("RECOMMEND", "a recommendation"),
    ("CALL", "a call"),
    ("DECID", "a decision"),
    ("REVOK", "a revocation"),
)


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


def say_status(status: Status, library: Library) -> str:
    """One sentence on what stands, ending with a full stop."""
    name = capitalise(name_of(status.symbol, library))
    if status.state == State.NOT_YET_ADOPTED:
        adopted = f"; it was adopted on {to_day(status.adopted)}" if status.adopted else ""
        return f"{name} was not yet adopted on {to_day(status.as_of)}{adopted}."
    if status.state in _STATES:
        by = status.by.label(library.title_of(status.by.symbol)) if status.by else "a later text"
        comma = "," if status.by and status.by.part else ""
        on = f"{comma} on {to_day(status.on)}" if status.on else ""
        said = f"{name} {_STATES[status.state].format(by=by, on=on)}"
        is_read = status.confidence is Confidence.VERIFIED_TEXT
        return f"{said}." if is_read else f"{said}: {status.evidence.rstrip('.')}."
    evidence = status.evidence.rstrip(".")
    if status.state == State.STANDS:
        return f"{name} stands on {to_day(status.as_of)} as far as found: {evidence}."
    return (
        f"Whether {name_of(status.symbol, library)} still stands on {to_day(status.as_of)} "
        f"is not established: {evidence}."
    )


def status_proposal(status: Status, library: Library) -> Proposal | None:
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
    return Proposal(say_status(status, library), (whole_quote(clause),))


def say_unheld(symbols: Iterable[str], library: Library) -> list[str]:
    """One sentence for each document whose text is not held."""
    return [
        f"The text of {name_of(symbol, library)} is not held."
        for symbol in symbols
        if not library.clauses_of(symbol)
    ]


def say_strength(clause: Clause) -> str:
    """One sentence on the strength of an operative verb, or empty when it is not in the table."""
    verb = clause.verb.upper()
    strength = next((said for stem, said in _STRENGTHS if stem in verb), "")
    if not strength or clause.citation.kind != "op":
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
