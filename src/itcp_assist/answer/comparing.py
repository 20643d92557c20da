"""Two resolutions side by side: which clause returns, which was dropped, which is new."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from itcp_assist.answer import sentences
from itcp_assist.answer.changes import list_changes, say_changes
from itcp_assist.answer.drafting import draft_of, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_places, answer_unheld, clauses_at
from itcp_assist.answer.topics import answer_topic
from itcp_assist.answer.twins import TWIN_RATIO, compare_documents, to_twins
from itcp_assist.citation import Citation, find_mentions
from itcp_assist.records import (
    DIVISIONS,
    Clause,
    Comparison,
    Draft,
    Findings,
    Outcome,
    Proposal,
    Query,
    TextKind,
    Twins,
    division_of,
    holds_notes,
    say_tally,
)

ENDING = frozenset({"revokes", "supersedes"})
_NOTES_COMPARED = (
    "Compared by the plain-language notes, where the official texts are not held; that two clauses "
    "correspond says nothing of their wording."
)
# What a question asks to be told, by the words that ask for it; all of it where none does.
KEPT, CHANGED, DROPPED, ADDED = "kept", "changed", "dropped", "added"
_NEW_RE = re.compile(
    r"\b(?:new\sin|(?:is|are|was|were)\s(?:all\s)?new|what's\snew|added?|adds|additions?)\b"
)
_DROPPED_RE = re.compile(
    r"""
    \b(?: drop(?:s|ped|ping)? | los[te] | loses | missing | left\sout | leave[sd]?\sout | gone
      | (?:not|n't)\s(?:carried\sover|carry\sover|taken?\sover|make\sit|return|recur|appear)
      | disappear\w* | vanish\w* | omit\w* | discard\w* | thrown\sout
      | remove[sd]? | removing | cut )\b
    """,
    re.VERBOSE,
)
# What one of the two has alone, and the words by which it is named there.
_ONLY_RE = re.compile(r"\bonly\s(?:\w+\s)?(?:in|by)\s(?P<where>.{0,60})")
# What the document named first has and the other has not.
_BESIDE_RE = re.compile(
    r"\b(?:contains?|has|have|holds?|says?|asks?)\s(?:.{0,20}\s)?that\b.{0,60}(?:n't|\snot)\b"
)
_OLDER_RE = re.compile(r"\b(?:old(?:er)?|earlier|previous|former|first|revoked|superseded)\b")
_NEWER_RE = re.compile(r"\b(?:new(?:er|est)?|later|latest|current|second)\b")
_SINGLE_RE = re.compile(r"\b(?:no|without(?:\sa)?|not\shave\sa|lacks?\sa?)\scounterparts?\b")
_KEPT_RE = re.compile(
    r"\b(?:kept|carried\sover|carry\sover|retained|repeat\w*|in\scommon|the\ssame|twins?"
    r"|(?:is|was|are)\sleft|left\s(?:of|over)|remains?|surviv\w+|identical|unchanged)\b"
)
_REWORDED_RE = re.compile(
    r"""
    \b(?: reworded | rephrased | (?:changed|different|other|new)\swords
      | (?:which|what)\s(?:clauses?|paragraphs?|of\s(?:it|them))\s(?:\w+\s){0,3}changed )\b
    """,
    re.VERBOSE,
)


def answer_compare(query: Query, findings: Findings, library: Library) -> Draft:
    """Clauses of two resolutions: twins with what differs, then what only one of them has.

    Of one resolution, the other is the text that it revoked or that revoked it. Where the question
    names places or a matter, only these are told; where it asks for what is new, dropped, kept or
    changed, only that.
    """
    if not query.symbols:
        return answer_topic(query, findings, library)
    symbols = query.symbols[:2] if len(query.symbols) > 1 else _with_partner(query, library)
    older, newer = sorted(symbols, key=lambda s: adoption_key(s, library))
    if older == newer:
        answer = answer_places if query.places else answer_topic
        return answer(query, findings, library)
    sides = [library.clauses_of(symbol) for symbol in (older, newer)]
    if not all(sides):
        return answer_unheld(query, library)
    return _answer_held(query, findings, sides, library)


def _answer_held(
    query: Query, findings: Findings, sides: Sequence[Sequence[Clause]], library: Library
) -> Draft:
    """The answer from the clauses of the older document and of the newer one."""
    if query.places and not any(clauses_at(place, library) for place in query.places):
        return answer_places(query, findings, library)
    divisions = _divisions_asked(query, sides)
    symbols = tuple(side[0].symbol for side in sides)
    lacking = [s for s, side in zip(symbols, sides, strict=True) if not _has(side, divisions)]
    if lacking:
        notes = [f"{symbol} has no operative paragraphs to be compared." for symbol in lacking]
        return draft_of(query, Outcome.DECLINED, (), notes=notes)
    comparison = compare_documents(sides[0], sides[1], divisions)
    told = _tell_asked(query, findings, comparison, library)
    notes = _notes(query, comparison, divisions)
    if len(query.symbols) == 1:
        query = replace(query, symbols=symbols)  # so was the question read
    told += statuses_of(query, [side[0] for side in sides], library)
    return draft_of(query, Outcome.ANSWERED, list(dict.fromkeys(told)), notes=notes)


def _with_partner(query: Query, library: Library) -> tuple[str, ...]:
    """The document with the held one that it ended or that ended it; itself twice without one."""
    (symbol,) = query.symbols
    chain = library.standing_of(symbol, query.as_of).chain
    partners = [
        link.symbol if link.symbol != symbol else link.by.symbol
        for link in chain
        if link.relation in ENDING and link.by and symbol in (link.symbol, link.by.symbol)
    ]
    held = (partner for partner in partners if library.clauses_of(partner))
    return symbol, next(held, symbol)


def _divisions_asked(query: Query, sides: Iterable[Sequence[Clause]]) -> Collection[str]:
    """The parts that are asked about; without any, the operative ones where there are some."""
    asked = {division_of(place) for place in query.places} or {query.part} - {""}
    is_operative = any(division_of(c.citation) == "op" for side in sides for c in side)
    return asked or ({"op"} if is_operative else {"par"})


def _has(side: Sequence[Clause], divisions: Collection[str]) -> bool:
    """Say whether the clauses can be compared: operative ones only with such."""
    return "op" not in divisions or any(division_of(c.citation) == "op" for c in side)


def _tell_asked(
    query: Query, findings: Findings, comparison: Comparison, library: Library
) -> list[Proposal]:
    """The two clauses that the question sets side by side, or what it asks of the documents.

    Places with sub-items are told as the whole comparison pairs what stands within them.
    """
    named = [clauses_at(place, library) for place in query.places]
    symbols = [clauses[0].symbol for clauses in named if len(clauses) == 1]
    if len(named) == 2 and sorted(symbols) == sorted((comparison.older, comparison.newer)):
        one, other = sorted(named, key=lambda clauses: clauses[0].symbol != comparison.older)
        return _tell_pair(one[0], other[0])
    found = [*query.places, *(hit.clause.citation for hit in findings.hits)]
    asked = _asked(query, comparison)
    return _on_matter([*_tell(comparison, asked, library)], found)


def _asked(query: Query, comparison: Comparison) -> Collection[str]:
    """What of a comparison the question wants to be told: all of it where it names no part."""
    asked = query.question.lower()
    everything = (KEPT, CHANGED, DROPPED, ADDED)
    if query.places:
        return everything
    if any(pattern.search(asked) for pattern in (_SINGLE_RE, _ONLY_RE, _BESIDE_RE)):
        return _asked_alone(query, comparison)
    rest = _DROPPED_RE.sub(" ", asked)  # "not carried over" does not ask for what was
    wanted = (
        (rest != asked, (DROPPED,)),
        (_NEW_RE.search(rest), (ADDED,)),
        (_KEPT_RE.search(rest), (KEPT, CHANGED)),
    )
    parts = [part for is_asked, found in wanted if is_asked for part in found]
    if not parts and _REWORDED_RE.search(rest):
        return (CHANGED,)
    return parts or everything


def _asked_alone(query: Query, comparison: Comparison) -> Collection[str]:
    """What only one of the two has: the one document named, the one after "only in", else each."""
    found = _ONLY_RE.search(query.question.lower())
    where = found["where"] if found else ""
    is_first = len(query.symbols) == 1 or (not where and _BESIDE_RE.search(query.question.lower()))
    symbols = query.symbols[:1] if is_first else _named_first(where)
    is_older = comparison.older in symbols or (not symbols and bool(_OLDER_RE.search(where)))
    is_newer = comparison.newer in symbols or (not symbols and bool(_NEWER_RE.search(where)))
    if is_older == is_newer:
        return DROPPED, ADDED
    return (DROPPED,) if is_older else (ADDED,)


def _named_first(words: str) -> tuple[str, ...]:
    return tuple(mention.symbol for mention in find_mentions(words)[:1] if mention.symbol)


def _tell(comparison: Comparison, asked: Collection[str], library: Library) -> Iterator[Proposal]:
    """The parts of a comparison that were asked for."""
    for twins in comparison.twins:
        if (CHANGED if twins.is_changed else KEPT) in asked:
            yield _say_twins(twins)
    if DROPPED in asked:
        yield from (_say_single(c, comparison.newer, library) for c in comparison.dropped)
    if ADDED in asked:
        yield from (_say_single(c, comparison.older, library) for c in comparison.added)


def _tell_pair(older: Clause, newer: Clause) -> list[Proposal]:
    """Two clauses as versions of one, or, where their words hardly agree, each as it stands."""
    twins = to_twins(older, newer)
    if twins.agreement < TWIN_RATIO:
        return [sentences.quoting(older), sentences.quoting(newer)]
    return [_say_twins(twins)]


def _notes(query: Query, comparison: Comparison, divisions: Collection[str]) -> list[str]:
    notes = [_NOTES_COMPARED] * holds_notes(comparison)
    if not query.places and not query.terms:
        notes += [said for d in DIVISIONS if d in divisions and (said := say_tally(comparison, d))]
    if not (comparison.twins or comparison.dropped or comparison.added):
        parts = " or ".join(DIVISIONS[division] for division in sorted(divisions))
        notes.append(f"No {parts} of {comparison.older} or {comparison.newer} is held.")
    if len(query.symbols) > 2:
        both = f"{comparison.older} and {comparison.newer}"
        notes.append(f"Two documents at a time are compared; these are {both}.")
    return notes


def _on_matter(proposals: Sequence[Proposal], found: Collection[Citation]) -> list[Proposal]:
    """The proposals on the clauses that were asked for or found; all where there are none."""
    told = [
        proposal
        for proposal in proposals
        if any(quote.citation.is_within(place) for quote in proposal.quotes for place in found)
    ]
    return told or [*proposals]


def _say_twins(twins: Twins) -> Proposal:
    old, new = twins.older, twins.newer
    returns = f"returns {'with changed' if twins.is_changed else 'in the same'} words as"
    changes = list_changes(twins) if twins.is_changed else []
    if TextKind.NOTE in (old.text_kind, new.text_kind):
        returns, changes = "corresponds to", []
    said, claimed = say_changes(changes)
    return Proposal(
        f"{sentences.capitalise(old.citation.label())} {returns} {new.citation.label()}{said}.",
        (sentences.whole_quote(old), sentences.whole_quote(new)),
        claimed=claimed,
    )


def _say_single(clause: Clause, other: str, library: Library) -> Proposal:
    name = sentences.name_of(other, library)
    return Proposal(
        f"{sentences.capitalise(clause.citation.label())} has no counterpart in {name}.",
        (sentences.whole_quote(clause),),
    )


def adoption_key(symbol: str, library: Library) -> tuple[date, str]:
    """What sorts documents by adoption; one whose day is not known comes last."""
    holding = library.holding(symbol)
    return (holding.identity.adopted if holding else None) or date.max, symbol
