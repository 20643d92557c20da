"""Two held documents side by side."""

from collections.abc import Collection

from itcp_assist.answer import adoption_key, compare_documents
from itcp_assist.assistant.shelf import Shelf
from itcp_assist.errors import NotHeldError, QuestionError
from itcp_assist.records import DIVISIONS, Comparison


def compare_symbols(
    shelf: Shelf, one: str, other: str, divisions: Collection[str] = DIVISIONS
) -> Comparison:
    """What the later adopted of two held documents kept, changed and dropped, and added.

    ``divisions`` are the parts that are compared: op, pp, par, annex. A document whose adoption
    is not known counts as the later one. Raises NotHeldError for a document without text here,
    QuestionError where both are one.
    """
    if one == other:
        raise QuestionError(f"{one} would be compared with itself; give two documents")
    for symbol in (one, other):
        if not shelf.clauses_of(symbol):
            raise NotHeldError(
                f"the text of {symbol} is not held, so it cannot be compared; "
                "itcp-assist doctor lists what is"
            )
    older, newer = sorted((one, other), key=lambda symbol: adoption_key(symbol, shelf))
    return compare_documents(shelf.clauses_of(older), shelf.clauses_of(newer), divisions)
