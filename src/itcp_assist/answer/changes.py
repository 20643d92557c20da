"""What differs between two versions of a clause, as a sentence can tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from itcp_assist.answer.pieces import words_of
from itcp_assist.records import PieceKind, Twins

# A sentence is to be read at once: more changes than these, or longer ones, are only hinted at.
MAX_TOLD = 6
MAX_WORDS = 16
SHOWN_WORDS = 8
_STOPS = ",;:. \n"

_WORD = r"[A-Z][\w'\u2019-]*"
_DENIAL = r"(?:not|no|never|without|unless|except|neither|nor|cannot)"
_CAPITAL_RE = re.compile(r"[A-Z]")
_NAME_RE = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
_NAME_ENDS_RE = re.compile(rf"(?:^|\s){_WORD}\s*$")
# What stands right before a change and belongs to it.
_LEADS_RE = re.compile(rf"(?:(?:{_WORD}|{_DENIAL})\s+)+$")
_DENIAL_RE = re.compile(rf"\b{_DENIAL}\s+$")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the older text that became words of the newer one; one of the two may be empty."""

    older: str
    newer: str


def list_changes(twins: Twins) -> list[Change]:
    """The changes of words, in order; those of spelling and capitals only where there is no other.

    Where part of a name changed the whole name is told: “Blue Harbour Goals” became “Green Harbour
    Goals”. A "not" before a change is told with it.
    """
    gaps = [gap for gap in _gaps(twins) if words_of(gap.dropped + gap.added)]
    worded = [gap for gap in gaps if words_of(gap.dropped) != words_of(gap.added)]
    return [_change(gap) for gap in worded or gaps]


def say_changes(changes: Sequence[Change]) -> tuple[str, tuple[str, ...]]:
    """The end of a sentence that tells the changes, and the words quoted in it, letter for letter.

    >>> say_changes([Change("ten", "six"), Change("", "and buoys")])
    (': “ten” became “six”; “and buoys” is added', ('ten', 'six', 'and buoys'))
    """
    claimed: list[str] = []
    told = [_say(change, claimed) for change in islice(changes, MAX_TOLD)]
    if not told:
        return "", ()
    return f": {'; '.join(told)}" + ", among other changes" * (len(changes) > MAX_TOLD), (*claimed,)


@dataclass(slots=True)
class _Gap:
    """What stands between two runs of kept words."""

    before: str
    dropped: str = ""
    added: str = ""
    after: str = ""


def _gaps(twins: Twins) -> Iterator[_Gap]:
    gap = _Gap("")
    for piece in twins.pieces:
        text = twins.text_of(piece)
        if piece.kind is PieceKind.DROPPED:
            gap.dropped = text
        elif piece.kind is PieceKind.ADDED:
            gap.added = text
        else:
            gap.after = text
            yield gap
            gap = _Gap(text)
    yield gap


def _change(gap: _Gap) -> Change:
    lead = rest = ""
    if gap.dropped and gap.added:
        lead, rest = _lead(gap), _rest(gap)
    older, newer = (f"{lead}{words}{rest}" if words else "" for words in (gap.dropped, gap.added))
    return Change(older.strip(_STOPS), newer.strip(_STOPS))


def _lead(gap: _Gap) -> str:
    """The beginning of a name, and what denies; only the latter where no name changed."""
    found = _LEADS_RE.search(gap.before)
    if not found:
        return ""
    is_name = _CAPITAL_RE.match(gap.dropped) and _CAPITAL_RE.match(gap.added)
    return found[0] if is_name else "".join(_DENIAL_RE.findall(found[0]))


def _rest(gap: _Gap) -> str:
    """The end of a name whose beginning changed."""
    found = _NAME_RE.match(gap.after)
    is_name = _NAME_ENDS_RE.search(gap.dropped) and _NAME_ENDS_RE.search(gap.added)
    return found[0] if is_name and found else ""


def _say(change: Change, claimed: list[str]) -> str:
    older, newer = (_quoted(text, claimed) for text in (change.older, change.newer))
    if not older:
        return f"{newer} is added"
    return f"{older} became {newer}" if newer else f"{older} is dropped"


def _quoted(text: str, claimed: list[str]) -> str:
    """The words in quotation marks, the first ones of a long run; empty for none."""
    words = text.split()
    shown = " ".join(words[:SHOWN_WORDS]) if len(words) > MAX_WORDS else " ".join(words)
    if not shown:
        return ""
    claimed.append(shown)
    return f"“{shown}{' …' * (len(words) > MAX_WORDS)}”"
