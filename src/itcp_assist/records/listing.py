"""A list of clauses with what a reader needs beside each: the document, and what stands."""

from dataclasses import dataclass
from datetime import date

from itcp_assist.records.documents import Clause, Holding, Status


@dataclass(frozen=True, slots=True)
class Listed:
    """One clause of a list, its document, and its status on the day of the list."""

    clause: Clause
    holding: Holding
    status: Status

    @property
    def subject(self) -> str:
        """What the clause is about: its innermost heading, else the title of its document."""
        return self.clause.headings[-1] if self.clause.headings else self.holding.identity.title

    @property
    def action(self) -> str:
        """The words that say what is asked or decided; empty where the text does not say it."""
        act = self.clause.act
        return self.clause.text[slice(*act.action)] if act and act.action else ""

    @property
    def deadline(self) -> str:
        """The words that say until when; empty where none do."""
        until = self.clause.act.deadline if self.clause.act else None
        return self.clause.text[until.start : until.end] if until else ""


@dataclass(frozen=True, slots=True)
class Listing:
    """All clauses that a selection takes, what stands first; the counts are of ``Selected``.

    ``part`` is what was looked through: op, pp, annex, or par where it is more than one of them.
    """

    rows: tuple[Listed, ...]
    matched: int
    searched: int
    part: str
    as_of: date
