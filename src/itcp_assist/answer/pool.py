"""A pool of clauses by the words that they hold: the nearest to one are found without the rest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeAlias

from itcp_assist.answer.pieces import rate_agreement, words_of
from itcp_assist.records import Clause

Words: TypeAlias = tuple[str, ...]

# By so many of its rarest words a clause is looked for, and so many that share most of them are
# rated. Of the 2,048 near-twins of 800 clauses, among 4,780 of the United Nations, 40 rated ones
# hold all but one, 20 only 1,648; between two documents 5 are enough.
RARE_WORDS = 16
MAX_RATED = 40


def own_words(clause: Clause) -> Words:
    """The folded words of a clause without its sub-items."""
    return words_of(clause.text)


class Pool:
    """Clauses that are asked many times which of them agree with some words; built once."""

    def __init__(
        self, clauses: Iterable[Clause], read: Callable[[Clause], Words] = own_words
    ) -> None:
        self._clauses = tuple(clauses)
        self._words = tuple(map(read, self._clauses))
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._alike: dict[Words, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            self._alike[words].append(at)
            for word in set(words):
                self._holders[word].append(at)

    def agreeing(
        self, words: Words, least: float, is_wanted: Callable[[Clause], bool] = lambda _: True
    ) -> Iterator[tuple[float, Clause]]:
        """The clauses that agree with these words by ``least`` or more, each with how far."""
        bag = Counter(words)
        for at in self._candidates(words, is_wanted):
            other = self._words[at]
            # No order of the words can agree further than their number does, which is quick.
            most = 2 * (bag & Counter(other)).total() / ((len(words) + len(other)) or 1)
            if most >= least and (rated := rate_agreement(other, words)) >= least:
                yield rated, self._clauses[at]

    def _candidates(self, words: Words, is_wanted: Callable[[Clause], bool]) -> Sequence[int]:
        """Clauses of the same words throughout, then those that share the most rare ones."""
        held = sorted({w for w in words if w in self._holders}, key=self._rarity)
        shared = Counter(chain.from_iterable(self._holders[w] for w in held[:RARE_WORDS]))
        ranked = chain(self._alike.get(words, ()), (at for at, _ in shared.most_common()))
        wanted = (at for at in dict.fromkeys(ranked) if is_wanted(self._clauses[at]))
        return list(islice(wanted, MAX_RATED))

    def _rarity(self, word: str) -> tuple[int, str]:
        return len(self._holders[word]), word
