"""Cross-references of a clause as data: places of its own document, other documents, provisions.

Exactness goes before completeness: what could mean another place is left out. A place of the
document itself has to be there, unless the text says for certain that it is one of its own: the
annex to the present resolution may be missing from the copy that is held. Provisions of conventions
and codes have no keys here; they bear a name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from itcp_assist.citation import Citation, split_imo
from itcp_assist.clauses.layout import ANNEXES
from itcp_assist.clauses.mentions import Named, find_named
from itcp_assist.clauses.phrases import Phrase, find_phrases, find_sections
from itcp_assist.clauses.places import Places
from itcp_assist.clauses.provisions import find_provisions, read_terms
from itcp_assist.records import Clause, Reference

_THIS = r"(?:this|the\spresent)\s(?:resolution|circular|document|decision)"
_OF_THIS_RE = re.compile(rf"\s(?:of|to|in)\s{_THIS}\b")
_ITS_RE = re.compile(rf"\b{_THIS}\sand\sits\s$")
_ABOVE_RE = re.compile(r",?\s(?:above|below)\b(?!\s(?:of|to|in)\s)")
# Between a place and the symbol of the document that it is a place of.
_OF_NAMED_RE = re.compile(
    r"""
    \s(?:of|to|in)\s
    (?:(?:its|the|IMO|United\sNations|General|Assembly|Security|Council|Organization
      |Economic\sand\sSocial|Human\sRights)\s)*
    (?:resolution\s|circular\s)?
    """,
    re.VERBOSE,
)
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


def with_references(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of one document, each with the references of its text."""
    places = Places(clause.citation for clause in clauses)
    terms = read_terms(clause.text for clause in clauses)
    return tuple(
        replace(c, references=read_references(c.text, c.citation, places, terms)) for c in clauses
    )


def read_references(
    text: str, own: Citation, places: Places, terms: Mapping[str, str] | None = None
) -> tuple[Reference, ...]:
    """The places that ``text``, the clause at ``own``, names, in their order.

    ``places`` are those of its document, ``terms`` the conventions that it calls by a short form.
    Of several numbers in one phrase each is a reference with the phrase as its span. A whole
    document is named by its symbol.
    """
    provisions = find_provisions(text, terms or {})
    found = [Reference(p.start, p.end, None, p.name) for p in provisions]
    named = find_named(text, own.symbol)
    used: set[Named] = set()
    for phrase in [*find_phrases(text), *_own_sections(text, own)]:
        if any(p.start < phrase.end and phrase.start < p.end for p in provisions):
            continue
        of = next((one for one in named if _belongs(text, phrase, one)), None)
        if of is not None:
            targets, used = _targets_in(phrase, of.symbol), used | {of}
            span = min(phrase.start, of.start), max(phrase.end, of.end)
        else:
            targets, span = _own_targets(text, phrase, own, places), (phrase.start, phrase.end)
        found += [Reference(*span, target) for target in targets]
    found += [Reference(n.start, n.end, Citation(n.symbol)) for n in named if n not in used]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _own_sections(text: str, own: Citation) -> list[Phrase]:
    """Articles and sections, which can be the document's own only within an annex or circular."""
    top = own.part.split("/")[0].partition("-")[0]
    return find_sections(text) if top in (*ANNEXES, "par") else []


def _belongs(text: str, phrase: Phrase, named: Named) -> bool:
    """Say whether a place is one of the named document: paragraph 3 of it, or it, paragraph 3."""
    if phrase.items or phrase.is_before:
        return False
    if named.start >= phrase.end:
        return _OF_NAMED_RE.fullmatch(text, phrase.end, named.start) is not None
    follows = text[named.end : phrase.start] in (", ", " ", ", the ")
    after = text[phrase.end :]
    return follows and not (_OTHER_RE.match(after) or _ABOVE_RE.match(after))


def _targets_in(phrase: Phrase, symbol: str) -> list[Citation]:
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


def _own_targets(text: str, phrase: Phrase, own: Citation, places: Places) -> list[Citation]:
    """The places of the clause's own document; none where they could be another's."""
    if not _is_own(text, phrase, own):
        return []
    after = text[phrase.end :]
    is_certain = bool(_OF_THIS_RE.match(after) or _ABOVE_RE.match(after))
    if phrase.items:
        found = [places.item(own, letter) for letter in phrase.items]
    elif phrase.is_before:
        found = [places.before(own)]
    elif phrase.paths:
        found = [
            places.paragraph(own, phrase.part, path)
            or (_lacking(own, phrase.part, path) if is_certain else None)
            for path in phrase.paths
        ]
    else:
        found = [_own_division(phrase.part, own, places)]
    return [target for target in found if target is not None]


def _lacking(own: Citation, part: str, path: tuple[str, ...]) -> Citation | None:
    """A paragraph that the text says is its own and that is not there, if its part is known."""
    part = part or own.part
    return Citation(own.symbol, part, path) if part in ("op", "pp", "par") else None


def _own_division(part: str, own: Citation, places: Places) -> Citation | None:
    """A division, or the numbered paragraph of that section; an annex may be missing as held."""
    name, _, number = part.partition("-")
    found = places.division(own, name, number)
    if found is None and name == "section":
        return places.paragraph(own, "", (number,))
    if found is None and name == "annex" and own.part in ("op", "par") and not places.has_annex:
        return Citation(own.symbol, part)
    return found


def _is_own(text: str, phrase: Phrase, own: Citation) -> bool:
    """Say whether a place can only be one of the clause's own document.

    It is where the text says so. Else nothing in the sentence may be what it is a place of, nor
    does a preamble speak of its own document's paragraphs.
    """
    after, before = text[phrase.end :], text[: phrase.start]
    quoted = any(q.start() <= phrase.start < q.end() for q in _QUOTED_RE.finditer(text))
    if quoted or own.symbol.islower():  # a page tells of other documents
        return False
    if _OF_THIS_RE.match(after) or _ITS_RE.search(before):
        return True
    sentence = _sentence(text, phrase)
    if _CHANGING_RE.search(sentence) or _GOVERNED_RE.search(before) or _OTHER_RE.match(after):
        return False
    is_preamble = own.part.endswith("pp") and phrase.part in ("", "op")
    foreign = find_named(sentence, own.symbol) or _FOREIGN_RE.search(sentence)
    return bool(_ABOVE_RE.match(after)) or not (is_preamble or foreign)


def _sentence(text: str, phrase: Phrase) -> str:
    """The sentence around a phrase, without the phrase."""
    ends = [match.end() for match in _SENTENCE_END_RE.finditer(text)]
    start = max((end for end in ends if end <= phrase.start), default=0)
    stop = min((end for end in ends if end >= phrase.end), default=len(text))
    return f"{text[start : phrase.start]} {text[phrase.end : stop]}"
