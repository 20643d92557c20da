"""Read from clauses what one instrument does to another: revoke, supersede, amend, recall."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from itcp_assist.citation import MONTH_NAMES, MONTHS, Citation
from itcp_assist.records import Clause, Confidence, Identity, Reference, Relation, TextKind
from itcp_assist.register.enacting import Deed, find_deeds, find_own_deeds

HELD = "text held"  # the evidence of an edge that a clause of a held document states

# What a clause does, to which place, and from which day where it names one.
_Stated = tuple[str, Citation, date | None]

# Divisions whose text the document carries without enacting it.
_CARRIED = ("annex", "appendix", "attachment", "enclosure")

# Here the objects of an act end: what follows describes them or says how.
END_RE = re.compile(
    r"""
    ;                                        # the next act
  # "as set out in paragraph 3 of" leads to the object, "as amended by" to another text
  | \bas\s(?!(?:set\sout|contained|specified|defined|provided|laid\sdown|described|established
              |outlined|authorized|approved|adopted|listed|annexed)\b)
  | \buntil\s(?!\d)
  | \b(?:which|that|who|whose|pursuant|except|unless|so|notwithstanding|including)\b
  | \b(?:referred\sto|subject\sto|in\s(?:accordance|conformity|line|order|the\slight|view))\b
  | ,\sfollowing\b | \bwith\s(?!effect\b)
  # what others did to the object before
  | \b(?:(?:last|most|more|previously|originally|subsequently|recently|initially|first|later)\s)+
    (?:extended|renewed|amended|modified|appointed|established|created|authorized)\b
  | \b(?:extended|renewed|amended|modified|superseded|replaced|revoked)\s(?:by|in|under)\b
    """,
    re.VERBOSE,
)
# The same once a document is named; before that, "the Code adopted by" leads to the name.
_AFTER_NAME_RE = re.compile(r"\b(?:by|adopted|contained|set\sout|under|in|on)\b")
# ", and of the": the list of objects goes on.
_JOINT_RE = re.compile(
    r"""
    (?:\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4})?,?\s(?:(?:and|or|as\swell\sas)\s(?:also\s)?(?:(?:by|in|of|under)\s)?)?
    (?:(?:the|its|General|Assembly|Security|Council|IMO|resolutions?|circulars?)\s)*
    """,
    re.VERBOSE,
)
# "in accordance with resolution": what follows is only named, as the ground of something else.
_BY_THE_WAY_RE = re.compile(
    r"""
    \b(?: pursuant\sto | in\s(?:accordance|conformity|compliance|line|keeping)\swith
        | (?:convened|established|created|prepared|submitted)\s(?:by|under) | subject\sto )
    \s(?:(?:paragraphs?\s[\d,\sand]+\s(?:of|in)|the\s(?:provisions|terms)\sof)\s)?
    (?:(?:the|its|General|Assembly|Security|Council|IMO|resolutions?|circulars?)\s)*\Z
    """,
    re.VERBOSE,
)
# A preambular paragraph that judges, asks or wishes names texts by the way.
_JUDGING_RE = re.compile(
    r"""
    \W*(?:(?:also|further|strongly|deeply|gravely)\s)*
    (?:reiterating\s(?:its|the|their)\s(?:\w+\s)?)?  # its urgent call for
    (?:condemn|demand|encourag|urg|express|deplor|call|request|invit
      |convinc|commend|concern|alarm|resolv|determin|desir|wish|appeal)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a preamble does in turn: it recalls, and tells what the body did itself, with the grounds;
# else it notes or wishes.
_RECITING_RE = re.compile(
    r"""
    (?: \A\W* | [,;]\s(?:and\s)? | \sand\s ) (?:in\sth(?:is|at)\s\w+,?\s)?
    (?:(?:also|further|fully)\s){0,2}
    (?: (?P<recalls>recalling|reaffirming|reiterating|(?:(?<=\A)|(?<=\A\W))having\s\w+ed)
      | (?:noting|taking|welcoming|acknowledging|recogni[sz]ing|bearing|encouraging|calling|urging
          |stressing|emphasi[sz]ing|underlin\w+|expressing|condemning|commending|convinced) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RECALLING_RE = re.compile(r"\b(?:recalling|reaffirming|noting|taking\snote|bearing\sin\smind)\b")
DAY_RE = re.compile(
    rf"""
    \b(?:with\seffect\s(?:from|on|as\sof)|effective(?:\sfrom)?|as\s(?:from|of)|from)\s
    (?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})\s(?P<year>\d{{4}})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A passive only: is hereby revoked by the end of 2092, by the end of May 2092, by 3 May 2092.
_DEADLINE_RE = re.compile(
    rf"""
    \A\sby\s (?: (?P<day>\d{{1,2}}) | the\send\sof ) \s
    (?:(?P<month>{MONTH_NAMES})\s)? (?P<year>\d{{4}})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def extract_relations(clauses: Iterable[Clause], identity: Identity) -> tuple[Relation, ...]:
    """All edges that a resolution's or circular's own clauses state, in order, once a clause.

    Only what a clause itself enacts has an effect: REVOKES, DECIDES to revoke, is hereby revoked,
    in a sub-item with the words that lead up to it. What a preamble says about other texts is a
    recall, and a recall changes no status. Notes of ours and web pages state nothing. The places
    named are the clauses' references, as they were read.
    """
    if identity.kind not in ("resolution", "circular"):
        return ()
    found: dict[tuple[object, ...], Relation] = {}
    read = [clause for clause in clauses if clause.text_kind is not TextKind.NOTE]
    by_place = {clause.citation: clause for clause in read}
    for clause in read:
        for relation in _relations(clause, identity, by_place):
            if relation.target.symbol != identity.symbol:
                found.setdefault((relation.verb, relation.target, relation.clause), relation)
    return tuple(found.values())


def _relations(
    clause: Clause, identity: Identity, by_place: Mapping[Citation, Clause]
) -> Iterator[Relation]:
    confidence = (
        Confidence.VERIFIED_TEXT
        if clause.text_kind is TextKind.VERBATIM
        else Confidence.PARTIAL_TEXT  # recognised text may misread a symbol
    )
    if clause.citation.part.startswith(_CARRIED):
        return
    if clause.citation.kind == "pp":
        stated: list[_Stated] = [("recalls", target, None) for target in _recalled(clause)]
    else:
        stated = _stated(clause, by_place)
    for verb, target, day in stated:
        on = None if verb == "recalls" else day or identity.adopted
        yield Relation(identity.symbol, verb, target, confidence, HELD, clause.citation, on)


def _stated(clause: Clause, by_place: Mapping[Citation, Clause]) -> list[_Stated]:
    """What the clause does, to what, and from which day where it names one."""
    lead, verb = _lead(clause, by_place)
    text = lead + clause.text
    deeds: Iterable[Deed] = ()
    if clause.citation.kind == "par":
        deeds = find_own_deeds(text)
    elif verb and "op" in clause.citation.part.split("/"):
        deeds = find_deeds(text, verb)
    return [
        (deed.effect, target, _day(text[deed.start : deed.end]) or _day(deed.when))
        for deed in deeds
        for target in _objects(text, len(lead), deed, clause.references)
    ]


def _lead(clause: Clause, by_place: Mapping[Citation, Clause]) -> tuple[str, str]:
    """The words that lead up to a sub-item, and the verb that governs it."""
    lead, at = "", clause
    while not at.verb and at.parent is not None and at.parent in by_place:
        at = by_place[at.parent]
        lead = f"{at.text.partition(chr(10))[0]} {lead}"
    return lead, at.verb


def _objects(
    text: str, offset: int, deed: Deed, references: Sequence[Reference]
) -> Iterator[Citation]:
    """The references that are objects of the act: one list of them, from the first on.

    A recall has no effect: it takes all that it names.
    """
    if deed.effect == "recalls":
        own = (r.target for r in references if deed.start <= offset + r.start < deed.end)
        yield from filter(None, own)
        return
    objects = text[deed.start : deed.end]
    described = END_RE.search(DAY_RE.sub(lambda day: " " * len(day[0]), objects))
    end = deed.start + described.start() if described else deed.end
    last: int | None = None
    for reference in references:
        start = offset + reference.start
        if start < deed.start or reference.target is None:
            continue
        between = text[last:start] if last is not None else ""
        is_listed = _JOINT_RE.fullmatch(between) or not _AFTER_NAME_RE.search(between)
        if start >= end or not is_listed:
            return
        yield reference.target
        last = offset + reference.end


def _recall_start(clause: Clause) -> int:
    """Where a preambular paragraph begins to recall: after a judgement only where it says so."""
    if not _JUDGING_RE.match(clause.text):
        return 0
    recalling = _RECALLING_RE.search(clause.text)
    return recalling.start() if recalling else len(clause.text)


def _recalled(clause: Clause) -> Iterator[Citation]:
    """The places that a preambular paragraph recalls.

    Where it recalls, all that it names; where it only notes, not those under which something
    else was done.
    """
    text, first = clause.text, _recall_start(clause)
    acts = list(_RECITING_RE.finditer(text))
    last, by_the_way = 0, False
    for reference in clause.references:
        start, target = reference.start, reference.target
        if start < first:
            continue
        is_listed = by_the_way and (start < last or _JOINT_RE.fullmatch(text[last:start]))
        by_the_way = bool(is_listed or _BY_THE_WAY_RE.search(text[:start]))
        last = reference.end
        act = next((act for act in reversed(acts) if act.start() < start), None)
        if target is not None and (not by_the_way or (act is not None and act["recalls"])):
            yield target


def _day(objects: str) -> date | None:
    """The day of ``with effect from 1 January 2090``; None where none is named, or no real one."""
    said = DAY_RE.search(objects) or _DEADLINE_RE.match(objects)
    if not said:
        return None
    year, month = int(said["year"]), MONTHS[(said["month"] or "december").lower()]
    try:
        return date(year, month, int(said["day"] or monthrange(year, month)[1]))
    except ValueError:  # 31 November
        return None
