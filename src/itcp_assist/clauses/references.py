"""Cross-references of a clause as data: places of its own document, and documents by symbol.

Exactness goes before completeness: what could mean another place is left out, as are provisions of
conventions, which have no keys here. A place of the document itself has to be there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from itcp_assist.citation import LAST, Citation, find_pinpoints, split_imo
from itcp_assist.clauses.mentions import Named, find_named
from itcp_assist.clauses.places import Places
from itcp_assist.records import Reference

_THIS = r"(?:this|the\spresent)\s(?:resolution|circular|document|decision)"
_OF_THIS_RE = re.compile(rf"\s(?:of|to|in)\s{_THIS}\b")
_ABOVE_RE = re.compile(r",?\s(?:above|below)\b(?!\s(?:of|to|in)\s)")
# Between a place and the symbol of the document that it is a place of.
_OF_NAMED_RE = re.compile(
    r"""
    \s(?:of|to|in)\s
    (?:(?:its|the|IMO|United\sNations|General|Assembly|Security|Council|Organization)\s)*
    (?:resolution\s|circular\s)?
    """,
    re.VERBOSE,
)
_OF_DIVISION_RE = re.compile(r"\s(?:of|to|in)\s(?:the\s)?")
_OTHER_RE = re.compile(r"\s(?:of|to|in|on)\s|\s?there(?:of|in|to|with)\b|\s?\(|[-/]\w")
# What a paragraph that is named without its document could be a paragraph of.
_FOREIGN_RE = re.compile(
    r"""
    (?<!this\s)(?<!these\s)(?<!present\s)
    \b(?:Conventions?|Protocols?|Charter|Treaty|Agreements?|Code|Statute|Covenants?|Declaration
        |Agenda|Plan|Programme|Outcome|Guidelines|Instrument|Recommendations?|regulations?|articles?
        |rules?|reports?|letters?|documents?|decisions?|resolutions?|circulars?|Annex\s[IVX]+)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Text that says how another text is to be changed: its paragraphs are that text's.
_CHANGING_RE = re.compile(
    r"\b(?:replac|delet|insert|amend|substitut|re-?number|add)(?:e?d|s|ing|e)?\b", re.IGNORECASE
)
# A provision that the place is a part of: "article 4, paragraph 2".
_GOVERNED_RE = re.compile(
    r"(?:article|regulation|rule|section|chapter|part|item)s?\s[\w./()-]+,?\s$", re.IGNORECASE
)
_SENTENCE_END_RE = re.compile(r"[.;](?=\s+[A-Z(])|\n")
_QUOTED_RE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*\"")
_DIVISION_RE = re.compile(
    r"""
    (?:(?P<article>\b(?:the|this))\s|(?<![\w.-]))
    (?P<name>annex|appendix)\b
    (?:\s(?P<number>\d{1,2}|[IVX]{1,5})\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A name that the annex is one of, MARPOL Annex VI, but no word that begins a sentence.
_PROPER_RE = re.compile(r"(?:[^.;:\s]\s[A-Z]\w+|\b[A-Z]{2,}\w*)\s$")
_LETTER = r"(?:\([a-z]{1,4}\)|\.\d{1,2}(?:\.\d{1,2})*)"
_MORE = rf"(?:(?:,|,?\s(?:and|or|to))\s{_LETTER})"
_FURTHER_RE = re.compile(rf"{_MORE}+")
_ITEMS_RE = re.compile(rf"\b(?:sub-?\s?)?paragraphs?\s(?P<list>{_LETTER}{_MORE}*)", re.IGNORECASE)
_PARAGRAPH_RE = re.compile(
    r"""
    (?:(?:annex|appendix)\s?\w*,?\s(?:of\s)?)?        # annex 2, paragraph 3
    (?:(?:operative|preambular)\s)?paragraph(?P<several>s)?\s
    (?P<list>\d[\d.]*(?:\s(?:bis|ter)\b)?(?:\s?\([a-z]{1,4}\))*(?P<more>.*))
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that name places: their part, empty where it is not said, and numbers.

    ``items`` are printed letters without the number of their paragraph.
    """

    start: int
    end: int
    part: str = ""
    paths: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()


def read_references(text: str, own: Citation, places: Places) -> tuple[Reference, ...]:
    """The places that ``text``, the clause at ``own``, names, in their order.

    ``places`` are those of its document. Of several numbers in one phrase each is a reference with
    the phrase as its span. A whole document is named by its symbol.
    """
    named = find_named(text, own.symbol)
    found: list[Reference] = []
    used: set[Named] = set()
    for phrase in _phrases(text):
        of = next((one for one in named if _belongs(text, phrase, one)), None)
        if of is not None:
            targets, used = _targets_in(phrase, of.symbol), used | {of}
            span = min(phrase.start, of.start), max(phrase.end, of.end)
        else:
            targets, span = _own_targets(text, phrase, own, places), (phrase.start, phrase.end)
        found += [Reference(*span, target) for target in targets]
    found += [Reference(n.start, n.end, Citation(n.symbol)) for n in named if n not in used]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _phrases(text: str) -> list[_Phrase]:
    """Phrases that name places, a paragraph together with the annex that it is said to be of."""
    divisions = {phrase.start: phrase for phrase in _divisions(text)}
    found: list[_Phrase] = []
    for phrase in [*_paragraphs(text), *_items(text)]:
        joint = _OF_DIVISION_RE.match(text, phrase.end)
        division = divisions.get(joint.end()) if joint and not phrase.part else None
        if division:
            phrase = replace(phrase, part=division.part, end=division.end)
        found.append(phrase)
    alone = (d for d in divisions.values() if not any(_overlap(d, p) for p in found))
    return sorted([*found, *alone], key=lambda phrase: phrase.start)


def _overlap(one: _Phrase, other: _Phrase) -> bool:
    return one.start < other.end and other.start < one.end


def _paragraphs(text: str) -> Iterator[_Phrase]:
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
        yield _Phrase(start, end, told[0].part, paths)


def _items(text: str) -> Iterator[_Phrase]:
    for match in _ITEMS_RE.finditer(text):
        yield _Phrase(match.start(), match.end(), items=tuple(_letters(match["list"])))


def _divisions(text: str) -> Iterator[_Phrase]:
    for match in _DIVISION_RE.finditer(text):
        if not (match["article"] or match["number"]) or _PROPER_RE.search(text[: match.start()]):
            continue
        step = "-".join(filter(None, (match["name"].lower(), match["number"])))
        yield _Phrase(match.start("name"), match.end(), step)


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


def _belongs(text: str, phrase: _Phrase, named: Named) -> bool:
    """Say whether a place is one of the named document: paragraph 3 of it, or it, paragraph 3."""
    if phrase.items:
        return False
    if named.start >= phrase.end:
        return _OF_NAMED_RE.fullmatch(text, phrase.end, named.start) is not None
    follows = text[named.end : phrase.start] in (", ", " ", ", the ")
    after = text[phrase.end :]
    return follows and not (_OTHER_RE.match(after) or _ABOVE_RE.match(after))


def _targets_in(phrase: _Phrase, symbol: str) -> list[Citation]:
    """The places of another document; itself where the number may be one of its annex."""
    part = phrase.part
    if not part and "/Circ." in symbol:
        part = "par"
    elif not part and (split_imo(symbol) or "/RES/" in symbol):
        part = "op"
    if part in ("", "op", "pp") and any("." in path[0] for path in phrase.paths):
        part = ""
    if not part:
        return [Citation(symbol)]
    return [Citation(symbol, part, path) for path in phrase.paths] or [Citation(symbol, part)]


def _own_targets(text: str, phrase: _Phrase, own: Citation, places: Places) -> list[Citation]:
    """The places of the clause's own document; none where they could be another's."""
    if not _is_own(text, phrase, own):
        return []
    if phrase.items:
        found = [places.item(own, letter) for letter in phrase.items]
    elif phrase.paths:
        found = [places.paragraph(own, phrase.part, path) for path in phrase.paths]
    else:
        found = [places.division(own, *phrase.part.split("-", 1))]
    return [target for target in found if target is not None]


def _is_own(text: str, phrase: _Phrase, own: Citation) -> bool:
    """Say whether a place can only be one of the clause's own document.

    It is where the text says so. Else nothing in the sentence may be what it is a place of, nor
    does a preamble speak of its own document's paragraphs.
    """
    after, before = text[phrase.end :], text[: phrase.start]
    quoted = any(q.start() <= phrase.start < q.end() for q in _QUOTED_RE.finditer(text))
    if quoted or own.symbol.islower():  # a page tells of other documents
        return False
    if _OF_THIS_RE.match(after):
        return True
    sentence = _sentence(text, phrase)
    if _CHANGING_RE.search(sentence) or _GOVERNED_RE.search(before) or _OTHER_RE.match(after):
        return False
    is_preamble = own.part.endswith("pp") and phrase.part in ("", "op")
    foreign = find_named(sentence, own.symbol) or _FOREIGN_RE.search(sentence)
    return bool(_ABOVE_RE.match(after)) or not (is_preamble or foreign)


def _sentence(text: str, phrase: _Phrase) -> str:
    """The sentence around a phrase, without the phrase."""
    ends = [match.end() for match in _SENTENCE_END_RE.finditer(text)]
    start = max((end for end in ends if end <= phrase.start), default=0)
    stop = min((end for end in ends if end >= phrase.end), default=len(text))
    return f"{text[start : phrase.start]} {text[phrase.end : stop]}"
