"""A list of clauses with what a reader needs beside each: the document, and what stands."""

import re
from dataclasses import dataclass
from datetime import date

from itcp_assist.records.acts import Act, Deadline, Joined
from itcp_assist.records.documents import Clause, Holding, Span, Status

# What joins an act to the one before it and to the next: ", ... to knot; and in this regard".
_ENDING_RE = re.compile(
    r"^[\s,]+|[\s,;.:]*(?:\band\b)?(?:,?\s(?:in|to)\s(?:this|that)\s\w+)?[\s,;.:]*\Z"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One clause of a list, its document, and its status on the day of the list.

    ``further`` is the act for which the list takes the paragraph, where that is not its first one.
    """

    clause: Clause
    holding: Holding
    status: Status
    further: Joined | None = None

    @property
    def act(self) -> Act | Joined | None:
        """The act that the list takes the clause for, with its base verb, strength and groups."""
        return self.further or self.clause.act

    @property
    def verb(self) -> str:
        """The verb of that act as printed."""
        one = self.further
        return self.clause.text[one.start : one.end] if one else self.clause.verb

    @property
    def addressees(self) -> tuple[str, ...]:
        """Those whom that act asks, as printed."""
        return self.further.addressees if self.further else self.clause.addressees

    @property
    def subject(self) -> str:
        """What the clause is about: its innermost heading, else the title of its document."""
        return self.clause.headings[-1] if self.clause.headings else self.holding.identity.title

    @property
    def action(self) -> str:
        """The words that say what is asked or decided; empty where the text does not say it."""
        act, text = self.clause.act, self.clause.text
        if self.further is None:
            return text[slice(*act.action)] if act and act.action else ""
        said = text[slice(*self._said)]
        for name in self.addressees[-1:]:
            said = said.partition(name)[2] or said
        return _ENDING_RE.sub("", said)

    @property
    def deadline(self) -> str:
        """The words that say until when; empty where none do."""
        until = self.until
        return self.clause.text[until.start : until.end] if until else ""

    @property
    def until(self) -> Deadline | None:
        """The deadline, where it is among the words of the act."""
        until = self.clause.act.deadline if self.clause.act else None
        start, end = self._said
        return until if until and start <= until.start < end else None

    @property
    def _said(self) -> Span:
        """From behind the verb of a further act to the next; else the whole text."""
        act, one, end = self.clause.act, self.further, len(self.clause.text)
        if act is None or one is None:
            return 0, end
        return one.end, min((o.start for o in act.joined if o.start > one.start), default=end)


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
