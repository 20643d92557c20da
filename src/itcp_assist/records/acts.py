"""What a clause asks or decides: how strongly, of whom, by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """How strongly an operative verb speaks; never to be told as another one."""

    DECISION = "decision"
    DEMAND = "demand"
    REQUEST = "request"
    CALL = "call"
    URGING = "urging"
    RECOMMENDATION = "recommendation"
    ENCOURAGEMENT = "encouragement"
    INVITATION = "invitation"
    STATEMENT = "statement"


class Group(StrEnum):
    """Whom an addressee belongs to; donor, partner and international organizations stay apart."""

    MEMBER_STATES = "member states"
    SECRETARIAT = "secretariat"
    SECRETARY_GENERAL = "secretary-general"
    ASSEMBLY = "assembly"
    COUNCIL = "council"
    COMMITTEES = "committees"
    PARTNER_ORGANIZATIONS = "partner organizations"
    DONOR_ORGANIZATIONS = "donor organizations"
    INTERNATIONAL_ORGANIZATIONS = "international organizations"
    NON_GOVERNMENTAL = "non-governmental organizations"
    INDUSTRY = "industry"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Words of a clause that say until when, ``text[start:end]``; ``day`` where they name one."""

    start: int
    end: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A further request or decision of a paragraph: "..., and invites Member States to ...".

    ``text[start:end]`` of its clause is the printed verb, ``verb`` its base form; ``groups`` holds
    one for each of ``addressees``, which are as printed.
    """

    start: int
    end: int
    verb: str
    strength: Strength
    addressees: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What an operative clause does or asks, read from its text.

    ``verb`` is the base form of the printed one: ``invite`` for ALSO INVITES. ``groups`` holds one
    for each of the clause's addressees, in their order. ``action`` is the span of the clause's text
    that says what is asked or decided. ``is_inherited`` says that a sub-item takes verb and
    addressees from the paragraph that it belongs to: the groups are then of that one's addressees.
    ``joined`` are the requests and decisions that follow the first verb in the same paragraph.
    """

    verb: str
    strength: Strength
    groups: tuple[Group, ...] = ()
    action: tuple[int, int] | None = None
    deadline: Deadline | None = None
    is_inherited: bool = False
    joined: tuple[Joined, ...] = ()
