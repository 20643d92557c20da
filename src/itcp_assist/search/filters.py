"""Which documents and parts a question asks of, where it names none by its symbol."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from itcp_assist.citation import ordinal
from itcp_assist.records import ENDED, Selection, Span, State
from itcp_assist.search.addressing import request_span

# Codes of the organs, as the documents have them, by the names that people write (folded).
_ORGANS = {
    "UNGA": r"(?:un(?:ited\snations)?\s)?general\sassembly|unga",
    "UNSC": r"(?:un(?:ited\snations)?\s)?security\scouncil|unsc",
    "ECOSOC": r"economic\sand\ssocial\scouncil|ecosoc",
    "UNHRC": r"human\srights\scouncil",
    "MSC": r"maritime\ssafety\scommittee|msc",
    "MEPC": r"marine\senvironment(?:al)?\sprotection\scommittee|mepc",
    "FAL": r"facilitation\scommittee|fal",
    "LEG": r"legal\scommittee",
    "TC": r"technical\sco-?operation\scommittee|tcc",
    "A": r"(?:imo\s)?assembly|assemblee|asamblea",
    "C": r"(?:imo\s)?council|conseil|consejo",
}
_ORGAN = "|".join(_ORGANS.values())
# What an organ does in its texts, in the plain form; an organ that has or needs is asked instead.
_DOES = (
    r"(?:acknowledge|adopt|affirm|agree|appeal|applaud|approve|ask|authori[sz]e|call|commend|condemn"
    r"|confirm|congratulate|declare|decide|demand|emphasi[sz]e|encourage|endorse|express|highlight"
    r"|instruct|invite|look\sforward|note|pay\stribute|reaffirm|recall|recogni[sz]e|recommend"
    r"|regret|reiterate|request|revoke|stress|suggest|support|take|thank|underline|underscore|urge"
    r"|want|welcome)"
)
_TEXTS = r"(?:resolution|text|document|circular|resolucion|texte)e?s"
_CLAUSES = r"(?:clause|paragraph|provision|request|invitation|decision|recommendation)s"
_SPEAKS = ("actor", "subject", "named")
# An organ is a filter where its texts are meant, or where it is who asks: not where it is asked.
_ORGAN_RE = re.compile(
    rf"""
    \b(?:{_TEXTS}|(?:clause|paragraph|provision)s)\s(?:adopted\s)?(?:of|by|from|de|du)\s
      (?:the\s|la\s|l')?(?P<of>{_ORGAN})\b
  | \badopted\sby\s(?:the\s)?(?P<by>{_ORGAN})\b
  | \b(?P<before>{_ORGAN})(?:'s)?\s(?={_TEXTS}\b|{_CLAUSES}\b)
  | \b(?:does|did|do)\s(?:the\s)?(?P<actor>{_ORGAN})\s
    (?=(?:also\s|ever\s)?{_DOES}\b)
  | \b(?P<subject>{_ORGAN})\s(?=(?:also\s)?{_DOES}e?s\b)
  | \b(?:which|that|what|where|when)\s(?:the\s)?(?P<named>{_ORGAN})\s(?=(?:also\s)?{_DOES}e?[sd]\b)
    """,
    re.VERBOSE,
)
_TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
# first to twentieth as they are counted, thirtieth, seventy-fifth: the sessions of all organs
_SPELLED: Mapping[str, int] = {
    **{ordinal(number): number for number in range(1, 21)},
    **{f"{tens}ieth": at * 10 for at, tens in enumerate(_TENS) if tens},
    **{
        f"{tens}y-{ordinal(unit)}": at * 10 + unit
        for at, tens in enumerate(_TENS)
        if tens
        for unit in range(1, 10)
    },
}
_COUNTED = rf"\d{{1,3}}(?:st|nd|rd|th|e|eme|o|a)?|{'|'.join(sorted(_SPELLED, key=len)[::-1])}"
_SESSION_RE = re.compile(
    rf"""
    \b(?P<counted>{_COUNTED})\s(?:(?:regular|ordinary|extraordinary|special|assembly)\s)?
      (?:sessions?|sesion|periodo\sde\ssesiones|(?=assembly\b))
  | \bsession\s(?P<number>\d{{1,3}})\b
    """,
    re.VERBOSE,
)
_YEAR = r"(?:19|20)\d\d"
_YEAR_RE = re.compile(
    rf"""
    \b(?:{_TEXTS}|resolution|{_CLAUSES}|{_DOES}e?d|adopted|adoptee?s?|adoptad[oa]s?)\s
      (?:adopted\s)?
      (?P<how>of|from|in|during|between|de|du|en|entre)\s
      (?P<first>{_YEAR})(?:(?P<joint>\s?-\s?|\s(?:and|or|to|et|ou|y|o|a)\s)(?P<last>{_YEAR}))?\b
  | \b(?P<before>{_YEAR})\s(?={_TEXTS}\b)
    """,
    re.VERBOSE,
)
_STATE_RE = re.compile(
    rf"""
    # that still stand, which are (still) in force, qui sont encore en vigueur, que siguen vigentes
    \b(?:that|which|qui|que)\s(?:are\s|is\s|sont\s|siguen\s|estan\s)?
      (?P<standing>(?:(?:still|currently|encore|toujours|aun)\s)?
        (?:stands?|apply|applies|valid|in\sforce|en\svigueur|en\svigor|vigentes?))\b
  | \b(?:{_TEXTS}|{_CLAUSES})\s(?P<force>(?:still\s|currently\s)?in\sforce)\b
  | \b(?:(?:that|which)\s)?(?:are\s|is\s|do\s|does\s)?
      (?P<ended>no\slonger\s(?:stands?|apply|applies|valid|in\sforce))\b
    # only what stands today
  | \b(?:only|just)\s(?P<only>(?:what|such\sas|those\sthat|texts\sthat)\s
      (?:still\s|currently\s)?(?:stands?|appl(?:y|ies)|is\sin\sforce)(?:\s(?:now|today))?)\b
    # revoked resolutions; clauses that have been superseded
  | \b(?P<before>revoked|repealed|superseded|replaced|amended|standing|valid|current)\s
      (?={_TEXTS}\b|{_CLAUSES}\b)
  | \b(?:that|which)\s(?:are|were|is|was|have\sbeen|has\sbeen)\s
      (?P<since>revoked|repealed|superseded|replaced|amended)\b
    """,
    re.VERBOSE,
)
_GONE = r"(?:revoked|repealed|superseded|replaced|ended)"
# That a text no longer stands is no reason to leave it out: revoked ones too.
_WHATEVER_RE = re.compile(
    rf"""
    \b(?:(?:and|also|even|including)\s)*(?:the\s)?{_GONE}(?:\s(?:and|or)\s{_GONE})?
      (?:\s(?:ones|resolutions|texts|clauses|paragraphs))?\s(?:too|as\swell|also|included)\b
  | \b(?:also|even|including)\s(?:all\s|those\s)?(?:the\s)?{_GONE}
      (?:\s(?:ones|resolutions|texts|clauses|paragraphs)\b)?
  | \b(?:standing|in\sforce|revoked)\sor\s(?:not|{_GONE}|standing|in\sforce)\b
  | \bwhether\s(?:or\snot\s)?(?:it|they)\s(?:still\s)?stands?(?:\sor\snot)?\b
    """,
    re.VERBOSE,
)
# Texts of which it is not known that they have ended may still stand; their status is told.
_STANDING = (State.STANDS, State.AMENDED, State.NOT_ESTABLISHED)
_STATES: Mapping[str, tuple[State, ...]] = {
    "revoked": (State.REVOKED,),
    "repealed": (State.REVOKED,),
    "superseded": (State.SUPERSEDED,),
    "replaced": (State.SUPERSEDED,),
    "amended": (State.AMENDED,),
}
_PART_RE = re.compile(
    r"""
    \b(?:in|of|from|within|dans|en|del?)\s(?:the\s|l'|el\s|los\s|its\s|their\s)?
    (?P<name>annex|appendix|anexo|annexe)(?:es|s)?(?:\s(?P<number>\d{1,2}|[ivx]{1,4}))?\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question says of the documents that it asks of, and the spans that say so."""

    selection: Selection = field(default_factory=Selection)
    spans: tuple[Span, ...] = ()


def read_filters(folded: str, printed: Collection[str] = ()) -> Filters:
    """Organs, sessions, years of adoption and states that a folded question asks of.

    ``printed`` are the addressees of the held clauses: a session by which one of them is to do
    something is no scope.

    >>> read_filters("which msc resolutions of 2017 invite donors?").selection.organs
    ('MSC',)
    >>> read_filters("what did the assembly decide at its thirtieth session?").selection.sessions
    (30,)
    >>> read_filters("resolutions adopted between 2005 and 2007").selection.years
    (2005, 2006, 2007)
    >>> read_filters("paragraphs of the maritime safety committee").selection.organs
    ('MSC',)
    >>> read_filters("what the assembly requested in 2007").selection.years
    (2007,)
    """
    organs = [(m.span(m.lastgroup or 0), _organ(m)) for m in _ORGAN_RE.finditer(folded)]
    asked = request_span(folded, printed)
    counted = [m for m in _SESSION_RE.finditer(folded) if not asked[0] < m.start() < asked[1]]
    sessions = [(m.span(), _session(m)) for m in counted]
    years = [(m.span(), year) for m in _YEAR_RE.finditer(folded) for year in _years(m)]
    every = [m.span() for m in _WHATEVER_RE.finditer(folded)]
    stated = [
        m
        for m in _STATE_RE.finditer(folded)
        if not any(start < m.end() and m.start() < end for start, end in every)
    ]
    states = [(m.span(), state) for m in stated for state in _states(m)]
    return Filters(
        Selection(
            organs=tuple(dict.fromkeys(organ for _, organ in organs)),
            sessions=tuple(dict.fromkeys(session for _, session in sessions)),
            years=tuple(dict.fromkeys(year for _, year in years)),
            states=tuple(dict.fromkeys(state for _, state in states)),
        ),
        tuple(sorted({*every, *(span for span, _ in (*organs, *sessions, *years, *states))})),
    )


def read_speakers(folded: str) -> tuple[Span, ...]:
    """Where a folded question names the organ that speaks in a text, which is not asked itself.

    >>> text = "where does the assembly call upon the council?"
    >>> [text[start:end] for start, end in read_speakers(text)]
    ['assembly']
    """
    found = _ORGAN_RE.finditer(folded)
    return tuple(m.span(m.lastgroup or 0) for m in found if m.lastgroup in _SPEAKS)


def read_parts(folded: str) -> tuple[str, ...]:
    """Annexes that a folded question asks about, by the names that keys have.

    >>> read_parts("list all requests in annex 2"), read_parts("all clauses of the annexes")
    (('annex-2',), ('annex',))
    """
    return tuple(dict.fromkeys(_part(found) for found in _PART_RE.finditer(folded)))


def _organ(found: re.Match[str]) -> str:
    name = found[found.lastgroup or 0]
    return next(code for code, names in _ORGANS.items() if re.fullmatch(names, name))


def _session(found: re.Match[str]) -> int:
    counted = found["number"] or found["counted"]
    figures = re.match(r"\d+", counted)
    return int(figures[0]) if figures else _SPELLED[counted]


def _years(found: re.Match[str]) -> Iterator[int]:
    first = int(found["first"] or found["before"])
    last = int(found["last"] or first)
    joint = (found["joint"] or "").strip()
    is_range = found["how"] in ("between", "entre") or joint in ("", "-", "to", "a")
    early, late = sorted((first, last))
    yield from range(early, late + 1) if is_range else (first, last)


def _states(found: re.Match[str]) -> tuple[State, ...]:
    if found["ended"]:
        return tuple(sorted(ENDED))
    return _STATES.get(found["before"] or found["since"] or "", _STANDING)


def _part(found: re.Match[str]) -> str:
    name = "appendix" if found["name"] == "appendix" else "annex"
    return f"{name}-{found['number'].upper()}" if found["number"] else name
