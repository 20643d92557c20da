"""The acts that change what stands: which of them bear on a place, from when, on whose word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records import ENDED, Confidence, Relation, State
from itcp_assist.records.wording import to_day
from itcp_assist.register.cycles import find_cycles
from itcp_assist.register.instruments import Instruments

STATES = {
    "revokes": State.REVOKED,
    "supersedes": State.SUPERSEDED,
    "overtakes": State.OVERTAKEN,
    "amends": State.AMENDED,
    "corrects": State.AMENDED,
    "extends": State.AMENDED,
}
_STRENGTH = tuple(dict.fromkeys(STATES.values()))
_CERTAINTY = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that ends or changes a place: the resulting state, and the sentence that says so.

    ``on`` is the day of effect where it is known; ``since`` and ``until`` the earliest and the
    latest day that it can have been; ``by`` the clause, or the document where none is named.
    ``is_disputed``: it is one of a ring of acts that end one another, and no day settles which.
    """

    state: State
    confidence: Confidence
    sentence: str
    by: Citation | None = None
    on: date | None = None
    since: date | None = None
    until: date | None = None
    is_held: bool = False
    is_disputed: bool = False

    def may_have_begun(self, as_of: date) -> bool:
        """Say whether the effect can be there on that day."""
        return self.since is None or self.since <= as_of

    def has_begun(self, as_of: date) -> bool:
        """Say whether it is there on that day; one of which no day is known is."""
        surely = self.until is None or self.until <= as_of
        return not self.is_disputed and surely and self.may_have_begun(as_of)

    @property
    def rank(self) -> tuple[int, bool, int, date, str]:
        """The strongest state first, then held text, the surest word, the earliest day."""
        return (
            _STRENGTH.index(self.state),
            not self.is_held,
            _CERTAINTY.index(self.confidence),
            self.on or date.max,
            f"{self.by} {self.sentence}",
        )


class Edges:
    """The relations of the register: those of held clauses, and the facts that they leave open.

    A fact about the same actor and target as a held clause is dropped, leads always, and so is
    everything that an untrusted file says. What an upload says of a text that facts or a better
    source describe has no effect: it is a claim, or at most a copy of what a fact says. Those
    in ``sound`` can be as they are told; the others are faults.
    """

    def __init__(
        self, held: Iterable[Relation], told: Iterable[Relation], instruments: Instruments
    ) -> None:
        self._instruments = instruments
        told = [edge for edge in told if edge.confidence is not Confidence.LEAD]
        same = {_substance(edge) for edge in told}
        known = {(e.actor, e.verb, e.target) for e in told}
        said = [edge for edge in held if not instruments.is_untrusted(edge.actor)]
        own = [
            edge
            for edge in said
            if edge.verb not in STATES
            or _substance(edge) in same
            or instruments.may_change(edge.actor, edge.target.symbol)
        ]
        claims = [e for e in said if (e.actor, e.verb, e.target) not in known]
        self._claims = tuple(sorted(set(claims).difference(own), key=_order))
        self._held = frozenset(own)
        self.all = tuple(sorted({*own, *_left_open(told, own)}, key=_order))
        self.untold = tuple(sorted(_untold(told, own, instruments), key=_order))
        self.actors = frozenset(edge.actor for edge in self.all)
        self._acts: dict[str, list[Relation]] = {}
        for edge in self.all:
            if edge.verb in STATES:
                self._acts.setdefault(edge.target.symbol, []).append(edge)
        self.sound = tuple(edge for edge in self.all if not self.find_fault(edge))
        self._faults = self._read_faults()
        self.cycles = find_cycles(self._ends(dated_too=True))
        self._unsettled = frozenset(
            symbol for ring in find_cycles(self._ends(dated_too=False)) for symbol in ring
        )

    def effects_on(self, place: Citation) -> tuple[Effect, ...]:
        """What ends or changes the place, the strongest first."""
        acts = [edge for edge in self._acts.get(place.symbol, []) if _bears(edge, place)]
        found = (self._effect(edge, place) for edge in acts if not self.find_fault(edge))
        return tuple(sorted(found, key=lambda effect: effect.rank))

    def claims_on(self, place: Citation) -> tuple[Relation, ...]:
        """What uploads say of the place without effect."""
        return tuple(edge for edge in self._claims if _bears(edge, place))

    def faults_of(self, symbol: str) -> tuple[str, ...]:
        """One sentence for each act of or on a document that cannot be as it is told."""
        return self._faults.get(symbol, ())

    def find_fault(self, edge: Relation) -> str:
        """Why an act cannot have an effect: on itself, or before its object was adopted."""
        if edge.verb not in STATES:
            return ""
        if edge.actor == edge.target.symbol:
            return f"{edge.actor} is said to {_infinitive(edge)} itself; that has no effect here."
        _, until = self._days(edge)
        born, _ = self._instruments.adoption_window(edge.target.symbol)
        if until is None or born is None or until >= born:
            return ""
        return (
            f"{edge.actor} is said to {_infinitive(edge)} {edge.target} on {to_day(until)} at the "
            f"latest, before {edge.target.symbol} was adopted; that has no effect here."
        )

    def _read_faults(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for edge in (edge for acts in self._acts.values() for edge in acts):
            sentence = self.find_fault(edge) or self._early(edge)
            for symbol in (edge.actor, edge.target.symbol) if sentence else ():
                found.setdefault(symbol, {})[sentence] = None
        return {symbol: tuple(sorted(sentences)) for symbol, sentences in found.items()}

    def _early(self, edge: Relation) -> str:
        """That an act is dated before the adoption of its own text."""
        earliest, _ = self._instruments.adoption_window(edge.actor)
        if edge.verb not in STATES or not edge.on or not earliest or edge.on >= earliest:
            return ""
        return (
            f"{edge.actor} is said to {_infinitive(edge)} {edge.target} from {to_day(edge.on)}, "
            f"before it was adopted itself; its adoption is taken for the day."
        )

    def _days(self, edge: Relation) -> tuple[date | None, date | None]:
        """The earliest and the latest day of effect; none before the adoption of the actor."""
        earliest, latest = self._instruments.adoption_window(edge.actor)
        if edge.on and (earliest is None or edge.on >= earliest):
            return edge.on, edge.on
        return earliest, latest

    def _effect(self, edge: Relation, place: Citation) -> Effect:
        since, until = self._days(edge)
        actor = (edge.clause or Citation(edge.actor)).label(self._instruments.title(edge.actor))
        comma = "," if edge.clause else ""
        return Effect(
            STATES[edge.verb] if place.is_within(edge.target) else State.AMENDED,
            edge.confidence,
            f"{actor}{comma} {edge.verb} {_object(edge, place)} ({edge.evidence})",
            edge.clause or Citation(edge.actor),
            edge.on if edge.on == since else None,
            since,
            until,
            edge in self._held,
            STATES[edge.verb] in ENDED and {edge.actor, place.symbol} <= self._unsettled,
        )

    def _ends(self, *, dated_too: bool) -> list[tuple[str, str]]:
        """Which document ends which as a whole; without the dated ones, where no day settles it."""
        return [
            (edge.actor, edge.target.symbol)
            for edge in self.all
            if STATES.get(edge.verb) in ENDED
            and not edge.target.part
            and edge.actor != edge.target.symbol
            and (dated_too or (self._days(edge)[0] is None and not self.find_fault(edge)))
        ]


def _left_open(told: list[Relation], own: list[Relation]) -> list[Relation]:
    """The facts about pairs of documents of which no held clause says anything of the kind."""
    pairs = {(e.actor, e.target.symbol, e.verb in STATES) for e in own}
    return [e for e in told if (e.actor, e.target.symbol, e.verb in STATES) not in pairs]


def _untold(told: list[Relation], own: list[Relation], instruments: Instruments) -> list[Relation]:
    """The facts about what a text does whose words are held, from a good source, without it."""
    return [
        edge
        for edge in _left_open(told, own)
        if edge.verb in STATES and edge.verb != "overtakes" and instruments.is_read(edge.actor)
    ]


def _substance(edge: Relation) -> tuple[object, ...]:
    return edge.actor, edge.verb, edge.target, edge.clause, edge.on, edge.confidence


def _infinitive(edge: Relation) -> str:
    """The verb after ``to``: revokes, revoke."""
    return edge.verb.removesuffix("s")


def _object(edge: Relation, place: Citation) -> str:
    """How the object of an act is told of a place: it, a part of it, or what it is a part of."""
    if edge.target == place:
        return "it"
    if edge.target.is_within(place):
        return f"{edge.target.place() or 'part'} of it"
    return f"{edge.target.label()} as a whole, of which it is a part"


def _bears(edge: Relation, place: Citation) -> bool:
    return place.is_within(edge.target) or edge.target.is_within(place)


def _order(edge: Relation) -> tuple[str, ...]:
    return tuple(map(str, (edge.target, edge.verb, edge.actor, edge.clause, edge.on, edge.evidence,
                           edge.confidence)))  # fmt: skip
