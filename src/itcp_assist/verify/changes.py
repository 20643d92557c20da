"""Whether a sentence that tells what became of words has them on the right sides."""

from collections.abc import Sequence

from itcp_assist.citation import find_quote
from itcp_assist.records import Cited


def check_changes(text: str, claimed: Sequence[str], cited: Sequence[Cited]) -> str:
    """Why a sentence misstates a change between two cited clauses; empty where it does not.

    ``claimed`` are the words in quotation marks, in the sentence's order: those that became others
    or are dropped stand in the clause cited first, those that others became or that are added in
    the second. A sentence on one clause, or without such words, tells no change.
    """
    if len(cited) != 2:
        return ""
    at = 0
    for words in claimed:
        at = text.find(words, at)
        if at < 0:
            return f"it does not hold '{words[:80]}'"
        side = cited[_is_newer(text[:at], text[at + len(words) :])]
        if not find_quote(words, side.clause.text):
            return f"{side.clause.citation} does not say '{words[:80]}'"
        at += len(words)
    return ""


def _is_newer(before: str, after: str) -> bool:
    """Say whether words are those of the newer clause, by what stands around them."""
    follows = after.lstrip(" …”")
    return before.endswith("became “") or follows.startswith("is added")
