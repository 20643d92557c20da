"""Read many files, several at once, in the order in which they are given."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from itcp_assist.errors import ReadingError
from itcp_assist.reading.document import PDF, READERS, open_file
from itcp_assist.reading.ocr import read_recognised
from itcp_assist.reading.pdf.apart import Apart
from itcp_assist.reading.pdf.reader import compose_pdf, count_cores, read_pdf
from itcp_assist.reading.pdf.wire import Wishes
from itcp_assist.records import Document, Source

Outcome: TypeAlias = Document | ReadingError

AHEAD = 4  # files for each worker that may be read before the first of them is taken
_TICK_S = 0.01  # how often a worker that has nothing to do is looked for


def read_documents(
    files: Iterable[tuple[Path, Source | None]],
    *,
    witness: bool = True,
    ocr: bool = False,
    workers: int | None = None,
) -> Iterator[Outcome]:
    """The document of each file, or the error that says why it cannot be read, in order.

    PDFs are read in ``workers`` processes at once, one for each core unless told otherwise; the
    other formats, which are quick, one after the other. Only a few files are read ahead, so that
    memory does not grow with their number; when the iterator is closed, reading stops.
    ``witness`` and ``ocr`` are those of ``read_document``.
    """
    order = _Order(witness, ocr, max(workers or count_cores(), 1))
    begun: deque[_Begun] = deque()
    coming = iter(files)
    try:
        _begin_more(begun, coming, order)
        while begun:
            while not begun[0].is_over(_TICK_S):
                _begin_more(begun, coming, order)
            outcome = begun[0].outcome()
            begun.popleft().close()
            _begin_more(begun, coming, order)
            yield outcome
    finally:
        for one in begun:
            one.close()


def _begin_more(
    begun: "deque[_Begun]", coming: Iterator[tuple[Path, Source | None]], order: "_Order"
) -> None:
    """Begin files until all workers have one, or enough are read ahead."""
    while len(begun) < AHEAD * order.workers:
        if sum(not one.is_over() for one in begun) >= order.workers:
            return
        path, source = next(coming, (None, None))
        if path is None:
            return
        begun.append(_Begun(path, source, order))


@dataclass(frozen=True, slots=True)
class _Order:
    witness: bool
    ocr: bool
    workers: int

    @property
    def cores(self) -> int:
        """How many processes the second reading of one file may have."""
        return max(count_cores() // self.workers, 1)


class _Begun:
    """A file that is being read, or has been."""

    def __init__(self, path: Path, source: Source | None, order: _Order) -> None:
        self._order = order
        self._apart: Apart | None = None
        self._outcome: Outcome | None = None
        self._data = b""
        try:
            data, self._source = open_file(path, source)
            if self._source.media == PDF:
                self._begin_pdf(data)
            else:
                self._outcome = READERS[self._source.media](data, self._source)
        except ReadingError as error:
            self._outcome = error

    def _begin_pdf(self, data: bytes) -> None:
        self._data = data if self._order.ocr else b""
        wishes = Wishes(self._order.witness, self._order.cores)
        self._apart = Apart(data, self._source.name, wishes)

    def is_over(self, within_s: float = 0.0) -> bool:
        """Wait so long at most; say whether the file has been read."""
        if self._outcome is not None or self._apart is None:
            return True
        try:
            return self._apart.is_over(within_s)
        except ReadingError as error:
            self._outcome = error
            return True

    def outcome(self) -> Outcome:
        """What reading has come to."""
        if self._outcome is not None:
            return self._outcome
        try:
            if self._order.ocr:
                return read_recognised(self._finish, self._data, self._source.name)
            return self._finish(self._data)
        except ReadingError as error:
            return error

    def _finish(self, data: bytes) -> Document:
        """The document of the file, or of ``data`` where its text was recognised meanwhile."""
        if self._apart and data is self._data:
            return compose_pdf(self._apart.result(), self._source)
        return read_pdf(data, self._source, witness=self._order.witness)

    def close(self) -> None:
        """Stop reading."""
        if self._apart:
            self._apart.close()
