"""What is known of each instrument from the documents held and from the facts."""

from collections.abc import Iterable, Iterator
from datetime import date

from itcp_assist.citation import Citation, split_imo
from itcp_assist.records import TIERS, Confidence, Holding, TextKind
from itcp_assist.register.facts import Facts, ResolutionFacts

UNTRUSTED = "untrusted"  # tier of a file whose word counts for nothing but itself
UPLOAD = "upload"  # tier of a file that anybody may have supplied


class Instruments:
    """Titles, dates and sessions by symbol: a held document first, then the facts, never a lead.

    The day on which an upload says that it was adopted counts only where no fact is about it.
    """

    def __init__(self, facts: Facts, holdings: Iterable[Holding]) -> None:
        self._facts = {entry.symbol: entry for entry in facts.resolutions}
        self._told_of = {*self._facts, *_told_of(facts)}
        best_last = sorted(holdings, key=_worth)
        self._held = {holding.identity.symbol: holding for holding in best_last}
        self._sessions = {session.number: session for session in facts.sessions}

    def symbols(self) -> tuple[str, ...]:
        """All symbols that are held or that the facts describe, in citation order."""
        return tuple(c.symbol for c in sorted(map(Citation, {*self._facts, *self._held})))

    def holding(self, symbol: str) -> Holding | None:
        """The document held under the symbol."""
        return self._held.get(symbol)

    def facts(self, symbol: str) -> ResolutionFacts | None:
        """The facts about the symbol."""
        return self._facts.get(symbol)

    def title(self, symbol: str) -> str:
        """The title; empty where none is established."""
        holding, facts = self._trusted(symbol), self._facts.get(symbol)
        return (holding and holding.identity.title) or (facts.known_title if facts else "")

    def adopted(self, symbol: str) -> date | None:
        """The day of adoption; None where none is established."""
        holding, facts = self._trusted(symbol), self._facts.get(symbol)
        held = holding.identity.adopted if holding else None
        told = facts.known_adoption if facts else None
        if self._tier(symbol) == UPLOAD and symbol in self._told_of:
            return told
        return held or told

    def adoption_window(self, symbol: str) -> tuple[date | None, date | None]:
        """Between which days it was adopted: the day itself, or what its session tells.

        Of a session without days the ones before and after are the limits.
        """
        day = self.adopted(symbol)
        if day:
            return day, day
        number = self.session_number(symbol)
        if number is None:
            return None, None
        known = self._sessions.get(number)
        if known:
            return known.earliest, known.latest
        before = [s.latest for s in self._sessions.values() if s.number < number and s.latest]
        after = [s.earliest for s in self._sessions.values() if s.number > number and s.earliest]
        return max(before, default=None), min(after, default=None)

    def is_untrusted(self, symbol: str) -> bool:
        """Say whether the symbol is known only by a file whose word changes nothing."""
        return self._tier(symbol) == UNTRUSTED

    def may_change(self, actor: str, target: str) -> bool:
        """Say whether the word of a held document counts for what stands of another one.

        That of an upload counts among uploads only: never for a text that is held from a better
        source, or that the facts describe.
        """
        if self._tier(actor) != UPLOAD:
            return not self.is_untrusted(actor)
        return target not in self._told_of and self._tier(target) in ("", UPLOAD)

    def is_read(self, symbol: str) -> bool:
        """Say whether its own words are held, from a better source than an upload."""
        holding = self._held.get(symbol)
        is_known = self._tier(symbol) not in ("", UPLOAD, UNTRUSTED)
        return holding is not None and is_known and holding.text_kind is TextKind.VERBATIM

    def session_number(self, symbol: str) -> int | None:
        """The session of the Assembly; other bodies' sessions are not in the register."""
        facts, parts = self._facts.get(symbol), split_imo(symbol)
        if parts is None:
            return facts.session if facts else None
        return parts[2] or None if parts[0] == "A" else None

    def _tier(self, symbol: str) -> str:
        holding = self._held.get(symbol)
        return holding.source.tier if holding else ""

    def _trusted(self, symbol: str) -> Holding | None:
        return None if self.is_untrusted(symbol) else self._held.get(symbol)


def _told_of(facts: Facts) -> Iterator[str]:
    """The symbols that the facts are about beside those that have an entry; leads are no facts."""
    for edge in facts.relations:
        if edge.confidence is not Confidence.LEAD:
            yield from (edge.actor, edge.target.symbol)
    yield from (question.symbol for question in facts.open_questions)


def _worth(holding: Holding) -> tuple[int, str]:
    """The worst tier first; of one tier, in a fixed order."""
    tier = holding.source.tier
    return -TIERS.index(tier) if tier in TIERS else -len(TIERS), holding.source.sha256
