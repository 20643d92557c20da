"""From the units of an outline to clauses with their texts, places and boxes."""

from collections.abc import Sequence

from itcp_assist.clauses.acts import with_acts
from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.footnotes import find_footnotes
from itcp_assist.clauses.items import lines_within
from itcp_assist.clauses.references import with_references
from itcp_assist.clauses.units import Unit
from itcp_assist.clauses.verbs import has_known_verb, is_capital_opener, read_verb
from itcp_assist.records import Box, Clause, Document, Span, TextKind


def build_clauses(document: Document, units: Sequence[Unit]) -> tuple[Clause, ...]:
    """Clauses in the order of ``units``; each encloses the units below it."""
    ends = {id(unit): max(end for _, end in unit.spans) for unit in units}
    for unit in reversed(units):  # children come after their parent, so their ends are known first
        if unit.parent is not None:
            ends[id(unit.parent)] = max(ends[id(unit.parent)], ends[id(unit)])
    told = document.meta.get("text_kind", TextKind.VERBATIM)
    # what declares itself to be something else than a text is at least not to be quoted as one
    kind = TextKind(told) if told in tuple(TextKind) else TextKind.NOTE
    made = (
        _clause(document, unit, ordinal, ends[id(unit)], kind) for ordinal, unit in enumerate(units)
    )
    return with_references(with_acts(made))


def _clause(document: Document, unit: Unit, ordinal: int, end: int, kind: TextKind) -> Clause:
    spans = tuple(unit.spans)
    boxes = _boxes(document, spans)
    pages = {page for page, _ in boxes}
    text = "\n".join(document.text[a:b] for a, b in spans)
    verb = _verb(unit, text)
    return Clause(
        citation=unit.citation,
        text=text,
        spans=spans,
        start=spans[0][0],
        end=end,
        ordinal=ordinal,
        number=unit.number,
        verb=verb,
        addressees=() if unit.citation.part.endswith("pp") else read_addressees(text, verb),
        headings=unit.headings,
        boxes=boxes,
        page=document.page_at(spans[0][0]),
        parent=unit.parent.citation if unit.parent else None,
        text_kind=TextKind.RECOGNISED if pages & document.recognised else kind,
        flags=tuple(str(flag) for flag in document.flags if flag.page in pages),
        footnotes=find_footnotes(document, spans),
    )


def _verb(unit: Unit, text: str) -> str:
    """Verb of a paragraph of a resolution; an item under one often opens with a name or a noun.

    So does a paragraph of a declaration (Strengthening the ports is ...), which is operative all
    the same. Paragraphs of annexes, circulars and pages describe: none is read from them.
    """
    parts = unit.citation.part.split("/")
    if not {"pp", "op"}.intersection(parts):
        return ""
    opens = unit.parent is None and ("pp" in parts or is_capital_opener(text))
    return read_verb(text) if opens or has_known_verb(text) else ""


def _boxes(document: Document, spans: tuple[Span, ...]) -> tuple[tuple[int, Box], ...]:
    return tuple(
        (line.page, line.box)
        for start, end in spans
        for line in lines_within(document, start, end)
        if line.page is not None and line.box is not None
    )
