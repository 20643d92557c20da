"""Requests and decisions that follow the first of a paragraph: "..., and invites States to"."""

import re
from collections.abc import Iterator

from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.bases import read_base, strength_of
from itcp_assist.clauses.groups import group_of
from itcp_assist.records import Joined

# Only after a comma or "and", so that no relative clause (which urges States to) is taken for what
# the organ itself says; in lower case, as the United Nations print it, or in capitals, as IMO.
_VERBS = (
    r"calls(?:\sonce\sagain)?\s(?:up)?on|appeals\sto|asks|decides|encourages|instructs|invites"
    r"|recommends|requests|urges|(?:reiterates|renews)\sits\s(?:call\s(?:up)?on|invitation|request)"
)
_ALSO = r"also|again|once\sagain|further|strongly|therefore|thus"
_IN_CAPITALS = (
    r"(?:(?:ALSO|FURTHER|STRONGLY)\s)?"
    r"(?:CALLS\s(?:UP)?ON|ASKS|DECIDES|ENCOURAGES|INSTRUCTS|INVITES|RECOMMENDS|REQUESTS|URGES)"
)
_JOINED_RE = re.compile(
    rf"""
    (?P<joint> ,\s(?:and\s)? | \sand\s )
    (?P<link>(?:in\s(?:this|that)\s(?:regard|respect|context|connection)|accordingly|to\sthis\send)
      ,?\s)?
    (?P<verb>(?:(?:{_ALSO})\s)*(?:{_VERBS}) | {_IN_CAPITALS})
    (?=,?\s)
    """,
    re.VERBOSE,
)
_DECISION_RE = re.compile(r",?\s(?:to|that)\s")
# Nouns of the same form: notes the offers, and requests from States.
_NOUNS = frozenset({"request", "appeal"})


def find_joined(text: str, start: int) -> tuple[Joined, ...]:
    """What a paragraph asks or decides after its first verb, which ends at ``start``.

    A request counts where it says whom it asks, or stands apart from what was noted: "..., and
    encourages trade".

    >>> text = "Notes the knots, and also invites States to tie them, which requests of ours say"
    >>> [(text[one.start : one.end], one.verb, one.addressees) for one in find_joined(text, 5)]
    [('also invites', 'invite', ('States',))]
    """
    return tuple(_iter_joined(text, start))


def _iter_joined(text: str, start: int) -> Iterator[Joined]:
    for found in _JOINED_RE.finditer(text, start):
        verb, at = found["verb"], found.start("verb")
        addressees = read_addressees(text[at:], verb)
        base = read_base(verb)
        if addressees or _stands_apart(found, base):
            groups = tuple(map(group_of, addressees))
            yield Joined(at, found.end(), base, strength_of(verb), addressees, groups)


def _stands_apart(found: re.Match[str], base: str) -> bool:
    """Say whether what asks nobody by name is the organ's own verb all the same."""
    if base == "decide":
        return _DECISION_RE.match(found.string, found.end()) is not None
    is_marked = "and" in found["joint"] or found["link"] or found["verb"].startswith("also")
    return bool("," in found["joint"] and is_marked and base not in _NOUNS)
