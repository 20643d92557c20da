"""What a Word paragraph takes from its style: outline level and list."""

from dataclasses import dataclass, replace

from itcp_assist.reading.docx.words import W, Xml, child_of, is_on, number_of, value_of

_MAX_CHAIN = 20  # of styles that are based on one another
_BODY_TEXT = 9  # the outline level that means none


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """Level of a heading from 1, or 0; the list that it is in, empty for none, and its level.

    ``hides`` says that text in it is hidden, be it the style of a paragraph or of characters.
    """

    heading: int = 0
    num_id: str = ""
    list_level: int | None = None
    hides: bool = False


def read_styles(root: Xml) -> dict[str, ParagraphStyle]:
    """The styles of a styles part by their ids, each with what it inherits; none without one."""
    elements = {} if root is None else {e.get(W + "styleId"): e for e in root.iter(W + "style")}
    return {name: _inherit(element, elements) for name, element in elements.items()}


def _inherit(element: Xml, elements: dict[str, Xml]) -> ParagraphStyle:
    found = ParagraphStyle()
    chain: list[Xml] = []
    while element is not None and len(chain) < _MAX_CHAIN:
        chain.append(element)
        element = elements.get(value_of(element, "basedOn"))
    for style in reversed(chain):
        found = read_properties(child_of(style, "pPr"), found)
    vanishing = (child_of(style, "rPr", "vanish") for style in chain)
    nearest = next((vanish for vanish in vanishing if vanish is not None), None)
    heading = 1 if value_of(chain[0], "name").casefold() == "title" else found.heading
    return replace(found, heading=heading, hides=is_on(nearest))


def read_properties(properties: Xml, inherited: ParagraphStyle) -> ParagraphStyle:
    """A paragraph's or a style's own properties over the inherited ones; list 0 ends a list."""
    outline = number_of(properties, "outlineLvl")
    heading = inherited.heading if outline is None else (outline + 1) % (_BODY_TEXT + 1)
    num_id = value_of(properties, "numPr", "numId")
    level = number_of(properties, "numPr", "ilvl")
    if not num_id:
        return ParagraphStyle(
            heading, inherited.num_id, inherited.list_level if level is None else level
        )
    return ParagraphStyle(heading, "" if num_id == "0" else num_id, level)
