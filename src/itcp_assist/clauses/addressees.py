"""To whom an operative paragraph is addressed, in the words that it prints."""

import re

from itcp_assist.clauses import romance
from itcp_assist.clauses.naming import split_names, split_subject
from itcp_assist.clauses.verbs import fold_plain

# Verbs that ask somebody for something; others (ADOPTS, REVOKES, NOTES, THANKS) have no addressee.
_ADDRESSING = frozenset(
    (
        "appeals", "asks", "authorizes", "authorises", "directs", "encourages", "entrusts",
        "exhorts", "instructs", "invites", "recommends", "reminds", "requests", "requires",
        "solicits", "urges", "on", "upon",
    )
)  # fmt: skip
# An earlier request that is made again; whom it asks follows "to".
_AGAIN_RE = re.compile(
    r"(?:\w+\s)*(?:reiterat|renew|repeat)\w*\s(?:its|the|our|their)\s(?:\w+\s)?"
    r"(?:appeal|call|demand|encouragement|invitation|request)\Z",
    re.IGNORECASE,
)
# The request itself begins with an infinitive: "to" that is no preposition before a name or phrase;
# or it is all in the sub-items, after a colon.
_REQUEST_RE = re.compile(
    r"""
    \bto(?=,)                                          # to, inter alia, consider
  | \bto:?\s+
    (?!(?:the|an?|its|their|his|her|this|that|these|those|which|whom|all|any|such|each|both|in
        |armed|conflicts?|do\sso,?\sto)\b
     | [A-Z\d])                                        # Parties to armed conflict, to MARPOL
  | (?:\sto)?:(?=\n|$)
    """,
    re.VERBOSE,
)
_STOP_RE = re.compile(r":\s(?!\n)|[;.](?:\s|$)")
_THAT = ("that ", "that,")  # RECOMMENDS that, when in port, Governments ensure
_CLAUSE_END_RE = re.compile(r"[.:;](?:\s|$)")
# What tells of an addressee at length is left out; a few words that tell which ones are meant are
# part of the name: States that have not yet done so.
_RELATIVE_RE = re.compile(
    r"""
    (?<!\bin)\s(?:that|which|who|whose)\s
    (?! (?:[\w-]+\s){1,5} (?: [\w-]+\Z | so(?:,|\sand\b) ) )   # that have not yet done so
    .*
    """,
    re.DOTALL | re.VERBOSE,
)
_LEADING_RE = re.compile(r"in\s(?:this|that)\s(?:regard|respect|context|connection)\s+")
_TRAILING_RE = re.compile(r",?\s(?:not|also|further|[a-z]+ly)$")
MAX_ADDRESS = 600  # characters; an address longer than this was not one
MAX_TEXT = 2 * MAX_ADDRESS


def read_addressees(text: str, verb: str) -> tuple[str, ...]:
    """Addressees of a paragraph that opens with ``verb``, as printed but without an article.

    >>> read_addressees("INVITES the Council, donors and Member States to act", "INVITES")
    ('Council', 'donors', 'Member States')
    >>> read_addressees("REQUESTS the Secretary-General, within existing means:", "REQUESTS")
    ('Secretary-General',)
    >>> read_addressees("RECOMMENDS that Governments ensure this", "RECOMMENDS")
    ('Governments',)
    >>> read_addressees("ADOPTS the Code", "ADOPTS")
    ()
    """
    if not is_request(verb):
        return ()
    rest = _after(text, verb)[:MAX_TEXT]
    if romance.is_addressing(fold_plain(verb)):
        return romance.read_addressees(rest, fold_plain(rest))
    return _read_english(rest, is_clause=_is_clause(rest, verb))


def is_request(verb: str) -> bool:
    """Say whether a printed verb asks somebody for something.

    >>> is_request("Continues to urge"), is_request("PRIE"), is_request("ADOPTS")
    (True, True, False)
    """
    words = verb.lower().split()
    words += [f"{word}s" for word in words[2:]]  # Continues to urge
    return bool(
        romance.is_addressing(fold_plain(verb))
        or _ADDRESSING.intersection(words)
        or _AGAIN_RE.match(verb)
    )


def request_start(text: str, verb: str) -> int | None:
    """Where in a paragraph the request itself begins, behind the addressees; None without any.

    >>> text = "INVITES the Council, donors and Member States to act"
    >>> text[request_start(text, "INVITES"):]
    'to act'
    """
    rest = _after(text, verb)
    if romance.is_addressing(fold_plain(verb)):
        at = romance.request_start(fold_plain(rest))
    else:
        is_clause = _is_clause(rest, verb)
        found = None if is_clause else _find_request(rest)
        at = found.start() if found else 0 if is_clause else None
    return None if at is None else len(text) - len(rest) + at


def _after(text: str, verb: str) -> str:
    """What follows the verb, with the "to" of a request that is made again."""
    rest = text.partition(verb)[2].lstrip(" ,") if verb else ""
    return rest.removeprefix("to ") if _AGAIN_RE.match(verb) else rest


def _is_clause(rest: str, verb: str) -> bool:
    """Say whether a clause follows: requests that knots hold, not calls upon that Council."""
    return rest.startswith(_THAT) and not verb.lower().endswith((" on", " upon", " to"))


def _read_english(rest: str, *, is_clause: bool) -> tuple[str, ...]:
    if is_clause:
        return split_subject(
            _CLAUSE_END_RE.split(rest[:MAX_ADDRESS], maxsplit=1)[0][4:].strip(" ,")
        )
    found = _find_request(rest)
    if found is None:
        return ()
    address = _RELATIVE_RE.sub("", _LEADING_RE.sub("", rest[: found.start()].strip(" ,")))
    return split_names(_TRAILING_RE.sub("", address))


def _find_request(rest: str) -> re.Match[str] | None:
    """The first words of the request, where the address before it is one."""
    found = _REQUEST_RE.search(rest, 0, MAX_TEXT)
    stop = _STOP_RE.search(rest, 0, found.start()) if found else None
    return found if found and not stop and found.start() <= MAX_ADDRESS else None
