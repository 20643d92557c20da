"""Akoma Ntoso XML: the United Nations' form and the plain 3.0 that laws.africa writes."""

from lxml import etree

from itcp_assist.citation import find_mentions
from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.markup import find_remarks, iter_paragraphs, text_of
from itcp_assist.reading.names import Element, name_of
from itcp_assist.records import Document, Source


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
    paragraphs = iter_paragraphs(root, source.name)
    return compose_document(source, paragraphs, _read_meta(root), find_remarks(root))


def _read_meta(root: Element) -> dict[str, str]:
    """What the document says of itself; the first document where it has attachments."""
    meta = {
        "symbol": _symbol(root),
        "title": _title(root),
        "adopted": _first(root, ".//{*}FRBRWork/{*}FRBRdate[@name='adoption']", "date")
        or _first(root, ".//{*}FRBRWork/{*}FRBRdate", "date"),
        "language": _first(root, ".//{*}FRBRExpression/{*}FRBRlanguage", "language"),
        "organ": " ".join(
            map(text_of, root.iterfind(".//{*}docAuthority[@refersTo='#issuingBody']"))
        ),
        "kind": _first(root, "./{*}statement", "name"),
        "iri": _first(root, ".//{*}FRBRWork/{*}FRBRuri", "value"),
    }
    return {key: value for key, value in meta.items() if value}


def _first(root: Element, path: str, attribute: str) -> str:
    found = root.find(path)
    return (found.get(attribute) or "").strip() if found is not None else ""


def _symbol(root: Element) -> str:
    numbers = [
        *root.iterfind(".//{*}docNumber[@refersTo='#symbol']"),
        *root.iterfind(".//{*}preface//{*}docNumber"),
        *root.iterfind(".//{*}coverPage//{*}docNumber"),
    ]
    mentions = (m for number in numbers for m in find_mentions(text_of(number), lookalikes=False))
    return next((m.symbol for m in mentions if m.symbol), "")


def _title(root: Element) -> str:
    """The title in the preface; where it has several, the last that is the resolution's own."""
    titles = root.findall(".//{*}preface//{*}docTitle[@refersTo='#resolutionTitle']")
    titles = titles or root.findall(".//{*}preface//{*}docTitle")
    return text_of(titles[-1]) if titles else _first(root, ".//{*}FRBRalias", "value")
