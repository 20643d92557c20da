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
    "head", "meta", "nav", "noscript", "script", "style", "iframe", "object", "svg", "math",
    "button", "select",
})  # fmt: skip
NOTE = "authorialNote"
BREAKS = frozenset({"br", "eol"})
APART = frozenset({"coverPage", "conclusions", "footer", "toc"})  # printed around the text
TITLES = frozenset({"preface", "docTitle"})
# These only hold what an item says, so that their own id says less than the item's.
THROUGH = frozenset({
    "p", "content", "intro", "wrapUp", "list", "blockList", "listIntroduction", "listWrapUp",
})  # fmt: skip
_STRUCTURED = (HEADINGS | ITEMS | {"num", "table"}) - {"subheading"}

# The United Nations' templates name the style of a heading in the class: H1, H23, H4, HCh.
_HEADING_CLASS_RE = re.compile(r"(?:^|\s)H(?P<level>\d|Ch)\d*(?:\s|$)")
_HIDDEN_RE = re.compile(
    r"""
    display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | mso-hide\s*:\s*(?:all|screen)
  | (?:font-size|opacity)\s*:\s*0*\.?0+(?![\d.])
    """,
    re.VERBOSE | re.IGNORECASE,
)


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
    return attribute_of(element, "eId") or element.get("id") or ""


def attribute_of(element: Element, name: str) -> str:
    """An attribute of Akoma Ntoso, or in HTML the one of that name that is made of it."""
    return (
        element.get(name)
        or element.get(f"data-{name}")
        or element.get(f"data-{name.lower()}")
        or ""
    )


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
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or name_of(element) == "template"
        or bool(_HIDDEN_RE.search(element.get("style") or ""))
    )


def is_remark(element: Element) -> bool:
    """Say whether an element holds nothing but an editor's remark."""
    inside = list(element)
    text = (element.text or "") + "".join(child.tail or "" for child in inside)
    return [name_of(child) for child in inside] == ["remark"] and not text.strip()


def has_block(element: Element) -> bool:
    """Say whether a block stands anywhere inside, notes apart."""
    names = ((child, name_of(child)) for child in element)
    return any(name in BLOCKS or (name != NOTE and has_block(child)) for child, name in names)


def cells_of(row: Element) -> list[Element]:
    """The cells of a table's row."""
    return [cell for cell in row if name_of(cell) in ("td", "th")]


def is_header(row: Element) -> bool:
    """Say whether a table's row only names the columns."""
    parent = row.getparent()
    headed = parent is not None and name_of(parent) == "thead"
    return headed or all(name_of(cell) == "th" for cell in cells_of(row))


def is_structured(row: Element) -> bool:
    """Say whether a table's row holds headings, lists or tables, and so only arranges them."""
    inside = (name_of(element) for cell in cells_of(row) for element in cell.iterdescendants())
    return any(name in _STRUCTURED for name in inside)
