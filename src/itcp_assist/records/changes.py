"""What differs between two generations of an index, and what that means for texts written since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from itcp_assist.citation import Citation
from itcp_assist.records.comparison import Piece
from itcp_assist.records.documents import Clause, Holding, Relation, Status


class Aspect(StrEnum):
    """What of a document or clause differs."""

    FILE = "file"  # other bytes
    SYMBOL = "symbol"
    TITLE = "title"
    ADOPTED = "adopted"
    KIND = "kind"
    TIER = "tier"
    TEXT = "text"
    TEXT_KIND = "text_kind"
    VERB = "verb"
    ADDRESSEES = "addressees"
    STRENGTH = "strength"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that was added (no ``before``), removed (no ``after``) or replaced."""

    before: Holding | None
    after: Holding | None
    aspects: tuple[Aspect, ...] = ()

    @property
    def symbol(self) -> str:
        """Its symbol now, or the last one that it had."""
        held = self.after or self.before
        return held.identity.symbol if held else ""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that was added (no ``before``), removed (no ``after``) or changed.

    ``pieces`` are the words of both texts in order, where both are of one kind and differ;
    ``moved_to`` is the place where the words of a removed clause stand now.
    """

    before: Clause | None
    after: Clause | None
    aspects: tuple[Aspect, ...] = ()
    pieces: tuple[Piece, ...] = ()
    moved_to: Citation | None = None

    @property
    def citation(self) -> Citation:
        """Its place now, or the last one that it had."""
        clause = self.after or self.before
        return clause.citation if clause else Citation("")


@dataclass(frozen=True, slots=True)
class RelationChange:
    """An edge between instruments that is there now and was not, or the other way round."""

    relation: Relation
    is_added: bool


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A document or clause whose status on one day is another one by the newer generation."""

    citation: Citation
    before: Status
    after: Status


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two generations, by citation; ``older`` and ``newer`` name them."""

    older: str
    newer: str
    as_of: date
    documents: tuple[DocumentChange, ...] = ()
    clauses: tuple[ClauseChange, ...] = ()
    relations: tuple[RelationChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()

    def __iter__(self) -> Iterator[object]:
        """Every change, group by group."""
        yield from (*self.documents, *self.clauses, *self.relations, *self.statuses)


class Impact(StrEnum):
    """What a change means for a text that cites the place."""

    GONE = "gone"  # the key leads nowhere
    MISQUOTED = "misquoted"  # the quoted words no longer stand there
    MOVED = "moved"  # they do, at other offsets
    CHANGED = "changed"  # the clause reads otherwise than it did
    HELD = "held"  # the official text is held now, and was not
    STATUS = "status"  # another status than was told


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of a file that a change affects.

    ``place`` is a line, paragraph or statement of the file. ``before`` is what it says or quotes,
    or what was so when it was written; ``after`` what is so now, empty where nothing is held;
    ``pieces`` their words, where both are texts. ``moved_to`` is where the same words stand now.
    """

    file: str
    place: str
    citation: Citation
    impact: Impact
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    moved_to: Citation | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What was found in files: their number, the findings in order, a line for each unreadable."""

    files: int
    findings: tuple[Finding, ...]
    unreadable: tuple[str, ...] = ()
