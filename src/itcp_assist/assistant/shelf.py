"""Views of an open generation and its register, for the stages that read from them."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property

from itcp_assist.answer import Pool
from itcp_assist.assistant.following import Namings
from itcp_assist.citation import Citation
from itcp_assist.index import Generation
from itcp_assist.index.selecting import verbs_of
from itcp_assist.records import ENDED, Clause, Holding, Relation, Standing, State, Status
from itcp_assist.register import Facts, Register
from itcp_assist.search import Named, Titled, read_vocabulary

REGISTER = "register"


class Shelf:
    """What is held and what stands, as answering and verification ask for it.

    A register entry can be opened by its key, but is no clause of the document that it is about.
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        facts_json = generation.facts_json()
        facts = Facts.from_json(facts_json) if facts_json else Facts()
        self.held = {
            holding.identity.symbol: holding
            for holding in generation.holdings()
            if holding.identity.kind != REGISTER
        }
        self.register = Register(facts, generation.relations(), self.held.values())
        self.namings = Namings(generation.all_clauses)

    @cached_property
    def pool(self) -> Pool:
        """All held clauses by their words, for their near-twins; made when first asked for."""
        clauses = self.generation.all_clauses()
        return Pool(clause for clause in clauses if clause.citation.part != REGISTER)

    def clause(self, citation: Citation) -> Clause | None:
        """The clause or register entry at a citation, or None."""
        return self.generation.clause(citation)

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of a held document in document order; none when it is not held."""
        clauses = self.generation.clauses_of(symbol)
        return tuple(c for c in clauses if c.citation.part != REGISTER)

    def holding(self, symbol: str) -> Holding | None:
        """The held document, or the register that knows of it, or None."""
        return self.held.get(symbol) or self.generation.holding(symbol)

    def status_of(self, citation: Citation, as_of: date) -> Status:
        """What is known of the standing of a document or clause on that day."""
        return self.register.status_of(citation, as_of)

    def standing_of(self, symbol: str, as_of: date) -> Standing:
        """The status with the chain of instruments before and after."""
        return self.register.standing_of(symbol, as_of)

    def relations(self) -> Sequence[Relation]:
        """All edges: those that held clauses state, and those of the facts."""
        return self.register.relations()

    def title_of(self, symbol: str) -> str:
        """Title of a held or registered document, empty when not known."""
        return self.register.title_of(symbol)

    def citing(self, symbol: str) -> Sequence[Clause]:
        """Clauses of other documents that name a symbol, in document order."""
        return self.namings.citing(symbol)


class Names:
    """What the collection knows by name, as understanding a question asks for it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._symbols = shelf.register.known_symbols()
        self._vocabulary: frozenset[str] | None = None
        self._addressees: frozenset[str] | None = None
        self._verbs: frozenset[str] | None = None

    def known_symbols(self) -> Collection[str]:
        """Symbols that are held or that the register knows."""
        return self._symbols

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of a held document in document order; none when it is not held."""
        return self._shelf.clauses_of(symbol)

    def premise_problem(self, symbol: str) -> str:
        """One sentence when a symbol cannot exist, else empty."""
        return self._shelf.register.premise_problem(symbol)

    def vocabulary(self) -> Collection[str]:
        """The words that the held clauses use, folded; read at the first question that needs it."""
        if self._vocabulary is None:
            self._vocabulary = read_vocabulary(self._shelf.generation.all_clauses())
        return self._vocabulary

    def addressees(self) -> Collection[str]:
        """The addressees that the held clauses print; read at the first question that needs it."""
        if self._addressees is None:
            clauses = self._shelf.generation.all_clauses()
            self._addressees = frozenset(name for clause in clauses for name in clause.addressees)
        return self._addressees

    def verbs(self) -> Collection[str]:
        """The base verbs of what the held clauses ask; read at the first question that needs it."""
        if self._verbs is None:
            clauses = self._shelf.generation.all_clauses()
            self._verbs = frozenset(verb for clause in clauses for verb in verbs_of(clause))
        return self._verbs

    def named(self, as_of: date) -> Sequence[Named]:
        """The held resolutions, with what a person may call them by."""
        return tuple(
            Named(
                symbol,
                self._shelf.title_of(symbol),
                holding.identity.adopted,
                self._shelf.status_of(Citation(symbol), as_of).state in ENDED,
            )
            for symbol, holding in self._shelf.held.items()
            if holding.identity.kind == "resolution"
        )

    def titled(self) -> Sequence[Titled]:
        """The documents that are held or that the register knows, with their titles."""
        register = self._shelf.register
        return tuple(Titled(s, register.title_of(s), register.adopted_of(s)) for s in self._symbols)

    def later_symbols(self, as_of: date) -> Collection[str]:
        """Known documents that are known to have been adopted only after that day."""
        return tuple(
            symbol
            for symbol in self._symbols
            if self._shelf.status_of(Citation(symbol), as_of).state == State.NOT_YET_ADOPTED
        )

    def held_symbols(self, as_of: date, *, standing: bool) -> Sequence[str]:
        """Held resolutions that are not known to have ended by that day, or those that have."""
        return tuple(
            symbol
            for symbol, holding in self._shelf.held.items()
            if holding.identity.kind == "resolution"
            and standing == (self._shelf.status_of(Citation(symbol), as_of).state not in ENDED)
        )
