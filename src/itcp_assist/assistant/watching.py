"""What the last build changed, and what that means for answers, briefs and drafts kept since."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from itcp_assist.assistant.citing import Places
from itcp_assist.assistant.differences import compare_snapshots
from itcp_assist.assistant.judging import Sides, judge_citing
from itcp_assist.assistant.saved import list_files, read_citing
from itcp_assist.assistant.snapshot import Snapshot
from itcp_assist.errors import IndexMissingError, IndexStaleError, ReadingError
from itcp_assist.index import current_generation, read_current, read_previous
from itcp_assist.records import Changes, Finding, Watched


class Watch:
    """The generation that is served beside the one before it.

    Args:
        index: the folder of generations.
        as_of: the day for which statuses are compared; without it today.
        against: the earlier generation, as for ``read_previous``; without it the one before.

    ``changes`` is None where there is nothing to compare with; ``obstacle`` says in one line why,
    where the generation before is there but cannot be read.

    Raises:
        IndexMissingError: nothing was built there, or ``against`` is nothing.
        IndexStaleError: what is served is of another version, or damaged.
    """

    def __init__(self, index: Path, *, as_of: date | None = None, against: str = "") -> None:
        self.as_of = as_of or date.today()
        self._newer = Snapshot(read_current(index))
        self.obstacle = ""
        self._older = older = self._open_previous(index, against)
        self.changes: Changes | None = (
            compare_snapshots(older, self._newer, self.as_of) if older else None
        )

    def _open_previous(self, index: Path, against: str) -> Snapshot | None:
        try:
            before = read_previous(index, against)
            return Snapshot(before) if before else None
        except IndexStaleError as error:
            self.obstacle = str(error)
            return None

    def look_into(self, given: Sequence[Path]) -> Watched:
        """What the changes mean for files, and for those in folders; one that fails is told."""
        sides = Sides(self._older, self._newer, self.changes, self.as_of)
        known = [side for side in (self._older, self._newer) if side]
        symbols = frozenset(symbol for side in known for symbol in side.known_symbols())
        places = Places(symbols, (citation for side in known for citation in side.clauses))
        labels = {c.label(side.title_of(c.symbol)): c for side in known for c in side.clauses}
        files = list(dict.fromkeys(list_files(given)))
        findings: list[Finding] = []
        unreadable: list[str] = []
        for path in files:
            try:
                citing = read_citing(path, places, labels)
            except ReadingError as error:
                unreadable.append(str(error))
                continue
            findings += (replace(f, file=str(path)) for f in judge_citing(citing, sides))
        return Watched(len(files), tuple(findings), tuple(unreadable))


def served_generation(index: Path) -> str:
    """The name of the generation that is served; empty where none is."""
    try:
        return current_generation(index).name
    except (IndexMissingError, IndexStaleError):
        return ""
