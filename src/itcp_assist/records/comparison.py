"""Two documents side by side, clause by clause and word by word."""

from dataclasses import dataclass
from enum import StrEnum

from itcp_assist.records.documents import Clause, Span


class PieceKind(StrEnum):
    """What became of a run of words from the older text to the newer one."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: its span in the older clause's text, in the newer one's, or in both."""

    kind: PieceKind
    older: Span | None = None
    newer: Span | None = None


@dataclass(frozen=True, slots=True)
class Twins:
    """Two clauses of which the newer repeats the older; ``agreement`` runs from 0 to 1.

    The pieces, in order, give both texts in full: kept and dropped ones the older, kept and added
    ones the newer.
    """

    older: Clause
    newer: Clause
    agreement: float
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Say whether a word differs."""
        return any(piece.kind is not PieceKind.KEPT for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the newer of two documents kept and changed of the older one, dropped and added.

    ``twins`` are in the order of the older document; every clause of both is in one of the three.
    """

    older: str
    newer: str
    twins: tuple[Twins, ...]
    dropped: tuple[Clause, ...]
    added: tuple[Clause, ...]
