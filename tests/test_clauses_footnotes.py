"""A clause tells the footnotes that it calls, and where."""

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading.blocks import Paragraph, compose_document
from itcp_assist.records import BlockKind, Document, Footnote, Source

HEAD = (Paragraph("RESOLUTION A.9001(90)"), Paragraph("THE ASSEMBLY,"))


def document_of(*paragraphs: Paragraph) -> Document:
    return compose_document(Source("a.txt", "text", "0" * 64), [*HEAD, *paragraphs])


def called_at(text: str, number: str, marks: dict[str, str]) -> Paragraph:
    """``text`` with a call behind each of the words in ``marks``."""
    calls = tuple((text.index(word) + len(word), mark) for word, mark in marks.items())
    return Paragraph(text, number=number, calls=calls)


def note(mark: str, text: str) -> Paragraph:
    return Paragraph(text, BlockKind.FOOTNOTE, number=mark)


def footnotes(document: Document) -> dict[str, tuple[tuple[str, Footnote], ...]]:
    """By clause, what stands before each mark and the footnote."""
    clauses = split_clauses(document, identify(document))
    return {
        "/".join((c.citation.part, *c.citation.path)): tuple(
            (c.text[: n.at], n) for n in c.footnotes
        )
        for c in clauses
    }


def test_each_clause_has_the_footnotes_called_in_it():
    found = footnotes(
        document_of(
            Paragraph("RECALLING the harbour convention,", calls=((32, "1"),)),
            called_at("INVITES all ports to share pilots;", "1.", {"ports": "2", "pilots": "3"}),
            called_at("REQUESTS a report.", "2.", {}),
            note("1", "Not in force."),
            note("2", "Rivers too."),
            note("3", "Tugs too."),
        )
    )
    assert found == {
        "pp/1": (("RECALLING the harbour convention", Footnote("1", 32, "1 Not in force.")),),
        "op/1": (
            ("INVITES all ports", Footnote("2", 17, "2 Rivers too.")),
            ("INVITES all ports to share pilots", Footnote("3", 33, "3 Tugs too.")),
        ),
        "op/2": (),
    }


def test_a_call_in_a_wrap_up_counts_from_the_start_of_the_clause():
    found = footnotes(
        document_of(
            Paragraph("RECALLING its work,"),
            Paragraph("INVITES all ports:", number="1."),
            Paragraph("to lend tugs; and", number="(a)", calls=((12, "*"),)),
            Paragraph("to lend pilots,", number="(b)"),
            called_at("as far as weather permits.", "", {"weather": "**"}),
            note("*", "With crew."),
            note("**", "Told by the master."),
        )
    )
    wrapped = "INVITES all ports:\nas far as weather"
    assert found["op/1"] == ((wrapped, Footnote("**", len(wrapped), "** Told by the master.")),)
    assert found["op/1/a"] == (("to lend tugs", Footnote("*", 12, "* With crew.")),)
    assert found["op/1/b"] == ()
