"""Two resolutions side by side: which clause returns, which was dropped, which is new."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_unheld
from itcp_assist.citation import fold_search
from itcp_assist.records import Clause, Draft, Findings, Outcome, Proposal, Query

# Two clauses are taken for versions of one when their words agree this far, in order. Of the pairs
# in the development texts, twins lie above .7 and other pairs below .35.
TWIN_RATIO = 0.55


def answer_compare(query: Query, findings: Findings, library: Library) -> Draft:
    """Operative clauses of two resolutions: twins first, then what only one of them has."""
    del findings
    older, newer = sorted(query.symbols, key=lambda s: _adoption_key(s, library))
    sides = [_operative(library.clauses_of(symbol)) for symbol in (older, newer)]
    if not all(sides):
        return answer_unheld(query, library)
    pairs = pair_twins(*sides)
    paired = {clause for pair in pairs for clause in pair}
    proposals = [_say_twins(*pair) for pair in pairs]
    for side, other in ((sides[0], newer), (sides[1], older)):
        proposals.extend(_say_single(c, other, library) for c in side if c not in paired)
    proposals.extend(statuses_of(query, [side[0] for side in sides], library))
    return draft_of(query, Outcome.ANSWERED, proposals)


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
    changed = "in the same words" if old.text == new.text else "with changed words"
    return Proposal(
        f"{sentences.capitalise(old.citation.label())} returns {changed} as "
        f"{new.citation.label()}.",
        (sentences.whole_quote(old), sentences.whole_quote(new)),
    )


def _say_single(clause: Clause, other: str, library: Library) -> Proposal:
    name = sentences.name_of(other, library)
    return Proposal(
        f"{sentences.capitalise(clause.citation.label())} has no counterpart in {name}.",
        (sentences.whole_quote(clause),),
    )


def _operative(clauses: Sequence[Clause]) -> list[Clause]:
    return [c for c in clauses if c.citation.part.split("/")[-1] == "op"]


def _adoption_key(symbol: str, library: Library) -> tuple[str, str]:
    holding = library.holding(symbol)
    adopted = holding.identity.adopted if holding else None
    return (adopted.isoformat() if adopted else "9999", symbol)
