"""Questions that lean on an earlier answer; the state is the verified answers, never free text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from itcp_assist.citation import Citation, fold_search
from itcp_assist.records import Answer, Kind, Query
from itcp_assist.search.standings import says_standing
from itcp_assist.search.understand import Known, understand

_NEXT_RE = re.compile(
    r"\b(?:(?:paragraph|clause|one)\s(?:after|following)|(?:next|following)\s(?:paragraph|one|clause)"
    r"|suivant|siguiente)\b"
)
_BEFORE_RE = re.compile(
    r"\b(?:(?:paragraph|clause|one)\sbefore|previous\s(?:paragraph|one|clause)|precedent|anterior)\b"
)
_ADDRESSED_RE = re.compile(
    r"\b(?:who(?:m)?\s(?:is|are|was)\s(?:it|that|this|they)\s(?:addressed|directed|asked|meant)"
    r"|addressed\sto\swhom|to\swhom|who\sdoes\s(?:it|that|this)\s(?:ask|address|concern)"
    r"|who\sis\sasked|addressee)"
)
_NAMES = (
    r"(?:refer(?:s|red)?(?:\sto)?|recall(?:s|ed)?|name[sd]?|mention(?:s|ed)?|cite[sd]?|points?\sto)"
)
_NAMED_PLACE = (
    r"(?P<{0}>paragraph|clause|recital|item|annex|appendix|resolution|circular|document|text"
    r"|article|regulation|provision|convention|code|place)(?:es|s)?"
)
# A place that a clause names, by its noun: the paragraph it refers to, the annex named there.
_FOLLOW_RE = re.compile(
    rf"""
    \b(?:the|that|those|which|what)\s(?:\w+\s)?{_NAMED_PLACE.format("noun")}\s
      (?:that\s|which\s|to\swhich\s)?
      (?:(?:it|this|they|the\sclause)\s(?:\w+\s)?    # it also recalls
        |(?:op|pp|para|preamb)[^?]{{0,60}}?\s)         # operative paragraph 3 of a document names
      {_NAMES}\b
  | \b(?:what|which\s{_NAMED_PLACE.format("asked")})\s(?:does|do|did)\s(?:it|this|that|they)\s
      {_NAMES}\b(?!\sabout\b)
  | \b(?:open|follow|show(?:\sme)?|read|see)\s(?:that|those|these|this)\s
      (?P<opened>annex|appendix|article|provision)(?:es|s)?\b
  | ^(?:and\s)?(?:what\s(?:does|do|is\sin)\s)?(?:that|those)\s(?P<said>annex|appendix)(?:es)?
      (?:\ssays?)?\W*$
  | \b(?:follow|open)\s(?:the|that|its)\s(?:cross-?)?references?\b
    """,
    re.VERBOSE,
)
# What may be followed, by what a person calls it; anything that has another noun is a provision.
_NOUNS = {
    **dict.fromkeys(("paragraph", "clause", "recital", "item"), "paragraph"),
    **dict.fromkeys(("annex", "appendix"), "annex"),
    **dict.fromkeys(("resolution", "circular", "document", "text"), "resolution"),
    "place": "",
}
_BY_WHICH_RE = re.compile(
    r"^(?:and\s)?(?:by|in|under)\s(?:which|what)\b|^which\s(?:paragraph|clause)\??$"
)
_CHALLENGE_RE = re.compile(
    r"\b(?:are\syou\s(?:really\s)?sure|really\?|my\s(?:colleague|boss)|i\s(?:was\stold|heard|think|thought)"
    r"|that(?:'s|\sis)\s(?:wrong|not\s(?:right|correct))|you(?:'re|\sare)\swrong)"
)
_OTHER_RE = re.compile(
    r"\b(?:the\s)?(?P<which>revoked|old|older|previous|superseded|new|newer|current|latest|valid)\sone\b"
)
_LEANING_RE = re.compile(
    r"\b(?:it|its|that|this|they|them|there|the\sresolution|same|those|these|para(?:graph)?s?)\b"
    r"|\bop\s?\d|\bpp\s?\d|§"
)
_INSTEAD_RE = re.compile(r"^(?:and|what\sabout|how\sabout|et|y)\s(?!the\b)[^ ]+\W*$")
# A question that names a document leans on the last answer only in these ways.
_SYMBOL_TURN_RE = re.compile(f"{_CHALLENGE_RE.pattern}|{_INSTEAD_RE.pattern}")
_PAST_WORDS = frozenset({"revoked", "old", "older", "previous", "superseded"})


class Remembered(Known, Protocol):
    """What following a conversation needs beyond understanding one question."""

    def held_symbols(self, as_of: date, *, standing: bool) -> Sequence[str]:
        """Held resolutions that stand on that day, or those that no longer do."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question that leans on the answer before it, and the clause that answer is about."""

    query: Query
    previous: Answer
    focus: Citation
    known: Remembered


def understand_turn(
    question: str, known: Remembered, today: date, as_of: date | None, turns: Sequence[Answer]
) -> Query:
    """Understand a question after earlier answers; alone it is understood as it stands."""
    query = understand(question, known, today, as_of)
    if query.intent == "place" and _FOLLOW_RE.search(fold_search(query.question)):
        return _follow(query, query.places)
    for answer in reversed(turns):
        resumed = _resume(query, answer, known)
        if resumed is not None:
            return resumed
        if _focus(answer) is not None:
            break  # only the last answer that cited something can be meant
    return query


def _resume(query: Query, previous: Answer, known: Remembered) -> Query | None:
    """The query completed from the answer before it; None where it stands alone."""
    focus = _focus(previous)
    folded = fold_search(query.question)
    if focus is None or (query.symbols and not _SYMBOL_TURN_RE.search(folded)):
        return None
    turn = _Turn(query, previous, focus, known)
    bare = _resume_bare(turn, folded)
    if bare is not None:
        return bare
    for pattern, resume in (
        (_CHALLENGE_RE, _hold_ground),
        (_INSTEAD_RE, _ask_instead),
        (_NEXT_RE, _step_on),
        (_BEFORE_RE, _step_back),
        (_FOLLOW_RE, _go_on),
        (_ADDRESSED_RE, _ask_addressee),
        (_OTHER_RE, _switch),
        (_BY_WHICH_RE, _repeat),
        (_LEANING_RE, _lean),
    ):
        if pattern.search(folded):
            return resume(turn)
    return None


def _resume_bare(turn: _Turn, folded: str) -> Query | None:
    """What says not even "it": still ok? and on 1 July 2019? None for any other question."""
    query = turn.query
    if query.symbols or query.places:
        return None
    if says_standing(folded, query.terms):
        return _lean(turn)
    return _repeat(turn) if query.has_day and not query.terms else None


def _ask_instead(turn: _Turn) -> Query:
    """The earlier question asked of another document: and A.1006(25)?"""
    if not turn.query.symbols or turn.query.terms or turn.query.places:
        return turn.query
    return _ask_again(turn, turn.query.symbols)


def _ask_again(turn: _Turn, symbols: Sequence[str] = ()) -> Query:
    """The earlier question, of other documents where some are named, on the day given now."""
    earlier = turn.previous.query
    if len(symbols) == 1:
        places = tuple(replace(place, symbol=symbols[0]) for place in earlier.places)
        earlier = replace(earlier, symbols=tuple(symbols), places=places)
    elif symbols:
        earlier = replace(earlier, symbols=tuple(symbols), places=())
    if turn.query.has_day:
        earlier = replace(earlier, as_of=turn.query.as_of, has_day=True)
    return replace(earlier, question=turn.query.question)


def _step_on(turn: _Turn) -> Query:
    return _at(turn, _neighbour(turn.focus, 1, turn.known))


def _step_back(turn: _Turn) -> Query:
    return _at(turn, _neighbour(turn.focus, -1, turn.known))


def _at(turn: _Turn, place: Citation) -> Query:
    return replace(
        turn.query, kind=Kind.LOOKUP, intent="place", places=(place,), symbols=(place.symbol,)
    )


def _go_on(turn: _Turn) -> Query:
    """One step along what the clause names; a question that names a place stands alone."""
    return _follow(turn.query, turn.query.places or (turn.focus,))


def _follow(query: Query, places: tuple[Citation, ...]) -> Query:
    """A question for what the clauses at ``places`` name, with the noun that says what of it."""
    found = _FOLLOW_RE.search(fold_search(query.question))
    word = next(filter(None, found.groups()), "place") if found else "place"
    noun = _NOUNS.get(word, "article")
    return replace(
        query,
        kind=Kind.LOOKUP,
        intent="follow",
        places=places,
        symbols=(places[0].symbol,),
        terms=(noun,) if noun else (),
    )


def _ask_addressee(turn: _Turn) -> Query:
    return replace(turn.query, kind=Kind.LOOKUP, intent="addressees", places=(turn.focus,))


def _switch(turn: _Turn) -> Query:
    """The earlier question, asked of the texts that still stand, or of those that no longer do."""
    which = _OTHER_RE.search(fold_search(turn.query.question))
    standing = which is not None and which["which"] not in _PAST_WORDS
    return _ask_again(turn, turn.known.held_symbols(turn.query.as_of, standing=standing))


def _repeat(turn: _Turn) -> Query:
    return _ask_again(turn)


def _lean(turn: _Turn) -> Query:
    """A question about ``it`` or a paragraph without its resolution: the last one is meant."""
    symbol = next(iter(turn.previous.query.symbols), turn.focus.symbol)
    asked = f"{turn.query.question} ({symbol})"
    day = turn.query.as_of if turn.query.has_day else None
    query = understand(asked, turn.known, turn.query.as_of, day)
    return replace(query, question=turn.query.question)


def _hold_ground(turn: _Turn) -> Query:
    """The earlier answer again, with what was put against it named."""
    others = [s for s in turn.query.symbols if s not in turn.previous.query.symbols]
    note = "The answer stays as it was: it rests on the clause quoted."
    if others:
        note += f" No clause quoted here says this of {', '.join(others)}."
    return replace(_ask_again(turn), notes=(note,))


def _focus(answer: Answer) -> Citation | None:
    """The clause that the last answer is about: the first one that it quotes."""
    quoted = [s for s in answer.statements if s.is_quote] or list(answer.statements)
    return quoted[0].cited[0].quote.citation if quoted else None


def _neighbour(focus: Citation, step: int, known: Remembered) -> Citation:
    """The clause after or before the focus in its part; past the end, a number that is none."""
    peers = [
        c.citation
        for c in known.clauses_of(focus.symbol)
        if c.citation.part == focus.part and len(c.citation.path) == len(focus.path)
    ]
    at = peers.index(focus) + step if focus in peers else -1
    if 0 <= at < len(peers):
        return peers[at]
    number = focus.path[0] if focus.path else "0"
    return Citation(
        focus.symbol, focus.part, (str(int(number) + step) if number.isdigit() else "0",)
    )
