"""How many paragraphs of two compared documents were kept, changed, dropped and added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from itcp_assist.citation import Citation
from itcp_assist.records.comparison import Comparison, division_of
from itcp_assist.records.documents import Clause
from itcp_assist.records.kinds import TextKind

DIVISIONS: Mapping[str, str] = {
    "pp": "preambular paragraph",
    "op": "operative paragraph",
    "par": "paragraph",
    "annex": "annex paragraph",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of paragraphs; a sub-item that differs makes its paragraph a changed one."""

    kept: int
    changed: int
    dropped: int
    added: int


def tally_of(comparison: Comparison, division: str) -> Tally:
    """The counts for one of DIVISIONS."""
    twins = [t for t in comparison.twins if division_of(t.older.citation) == division]
    dropped = [c for c in comparison.dropped if division_of(c.citation) == division]
    added = [c for c in comparison.added if division_of(c.citation) == division]
    uneven = [twin for twin in twins if twin.is_changed]
    odd = _paragraphs([*dropped, *(t.older for t in uneven)], [t.older for t in twins])
    odd |= _paragraphs([*added, *(t.newer for t in uneven)], [t.newer for t in twins])
    heads = [t for t in twins if t.older.parent is None]
    changed = sum(not odd.isdisjoint((t.older.citation, t.newer.citation)) for t in heads)
    return Tally(
        kept=len(heads) - changed,
        changed=changed,
        dropped=sum(clause.parent is None for clause in dropped),
        added=sum(clause.parent is None for clause in added),
    )


def holds_notes(comparison: Comparison) -> bool:
    """Say whether notes of ours were compared, whose wording is not that of the documents."""
    clauses = [clause for twins in comparison.twins for clause in (twins.older, twins.newer)]
    clauses += [*comparison.dropped, *comparison.added]
    return any(clause.text_kind is TextKind.NOTE for clause in clauses)


def say_tally(comparison: Comparison, division: str) -> str:
    """The counts of a division in two sentences; empty where neither document has it.

    Where notes of ours were compared nothing is told of the wording.
    """
    tally = tally_of(comparison, division)
    total = tally.kept + tally.changed + tally.dropped
    if not total and not tally.added:
        return ""
    noun = DIVISIONS[division] + ("" if total == 1 else "s")
    counts = [
        (tally.kept, "kept in the same words"),
        (tally.changed, "kept with changes"),
        (tally.dropped, "dropped"),
    ]
    if holds_notes(comparison):
        counts[:2] = [(tally.kept + tally.changed, "with a counterpart")]
    became = ", ".join(f"{count} {what}" for count, what in counts if count)
    of_older = f"{comparison.older} has {total or 'no'} {noun}{': ' if became else ''}{became}"
    return f"{of_older}. {comparison.newer} adds {tally.added or 'none'}."


def _paragraphs(clauses: Iterable[Clause], peers: Iterable[Clause]) -> set[Citation]:
    """The paragraphs in which clauses stand, by way of the clauses above them."""
    clauses = tuple(clauses)
    above = {clause.citation: clause.parent for clause in (*peers, *clauses)}
    found: set[Citation] = set()
    for clause in clauses:
        at = clause.citation
        while (higher := above.get(at)) is not None:
            at = higher
        found.add(at)
    return found
