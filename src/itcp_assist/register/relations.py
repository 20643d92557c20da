"""Read from clauses what one instrument does to another: revoke, supersede, amend, recall."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from itcp_assist.citation import LAST, Citation, Mention, find_mentions, find_pinpoints
from itcp_assist.records import Clause, Confidence, Identity, Relation, TextKind

HELD = "text held"  # the evidence of an edge that a clause of a held document states

_STEMS = (
    ("REVOK", "revokes"), ("RESCIND", "revokes"), ("SUPERSED", "supersedes"),
    ("REPLAC", "supersedes"), ("AMEND", "amends"), ("CORRECT", "amends"),
)  # fmt: skip
_STEM = "|".join(stem for stem, _ in _STEMS)
_RECALLING = ("RECALL", "REAFFIRM")

INTENT_RE = re.compile(
    rf"""
    \W*(?:(?:also|further|hereby)\s)*   # DECIDES, further, to
    to\s((?:{_STEM})E?)\s               # "not to revoke" does not match
    """,
    re.VERBOSE | re.IGNORECASE,
)
PASSIVE_RE = re.compile(
    rf"""
    \b(?:is|are|shall\sbe)\s(?:hereby\s)?   # "should be revoked" or "not revoked" has no effect
    ((?:{_STEM})E?D)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
SELF_RE = re.compile(
    rf"""
    \bThis\scircular\s               # a circular has no enacting words
    (?:and\sany\srevisions?\s)?
    ((?:{_STEM})ES?)\s
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Here the objects of the verb end: what follows describes them or says how.
END_RE = re.compile(
    r"""
    ;                                        # the next act
  | \b(?:as|which|that|who|pursuant|except|until|so)\b
  | \b(?:referred\sto|in\saccordance|in\sthe\slight|in\sorder|with\s(?:the|a))\b
    """,
    re.VERBOSE,
)
# The same once a document is named; before that, "the Code adopted by" leads to the name.
AFTER_NAME_RE = re.compile(r"\b(?:by|adopted|contained|set\sout|under)\b")
DAY_RE = re.compile(
    r"""
    ,?\s(?:with\seffect\s(?:from|on)|as\sfrom)\s
    (\d{1,2}\s[A-Z][a-z]+\s\d{4}),?
    """,
    re.VERBOSE,
)
# Between a pinpoint and the symbol that it belongs to: "of the annex to resolution".
JOINT_RE = re.compile(
    r"""
    \s(?:of|to|in)\s
    (?:the\s(?P<annex>annex)\s(?:to|of)\s)?
    (?:[A-Za-z]+\s){0,2}                     # Assembly resolution
    """,
    re.VERBOSE,
)
ANNEX_RE = re.compile(r"\bannex\s(?:to|of)\s(?:\w+\s){0,2}$")


def extract_relations(clauses: Iterable[Clause], identity: Identity) -> tuple[Relation, ...]:
    """All edges that a resolution's or circular's own clauses state, in order, each once.

    Only what the clause itself enacts has an effect: REVOKES, DECIDES to revoke, is hereby
    revoked. What a preamble says about other texts is a recall, and a recall changes no status.
    Notes of ours and web pages state nothing.
    """
    if identity.kind not in ("resolution", "circular"):
        return ()
    found: dict[tuple[str, Citation], Relation] = {}
    for clause in clauses:
        if clause.text_kind is TextKind.NOTE:
            continue
        for relation in _relations(clause, identity):
            if relation.target.symbol != identity.symbol:
                found.setdefault((relation.verb, relation.target), relation)
    return tuple(found.values())


def _relations(clause: Clause, identity: Identity) -> Iterator[Relation]:
    confidence = (
        Confidence.VERIFIED_TEXT
        if clause.text_kind is TextKind.VERBATIM
        else Confidence.PARTIAL_TEXT  # recognised text may misread a symbol
    )
    enacted = _enacted(clause)
    if enacted:
        verb, objects = enacted
        objects, day = _without_day(objects)
        on = day or identity.adopted
        targets = _targets(objects)
    else:
        verb, on = "recalls", None
        targets = _recalled(clause)
    for target in targets:
        yield Relation(identity.symbol, verb, target, confidence, HELD, clause.citation, on)


def _enacted(clause: Clause) -> tuple[str, str] | None:
    """The effect that the clause has and the words that name its objects; None for no effect."""
    part = clause.citation.kind
    if part == "par":
        said = SELF_RE.search(clause.text)
        return (_effect(said[1]), clause.text[said.end() :]) if said else None
    if part != "op" or not clause.verb:
        return None
    _, _, after = clause.text.partition(clause.verb)
    effect = _effect(clause.verb)
    return (effect, after) if effect else _decided(clause.verb, after)


def _decided(verb: str, after: str) -> tuple[str, str] | None:
    """What DECIDES and the like bring about: "to revoke X", "that X is hereby revoked"."""
    intent = INTENT_RE.match(after)
    if intent:
        return _effect(intent[1]), after[intent.end() :]
    passive = PASSIVE_RE.search(after) if verb.upper().startswith("DECIDE") else None
    if passive:
        return _effect(passive[1]), after[: passive.start()].removeprefix(" that")
    return None


def _effect(verb: str) -> str:
    words = verb.upper().split()
    return next((e for stem, e in _STEMS for word in words if word.startswith(stem)), "")


def _without_day(objects: str) -> tuple[str, date | None]:
    """Take "with effect from 1 January 2020" out of the words that name the objects."""
    said = DAY_RE.search(objects)
    if not said:
        return objects, None
    try:
        day = datetime.strptime(said[1], "%d %B %Y").date()
    except ValueError:  # 31 November: the words stay, the day is not known
        return objects, None
    return f"{objects[: said.start()]} {objects[said.end() :].lstrip()}", day


def _targets(objects: str) -> list[Citation]:
    end = END_RE.search(objects)
    named = objects[: end.start()] if end else objects
    out: list[Citation] = []
    last = 0
    for mention in find_mentions(named, lookalikes=False):
        between = named[last : mention.start]
        if last and AFTER_NAME_RE.search(between):
            break
        if mention.symbol:
            out += _places(between, mention)
        last = mention.end
    return out


def _places(before: str, mention: Mention) -> list[Citation]:
    """The places of the mentioned document that the words before it name, else the whole of it."""
    pinpoints = find_pinpoints(before)
    if pinpoints:
        last = pinpoints[-1]
        joint = JOINT_RE.fullmatch(before[last.end :])
        if joint:
            part = "annex" if joint["annex"] else "op"
            places = [p for p in pinpoints if p.end == last.end and LAST not in p.path]
            return [Citation(mention.symbol, p.part or part, p.path) for p in places]
    return [Citation(mention.symbol, "annex" if ANNEX_RE.search(before) else "")]


def _recalled(clause: Clause) -> list[Citation]:
    part = clause.citation.kind
    recalls = part == "op" and clause.verb.upper().startswith(_RECALLING)
    if part != "pp" and not recalls:
        return []
    mentions = find_mentions(clause.text, lookalikes=False)
    return [Citation(mention.symbol) for mention in mentions if mention.symbol]
