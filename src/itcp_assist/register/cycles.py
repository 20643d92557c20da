"""Rings of documents that end one another, which cannot be."""

from collections.abc import Iterable


def find_cycles(ends: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The rings among (actor, target) pairs: the members of each in order, each ring once.

    >>> find_cycles([("A", "B"), ("B", "C"), ("C", "A"), ("C", "D")])
    (('A', 'B', 'C'),)
    """
    targets: dict[str, set[str]] = {}
    for actor, target in ends:
        targets.setdefault(actor, set()).add(target)
    reached = {actor: _reach(actor, targets) for actor in targets}
    rings = {
        tuple(sorted(s for s in found if actor in reached.get(s, ())))
        for actor, found in reached.items()
        if actor in found
    }
    return tuple(sorted(rings))


def _reach(start: str, targets: dict[str, set[str]]) -> set[str]:
    """All that is reached from a document by one step or more."""
    seen: set[str] = set()
    queue = [start]
    while queue:
        found = targets.get(queue.pop(), set()) - seen
        seen |= found
        queue += found
    return seen
