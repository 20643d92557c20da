"""Lists of clauses: what a selection takes of a shelf, on the day that is asked about."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from itcp_assist.assistant.shelf import Shelf
from itcp_assist.citation import Citation
from itcp_assist.index.selecting import find_further, organs_of, session_of, verbs_of
from itcp_assist.records import (
    ENDED,
    Clause,
    Listed,
    Listing,
    Selected,
    Selection,
    State,
)
from itcp_assist.records.wording import shown_state
from itcp_assist.search import DenseScores, LexicalScores, part_of_list

# Kinds of document that lists look through: web pages, guides and register entries are in none.
LISTED_KINDS = ("resolution", "circular")


def select_clauses(shelf: Shelf, selection: Selection, as_of: date) -> Selected:
    """Every clause that a selection takes; its states are those of the clauses on that day.

    A clause of which only a lead says something is not established, here as in every status. One
    in another state is taken where it introduces a sub-item, and then counts as looked through.
    """
    if not selection.states:
        return shelf.generation.select(selection)

    def fits(place: Citation) -> bool:
        return shown_state(shelf.status_of(place, as_of)) in selection.states

    parted = {edge.target.symbol for edge in shelf.relations() if edge.target.part}
    named = selection.symbols or sorted(shelf.held)
    symbols = tuple(s for s in named if s in parted or fits(Citation(s)))
    if not symbols:
        return Selected((), paragraphs=0, searched=0)
    asked = replace(selection, symbols=symbols, states=())
    taken = shelf.generation.select(asked)
    mixed = tuple(symbol for symbol in symbols if symbol in parted)
    if not mixed:
        return taken
    scope = replace(asked, symbols=mixed, verbs=(), strengths=(), groups=(), addressees=())
    every = shelf.generation.select(scope)
    left_out = every.paragraphs - _count_paragraphs(_fitting(every.clauses, mixed, fits))
    kept = _fitting(taken.clauses, mixed, fits)
    return Selected(kept, _count_paragraphs(kept), taken.searched - left_out)


def list_clauses(shelf: Shelf, selection: Selection, as_of: date) -> Listing:
    """Every clause that a selection takes, with what stands: first what does, then history."""
    selected = select_clauses(shelf, selection, as_of)
    rows = tuple(_iter_listed(shelf, selected.clauses, selection, as_of))
    rows = tuple(sorted(rows, key=lambda row: shown_state(row.status) in ENDED))
    part = part_of_list(selection, as_of, _Exact(shelf), selected.searched)
    return Listing(rows, selected.paragraphs, selected.searched, part, as_of)


def offered_values(shelf: Shelf) -> Mapping[str, tuple[str, ...]]:
    """What a list can be asked for, as the held texts have it: organs, sessions, years, verbs."""
    texts = [h for h in shelf.held.values() if h.identity.kind in LISTED_KINDS]
    clauses = shelf.generation.all_clauses()
    sessions = {session for h in texts if (session := session_of(h.identity.symbol))}
    years = {h.identity.adopted.year for h in texts if h.identity.adopted}
    return {
        "organ": tuple(sorted({name for held in texts for name in organs_of(held)})),
        "session": tuple(map(str, sorted(sessions))),
        "year": tuple(map(str, sorted(years))),
        "verb": tuple(sorted({verb for clause in clauses for verb in verbs_of(clause)})),
    }


def _fitting(
    clauses: Sequence[Clause], mixed: Collection[str], fits: Callable[[Citation], bool]
) -> tuple[Clause, ...]:
    """Of the ``mixed`` documents, the clauses that fit by themselves and what introduces these."""
    kept: set[Citation] = set()
    for clause in reversed(clauses):
        at = clause.citation
        if at in kept or clause.symbol not in mixed or fits(at):
            kept.update({at, clause.parent or at})
    return tuple(clause for clause in clauses if clause.citation in kept)


def _count_paragraphs(clauses: Iterable[Clause]) -> int:
    return sum(clause.parent is None for clause in clauses)


def _iter_listed(
    shelf: Shelf, clauses: Iterable[Clause], selection: Selection, as_of: date
) -> Iterator[Listed]:
    for clause in clauses:
        holding = shelf.holding(clause.symbol)
        if holding is not None:
            status = shelf.status_of(clause.citation, as_of)
            yield Listed(clause, holding, status, find_further(clause, selection))


class Searched:
    """What search asks of a shelf: its clauses, what scores them, and exhaustive lists."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def lexical(self) -> LexicalScores:
        """Scores by words."""
        return self._shelf.generation.lexical

    @property
    def dense(self) -> DenseScores:
        """Scores by meaning."""
        return self._shelf.generation.dense

    def all_clauses(self) -> Sequence[Clause]:
        """Every clause of the index, register entries too."""
        return self._shelf.generation.all_clauses()

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """The clauses of one document, and its register entry."""
        return self._shelf.generation.clauses_of(symbol)

    def select(self, selection: Selection, as_of: date) -> Selected:
        """Every clause that a selection takes, states as they are on that day.

        Amended texts are asked for as documents: of these, all that has not ended itself is taken.
        """
        if selection.states != (State.AMENDED,):
            return select_clauses(self._shelf, selection, as_of)
        amended = tuple(
            symbol
            for symbol in selection.symbols or sorted(self._shelf.held)
            if shown_state(self._shelf.status_of(Citation(symbol), as_of)) is State.AMENDED
        )
        if not amended:
            return Selected((), paragraphs=0, searched=0)
        going_on = tuple(state for state in State if state not in ENDED)
        asked = replace(selection, symbols=amended, states=going_on)
        return select_clauses(self._shelf, asked, as_of)


class _Exact(Searched):
    """The same for a list, which takes every clause by the state that its row tells."""

    def select(self, selection: Selection, as_of: date) -> Selected:
        return select_clauses(self._shelf, selection, as_of)
