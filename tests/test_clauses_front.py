"""Identity from the first page, the catalogue and the format."""

from datetime import date

import pytest
from clause_specimens import make_document

from itcp_assist.clauses import identify, identity_flags


def test_first_page_of_an_assembly_resolution():
    document = make_document(
        "E", "ASSEMBLY", "90th session", "Agenda item 18(b)", "A 90/Res.9001", "14 August 2031",
        "Original: ENGLISH", "Resolution A.9001(90)", "Adopted on 3 May 2031",
        "(Agenda item 18(b))", "ON THE TEACHING OF KNOTS", "(THE KNOT CODE)", "THE ASSEMBLY,",
        "RECALLING the knots,", "1. REVOKES resolution A.9000(89).",
    )  # fmt: skip
    found = identify(document)
    assert found.symbol == "A.9001(90)"
    assert found.title == "ON THE TEACHING OF KNOTS (THE KNOT CODE)"
    assert (found.kind, found.organ, found.adopted) == ("resolution", "Assembly", date(2031, 5, 3))


def test_the_circulation_date_is_not_the_adoption_date():
    document = make_document("A 90/Res.9001", "14 August 2031", "THE ASSEMBLY,", "NOTING knots,")
    assert identify(document).adopted is None


def test_a_date_glued_to_the_header_symbol_does_not_change_it():
    document = make_document(
        "A 24/Res.97123 January 2006", "Resolution A.971(24)", "THE ASSEMBLY,", "NOTING knots,"
    )
    assert identify(document).symbol == "A.971(24)"


def test_the_annex_of_a_report_is_not_the_resolution():
    document = make_document(
        "MSC 98/23/Add.1", "# ANNEX 10", "# RESOLUTION MSC.9001(98)", "(adopted on 16 June 2031)",
        "# KNOTS ABOARD", "THE MARITIME SAFETY COMMITTEE,", "NOTING knots,",
    )  # fmt: skip
    found = identify(document)
    assert (found.symbol, found.title) == ("MSC.9001(98)", "KNOTS ABOARD")
    assert (found.organ, found.adopted) == ("Maritime Safety Committee", date(2031, 6, 16))


def test_a_circular_with_its_symbol_and_date_on_one_line():
    document = make_document(
        "MSC-FAL.1/Circ.9001/Rev.2 7 June 2031", "# GUIDELINES ON KNOTS", "1 Knots are tied.",
        "# ANNEX", "# OTHER KNOTS", "1 ROPES",
    )  # fmt: skip
    found = identify(document)
    assert (found.symbol, found.kind) == ("MSC-FAL.1/Circ.9001/Rev.2", "circular")
    assert (found.title, found.adopted) == ("GUIDELINES ON KNOTS", date(2031, 6, 7))
    assert found.organ == "Maritime Safety Committee and Facilitation Committee"


def test_a_draft_of_the_security_council_with_its_symbol_in_the_header():
    document = make_document(
        "United Nations", "Security Council", "11 February 2031", "Atlantis: draft resolution",
        "The Security Council,", "Noting knots,", "^ S/2031/9001",
    )  # fmt: skip
    found = identify(document)
    assert (found.symbol, found.kind, found.organ, found.adopted) == (
        "S/2031/9001", "resolution", "Security Council", None,
    )  # fmt: skip
    assert found.title == "Atlantis: draft resolution"


def test_a_resolution_of_the_general_assembly():
    document = make_document(
        "United Nations A/RES/99/9",
        "Resolution adopted by the General Assembly on 21 December 2031",
        "99/9. Knots for all", "The General Assembly,", "Noting knots,",
    )  # fmt: skip
    found = identify(document)
    assert (found.symbol, found.title) == ("A/RES/99/9", "Knots for all")
    assert (found.organ, found.adopted) == ("General Assembly", date(2031, 12, 21))


def test_a_symbol_in_a_title_is_another_documents():
    document = make_document(
        "# REVOCATION OF RESOLUTION A.9000(89)", "Knots are taught no longer.", "And so on."
    )
    found = identify(document)
    assert (found.symbol, found.kind) == ("revocation-of-resolution-a-9000-89", "page")


def test_a_page_is_named_by_its_heading_else_by_the_line_over_its_text():
    told = identify(make_document("Home > Knots", "# Knots for all", "We tie knots."))
    plain = identify(make_document("Home > Knots", "Rope work", "We tie knots."))
    assert (told.symbol, plain.symbol, plain.title) == ("knots-for-all", "rope-work", "Rope work")
    assert identify(make_document("We tie knots.")).symbol == "specimen"


def test_the_catalogue_wins_and_a_contradiction_is_told():
    document = make_document("Resolution A.9001(90)", "THE ASSEMBLY,", "NOTING knots,")
    entry = {
        "symbol": "A.9002(90)",
        "title": "Ropes",
        "adopted": "2031-05-04",
        "kind": "resolution",
    }
    found = identify(document, entry)
    assert (found.symbol, found.title, found.adopted) == ("A.9002(90)", "Ropes", date(2031, 5, 4))
    assert "A.9001(90)" in identity_flags(document, found)[0]
    assert identity_flags(document, identify(document)) == ()


def test_what_the_format_says_goes_before_the_page_and_a_bad_symbol_is_left_out():
    document = make_document("THE ASSEMBLY,", "NOTING knots,", symbol="A.9003(90)", language="fra")
    assert (identify(document).symbol, identify(document).language) == ("A.9003(90)", "fra")
    assert identify(document, {"symbol": "no symbol!"}).symbol == "specimen"


@pytest.mark.parametrize("day", ["31 June 2031", "99 May 2031"])
def test_an_impossible_day_is_no_date(day):
    document = make_document(f"Adopted on {day}", "THE ASSEMBLY,", "NOTING knots,")
    assert identify(document).adopted is None
