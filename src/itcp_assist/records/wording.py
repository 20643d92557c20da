"""The words of the closed sets and of days, the same in every answer, page and brief."""

from collections.abc import Mapping
from datetime import date

from itcp_assist.records.documents import ChainLink, Status
from itcp_assist.records.kinds import Confidence, State

NOTICE = "This is not an official IMO product. Check the official text before you rely on it."
STATES: Mapping[State, str] = {
    State.STANDS: "stands",
    State.REVOKED: "revoked",
    State.SUPERSEDED: "superseded",
    State.AMENDED: "amended",
    State.OVERTAKEN: "overtaken",
    State.NOT_YET_ADOPTED: "not yet adopted",
    State.NOT_ESTABLISHED: "status not established",
}
CONFIDENCES: Mapping[Confidence, str] = {
    Confidence.VERIFIED_TEXT: "read in the text itself",
    Confidence.PARTIAL_TEXT: "read in a part of the text",
    Confidence.SECONDARY: "from a secondary source",
    Confidence.LEAD: "not verified",
}


def to_day(day: date) -> str:
    """A day as it is written in a sentence.

    >>> to_day(date(2017, 12, 6))
    '6 December 2017'
    """
    return f"{day.day} {day:%B %Y}"


def shown_state(known: Status | ChainLink) -> State:
    """The state that may be told as a fact: a mere lead establishes nothing."""
    return State.NOT_ESTABLISHED if known.confidence is Confidence.LEAD else known.state


def say_count(matched: int, searched: int, noun: str = "operative paragraph") -> str:
    """How complete a list is: how many matched, of all that were looked through.

    >>> say_count(5, 8), say_count(0, 1, "clause")
    ('5 of 8 operative paragraphs, all 8 looked through.', '0 of 1 clause, all looked through.')
    """
    plural, every = (noun, "all") if searched == 1 else (f"{noun}s", f"all {searched:,}")
    return f"{matched:,} of {searched:,} {plural}, {every} looked through."
