"""Pinpoints that a person types: ``op 3``, ``§3``, ``second preambular paragraph``, ``annex 2``."""

import re
from dataclasses import dataclass

from itcp_assist.citation.folding import fold_letters
from itcp_assist.citation.numerals import ORDINALS

LAST = "last"  # the path of "the last paragraph", resolved against the document

_NUMBER = r"\d{1,4}(?:\.\d{1,3})*(?:\sbis\b|\ster\b)?(?:\s?\([a-z]{1,4}\))*"
_ORDINAL = "|".join((*ORDINALS, LAST))
_PARAGRAPH = (
    r"(?:(?:sub-?)?para(?:graph|grafo|graphe)?s?\b\.?|parrafos?\b|paragrafes?\b"
    r"|clauses?\b|items?\b)"
)

PINPOINT_RE = re.compile(
    rf"""
    # a division before the number: annex 2 paragraph 2.1, annex 1, appendix 2
    (?:\b(?P<division>annexe?|anexo|appendix)\b\s?(?P<division_number>\d{{1,2}}\b|[ivx]{{1,4}}\b)?
       [,\s]*(?:of\s)?)?
    (?:
      (?P<preamble>\bpp\s?|\bpreamb(?:ular|le)\s(?:{_PARAGRAPH}\s?)?|\bconsiderants?\s)
      (?P<pp>{_NUMBER})
    | (?P<operative>\bop(?:erative)?\.?\s?(?:{_PARAGRAPH}\s?)?)(?P<op>{_NUMBER})
    | (?P<ordinal>\b(?:{_ORDINAL}))\s(?P<ordinal_part>(?:preambular\s|operative\s)?)
      (?:{_PARAGRAPH}|recital\b)
    | (?:§\s?|\b{_PARAGRAPH}\s?(?:no\.?\s)?)(?P<plain>{_NUMBER})
    )
    # more numbers of the same kind: and 5, to 7, (a) and (b)
    (?P<more>(?:\s?(?:,|and|&|et|y|to|-|a)\s?(?:and\s)?{_NUMBER})*)
    (?P<after>\s(?:du\sdispositif|du\spreambule|del\spreambulo|de\sla\sparte\sdispositiva|of\sthe\spreamble))?
  | \b(?P<lone_division>annex|appendix)\s(?P<lone_number>\d{{1,2}})\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place without its document: ``part`` is empty where the person did not say which part."""

    part: str
    path: tuple[str, ...]
    start: int
    end: int


def find_pinpoints(text: str) -> tuple[Pinpoint, ...]:
    """All pinpoints in ``text``, in order; a list or a range gives one for each number.

    >>> [(p.part, p.path) for p in find_pinpoints("paragraph 3(b), pp2 and annex 2 paragraph 2.1")]
    [('', ('3', 'b')), ('pp', ('2',)), ('annex-2', ('2.1',))]
    """
    folded = fold_letters(text)
    return tuple(p for match in PINPOINT_RE.finditer(folded) for p in _pinpoints(match))


def parse_path(number: str) -> tuple[str, ...]:
    """Path of one printed number.

    >>> parse_path("5(a)(i)"), parse_path("2.1.3"), parse_path("9 bis")
    (('5', 'a', 'i'), ('2.1.3',), ('9-bis',))
    """
    head, *items = re.split(r"\s?\(|\)", number)
    return (head.strip().replace(" ", "-"), *(i for i in items if i))


def _pinpoints(match: re.Match[str]) -> list[Pinpoint]:
    got = match.groupdict()
    at = (match.start(), match.end())
    if got["lone_division"]:
        return [Pinpoint(f"{got['lone_division']}-{got['lone_number']}", (), *at)]
    part = _part(got)
    if got["ordinal"]:
        number = LAST if got["ordinal"] == LAST else str(ORDINALS.index(got["ordinal"]) + 1)
        return [Pinpoint(part, (number,), *at)]
    first = got["pp"] or got["op"] or got["plain"] or ""
    return [Pinpoint(part, parse_path(n), *at) for n in (first, *_more(first, got["more"] or ""))]


def _part(got: dict[str, str | None]) -> str:
    if got["division"]:
        name = "appendix" if got["division"] == "appendix" else "annex"
        # numerals are printed in capitals, whatever the case in which they are typed
        return f"{name}-{got['division_number'].upper()}" if got["division_number"] else name
    said = " ".join(filter(None, (got["ordinal_part"], got["after"])))
    if got["preamble"] or "pream" in said:
        return "pp"
    return "op" if got["operative"] or "operative" in said or "dispositi" in said else ""


def _more(first: str, text: str) -> list[str]:
    numbers: list[str] = []
    last = first
    for joint, number in re.findall(rf"(,|and|&|et|y|to|-|a)\s?(?:and\s)?({_NUMBER})", text):
        if joint in ("to", "-", "a") and last.isdigit() and number.isdigit():
            numbers.extend(str(n) for n in range(int(last) + 1, min(int(number), int(last) + 50)))
        numbers.append(number)
        last = number
    return numbers
