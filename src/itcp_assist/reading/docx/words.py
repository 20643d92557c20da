"""The printed words of a Word paragraph, whatever wraps them."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

# An lxml element of WordprocessingML; python-docx has no types.
Xml: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_TEXT = frozenset((W + "t", _MATH_TEXT))
DELETED = frozenset((W + "del", W + "moveFrom"))  # or moved away
# Properties, what a text box holds (read on its own), its older twin.
_SKIPPED = frozenset({W + name for name in ("pPr", "rPr", "sdtPr", "txbxContent")} | {FALLBACK})
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
_OFF = ("0", "false", "off")
_SYMBOL_FONT = range(0xF000, 0xF100)  # glyphs of a symbol font: no text can be told
_UNREADABLE = 2  # half points: text of that size or less is there for no reader


@dataclass(slots=True)
class Words:
    """What one paragraph prints, the notes called in it, and how many characters it hides."""

    text: str = ""
    calls: list[tuple[int, str]] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads words with tracked insertions, without deletions and hidden text.

    ``marks`` are the printed marks of the references to notes; ``hiding`` are the styles whose text
    is hidden.
    """

    marks: Mapping[Xml, str] = field(default_factory=dict)
    hiding: Container[str] = ()

    def read(self, paragraph: Xml) -> Words:
        """The words of a paragraph."""
        words = Words()
        self._gather(paragraph, words, value_of(paragraph, "pPr", "pStyle") in self.hiding)
        return words

    def _gather(self, element: Xml, words: Words, hides: bool) -> None:
        for child in element:
            printed = _printed(child)
            if printed is not None and hides:
                words.hidden += sum(not char.isspace() for char in printed)
            elif printed is not None:
                words.text += printed
            elif child in self.marks and not hides:
                words.calls.append((len(words.text), self.marks[child]))
                if has_own_mark(child):
                    break  # the rest of the run is the mark
            elif not _is_skipped(child):
                self._gather(child, words, self._hides(child, hides))

    def _hides(self, element: Xml, inherited: bool) -> bool:
        """Say whether an element's text is hidden, by its own properties if it is a run."""
        properties = child_of(element, "rPr")
        vanish = child_of(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        size = number_of(properties, "sz")
        if size is not None and size <= _UNREADABLE:
            return True
        return inherited or value_of(properties, "rStyle") in self.hiding


def _printed(element: Xml) -> str | None:
    """What an element prints by itself; None where it only holds others."""
    if element.tag in _TEXT:
        return element.text or ""
    if element.tag == W + "sym":
        return _symbol(element)
    return _SIGNS.get(element.tag)


def _is_skipped(element: Xml) -> bool:
    """Say whether nothing in an element is text; a control that asks for text has none yet."""
    asks = element.tag == W + "sdt" and child_of(element, "sdtPr", "showingPlcHdr") is not None
    return asks or element.tag in _SKIPPED or element.tag in DELETED


def is_on(element: Xml) -> bool:
    """Say whether a property that is either on or off is on; None is off."""
    return element is not None and element.get(W + "val") not in _OFF


def has_own_mark(reference: Xml) -> bool:
    """Say whether a reference to a note is followed by its mark, instead of being numbered."""
    return reference.get(W + "customMarkFollows") not in (None, *_OFF)


def _symbol(element: Xml) -> str:
    code = element.get(W + "char") or ""
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code) or int(code, 16) in _SYMBOL_FONT:
        return "\ufffd"
    return chr(int(code, 16))


def iter_text_boxes(paragraph: Xml) -> Iterator[Xml]:
    """The contents of the text boxes that hang on a paragraph, each once.

    A box within a box hangs on a paragraph of its own.
    """
    for box in paragraph.iter(W + "txbxContent"):
        above = list(box.iterancestors(W + "p", FALLBACK))
        if above and above[0] is paragraph:
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
