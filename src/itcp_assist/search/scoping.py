"""Which clauses a query may be answered from."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from itcp_assist.records import Clause, Hit, Query
from itcp_assist.search import words
from itcp_assist.search.ranking import RankingIndex


class Shelf(RankingIndex, Protocol):
    """The clauses that are searched."""

    def all_clauses(self) -> Sequence[Clause]:
        """Every clause of the index."""

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of one document."""


def scope_of(query: Query, shelf: Shelf) -> Iterator[Clause]:
    """The clauses of the named documents, none where these are not held; all without a name."""
    named = (clause for symbol in query.symbols for clause in shelf.clauses_of(symbol))
    scope = named if query.symbols else shelf.all_clauses()
    return (clause for clause in scope if clause.citation.part != "register")


def wanted_by(query: Query) -> Callable[[Clause], bool]:
    """The test whether a clause is of the part asked about, and of a text where one is asked for.

    The question is read once, not once for each clause.
    """
    matter = words.fold_name(query.matter)
    asks_document = words.DOCUMENT_RE.search(matter) is not None
    asks_clause = words.CLAUSE_RE.search(matter) is not None

    def is_wanted(clause: Clause) -> bool:
        own = clause.citation.kind
        if own == "register":
            return asks_document or not query.part
        if asks_clause and is_page(clause):
            return False
        return not query.part or own in (query.part, "par")

    return is_wanted


def fits_query(clause: Clause, query: Query) -> bool:
    """Say whether a clause has the verbs and addressees that a query selects by."""
    verb = clause.verb.lower()
    if query.verbs and not any(re.search(rf"\b{stem}", verb) for stem in query.verbs):
        return False
    names = [words.fold_name(name) for name in clause.addressees]
    return not query.addressees or any(
        re.search(rf"\b{re.escape(wanted)}", name) for wanted in query.addressees for name in names
    )


def is_page(clause: Clause) -> bool:
    """Say whether a clause is of a web page or guide: such have a slug, no symbol."""
    return clause.symbol == clause.symbol.lower()


def as_hits(clauses: Iterable[Clause], retriever: str) -> Iterator[Hit]:
    """Clauses found without a ranking as hits of one score."""
    return (Hit(clause, 1.0, rank, retriever) for rank, clause in enumerate(clauses, 1))
