"""Documents that a question names by their subject: the code for implementation, the plan."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from itcp_assist.citation import MONTHS
from itcp_assist.search import words
from itcp_assist.search.glossary import GLOSSARY
from itcp_assist.search.standings import without_standing

# A title names what is asked about when it has this share of the question's words, by rarity among
# the titles. Set by judgement: of the 48 titles told by the shipped register and the texts beside
# it, each asked for by its own words, 47 are found, with any share from .4 to .7.
MIN_SHARE = 0.6
# Titles that share nearly as much as the best one name the same subject.
CLOSE_SHARE = 0.9
# An abbreviation stands for a title that has this share of what the glossary spells it out as: that
# holds the abbreviation itself beside its words.
MIN_SPELLED = 0.75
# As many letters tell words apart and join their forms: implementation, implementing.
_STEM_CHARS = 6
# Words that ask to be told a document by its name, and the months of a second day.
_NO_SUBJECT = frozenset(MONTHS).union(
    "symbol symbols title titled entitled called name named reference came comes use".split()
)
# What comes after the first of these words in a title says what its subject is about or for.
_ABOUT_RE = re.compile(r"\b(?:of|for|to|in|on|from|between|under|with|as|and)\b")


@dataclass(frozen=True, slots=True)
class Titled:
    """A document that is held or registered, by what a person may call it."""

    symbol: str
    title: str
    adopted: date | None = None


@dataclass(frozen=True, slots=True)
class _Match:
    document: Titled
    share: float
    head_share: float


def find_subject(
    terms: Sequence[str], documents: Iterable[Titled], years: Sequence[int] = ()
) -> tuple[str, ...]:
    """The documents whose titles name a subject best, in their order; none where no title does.

    Args:
        terms: the words of the question that carry meaning, folded; figures choose among the
            titles or days of adoption that have them.
        documents: those that are known; one without a title is none.
        years: years of adoption that the question names.

    A title that opens with the words asked for is what is asked for, before one that only is about
    it: a code, before the amendments to the code.
    """
    titled = [document for document in documents if document.title]
    asked = [t for t in without_standing(terms) if t not in _NO_SUBJECT and not _is_figure(t)]
    rarity = _rarity(titled)
    matches = [_match(asked, document, rarity) for document in titled] if asked else []
    best = max((match.share for match in matches), default=0.0)
    if best < MIN_SHARE:
        return ()
    close = [match for match in matches if match.share >= best * CLOSE_SHARE]
    heads = max(match.head_share for match in close)
    named = [m.document for m in close if m.head_share >= heads * CLOSE_SHARE]
    figures = {figure for term in terms for figure in re.findall(r"\d{4}", term)}
    chosen = [
        document for document in named if _has_figure(document, figures | set(map(str, years)))
    ]
    return tuple(document.symbol for document in chosen or named)


def _is_figure(term: str) -> bool:
    return term[0].isdigit()


def _has_figure(document: Titled, figures: set[str]) -> bool:
    adopted = str(document.adopted.year) if document.adopted else ""
    return any(figure in document.title or figure == adopted for figure in figures)


def _rarity(documents: Sequence[Titled]) -> Mapping[str, float]:
    """What a word of the titles weighs: the more, the fewer titles have it."""
    held = Counter(stem for document in documents for stem in _stems(document.title))
    return {stem: log(1 + len(documents) / count) for stem, count in held.items()}


def _match(asked: Sequence[str], document: Titled, rarity: Mapping[str, float]) -> _Match:
    """How much of what is asked a title has, and how much of it before what it is about."""
    title = words.fold_name(document.title)
    whole, head = _stems(title), _stems(_ABOUT_RE.split(title, maxsplit=1)[0])
    unknown = max(rarity.values())
    total = has = leads = 0.0
    for term in asked:
        weight = rarity.get(_stem(term), unknown)
        total += weight
        has += weight * _fit(term, whole)
        leads += weight * _fit(term, head)
    return _Match(document, has / total, leads / total)


def _fit(term: str, stems: frozenset[str]) -> float:
    """1 where a title has the word, or nearly all of the words that the glossary has for it."""
    said = words.content_terms(GLOSSARY.get(term, ""))
    share = sum(_stem(word) in stems for word in said) / len(said) if said else 0.0
    return float(_stem(term) in stems or share >= MIN_SPELLED)


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, re.findall(r"[^\W_]+(?:['-][^\W_]+)*", words.fold_name(text))))


def _stem(word: str) -> str:
    return re.sub(r"ies$", "y", word.replace("-", ""))[:_STEM_CHARS].removesuffix("s")
