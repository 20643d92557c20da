"""Which kind of answer a question asks for."""

from itcp_assist.records import Kind, Query
from itcp_assist.search import words
from itcp_assist.search.phrases import find_names, read_quoted
from itcp_assist.search.selecting import asks_for_all, asks_for_some
from itcp_assist.search.standings import says_standing


def classify(query: Query, folded: str, *, is_bare: bool) -> tuple[Kind, str]:
    """Kind and intent of a question, the most exact first.

    ``folded`` is its matter; ``is_bare`` says that no matter is left beside what selects clauses.
    """
    is_list = is_bare and asks_for_all(query, folded)
    rules: tuple[tuple[bool, Kind, str], ...] = (
        (not query.symbols and bool(query.choices), Kind.LOOKUP, "choose"),
        (_is_comparison(query, folded), Kind.COMPARE, "compare"),
        (_sets_names_apart(query, folded), Kind.COMPARE, "names"),
        (_asks_history(query, folded), Kind.STATUS, "history"),
        (_is_status(query, folded), Kind.STATUS, "status"),
        (any(not is_list or place.path for place in query.places), Kind.LOOKUP, "place"),
        (bool(query.symbols and words.ADOPTED_RE.search(folded)), Kind.LOOKUP, "adopted"),
        (is_list, Kind.LIST, "list"),
        (bool(query.symbols and words.CITING_RE.search(folded)), Kind.LIST, "citing"),
        (bool(query.symbols and words.REFERENCES_RE.search(folded)), Kind.LIST, "references"),
        (bool(query.symbols) and not query.terms, Kind.LOOKUP, "whole"),
        (bool(words.DEFINITION_RE.search(folded) and query.terms), Kind.TOPIC, "definition"),
        (_is_mention(query, folded), Kind.LOOKUP, "mention"),
        (asks_for_some(query, folded), Kind.LIST, "list"),
        (bool(words.STATUS_RE.search(folded) and query.terms), Kind.STATUS, "status_of_topic"),
    )
    return next(((kind, intent) for holds, kind, intent in rules if holds), (Kind.TOPIC, "topic"))


def _is_mention(query: Query, folded: str) -> bool:
    """Asks where something is said: by the verb, or by putting the words in quotation marks."""
    return bool(read_quoted(query.question) or (words.MENTION_RE.search(folded) and query.terms))


def _is_comparison(query: Query, folded: str) -> bool:
    """Sets two documents side by side, or asks of one what became of the text before it."""
    if len(query.symbols) == 1:
        asked = words.RETURN_RE if query.places else words.SUCCESSION_RE
        return bool(asked.search(folded))
    return len(query.symbols) == 2 and bool(words.COMPARE_RE.search(folded))


def _sets_names_apart(query: Query, folded: str) -> bool:
    """Asks for the difference between things that it names, not between documents."""
    is_compared = words.COMPARE_RE.search(folded) and not query.symbols
    return bool(is_compared and len(find_names(query.matter)) > 1)


def _asks_history(query: Query, folded: str) -> bool:
    """Asks for all that was done to a document: its history, its changes, two kinds of acts."""
    kinds = [bool(kind.search(folded)) for kind in words.ACT_KINDS]
    is_asked = words.HISTORY_RE.search(folded) or kinds[0] or sum(kinds) > 1
    return bool(query.symbols and not query.places and is_asked)


def _is_status(query: Query, folded: str) -> bool:
    """A question about standing; words of status beside much other matter are a topic."""
    is_said = words.STATUS_RE.search(folded) or says_standing(folded, query.terms)
    return bool(query.symbols and is_said) and not (query.places and words.ACT_RE.search(folded))
