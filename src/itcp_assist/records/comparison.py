"""Two documents side by side, clause by clause and word by word."""

from dataclasses import dataclass
from enum import StrEnum

from itcp_assist.citation import Citation
from itcp_assist.records.documents import Clause, Span

_STOPS = ",;:. \n"
_ANNEXED = ("annex", "appendix", "attachment", "enclosure", "schedule")


def division_of(citation: Citation) -> str:
    """The division of its document within which a clause is compared: op, pp, par or annex.

    >>> division_of(Citation.parse("A.9001(90)#annex-2/part-I/3.1"))
    'annex'
    """
    if citation.part.startswith(_ANNEXED):
        return "annex"
    return citation.kind if citation.kind in ("op", "pp") else "par"


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
        """Say whether a word or figure differs, not only a stop at the end or between words."""
        changes = (piece for piece in self.pieces if piece.kind is not PieceKind.KEPT)
        return any(self.text_of(piece).strip(_STOPS) for piece in changes)

    def text_of(self, piece: Piece) -> str:
        """The words of a piece as printed; of a kept one, with the space after it if one has it."""
        spans = ((self.older, piece.older), (self.newer, piece.newer))
        return max((side.text[slice(*span)] for side, span in spans if span), key=len)


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
