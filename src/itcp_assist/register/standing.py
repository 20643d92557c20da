"""The register: what is known of instruments, and what stands on a day and why."""

from collections.abc import Iterable
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Holding, Identity, Relation, Standing, Status
from itcp_assist.register.chain import chain_of
from itcp_assist.register.effects import Edges
from itcp_assist.register.entries import compose_entries
from itcp_assist.register.facts import Facts
from itcp_assist.register.instruments import Instruments
from itcp_assist.register.premises import find_premise_problem
from itcp_assist.register.status import status_on


class Register:
    """Facts, the relations that held clauses state, and the documents held, asked together.

    Text that is held outranks facts; a file of the tier ``untrusted`` changes nothing.
    """

    def __init__(
        self,
        facts: Facts,
        relations: Iterable[Relation] = (),
        holdings: Iterable[Holding] = (),
    ) -> None:
        self._facts = facts
        self._instruments = Instruments(facts, holdings)
        self._edges = Edges(relations, facts.relations, self._instruments)

    def status_of(self, symbol_or_citation: Citation, as_of: date) -> Status:
        """The status on a day of a document, or of the place in one that a citation names."""
        return status_on(symbol_or_citation, as_of, self._instruments, self._edges, self._facts)

    def standing_of(self, symbol: str, as_of: date) -> Standing:
        """The status of a symbol on a day, with the chain that it is a link of, oldest first."""

        def status(member: str) -> Status:
            return self.status_of(Citation(member), as_of)

        chain = chain_of(symbol, self._instruments, self._edges, self._facts, status)
        members = {symbol, *(link.symbol for link in chain)}
        inside = (e for e in self._edges.sound if {e.actor, e.target.symbol} <= members)
        edges = {(e.actor, e.verb, e.target): e for e in reversed(tuple(inside))}
        return Standing(status(symbol), chain, tuple(reversed(edges.values())))

    def problems(self) -> tuple[str, ...]:
        """One sentence for each contradiction and impossible day or number, on whatever day."""
        touched = (s for e in self._edges.all for s in (e.actor, e.target.symbol))
        symbols = sorted(map(Citation, {*self.known_symbols(), *touched}))
        told = (sentence for s in symbols for sentence in self.status_of(s, date.max).conflicts)
        return tuple(dict.fromkeys(told))

    def known_symbols(self) -> tuple[str, ...]:
        """All symbols that are held or that the facts describe, in citation order."""
        return self._instruments.symbols()

    def title_of(self, symbol: str) -> str:
        """The title; empty where none is established."""
        return self._instruments.title(symbol)

    def relations(self) -> tuple[Relation, ...]:
        """All edges, of held clauses and of the facts, in a fixed order; none that cannot be."""
        return self._edges.sound

    def adopted_of(self, symbol: str) -> date | None:
        """The day of adoption; None where none is established."""
        return self._instruments.adopted(symbol)

    def premise_problem(self, symbol: str) -> str:
        """One sentence when the symbol cannot exist: session and number disagree; else empty."""
        known = [s for s in self.known_symbols() if not self._instruments.is_untrusted(s)]
        return find_premise_problem(symbol, self._facts, known)

    def entries(self) -> tuple[tuple[Identity, Clause], ...]:
        """One register entry ``SYMBOL#register`` for each resolution in the facts."""
        return compose_entries(self._facts)
