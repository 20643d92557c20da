"""What composing an answer needs of the collection."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Holding, Relation, Standing, Status


class Library(Protocol):
    """Read access to clauses, documents and what stands."""

    def clause(self, citation: Citation) -> Clause | None:
        """The clause at a citation, or None."""

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of a held document in document order; none when it is not held."""

    def holding(self, symbol: str) -> Holding | None:
        """The held document with that symbol, or None."""

    def status_of(self, citation: Citation, as_of: date) -> Status:
        """What is known of the standing of a document or clause on that day."""

    def standing_of(self, symbol: str, as_of: date) -> Standing:
        """The status with the chain of instruments before and after."""

    def relations(self) -> Sequence[Relation]:
        """All edges: what which instrument does to which."""

    def citing(self, symbol: str) -> Sequence[Clause]:
        """Clauses of other documents that name a symbol, in document order."""

    def title_of(self, symbol: str) -> str:
        """Title of a held or registered document, empty when not known."""
