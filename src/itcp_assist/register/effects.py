"""The acts that change what stands: which of them bear on a place, from when, on whose word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, Relation, State
from itcp_assist.register.instruments import Instruments

STATES = {
    "revokes": State.REVOKED,
    "supersedes": State.SUPERSEDED,
    "overtakes": State.OVERTAKEN,
    "amends": State.AMENDED,
}
_STRENGTH = tuple(STATES.values())
_CERTAINTY = tuple(Confidence)


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that ends or changes a place: the resulting state, and the sentence that says so.

    ``on`` is the day of effect where it is known; ``since`` and ``until`` the earliest and the
    latest day that it can have been; ``by`` the clause, or the document where none is named.
    """

    state: State
    confidence: Confidence
    sentence: str
    by: Citation | None = None
    on: date | None = None
    since: date | None = None
    until: date | None = None
    is_held: bool = False

    def may_have_begun(self, as_of: date) -> bool:
        """Say whether the effect can be there on that day."""
        return self.since is None or self.since <= as_of

    def has_begun(self, as_of: date) -> bool:
        """Say whether it is there on that day; one of which no day is known is."""
        return self.may_have_begun(as_of) and (self.until is None or self.until <= as_of)

    @property
    def rank(self) -> tuple[int, bool, int, date, str]:
        """The strongest state first, then held text, the surest word, the earliest day."""
        return (
            _STRENGTH.index(self.state),
            not self.is_held,
            _CERTAINTY.index(self.confidence),
            self.on or date.max,
            str(self.by),
        )


class Edges:
    """The relations of the register: those of held clauses, and the facts that they leave open.

    A fact about the same actor and target as a held clause is dropped, leads always, and so is
    everything that an untrusted file says. What an upload says of a better text has no effect
    unless a fact says the same: it is a claim.
    """

    def __init__(
        self, held: Iterable[Relation], told: Iterable[Relation], instruments: Instruments
    ) -> None:
        self._instruments = instruments
        told = [edge for edge in told if edge.confidence is not Confidence.LEAD]
        facts = {(e.actor, e.verb, e.target) for e in told}
        said = [edge for edge in held if not instruments.is_untrusted(edge.actor)]
        own = [
            edge
            for edge in said
            if edge.verb not in STATES
            or (edge.actor, edge.verb, edge.target) in facts
            or instruments.may_change(edge.actor, edge.target.symbol)
        ]
        self._claims = tuple(sorted(set(said).difference(own), key=_order))
        pairs = {(e.actor, e.target.symbol) for e in own if e.verb in STATES}
        recalled = {(e.actor, e.target.symbol) for e in own if e.verb not in STATES}
        self._held = frozenset(own)
        kept = [
            edge
            for edge in told
            if (edge.actor, edge.target.symbol) not in (pairs if edge.verb in STATES else recalled)
        ]
        self.all = tuple(sorted({*own, *kept}, key=_order))
        self.actors = frozenset(edge.actor for edge in self.all)
        self._acts: dict[str, list[Relation]] = {}
        for edge in self.all:
            if edge.verb in STATES:
                self._acts.setdefault(edge.target.symbol, []).append(edge)

    def effects_on(self, place: Citation) -> tuple[Effect, ...]:
        """What ends or changes the place, the strongest first."""
        acts = self._acts.get(place.symbol, [])
        found = [self._effect(edge, place) for edge in acts if _bears(edge, place)]
        return tuple(sorted((f for f in found if f is not None), key=lambda f: f.rank))

    def claims_on(self, place: Citation) -> tuple[str, ...]:
        """What uploads say of the place without effect, one phrase for each."""
        return tuple(
            f"{edge.clause or edge.actor}, of a file that was supplied and is no official text, "
            f"says that it {edge.verb} {'it' if place.is_within(edge.target) else 'part of it'}: "
            "that changes nothing here"
            for edge in self._claims
            if _bears(edge, place)
        )

    def _effect(self, edge: Relation, place: Citation) -> Effect | None:
        earliest, latest = self._instruments.adoption_window(edge.actor)
        born = self._instruments.adopted(place.symbol)
        since, until = edge.on or earliest, edge.on or latest
        if since and born and since < born:
            return None  # nothing can be ended before it was adopted
        whole = place.is_within(edge.target)
        place_name = "it" if whole else f"{edge.target.place() or 'part'} of it"
        actor = (edge.clause or Citation(edge.actor)).label(self._instruments.title(edge.actor))
        comma = "," if edge.clause else ""
        return Effect(
            STATES[edge.verb] if whole else State.AMENDED,
            edge.confidence,
            f"{actor}{comma} {edge.verb} {place_name} ({edge.evidence})",
            edge.clause or Citation(edge.actor),
            edge.on,
            since,
            until,
            edge in self._held,
        )


def _bears(edge: Relation, place: Citation) -> bool:
    return place.is_within(edge.target) or edge.target.is_within(place)


def _order(edge: Relation) -> tuple[str, ...]:
    return tuple(map(str, (edge.target, edge.verb, edge.actor, edge.clause, edge.on, edge.evidence,
                           edge.confidence)))  # fmt: skip
