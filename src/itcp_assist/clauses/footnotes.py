"""Find the footnotes that a clause calls."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from itcp_assist.records import Call, Document, Footnote, Span


def find_footnotes(document: Document, spans: Sequence[Span]) -> tuple[Footnote, ...]:
    """The footnotes called within ``spans``, each with its place in the text that they make up.

    That text is the document's at ``spans``, joined by line feeds. A mark that stood at the end of
    a span belongs to it.
    """
    found = []
    before = 0
    for start, end in spans:
        first = bisect_left(document.calls, start, key=_place)
        last = bisect_right(document.calls, end, key=_place)
        for call in document.calls[first:last]:
            block = document.blocks[call.block]
            text = document.text[block.start : block.end]
            found.append(Footnote(call.mark, before + call.at - start, text))
        before += end - start + 1
    return tuple(found)


def _place(call: Call) -> int:
    return call.at
