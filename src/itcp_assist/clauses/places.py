"""The places of one document, in which the references of its own clauses are looked up."""

from collections.abc import Iterable

from itcp_assist.citation import Citation
from itcp_assist.clauses.layout import ANNEXES


class Places:
    """The clauses of a document, with the headings above them that print a number."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._citations: set[Citation] = set()
        self._parts: set[str] = set()
        self._order = tuple(citations)
        for citation in self._order:
            place: Citation | None = citation
            while place is not None and place not in self._citations:
                self._citations.add(place)
                place = place.parent
            steps = citation.part.split("/")
            self._parts.update("/".join(steps[:count]) for count in range(1, len(steps) + 1))

    def paragraph(self, own: Citation, part: str, path: tuple[str, ...]) -> Citation | None:
        """The paragraph that a clause at ``own`` means by a number, in a ``part`` if one is said.

        Without a part it is one of the clause's own section, else of what is around that.
        """
        outer = [own.part]
        if part in ("op", "pp"):
            half = own.part.partition("/")[0]
            outer = [f"{half}/{part}" if half.startswith("part-") else part]
        elif part:
            division = self.division(own, *part.split("-", 1))
            outer = [division.part] if division else []
        else:
            steps = own.part.split("/")
            outer = ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]
            outer = [name for name in outer if name.rpartition("/")[2] != "pp"]
        found = (Citation(own.symbol, name, path) for name in outer)
        return next((one for one in found if one in self._citations), None)

    @property
    def has_annex(self) -> bool:
        """Whether any annex of the document is there."""
        return any(part.partition("-")[0] in ANNEXES for part in self._parts)

    def before(self, own: Citation) -> Citation | None:
        """The paragraph before that at ``own``; None for an item, which could mean two."""
        if len(own.path) != 1 or "." in own.path[0]:
            return None
        peers = [one for one in self._order if one.part == own.part and len(one.path) == 1]
        at = peers.index(own) - 1 if own in peers else -1
        return peers[at] if at >= 0 else None

    def item(self, own: Citation, printed: str) -> Citation | None:
        """The item that a clause at ``own`` means by its letter: below it, or beside it or above.

        None where two could be meant.
        """
        around: list[Citation] = []
        place: Citation | None = own
        while place is not None:
            around.append(place)
            place = place.parent
        found = [one for one in (c.child(printed) for c in around) if one in self._citations]
        return found[0] if len(found) == 1 else None

    def division(self, own: Citation, name: str, number: str = "") -> Citation | None:
        """The annex, or the appendix of the clause's own annex; None where there is no such one."""
        step = f"{name}-{number}" if number else name
        top = own.part.partition("/")[0]
        found = [part for part in (f"{top}/{step}", step) if part in self._parts]
        return Citation(own.symbol, found[0]) if found else None
