"""What stands on a day: a function of the effects, the dates and nothing else."""

from dataclasses import replace
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records import ENDED, Confidence, State, Status
from itcp_assist.records.wording import CONFIDENCES, to_day
from itcp_assist.register.conflicts import find_conflicts
from itcp_assist.register.effects import STATES, Edges, Effect
from itcp_assist.register.facts import Facts, OpenQuestion
from itcp_assist.register.instruments import Instruments

NO_SIGN = "that is no proof that it stands"


def status_on(
    place: Citation, as_of: date, instruments: Instruments, edges: Edges, facts: Facts
) -> Status:
    """The status of a document, or of a place in one, on a day.

    In this order: not adopted yet; ended or changed by what has begun by then (the strongest
    state first); standing, where a fact says so or where what ended it began only later; else not
    established, with what was looked for. What speaks against it is told, and changes nothing.
    """
    status = _established(place, as_of, instruments, edges, facts)
    conflicts = find_conflicts(status, place, instruments, edges, facts)
    return replace(status, conflicts=conflicts)


def _established(
    place: Citation, as_of: date, instruments: Instruments, edges: Edges, facts: Facts
) -> Status:
    symbol = place.symbol
    earliest, latest = instruments.adoption_window(symbol)
    if earliest and as_of < earliest:
        return _not_yet(symbol, as_of, instruments)
    effects = [*edges.effects_on(place), *_told_effects(symbol, instruments)]
    begun = [effect for effect in effects if effect.has_begun(as_of)]
    if begun:
        first = min(begun, key=lambda effect: effect.rank)
        told = replace(first, sentence=first.sentence + _aftermath(first, as_of, edges))
        return _status(symbol, as_of, instruments, told)
    is_adopted = latest is not None and as_of >= latest
    if effects:
        return _before(symbol, as_of, instruments, effects, is_adopted=is_adopted)
    # What stands when the register was made is no news of a day before an unknown adoption.
    is_later = is_adopted or (facts.edition is not None and as_of >= facts.edition)
    standing = _told_standing(symbol, instruments, facts) if is_later else None
    told = standing or _unknown(symbol, instruments, edges, facts)
    return _status(symbol, as_of, instruments, told)


def _aftermath(first: Effect, as_of: date, edges: Edges) -> str:
    """That what ended a text came to an end itself, which does not bring the text back."""
    if first.by is None or first.state not in ENDED:
        return ""
    later = [
        effect
        for effect in edges.effects_on(first.by)
        if effect.state in ENDED and effect.has_begun(as_of)
    ]
    if not later:
        return ""
    return f"; that {first.by.symbol} ended later, by {later[0].by}, does not bring it back"


def _status(symbol: str, as_of: date, instruments: Instruments, told: Effect) -> Status:
    day = instruments.adopted(symbol)
    return Status(symbol, as_of, told.state, told.confidence, told.sentence, told.by, told.on, day)


def _not_yet(symbol: str, as_of: date, instruments: Instruments) -> Status:
    day = instruments.adopted(symbol)
    evidence = f"adopted on {to_day(day)}" if day else "its session had not begun"
    told = Effect(State.NOT_YET_ADOPTED, Confidence.SECONDARY, evidence)
    return _status(symbol, as_of, instruments, told)


def _told_effects(symbol: str, instruments: Instruments) -> tuple[Effect, ...]:
    """The end that a source tells of without naming what brought it about."""
    entry = instruments.facts(symbol)
    fact = entry.status if entry else None
    if fact is None or fact.confidence is Confidence.LEAD or fact.state not in STATES.values():
        return ()
    sentence = f"{fact.says} ({CONFIDENCES[fact.confidence]})"
    return (Effect(fact.state, fact.confidence, sentence, None, fact.on, fact.on, fact.on),)


def _told_standing(symbol: str, instruments: Instruments, facts: Facts) -> Effect | None:
    entry = instruments.facts(symbol)
    fact = entry.status if entry else None
    if fact is None or fact.confidence is Confidence.LEAD or fact.state is not State.STANDS:
        return None
    asked = [f"not established: {_ask(question)}" for question in _open(symbol, facts)]
    said = f"{fact.says} ({CONFIDENCES[fact.confidence]})"
    return Effect(State.STANDS, fact.confidence, "; ".join([said, *asked]))


def _before(
    symbol: str, as_of: date, instruments: Instruments, effects: list[Effect], *, is_adopted: bool
) -> Status:
    """The status before any effect has surely begun: it stood, if it surely had been adopted."""
    open_day = [effect for effect in effects if effect.may_have_begun(as_of)]
    first = min(open_day or effects, key=lambda effect: (effect.since or date.max, effect.rank))
    if open_day:
        why = "which is said to be ended by it" if first.is_disputed else "from a day not known"
        evidence, state = f"{first.sentence}, {why}", State.NOT_ESTABLISHED
    elif is_adopted:
        day = f", from {to_day(first.on)} only" if first.on else ""
        evidence, state = f"ended or changed only later: {first.sentence}{day}", State.STANDS
    else:
        evidence = f"its day of adoption is not known; later {first.sentence}"
        state = State.NOT_ESTABLISHED
    told = Effect(state, first.confidence, evidence)
    return _status(symbol, as_of, instruments, told)


def _unknown(symbol: str, instruments: Instruments, edges: Edges, facts: Facts) -> Effect:
    """That nothing is established, with what was looked for or through."""
    holding = instruments.holding(symbol)
    questions = _open(symbol, facts)
    if holding and holding.identity.kind in ("page", "guidance"):
        evidence = "information material, not an instrument that can be revoked"
    elif questions:
        evidence = f"{'; '.join(map(_ask, questions))}; {NO_SIGN}"
    elif symbol.startswith(("A/", "S/", "E/")) and not holding:
        evidence = "a United Nations instrument, whose status is not followed here"
    elif holding:
        evidence = f"no clause among the documents held revokes or amends it; {NO_SIGN}"
    elif instruments.facts(symbol) or symbol in edges.actors:
        evidence = f"no clause or fact held revokes or amends it; {NO_SIGN}"
    else:
        evidence = "nothing held about it"
    return Effect(State.NOT_ESTABLISHED, Confidence.SECONDARY, evidence)


def _open(symbol: str, facts: Facts) -> list[OpenQuestion]:
    return [question for question in facts.open_questions if question.symbol == symbol]


def _ask(question: OpenQuestion) -> str:
    cleared = " nor ".join(question.not_by)
    read = f"; neither {cleared} does" if len(question.not_by) > 1 else f"; {cleared} does not"
    return f"{question.question}, which was looked for and not found{read if cleared else ''}"
