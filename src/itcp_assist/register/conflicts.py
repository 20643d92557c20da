"""Evidence that says otherwise than a status, and days and numbers that cannot be."""

from collections.abc import Iterator
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records import ENDED, Confidence, State, Status
from itcp_assist.records.wording import CONFIDENCES, to_day
from itcp_assist.register.effects import Edges
from itcp_assist.register.entries import say_flag
from itcp_assist.register.facts import Facts, Flag
from itcp_assist.register.instruments import Instruments
from itcp_assist.register.premises import find_range_problem, ordinal

_ENDS = (State.REVOKED, State.SUPERSEDED)  # by a text; what overtakes in practice names no day
_GOES_ON = (State.STANDS, State.AMENDED)


def find_conflicts(
    status: Status, place: Citation, instruments: Instruments, edges: Edges, facts: Facts
) -> tuple[str, ...]:
    """One sentence for each thing that speaks against the status of a place, or cannot be."""
    told = (
        *_rival_ends(place, status.as_of, edges),
        *_said_to_stand(status, instruments),
        *_untold(place, edges),
        *_flags(status, facts),
        *_rings(place.symbol, edges),
        *edges.faults_of(place.symbol),
        *_days(place.symbol, instruments, facts),
        *_numbers(place.symbol, instruments, facts),
        *_claims(place, edges),
    )
    return tuple(dict.fromkeys(told))


def _rival_ends(place: Citation, as_of: date, edges: Edges) -> Iterator[str]:
    """That two texts end a place on different days."""
    ends = [e for e in edges.effects_on(place) if e.state in _ENDS and e.may_have_begun(as_of)]
    dated = sorted((e.on, str(e.by)) for e in ends if e.on)
    if len({(Citation.parse(by).symbol, on) for on, by in dated}) > 1 < len({d for d, _ in dated}):
        acts = " and ".join(f"{by} on {to_day(on)}" for on, by in dated)
        yield f"{place} is said to be ended on different days: by {acts}."


def _said_to_stand(status: Status, instruments: Instruments) -> Iterator[str]:
    entry = instruments.facts(status.symbol)
    fact = entry.status if entry else None
    if fact is None or fact.confidence is Confidence.LEAD or fact.state is not State.STANDS:
        return
    if status.state in ENDED:
        yield (
            f"A registered fact says of {status.symbol}: {fact.says} "
            f"({CONFIDENCES[fact.confidence]}); what ended it counts for more."
        )


def _untold(place: Citation, edges: Edges) -> Iterator[str]:
    for edge in edges.untold:
        if edge.target.symbol == place.symbol:
            yield (
                f"That {edge.actor} {edge.verb} {edge.target} is a registered fact "
                f"({edge.evidence}); no such clause was read in the text of {edge.actor} held."
            )


def _flags(status: Status, facts: Facts) -> Iterator[str]:
    """Portals' flags that say otherwise, also of one another."""
    flags = [f for f in facts.flags if f.symbol == status.symbol and _is_told(f)]
    goes_on = {flag.state in _GOES_ON for flag in flags}
    for flag in flags:
        agrees = flag.state in _GOES_ON if status.state in _GOES_ON else flag.state in ENDED
        if len(goes_on) > 1 or not agrees or status.state is State.NOT_ESTABLISHED:
            yield say_flag(flag)


def _is_told(flag: Flag) -> bool:
    return flag.confidence is not Confidence.LEAD


def _rings(symbol: str, edges: Edges) -> Iterator[str]:
    for ring in edges.cycles:
        if symbol in ring:
            yield f"By what is held and told {' and '.join(ring)} end one another; that cannot be."


def _days(symbol: str, instruments: Instruments, facts: Facts) -> Iterator[str]:
    """Days of adoption that disagree, or that lie outside the session."""
    holding, entry = instruments.holding(symbol), instruments.facts(symbol)
    held = None if instruments.is_untrusted(symbol) or not holding else holding.identity.adopted
    told = entry.known_adoption if entry else None
    if held and told and held != told:
        yield (
            f"The text of {symbol} that is held says that it was adopted on {to_day(held)}, a "
            f"registered fact on {to_day(told)}."
        )
    number = instruments.session_number(symbol)
    session = next((s for s in facts.sessions if s.number == number), None)
    for day in dict.fromkeys((held, told)):
        if session and day and not ((session.earliest or day) <= day <= (session.latest or day)):
            yield (
                f"{symbol} is said to be adopted on {to_day(day)}, outside the "
                f"{ordinal(session.number)} session ({session.held})."
            )


def _numbers(symbol: str, instruments: Instruments, facts: Facts) -> Iterator[str]:
    """A number that another session gave, a session that the symbol does not name."""
    problem = find_range_problem(symbol, facts.sessions)
    if problem:
        yield f"The number and the session of {symbol} are at odds: {problem}."
    entry, number = instruments.facts(symbol), instruments.session_number(symbol)
    if entry and entry.session and number and entry.session != number:
        yield f"{symbol} is registered under the {ordinal(entry.session)} session."


def _claims(place: Citation, edges: Edges) -> Iterator[str]:
    for edge in edges.claims_on(place):
        yield (
            f"{edge.clause or edge.actor}, of a file that was supplied and is no official text, "
            f"says that it {edge.verb} {edge.target}: that changes nothing here."
        )
