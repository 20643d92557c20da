"""Check a symbol against what is known of sessions and numbers: can it exist at all?"""

from collections.abc import Collection

from itcp_assist.citation import split_imo
from itcp_assist.register.facts import Facts, Session

# Bodies whose resolutions are numbered through all their sessions.
THROUGH_NUMBERED = ("A", "MSC", "MEPC")


def find_premise_problem(symbol: str, facts: Facts, known: Collection[str]) -> str:
    """One sentence when the symbol cannot exist, with what is known instead; else empty."""
    listed = next((entry for entry in facts.nonexistent if entry.symbol == symbol), None)
    parts = split_imo(symbol)
    reason = ""
    if listed:
        reason = listed.why
    elif parts and parts[0] in THROUGH_NUMBERED and symbol not in known:
        organ, number, _ = parts
        twin = next((s for s in sorted(known) if (split_imo(s) or ())[:2] == (organ, number)), "")
        twin_parts = split_imo(twin)
        if twin_parts:
            of = f"the {ordinal(twin_parts[2])} session, " if twin_parts[2] else ""
            reason = f"number {number} belongs to {of}{twin}"
        else:
            reason = find_range_problem(symbol, facts.sessions)
    return f"{symbol} does not exist: {reason}." if reason else ""


def find_range_problem(symbol: str, sessions: Collection[Session]) -> str:
    """Why a session of the Assembly cannot have given the number; empty where it can."""
    parts = split_imo(symbol)
    if parts is None or parts[0] != "A" or not parts[2]:
        return ""
    return _out_of_range(int(parts[1]), parts[2], sessions)


def ordinal(number: int) -> str:
    """The ordinal in figures.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _out_of_range(number: int, session: int, sessions: Collection[Session]) -> str:
    """Why the session cannot have reached the number; empty where nothing speaks against it."""
    owner = next((s for s in sessions if s.first and s.last and s.first <= number <= s.last), None)
    if owner and owner.number != session:
        span = f"A.{owner.first} to A.{owner.last}"
        return f"number {number} belongs to the {ordinal(owner.number)} session ({span})"
    for known in sorted(sessions, key=lambda s: s.number):
        name = f"the {ordinal(known.number)} session"
        # Numbers run on: what lies after a session's last number belongs to later sessions.
        if known.last and (number > known.last) == (session <= known.number):
            return f"{name} ended at A.{known.last}"
        if known.first and (number >= known.first) == (session < known.number):
            return f"{name} began with A.{known.first}"
    return ""
