"""One generation as the watch on changes sees it: what was held, and what stood by it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from itcp_assist.assistant.shelf import REGISTER
from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError, IndexStaleError
from itcp_assist.index import Stored
from itcp_assist.records import Clause, Holding, Relation, Status
from itcp_assist.register import Facts, Register


class Snapshot:
    """The documents, clauses and relations of one generation; register entries are clauses too.

    Raises IndexStaleError where the facts in it are those of another version.
    """

    def __init__(self, stored: Stored) -> None:
        contents = stored.contents
        try:
            facts = Facts.from_json(contents.facts_json) if contents.facts_json else Facts()
        except CorpusError as error:
            raise IndexStaleError(
                f"the register in {stored.name} is that of another version of this program; "
                "the next build can be compared with"
            ) from error
        self.name = stored.name
        self.held: Mapping[str, Holding] = {
            holding.identity.symbol: holding
            for holding in contents.holdings
            if holding.identity.kind != REGISTER
        }
        self.clauses: Mapping[Citation, Clause] = {c.citation: c for c in contents.clauses}
        self._by_symbol: dict[str, list[Clause]] = defaultdict(list)
        for clause in contents.clauses:
            self._by_symbol[clause.symbol].append(clause)
        self._register = Register(facts, contents.relations, self.held.values())

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of a document, and its register entry; none when neither is held."""
        return self._by_symbol.get(symbol, ())

    def holds(self, citation: Citation) -> bool:
        """Say whether there is a clause at a place or in it."""
        return citation in self.clauses or any(
            clause.citation.is_within(citation) for clause in self.clauses_of(citation.symbol)
        )

    def status_of(self, citation: Citation, as_of: date) -> Status:
        """What is known of the standing of a document or clause on that day."""
        return self._register.status_of(citation, as_of)

    def relations(self) -> Collection[Relation]:
        """All edges: those that held clauses state, and those of the facts."""
        return self._register.relations()

    def known_symbols(self) -> frozenset[str]:
        """Symbols that are held, that the register knows, or that a relation names."""
        ends = (s for edge in self.relations() for s in (edge.actor, edge.target.symbol))
        return frozenset((*ends, *self._register.known_symbols()))

    def title_of(self, symbol: str) -> str:
        """Title of a held or registered document, empty when not known."""
        return self._register.title_of(symbol)
