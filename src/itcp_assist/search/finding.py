"""Find the clauses for a query: all of them where it asks for all, else the best."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

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
    pool = list(_scope(query, shelf))
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
    for short in re.findall(r"\b[A-Z][A-Z&]{1,9}s?\b", query.question):
        hits = list(_expansions(short.rstrip("s"), pool))
        if hits:
            return Findings(tuple(hits), searched=len(pool))
    term = words.fold_name(query.phrase or " ".join(query.terms))
    defined = [c for c in pool if term and _defines(c, term)][:MAX_TOPIC_CLAUSES]
    if defined:
        return Findings(tuple(_as_hits(defined, "definition")))
    return replace(_find_topic(query, shelf), is_confident=False)


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
    bracketed = re.compile(rf"\b([A-Z][\w’'-]*(?:\s[\w’'-]+){{1,8}}?)\s\({re.escape(short)}s?\)")
    rank = 0
    for clause in pool:
        found = spelled.search(clause.text) or bracketed.search(clause.text)
        if found:
            rank += 1
            full = found[1] if found.re is bracketed else found[0]
            yield Hit(clause, 1.0, rank, f"expansion:{short}={full}")


def _find_topic(query: Query, shelf: Shelf) -> Findings:
    """The best clause on a matter, with those close to it; not confident where it covers little."""
    text = search_text(query)
    ranked = rank_clauses(text, shelf, k=CANDIDATES, symbols=query.symbols)
    hits = [hit for hit in ranked if _in_part(hit.clause, query.part)]
    if not hits:
        return Findings(is_confident=False)
    best = [h for h in hits if h.score >= hits[0].score * CLOSE_SHARE][:MAX_TOPIC_CLAUSES]
    terms = _weigh_terms(query, best[0].clause, shelf)
    return Findings(
        tuple(_reranked(best)),
        missing=tuple(term.word for term in terms if not term.is_held),
        is_confident=_is_covered(terms, weigh_query(text, shelf).cosine),
    )


def search_text(query: Query) -> str:
    """The words to rank by: the question's own, with the texts' words for the field's terms."""
    added, _ = translate_terms(" ".join(query.terms))
    return f"{' '.join(query.terms)} {added}".strip()


def _in_part(clause: Clause, part: str) -> bool:
    """Say whether a clause stands in the part asked about; pages and guidance have no parts."""
    own = clause.citation.part.split("/")[-1]
    return not part or own == part or own == "par"


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the question: how rare it is among the clauses, and whether the best one has it."""

    word: str
    idf: float
    is_held: bool
    is_covered: bool


def _weigh_terms(query: Query, best: Clause, shelf: Shelf) -> list[_Term]:
    """Each content word with its weight; a word also counts by what the glossary says for it."""
    clauses = shelf.all_clauses()
    row = next(at for at, clause in enumerate(clauses) if clause is best)
    weighed = []
    for word in query.terms:
        scores = list(shelf.lexical.term_scores(f"{word} {translate_terms(word)[0]}").values())
        if not scores:
            continue
        held = max(int(np.count_nonzero(one)) for one in scores)
        rarest = min((int(np.count_nonzero(one)) for one in scores[:1]), default=0)
        idf = float(np.log1p((len(clauses) - rarest + 0.5) / (rarest + 0.5)))
        weighed.append(_Term(word, idf, held > 0, any(one[row] > 0 for one in scores)))
    return weighed


def _is_covered(terms: Sequence[_Term], cosine: float | None) -> bool:
    """Say whether the best clause holds enough of the question to be shown as its answer."""
    total = sum(term.idf for term in terms)
    share = sum(term.idf for term in terms if term.is_covered) / total if total else 0.0
    return share >= MIN_COVERAGE or (cosine or 0.0) >= MIN_COSINE


def _scope(query: Query, shelf: Shelf) -> Iterator[Clause]:
    """The clauses of the named documents, or all, without register entries."""
    named = [c for symbol in query.symbols for c in shelf.clauses_of(symbol)]
    return (c for c in (named or shelf.all_clauses()) if c.citation.part != "register")


def _as_hits(clauses: Iterable[Clause], retriever: str) -> Iterator[Hit]:
    return (Hit(clause, 1.0, rank, retriever) for rank, clause in enumerate(clauses, 1))


def _reranked(hits: Iterable[Hit]) -> Iterator[Hit]:
    return (Hit(h.clause, h.score, rank, h.retriever) for rank, h in enumerate(hits, 1))
