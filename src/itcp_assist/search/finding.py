"""Find the clauses for a query: all of them where it asks for all, else the best."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Findings, Hit, Query, TextKind
from itcp_assist.search import words
from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.ranking import RankingIndex, rank_clauses, weigh_query

# Ranked hits that are looked at before the best are chosen.
CANDIDATES = 12
# A second clause is shown beside the best when it scores this close to it.
CLOSE_SHARE = 0.9
MAX_TOPIC_CLAUSES = 3
# Words that may stand between two words of a phrase: "keep this resolution under review".
MAX_GAP_WORDS = 7
# Either is enough to answer: the share of the question's words, by rarity, that the best clause
# holds, or its nearness in meaning. Chosen on the development half of the citation suite.
MIN_COVERAGE = 0.5
MIN_COSINE = 0.62
# Information material ranks below resolutions, and what we know of a text below the text.
PAGE_WEIGHT = 0.9
REGISTER_WEIGHT = 0.8


class Shelf(RankingIndex, Protocol):
    """The clauses that are searched."""

    def all_clauses(self) -> Sequence[Clause]:
        """Every clause of the index."""

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of one document."""


def find_clauses(query: Query, shelf: Shelf, symbols: Collection[str] = ()) -> Findings:
    """What the index holds for a query; empty for intents that look up instead of searching.

    Where the question names no document, ``symbols`` are those that may answer; all when empty.
    """
    query = replace(query, symbols=query.symbols or tuple(symbols))
    finders: dict[str, Callable[[Query, Shelf], Findings]] = {
        "list": _find_all,
        "mention": _find_mentions,
        "definition": _find_definition,
        "status_of_topic": _find_topic,
        "topic": _find_topic,
    }
    finder = finders.get(query.intent)
    return finder(query, shelf) if finder else Findings()


def _find_all(query: Query, shelf: Shelf) -> Findings:
    """Every operative clause that fits verbs and addressees; where none does, recitals that do."""
    pool = [c for c in _scope(query, shelf) if c.text_kind != TextKind.NOTE or _is_noted(c)]
    part = query.part or "op"
    looked = [c for c in pool if c.citation.part.split("/")[-1] == part]
    fits = [c for c in looked if _fits(c, query)]
    recitals = [
        c
        for c in pool
        if part == "op" and not fits and c.citation.part == "pp" and _mentions_all(c, query)
    ]
    hits = [*_as_hits(fits, "exhaustive"), *_as_hits(recitals, "recital")]
    return Findings(tuple(hits), searched=len(looked))


def _is_noted(clause: Clause) -> bool:
    """A note stands for a clause of a resolution whose text is not held; other notes are pages."""
    return clause.citation.part.split("/")[-1] in ("op", "pp")


def _fits(clause: Clause, query: Query) -> bool:
    verb = clause.verb.lower()
    if query.verbs and not any(re.search(rf"\b{stem}", verb) for stem in query.verbs):
        return False
    names = [words.fold_name(name) for name in clause.addressees]
    return not query.addressees or any(
        re.search(rf"\b{re.escape(wanted)}", name) for wanted in query.addressees for name in names
    )


def _mentions_all(clause: Clause, query: Query) -> bool:
    text = words.fold_name(clause.text)
    return bool(query.addressees) and all(name in text for name in query.addressees)


def _find_mentions(query: Query, shelf: Shelf) -> Findings:
    """Every clause that holds the phrase as it stands; where none does, the topic's ranking."""
    pool = [c for c in _scope(query, shelf) if _is_wanted(c, query)]
    for phrase in filter(None, (query.phrase, " ".join(query.terms))):
        pattern = _phrase_pattern(phrase)
        found = [c for c in pool if pattern.search(words.fold_name(c.text))]
        if found:
            return Findings(tuple(_as_hits(found, "phrase")), searched=len(pool))
    return _find_topic(query, shelf)


def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    """The words of a phrase in their order, with at most a few words between."""
    parts = [
        re.escape(word) for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", words.fold_name(phrase))
    ]
    gap = rf"\W+(?:\S+\s+){{0,{MAX_GAP_WORDS}}}?"
    return re.compile(r"\b" + gap.join(parts) + r"\b") if parts else re.compile(r"(?!)")


def _find_definition(query: Query, shelf: Shelf) -> Findings:
    """Where an abbreviation is spelled out, or a term defined or explained under its name."""
    pool = list(_scope(query, shelf))
    short = _asked_abbreviation(query)
    hits = tuple(_expansions(short, pool)) if short else ()
    if hits:
        return Findings(hits, searched=len(pool))
    term = words.fold_name(query.phrase or " ".join(query.terms))
    defined = [c for c in pool if term and _defines(c, term)][:MAX_TOPIC_CLAUSES]
    if defined:
        return Findings(tuple(_as_hits(defined, "definition")))
    return replace(_find_topic(query, shelf), is_confident=False)


def _asked_abbreviation(query: Query) -> str:
    """The abbreviation that is all that a question asks about, else empty."""
    found = [short.rstrip("s") for short in re.findall(r"\b[A-Z][A-Z&]{1,9}s?\b", query.matter)]
    asked = {short.lower() for short in found}
    return found[0] if found and {term.rstrip("s") for term in query.terms} <= asked else ""


def _defines(clause: Clause, term: str) -> bool:
    """Say whether a clause says what a term means, or stands under a heading that is the term."""
    means = r"(?:means?|is\sdefined\sas|shall\smean|refers?\sto|is\san?|are)"
    pattern = re.compile(rf"\b{re.escape(term)}s?\b[^.;]{{0,40}}\b{means}\b")
    return bool(pattern.search(words.fold_name(clause.text))) or any(
        term.rstrip("s") in words.fold_name(heading) for heading in clause.headings
    )


def _expansions(short: str, pool: Iterable[Clause]) -> Iterator[Hit]:
    """Clauses that spell an abbreviation out: full words with its initials, or before brackets."""
    small = r"(?:\s(?:of|the|for|and|on|to|in)\b)*\s"
    spelled = re.compile(r"\b" + small.join(rf"{letter}[a-z'’-]+" for letter in short) + r"\b")
    bracketed = re.compile(rf"((?:[\w’'-]+\s){{2,9}})\({re.escape(short)}s?\)")
    rank = 0
    for clause in pool:
        found = spelled.search(clause.text)
        full = found[0] if found else _name_before(bracketed.search(clause.text), short)
        if full:
            rank += 1
            yield Hit(clause, 1.0, rank, f"expansion:{short}={full}")


def _name_before(found: re.Match[str] | None, short: str) -> str:
    """The shortest run of words before an abbreviation in brackets that begins with its letter."""
    words_before = found[1].split() if found else []
    starts = [at for at, word in enumerate(words_before) if word[0].upper() == short[0]]
    fits = [at for at in starts if len(words_before) - at >= len(short) - 1]
    return " ".join(words_before[fits[-1] :]) if fits else ""


def _find_topic(query: Query, shelf: Shelf) -> Findings:
    """The best clause on a matter, with those close to it; all that fit, where all are asked for.

    Not confident where the best clause covers too little of the question.
    """
    text = search_text(query)
    ranked = rank_clauses(text, shelf, k=CANDIDATES, symbols=query.symbols)
    hits = _by_authority(hit for hit in ranked if _is_wanted(hit.clause, query))
    if not hits:
        return Findings(is_confident=False)
    weights = _weigh_terms(query, shelf)
    scope = [c for c in _scope(query, shelf) if _is_wanted(c, query)]
    full = [c for c in scope if weights and weights.share(c) == 1]
    if words.PLURAL_RE.search(words.fold_name(query.matter)) and full:
        return Findings(tuple(_as_hits(full, "phrase")), searched=len(scope))
    best = [h for h in hits if h.score >= hits[0].score * CLOSE_SHARE][:MAX_TOPIC_CLAUSES]
    is_covered = weights.share(best[0].clause) >= MIN_COVERAGE
    is_near = (weigh_query(text, shelf).cosine or 0.0) >= MIN_COSINE
    missing = weights.missing(scope)
    return Findings(
        tuple(Hit(h.clause, h.score, rank, h.retriever) for rank, h in enumerate(best, 1)),
        missing=missing,
        is_confident=(is_covered or is_near) and not _lacks_figure(query, missing),
    )


def _lacks_figure(query: Query, missing: Iterable[str]) -> bool:
    """Say whether a question asks about a year or amount that no clause holds."""
    return query.intent == "topic" and any(word.isdigit() for word in missing)


def _by_authority(hits: Iterable[Hit]) -> list[Hit]:
    """Hits with the texts of organs before pages, guides and the register of equal score."""
    weighed = (replace(hit, score=hit.score * _authority(hit.clause)) for hit in hits)
    return sorted(weighed, key=lambda hit: (-hit.score, hit.clause.citation))


def _authority(clause: Clause) -> float:
    if clause.citation.part == "register":
        return REGISTER_WEIGHT
    return PAGE_WEIGHT if _is_page(clause) else 1.0


def _is_page(clause: Clause) -> bool:
    """Say whether a clause is of a web page or guide: such have a slug, no symbol."""
    return clause.symbol == clause.symbol.lower()


def search_text(query: Query) -> str:
    """The question to rank by, with the texts' words for the field's terms in it."""
    return f"{query.matter.strip()} {translate_terms(words.fold_name(query.matter))}".strip()


def _is_wanted(clause: Clause, query: Query) -> bool:
    """Say whether a clause is of the part asked about, and of a text where a clause is asked for."""
    own = clause.citation.part.split("/")[-1]
    if own == "register":
        return not query.part
    if words.CLAUSE_RE.search(words.fold_name(query.matter)) and _is_page(clause):
        return False
    return not query.part or own == query.part or own == "par"


@dataclass(frozen=True, slots=True)
class _Weights:
    """For each content word of a question: how rare it is, and which clauses have it."""

    words: tuple[str, ...]
    idf: tuple[float, ...]
    rows: tuple[frozenset[int], ...]
    row_of: Mapping[Citation, int]

    def share(self, clause: Clause) -> float:
        """Share of the words that a clause has, rare ones counting more; 0 without words."""
        row = self.row_of[clause.citation]
        held = sum(idf for idf, rows in zip(self.idf, self.rows, strict=True) if row in rows)
        return held / sum(self.idf) if self.idf else 0.0

    def missing(self, scope: Iterable[Clause]) -> tuple[str, ...]:
        """The words that no clause of the scope has."""
        looked = {self.row_of[clause.citation] for clause in scope}
        pairs = zip(self.words, self.rows, strict=True)
        return tuple(word for word, rows in pairs if looked.isdisjoint(rows))


def _weigh_terms(query: Query, shelf: Shelf) -> _Weights:
    """Weigh the content words; one also counts by what the glossary says for it.

    Of a question in French or Spanish only the words that the glossary or the texts know count.
    """
    clauses = shelf.all_clauses()
    weighed: list[tuple[str, float, frozenset[int]]] = []
    for word in query.terms:
        known = translate_terms(word)
        scores = list(shelf.lexical.term_scores(f"{word} {known}").values())
        rows = frozenset(int(row) for one in scores for row in np.flatnonzero(one))
        if scores and (rows or query.language == "en"):
            count = int(np.count_nonzero(scores[0]))
            idf = float(np.log1p((len(clauses) - count + 0.5) / (count + 0.5)))
            weighed.append((word, idf, rows))
    return _Weights(
        tuple(word for word, _, _ in weighed),
        tuple(idf for _, idf, _ in weighed),
        tuple(rows for _, _, rows in weighed),
        {clause.citation: row for row, clause in enumerate(clauses)},
    )


def _scope(query: Query, shelf: Shelf) -> Iterator[Clause]:
    """The clauses of the named documents, or all, without register entries."""
    named = [c for symbol in query.symbols for c in shelf.clauses_of(symbol)]
    return (c for c in (named or shelf.all_clauses()) if c.citation.part != "register")


def _as_hits(clauses: Iterable[Clause], retriever: str) -> Iterator[Hit]:
    return (Hit(clause, 1.0, rank, retriever) for rank, clause in enumerate(clauses, 1))
