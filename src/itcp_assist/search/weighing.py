"""How much of a question a clause covers: its words by how rare they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Query
from itcp_assist.search import words
from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.scoping import Shelf


@dataclass(frozen=True, slots=True)
class Weights:
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

    def heading_share(self, clause: Clause) -> float:
        """Share of the words that stand in the clause's headings, rare ones counting more."""
        headings = words.fold_name(" ".join(clause.headings))
        pairs = zip(self.words, self.idf, strict=True)
        held = sum(idf for word, idf in pairs if word.removesuffix("s") in headings)
        return held / sum(self.idf) if self.idf and headings else 0.0

    def missing(self, scope: Iterable[Clause]) -> tuple[str, ...]:
        """The words that no clause of the scope has."""
        looked = {self.row_of[clause.citation] for clause in scope}
        pairs = zip(self.words, self.rows, strict=True)
        return tuple(word for word, rows in pairs if looked.isdisjoint(rows))


def weigh_terms(query: Query, shelf: Shelf) -> Weights:
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
    return Weights(
        tuple(word for word, _, _ in weighed),
        tuple(idf for _, idf, _ in weighed),
        tuple(rows for _, _, rows in weighed),
        {clause.citation: row for row, clause in enumerate(clauses)},
    )
