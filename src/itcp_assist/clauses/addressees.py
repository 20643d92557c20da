"""To whom an operative paragraph is addressed, in the words that it prints."""

import re

# Verbs that are said to somebody; others (ADOPTS, REVOKES, NOTES) have no addressee.
_ADDRESSING = frozenset(
    (
        "appeals", "asks", "authorizes", "authorises", "calls", "commends", "congratulates",
        "directs", "encourages", "entrusts", "exhorts", "instructs", "invites", "recommends",
        "reminds", "requests", "requires", "solicits", "thanks", "urges",
    )
)  # fmt: skip
# Nouns that name somebody who can be asked for something.
_NOUN_RE = re.compile(
    r"""\b(?:
      States?|Nations|Governments?|Part(?:y|ies)|Members?|countr(?:y|ies)|territories
    | organi[sz]ations?|agenc(?:y|ies)|institutions?|entit(?:y|ies)|bod(?:y|ies)|organs?
    | Assembly|Council|committees?|commissions?|Secretar(?:y-General|iat|ies)|Conference
    | Administrations?|authorit(?:y|ies)|Divisions?|programmes?|funds?|Banks?|Groups?|Panel|Mission
    | donors?|partners?|stakeholders?|industry|sector|community|societ(?:y|ies)
    | Directors?|Director-General|Coordinators?|Representatives?|President|Chair(?:person)?|Envoy
    | shipowners?|companies|operators?|ports?|seafarers?|universit(?:y|ies)|centres?|Bureau
    | actors?|groups|experts?|Mechanism|Office|Team|Tribunal|Court|Force|all
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# The request itself begins with an infinitive: "to" that is no preposition before a name or phrase;
# or it is all in the sub-items, after a colon.
_REQUEST_RE = re.compile(
    r"\bto\s+(?!(?:the|a|an|its|their|his|her|this|that|which|whom|all|any|such|those)\b|[A-Z\d])"
    r"|:(?=\n|$)"
)
_STOP_RE = re.compile(r"^that\b|:\s(?!\n)|[;.](?:\s|$)|\bfor\s+(?:its|their|his|her)\b")
_RELATIVE_RE = re.compile(r"\s(?:that|which|who)\s.*")
_ARTICLE_RE = re.compile(r"^(?:the|a|an)\s+")
_NAME_RE = re.compile(r"(?:the\s+)?[A-Z]")
_LISTING_RE = re.compile(r"\b(?:of|in|for|between|from)\b")
_ASIDE_RE = re.compile(
    r"""^(?:in|for|including|especially|particularly|with|as|where|when|through|on|within|under
    |upon|inter\s+alia|bearing|taking|pursuant|subject|acting|consistent|working|if|by|at|to
    |while|having|following)\b""",
    re.VERBOSE,
)
_JOINT_RE = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?:to\s+)?|\s+as\s+well\s+as\s+")
MAX_ADDRESS = 400  # characters; an address longer than this was not one


def read_addressees(text: str, verb: str) -> tuple[str, ...]:
    """Addressees of a paragraph that opens with ``verb``, as printed but without an article.

    >>> read_addressees("INVITES the Council, donors and Member States to act", "INVITES")
    ('Council', 'donors', 'Member States')
    >>> read_addressees("REQUESTS the Secretary-General, within existing means:", "REQUESTS")
    ('Secretary-General',)
    >>> read_addressees("ADOPTS the Code", "ADOPTS")
    ()
    """
    if not _ADDRESSING.intersection(verb.lower().split()):
        return ()
    rest = text[len(verb) :].lstrip(" ,")
    found = _REQUEST_RE.search(rest)
    stop = _STOP_RE.search(rest)
    if found is None or found.start() > MAX_ADDRESS or (stop and stop.start() < found.start()):
        return ()
    return _names(rest[: found.start()].strip(" ,"))


def _names(address: str) -> tuple[str, ...]:
    """Split an address at its commas and conjunctions, keeping together what names one body.

    A name without a noun of the kind (IMO, the Authority) counts by its capital letter, unless it
    goes on with what the name before it lists (Governments of Atlantis and Lemuria).
    """
    names: list[str] = []
    aside = False  # within "in particular ..." or "for the purposes of ...", up to the next comma
    for piece, joint in _pieces(_RELATIVE_RE.sub("", address)):
        aside = bool(_ASIDE_RE.match(piece)) or (aside and "," not in joint)
        if aside:
            continue
        named = _NAME_RE.match(piece) and not (names and _LISTING_RE.search(names[-1]))
        if named or _NOUN_RE.search(piece):
            names.append(piece)
        elif names:
            names[-1] += joint + piece
    return tuple(_ARTICLE_RE.sub("", name, count=1) for name in names)


def _pieces(address: str) -> list[tuple[str, str]]:
    """Pieces of an address, each with the joint that stands before it."""
    joints = list(_JOINT_RE.finditer(address))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(address)]
    before = ["", *(joint[0] for joint in joints)]
    return [(address[a:b], joint) for a, b, joint in zip(starts, ends, before, strict=True)]
