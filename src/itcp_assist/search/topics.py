"""The clauses that cover a matter best, and whether they cover enough of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from itcp_assist.citation import MONTH_NAMES, Citation
from itcp_assist.records import Clause, Findings, Hit, Query, Selection
from itcp_assist.search import words
from itcp_assist.search.addressing import ORGANS
from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.ranking import rank_clauses, weigh_query
from itcp_assist.search.scoping import Shelf, as_hits, is_page, scope_of, wanted_by
from itcp_assist.search.weighing import Weights, weigh_terms

# Where no source is named, a number was set by judgement and not measured.
# Ranked hits that are looked at before the best are chosen.
CANDIDATES = 30
# A second clause is shown beside the best when it scores this close to it.
CLOSE_SHARE = 0.9
MAX_TOPIC_CLAUSES = 3
# Texts of one kind, of which the newest is asked for, lie this close together.
KIND_SHARE = 0.75
# Enough to answer: the share of the question's words, by rarity, that the best clause holds, or
# a smaller share with nearness in meaning. The last two: by the suite's development half.
MIN_COVERAGE = 0.5
MIN_COSINE = 0.62
MIN_COVERAGE_NEAR = 0.2
# Information material ranks below resolutions, and what we know of a text below the text.
PAGE_WEIGHT = 0.9
REGISTER_WEIGHT = 0.8
# Guides say how to do something, resolutions do not.
GUIDE_WEIGHT = 1.15
# A question for a day is answered by a clause that names one, where it covers the matter as well.
DATED_WEIGHT = 1.15
_WHEN_RE = re.compile(r"\b(?:(?:until|by|since)\s)?when\b|\bdeadline\b|\bquand\b|\bcuando\b")
_DAY_RE = re.compile(rf"\b(?:{MONTH_NAMES})\s\d{{4}}\b")
# A separate field for headings is safe up to this weight (ObliQA dev); above .2 it harms.
HEADING_WEIGHT = 0.1


def find_topic(query: Query, shelf: Shelf) -> Findings:
    """The best clause on a matter, with those close to it; all that fit, where all are asked for.

    Not confident where the best clause covers too little of the question.
    """
    text = search_text(query)
    names = _asked_of(query)
    k = len(shelf.all_clauses()) if names else CANDIDATES
    ranked = rank_clauses(text, shelf, k=k, symbols=query.symbols)
    is_wanted = wanted_by(query, _addressed(query, names, shelf) if names else None)
    scope = list(filter(is_wanted, scope_of(query, shelf)))
    weights = weigh_terms(query, shelf)
    hits = _by_authority((hit for hit in ranked if is_wanted(hit.clause)), query, weights)
    if not hits:
        return Findings(missing=names, is_confident=False)
    hits = _texts_first(_with_name(hits, query), weights)
    if words.PLURAL_RE.search(words.fold_name(query.matter)):
        full = [c for c in scope if weights.share(c) == 1]
        if full:
            return Findings(tuple(as_hits(full, "phrase")), searched=len(scope))
    best = _closest(hits, query)
    is_covered = _is_covered(query, weights.share(best[0].clause), shelf)
    return Findings(
        tuple(Hit(h.clause, h.score, rank, h.retriever) for rank, h in enumerate(best, 1)),
        missing=weights.missing(scope),
        is_confident=is_covered and not _lacks_figure(query, best[0].clause),
    )


def _asked_of(query: Query) -> tuple[str, ...]:
    """Those of whom a question asks what is asked: named as addressed, or organs that are asked."""
    names = query.selection.addressees
    if words.ADDRESSED_RE.search(words.fold_name(query.matter)):
        return names
    return tuple(name for name in names if name in ORGANS) if query.part == "op" else ()


def _addressed(query: Query, names: tuple[str, ...], shelf: Shelf) -> frozenset[Citation]:
    """The clauses that are addressed to one of the names, with their sub-items."""
    asked = Selection(symbols=query.symbols, addressees=names)
    return frozenset(c.citation for c in shelf.select(asked, query.as_of).clauses)


def _is_covered(query: Query, share: float, shelf: Shelf) -> bool:
    """Say whether a share of the words is enough; only between the bounds does meaning decide."""
    if share >= MIN_COVERAGE or share < MIN_COVERAGE_NEAR or query.intent == "mention":
        return share >= MIN_COVERAGE
    return (weigh_query(search_text(query), shelf).cosine or 0.0) >= MIN_COSINE


def _with_name(hits: list[Hit], query: Query) -> list[Hit]:
    """The hits that hold the name that a question gives, where some of them do."""
    name = words.fold_name(query.phrase)
    named = [hit for hit in hits if name and name in words.fold_name(hit.clause.text)]
    return named or hits


def _texts_first(hits: list[Hit], weights: Weights) -> list[Hit]:
    """The hits without register entries, where a text covers the question as well as it must."""
    texts = [hit for hit in hits if hit.clause.citation.part != "register"]
    return texts if texts and weights.share(texts[0].clause) >= MIN_COVERAGE else hits


def _closest(hits: Sequence[Hit], query: Query) -> list[Hit]:
    """The best hit with those close to it; of a kind of text the newest, where that is asked."""
    is_newest = bool(words.NEWEST_RE.search(words.fold_name(query.matter)))
    share = KIND_SHARE if is_newest else CLOSE_SHARE
    close = [hit for hit in hits if hit.score >= hits[0].score * share]
    if is_newest:
        return sorted(close, key=lambda hit: hit.clause.citation, reverse=True)[:1]
    return close[:MAX_TOPIC_CLAUSES]


def _lacks_figure(query: Query, clause: Clause) -> bool:
    """Say whether a question asks about a year or an amount that the clause does not hold."""
    figures = [term for term in query.terms if term.isdigit()]
    return query.intent == "topic" and any(figure not in clause.text for figure in figures)


def _by_authority(hits: Iterable[Hit], query: Query, weights: Weights) -> list[Hit]:
    """Hits by score, that of pages, guides and register entries lowered, of headings raised."""
    asked = words.fold_name(query.matter)
    is_how, is_when = bool(words.HOW_RE.search(asked)), bool(_WHEN_RE.search(asked))
    weighed = (
        replace(
            hit,
            score=hit.score
            * _authority(hit.clause, is_how)
            * (DATED_WEIGHT if is_when and _names_day(hit.clause) else 1)
            + HEADING_WEIGHT * weights.heading_share(hit.clause),
        )
        for hit in hits
    )
    return sorted(weighed, key=lambda hit: (-hit.score, hit.clause.citation))


def _names_day(clause: Clause) -> bool:
    return _DAY_RE.search(words.fold_name(clause.text)) is not None


def _authority(clause: Clause, is_how: bool) -> float:
    if clause.citation.part == "register":
        return REGISTER_WEIGHT
    return (GUIDE_WEIGHT if is_how else PAGE_WEIGHT) if is_page(clause) else 1.0


def search_text(query: Query) -> str:
    """The question to rank by, with the texts' words for the field's terms in it."""
    return f"{query.matter.strip()} {translate_terms(words.fold_name(query.matter))}".strip()
