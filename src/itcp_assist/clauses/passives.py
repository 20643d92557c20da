"""Whom a circular asks in the passive: "Member Governments are invited to ..."."""

import re
from dataclasses import dataclass

from itcp_assist.clauses.naming import has_noun, split_names
from itcp_assist.records import Span

# Participles by the base form of their verb.
_BASES = {
    "advised": "advise", "asked": "ask", "called upon": "call upon", "encouraged": "encourage",
    "instructed": "instruct", "invited": "invite", "recommended": "recommend",
    "requested": "request", "urged": "urge",
}  # fmt: skip
_PASSIVE_RE = re.compile(
    rf"""
    (?:^|(?<=[.;:]\s))(?P<names>[^.;:]{{3,400}}?)\s
    (?P<verb>(?:are|is)\s(?:(?:also|further|furthermore|therefore|hereby|strongly|again|\w+ly)\s)*
      (?P<asked>{"|".join(_BASES)}))
    ,?\s(?=to\b|(?:as|by|in|when|where|with)\b[^.;:]{{0,200}}\bto\s)
    """,
    re.VERBOSE,
)
# What may stand before the names, up to a comma: In this regard, In view of the above,
_LEADING_RE = re.compile(
    r"(?:(?:In|As|For|Having|Pending|To|With|When|Accordingly|Therefore)\b[^,]*,\s)?(?:[Tt]he\s)?"
)


@dataclass(frozen=True, slots=True)
class Passive:
    """Who is asked: the names as printed, the span of the printed verb, and its base form."""

    addressees: tuple[str, ...]
    verb: Span
    base: str


def find_passive(text: str) -> Passive | None:
    """The first sentence that says who is invited or requested to act; None without one.

    >>> found = find_passive("Member Governments and owners are also invited to tie knots.")
    >>> found.addressees, found.base
    (('Member Governments', 'owners'), 'invite')
    >>> find_passive("Knots are advised to hold.") is None
    True
    """
    for found in _PASSIVE_RE.finditer(text):
        names = split_names(_LEADING_RE.sub("", found["names"], count=1).strip())
        if names and has_noun(names[0]):  # any word is a capital one at the start
            return Passive(names, found.span("verb"), _BASES[found["asked"]])
    return None
