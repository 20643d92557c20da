"""The citable units of a document while it is read."""

from dataclasses import dataclass

from itcp_assist.citation import Citation
from itcp_assist.records import Span


@dataclass(slots=True, eq=False)
class Unit:
    """A citable unit while the document is read: its spans grow as its paragraphs are met."""

    citation: Citation
    spans: list[Span]
    headings: tuple[str, ...]
    parent: "Unit | None" = None
    number: str = ""

    def lengthen(self, start: int, end: int) -> None:
        """Add a span, joined to the one before where only a line feed stands between them."""
        first, last = self.spans[-1]
        if start == last + 1:
            self.spans[-1] = (first, end)
        else:
            self.spans.append((start, end))
