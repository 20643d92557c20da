"""Which clauses a query may be answered from."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Hit, Query, Selected, Selection, division_of
from itcp_assist.search import words
from itcp_assist.search.ranking import RankingIndex

# Endings that differ between the forms of a word: report, reports, reported; policy, policies.
_ENDING_RE = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|e|s|y)\Z")


class Shelf(RankingIndex, Protocol):
    """The clauses that are searched."""

    def all_clauses(self) -> Sequence[Clause]:
        """Every clause of the index."""

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of one document."""

    def select(self, selection: Selection, as_of: date) -> Selected:
        """Every clause that a selection takes, states as they are on that day."""


def scope_of(query: Query, shelf: Shelf) -> Iterator[Clause]:
    """The clauses of the named documents, none where these are not held; all without a name."""
    named = (clause for symbol in query.symbols for clause in shelf.clauses_of(symbol))
    scope = named if query.symbols else shelf.all_clauses()
    return (clause for clause in scope if clause.citation.part != "register")


def wanted_by(
    query: Query, allowed: Collection[Citation] | None = None
) -> Callable[[Clause], bool]:
    """The test whether a clause is of the part asked about, and of a text where one is asked for.

    The question is read once, not once for each clause. ``allowed`` are the only clauses that may
    answer, where they are given.
    """
    matter = words.fold_name(query.matter)
    asks_document = words.DOCUMENT_RE.search(matter) is not None
    asks_clause = words.CLAUSE_RE.search(matter) is not None

    def is_wanted(clause: Clause) -> bool:
        if allowed is not None and clause.citation not in allowed:
            return False
        own = clause.citation.kind
        if own == "register":
            return asks_document or not query.part
        if asks_clause and is_page(clause):
            return False
        return not query.part or own in (query.part, "par")

    return is_wanted


def narrowed(query: Query, shelf: Shelf, excluded: Collection[str]) -> Query | None:
    """The query asked of the documents of its scope by their symbols; None where there are none.

    Where the question names no document, those in ``excluded`` may not answer it.
    """
    asked = query.selection
    scope = Selection(
        organs=asked.organs, sessions=asked.sessions, years=asked.years, states=asked.states
    )
    if query.symbols or not (excluded or scope != Selection()):
        return query
    clauses = shelf.all_clauses()
    if scope != Selection():
        clauses = shelf.select(scope, query.as_of).clauses
    allowed = {clause.symbol for clause in clauses}.difference(excluded)
    return replace(query, symbols=tuple(sorted(allowed))) if allowed else None


def is_page(clause: Clause) -> bool:
    """Say whether a clause is of a web page or guide: such have a slug, no symbol."""
    return clause.symbol == clause.symbol.lower()


def as_hits(clauses: Iterable[Clause], retriever: str) -> Iterator[Hit]:
    """Clauses found without a ranking as hits of one score."""
    return (Hit(clause, 1.0, rank, retriever) for rank, clause in enumerate(clauses, 1))


def holding_all(clauses: Sequence[Clause], terms: Iterable[str]) -> tuple[Clause, ...]:
    """Clauses in document order that hold every word, with what introduces them and their items.

    A sub-item is read with the paragraphs above it; a word counts in every form that it begins.
    """
    forms = [re.compile(rf"\b{re.escape(_ENDING_RE.sub('', term))}") for term in terms]
    read: dict[Citation, str] = {}
    kept: set[Citation] = set()
    for clause in clauses:
        above = read.get(clause.parent, "") if clause.parent else ""
        read[clause.citation] = text = f"{above} {_fold_text(clause.text)}"
        if all(form.search(text) for form in forms):
            kept.add(clause.citation)
    for clause in reversed(clauses):
        if clause.citation in kept and clause.parent in read:
            kept.add(clause.parent)
    return tuple(clause for clause in clauses if clause.citation in kept)


@lru_cache(maxsize=4096)  # folding is slow, and the clauses of one list are those of the next
def _fold_text(text: str) -> str:
    return words.fold_name(text)


def part_of_list(selection: Selection, as_of: date, shelf: Shelf, searched: int) -> str:
    """What a list of ``searched`` paragraphs looked through: op, pp, annex or, mixed, par."""
    if selection.parts:
        (part, *others) = dict.fromkeys(division_of(Citation("", p)) for p in selection.parts)
        return "par" if others else part
    scope = replace(selection, verbs=(), strengths=(), groups=(), addressees=(), parts=("op",))
    operative = shelf.select(scope, as_of)
    return "op" if operative.searched == searched else "par"
