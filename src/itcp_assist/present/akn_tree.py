"""The clauses of a document as the tree that they were printed in: headings, sub-items, rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from itcp_assist.citation import ordinal
from itcp_assist.records import Clause, Footnote

# Steps of a key that say what is counted, not under which division it stands.
_KINDS = ("op", "pp", "par", "table")
# Divisions whose name is printed before their number, even where a title stands on the next line.
_NAMED = ("article", "regulation", "rule", "item")
# A division under a heading without a number, which only its place tells from the one before.
_PLAIN_RE = re.compile(r"(?:^|/)section-\d+$")
# What tells a number apart that is printed again: article-1-second.
_AGAIN_RE = re.compile(rf"-(?:{'|'.join(map(ordinal, range(2, 21)))}|\d+(?:st|nd|rd|th))$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a clause's own text, with the footnotes called in it."""

    text: str
    notes: tuple[Footnote, ...] = ()


@dataclass(slots=True, eq=False)
class Branch:
    """A clause, or a heading, with what stands under it in order.

    ``depth`` is how many headings stand over a heading, itself among them; ``opens`` the part of
    the keys that begins with it, and ``above`` the line before it which only that part still tells
    (Article 4). The root has no clause and no heading.
    """

    clause: Clause | None = None
    heading: str = ""
    above: str = ""
    opens: str = ""
    depth: int = 0
    parts: "list[Part]" = field(default_factory=list)

    @property
    def branches(self) -> "list[Branch]":
        """The parts that are branches."""
        return [part for part in self.parts if isinstance(part, Branch)]

    @property
    def is_row(self) -> bool:
        """Say whether this is a row of a table."""
        return self.clause is not None and bool(table_of(self.clause))

    def clauses(self) -> Iterator[Clause]:
        """The clauses of this branch and of those below it, in order."""
        if self.clause:
            yield self.clause
        for branch in self.branches:
            yield from branch.clauses()


Part: TypeAlias = Line | Branch


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of a clause at its offset in the document that it was read from."""

    at: int
    clause: Clause
    line: Line


def grow_tree(clauses: Sequence[Clause]) -> Branch:
    """The tree of clauses that stand in one component of a document.

    The order is that of the print, which their spans give: a wrap-up phrase comes after the
    sub-items, and what stands between the paragraphs of one clause stands inside it.
    """
    growth = _Growth(clauses)
    for piece in sorted(_pieces(clauses), key=lambda piece: piece.at):
        growth.add(piece)
    return growth.root


class _Growth:
    """A tree while it grows: ``_open`` runs from the root to where the next piece may stand."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.root = Branch()
        self._first_rows = {table_of(clause): clause for clause in reversed(clauses)}
        self._open = [self.root]
        self._headings: list[Branch] = []
        self._division: tuple[str, ...] = ()
        self._branches: dict[int, Branch] = {}

    def add(self, piece: _Piece) -> None:
        """Put a piece where its clause is open, else where the clause opens."""
        clause = piece.clause
        branch = self._branches.get(clause.ordinal)
        if branch is None:
            self._close(clause, piece.at)
            self._head(clause)
            branch = self._branches[clause.ordinal] = Branch(clause)
            self._print(branch)
        elif branch in self._open:
            del self._open[self._open.index(branch) + 1 :]
        elif self._open[-1].is_row:  # a text that goes on behind a table stands in no row of it
            self._open.pop()
        self._open[-1].parts.append(piece.line)

    def _print(self, branch: Branch) -> None:
        self._open[-1].parts.append(branch)
        self._open.append(branch)

    def _close(self, clause: Clause, at: int) -> None:
        """Close the clauses that are neither over ``clause`` nor go on behind it."""
        for place, branch in enumerate(self._open):
            other = branch.clause
            if other and other.end <= at and not _is_over(other, clause):
                del self._open[place:]
                break

    def _head(self, clause: Clause) -> None:
        """Print the headings that are new over ``clause``, below those that stay."""
        given, known = self._headings_of(clause), [branch.heading for branch in self._headings]
        same = next((i for i, h in enumerate(given) if known[i : i + 1] != [h]), len(given))
        before, self._division = self._division, divisions_of(clause)
        if same == len(given) and self._is_repeated(same, before):
            same -= 1
        for place, branch in enumerate(self._open):
            if branch in self._headings[same:]:
                del self._open[place:]
                break
        del self._headings[same:]
        for heading in given[same:]:
            self._headings.append(Branch(heading=heading, depth=len(self._headings) + 1))
            self._print(self._headings[-1])
        for part in [part for part in self._division if part not in before]:
            self._tell(part)

    def _is_repeated(self, same: int, before: tuple[str, ...]) -> bool:
        """Say whether the last of the headings that stay was printed again.

        It was where headings below it came to an end or another division began; but numbers may
        start afresh without a heading.
        """
        if not same:
            return False
        plain = bool(_PLAIN_RE.search(self._division[-1])) if self._division else False
        afresh = self._division != before and not (plain and self._headings[same - 1].opens)
        return afresh or same < len(self._headings)

    def _headings_of(self, clause: Clause) -> tuple[str, ...]:
        """The headings that stand over a clause; what a table prints over its rows is none."""
        if not table_of(clause):
            return clause.headings
        first = self._first_rows[table_of(clause)]
        return first.headings[:-1] if caption_of(first) else first.headings

    def _tell(self, part: str) -> None:
        """Let the heading that opens a division say so."""
        step = part.rpartition("/")[2]
        for branch in self._headings:
            found = _opening_re(step).match(branch.heading)
            if found and not branch.opens:
                branch.opens, branch.above = part, found["lone"] or ""
                return
        name, _, number = step.partition("-")
        if name in _NAMED and self._headings:
            self._headings[-1].opens = part
            self._headings[-1].above = f"{name.capitalize()} {_AGAIN_RE.sub('', number)}"


def _is_over(clause: Clause, other: Clause) -> bool:
    return other.parent is not None and other.parent.is_within(clause.citation)


def divisions_of(clause: Clause) -> tuple[str, ...]:
    """The parts of the keys that a clause stands in, from the outermost, itself among them.

    What is counted in them (op, par) and tables are none.
    """
    steps = clause.citation.part.split("/")
    return tuple(
        "/".join(steps[:count])
        for count, step in enumerate(steps, 1)
        if step.partition("-")[0] not in _KINDS
    )


def table_of(clause: Clause) -> str:
    """The part of the table that a clause is a row of; empty where it is none."""
    part = clause.citation.part
    return part if part.rpartition("/")[2].startswith("table") else ""


def caption_of(first: Clause) -> str:
    """The caption of a table, which stands over its first row as a heading; else empty."""
    number = _AGAIN_RE.sub("", table_of(first).rpartition("/")[2].partition("-")[2])
    printed = re.compile(rf"table\s+{re.escape(number)}\b", re.IGNORECASE)
    return next((h for h in first.headings[-1:] if printed.match(h)), "")


def _opening_re(step: str) -> re.Pattern[str]:
    """What a heading begins with that opens a division: its name and number, or the number.

    A number that stood alone over its heading was joined to it: ``lone``.
    """
    name, _, number = step.partition("-")
    printed = re.escape(_AGAIN_RE.sub("", number)).replace(r"\-", "[ /-]")
    lone = printed if number and not number[0].isdigit() else "(?!)"
    numbered = rf"{name}\b(?!\s+\w)" + (rf"|{name}\s+{printed}\b|{printed}\.\s" if number else "")
    return re.compile(rf"{numbered}|(?P<lone>{lone})(?=\s)", re.IGNORECASE)


def _pieces(clauses: Sequence[Clause]) -> Iterator[_Piece]:
    return (_Piece(at, clause, line) for clause in clauses for at, line in _places(clause))


def _places(clause: Clause) -> Iterator[tuple[int, Line]]:
    """Each paragraph of a clause with its offset in the document."""
    before = 0
    for start, end in clause.spans:
        at = 0
        for text in clause.text[before : before + end - start].split("\n"):
            first = before + at
            inside = range(first, first + len(text) + 1)
            notes = tuple(
                Footnote(note.mark, note.at - first, note.text)
                for note in clause.footnotes
                if note.at in inside
            )
            yield start + at, Line(text, notes)
            at += len(text) + 1
        before += end - start + 1
