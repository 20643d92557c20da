"""Web pages: resolutions as laws.africa publishes them, and any ordinary page."""

import re

from lxml import etree
from lxml import html as lxml_html

from itcp_assist.citation import find_mentions
from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.decoding import decode_html
from itcp_assist.reading.markup.front_matter import known_fields, split_front_matter
from itcp_assist.reading.markup.names import Element
from itcp_assist.reading.markup.notes import move_notes
from itcp_assist.reading.markup.walk import Markup, read_markup, text_of
from itcp_assist.reading.numbered_rows import free_rows
from itcp_assist.records import Document, Source

_DECLARATION_RE = re.compile(r"\s*<\?xml\b[^>]*\?>")
_WORK_DATE_RE = re.compile(r"/(?P<date>\d{4}-\d{2}-\d{2})(?:/|$)")


def read_html(data: bytes, source: Source) -> Document:
    """The document in ``data``, from its markup alone: no script runs and nothing is fetched.

    A YAML head as on laws.africa's pages gives title, language and the date of adoption, which is
    the date in the work's IRI; the symbol is the one in the page's headings above the text.
    """
    text, flags = decode_html(data, source.name)
    head, markup = split_front_matter(text, source.name)
    root = _parse_html(markup, source.name)
    meta = _read_meta(root)
    if "frbr_uri" in head:
        found = _WORK_DATE_RE.search(head["frbr_uri"])
        meta |= {"iri": head["frbr_uri"]} | ({"adopted": found["date"]} if found else {})
        meta |= _read_cover(root)
    meta |= known_fields(head)
    move_notes(root)
    read = read_markup(root, source.name)
    return compose_document(source, free_rows(read.paragraphs), meta, (*flags, *read.flags))


def read_fragment(markup: str, name: str) -> Markup:
    """What a piece of HTML inside another text prints."""
    if not re.search(r"<[^!]", markup):
        return Markup(())
    return read_markup(_parse_html(markup, name), name)


def _parse_html(markup: str, name: str) -> Element:
    parser = lxml_html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml_html.document_fromstring(_DECLARATION_RE.sub("", markup, count=1), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadingError(f"{name}: holds no HTML that can be read ({error})") from error


def _read_meta(root: Element) -> dict[str, str]:
    """The page's title as ``page_title``: a resolution on the page prints one of its own."""
    titles = map(text_of, [*root.iter("h1"), *root.iter("title")])
    title = next(filter(None, titles), "")
    return {"page_title": title} if title else {}


def _read_cover(root: Element) -> dict[str, str]:
    for heading in root.iter("h2"):
        for mention in find_mentions(text_of(heading), lookalikes=False):
            if mention.symbol:
                return {"symbol": mention.symbol}
    return {}
