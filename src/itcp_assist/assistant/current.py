"""An assistant that goes over to a newer generation of its index as soon as one is published."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from itcp_assist.assistant.asking import Assistant, open_assistant
from itcp_assist.assistant.comparing import compare_symbols
from itcp_assist.assistant.listing import list_clauses, offered_values
from itcp_assist.citation import Citation
from itcp_assist.errors import ItcpError
from itcp_assist.index import Encoder, current_generation, open_encoder
from itcp_assist.records import (
    Answer,
    Clause,
    Comparison,
    Exhibit,
    Hit,
    Holding,
    Listing,
    Selection,
    Standing,
    Status,
)
from itcp_assist.records.audits import Reasoned, Turn
from itcp_assist.settings import Settings

# A comparison with its two documents, and what tells the status of each clause.
Compared: TypeAlias = tuple[Comparison, Mapping[str, Holding], Callable[[Citation], Status]]

# What becomes of an answer and all that led to it before the reader has it.
Record: TypeAlias = Callable[[Reasoned], None]

_log = logging.getLogger(__name__)


class CurrentAssistant:
    """What a page that stays open asks: each call is answered from one generation, whole.

    While a newer generation is being opened, and where it cannot be, the one before answers.
    """

    def __init__(
        self,
        index: Path,
        settings: Settings,
        encoder: Encoder | None = None,
        record: Record = lambda _reasoned: None,
    ) -> None:
        self._index = index
        self._settings = settings
        self._record = record
        self._encoder = encoder or open_encoder(settings.embedding, index)
        self._opening = Lock()
        self._name = current_generation(index).name
        self._assistant = open_assistant(index, settings, encoder=self._encoder)

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        """Answer a question, as ``Assistant.ask``."""
        reasoned = self._newest().reason(Turn(question, date.today(), as_of), turns)
        self._record(reasoned)
        return reasoned.answer

    def search(self, text: str, k: int = 10) -> tuple[Hit, ...]:
        """The best clauses for a text."""
        return self._newest().search(text, k)

    def show(self, key: str, *, as_of: date | None = None) -> Exhibit:
        """One clause laid open."""
        return self._newest().show(key, as_of=as_of)

    def document(self, symbol: str) -> tuple[Holding, Sequence[Clause]]:
        """A held document with its clauses."""
        return self._newest().document(symbol)

    def status(self, symbol: str, *, as_of: date | None = None) -> Standing:
        """What stands of a document on a day."""
        return self._newest().status(symbol, as_of=as_of)

    def compare(self, one: str, other: str, *, as_of: date | None = None) -> Compared:
        """Two held documents side by side; NotHeldError for one whose text is not held."""
        newest, day = self._newest(), as_of or date.today()
        given = [newest.document(symbol)[0] for symbol in (one, other)]
        comparison = compare_symbols(newest.shelf, *(h.identity.symbol for h in given))
        holdings = {holding.identity.symbol: holding for holding in given}
        return comparison, holdings, lambda citation: newest.shelf.status_of(citation, day)

    def listing(self, selection: Selection, *, as_of: date | None = None) -> Listing:
        """Every clause that a selection takes."""
        return list_clauses(self._newest().shelf, selection, as_of or date.today())

    def offered(self) -> Mapping[str, tuple[str, ...]]:
        """What a list can be asked for, as the held texts have it."""
        return offered_values(self._newest().shelf)

    def holdings(self) -> tuple[Holding, ...]:
        """The documents held."""
        return self._newest().holdings()

    def _newest(self) -> Assistant:
        if self._opening.acquire(blocking=False):
            try:
                self._renew()
            finally:
                self._opening.release()
        return self._assistant

    def _renew(self) -> None:
        """Go over to the generation that CURRENT names; one that cannot be opened is tried once."""
        try:
            name = current_generation(self._index).name
            if name == self._name:
                return
            self._name = name
            self._assistant = open_assistant(self._index, self._settings, encoder=self._encoder)
        except ItcpError as error:
            _log.warning("the newer index is not used: %s", error)
