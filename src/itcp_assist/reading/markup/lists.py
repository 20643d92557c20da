"""The numbers that a browser prints before the items of a list."""

import re
from collections.abc import Mapping

from itcp_assist.reading.markup.names import Element, name_of
from itcp_assist.reading.numbering import print_html_number

_STYLE_RE = re.compile(r"list-style(?:-type)?\s*:\s*(?:[\w-]+\s+)?(?P<type>[a-z-]+)", re.IGNORECASE)
# CSS Lists Module Level 3; other styles are no numbers that a text would be cited by.
_TYPES = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "none": "",
}  # fmt: skip


def list_numbers(ordered: Element) -> Mapping[Element, str]:
    """The printed number of each item of an ``ol``; empty where its style prints none."""
    items = [child for child in ordered if name_of(child) == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    value = _integer(ordered.get("start"), 1 if step > 0 else len(items)) - step
    numbers = {}
    for item in items:
        value = _integer(item.get("value"), value + step)
        kind = _type_of(item) or _type_of(ordered) or "1"
        numbers[item] = "" if kind == "none" else print_html_number(value, kind)
    return numbers


def _type_of(element: Element) -> str:
    """The type that an element's style or attribute names, as the attribute does."""
    styled = _STYLE_RE.search(element.get("style") or "")
    if styled and styled["type"].lower() in _TYPES:
        return _TYPES[styled["type"].lower()] or "none"
    return element.get("type") or ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text.strip()) else default
