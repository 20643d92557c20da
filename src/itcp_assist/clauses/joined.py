"""Requests and decisions that follow the first of a paragraph: "..., and invites States to"."""

import re
from collections.abc import Iterator

from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.bases import read_base, strength_of
from itcp_assist.clauses.groups import group_of
from itcp_assist.records import Joined

# Only after a comma, a semicolon or "and", so that no relative clause (which urges States to) is
# taken for what the organ itself says; in lower case, as the United Nations print it, or in
# capitals, as IMO.
_ASKING = (
    r"appeals\sto|asks|authorizes|calls(?:\sonce\sagain)?\s(?:up)?on|decides|demands|encourages"
    r"|exhorts|instructs|invites|recommends|requests|urges"
)
_NOUN = r"appeal|call(?:\s(?:up)?on)?|demand|encouragement|invitation|request"
_VERBS = (
    rf"{_ASKING}|resolves|(?:reiterates|renews|repeats)\s(?:its|the)\s(?:[a-z]+\s)?(?:{_NOUN})"
    r"|continues\sto\s(?:call\s(?:up)?on|demand|encourage|invite|request|urge)"
)
_ALSO = r"also|again|further|hereby|likewise|once\sagain|strongly|thereby|therefore|thus"
_IN_CAPITALS = (
    r"(?:(?:ALSO|FURTHER|STRONGLY)\s)?"
    r"(?:CALLS\s(?:UP)?ON|ASKS|DECIDES|ENCOURAGES|INSTRUCTS|INVITES|RECOMMENDS|REQUESTS|URGES)"
)
_JOINED_RE = re.compile(
    rf"""
    (?P<joint> [,;]\s(?:and,?\s)? | \sand,?\s )
    (?P<link>(?:(?:in|to|for)\s(?:this|that|the\ssame)\s
        (?:connection|context|effect|end|purpose|regard|respect)
      |accordingly|in\sparticular|inter\salia)
      ,?\s)?
    (?P<verb>(?:(?:{_ALSO})\s)*(?:{_VERBS}) | {_IN_CAPITALS})
    (?=,?\s)
    """,
    re.VERBOSE,
)
# A declaration of States speaks in the first person, each sentence for itself: We also request.
_FIRST_PERSON_RE = re.compile(
    rf"""
    (?:^|[.;:,]\s+|\sand\s) [Ww]e \s
    (?P<verb>
      (?P<also>(?:(?:{_ALSO})\s)*)
      (?P<plain>appeal|ask|authorize|call|decide|demand|encourage|exhort|instruct|invite|recommend
        |request|resolve|urge)
      (?P<rest>(?<=appeal)\sto|(?<=call)\s(?:up)?on)?
    )
    (?<!appeal)(?<!call)(?=,?\s)
    """,
    re.VERBOSE,
)
# What binds nobody by name is a decision where it says what is decided.
_BINDING = frozenset({"decide", "demand", "resolve"})
_DECISION_RE = re.compile(r",?\s(?:to|that)\s")
# Nouns of the same form: notes the offers, and requests from States.
_NOUNS = frozenset({"appeal", "request"})
_RELATIVE_RE = re.compile(r"\b(?:that|which|who|whose)\b[^,;]*\Z")


def find_joined(text: str, start: int) -> tuple[Joined, ...]:
    """What a paragraph asks or decides after its first verb, which ends at ``start``.

    A request counts where it says whom it asks, or stands apart from what was noted: "..., and
    encourages trade".

    >>> text = "Notes the knots, and also invites States to tie them, which requests of ours say"
    >>> [(text[one.start : one.end], one.verb, one.addressees) for one in find_joined(text, 5)]
    [('also invites', 'invite', ('States',))]
    """
    return tuple(_iter_joined(text, start))


def find_declared(text: str) -> tuple[Joined, ...]:
    """What a declaration asks or decides in the first person, sentence by sentence.

    >>> text = "We fear knots. We therefore request the Council to untie them."
    >>> [(one.verb, one.addressees) for one in find_declared(text)]
    [('request', ('Council',))]
    """
    return tuple(map(_read_declared, _FIRST_PERSON_RE.finditer(text)))


def _read_declared(found: re.Match[str]) -> Joined:
    return _read(found, f"{found['also']}{found['plain']}s{found['rest'] or ''}")


def _iter_joined(text: str, start: int) -> Iterator[Joined]:
    for found in _JOINED_RE.finditer(text, start):
        joined = _read(found, found["verb"])
        if joined.addressees or _stands_apart(found, joined.verb):
            yield joined


def _read(found: re.Match[str], verb: str) -> Joined:
    """What is asked by a verb, which is given in the third person."""
    addressees = read_addressees(verb + found.string[found.end() :], verb)
    groups = tuple(map(group_of, addressees))
    start, end = found.span("verb")
    return Joined(start, end, read_base(verb), strength_of(verb), addressees, groups)


def _stands_apart(found: re.Match[str], base: str) -> bool:
    """Say whether what asks nobody by name is the organ's own verb all the same."""
    if base in _BINDING:
        return _DECISION_RE.match(found.string, found.end()) is not None
    is_marked = "and" in found["joint"] or found["link"] or found["verb"].startswith("also")
    is_own = is_marked or not _RELATIVE_RE.search(found.string, 0, found.start())
    return bool(found["joint"][0] in ",;" and is_own and base not in _NOUNS)
