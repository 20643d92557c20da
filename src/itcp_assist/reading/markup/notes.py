"""Footnotes that stand apart from their calls: each is put where it is called, as a note there.

On web pages, as Word, pandoc and wikis write them, a call is a raised link and the note what it
leads to; in Akoma Ntoso it is a ``noteRef`` and the note stands among the metadata.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from itcp_assist.reading.markup.names import NOTE, Element, id_of, name_of
from itcp_assist.reading.markup.walk import text_of

# What a call prints: a figure, one or two letters or signs, in brackets or not.
_MARK_RE = re.compile(r"[\[(]?(?P<mark>\d{1,3}|[A-Za-z]{1,2}|[*\u2020\u2021\u00a7]{1,4})[\])]?")
_BARE_RE = re.compile(r"[\s\[\](),;]*")  # what may stand beside the marks in one raised text
_HOLDERS = ("li", "aside", "dd", "div", "p")
_NOTE_NAME_RE = re.compile(r"foot|ftn|fn|note", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Call:
    """A link that calls a note, the mark that it prints, and what holds the note's words."""

    link: Element
    mark: str
    holder: Element


def move_notes(root: Element) -> None:
    """Put the footnotes of a web page where they are called; all other links stay."""
    moved: set[Element] = set()
    raised: set[Element] = set()
    for call in list(_iter_calls(root)):
        raised.update(e for e in call.link.iterancestors() if name_of(e) == "sup")
        if call.holder in moved:  # called a second time: only its mark goes
            _replace(call.link, None)
            continue
        words = re.sub(rf"^[\[(]?{re.escape(call.mark)}[\])]?[.:]?\s+", "", _words(call))
        _replace(call.link, _make_note(call.link, call.mark, words))
        _replace(call.holder, None)
        moved.add(call.holder)
    for element in raised:
        _clear_marks(element)


def place_notes(root: Element) -> None:
    """Put the notes among an Akoma Ntoso file's metadata where a ``noteRef`` refers to them."""
    notes = {id_of(note): note for note in root.iter("{*}note")}
    for reference in list(root.iter("{*}noteRef")):
        note = notes.get((reference.get("href") or "").removeprefix("#"))
        if note is not None:
            mark = reference.get("marker") or note.get("marker") or ""
            _replace(reference, _make_note(reference, mark, text_of(note)))


def _iter_calls(root: Element) -> Iterator[_Call]:
    order = {element: at for at, element in enumerate(root.iter())}
    named = {name: element for element in reversed(order) for name in _names(element)}
    leads: dict[Element, frozenset[str]] = {}  # where the links of a holder lead
    for link in order:
        mark = _MARK_RE.fullmatch(_plain(link)) if name_of(link) == "a" else None
        answer = named.get(_target(link)) if mark else None
        if mark is None or answer is None or order[answer] < order[link]:
            continue
        holder = _holder_of(answer)
        if holder is None or holder in link.iterancestors():
            continue
        if holder not in leads:
            leads[holder] = frozenset(_target(e) for e in holder.iter() if name_of(e) == "a")
        if _is_call(link, leads[holder]):
            yield _Call(link, mark["mark"], holder)


def _is_call(link: Element, leads: Collection[str]) -> bool:
    """Say whether a link is printed as a call is, or what it leads to ``leads`` back."""
    around = [link, *link.iterdescendants(), *islice(link.iterancestors(), 2)]
    names = {name for element in around for name in _names(element)}
    raised = "sup" in map(name_of, around)
    return raised or not names.isdisjoint(leads) or link.get("role") == "doc-noteref"


def _holder_of(answer: Element) -> Element | None:
    """The block that holds a note, with all of its paragraphs where an element is made for it."""
    blocks = [e for e in (answer, *answer.iterancestors()) if name_of(e) in _HOLDERS]
    if len(blocks) > 1 and blocks[1] is blocks[0].getparent() and name_of(blocks[0]) == "p":
        own = f"{id_of(blocks[1])} {blocks[1].get('style') or ''}"
        if name_of(blocks[1]) != "div" or _NOTE_NAME_RE.search(own):
            return blocks[1]
    return blocks[0] if blocks else None


def _words(call: _Call) -> str:
    """What a note says, without the links that lead back to its call."""
    for link in [e for e in call.holder.iter() if name_of(e) == "a"]:
        if link is not call.holder and _target(link) and _is_return(link):
            _replace(link, None)
    return text_of(call.holder)


def _is_return(link: Element) -> bool:
    """Say whether a link within a note prints nothing but a mark or an arrow."""
    plain = _plain(link)
    return not any(map(str.isalnum, plain)) or _MARK_RE.fullmatch(plain) is not None


def _make_note(beside: Element, mark: str, words: str) -> Element:
    note: Element = beside.makeelement(NOTE, {"marker": mark})
    note.text = words
    return note


def _replace(element: Element, new: Element | None) -> None:
    """Put ``new`` in the place of an element; what is printed behind it stays behind it."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return
    if new is not None:
        new.tail = tail
        parent.replace(element, new)
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _clear_marks(raised: Element) -> None:
    """Empty a raised text of which nothing but commas and brackets is left beside its notes."""
    pieces = [raised.text or "", *(child.tail or "" for child in raised)]
    if _BARE_RE.fullmatch("".join(pieces)) and all(name_of(child) == NOTE for child in raised):
        raised.text = None
        for child in raised:
            child.tail = None


def _names(element: Element) -> list[str]:
    """The names by which links lead to an element."""
    if not isinstance(element.tag, str):
        return []
    return [name for name in (element.get("id"), element.get("name")) if name]


def _target(link: Element) -> str:
    href = link.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _plain(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()
