"""The outline of one document as a picture: its parts, their headings, and who is asked what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from itcp_assist.citation import Citation
from itcp_assist.present.svg_frame import (
    LARGE,
    MARGIN,
    SMALL,
    Drawing,
    Words,
    draw_line,
    set_words,
    to_svg,
)
from itcp_assist.present.wording import to_fragment, to_sentence, to_short
from itcp_assist.records import Clause, Holding, Status, TextKind
from itcp_assist.records.wording import CONFIDENCES, STATES, shown_state, to_day

WIDTH, NUMBER, INDENT, PAD, GAP = 520, 92, 18, 7, 6  # px
LIMIT = 40  # boxes of one part; more cannot be taken in at a glance
OPENING = 90  # signs of a text that are shown where it has no verb
_PARTS = {"pp": "Preamble", "op": "Operative paragraphs", "par": "Paragraphs"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline: a box that leads to a clause, or a heading where there is none."""

    text: str
    depth: int = 0
    number: str = ""
    target: Citation | None = None


def to_outline(
    holding: Holding, clauses: Sequence[Clause], status: Status, *, alone: bool = False
) -> str:
    """The parts of a document with a box for each clause; ``alone`` makes a file, without links.

    A box tells the verb and whom it addresses, or how the text begins. A part of more than
    ``LIMIT`` clauses is shown by its paragraphs without their sub-items; if these are still too
    many, by its headings, or by its beginning. How many are not drawn is always told.
    """
    identity = holding.identity
    inner = WIDTH - 2 * MARGIN
    adopted = f", adopted on {to_day(identity.adopted)}" if identity.adopted else ""
    state = f"{STATES[shown_state(status)]}, {CONFIDENCES[status.confidence]}{adopted}"
    head = [
        set_words(identity.symbol, inner, LARGE, bold=True),
        set_words("" if identity.title == identity.symbol else identity.title, inner),
        set_words(f"On {to_day(status.as_of)}: {state}", inner, name="soft"),
    ]
    elements, y = [], float(MARGIN)
    for words in head:
        elements.append(words.draw(MARGIN, y))
        y += words.height
    rows = list(iter_rows(clauses))
    for row in rows:
        href = to_fragment(row.target, status.as_of) if row.target and not alone else ""
        part, y = _draw(row, y, href)
        elements.append(part)
    told = [*(words.text for words in head), *(f"{r.number} {r.text}" for r in rows)]
    drawing = Drawing(
        f"outline {identity.symbol}",
        f"Outline of {identity.symbol}",
        [f"{line.strip().rstrip('.,;')}." for line in told if line.strip()],
        elements,
        WIDTH,
        y,
    )
    return to_svg(drawing, status.as_of, alone=alone)


def iter_rows(clauses: Sequence[Clause]) -> Iterator[Row]:
    """The rows of an outline, part by part in document order."""
    for name, run in groupby(clauses, key=lambda clause: _part_name(clause.citation)):
        members = list(run)
        noun = "clause" if len(members) == 1 else "clauses"
        yield Row(f"{name} ({len(members)} {noun})")
        yield from _part_rows(members)


def _part_name(citation: Citation) -> str:
    part = citation.part
    return _PARTS.get(part) or to_sentence(part.split("/")[0].replace("-", " "), "") or "Text"


def _part_rows(members: list[Clause]) -> Iterator[Row]:
    if len(members) <= LIMIT:
        yield from _clause_rows(members, members)
        return
    inside = {clause.citation for clause in members}
    tops = [clause for clause in members if clause.parent not in inside]
    if len(tops) <= LIMIT:
        yield from _clause_rows(tops, members)
        yield _left_out(len(members) - len(tops), "sub-item")
        return
    groups = _headed(members)
    if 1 < len(groups) <= LIMIT:
        for headings, run in groups:
            count = f"{len(run)} clause{'' if len(run) == 1 else 's'}"
            name = "; ".join(headings) or "Without a heading"
            yield Row(f"{name} ({count})", 0, "", run[0].citation)
        return
    yield from _clause_rows(tops[:LIMIT], members)
    yield _left_out(len(members) - LIMIT, "more clause")


def _left_out(count: int, noun: str) -> Row:
    return Row(f"{count} {noun}{'' if count == 1 else 's'} not drawn")


def _headed(members: Sequence[Clause]) -> list[tuple[tuple[str, ...], list[Clause]]]:
    """The clauses by heading, as deep as the limit allows and no shallower than two groups."""
    deepest = max(len(clause.headings) for clause in members)
    found: list[tuple[tuple[str, ...], list[Clause]]] = []
    for depth in range(1, deepest + 1):
        runs = groupby(members, key=lambda clause: clause.headings[:depth])
        groups = [(headings, list(run)) for headings, run in runs]
        if len(groups) > LIMIT and len(found) > 1:
            break
        found = groups
    return found


def _clause_rows(shown: Sequence[Clause], members: Sequence[Clause]) -> Iterator[Row]:
    """A row for each clause, after those of its headings that the one before did not have."""
    depths: dict[Citation, int] = {}
    above: tuple[str, ...] = ()
    for clause in shown:
        for level, heading in enumerate(clause.headings):
            if clause.headings[: level + 1] != above[: level + 1]:
                yield Row(heading, level)
        above = clause.headings
        depth = depths.get(clause.parent, -1) + 1 if clause.parent else 0
        depths[clause.citation] = depth
        number = to_short(clause.citation).removeprefix(clause.symbol).strip()
        hidden = 0 if len(shown) == len(members) else _count_inside(clause, members)
        more = f" ({hidden} sub-item{'' if hidden == 1 else 's'})" if hidden else ""
        yield Row(_summary(clause) + more, depth, number, clause.citation)


def _count_inside(clause: Clause, members: Sequence[Clause]) -> int:
    return sum(m is not clause and m.citation.is_within(clause.citation) for m in members)


def _summary(clause: Clause) -> str:
    """Verb and addressees, or how the text begins; a note of ours is told apart."""
    note = "note, not the official text: " if clause.text_kind is TextKind.NOTE else ""
    if clause.verb and clause.addressees:
        return f"{note}{clause.verb} {', '.join(clause.addressees)}"
    text = " ".join(clause.text.split())
    if len(text) <= OPENING:
        return note + text
    cut = text[:OPENING].rpartition(" ")[0] or text[:OPENING]
    return f"{note}{cut}…"


def _draw(row: Row, top: float, href: str) -> tuple[str, float]:
    """A row below ``top``, and where the next one begins."""
    x = MARGIN + row.depth * INDENT
    if row.target is None:
        is_part = not row.number and row.depth == 0
        words = set_words(row.text, WIDTH - x - MARGIN, bold=True, name="" if is_part else "soft")
        return words.draw(x, top + PAD), top + PAD + words.height + GAP
    number = set_words(row.number, NUMBER - PAD, SMALL, bold=True)
    left = x + PAD + (NUMBER if row.number else 0)
    words = set_words(row.text, WIDTH - MARGIN - PAD - left)
    height = max(words.height, number.height) + 2 * PAD
    box = f'<rect x="{x}" y="{top:.1f}" width="{WIDTH - MARGIN - x}" height="{height:.1f}" rx="4"/>'
    line = draw_line([(x - INDENT / 2, top - GAP), (x - INDENT / 2, top + height)], name="faint")
    link, plain = (number, words) if row.number else (words, Words(()))
    drawn = link.draw(x + PAD, top + PAD, href=href) + plain.draw(left, top + PAD)
    return (line if row.depth else "") + box + drawn, top + height + GAP
