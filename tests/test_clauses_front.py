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


FRENCH = (
    "F", "ASSEMBLÉE", "A 90/Rés.9001", "14 août 2031", "Original: ANGLAIS",
    "Résolution A.9001(90)", "Adoptée le 3 mai 2031", "(Point 18 b) de l'ordre du jour)",
    "ENSEIGNEMENT DES NŒUDS", "L'ASSEMBLÉE,",
    "RAPPELANT l'article 15 j) de la Convention, qui a trait aux fonctions de l'Assemblée,",
    "1. PRIE le Secrétaire général de transmettre les nœuds aux États Membres;",
)  # fmt: skip
SPANISH = (
    "A 90/Res.9001", "Resolución A.9001(90)", "Aprobada el 3 de mayo de 2031",
    "ENSEÑANZA DE LOS NUDOS", "LA ASAMBLEA,",
    "RECORDANDO el artículo 15 j) del Convenio, que trata de las funciones de la Asamblea,",
    "1. PIDE al Secretario General que distribuya los nudos a los Estados Miembros por escrito.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "title", "language"),
    [(FRENCH, "ENSEIGNEMENT DES NŒUDS", "fra"), (SPANISH, "ENSEÑANZA DE LOS NUDOS", "spa")],
)
def test_first_pages_in_french_and_spanish(blocks, title, language):
    found = identify(make_document(*blocks))
    assert (found.symbol, found.title) == ("A.9001(90)", title)
    assert (found.adopted, found.language) == (date(2031, 5, 3), language)
    assert (found.kind, found.organ) == ("resolution", "Assembly")


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("A.424(XI)", "A.424(XI)"),
        ("RESOLUTION A.424(11)", "A.424(XI)"),
        ("Resolution A.9001(90)", "A.9001(90)"),
        ("ASSEMBLY A 90/Res.9001", "A.9001(90)"),
        ("A 90/Res.9001(90)", "A.9001(90)"),
        ("RESOLUTION FAL.91(90)", "FAL.91(90)"),
        ("RESOLUTION LEG.91(90)", "LEG.91(90)"),
        ("Resolution TC.91(90)", "TC.91(90)"),
        ("RESOLUTION LC-LP.9 (2031)", "LC-LP.9(2031)"),
        ("Resolution LP.91(20)", "LP.91(20)"),
        ("MSC.1/Circ.9001", "MSC.1/Circ.9001"),
        ("BWM.2/Circ.901/Rev.1", "BWM.2/Circ.901/Rev.1"),
        ("Circular Letter No.99204/Add.1", "CL.99204/Add.1"),
        ("United Nations A/RES/99/9", "A/RES/99/9"),
        ("A/HRC/RES/99/9", "A/HRC/RES/99/9"),
        ("E/RES/2031/9", "E/RES/2031/9"),
        ("S/RES/9901 (2031)", "S/RES/9901(2031)"),
        ("A 90/Res.9001/Corr.1", "A.9001(90)/Corr.1"),
        ("RESOLUTION MSC.9001(98)/Rev.1", "MSC.9001(98)/Rev.1"),
        ("Resolution A.9001(90) Adopted on 3 May 2031 (Agenda item 18(b)) ON KNOTS", "A.9001(90)"),
        ("Resolution A.9001(90) (adopted on 3 May 2031)", "A.9001(90)"),
    ],
)
def test_every_form_in_which_a_page_prints_its_own_symbol(line, symbol):
    document = make_document(line, "THE ASSEMBLY,", "NOTING knots,")
    found = identify(document)
    assert found.symbol == symbol
    assert identity_flags(document, found) == ()


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("LC-LP.9(2031)", "London Convention and Protocol"),
        ("A/HRC/RES/99/9", "Human Rights Council"),
        ("E/RES/2031/9", "Economic and Social Council"),
        ("A.9001(90)/Corr.1", "Assembly"),
        ("CL.99204", ""),
    ],
)
def test_the_organ_follows_from_the_symbol(symbol, organ):
    assert identify(make_document("Knots are tied."), {"symbol": symbol}).organ == organ


def test_a_letter_to_all_members_is_titled_by_its_subject():
    document = make_document(
        "Circular Letter No.99204/Add.1", "28 January 2031", "To: All IMO Members",
        "Subject: Knots and how to tie them", "1 Knots are tied.",
    )  # fmt: skip
    found = identify(document)
    assert (found.kind, found.title) == ("circular", "Knots and how to tie them")
    assert found.adopted == date(2031, 1, 28)


def test_a_title_holds_the_small_letters_in_brackets_under_it():
    document = make_document(
        "# RESOLUTION MEPC.9001(90)", "# (adopted on 3 May 2031)", "# AMENDMENTS TO THE ANNEX",
        "# OF THE KNOT CONVENTION (KNOT)", "# (Amendments to knots 4 and 5)",
        "THE MARINE ENVIRONMENT PROTECTION COMMITTEE,", "NOTING knots,",
    )  # fmt: skip
    assert identify(document).title == (
        "AMENDMENTS TO THE ANNEX OF THE KNOT CONVENTION (KNOT) (Amendments to knots 4 and 5)"
    )


def test_a_title_on_the_line_of_the_symbol_and_the_day():
    line = "Resolution A.9001(90) Adopted on 3 May 2031 (Agenda item 18(b)) ON KNOTS (THE CODE)"
    found = identify(make_document(line, "THE ASSEMBLY,", "NOTING knots,"))
    assert (found.title, found.adopted) == ("ON KNOTS (THE CODE)", date(2031, 5, 3))


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["(adopted on 16 June 2031)"], date(2031, 6, 16)),
        (["adopted on June 16, 2031"], date(2031, 6, 16)),
        (["Adopted on 1st December 2031"], date(2031, 12, 1)),
        (["Adopted: 16 June 2031"], date(2031, 6, 16)),
        (["Adopted by the Council at its 99th meeting, on 16 June 2031"], date(2031, 6, 16)),
        (["Adopted on", "16 June 2031"], date(2031, 6, 16)),
        (["Date of adoption: 16 June 2031"], date(2031, 6, 16)),
        (["adoptée le 1er mars 2031"], date(2031, 3, 1)),
        (["16 June 2031"], None),
    ],
)
def test_the_day_of_adoption_is_read_with_the_day_before_or_after_the_month(lines, day):
    document = make_document("A 90/Res.9001", *lines, "THE ASSEMBLY,", "NOTING knots,")
    assert identify(document).adopted == day


@pytest.mark.parametrize(
    ("header", "symbol"),
    [
        ("A 24/Res.97123 January 2006", "A.971(24)"),
        ("A 24/Res.9713 January 2006", "A.971(24)"),
        ("A 30/Res.11266 December 2017", "A.1126(30)"),
        ("A 30/Res.112610 January 2018", "A.1126(30)"),
        ("A 30/Res.11261 January 2018", "A.1126(30)"),
    ],
)
def test_a_date_glued_to_the_only_symbol_is_parted_from_it(header, symbol):
    document = make_document(header, "THE ASSEMBLY,", "NOTING knots,")
    assert (identify(document).symbol, identify(document).adopted) == (symbol, None)
