"""Which clauses a question selects, and whether it asks for all of them."""

from collections.abc import Collection
from dataclasses import replace

from itcp_assist.records import Query, Selection
from itcp_assist.search import words
from itcp_assist.search.addressing import find_addressees, split_addressees
from itcp_assist.search.verbs import find_acts, without_acts


def read_selection(
    folded: str, scope: Selection, printed: Collection[str] = (), held: Collection[str] = ()
) -> Selection:
    """What selects clauses within a scope: verbs or strengths, addressees or groups.

    Args:
        folded: the question without its symbols and without the words of the scope.
        scope: parts, organs, sessions, years and states that it asks of.
        printed: the addressees that the held clauses print.
        held: the base verbs of their acts.
    """
    verbs, strengths = find_acts(split_addressees(folded, printed).rest, held)
    addressees, groups = find_addressees(folded, printed)
    return replace(scope, verbs=verbs, strengths=strengths, groups=groups, addressees=addressees)


def asks_for_some(query: Query, folded: str) -> bool:
    """Say whether a question asks for all clauses of a kind that say something, and of which kind.

    "Which paragraphs" with nobody asked and no verb named is a question for a topic.
    """
    selected = query.selection
    named = selected.addressees or selected.groups or selected.verbs or selected.strengths
    plural = words.PLURAL_RE.search(folded) or words.LIST_RE.search(folded)
    return bool(named and plural) and query.part != "pp"


def asks_for_all(query: Query, folded: str) -> bool:
    """Say whether a question asks for clauses by who is asked, by the verb or by their scope."""
    folded = " ".join(folded.split())  # what was taken out of the question left spaces
    selected = query.selection
    names = selected.addressees or selected.groups or selected.verbs or selected.strengths
    scope = selected.organs or selected.sessions or selected.years or selected.states
    is_asked = words.ASK_RE.search(folded) or words.PLURAL_RE.search(folded) or selected.strengths
    is_recital = bool(selected.verbs) and (query.part == "pp" or words.DOES_RE.search(folded))
    is_plural = words.PLURAL_RE.search(folded) and (scope or selected.parts)
    return bool(words.LIST_RE.search(folded) or (names and is_asked) or is_recital or is_plural)


def matter_of_list(
    folded: str, printed: Collection[str] = (), held: Collection[str] = ()
) -> tuple[str, ...]:
    """What a folded question asks beside addressees, verbs, and the asking for a list itself.

    >>> matter_of_list("what are partner organizations invited to do?")
    ()
    >>> matter_of_list("which paragraphs invite the council to report?")
    ('report',)
    """
    asking = split_addressees(folded, printed)
    rest = words.ASK_RE.sub(" ", words.LIST_RE.sub(" ", without_acts(asking.rest, held)))
    rest = f"{rest} {asking.requested}"
    return tuple(t for t in words.content_terms(rest) if t not in words.LIST_WORDS)
