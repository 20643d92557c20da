"""What the elements of Akoma Ntoso and of HTML are for, as far as a reader has to know it."""

import re

from lxml import etree

Element = etree._Element

HEADINGS = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "heading", "subheading", "crossHeading", "longTitle",
})  # fmt: skip
POINTS = frozenset({"point", "item", "indent", "subparagraph"})
ITEMS = POINTS | {"paragraph", "li"}
BLOCKS = HEADINGS | ITEMS | {
    "p", "num", "content", "intro", "wrapUp", "listIntroduction", "listWrapUp", "container",
    "formula", "table", "caption", "tr", "td", "th", "ul", "ol", "dl", "dt", "dd",
    "address", "article", "aside", "blockquote", "body", "details", "div", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hr", "main", "pre", "section", "summary",
}  # fmt: skip
UNPRINTED = frozenset({
    "head", "meta", "nav", "noscript", "script", "style", "template", "iframe", "object", "svg",
    "math", "button", "select",
})  # fmt: skip
BREAKS = frozenset({"br", "eol"})
APART = frozenset({"coverPage", "conclusions", "footer"})  # printed around the text, not of it
TITLES = frozenset({"preface", "docTitle"})
# These only hold what an item says, so that their own id says less than the item's.
THROUGH = frozenset({
    "p", "content", "intro", "wrapUp", "list", "blockList", "listIntroduction", "listWrapUp",
})  # fmt: skip
_STRUCTURED = (HEADINGS | ITEMS | {"num", "table"}) - {"subheading"}

# The United Nations' templates name the style of a heading in the class: H1, H23, H4, HCh.
_HEADING_CLASS_RE = re.compile(r"(?:^|\s)H(?P<level>\d|Ch)\d*(?:\s|$)")
_HIDDEN_RE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def name_of(element: Element) -> str:
    """Name of an element without namespace, or the Akoma Ntoso name that its class says."""
    if not isinstance(element.tag, str):
        return ""
    for token in (element.get("class") or "").split():
        if token.startswith("akn-"):
            return token.removeprefix("akn-")
    return element.tag.rpartition("}")[2]


def id_of(element: Element) -> str:
    """The element's own id, in Akoma Ntoso or in HTML; empty where it has none."""
    return element.get("eId") or element.get("data-eId") or element.get("id") or ""


def heading_level(element: Element, within: int) -> int:
    """Level of a heading by its class or name, else how many headed divisions it is ``within``.

    0 where the element is no heading.
    """
    name, styled = name_of(element), _HEADING_CLASS_RE.search(element.get("class") or "")
    if styled:
        return int(styled["level"]) if styled["level"].isdigit() else 1
    if name not in HEADINGS and name not in TITLES:
        return 0
    return int(name[1]) if name[1:].isdigit() else max(within, 1)


def is_hidden(element: Element) -> bool:
    """Say whether the element's own markup hides it from a reader."""
    return element.get("hidden") is not None or bool(_HIDDEN_RE.search(element.get("style") or ""))


def is_remark(element: Element) -> bool:
    """Say whether an element holds nothing but an editor's remark."""
    inside = list(element)
    text = (element.text or "") + "".join(child.tail or "" for child in inside)
    return [name_of(child) for child in inside] == ["remark"] and not text.strip()


def has_block(element: Element) -> bool:
    """Say whether a block stands anywhere inside, notes apart."""
    names = ((child, name_of(child)) for child in element)
    return any(
        name in BLOCKS or (name != "authorialNote" and has_block(child)) for child, name in names
    )


def cells_of(row: Element) -> list[Element]:
    """The cells of a table's row."""
    return [cell for cell in row if name_of(cell) in ("td", "th")]


def is_layout(row: Element) -> bool:
    """Say whether a row only arranges other matter: one cell, or headings, lists, tables in it."""
    cells = cells_of(row)
    inside = (name_of(element) for cell in cells for element in cell.iterdescendants())
    return len(cells) == 1 or any(name in _STRUCTURED for name in inside)
