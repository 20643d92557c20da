"""Twins: which clauses repeat which, in two documents and in a whole collection."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from itcp_assist.answer.pieces import rate_agreement, split_pieces
from itcp_assist.answer.pool import Pool, Words, own_words
from itcp_assist.citation import Citation
from itcp_assist.records import DIVISIONS, Clause, Comparison, TextKind, Twins, division_of

# Two clauses are taken for versions of one when their words agree this far, in order. Among the
# operative clauses of A.1006(25) and A.1126(30) twins agree by .85 and more, others by .37 at most;
# of 30 pairs of yearly United Nations resolutions that agree by .55 to .68 all are versions.
TWIN_RATIO = 0.55
# The same for clauses of a whole collection, which share formulas. Of 30 pairs sampled from sixty
# United Nations resolutions 29 repeat one another; between .7 and .8 it is 15 of 16, below .7 11 of
# 16. Shorter clauses agree by their formula alone ("Takes note of the report of ...").
NEAR_RATIO = 0.7
NEAR_WORDS = 10
# A paragraph is known by this many words of its own and of its sub-items: more only cost time.
PARAGRAPH_WORDS = 400

Pair: TypeAlias = tuple[Clause, Clause]


def compare_documents(
    older: Sequence[Clause], newer: Sequence[Clause], divisions: Collection[str] = DIVISIONS
) -> Comparison:
    """What the newer document kept, changed and dropped of the older one, and added to it.

    Operative paragraphs are compared with operative ones, recitals with recitals, annexes with
    annexes; sub-items within the paragraphs that were paired before those of others. ``divisions``
    are the parts that are compared. Both documents must have a clause, be it in another part.
    """
    sides = [[c for c in s if division_of(c.citation) in divisions] for s in (older, newer)]
    pairs = [pair for both in _by_division(*sides) for pair in _pair_division(*both)]
    paired = {clause.citation for pair in pairs for clause in pair}
    place = {clause.citation: at for at, clause in enumerate(older)}
    return Comparison(
        older[0].symbol,
        newer[0].symbol,
        tuple(to_twins(*pair) for pair in sorted(pairs, key=lambda p: place[p[0].citation])),
        *(tuple(clause for clause in side if clause.citation not in paired) for side in sides),
    )


def to_twins(older: Clause, newer: Clause) -> Twins:
    """Two clauses with how far they agree and what differs, word by word."""
    agreement = rate_agreement(own_words(older), own_words(newer))
    return Twins(older, newer, agreement, split_pieces(older.text, newer.text))


def find_twins(clause: Clause, pool: Pool) -> tuple[Clause, ...]:
    """Clauses of other documents that say the same with changes, the nearest first.

    Compared are clauses of one division of their documents; a note of ours only with notes. A
    clause of a few words has no twins: what agrees with it is a formula.
    """
    words = own_words(clause)
    if len(words) < NEAR_WORDS:
        return ()

    def is_wanted(other: Clause) -> bool:
        return (
            other.symbol != clause.symbol
            and division_of(other.citation) == division_of(clause.citation)
            and (other.text_kind is TextKind.NOTE) == (clause.text_kind is TextKind.NOTE)
        )

    rated = pool.agreeing(words, NEAR_RATIO, is_wanted)
    return tuple(c for _, c in sorted(rated, key=lambda near: (-near[0], near[1].citation)))


def pair_twins(
    first: Sequence[Clause],
    second: Sequence[Clause],
    read: Callable[[Clause], Words] = own_words,
) -> list[Pair]:
    """Pairs of clauses whose words agree most, each clause at most once, in order of the first.

    ``read`` gives the words of a clause. Of pairs that agree as far, one with the same printed
    number goes first.
    """
    alike = _pair_alike(first, second, read)
    paired = {clause.citation for pair in alike for clause in pair}
    pool = Pool((b for b in second if b.citation not in paired), read)
    left = (a for a in first if a.citation not in paired)
    rated = [(ratio, a, b) for a in left for ratio, b in pool.agreeing(read(a), TWIN_RATIO)]
    pairs = list(alike)
    for _, a, b in sorted(rated, key=_preference):
        if paired.isdisjoint((a.citation, b.citation)):
            pairs.append((a, b))
            paired |= {a.citation, b.citation}
    return sorted(pairs, key=lambda pair: pair[0].ordinal)


def _preference(rating: tuple[float, Clause, Clause]) -> tuple[float, bool, Citation, Citation]:
    ratio, a, b = rating
    return -ratio, a.citation.path != b.citation.path, a.citation, b.citation


def _pair_alike(
    first: Iterable[Clause], second: Iterable[Clause], read: Callable[[Clause], Words]
) -> list[Pair]:
    """Pairs of clauses of the very same words: those with the same number, then the others."""
    holders: dict[Words, list[Clause]] = defaultdict(list)
    for clause in second:
        holders[read(clause)].append(clause)
    pairs: list[Pair] = []
    unpaired: list[Clause] = []
    for clause in first:
        alike = holders.get(read(clause), [])
        same = next((b for b in alike if b.citation.path == clause.citation.path), None)
        if same:
            alike.remove(same)
            pairs.append((clause, same))
        else:
            unpaired.append(clause)
    for clause in unpaired:
        alike = holders.get(read(clause), [])
        if alike:
            pairs.append((clause, alike.pop(0)))
    return pairs


class _Outline:
    """The paragraphs of two documents and what stands below each of them."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        held = {clause.citation for clause in clauses}
        self.below: dict[Citation, list[Clause]] = defaultdict(list)
        for clause in clauses:
            is_item = clause.parent is not None and clause.parent in held
            above = clause.parent if clause.parent and is_item else clause.citation.document
            self.below[above].append(clause)

    def words(self, clause: Clause) -> Words:
        """The first words of a paragraph with its sub-items."""
        words = own_words(clause)
        for item in self.below.get(clause.citation, ()):
            if len(words) >= PARAGRAPH_WORDS:
                break
            words += self.words(item)
        return words[:PARAGRAPH_WORDS]

    def pairs(self, older: Citation, newer: Citation) -> Iterator[Pair]:
        """What pairs below two places: paragraphs, then their sub-items among themselves."""
        for a, b in pair_twins(self.below.get(older, ()), self.below.get(newer, ()), self.words):
            yield a, b
            yield from self.pairs(a.citation, b.citation)


def _by_division(
    older: Iterable[Clause], newer: Iterable[Clause]
) -> Iterable[tuple[list[Clause], list[Clause]]]:
    """The clauses of both documents by the division that they stand in."""
    divisions: dict[str, tuple[list[Clause], list[Clause]]] = defaultdict(lambda: ([], []))
    for side, clauses in enumerate((older, newer)):
        for clause in clauses:
            divisions[division_of(clause.citation)][side].append(clause)
    return divisions.values()


def _pair_division(older: list[Clause], newer: list[Clause]) -> list[Pair]:
    """Pairs by their place in the outline, then, wherever they moved, of what is left."""
    if not older or not newer:
        return []
    outline = _Outline([*older, *newer])
    pairs = list(outline.pairs(older[0].citation.document, newer[0].citation.document))
    paired = {clause.citation for pair in pairs for clause in pair}
    left = [[c for c in side if c.citation not in paired] for side in (older, newer)]
    return [*pairs, *pair_twins(left[0], left[1], outline.words)]
