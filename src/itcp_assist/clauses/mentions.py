"""Symbols of documents in a clause, only where they can mean nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from itcp_assist.citation import find_mentions

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:\sof\s\d{{1,2}}\s(?:{_MONTHS})\s\d{{4}})?"
_COMMA = r"(?:,\sand|,|\sand|\sas\swell\sas)"
_COUNCIL_NUMBER = r"\d{1,4}\s?\((?:19|20)\d\d\)"
# Resolutions of the Security Council: "resolutions 9001 (2031) and 9002 (2031)".
_COUNCIL_RE = re.compile(
    rf"\bresolutions?\s(?P<list>{_COUNCIL_NUMBER}{_DATE}(?:{_COMMA}\s{_COUNCIL_NUMBER}{_DATE})*)",
    re.IGNORECASE,
)
# What stands between two numbers of one list of resolutions.
_LIST_RE = re.compile(
    rf"(?:\s[A-F](?:(?:,|,?\sand)\s[A-F])*)?{_DATE}(?:,\sentitled\s“[^”]{{1,250}}”)?{_COMMA}\s"
)
# The same with the matter of the first between, where a day comes after the next number.
_LOOSE_RE = re.compile(rf"{_DATE}\s(?:on|concerning)\s[^;“”\d]{{1,200}}{_COMMA}\s")
_DAY_RE = re.compile(rf"\sof\s\d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}\b")
# The half of a resolution of the General Assembly that is meant: 65/901 A.
_HALF_RE = re.compile(r"\s([A-F])(?=[,;.)]|\s(?:of|and|on|to|entitled)\s|$)")
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
    >>> find_named("Human Rights Council resolution 43/2, MSC 98/23", "A/RES/72/3")
    []
    """
    found = [*_council(text, own), *_others(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _council(text: str, own: str) -> Iterator[Named]:
    """Resolutions of the Security Council, named as its own or by its name."""
    for match in _COUNCIL_RE.finditer(text):
        body = _BODY_RE.search(text[: match.start()])
        is_council = (body["kind"], body["body"]) == ("Security", "Council") if body else False
        if is_council or (body is None and own.startswith("S/")):
            for one in re.finditer(_COUNCIL_NUMBER, match["list"]):
                start = match.start("list") + one.start()
                number = one[0].replace(" ", "")
                yield Named(f"S/RES/{number}", start, start + len(one[0]))


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
            half = _HALF_RE.match(text, named.end) if is_numbered else None
            yield Named(named.symbol + half[1], start, half.end()) if half else named


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
