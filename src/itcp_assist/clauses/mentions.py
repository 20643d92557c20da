"""Symbols of documents in a clause, only where they can mean nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from itcp_assist.citation import find_mentions, parse_roman

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"\sof\s\d{{1,2}}\s(?:{_MONTHS})\s"
_DATE = rf"(?:{_DAY}\d{{4}})?"
_COMMA = r"(?:,\sand|,|\sand|\sas\swell\sas)"
_COUNCIL_ONE = r"\d{1,4}\s?\((?:19|20)\d\d\)"
# A list of numbers with years, as the Security Council's: "9001 (2031), 9002 and 9003 (2032)".
_COUNCIL_RE = re.compile(
    rf"""
    (?<![\w/.-])
    (?:(?:{_COUNCIL_ONE}|\d{{3,4}}){_DATE}{_COMMA}\s)*   # some without a year of their own
    {_COUNCIL_ONE}
    """,
    re.VERBOSE,
)
# A day, which is passed over, or one number of such a list.
_COUNCIL_ONE_RE = re.compile(
    rf"""
    {_DAY}\d{{4}}
  | \b(?P<number>\d{{1,4}})
    (?:\s?\((?P<year>(?:19|20)\d\d)\)|(?=,|\s(?:and|as|of)\s))
    """,
    re.VERBOSE,
)
# Numbers further apart cannot share a year. Source: the Council's resolutions 801 to 893 of 1993,
# the year in which it adopted the most.
_MOST_IN_A_YEAR = 93
_RESOLUTIONS_RE = re.compile(r"\bresolutions?\s", re.IGNORECASE)
_RESOLUTIONS_END_RE = re.compile(r"\bresolutions?\s$", re.IGNORECASE)
# What leads on from the word resolutions to their numbers, right before these.
_LED_RE = re.compile(
    r"""
    (?: \b(?:particular|including|namely|notably|especially|alia|as   # resolutions on knots, namely
        |in|of|by|under|with|and)                                     # the words set forth in
      | [,:] )\s$
    """,
    re.VERBOSE,
)
# Between the two: another kind of text, whose numbers these could be, or the end of a sentence.
_OTHER_KIND_RE = re.compile(
    r"""
    [;.]\s | \b(?:decisions?|regulations?|directives?|decrees?|laws?|acts?|orders?|rules?
      |communiqu\w+|declarations?|recommendations?|judge?ments?|documents?|records?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BY_COUNCIL_RE = re.compile(r"\bSecurity\sCouncil,?\s(?:of|in|by)\s(?:its\s)?$")
# Resolutions of bodies under those two, which print as much as theirs, after their names.
_LOWER_RE = re.compile(
    rf"""
    \b(?P<body>Economic\sand\sSocial|Human\sRights)\sCouncil(?:,?\s(?:in|by|of)(?:\sits)?)?
    \sresolutions?\s
    (?P<list>(?:S-)?\d{{1,4}}/\d{{1,3}}{_DATE}(?:{_COMMA}\s\d{{1,4}}/\d{{1,3}}(?![/\d]){_DATE})*)
    """,
    re.VERBOSE,
)
_LOWER_BODIES = {"Economic": "E", "Human": "A/HRC"}
# A resolution of the Assembly up to its 30th session: 901 (XV), with its day.
_OLD_RE = re.compile(r"(?<![\w/.])(?P<number>\d{1,4})\s?\((?P<session>(?:S-)?[IVX]+)\)")
_OLD_DAY_RE = re.compile(rf"{_DAY}(?P<year>19\d\d)\b")
_FIRST_SESSION = 1946  # of the Assembly, held each year since and some into the next one
_LAST_OLD = 1978  # the year of the last special session that has a Roman numeral and resolutions
# What stands between two numbers of one list of resolutions.
_LIST_RE = re.compile(
    rf"(?:(?:,|,?\sand)\s[A-F]\b)*{_DATE}(?:,\sentitled\s“[^”]{{1,250}}”)?{_COMMA}\s"
)
# The same with the matter of the first between, where a day comes after the next number.
_LOOSE_RE = re.compile(rf"{_DATE}\s(?:on|concerning)\s[^;“”\d]{{1,200}}{_COMMA}\s")
_DAY_RE = re.compile(rf"{_DAY}\d{{4}}\b")
# Further halves of a resolution of the General Assembly: 65/901 A and B.
_HALF_RE = re.compile(r"(?:,|,?\sand)\s([A-F])(?=[,;.)]|\s(?:of|and|on|to|entitled)\s|$)")
# The body whose resolution it is, before the word; only some number theirs as these two do.
_BODY_RE = re.compile(
    r"""
    (?:(?P<kind>[A-Za-z-]+)\s)?
    (?P<body>Assembly|Council|Commission|Committee|Conference|Congress|Board|Parties|Meeting|Forum
            |Organi[sz]ation|Union|Agency|Authority|Programme)
    (?:['\u2019]s)?\s+$
    """,
    re.VERBOSE,
)
# Before a letter and numbers that are a place in a code, not a symbol: "section A.12(3)".
_PLACE_RE = re.compile(
    r"\b(?:part|section|regulation|rule|standard|guideline|code|paragraph|table|chapter)s?\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A document named in a text: its canonical symbol at ``start`` to ``end``."""

    symbol: str
    start: int
    end: int


def find_named(text: str, own: str) -> list[Named]:
    """The documents that ``text``, a clause of the document ``own``, names by complete symbols.

    >>> [n.symbol for n in find_named("its resolutions 70/1 of 2 May 2031 and 71/9", "A/RES/72/3")]
    ['A/RES/70/1', 'A/RES/71/9']
    >>> find_named("United Nations Environment Assembly resolution 4/2, MSC 98/23", "A/RES/72/3")
    []
    """
    found = list(_others(text))
    if _RESOLUTIONS_RE.search(text):  # without the word they are nothing, as in most paragraphs
        found += [*_council(text, own), *_lower(text), *_old(text, own)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _council(text: str, own: str) -> Iterator[Named]:
    """Resolutions of the Security Council, named as its own or by its name."""
    seen: set[str] = set()
    for match in _COUNCIL_RE.finditer(text):
        listed = _of_list(match)
        before = text[: match.start()]
        is_again = _is_named(before, "S/") and {one.symbol for one in listed} <= seen
        if is_again or _is_councils(before, own):
            seen.update(one.symbol for one in listed)
            yield from listed


def _of_list(match: re.Match[str]) -> list[Named]:
    """The resolutions of one list; a year holds for the numbers without one that it comes after."""
    named: list[Named] = []
    number, year = 0, ""
    ones = [one for one in _COUNCIL_ONE_RE.finditer(match[0]) if one["number"]]
    for one in reversed(ones):
        is_shared = 0 < number - int(one["number"]) < _MOST_IN_A_YEAR
        year = one["year"] or (year if is_shared else "")
        number = int(one["number"])
        if year:
            start, end = match.start() + one.start(), match.start() + one.end()
            named.append(Named(f"S/RES/{number}({year})", start, end))
    return named[::-1]


def _is_councils(before: str, own: str) -> bool:
    """Say whether numbers with years, after the words ``before``, are the Security Council's."""
    if _is_named(before, own):
        return True
    words = list(_RESOLUTIONS_RE.finditer(before)) if _LED_RE.search(before) else []
    if not words or _OTHER_KIND_RE.search(before, words[-1].end()):
        return False
    return _is_named(before[: words[-1].end()], own)


def _is_named(before: str, own: str) -> bool:
    """Say whether ``before`` ends with the word resolution, and that means the Council's."""
    word = _RESOLUTIONS_END_RE.search(before)
    if word is None:
        return False
    if _BY_COUNCIL_RE.search(before, 0, word.start()):
        return True
    body = _BODY_RE.search(before[: word.start()])
    return (body["kind"], body["body"]) == ("Security", "Council") if body else own.startswith("S/")


def _old(text: str, own: str) -> Iterator[Named]:
    """Resolutions of the Assembly that have their session in Roman numerals, by their day."""
    last: Named | None = None
    for match in _OLD_RE.finditer(text):
        word = _RESOLUTIONS_END_RE.search(text[: match.start()])
        is_next = last is not None and _LIST_RE.fullmatch(text, last.end, match.start())
        is_first = word is not None and _is_old(text, word.start(), match, own)
        symbol = f"A/RES/{match['number']}({match['session']})"
        last = Named(symbol, *match.span()) if is_first or is_next else None
        if last:
            yield last


def _is_old(text: str, word: int, match: re.Match[str], own: str) -> bool:
    """Say whether a number with a Roman session, after the word at ``word``, is the Assembly's.

    By its name, or by its day: the session was held in that year.
    """
    body = _BODY_RE.search(text[:word])
    if body:
        return (body["kind"], body["body"]) == ("General", "Assembly")
    day = _OLD_DAY_RE.match(text, match.end())
    if day is None or not own.startswith(("A/", "S/", "E/")):
        return False
    year, session = int(day["year"]), match["session"]
    if session.startswith("S-"):
        return year <= _LAST_OLD
    return year - _FIRST_SESSION - (parse_roman(session) or 0) in (-1, 0)


def _lower(text: str) -> Iterator[Named]:
    """Resolutions of the Economic and Social Council and the Human Rights Council, by name."""
    for match in _LOWER_RE.finditer(text):
        body = _LOWER_BODIES[match["body"].split()[0]]
        for one in re.finditer(r"(?<![\w-])(?:S-)?\d+/\d+", match["list"]):
            start = match.start("list") + one.start()
            yield Named(f"{body}/RES/{one[0]}", start, start + len(one[0]))


def _others(text: str) -> Iterator[Named]:
    last: Named | None = None  # of the General Assembly, whose bare numbers go on with a list
    for mention in find_mentions(text, lookalikes=False):
        raw = text[mention.start : mention.end]
        start = mention.start + len(raw) - len(raw.lstrip())
        named = Named(mention.symbol, start, mention.end)
        is_bare = raw.strip()[:1].isdigit()
        if is_bare:
            certain = last is not None and _goes_on(text, last.end, named)
        else:
            certain = bool(mention.symbol) and _is_certain(text[:start], raw.strip())
        is_numbered = mention.symbol.startswith("A/RES/") and "/RES/" not in raw
        last = named if certain and is_numbered else None
        if certain:
            yield named
            yield from _further_halves(text, named)


def _further_halves(text: str, named: Named) -> Iterator[Named]:
    """B and C after 65/901 A, each with its letter as its place."""
    end = named.end
    while named.symbol[-1].isalpha() and (half := _HALF_RE.match(text, end)):
        end = half.end()
        yield Named(named.symbol[:-1] + half[1], half.start(1), end)


def _goes_on(text: str, end: int, bare: Named) -> bool:
    """Say whether a bare number goes on with a list of resolutions, the last of which ends so."""
    if _LIST_RE.fullmatch(text, end, bare.start):
        return True
    is_dated = _DAY_RE.match(text, bare.end) is not None
    return is_dated and _LOOSE_RE.fullmatch(text, end, bare.start) is not None


def _is_certain(before: str, raw: str) -> bool:
    """Say whether what looks like a symbol is one, by what stands before it."""
    if raw.lower().startswith("resolution"):
        body = _BODY_RE.search(before)
        return body is None or (body["kind"] in ("General", "the", None) and "ss" in body["body"])
    if _PLACE_RE.search(before):
        return False
    return "." in raw or raw[1] == "/" or raw.startswith(("General", "Security", "UN"))
