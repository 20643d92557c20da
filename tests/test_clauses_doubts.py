"""What a first page leaves in doubt: look-alikes, corrigenda, contradictions, names twice taken."""

import re
from dataclasses import replace

import pytest
from clause_specimens import make_document
from test_clauses_front import FRENCH

from itcp_assist.citation import parse_symbol
from itcp_assist.clauses import distinct_symbol, identify, identity_flags, split_clauses
from itcp_assist.reading import read_document
from itcp_assist.records import Source


@pytest.mark.parametrize(
    ("printed", "likely"),
    [
        ("Resolution А.9001(90)", "A.9001(90)"),  # a Cyrillic letter
        ("Resolution A.９００１(90)", "A.9001(90)"),  # full-width digits
        ("Resolution A.9\u200b001(90)", "A.9001(90)"),  # a zero-width space
        ("Resolution A.91O(22)", "A.910(22)"),  # the letter O
        ("Resolution MSC.9l1(90)", "MSC.911(90)"),  # the letter l
    ],
)
def test_what_only_looks_like_a_symbol_is_told_and_never_taken_for_it(printed, likely):
    document = make_document(printed, "ON THE TEACHING OF KNOTS", "THE ASSEMBLY,", "NOTING knots,")
    found = identify(document)
    (flag,) = identity_flags(document, found)
    assert found.symbol == "on-the-teaching-of-knots"
    assert f"only looks like {likely}" in flag


def test_a_slip_beside_the_clean_symbol_does_no_harm():
    document = make_document("A 22/Res.910", "Resolution A.91O(22)", "THE ASSEMBLY,", "NOTING it,")
    assert identify(document).symbol == "A.910(22)"
    assert identity_flags(document, identify(document)) == ()


def test_a_corrigendum_is_a_document_of_its_own():
    whole = make_document("Resolution A.9001(90)", "THE ASSEMBLY,", "1. NOTES knots.")
    numbered = make_document(
        "A 90/Res.9001/Corr.1", "Resolution A.9001(90)", "THE ASSEMBLY,", "1. NOTES ropes."
    )
    plain = make_document("Resolution A.9001(90)", "CORRIGENDUM", "THE ASSEMBLY,", "1. NOTES it.")
    symbols = [identify(document).symbol for document in (whole, numbered, plain)]
    assert symbols == ["A.9001(90)", "A.9001(90)/Corr.1", "a-9001-90-corrigendum"]
    (flag,) = identity_flags(plain, identify(plain))
    assert "a corrigendum to A.9001(90) without a number" in flag
    clauses = [split_clauses(d, identify(d)) for d in (whole, numbered, plain)]
    assert len({clause.citation for made in clauses for clause in made}) == sum(map(len, clauses))


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("UNEP/EA.9/Res.14", "unep-ea-9-res-14"),
        ("TC 90/5(b)", "tc-90-5-b"),
        ("MSC 90/23/Add.1", "msc-90-23-add-1"),
    ],
)
def test_a_symbol_that_no_citation_can_name_gives_a_slug_and_is_told(printed, slug):
    document = make_document(printed, "# Knots for all", "We tie knots.", "And ropes.")
    found = identify(document)
    assert found.symbol == slug
    (flag,) = identity_flags(document, found)
    assert printed in flag


def test_a_meetings_document_is_not_taken_for_a_resolution():
    document = make_document("MSC 98/23", "ON KNOTS", "THE MARITIME SAFETY COMMITTEE,", "NOTING,")
    assert identify(document).symbol == "msc-98-23"


def test_two_symbols_on_one_page_are_told():
    document = make_document(
        "A 90/Res.9002", "Resolution A.9001(90)", "THE ASSEMBLY,", "NOTING it,"
    )
    found = identify(document)
    (flag,) = identity_flags(document, found)
    assert found.symbol == "A.9001(90)"
    assert "A.9002(90)" in flag


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"language": "eng"}, "the text is in fra, the catalogue says eng"),
        ({"adopted": "2031-08-14"}, "2031-05-03 as its day, the catalogue says 2031-08-14"),
        ({"title": "Care of lighthouse buoys"}, "is titled"),
        ({"title": "L'enseignement des nœuds à bord"}, ""),
    ],
)
def test_the_catalogue_against_the_page(entry, said):
    blocks = [block.replace("ENSEIGNEMENT", "ENSEIGNEMENT ET MARINE:") for block in FRENCH]
    document = make_document(*blocks)
    flags = identity_flags(document, identify(document, entry))
    assert [said in flag for flag in flags] == ([True] if said else [])


def test_two_pages_with_one_title_get_two_names():
    pages = [make_document("# Rope work", "We tie ropes."), make_document("# Rope work", "Others.")]
    one, two = map(identify, pages)
    taken = {one.symbol}
    there = Source("shore/rope store.txt", "text", "ab" * 32)
    named = distinct_symbol(two, taken, there)
    assert (one.symbol, named.symbol) == ("rope-work", "rope-work-rope-store")
    again = distinct_symbol(two, {*taken, named.symbol}, there)
    assert again.symbol == "rope-work-abababab"
    assert parse_symbol(again.symbol) == again.symbol
    assert distinct_symbol(one, set(), there) == one


def test_an_official_symbol_is_never_renamed():
    official = identify(make_document("Resolution A.9001(90)", "THE ASSEMBLY,", "NOTING knots,"))
    assert distinct_symbol(official, {"A.9001(90)"}, Source("a.txt", "text", "0" * 64)) == official


def test_first_pages_of_real_documents_say_who_they_are(real_data):
    """The name of each file holds its symbol, which is read from the first page alone."""
    for folder, step in (("imo", 1), ("un-akn", 6)):
        for path in sorted((real_data / folder).iterdir())[::step]:
            document = replace(read_document(path), meta={})
            found = identify(document)
            wanted = re.sub(r"[^0-9A-Za-z]+", "-", path.stem.removeprefix("A_RES_"))
            named = re.sub(r"[^0-9A-Za-z]+", "-", found.symbol.removeprefix("A/RES/")).strip("-")
            assert wanted.replace("-B-", "B-").startswith(named), path.name
            assert identity_flags(document, found) == ()
            assert found.language == "eng"
            assert found.adopted or path.suffix == ".html"
