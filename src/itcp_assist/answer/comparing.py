"""Two resolutions side by side: which clause returns, which was dropped, which is new."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_unheld
from itcp_assist.answer.topics import answer_topic
from itcp_assist.citation import Citation, fold_search
from itcp_assist.records import Clause, Draft, Findings, Outcome, Proposal, Query, TextKind

# Two clauses are taken for versions of one when their words agree this far, in order. Among the
# operative clauses of A.1006(25) and A.1126(30) twins agree by .85 and more, others by .37 at most.
TWIN_RATIO = 0.55
ENDING = frozenset({"revokes", "supersedes"})
_NOTES_COMPARED = (
    "Compared by the plain-language notes, where the official texts are not held; that two clauses "
    "correspond says nothing of their wording."
)
_NEW_RE = re.compile(r"\b(?:new in|is new|was new|what's new|added|adds|additions?)\b")
_DROPPED_RE = re.compile(
    r"\b(?:dropped|lost|missing|left out|not carried over|not carry over|removed|gone)\b"
)
_KEPT_RE = re.compile(
    r"\b(?:kept|carried over|carry over|retained|repeat\w*|in common|the same|twins?)\b"
)


def answer_compare(query: Query, findings: Findings, library: Library) -> Draft:
    """Operative clauses of two resolutions: twins, then what only one of them has.

    Of one resolution, the other is the text that it revoked or that revoked it. Where the question
    names a matter, only the clauses on it are told; where it asks for what is new, dropped or kept,
    only these.
    """
    if not query.symbols:
        return answer_topic(query, findings, library)
    symbols = query.symbols[:2] if len(query.symbols) > 1 else _with_partner(query, library)
    older, newer = sorted(symbols, key=lambda s: _adoption_key(s, library))
    if older == newer:
        return answer_topic(query, findings, library)
    sides = [_operative(library.clauses_of(symbol)) for symbol in (older, newer)]
    if not all(sides):
        return answer_unheld(query, library)
    pairs = pair_twins(*sides)
    paired = {clause for pair in pairs for clause in pair}
    asked = query.question.lower()
    if _DROPPED_RE.search(asked):
        asked = _KEPT_RE.sub(" ", asked)
    proposals: list[Proposal] = []
    if not _NEW_RE.search(asked) and not _DROPPED_RE.search(asked):
        proposals += [_say_twins(*pair) for pair in pairs]
    if not _NEW_RE.search(asked) and not _KEPT_RE.search(asked):
        proposals += [_say_single(c, newer, library) for c in sides[0] if c not in paired]
    if not _DROPPED_RE.search(asked) and not _KEPT_RE.search(asked):
        proposals += [_say_single(c, older, library) for c in sides[1] if c not in paired]
    told = _on_matter(proposals, [*query.places, *(h.clause.citation for h in findings.hits)])
    statuses = statuses_of(query, [side[0] for side in sides], library)
    notes = [_NOTES_COMPARED] if any(c.text_kind == TextKind.NOTE for s in sides for c in s) else []
    notes += [f"Two documents at a time are compared; these are {older} and {newer}."] * (
        len(query.symbols) > 2
    )
    told = list(dict.fromkeys([*told, *statuses]))
    return draft_of(query, Outcome.ANSWERED, told, notes=notes)


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


def _on_matter(proposals: Sequence[Proposal], found: Collection[Citation]) -> list[Proposal]:
    """The proposals on the clauses that were asked for or found; all where there are none."""
    told = [p for p in proposals if not {*found}.isdisjoint(q.citation for q in p.quotes)]
    return told or [*proposals]


def pair_twins(first: Sequence[Clause], second: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """Pairs of clauses whose words agree most, each clause at most once, in document order."""
    rated = sorted(
        ((_agreement(a, b), a, b) for a in first for b in second),
        key=lambda rating: (-rating[0], rating[1].citation, rating[2].citation),
    )
    pairs: list[tuple[Clause, Clause]] = []
    for ratio, a, b in rated:
        if ratio >= TWIN_RATIO and not any(a is x or b is y for x, y in pairs):
            pairs.append((a, b))
    return sorted(pairs, key=lambda pair: pair[0].ordinal)


def _agreement(a: Clause, b: Clause) -> float:
    return SequenceMatcher(None, _words(a), _words(b), autojunk=False).ratio()


def _words(clause: Clause) -> list[str]:
    return re.findall(r"\w+", fold_search(clause.text).replace("co-op", "coop"))


def _say_twins(old: Clause, new: Clause) -> Proposal:
    returns = f"returns {'in the same' if old.text == new.text else 'with changed'} words as"
    if TextKind.NOTE in (old.text_kind, new.text_kind):
        returns = "corresponds to"
    return Proposal(
        f"{sentences.capitalise(old.citation.label())} {returns} {new.citation.label()}.",
        (sentences.whole_quote(old), sentences.whole_quote(new)),
    )


def _say_single(clause: Clause, other: str, library: Library) -> Proposal:
    name = sentences.name_of(other, library)
    return Proposal(
        f"{sentences.capitalise(clause.citation.label())} has no counterpart in {name}.",
        (sentences.whole_quote(clause),),
    )


def _operative(clauses: Sequence[Clause]) -> list[Clause]:
    return [c for c in clauses if c.citation.kind == "op"]


def _adoption_key(symbol: str, library: Library) -> tuple[str, str]:
    holding = library.holding(symbol)
    adopted = holding.identity.adopted if holding else None
    return (adopted.isoformat() if adopted else "9999", symbol)
