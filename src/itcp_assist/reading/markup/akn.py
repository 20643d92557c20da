"""Akoma Ntoso XML: the United Nations' form and the plain 3.0 that laws.africa writes."""

from collections.abc import Sequence
from contextlib import suppress

from lxml import etree

from itcp_assist.citation import find_mentions, parse_symbol
from itcp_assist.errors import CitationError, ReadingError
from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.markup.front_matter import KINDS
from itcp_assist.reading.markup.names import Element, name_of
from itcp_assist.reading.markup.notes import place_notes
from itcp_assist.reading.markup.walk import read_markup, text_of
from itcp_assist.records import Document, Source

OWN_NAMESPACE = "urn:itcp-assist:source"  # of what the standard has no place for in our own files
_WORK_DAYS = ".//{*}FRBRWork/{*}FRBRdate"


def read_akn(data: bytes, source: Source) -> Document:
    """The document in ``data``; printed numbers come from ``num``, never from the running eId.

    Nothing is fetched and no entity expanded: a document type declaration is refused.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"{source.name}: is not well-formed XML ({error.msg})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(f"{source.name}: declares a document type; remove the declaration")
    if name_of(root) != "akomaNtoso":
        raise ReadingError(f"{source.name}: is XML but not Akoma Ntoso; give another form of it")
    place_notes(root)
    read = read_markup(root, source.name)
    return compose_document(source, read.paragraphs, _read_meta(root), read.flags)


def _read_meta(root: Element) -> dict[str, str]:
    """What the document says of itself; the first document where it has attachments."""
    meta = {
        "symbol": _symbol(root),
        "title": _title(root),
        "adopted": _adopted(root),
        "language": _first(root, ".//{*}FRBRExpression/{*}FRBRlanguage", "language"),
        "organ": " ".join(
            map(text_of, root.iterfind(".//{*}docAuthority[@refersTo='#issuingBody']"))
        ),
        "kind": next((kind for kind in _names(root) if kind in KINDS), ""),
        # how surely our own files hold the text
        "text_kind": _first(root, f".//{{*}}proprietary/{{{OWN_NAMESPACE}}}source", "textKind"),
        "iri": _first(root, ".//{*}FRBRWork/{*}FRBRuri", "value"),
    }
    return {key: value for key, value in meta.items() if value}


def _first(root: Element, path: str, attribute: str) -> str:
    found = root.find(path)
    return (found.get(attribute) or "").strip() if found is not None else ""


def _names(root: Element) -> list[str]:
    """The names of the documents in the file, such as resolution."""
    return [(document.get("name") or "").lower() for document in root]


def _adopted(root: Element) -> str:
    """The day of the work: of its adoption where that is told, else the only one it has."""
    days = {day.get("name"): day.get("date") or "" for day in root.iterfind(_WORK_DAYS)}
    days.pop("unknown", "")
    return days.get("adoption") or next(iter(days.values()), "")


def _symbol(root: Element) -> str:
    numbers = [
        *root.iterfind(".//{*}docNumber[@refersTo='#symbol']"),
        *root.iterfind(".//{*}preface//{*}docNumber"),
        *root.iterfind(".//{*}coverPage//{*}docNumber"),
    ]
    mentions = (m for number in numbers for m in find_mentions(text_of(number), lookalikes=False))
    return next((m.symbol for m in mentions if m.symbol), "") or _slug(numbers)


def _slug(numbers: Sequence[Element]) -> str:
    """The name that stands for the symbol of a document without one, as our own files have it."""
    for number in numbers:
        with suppress(CitationError):
            return parse_symbol(text_of(number))
    return ""


def _title(root: Element) -> str:
    """The title in the preface; where it has several, the last that is the resolution's own."""
    titles = root.findall(".//{*}preface//{*}docTitle[@refersTo='#resolutionTitle']")
    titles = titles or root.findall(".//{*}preface//{*}docTitle")
    titles = titles or root.findall(".//{*}coverPage//{*}docTitle")
    return text_of(titles[-1]) if titles else _first(root, ".//{*}FRBRalias", "value")
