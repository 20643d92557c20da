"""Whether an answer tells the status of a symbol: by a citation that carries it, or in words."""

import re
from collections.abc import Iterator, Mapping

from itcp_assist.citation import Mention, find_mentions
from itcp_assist.records import Answer, State
from itcp_assist.records.wording import shown_state

_SENTENCE_END_RE = re.compile(r"(?<=[.;!?])\s+")
# What is said of a symbol after it: "A.1(1), paragraph 2, was revoked".
_PARTICIPLES: Mapping[State, str] = {
    State.REVOKED: "revoked",
    State.SUPERSEDED: "superseded",
    State.AMENDED: "amended",
    State.OVERTAKEN: "overtaken",
}
# What is done to a symbol before it: "revokes resolution A.1(1)".
_VERBS: Mapping[State, str] = {
    State.REVOKED: "revokes|revoked",
    State.SUPERSEDED: "supersedes|superseded",
    State.AMENDED: "amends|amended",
    State.OVERTAKEN: "overtakes|overtook",
}
_DOUBT_RE = re.compile(r"\b(?:whether|if|not|never)\b", re.IGNORECASE)
_OPEN = {State.NOT_ESTABLISHED: "not established", State.NOT_YET_ADOPTED: "not yet adopted"}


def tells_status(answer: Answer, symbol: str, state: State) -> bool:
    """Say whether a shown citation of ``symbol`` carries ``state``, or the shown text says it."""
    carried = any(
        one.quote.citation.symbol == symbol and shown_state(one.status) == state
        for statement in answer.statements
        for one in statement.cited
    )
    texts = (*(statement.text for statement in answer.statements), *answer.notes)
    return carried or any(says_status(text, symbol, state) for text in texts)


def says_status(text: str, symbol: str, state: State) -> bool:
    """Say whether a sentence of ``text`` puts ``symbol`` into ``state``, and not another symbol.

    >>> said = "A.9002(91) revoked A.9001(90). Whether A.9002(91) still stands is not established."
    >>> [says_status(said, symbol, State.REVOKED) for symbol in ("A.9001(90)", "A.9002(91)")]
    [True, False]
    >>> says_status(said, "A.9002(91)", State.NOT_ESTABLISHED)
    True
    """
    return any(
        _puts(before, after, state)
        for sentence in _SENTENCE_END_RE.split(text)
        for before, after in _surroundings(sentence, symbol)
    )


def _surroundings(sentence: str, symbol: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each mention of the symbol, up to the mention next to it."""
    mentions: tuple[Mention, ...] = find_mentions(sentence)
    ends = (0, *(m.end for m in mentions))
    starts = (*(m.start for m in mentions), len(sentence))
    for at, mention in enumerate(mentions):
        if mention.symbol == symbol:
            yield sentence[ends[at] : mention.start], sentence[mention.end : starts[at + 1]]


def _puts(before: str, after: str, state: State) -> bool:
    if state in _OPEN:
        return _OPEN[state] in after.lower()
    if _DOUBT_RE.search(before) or _DOUBT_RE.search(after):
        return False
    if state == State.STANDS:
        return bool(re.search(r"\b(?:still )?stands\b|\bin force\b", after, re.IGNORECASE))
    passive = rf"\b(?:is|was|been)\s(?:\w+\s)?{_PARTICIPLES[state]}\b"
    active = rf"\b(?:{_VERBS[state]})\s(?:resolution\s)?$"
    return bool(
        re.search(passive, after, re.IGNORECASE) or re.search(active, before, re.IGNORECASE)
    )
