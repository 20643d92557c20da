"""What a clause enacts: each of its acts, with the words in which the objects are named.

Only what the clause itself does counts. A wish, an intention, a request to somebody else, a
condition and what the clause tells of other texts have no effect.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Stems of the verbs, in English, French and Spanish, and what each does to its objects.
_STEMS = {
    **dict.fromkeys(("revok", "rescind", "repeal", "abrogat", "annul", "cancel"), "revokes"),
    **dict.fromkeys(("terminat", "lift", "withdraw", "discontinu"), "revokes"),
    **dict.fromkeys(("abrog", "r\u00e9voqu", "revoc", "revoqu", "derog"), "revokes"),
    **dict.fromkeys(("supersed", "replac", "remplac", "sustituy"), "supersedes"),
    **dict.fromkeys(("amend", "modif", "enmiend"), "amends"),
    **dict.fromkeys(("correct", "corrig"), "corrects"),
    **dict.fromkeys(("extend", "renew", "prolong", "prorog", "prorrog"), "extends"),
    **dict.fromkeys(("recall", "reaffirm", "rappel", "r\u00e9affirm"), "recalls"),
    **dict.fromkeys(("recuerd", "reafirm"), "recalls"),
}  # fmt: skip
_ENGLISH = "|".join(
    "revok rescind repeal abrogat annul cancel terminat lift withdraw discontinu supersed replac"
    " amend modif correct extend renew prolong".split()
)
_DECIDING = ("DECID", "RESOLV", "AGREE", "D\u00c9CID")

# Where the next act of a paragraph begins: ", reaffirms", "; and further requests".
NEXT_RE = re.compile(
    r"""
    (?: [,;]\s(?:and\s)?
      | \sand\s(?=(?:(?:also|further)\s){0,2}(?:recalls|reaffirms)\b)  # no other subject does so
    )
    (?:(?:also|further|in\sthis\s\w+)[,\s]\s?){0,2}
    (?P<verb>
      (?:reaffirm|recall|request|express|welcom|not|encourag|stress|emphasiz|underlin|invit|urg
        |direct|authoriz|affirm|reiterat|tak|demand|acknowledg|recogniz|endors|agre|adopt|approv
        |call|decid|revok|amend|extend|supersed|replac|rescind|commend|condemn|support)e?s
    )\b(?!\sof\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What follows is told of another text: notes that A, adopted in 2090, revokes B.
_TELLING_RE = re.compile(r"\b(?:that|which|who|whose|whether|how)\b[^;]*\Z")
# DECIDES, acting under its rules, further to extend ... and to amend; "not to" is no match.
INTENT_RE = re.compile(
    r"""
    (?: \A:?\s*(?:,[^,;]{1,120},)?\s*(?:(?:also|further|hereby|therefore|accordingly)\s)*
      | ,?\sand\s(?:(?:also|further|hereby)\s)*
    )
    to\s(?P<verb>[a-z]+)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
PASSIVE_RE = re.compile(
    rf"""
    \b(?: (?:is|are|shall\sbe|will\sbe)\s(?:(?:hereby|therefore|thus|further)\s){{0,2}}
          (?P<done>(?:{_ENGLISH})\w*e?d|withdrawn)\b
        | shall\s(?:cease\sto|no\slonger)\s(?:apply|be\sin\sforce|have\seffect)\b(?P<ended>)
        | shall\s(?:now\s|henceforth\s)?read\b(?P<reads>)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
SELF_RE = re.compile(
    rf"""
    \b(?:this|the\s(?:present|annexed))\s(?:circular|resolution|decision|document|code|guidelines)
    \s(?:and\sany\srevisions?\s)?(?:shall\s)?(?:hereby\s)?
    (?P<verb>(?:{_ENGLISH})(?:e?s?))\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
# ADOPTS amendments to the guidelines; ADOPTS the procedure in the annex, which replaces that of.
ADOPTED_RE = re.compile(
    rf"""
    \A\s(?:(?:the|these|following)\s)*(?:(?P<amending>amendments)|(?P<correcting>corrigend(?:um|a)))
    \s(?:\([^()]*\)\s)?to\s
  | ,\swhich\s(?:shall\s)?(?:hereby\s)?(?P<verb>(?:{_ENGLISH})e?s?)\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TITLED_RE = re.compile(r"[\u201c\"][^\u201d\"]*[\u201d\"]")
# What makes an end wait for something; an extension "unless decided otherwise" is one all the same.
_CONDITION_RE = re.compile(
    r"""
    \b(?:if|unless|upon|once|when|provided\sthat|on\sthe\sda(?:te|y)\s(?:of|on|when))\b
    """,
    re.VERBOSE,
)
# From here on words describe the object: on measures to be taken when ships meet ice.
_DESCRIBING_RE = re.compile(
    r"""
    \b(?:on|concerning|regarding)\s(?!\d|the\sda(?:te|y)\b|(?:the\s)?(?:condition|understanding)\b)
    [^,;]*\Z
    """,
    re.VERBOSE,
)
# No description goes on like this, but a condition: upon entry into force, once it is adopted.
_LEGAL_EVENT_RE = re.compile(
    r"[^,;]*\b(?:force|effect|adopt|accept|agree|approv|decid|ratif|expir)", re.IGNORECASE
)
# A passive inside a subordinate clause is told of another text, not enacted.
_SUBORDINATE_RE = re.compile(r"\b(?:which|who|whose|whom|as|if|unless|when|while|where|since)\b")
_THAT_RE = re.compile(r"[:,]?\s+(?:and\s)?that\b")
_BY_ANOTHER_RE = re.compile(
    r"\s+by\s(?!(?:this|the\s(?:present|annex|text|following|provisions))\b"
    r"|the\send\sof\s(?:[A-Z]\w+\s)?\d{4}\b|\d{1,2}\s[A-Z]\w+\s\d{4}\b)"
)
# What is extended or renewed without any text being so: extends its appreciation, renews its call.
_COURTESY_RE = re.compile(
    r"""
    \A\s*(?:(?:its|their|his|her|the|an?)\s)?(?:\w+\s){0,2}
    (?:appreciation|gratitude|thanks|condolences|sympath\w+|congratulations|invitations?|welcome
      |calls?|support|commitments?|determination|appeals?|requests?|hope|recognition|greetings
      |assurances?|assistance|cooperation|co-operation|efforts?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a clause: its effect, and where in the text its objects are named.

    ``when``: the words after a passive, which may say from which day it has its effect.
    """

    effect: str
    start: int
    end: int
    when: str = ""


def find_deeds(text: str, verb: str) -> Iterator[Deed]:
    """The acts of a paragraph that opens with ``verb``, in their order; none for no effect.

    >>> [d.effect for d in find_deeds("DECIDES to revoke A.9001(90), recalls it", "DECIDES")]
    ['revokes', 'recalls']
    >>> list(find_deeds("DECIDES not to revoke resolution A.9001(90)", "DECIDES"))
    []
    """
    opening = max(text.find(verb), 0)
    masked = _TITLED_RE.sub(lambda title: " " * len(title[0]), text)
    starts = [(opening, opening + len(verb), verb)]
    starts += _next_acts(masked, opening + len(verb), verb)
    stops = [start for start, _, _ in starts[1:]] + [len(text)]
    for (_, after, said), stop in zip(starts, stops, strict=True):
        for deed in _deeds(masked[after:stop], said):
            yield Deed(deed.effect, after + deed.start, after + deed.end, deed.when)


def _next_acts(text: str, start: int, verb: str) -> Iterator[tuple[int, int, str]]:
    """Where the organ itself goes on, after a first verb that ends at ``start``, and the verbs."""
    for found in NEXT_RE.finditer(text, start):
        said = found["verb"]
        is_joined = bool(re.match(r";|,?\sand\s", found[0]))
        # A semicolon ends what is told, and so do capitals.
        is_open = found[0][0] != ";" and said[0].islower()
        is_told = is_open and bool(_TELLING_RE.search(text, start, found.start()))
        has_effect = _effect(said) not in ("", "recalls")
        if is_told and has_effect and not (is_joined and _is_act(verb)):
            continue
        yield found.start(), found.end(), said
        # What is only told may go on with verbs that have no effect: it requests, and revokes.
        if is_joined or not is_told:
            start, verb = found.end(), said


def _is_act(verb: str) -> bool:
    """Say whether the organ changes or decides something by the verb, rather than tells of it."""
    return bool(_effect(verb)) or any(w.startswith(_DECIDING) for w in verb.upper().split())


def find_own_deeds(text: str) -> Iterator[Deed]:
    """What a text without enacting words says of itself: this circular supersedes, it revokes."""
    for found in SELF_RE.finditer(text):
        end = text.find(".\n", found.end())
        yield Deed(_effect(found["verb"]), found.end(), len(text) if end < 0 else end)


def _effect(verb: str) -> str:
    words = verb.lower().split()
    return next((e for word in words for stem, e in _STEMS.items() if word.startswith(stem)), "")


def _deeds(said: str, verb: str) -> Iterator[Deed]:
    """The acts of one verb, with offsets into ``said``, the words after it."""
    if verb.upper().split()[0].startswith("ADOPT"):
        found = _adopted(said)
    elif any(word.startswith(_DECIDING) for word in verb.upper().split()):
        found = [*_intents(said), *_passives(said), *find_own_deeds(said)]
    else:
        found = [Deed(_effect(verb), 0, len(said))]
    yield from (deed for deed in found if deed.effect and _is_certain(said, deed))


def _is_certain(said: str, deed: Deed) -> bool:
    """Say whether the act is done, here and now, to texts."""
    if deed.effect == "extends":
        return not _COURTESY_RE.match(said[deed.start : deed.end])
    return deed.effect == "recalls" or not any(
        _is_awaited(said, found.start()) for found in _CONDITION_RE.finditer(said)
    )


def _is_awaited(said: str, at: int) -> bool:
    """Say whether the act waits for the condition at an offset, which may describe its object."""
    return not _DESCRIBING_RE.search(said, 0, at) or bool(_LEGAL_EVENT_RE.match(said, at))


def _intents(said: str) -> list[Deed]:
    """DECIDES to revoke A and to amend B: each with the words up to the next intent."""
    found = list(INTENT_RE.finditer(said))
    if not found or said[: found[0].start()].strip():
        return []
    ends = [one.start() for one in found[1:]] + [len(said)]
    return [
        Deed(_effect(one["verb"]), one.end(), end) for one, end in zip(found, ends, strict=True)
    ]


def _passives(said: str) -> list[Deed]:
    """DECIDES that A is hereby revoked: the objects come before the verb."""
    out: list[Deed] = []
    last = 0
    for found in PASSIVE_RE.finditer(said):
        subject = said[last : found.start()]
        effect = _effect(found["done"]) if found["done"] else "amends"
        effect = "revokes" if found["ended"] is not None else effect
        is_told = _SUBORDINATE_RE.search(subject) and "hereby" not in found[0].lower()
        if not is_told and not _BY_ANOTHER_RE.match(said, found.end()):
            opening = _THAT_RE.match(subject)
            start = last + (opening.end() if opening else 0)
            when = re.split(r"[,;]|\sand\s", said[found.end() :], maxsplit=1)[0]
            out.append(Deed(effect, start, found.start(), when))
        last = found.end()
    return out


def _adopted(said: str) -> list[Deed]:
    found = ADOPTED_RE.search(said)
    if found is None:
        return []
    effect = "amends" if found["amending"] else "corrects" if found["correcting"] else ""
    return [Deed(effect or _effect(found["verb"]), found.end(), len(said))]
