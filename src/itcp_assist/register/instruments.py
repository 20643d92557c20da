"""What is known of each instrument from the documents held and from the facts."""

from collections.abc import Iterable
from datetime import date

from itcp_assist.citation import Citation, split_imo
from itcp_assist.records import Holding
from itcp_assist.register.facts import Facts, ResolutionFacts

UNTRUSTED = "untrusted"  # tier of a file whose word counts for nothing but itself
UPLOAD = "upload"  # tier of a file that anybody may have supplied


class Instruments:
    """Titles, dates and sessions by symbol: a held document first, then the facts, never a lead.

    The day on which an upload says that it was adopted counts only where no fact tells one.
    """

    def __init__(self, facts: Facts, holdings: Iterable[Holding]) -> None:
        self._facts = {entry.symbol: entry for entry in facts.resolutions}
        self._held = {holding.identity.symbol: holding for holding in holdings}
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
        return (told or held) if self._tier(symbol) == UPLOAD else (held or told)

    def adoption_window(self, symbol: str) -> tuple[date | None, date | None]:
        """Between which days it was adopted: the day itself, or what its session tells.

        Of a session without days the ones before and after are the limits.
        """
        day = self.adopted(symbol)
        if day:
            return day, day
        number = self._session_number(symbol)
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
        return target not in self._facts and self._tier(target) in ("", UPLOAD)

    def _tier(self, symbol: str) -> str:
        holding = self._held.get(symbol)
        return holding.source.tier if holding else ""

    def _trusted(self, symbol: str) -> Holding | None:
        return None if self.is_untrusted(symbol) else self._held.get(symbol)

    def _session_number(self, symbol: str) -> int | None:
        """The session of the Assembly; other bodies' sessions are not in the register."""
        facts, parts = self._facts.get(symbol), split_imo(symbol)
        if parts is None:
            return facts.session if facts else None
        return parts[2] or None if parts[0] == "A" else None
