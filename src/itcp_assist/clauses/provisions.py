"""Provisions of conventions and codes that a clause names, each under one normalised name.

Only where the words say which instrument it is: by its name, or by a short form that the document
itself explains. What is a provision of something else, or of nobody knows what, is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# How far a kind of provision is from the whole; annexes of an instrument have articles again.
_RANKS = {
    "annex": 0, "appendix": 0, "part": 1, "chapter": 2, "article": 3, "regulation": 3, "rule": 3,
    "section": 3, "standard": 3, "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
_NUMBER = r"""
    (?:[A-Z]-)?(?:\d{1,3}|[IVXL]{1,6}|[A-D])[A-Z]?    # 22A, XI, A-VI
    (?:[-./][\dA-Z]{1,4})*                            # XI-1/6, 66.1
    (?:\s(?:bis|ter)\b)?
    (?:\s?\([a-z\d]{1,4}\))*                          # (2)(d)(iii)
    (?:\s[a-z](?=\sof\b))?                            # Article 73 e of the Charter
    (?![\w(])
"""
_UNIT_RE = re.compile(
    rf"""
    \b(?P<kind>[Aa]nnex|[Aa]ppendix|[Pp]art|[Cc]hapter|[Aa]rticle|[Rr]egulation|[Rr]ule|[Ss]ection
      |[Ss]tandard|[Ss]ub-?paragraph|[Pp]aragraph)(?:(?:es|s)?\s
    (?P<list>{_NUMBER}(?:(?:,\s|,?\s(?:and|or|to)\s){_NUMBER})*)
    |(?<=\b[Tt]he\s[Aa]nnex)\b)                       # the annex to the Agreement has no number
    """,
    re.VERBOSE,
)
# Between two provisions of one instrument.
_UP_RE = re.compile(r",?\s(?:of|to|in)\s(?:the\s)?")
_DOWN_RE = re.compile(r",?\s")
_BESIDE_RE = re.compile(r",?\s(?:and|or)\s(?:(?:of|in|under|to)\s)?(?:the\s)?|;\s")
# Instruments that are named by these letters alone. Source: the names of IMO conventions and codes.
_SHORT = r"(?:MARPOL(?:\s73/78)?|SOLAS|STCW|COLREGS?|UNCLOS)(?!\s(?:Convention|Protocol|Code)\b)"
_HEAD = r"(?:Convention|Code|Protocol|Agreement|Treaty|Charter|Statute|Covenant|Declaration)"
_CAPITAL = r"[A-Z][\w\u2019'-]*"
_INSTRUMENT_RE = re.compile(
    rf"""
    (?P<short>{_SHORT}\b)
  | (?P<front>(?:(?:18|19|20)\d\d\s)?(?:{_CAPITAL}\s){{0,6}}?)(?P<head>{_HEAD})\b
    (?P<tail>                                          # on the Law of the Sea
      \s(?:of|on|for|against|concerning|(?<=Protocol\s)to)\s(?:the\s)?{_CAPITAL}
      (?:(?:\s(?:of|on|for|at|from|in|by|the|International)){{0,3}}\s{_CAPITAL})*
    )?
    (?P<year>,\s(?:18|19|20)\d\d\b)?
  | (?P<agenda>Agenda\s\d{{1,2}})\b
    """,
    re.VERBOSE,
)
# A name that goes on: for the Prevention and Punishment of ..., which ends nobody knows where.
_GOES_ON_RE = re.compile(r",?\s(?:and|to)(?:\sthe)?\s[A-Z]|,\s[A-Z]")
_ANNEX_AFTER_RE = re.compile(r",?\s[Aa]nnex\s(?P<number>[IVX]{1,5}|\d{1,2})\b")
_OF_RE = re.compile(r",?\s(?:of|to|in)\s(?:the\s)?")
_BEFORE_RE = re.compile(rf"(?<![\w-])(?P<name>{_SHORT}|[A-Z]{{2,}}\s(?:Code|Convention)),?\s$")
_BARE_RE = re.compile(r"\bSOLAS\s(?P<number>[IVX]{1,4}(?:-\d)?/\d[\w.-]*(?:\(\w+\))*)")
# A short form that a text explains: United Nations Convention on Knots (the Convention).
_EXPLAINED_RE = re.compile(
    rf"\s\((?:hereinafter\s)?[\u201c\"\u2018]?the\s(?P<head>{_HEAD})[\u201d\"\u2019]?\)"
)
_BY_NAME_RE = re.compile(rf"\bthe\s(?=(?:{_CAPITAL}\s){{0,6}}{_HEAD}\b)")


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision named in ``text[start:end]``: ``MARPOL, article 16(2)(d)``."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A kind with its numbers, in the order in which they stand: paragraphs 3 and 5."""

    kind: str
    numbers: tuple[str, ...]
    start: int
    end: int


def find_provisions(text: str, terms: Mapping[str, str]) -> list[Provision]:
    """The provisions that ``text`` names; ``terms`` are what its document says in short.

    >>> [p.name for p in find_provisions("under regulations 4 and 22A of MARPOL Annex VI", {})]
    ['MARPOL Annex VI, regulation 4', 'MARPOL Annex VI, regulation 22A']
    >>> [p.name for p in find_provisions("article 4, paragraph 3, of the Paper Treaty", {})]
    ['Paper Treaty, article 4, paragraph 3']
    >>> find_provisions("article 4 of the Treaty", {})
    []
    """
    found: list[Provision] = []
    for run in _runs(text):
        if found and run[0].start < found[-1].end:
            continue  # the annex that the name before it ends with
        named = _named_after(text, run[-1].end, terms) or _named_before(text, run[0].start)
        if named:
            start, end, name = named
            span = min(start, run[0].start), max(end, run[-1].end)
            found += [Provision(*span, told) for told in _names(text, run, name)]
    taken = {p.start for p in found}
    bare = (m for m in _BARE_RE.finditer(text) if m.start() not in taken)
    found += [Provision(m.start(), m.end(), f"SOLAS, regulation {m['number']}") for m in bare]
    return sorted(found, key=lambda one: one.start)


def read_terms(texts: Iterable[str]) -> dict[str, str]:
    """What a document means by the Convention, the Charter: what it says so, else its only one."""
    explained: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for match in _BY_NAME_RE.finditer(text):
            at = _instrument(text, match.end(), {})
            if at is None:
                continue
            end, name = at
            for head in re.findall(_HEAD, name)[:1]:
                named[head].add(name)
            told = _EXPLAINED_RE.match(text, end)
            if told:
                explained[told["head"]].add(name)
    named.pop("Declaration", None)  # it may be the very text that the resolution adopts
    meant = {**named, **explained}
    return {head: names.pop() for head, names in meant.items() if len(names) == 1}


def _runs(text: str) -> Iterator[list[_Unit]]:
    """Provisions that stand one after another with nothing but joints between them."""
    run: list[_Unit] = []
    for match in _UNIT_RE.finditer(text):
        numbers = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or)\s", match["list"] or "")
        kind = match["kind"].lower().replace("-", "")
        told = tuple(re.sub(r"\s(?=\()", "", number) for number in numbers)
        unit = _Unit(kind, told, match.start(), match.end())
        if run and not _joint(text, run[-1], unit):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _joint(text: str, one: _Unit, other: _Unit) -> re.Match[str] | None:
    patterns = (_UP_RE, _BESIDE_RE, _DOWN_RE)
    found = (pattern.fullmatch(text, one.end, other.start) for pattern in patterns)
    return next(filter(None, found), None)


def _names(text: str, run: list[_Unit], instrument: str) -> Iterator[str]:
    """The name of each provision, from the whole to the part."""
    for chain in _chains(text, run):
        *outer, last = chain
        is_alone = last.kind.endswith("paragraph") and not outer and len(run) > 1
        if is_alone or any(len(unit.numbers) > 1 for unit in outer):
            continue  # nobody knows of which article it is a paragraph
        head = instrument
        for unit in outer:
            head = _within(head, unit.kind, unit.numbers[0])
        yield from (_within(head, last.kind, number) for number in last.numbers)


def _within(whole: str, kind: str, number: str) -> str:
    """A part of a whole: an annex of what is named by letters goes with the name.

    >>> _within("MARPOL", "annex", "VI"), _within("Paper Treaty", "article", "2 to 5")
    ('MARPOL Annex VI', 'Paper Treaty, articles 2 to 5')
    """
    if kind == "annex" and whole.isupper():
        return f"{whole} Annex {number}"
    several = "s" if " to " in number else ""
    return f"{whole}, {kind}{several} {number}".rstrip()


def _chains(text: str, run: list[_Unit]) -> Iterator[list[_Unit]]:
    """Each provision of a run as the units that lead to it, the widest first."""
    chain: list[_Unit] = []
    at = 0  # where the next narrower unit goes, after those that it is said to be of
    for before, unit in zip([None, *run], run, strict=False):
        if before is not None and _UP_RE.fullmatch(text, before.end, unit.start):
            chain.insert(0, unit)
            at = 1
            continue
        is_beside = before is not None and _BESIDE_RE.fullmatch(text, before.end, unit.start)
        if before is not None and (is_beside or _RANKS[unit.kind] <= _RANKS[before.kind]):
            yield chain
            chain, at = [], 0
        chain.insert(at or len(chain), unit)
        at = at + 1 if at else 0
    yield chain


def _named_after(text: str, end: int, terms: Mapping[str, str]) -> tuple[int, int, str] | None:
    joint = _OF_RE.match(text, end)
    named = _instrument(text, joint.end(), terms) if joint else None
    return (end, *named) if named else None


def _named_before(text: str, start: int) -> tuple[int, int, str] | None:
    found = _BEFORE_RE.search(text, max(0, start - 40), start)
    return (found.start(), start, found["name"]) if found else None


def _instrument(text: str, start: int, terms: Mapping[str, str]) -> tuple[int, str] | None:
    """End and name of the instrument that is named at ``start``; None where it is not certain."""
    match = _INSTRUMENT_RE.match(text, start)
    if match is None:
        return None
    if match["short"]:
        annex = _ANNEX_AFTER_RE.match(text, match.end())
        name = " ".join(match["short"].split())
        return (annex.end(), _within(name, "annex", annex["number"])) if annex else (
            match.end(), name)  # fmt: skip
    if match["tail"] and not match["year"] and _GOES_ON_RE.match(text, match.end()):
        return None
    name = " ".join(match[0].split())
    if match["head"] == match[0]:
        name = terms.get(name, "")
    return (match.end(), name) if name else None
