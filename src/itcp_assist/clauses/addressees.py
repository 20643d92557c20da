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
_CLAUSE_END_RE = re.compile(r"[.:;](?:\s|$)")
_RELATIVE_RE = re.compile(r"(?<!\bin)\s(?:that|which|who|whose)\s.*", re.DOTALL)
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
    words = verb.lower().split()
    words += [f"{word}s" for word in words[2:]]  # Continues to urge
    rest = text.partition(verb)[2].lstrip(" ,")[:MAX_TEXT] if verb else ""
    if romance.is_addressing(fold_plain(verb)):
        return romance.read_addressees(rest, fold_plain(rest))
    return _read_english(rest) if _ADDRESSING.intersection(words) else ()


def _read_english(rest: str) -> tuple[str, ...]:
    if rest.startswith("that "):
        return split_subject(
            _CLAUSE_END_RE.split(rest[:MAX_ADDRESS], maxsplit=1)[0][5:].strip(" ,")
        )
    found = _REQUEST_RE.search(rest)
    stop = _STOP_RE.search(rest)
    if found is None or found.start() > MAX_ADDRESS or (stop and stop.start() < found.start()):
        return ()
    address = _RELATIVE_RE.sub("", _LEADING_RE.sub("", rest[: found.start()].strip(" ,")))
    return split_names(_TRAILING_RE.sub("", address))
