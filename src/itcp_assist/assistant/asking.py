"""The assistant: one open index that answers, searches, shows and tells what stands."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Self, TypeAlias

from itcp_assist.answer import (
    add_wording,
    compose_draft,
    find_twins,
    follow_references,
    wording_fingerprint,
)
from itcp_assist.assistant.following import cites_of
from itcp_assist.assistant.listing import Searched
from itcp_assist.assistant.shelf import Names, Shelf
from itcp_assist.citation import Citation, find_mentions, parse_symbol
from itcp_assist.errors import CitationError, NotHeldError
from itcp_assist.index import Encoder, open_generation
from itcp_assist.records import Answer, Clause, Draft, Exhibit, Hit, Holding, Standing
from itcp_assist.records.audits import Reasoned, Turn
from itcp_assist.search import check_question, find_clauses, rank_clauses, understand_turn
from itcp_assist.settings import Settings
from itcp_assist.verify import verify_draft

Reword: TypeAlias = Callable[[Draft], Draft]


class Assistant:
    """Answers from one generation; every answer has passed ``verify``."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._shelf = shelf
        self._settings = settings
        self._names = Names(shelf)

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        """Answer a question, after the earlier answers of its conversation.

        ``as_of`` is the day asked about; without it the day that the question names, else today.
        Raises QuestionError for a question that cannot be taken.
        """
        return self.reason(Turn(question, date.today(), as_of), turns).answer

    def reason(
        self, turn: Turn, earlier: Sequence[Answer] = (), *, reword: Reword | None = None
    ) -> Reasoned:
        """The answer of ``ask`` with all that led to it, for its audit record.

        ``reword`` takes the place of the language model: a replay asks none.
        """
        started = perf_counter()
        day = turn.as_of or turn.today
        query = understand_turn(turn.question, self._names, day, turn.as_of, earlier)
        later = self._names.later_symbols(query.as_of) if query.has_day else ()
        findings = find_clauses(query, Searched(self._shelf), later)
        composed = compose_draft(query, findings, self._shelf)
        draft = reword(composed) if reword else add_wording(composed, self._shelf, self._settings)
        answer = verify_draft(draft, self._shelf, self.fingerprint())
        answer = replace(answer, elapsed_ms=(perf_counter() - started) * 1000)
        return Reasoned(turn, tuple(earlier), findings, composed, draft, answer)

    def search(self, text: str, k: int = 10) -> tuple[Hit, ...]:
        """The ``k`` best clauses for a text; QuestionError for one that cannot be searched for."""
        return rank_clauses(check_question(text), self._shelf.generation, k=k)

    def show(self, key: str, *, as_of: date | None = None) -> Exhibit:
        """One clause laid open; CitationError for no key, NotHeldError for a foreign one."""
        citation = Citation.parse(key)
        clause = self._shelf.clause(citation)
        holding = self._shelf.holding(citation.symbol)
        if clause is None or holding is None:
            raise NotHeldError(self._say_not_held(citation))
        peers = list(self._shelf.clauses_of(citation.symbol))
        at = peers.index(clause) if clause in peers else -1
        day = as_of or date.today()
        return Exhibit(
            clause,
            holding,
            self._shelf.status_of(citation, day),
            previous=peers[at - 1] if at > 0 else None,
            next=peers[at + 1] if 0 <= at < len(peers) - 1 else None,
            children=tuple(c.citation for c in peers if c.parent == citation),
            cites=cites_of(clause),
            cited_by=self._shelf.namings.cited_by(citation),
            twins=tuple(twin.citation for twin in find_twins(clause, self._shelf.pool)),
            followed=follow_references(clause, self._shelf, day),
        )

    def document(self, symbol: str) -> tuple[Holding, Sequence[Clause]]:
        """A held document with all its clauses in document order; NotHeldError for another."""
        known = self._known_symbol(symbol)
        holding = self._shelf.held.get(known)
        if holding is None:
            raise NotHeldError(self._say_not_held(Citation(known)))
        return holding, self._shelf.clauses_of(known)

    def status(self, symbol: str, *, as_of: date | None = None) -> Standing:
        """What stands of a document on a day, with its chain; CitationError for a non-symbol."""
        return self._shelf.standing_of(self._known_symbol(symbol), as_of or date.today())

    def holding(self, symbol: str) -> Holding | None:
        """The held document, or the register that knows of it, or None."""
        return self._shelf.holding(symbol)

    def holdings(self) -> tuple[Holding, ...]:
        """The documents held, in order of their symbols."""
        return tuple(self._shelf.held[symbol] for symbol in sorted(self._shelf.held))

    def fingerprint(self) -> dict[str, str | None]:
        """What the answers rest on: corpus, index, embedding model; language model and prompt."""
        return {**self._shelf.generation.fingerprint(), **wording_fingerprint(self._settings)}

    @property
    def shelf(self) -> Shelf:
        """What is held and what stands, for the functions that read from it."""
        return self._shelf

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing is left open: a generation is read whole."""

    def _known_symbol(self, typed: str) -> str:
        """The symbol that was typed, completed where only one known document fits."""
        known = self._names.known_symbols()
        if typed.strip() in known:
            return typed.strip()
        mentions = find_mentions(typed)
        fits = [s for s in known if mentions and mentions[0].fits(s)]
        if len(fits) > 1:
            raise CitationError(f"{typed!r} fits {', '.join(fits)}; give one of them in full")
        if fits:
            return fits[0]
        symbol = parse_symbol(typed)
        problem = self._names.premise_problem(symbol)
        if problem:
            raise NotHeldError(problem)
        return symbol

    def _say_not_held(self, citation: Citation) -> str:
        if not self._shelf.clauses_of(citation.symbol):
            return f"{citation.symbol} is not held; itcp-assist doctor lists what is"
        return f"{citation} is not held: {citation.symbol} has no such place"


def open_assistant(index: Path, settings: Settings, *, encoder: Encoder | None = None) -> Assistant:
    """Open the current generation of an index.

    Raises IndexMissingError or IndexStaleError, each saying to run ``build``.
    """
    shelf = Shelf(open_generation(index, settings.embedding, encoder=encoder))
    return Assistant(shelf, settings)
