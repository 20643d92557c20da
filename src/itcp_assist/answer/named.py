"""What a clause names, followed one step: the clause or document there, or that it is not held."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from itcp_assist.answer import sentences
from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Followed, Reference

# A sentence lists at most as many places; a recital may name twenty resolutions.
MAX_LISTED = 6


def follow_references(
    clause: Clause, library: Library, as_of: date | None = None
) -> tuple[Followed, ...]:
    """Each reference of a clause, in their order, with what is held where it leads.

    A clause comes with its status on ``as_of``, where a day is given. A part of a held document, as
    its annex, is held where a clause of it is; so is a paragraph of which only items are.
    """
    return tuple(_follow(reference, library, as_of) for reference in clause.references)


def _follow(reference: Reference, library: Library, as_of: date | None) -> Followed:
    target = reference.target
    if target is None:
        return Followed(reference, is_held=False)
    clause = library.clause(target)
    if clause is not None:
        status = library.status_of(target, as_of) if as_of else None
        return Followed(reference, is_held=True, clause=clause, status=status)
    inside = any(c.citation.is_within(target) for c in library.clauses_of(target.symbol))
    return Followed(reference, is_held=inside)


def name_followed(followed: Followed) -> str:
    """How a reference is named in a sentence: its citation's label, or the provision's name."""
    target = followed.reference.target
    return target.label() if target else followed.reference.name


def say_unheld_names(clauses: Sequence[Clause], library: Library) -> list[str]:
    """For each clause, sentences on what it names that is not held or not there; mostly none."""
    notes: list[str] = []
    for clause in clauses:
        subject = "It" if len(clauses) == 1 else sentences.capitalise(clause.citation.label())
        notes += say_lost(subject, follow_references(clause, library), library)
    return notes


def say_lost(subject: str, followed: Iterable[Followed], library: Library) -> list[str]:
    """Sentences on those references that lead to nothing held, in the name of a ``subject``."""
    lost = [one for one in followed if not one.is_held]
    absent = [one for one in lost if _is_absent(one, library)]
    unheld = [one for one in lost if one not in absent]
    return [
        f"{subject} names {join_places(names)}, "
        f"which {'is' if len(_places(some)) == 1 else 'are'} {ending}."
        for some, ending in ((unheld, "not held"), (absent, "not there in the text as held"))
        if (names := _names(some, library))
    ]


def _places(some: Iterable[Followed]) -> set[object]:
    return {one.reference.target or one.reference.name for one in some}


def _is_absent(followed: Followed, library: Library) -> bool:
    """Say whether it is a numbered place that a held document does not have."""
    target = followed.reference.target
    return target is not None and bool(target.path and library.clauses_of(target.symbol))


def _names(some: Iterable[Followed], library: Library) -> list[str]:
    """The places as a sentence names them: annexes 1 and 2 of A.9001(90), each place once."""
    annexes: dict[str, list[str]] = defaultdict(list)
    names: dict[str, None] = {}
    for one in some:
        target = one.reference.target
        if target is None:
            names[one.reference.name] = None
        elif not target.part:
            names[sentences.name_of(target.symbol, library)] = None
        elif not target.path and target.part.startswith("annex-"):
            annexes[target.symbol].append(target.part.removeprefix("annex-"))
        else:
            names[f"{_place(target)} of {target.symbol}"] = None
    for symbol, numbers in annexes.items():
        listed = sentences.join_names(list(dict.fromkeys(numbers)))
        names[f"{'annexes' if len(set(numbers)) > 1 else 'annex'} {listed} of {symbol}"] = None
    return list(names)


def _place(target: Citation) -> str:
    place = target.place()
    return f"the {place}" if place == target.part else place  # the only annex has no number


def join_places(names: Sequence[str]) -> str:
    """Names of places as a sentence lists them; of a long list the first, and how many more.

    >>> join_places(["annex 1", "annex 2"]), join_places(["MARPOL, article 16", "annex 1"])
    ('annex 1 and annex 2', 'MARPOL, article 16; annex 1')
    """
    more = len(names) - MAX_LISTED
    listed = [*names[:MAX_LISTED], *([f"{more} more"] if more > 0 else [])]
    if len(listed) > 1 and any("," in name for name in listed):
        return "; ".join(listed)
    return sentences.join_names(listed)
