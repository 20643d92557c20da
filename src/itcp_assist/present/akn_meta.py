"""What an Akoma Ntoso file says of itself: work, expression, manifestation, cover, provenance."""

from datetime import date
from xml.etree.ElementTree import Element, SubElement

from itcp_assist.citation import work_iri
from itcp_assist.records import Holding, TextKind
from itcp_assist.records.wording import NOTICE

# The namespace of what the standard has no place for: whence the text was read, and how surely.
OWN_NAMESPACE = "urn:itcp-assist:source"
_EDITOR = "itcp-assist"
# The day of a work whose adoption is not known; the schema asks for one.
_NO_DAY = "0001-01-01"
_NO_LANGUAGE = "und"  # undetermined (ISO 639-2)


def add_meta(
    document: Element, holding: Holding, kind: TextKind, made: date, component: str = "main"
) -> None:
    """Add the identification of a document or of one of its attachments.

    ``made`` is the day on which the file is written; ``kind`` how the text is known.
    """
    identity = holding.identity
    meta = Element("meta")
    document.insert(0, meta)
    identification = SubElement(meta, "identification", source=f"#{_EDITOR}")
    work = _work(holding)
    day = identity.adopted.isoformat() if identity.adopted else ""
    language = identity.language or _NO_LANGUAGE
    expression = f"{work}/{language}@{day}"
    author = "issuingBody" if identity.organ else _EDITOR
    made_work = _level(identification, "FRBRWork", (work, f"{work}/!{component}"), author)
    _set_day(made_work, day or _NO_DAY, "adoption" if day else "unknown")
    SubElement(made_work, "FRBRcountry", value="un")
    SubElement(made_work, "FRBRnumber", value=identity.symbol)
    SubElement(made_work, "FRBRname", value=identity.title)
    iris = (expression, f"{expression}/!{component}")
    made_expression = _level(identification, "FRBRExpression", iris, author)
    _set_day(made_expression, day or _NO_DAY, "adoption" if day else "unknown")
    SubElement(made_expression, "FRBRlanguage", language=language)
    iris = (f"{expression}.xml", f"{expression}/!{component}.xml")
    manifestation = _level(identification, "FRBRManifestation", iris, _EDITOR)
    _set_day(manifestation, made.isoformat(), "generation")
    if component == "main":
        _add_references(meta, holding)
        _add_source(meta, holding, kind)


def add_cover(document: Element, holding: Holding) -> None:
    """Add the page that a reader sees first: whose document it is, and that this file is not."""
    identity = holding.identity
    cover = SubElement(document, "coverPage")
    if identity.organ:
        organ = SubElement(SubElement(cover, "p"), "docAuthority", refersTo="#issuingBody")
        organ.text = identity.organ
    number = SubElement(SubElement(cover, "p"), "docNumber", refersTo="#symbol")
    number.text = identity.symbol
    SubElement(SubElement(cover, "p"), "docTitle").text = identity.title
    if identity.adopted:
        day = SubElement(SubElement(cover, "p"), "docDate", date=identity.adopted.isoformat())
        day.text = identity.adopted.isoformat()
    SubElement(cover, "p").text = (
        f"Written by itcp-assist from a copy that it holds: the clauses are the copy's, this page "
        f"and the enacting words are made from its catalogue. {NOTICE}"
    )


def _work(holding: Holding) -> str:
    identity = holding.identity
    if identity.adopted:
        return work_iri(identity.symbol, identity.adopted)
    return work_iri(identity.symbol, date.min).replace(date.min.isoformat(), "undated")


def _level(identification: Element, name: str, iris: tuple[str, str], author: str) -> Element:
    """One level of the identification, its author last so far: the day goes before it."""
    level = SubElement(identification, name)
    SubElement(level, "FRBRthis", value=iris[1])
    SubElement(level, "FRBRuri", value=iris[0])
    SubElement(level, "FRBRauthor", href=f"#{author}")
    return level


def _set_day(level: Element, day: str, name: str) -> None:
    level.insert(2, Element("FRBRdate", date=day, name=name))


def _add_references(meta: Element, holding: Holding) -> None:
    references = SubElement(meta, "references", source=f"#{_EDITOR}")
    organ = holding.identity.organ
    organizations = [(_EDITOR, "itcp-assist")] + ([("issuingBody", organ)] if organ else [])
    for name, shown in organizations:
        href = f"/ontology/organization/un/{name}"
        SubElement(references, "TLCOrganization", eId=name, href=href, showAs=shown)
    SubElement(
        references, "TLCConcept", eId="symbol", href="/ontology/concept/un/symbol", showAs="Symbol"
    )


def _add_source(meta: Element, holding: Holding, kind: TextKind) -> None:
    source = holding.source
    told = {
        "name": source.name, "url": source.url, "sha256": source.sha256, "tier": source.tier,
        "rights": source.rights, "textKind": kind.value,
    }  # fmt: skip
    proprietary = SubElement(meta, "proprietary", source=f"#{_EDITOR}")
    given = {name: value for name, value in told.items() if value}
    SubElement(proprietary, "source", {"xmlns": OWN_NAMESPACE, **given})
