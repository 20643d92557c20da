"""Clauses as elements of Akoma Ntoso: numbers, introductions, sub-items, wrap-ups, rows, notes."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from itcp_assist.citation import Citation, portion
from itcp_assist.present.akn_tree import Branch, Line, Part, caption_of, table_of
from itcp_assist.present.rows import split_row
from itcp_assist.records import Clause

_DIVISIONS = (
    "article",
    "chapter",
    "part",
    "rule",
    "section",
)  # elements of their own; others are hcontainers


class Body:
    """Makes the elements of one component; their eIds begin with ``prefix`` and are unique.

    The eId of a clause is that of its IRI. Elements that only hold what another says have none.
    """

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._taken: set[str] = set()

    def fill(self, element: Element, parts: Sequence[Part]) -> None:
        """Add what stands in a division or paragraph: headed parts, paragraphs, tables, texts."""
        for table, group in groupby(parts, key=_table_of):
            if table:
                self._add_table(element, [p for p in group if isinstance(p, Branch)])
                continue
            for part in group:
                if isinstance(part, Line):
                    self.add_text(element, "text", part)
                elif part.clause:
                    self._add_clause(element, part, part.clause)
                else:
                    self._add_headed(element, part)

    def add_recitals(self, preamble: Element, branches: Sequence[Branch]) -> None:
        """Add the recitals, which print no number."""
        recitals = SubElement(preamble, "recitals", eId=self._id("recs_1"))
        for branch in branches:
            if branch.clause:
                recital = SubElement(recitals, "recital", eId=self._id_of(branch.clause.citation))
                self._add_lines(recital, branch.parts)

    def add_formula(self, preamble: Element, words: str) -> None:
        """Add the enacting words."""
        formula = SubElement(preamble, "formula", name="enacting", eId=self._id("formula_1"))
        self._add_lines(formula, [Line(words)])

    def add_text(self, element: Element, name: str, words: str | Line) -> None:
        """Add a paragraph that stands beside numbered ones."""
        holder = SubElement(element, "hcontainer", name=name, eId=self._id("hcontainer_1"))
        line = words if isinstance(words, Line) else Line(words)
        self._add_lines(SubElement(holder, "content"), [line])

    def _add_headed(self, element: Element, branch: Branch) -> None:
        """A heading over what it heads; between the sub-items of a paragraph it stands alone."""
        lines = _heading_lines(branch)
        if element.tag in ("paragraph", "point"):
            for line in lines:
                SubElement(element, "crossHeading", {"class": f"H{branch.depth}"}).text = line
            self.fill(element, branch.parts)
            return
        made = self._division(element, branch)
        for name, line in zip(("heading", "subheading"), lines, strict=False):
            SubElement(made, name).text = line
        if branch.heading.isupper() and any(b.heading[:1].isdigit() for b in branch.branches):
            # a title over numbered headings: as a heading of a level it would stand below them
            made[0].set("class", "H0")
        self.fill(made, branch.parts)

    def _division(self, element: Element, branch: Branch) -> Element:
        """The element that a heading opens: that of its division, else one without a meaning."""
        first = next(branch.clauses(), None)
        if first is None or not branch.opens:
            return SubElement(element, "hcontainer", name="heading", eId=self._id("hcontainer_1"))
        eid = self._id_of(Citation(first.symbol, branch.opens))
        name = branch.opens.rpartition("/")[2].partition("-")[0]
        if name in _DIVISIONS:
            return SubElement(element, name, eId=eid)
        return SubElement(element, "hcontainer", name=name, eId=eid)

    def _add_clause(self, element: Element, branch: Branch, clause: Clause) -> None:
        """A paragraph or sub-item, with its own texts before and behind what stands under it."""
        name = "point" if len(clause.citation.path) > 1 else "paragraph"
        made = SubElement(element, name, eId=self._id_of(clause.citation))
        if clause.number:
            SubElement(made, "num").text = clause.number
        parts = branch.parts
        inner = [at for at, part in enumerate(parts) if isinstance(part, Branch)]
        if not inner:
            self._add_lines(SubElement(made, "content"), parts)
            return
        self._add_lines(SubElement(made, "intro"), parts[: inner[0]])
        self.fill(made, parts[inner[0] : inner[-1] + 1])
        if parts[inner[-1] + 1 :]:
            self._add_lines(SubElement(made, "wrapUp"), parts[inner[-1] + 1 :])

    def _add_table(self, element: Element, rows: Sequence[Branch]) -> None:
        holder = SubElement(element, "hcontainer", name="table", eId=self._id("hcontainer_1"))
        clauses = [row.clause for row in rows if row.clause]
        eid = self._id_of(Citation(clauses[0].symbol, table_of(clauses[0])))
        table = SubElement(SubElement(holder, "content"), "table", eId=eid)
        caption = caption_of(clauses[0])
        if caption and caption not in clauses[0].headings[:-1]:  # else it is a heading as well
            SubElement(table, "caption").text = caption
        has_header = clauses[0].text in clauses[-1].headings[-1:]
        for at, row in enumerate(rows):
            made = SubElement(table, "tr", eId=self._id_of(clauses[at].citation))
            for line in row.parts:
                for cell in split_row(line) if isinstance(line, Line) else ():
                    name = "td" if at or not has_header else "th"
                    self._add_lines(SubElement(made, name), [cell])

    def _add_lines(self, element: Element, parts: Sequence[Part]) -> None:
        for line in parts:
            if isinstance(line, Line):
                self._add_paragraph(SubElement(element, "p"), line)

    def _add_paragraph(self, element: Element, line: Line) -> None:
        """The words of a line, with each note where it is called."""
        cuts = [*(note.at for note in line.notes), len(line.text)]
        element.text = line.text[: cuts[0]]
        for note, end in zip(line.notes, cuts[1:], strict=True):
            made = SubElement(
                element, "authorialNote", marker=note.mark, placement="bottom",
                eId=self._id("authorialNote_1"),
            )  # fmt: skip
            SubElement(made, "p").text = note.text.removeprefix(note.mark).strip()
            made.tail = line.text[note.at : end]

    def _id_of(self, citation: Citation) -> str:
        return self._id(portion(citation)[1])

    def _id(self, eid: str) -> str:
        """``eid`` in this component; where it is taken, with the next free number at its end."""
        made, count = self._prefix + eid, 1
        while made in self._taken:
            count += 1
            made = f"{self._prefix}{eid.removesuffix('_1')}_{count}"
        self._taken.add(made)
        return made


def _table_of(part: Part) -> str:
    clause = part.clause if isinstance(part, Branch) else None
    return table_of(clause) if clause else ""


def _heading_lines(branch: Branch) -> list[str]:
    """A heading as it is printed: its number alone on a line where it stood so."""
    if not branch.above:
        return [branch.heading]
    return [branch.above, branch.heading.removeprefix(f"{branch.above} ")]
