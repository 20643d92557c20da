"""The printed words of a Word paragraph, whatever wraps them."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

# An lxml element of WordprocessingML; python-docx has no types.
Xml: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_TEXT = frozenset((W + "t", _MATH_TEXT))
# Deleted or moved away, properties, what a text box holds (read on its own), its older twin.
_SKIPPED = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent")} | {_FALLBACK}
)
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
_OFF = ("0", "false", "off")
_SYMBOL_FONT = range(0xF000, 0xF100)  # glyphs of a symbol font: no text can be told


def printed_text(paragraph: Xml) -> str:
    """The words of a paragraph as printed: with tracked insertions, without hidden text."""
    return "".join(_iter_pieces(paragraph))


def _iter_pieces(element: Xml) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or (child.tag == W + "r" and _is_hidden(child)):
            continue
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == W + "sym":
            yield _symbol(child)
        else:
            yield from _iter_pieces(child)


def _is_hidden(run: Xml) -> bool:
    properties = child_of(run, "rPr")
    vanish = child_of(properties, "vanish")
    return vanish is not None and vanish.get(W + "val") not in _OFF


def _symbol(element: Xml) -> str:
    code = element.get(W + "char") or ""
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code) or int(code, 16) in _SYMBOL_FONT:
        return "\ufffd"
    return chr(int(code, 16))


def iter_text_boxes(paragraph: Xml) -> Iterator[Xml]:
    """The contents of the text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box


def child_of(element: Xml, *path: str) -> Xml:
    """The first descendant along ``path`` of local names; None where a step is missing."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element


def value_of(element: Xml, *path: str) -> str:
    """The ``w:val`` of the descendant along ``path``; empty where there is none."""
    found = child_of(element, *path)
    return (found.get(W + "val") or "") if found is not None else ""


def number_of(element: Xml, *path: str) -> int | None:
    """The same as a whole number; None where there is none."""
    return _integer(value_of(element, *path))


def level_of(element: Xml) -> int:
    """The ``w:ilvl`` of a level of a list, from 0."""
    return _integer(element.get(W + "ilvl") or "") or 0


def _integer(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None
