"""Annexes, tables, circulars and pages, case by case, on fictional texts."""

from dataclasses import replace

from clause_specimens import keys, make_document, split, split_as, texts

from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.records import Identity

RECITAL = "RECALLING the knots of old,"


def test_annexes_appendices_and_parts():
    got = split(
        RECITAL, "1 ADOPTS it.", "# ANNEX 1", "# KNOTS", "1 Tie.", "1.1 Tie well.", "# ANNEX 2",
        "# PART II", "5.2 Haul.", "# APPENDIX 1", "3 Rest.", "# APPENDIX 2", "Rest well.",
    )  # fmt: skip
    assert keys(got)[2:] == [
        "annex-1/1", "annex-1/1.1", "annex-2/part-II/5.2", "annex-2/appendix-1/3",
        "annex-2/appendix-2/par/1",
    ]  # fmt: skip
    assert got[2].headings == ("ANNEX 1", "KNOTS")
    assert got[3].parent == Citation("A.9001(90)", "annex-1", ("1",))
    assert [c.verb for c in got[2:]] == [""] * 5


def test_annex_paragraphs_under_numbered_headings():
    got = split(
        RECITAL, "1 ADOPTS it.", "# ANNEX", "1 INTRODUCTION", "1.1 Tie knots:", ".1 bowlines;",
        ".2 hitches.", "2 GENERAL", "2.1 Background", "2.1.1 Ropes hold.", "2.2 Haul slowly.",
    )  # fmt: skip
    assert keys(got)[2:] == ["annex/1.1", "annex/1.1.1", "annex/1.1.2", "annex/2.1.1", "annex/2.2"]
    assert got[5].headings == ("ANNEX", "2 GENERAL", "2.1 Background")


def test_paragraphs_of_an_annex_without_numbers_are_counted_apart():
    got = split(RECITAL, "1 ADOPTS it.", "# ANNEX", "Knots are old.", "Ropes are older.", "1 Tie.")
    assert keys(got)[2:] == ["annex/par/1", "annex/par/2", "annex/1"]


def test_articles_that_number_afresh():
    got = split(
        RECITAL, "1 ADOPTS it.", "# ANNEX", "# Article 1 Knots", "Knots are tied.",
        "# Article 2 Ropes", "1. Haul.", "2. Rest.", "# Article 3 Yarn", "1. Spin.",
    )  # fmt: skip
    assert keys(got)[2:] == [
        "annex/article-1/par/1", "annex/article-2/1", "annex/article-2/2", "annex/article-3/1",
    ]  # fmt: skip


def test_numbers_that_start_afresh_under_a_heading_without_one():
    got = split(
        RECITAL, "1 ADOPTS it.", "# ANNEX", "# KNOTS", "1 Tie.", "2 Haul.", "# ROPES", "1 Coil."
    )
    assert keys(got)[2:] == ["annex/1", "annex/2", "annex/section-2/1"]


def test_table_rows_are_citable():
    got = split(
        RECITAL, "1 ADOPTS it.", "# ANNEX", "1 Knots are:", "| Bowline\tloop", "| Hitch\tpost",
        "# Table 7 Ropes", "| Hemp\tbrown",
    )  # fmt: skip
    assert keys(got)[3:] == ["annex/table-1/1", "annex/table-1/2", "annex/table-7/1"]


def test_two_annexes_without_numbers_keep_their_keys_apart():
    got = split(RECITAL, "1 ADOPTS it.", "# ANNEX", "1 Tie.", "# ANNEX", "1 Haul.")
    assert keys(got)[2:] == ["annex/1", "annex-2/1"]


def test_a_circular_by_its_printed_numbers_with_its_annex():
    document = make_document(
        "MSC.1/Circ.9001", "# GUIDELINES ON KNOTS", "To all Members:", "1 Knots are tied.",
        "2 Members are invited to tie them.", "# ANNEX", "1 ROPES", "1.1 Haul.",
    )  # fmt: skip
    got = split_clauses(document, identify(document))
    assert keys(got) == ["par/1", "par/2", "annex/1.1"]


def test_a_circular_without_numbers_is_counted():
    got = split_as("circular", "# KNOTS", "Members tie knots.", "They also haul ropes.")
    assert texts(got) == {"par/1": "Members tie knots.", "par/2": "They also haul ropes."}


def test_a_page_counts_its_paragraphs_and_bullets_but_no_headings():
    got = split_as(
        "page", "Home > Knots", "# Knots", "We tie knots.", "Why we do", "There are many:",
        "• bowlines;", "• hitches", "1. Numbers stay.", "| a\tb",
    )  # fmt: skip
    assert texts(got) == {
        "par/1": "We tie knots.", "par/2": "There are many:", "par/3": "bowlines;",
        "par/4": "hitches", "par/5": "1. Numbers stay.", "par/table-1/1": "a\tb",
    }  # fmt: skip
    assert [got[0].headings, got[1].headings] == [("Knots",), ("Why we do",)]


def test_markdown_marks_its_headings_so_that_an_open_line_is_a_paragraph():
    document = make_document("# Knots", "We tie knots", "They hold.")
    marked = replace(document, source=replace(document.source, media="markdown"))
    got = split_clauses(marked, Identity("knots-page", "Knots", "page"))
    assert texts(got) == {"par/1": "We tie knots", "par/2": "They hold."}
