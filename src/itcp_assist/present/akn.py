"""A document as Akoma Ntoso 3.0: its clauses with their printed numbers, under our own eIds."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from itcp_assist.citation import portion
from itcp_assist.errors import ItcpError, NotHeldError
from itcp_assist.present.akn_body import Body
from itcp_assist.present.akn_meta import add_cover, add_meta
from itcp_assist.present.akn_tree import Branch, Part, grow_tree
from itcp_assist.records import Clause, Holding, TextKind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_HALF_RE = re.compile(r"part-(?P<letter>\w+)/(?:pp|op)\b")  # a half of a resolution, with its own
# What no XML 1.0 may hold (section 2.2), though a text may.
_UNFIT_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a name of an organ holds that reads as enacting words.
_ORGAN_RE = re.compile(
    r"\b(?:Assembly|Board|Commission|Committee|Conference|Congress|Council|Meeting|Parties|States)\b"
)
_MIXED = frozenset({"p", "num", "heading", "crossHeading"})  # white space in these is text


def to_akn(holding: Holding, clauses: Sequence[Clause], made: date) -> str:
    """An Akoma Ntoso file of a document, which reads back as the same clauses.

    Args:
        holding: what the document is and where it came from.
        clauses: all of its clauses, in document order.
        made: the day that the file bears as its own.

    Raises:
        NotHeldError: for a document of which only notes are held, not its text.
        ItcpError: for a sign that no XML can carry.
    """
    kinds = {clause.text_kind for clause in clauses}
    if not clauses or TextKind.NOTE in kinds:
        raise NotHeldError(
            f"{holding.identity.symbol} is held as notes about it, without its text; add the "
            "document itself to export it"
        )
    # one recognised page makes a file that says so as a whole
    kind = TextKind.RECOGNISED if TextKind.RECOGNISED in kinds else TextKind.VERBATIM
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    statement = SubElement(root, "statement", name=holding.identity.kind)
    add_meta(statement, holding, kind, made)
    add_cover(statement, holding)
    components = groupby(clauses, lambda clause: portion(clause.citation)[0])
    grown = [(name, grow_tree(list(group))) for name, group in components]
    _add_main(
        statement,
        [part for name, tree in grown if name == "main" for part in tree.parts],
        _enacting_words(holding),
    )
    attachments = Element("attachments")
    for number, (name, tree) in enumerate((n, t) for n, t in grown if n != "main"):
        attachment = SubElement(attachments, "attachment", eId=f"att_{number + 1}")
        document = _add_attached(attachment, tree, name)
        add_meta(document, holding, kind, made, name)
    if len(attachments):
        statement.append(attachments)
    _indent(root)
    xml = tostring(root, encoding="unicode")
    unfit = _UNFIT_RE.search(xml)
    if unfit:
        raise ItcpError(
            f"{holding.identity.symbol} holds U+{ord(unfit[0]):04X}, a sign that XML cannot carry; "
            "correct the document and build again"
        )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'


def _enacting_words(holding: Holding) -> str:
    """The words before a preamble, made from the organ's name as its kind of document prints it."""
    organ = holding.identity.organ
    organ = organ if _ORGAN_RE.search(organ) else "Conference"
    united = holding.identity.symbol.startswith(("A/", "S/"))
    return f"The {organ}," if united else f"THE {organ.upper()},"


def _add_main(statement: Element, parts: Sequence[Part], words: str) -> None:
    """The main document: a preamble where it enacts, and the body, in which halves enact again."""
    body = Body()
    first = [part for part in parts if not _half(part)]
    recitals = [p for p in first if isinstance(p, Branch) and _part_of(p) == "pp"]
    if any(_part_of(part).partition("/")[0] in ("pp", "op") for part in first):
        preamble = SubElement(statement, "preamble")
        body.add_formula(preamble, words)
        if recitals:
            body.add_recitals(preamble, recitals)
    main = SubElement(statement, "mainBody")
    body.fill(main, [part for part in first if part not in recitals])
    for letter, group in groupby([part for part in parts if _half(part)], _half):
        half = SubElement(main, "part", eId=f"part_{letter}")
        SubElement(half, "heading").text = letter
        body.add_text(half, "enacting", words)
        body.fill(half, list(group))
    if not len(main):
        SubElement(main, "p")  # the schema wants something in it


def _add_attached(attachment: Element, tree: Branch, name: str) -> Element:
    """The document in an attachment, under the heading that opens it; it has no meta yet."""
    parts: Sequence[Part] = tree.parts
    opening = parts[0]
    if len(parts) == 1 and isinstance(opening, Branch) and opening.heading:
        SubElement(attachment, "heading").text = opening.heading
        parts = opening.parts
    document = SubElement(attachment, "doc", name=name.partition("_")[0])
    body = Body(f"{attachment.get('eId')}__")
    body.fill(SubElement(document, "mainBody"), parts)
    return document


def _part_of(part: Part) -> str:
    """The part of the keys in a branch, which its first clause tells."""
    first = next(part.clauses(), None) if isinstance(part, Branch) else None
    return first.citation.part if first else ""


def _half(part: Part) -> str:
    found = _HALF_RE.match(_part_of(part))
    return found["letter"] if found else ""


def _indent(element: Element, depth: int = 0) -> None:
    """Set elements that hold no text of their own on lines of their own."""
    if not len(element) or element.tag in _MIXED:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        child.tail = element.text
        _indent(child, depth + 1)
    element[-1].tail = "\n" + "  " * depth
