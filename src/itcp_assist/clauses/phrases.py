"""Phrases of a text that name places by their numbers, of whatever document they are places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from itcp_assist.citation import LAST, find_pinpoints

_OF_DIVISION_RE = re.compile(r"\s(?:of|to|in)\s(?:the\s)?")
_BESIDE_RE = re.compile(r"\s(?:and|or)\s")
_NUMERAL = r"(?:\d{1,2}|[IVX]{1,5})\b"
_DIVISION_RE = re.compile(
    rf"""
    (?:(?P<article>\b(?:the|this)|(?<=\sresolution\sand\s)its)\s|(?<![\w.-]))
    (?P<name>annex|appendix)\b
    (?:\s(?P<number>{_NUMERAL}))?
  | \b(?P<several>annexes|appendices)\s(?P<list>{_NUMERAL}(?:(?:,|,?\sand)\s{_NUMERAL})+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A name that the annex is one of, MARPOL Annex VI, but no word that begins a sentence.
_PROPER_RE = re.compile(r"(?:[^.;:\s]\s[A-Z]\w+|\b[A-Z]{2,}\w*)\s$")
_SECTION_RE = re.compile(
    r"\b(?P<name>article|regulation|chapter|section|rule|part)\s"
    r"(?P<number>[IVX]{1,5}|\d{1,3}(?:[.-]\d{1,3})*|[A-Z])\b(?!\.\d)",
    re.IGNORECASE,
)
_BEFORE_RE = re.compile(r"\bthe\s(?P<preceding>(?:preceding|previous)\sparagraph)\b", re.IGNORECASE)
_LETTER = r"(?:\([a-z]{1,4}\)|\.\d{1,2}(?:\.\d{1,2})*)"
_MORE = rf"(?:(?:,|,?\s(?:and|or|to))\s{_LETTER})"
_FURTHER_RE = re.compile(rf"{_MORE}+")
_ITEMS_RE = re.compile(rf"\b(?:sub-?\s?)?paragraphs?\s(?P<list>{_LETTER}{_MORE}*)", re.IGNORECASE)
_PARAGRAPH_RE = re.compile(
    r"""
    (?:(?:annex|appendix)\s?\w*,?\s(?:of\s)?)?        # annex 2, paragraph 3
    (?:(?:operative|preambular)\s)?(?:sub-?)?paragraph(?P<several>s)?\s
    (?P<list>\d[\d.]*(?:\s(?:bis|ter)\b)?(?:\s?\([a-z]{1,4}\))*(?P<more>.*))
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name places: their part, empty where it is not said, and numbers.

    ``items`` are printed letters without the number of their paragraph; ``is_before`` says that the
    paragraph before this one is meant.
    """

    start: int
    end: int
    part: str = ""
    paths: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()
    is_before: bool = False


def find_phrases(text: str) -> list[Phrase]:
    """Phrases that name places, a paragraph together with the annex that it is said to be of.

    An item goes with its paragraph, a paragraph with the one that it stands beside.

    >>> [p.paths for p in find_phrases("subparagraphs (a) and (b) of paragraph 3 and paragraph 4")]
    [(('3', 'a'), ('3', 'b'), ('4',))]
    """
    divisions = list(_divisions(text))
    at = {phrase.start: phrase for phrase in divisions}
    found: list[Phrase] = []
    for phrase in _joined(text, [*_paragraphs(text), *_items(text)]):
        joint = _OF_DIVISION_RE.match(text, phrase.end)
        division = at.get(joint.end()) if joint and not phrase.part else None
        if division:
            phrase = replace(phrase, part=division.part, end=division.end)
        found.append(phrase)
    alone = (d for d in divisions if not any(overlap(d, p) for p in found))
    return sorted([*found, *alone, *_preceding(text)], key=lambda phrase: phrase.start)


def find_sections(text: str) -> list[Phrase]:
    """Numbered articles, chapters and sections, which most texts have of other instruments.

    >>> [phrase.part for phrase in find_sections("as article 5 and Section II say")]
    ['article-5', 'section-II']
    """
    found = _SECTION_RE.finditer(text)
    return [Phrase(m.start(), m.end(), f"{m['name'].lower()}-{m['number']}") for m in found]


def overlap(one: Phrase, other: Phrase) -> bool:
    """Say whether two phrases share words."""
    return one.start < other.end and other.start < one.end


def _paragraphs(text: str) -> Iterator[Phrase]:
    """Numbered paragraphs, one number where the word has no plural."""
    if "paragraph" not in text.lower():  # folding letters, as for what is typed, takes its time
        return
    pinpoints = (p for p in find_pinpoints(text) if p.path and p.path != (LAST,))
    for (start, end), group in groupby(pinpoints, key=lambda p: (p.start, p.end)):
        told = list(group)
        form = _PARAGRAPH_RE.fullmatch(text[start:end])
        if form is None:
            continue
        paths = tuple(p.path for p in told)
        if len(paths) > 1 and not form["several"]:
            paths, end = paths[:1], start + form.start("more")
        elif re.search(r"\s(?:a|y|et)\s", form["more"]):
            continue
        further = _FURTHER_RE.match(text, end)
        if further and len(paths[-1]) > 1:
            letters = _letters(f"({paths[-1][-1]}){further[0]}")[1:]
            paths += tuple((*paths[-1][:-1], one.strip("()")) for one in letters)
            end = further.end()
        yield Phrase(start, end, told[0].part, paths)


def _joined(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Items joined with the paragraph that they are of, and paragraphs with those beside them."""
    joined: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda one: one.start):
        last = joined[-1] if joined else None
        paths: tuple[tuple[str, ...], ...] = ()
        if last is not None:
            paths = _paths_together(last, phrase, text[last.end : phrase.start])
        if last is not None and paths:
            joined[-1] = replace(phrase, start=last.start, paths=paths)
        else:
            joined.append(phrase)
    return joined


def _paths_together(one: Phrase, other: Phrase, between: str) -> tuple[tuple[str, ...], ...]:
    """The paths of two phrases that name places together; none where they do not."""
    if one.items and len(other.paths) == 1 and _OF_DIVISION_RE.fullmatch(between):
        return tuple(_below(other.paths[0], item) for item in one.items)
    is_beside = one.paths and other.paths and one.part == other.part
    return one.paths + other.paths if is_beside and _BESIDE_RE.fullmatch(between) else ()


def _below(path: tuple[str, ...], item: str) -> tuple[str, ...]:
    """The place of a printed item: ``.2`` extends the number above it, ``(a)`` adds a step."""
    if item.startswith("."):
        return (*path[:-1], path[-1] + item)
    return (*path, item.strip("()"))


def _items(text: str) -> Iterator[Phrase]:
    for match in _ITEMS_RE.finditer(text):
        yield Phrase(match.start(), match.end(), items=tuple(_letters(match["list"])))


def _preceding(text: str) -> Iterator[Phrase]:
    for match in _BEFORE_RE.finditer(text):
        yield Phrase(match.start("preceding"), match.end(), is_before=True)


def _divisions(text: str) -> Iterator[Phrase]:
    for match in _DIVISION_RE.finditer(text):
        is_plain = match["name"] and not (match["article"] or match["number"])
        if is_plain or _PROPER_RE.search(text, 0, match.start()):
            continue
        numbers = re.findall(_NUMERAL, match["list"] or match["number"] or "") or [""]
        word = (match["name"] or match["several"]).lower()
        name = "appendix" if word.startswith("append") else "annex"
        start = match.start("name") if match["name"] else match.start()
        for number in numbers:
            yield Phrase(start, match.end(), "-".join(filter(None, (name, number))))


def _letters(listed: str) -> list[str]:
    """The printed letters of a list, those between two with ``to`` included.

    >>> _letters("(a) and (b)"), _letters(".2 to .4"), _letters("(a) to (iv)")
    (['(a)', '(b)'], ['.2', '.3', '.4'], ['(a)', '(iv)'])
    """
    letters: list[str] = []
    for joint, letter in re.findall(rf"(\bto\s)?({_LETTER})", listed):
        if joint and letters:
            letters += _between(letters[-1], letter)
        letters.append(letter)
    return letters


def _between(first: str, last: str) -> list[str]:
    if len(first) == len(last) == 3 and first[0] == "(":
        return [f"({chr(code)})" for code in range(ord(first[1]) + 1, ord(last[1]))]
    if first[1:].isdigit() and last[1:].isdigit():
        return [f".{number}" for number in range(int(first[1:]) + 1, int(last[1:]))]
    return []
