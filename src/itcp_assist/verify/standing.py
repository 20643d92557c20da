"""Whether what a sentence says of the standing of a text is what the register says."""

import re
from collections.abc import Callable, Sequence

from itcp_assist.citation import Citation, Mention, find_mentions, find_pinpoints
from itcp_assist.records import Confidence, State, Status
from itcp_assist.records.wording import CONFIDENCES, to_day

_SAID_RE = re.compile(
    r"""
    \bwas\s(?P<done>revoked|superseded|amended|corrected|extended|overtaken)\sby\b
  | \b(?P<open>still\sstands\son\b.{0,40}?\bis\snot\sestablished)\b
  | \b(?P<unborn>was\snot\syet\sadopted)\b
  | (?<!still\s)\b(?P<stands>stands\son|(?:is|remains)\s(?:still\s)?in\sforce)\b
    """,
    re.VERBOSE,
)
# What was done to a text that goes on, and the word of the evidence that says so.
_CHANGES = {"amended": "", "corrected": " corrects ", "extended": " extends "}
_DAY_RE = re.compile(r"\A[^:;]*?\bon\s(\d{1,2}\s[A-Z][a-z]+\s\d{4})\b")
_WHOLE_RE = re.compile(r"\A[^:;]*?,\swith\sthe\swhole\sof\b")

StatusOf = Callable[[Citation], Status]


def check_standing(text: str, status_of: StatusOf, places: Sequence[Citation] = ()) -> str:
    """Why a sentence misstates a standing; empty where it does not, or says nothing of one.

    ``X was revoked by Y on D``: the register must say so of X, name Y, not the other way round,
    and that day; where the register's word is no text that was read, the sentence must say how it
    is known. ``places`` are those asked about: one that is named before the verb is what is meant.
    """
    mentions = [m for m in find_mentions(text) if m.symbol]
    for said in _SAID_RE.finditer(text):
        before = [m for m in mentions if m.end <= said.start()]
        if not before:
            continue
        place = _place(text[before[-1].start : said.start()], before[-1], places)
        status = status_of(place)
        after = [m for m in mentions if m.start >= said.end()]
        if not _holds(said, status, text, after):
            return f"the register says otherwise of {place}"
        whole = _WHOLE_RE.search(text[said.end() :]) is not None
        if whole and status_of(place.document).state != status.state:
            return f"the register says otherwise of the whole of {place.symbol}"
    return ""


def _place(named: str, mention: Mention, places: Sequence[Citation]) -> Citation:
    """The place whose label ends the words before the verb; the document where none is known."""
    words = named.rstrip(" ,")
    labels = [at for at in places if at.part and words.endswith(at.place())]
    if labels:
        return max(labels, key=lambda at: len(at.place()))
    found = [p for p in find_pinpoints(words) if p.end == len(words)]
    if found:
        return Citation(mention.symbol, found[-1].part or "op", found[-1].path)
    return Citation(mention.symbol)


def _holds(said: re.Match[str], status: Status, text: str, after: Sequence[Mention]) -> bool:
    if said["open"]:
        return status.state == State.NOT_ESTABLISHED
    if said["unborn"]:
        return status.state == State.NOT_YET_ADOPTED
    if said["stands"]:
        return status.state == State.STANDS
    return _is_done(said["done"], status) and _is_told(text[said.end() :], status, after)


def _is_done(done: str, status: Status) -> bool:
    if done in _CHANGES:
        return status.state == State.AMENDED and _CHANGES[done] in status.evidence
    return status.state == State(done)


def _is_told(rest: str, status: Status, after: Sequence[Mention]) -> bool:
    """Say whether actor, day and how it is known are the register's, as far as they are said."""
    if after and after[0].symbol != (status.by.symbol if status.by else ""):
        return False
    day = _DAY_RE.search(rest)
    if day and (status.on is None or day[1] != to_day(status.on)):
        return False
    said = {known for known, words in CONFIDENCES.items() if f"({words})" in rest}
    is_read = status.confidence is Confidence.VERIFIED_TEXT
    return status.confidence in said or (is_read and not said) or status.evidence in rest
