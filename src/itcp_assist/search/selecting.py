"""Which clauses a question selects, and whether it asks for all of them."""

from collections.abc import Collection
from dataclasses import replace

from itcp_assist.records import Query, Selection
from itcp_assist.search import words
from itcp_assist.search.addressing import find_addressees, split_addressees
from itcp_assist.search.verbs import find_acts, without_acts


def read_selection(folded: str, scope: Selection, printed: Collection[str] = ()) -> Selection:
    """What selects clauses within a scope: verbs or strengths, addressees or groups.

    Args:
        folded: the question without its symbols and without the words of the scope.
        scope: parts, organs, sessions, years and states that it asks of.
        printed: the addressees that the held clauses print.
    """
    verbs, strengths = find_acts(folded)
    addressees, groups = find_addressees(folded, printed)
    return replace(scope, verbs=verbs, strengths=strengths, groups=groups, addressees=addressees)


def asks_for_all(query: Query, folded: str) -> bool:
    """Say whether a question asks for clauses by who is asked, by the verb or by their scope."""
    folded = " ".join(folded.split())  # what was taken out of the question left spaces
    selected = query.selection
    names = selected.addressees or selected.groups or selected.verbs or selected.strengths
    scope = selected.organs or selected.sessions or selected.years or selected.states
    is_asked = words.ASK_RE.search(folded) or words.PLURAL_RE.search(folded) or selected.strengths
    is_recital = query.part == "pp" and bool(selected.verbs)
    is_plural = words.PLURAL_RE.search(folded) and (scope or selected.parts)
    return bool(words.LIST_RE.search(folded) or (names and is_asked) or is_recital or is_plural)


def matter_of_list(folded: str, printed: Collection[str] = ()) -> tuple[str, ...]:
    """What a folded question asks beside addressees, verbs, and the asking for a list itself.

    >>> matter_of_list("what are partner organizations invited to do?")
    ()
    """
    rest = without_acts(split_addressees(folded, printed)[1])
    rest = words.ASK_RE.sub(" ", words.LIST_RE.sub(" ", rest))
    return tuple(t for t in words.content_terms(rest) if t not in words.LIST_WORDS)
