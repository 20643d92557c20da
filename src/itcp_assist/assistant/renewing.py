"""Fetch the official texts that are missing and index them: what the page offers as one action."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from itcp_assist.assistant.building import build_index
from itcp_assist.assistant.fetching import fetch_texts, missing_texts, tell_missing
from itcp_assist.corpus.door import Door
from itcp_assist.errors import IndexBusyError
from itcp_assist.index import Encoder, open_encoder
from itcp_assist.settings import Settings


class Renewal:
    """The official texts that are named and not held, and the way to have them.

    Args:
        index: the folder of generations that is built anew.
        settings: its ``corpus`` and ``documents`` name the texts; ``documents`` takes them in.
        door: to the hosts; without one, to those of official texts.
        encoder: without one, the model of the settings.
    """

    def __init__(
        self, index: Path, settings: Settings, door: Door | None = None,
        encoder: Encoder | None = None,
    ) -> None:  # fmt: skip
        self._index = index
        self._settings = settings
        self._door = door
        self._encoder = encoder or open_encoder(settings.embedding, index)
        self._running = Lock()

    def offer(self) -> str:
        """One line on what is missing and whence it would come; empty where nothing is."""
        return tell_missing(missing_texts(self._settings))

    def run(self) -> Iterator[str]:
        """Fetch all that is missing, then index it; a line for each text, then one for the index.

        Raises:
            IndexBusyError: it runs already.
            CorpusError, StorageError: as fetching and building raise them.
        """
        if not self._running.acquire(blocking=False):
            raise IndexBusyError("official texts are being fetched; wait until that has ended")
        try:
            yield from self._run()
        finally:
            self._running.release()

    def _run(self) -> Iterator[str]:
        wanted = [text.symbol for text in missing_texts(self._settings)]
        kept = 0
        for number, one in enumerate(fetch_texts(wanted, self._settings, door=self._door), 1):
            kept += one.state in ("new", "replaced")
            yield f"{number} of {len(wanted)}: {one.told}"
        if not kept:
            yield "No text was added; the index is as it was."
            return
        yield "Reading the new texts and building the index"
        folders = [self._settings.corpus, self._settings.documents]
        report = build_index(folders, self._index, self._encoder)
        yield f"{kept} texts were added; {report.clauses} clauses of {report.documents} documents"
