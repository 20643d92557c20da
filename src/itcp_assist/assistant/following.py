"""Cross-references of the held clauses, both ways: what a clause names, and who names it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from itcp_assist.citation import Citation
from itcp_assist.records import Clause

_REGISTER = "register"


def cites_of(clause: Clause) -> tuple[Citation, ...]:
    """The documents and places that a clause names, each once, in the order of the text."""
    targets = dict.fromkeys(r.target for r in clause.references if r.target)
    return tuple(target for target in targets if target != clause.citation)


class Namings:
    """Who names what among the clauses of one generation; read at the first question for it.

    Entries of the register tell of documents; they are no clauses that name one.
    """

    def __init__(self, clauses: Callable[[], Iterable[Clause]]) -> None:
        self._clauses = clauses

    def citing(self, symbol: str) -> Sequence[Clause]:
        """The clauses of other documents that name a document or a place in it, in their order."""
        found = self._naming(symbol, lambda _: True)
        return tuple(clause for clause in found if clause.symbol != symbol)

    def cited_by(self, citation: Citation) -> tuple[Citation, ...]:
        """The clauses that name a place, those first that name it and nothing wider.

        First come those that name this very place or an item of it; then those that name what it
        is a part of: its annex, or the document as a whole, as one does that revokes it. Clauses
        that name another place of the document are none of them.
        """
        exact = self._naming(citation.symbol, lambda target: target.is_within(citation))
        wider = self._naming(citation.symbol, citation.is_within)
        found = dict.fromkeys(clause.citation for clause in (*exact, *wider))
        return tuple(one for one in found if one != citation)

    def _naming(self, symbol: str, is_meant: Callable[[Citation], bool]) -> list[Clause]:
        """The clauses that name some place of a document, as they stand in the collection."""
        targets = self._by_symbol.get(symbol, {})
        found = {at: c for target in targets if is_meant(target) for at, c in targets[target]}
        return [found[at] for at in sorted(found)]

    @cached_property
    def _by_symbol(self) -> dict[str, dict[Citation, list[tuple[int, Clause]]]]:
        """The numbered clauses that name each place, by the symbol of its document."""
        named: dict[str, dict[Citation, list[tuple[int, Clause]]]] = {}
        for at, clause in enumerate(self._clauses()):
            if clause.citation.part != _REGISTER:
                for target in {r.target for r in clause.references if r.target}:
                    places = named.setdefault(target.symbol, {})
                    places.setdefault(target, []).append((at, clause))
        return named
