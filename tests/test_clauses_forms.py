"""Rarer forms of the drafting grammar, case by case, on fictional texts."""

import pytest
from clause_specimens import ENACTING, keys, split, split_as, texts

RECITAL = "RECALLING the knots of old,"
ADOPTS = (RECITAL, "1 ADOPTS it.")


def annex(*blocks: str) -> dict[str, str]:
    """Texts of the clauses of an annex, by their keys within it."""
    got = texts(split(*ADOPTS, "# ANNEX", *blocks))
    return {k.removeprefix("annex/"): t for k, t in got.items() if k.startswith("annex")}


def test_a_number_printed_twice_makes_two_clauses():
    got = split(RECITAL, "2. NOTES a;", "3. NOTES b;", "3. URGES c;", ".1 d;", "4. NOTES e.")
    assert texts(got) == {
        "pp/1": RECITAL, "op/2": "NOTES a;", "op/3": "NOTES b;", "op/3-second": "URGES c;",
        "op/3-second.1": "d;", "op/4": "NOTES e.",
    }  # fmt: skip
    assert got[3].citation.label() == "resolution A.9001(90), operative paragraph 3 (second)"


def test_a_letter_printed_twice_makes_two_items():
    got = split(RECITAL, "1 INVITES all to:", "(a) tie;", "(b) haul;", "(b) rest;", "(c) go.")
    assert keys(got)[2:] == ["op/1/a", "op/1/b", "op/1/b-second", "op/1/c"]


def test_a_second_list_in_one_paragraph_keeps_its_items_apart():
    got = split(RECITAL, "1 INVITES all to:", "(a) tie;", "(b) haul;", "and to:", "(a) rest.")
    assert texts(got)["op/1"] == "INVITES all to:\nand to:"
    assert keys(got)[2:] == ["op/1/a", "op/1/b", "op/1/a-second"]


def test_numbers_in_the_wrong_order_lose_nothing():
    got = split(RECITAL, "1. NOTES a;", "3. NOTES b;", "2. NOTES c;", "4. NOTES d.")
    assert keys(got)[1:] == ["op/1", "op/3", "op/2", "op/4"]


def test_numbers_that_begin_again_without_a_heading_are_a_section():
    got = split(RECITAL, "1. NOTES a;", "2. NOTES b;", "1. NOTES c;", "2. NOTES d.")
    assert keys(got)[1:] == ["op/1", "op/2", "op/section-2/1", "op/section-2/2"]


def test_numbers_above_999_go_on_and_a_year_is_none():
    got = split(RECITAL, "999. NOTES a;", "1000. NOTES b;", "1001. NOTES c.", "2031. Ropes.")
    assert keys(got)[1:] == ["op/999", "op/1000", "op/1001"]
    plain = split(RECITAL, "999 NOTES a;", "1000 NOTES b.", "2030 Agenda of knots.")
    assert keys(plain)[1:] == ["op/999", "op/1000"]


def test_a_figure_that_begins_a_sentence_is_no_number_of_a_paragraph():
    got = split(RECITAL, "1 NOTES knots.", "110 States tie them.", "2 NOTES ropes.")
    assert texts(got)["op/1"] == "NOTES knots.\n110 States tie them."


def test_later_paragraphs_with_their_suffixes():
    got = split(
        RECITAL, "3. NOTES a;", "3 bis. NOTES b;", "(a) c;", "3 ter. NOTES d;", "4. NOTES e."
    )
    assert keys(got)[1:] == ["op/3", "op/3-bis", "op/3-bis/a", "op/3-ter", "op/4"]


def test_paragraphs_with_roman_numbers():
    got = split(RECITAL, "I. DECIDES:", "(a) to tie;", "(b) to haul;", "II. INVITES all to:",
                "1. rest;", "2. go;", "III. NOTES it.")  # fmt: skip
    assert keys(got)[1:] == ["op/I", "op/I/a", "op/I/b", "op/II", "op/II/1", "op/II/2", "op/III"]


def test_letters_with_a_full_stop():
    got = split(RECITAL, "1 INVITES all to:", "a. tie;", "b. haul;", "2 NOTES it.")
    assert keys(got)[1:] == ["op/1", "op/1/a", "op/1/b", "op/2"]


def test_plain_numbers_within_a_paragraph_are_its_items():
    got = split(RECITAL, "1 INVITES all to:", "1. tie;", "2. haul;", "3. rest;", "2 NOTES it.")
    assert keys(got)[1:] == ["op/1", "op/1/1", "op/1/2", "op/1/3", "op/2"]
    assert got[2].parent == got[1].citation


def test_sections_with_roman_numbers_keep_their_headings():
    got = split(RECITAL, "I", "Knots", "1. NOTES a;", "2. NOTES b;", "II", "Ropes", "1. NOTES c.")
    assert keys(got)[1:] == ["op/section-I/1", "op/section-I/2", "op/section-II/1"]
    assert [c.headings for c in got[2:]] == [("I Knots",), ("II Ropes",)]


def test_parts_of_the_operative_part_stay_in_it():
    got = split(RECITAL, "PART I", "1 NOTES a;", "PART II", "1 NOTES b.")
    assert keys(got)[1:] == ["op/part-I/1", "op/part-II/1"]
    assert got[1].verb == "NOTES"


def test_halves_named_as_parts():
    got = split(RECITAL, "1. NOTES a.", "PART B", "ROPES", ENACTING, "NOTING b,", "1. NOTES b.")
    assert keys(got)[2:] == ["part-B/pp/1", "part-B/op/1"]


def test_headings_of_the_preamble_are_in_no_recital():
    got = split("# Knots", RECITAL, "ROPES", "NOTING ropes,", "1 NOTES a.")
    assert texts(got)["pp/2"] == "NOTING ropes,"
    assert [c.headings for c in got[:2]] == [("Knots",), ("ROPES",)]


def test_a_quoted_resolution_in_a_recital_belongs_to_it():
    got = split("RECALLING that it read:", "“INVITES States:", "1. URGES them;", "NOTING knots,",
                "2 all.”", "NOTING ropes,", "1 NOTES a.")  # fmt: skip
    assert keys(got) == ["pp/1", "pp/2", "op/1"]


def test_the_text_of_a_draft_in_brackets_is_kept():
    got = split("[NOTING ropes,]", RECITAL, "1 NOTES a;", "[2. URGES b;]", "3 NOTES c.")
    assert texts(got)["pp/1"] == "[NOTING ropes,]"
    assert texts(got)["op/2"] == "[2. URGES b;]"


def test_an_operative_paragraph_that_lost_its_number_is_counted():
    got = split(RECITAL, "1 NOTES a;", "URGES States to tie;", "3 NOTES c.")
    assert texts(got)["op/par/1"] == "URGES States to tie;"
    assert got[2].citation.place() == "operative part, unnumbered paragraph 1"


def test_items_under_counted_operative_paragraphs():
    got = split(RECITAL, "# Knots", "ADOPTS:", "(a) x;", "(b) y;", "INVITES States.", "– all;")
    assert keys(got)[1:] == ["op/1", "op/1/a", "op/1/b", "op/2"]
    assert texts(got)["op/2"] == "INVITES States.\n– all;"


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "«»", "‘’", "„“"])
def test_new_text_of_an_amendment_belongs_to_it(opening, closing):
    got = annex(
        "1 Paragraph 3 is replaced by the following:", f"{opening}3 Ropes are hauled.",
        f"{opening}3.1 They are long:", "(a) hemp;", f"4 Cords are short.{closing}",
        "2 After paragraph 2.3, insert:", f"{opening}2.4 Yarn.{closing}", "3 Paragraph 9 goes.",
    )  # fmt: skip
    assert list(got) == ["1", "2", "3"]
    assert got["1"].count("\n") == 4
    assert got["2"] == f"After paragraph 2.3, insert:\n{opening}2.4 Yarn.{closing}"


def test_new_text_without_quotation_marks_belongs_to_its_amendment():
    got = annex("1 Paragraph 3 is replaced by the following:", "3 Ropes are hauled:", "(a) hemp;",
                "4 Cords.", "2 Paragraph 9 is deleted.")  # fmt: skip
    assert list(got) == ["1", "2"]


def test_amendments_to_several_regulations():
    got = annex("# Regulation 3", "1 In paragraph 1, add:", '"2 Haul.', '3 Coil."', "2 Delete 9.",
                "# Regulation 7", "1 The text is replaced by:", '"1 Knots."')  # fmt: skip
    assert list(got) == ["regulation-3/1", "regulation-3/2", "regulation-7/1"]
    listed = annex("1 The Code is amended as follows:", ".1 in 2, add:", "“3 Tie.”", ".2 delete 5.")
    assert listed["1.1"] == "in 2, add:\n“3 Tie.”"
    assert list(listed) == ["1", "1.1", "1.2"]


def test_amendments_without_numbers_are_counted_with_their_text():
    got = annex("# Regulation 3", "Paragraph 1 is replaced by the following:", '"1 Haul.',
                '2 Coil."', "Paragraph 9 is deleted.")  # fmt: skip
    assert list(got) == ["par/1", "par/2"]


def test_a_quotation_that_is_never_closed_takes_nothing_with_it():
    got = annex("1 It reads:", "“2 Ropes.", "2 Haul.", "3 Rest.")
    assert list(got) == ["1", "2", "3"]


def test_the_letters_of_a_quoted_question_are_items_but_not_its_numbers():
    got = split(RECITAL, "DECIDES to ask: “In view of ropes:", "(a) who ties?", "(b) who hauls?”")
    assert keys(got) == ["pp/1", "op", "op/a", "op/b"]
    read = split(RECITAL, "1 NOTES what reads:", "“5. URGES all to:", "(a) tie;", "6. Go.”")
    assert keys(read) == ["pp/1", "op/1"]


def test_articles_are_divisions_where_numbers_begin_again_and_headings_where_they_go_on():
    got = annex("Article 1", "Knots", "Knots are tied.", "Article 2", "1 Haul.", "Article 3 bis",
                "1 Spin.")  # fmt: skip
    assert list(got) == ["article-1/par/1", "article-2/1", "article-3-bis/1"]
    assert list(annex("# Article 1", "1 Tie.", "# Article 2", "2 Haul.")) == ["1", "2"]


def test_regulations_rules_and_chapters_with_compound_numbers():
    got = annex("# CHAPTER II-1", "# Regulation 3-8", "1 Tie.", "# Regulation 3-9", "1 Haul.",
                "# CHAPTER II-2", "Rule 4", "1 Coil.", "Rule 5", "1 Spin.")  # fmt: skip
    assert list(got) == [
        "chapter-II-1/regulation-3-8/1", "chapter-II-1/regulation-3-9/1",
        "chapter-II-2/rule-4/1", "chapter-II-2/rule-5/1",
    ]  # fmt: skip


def test_lettered_sections_of_two_roman_ones_are_told_apart():
    got = annex("# I. Knots", "# A. Old", "1 Tie.", "# B. New", "1 Haul.", "# II. Ropes",
                "# A. Old", "1 Coil.", "# B. New", "1 Spin.")  # fmt: skip
    assert list(got) == [
        f"section-{roman}/section-{letter}/1" for roman in ("I", "II") for letter in "AB"
    ]


def test_sections_of_two_annexes_are_no_divisions_where_numbers_go_on_in_each():
    blocks = ("# I. Knots", "1 Tie.", "# II. Ropes", "2 Haul.")
    got = split(*ADOPTS, "# ANNEX 1", *blocks, "# ANNEX 2", *blocks)
    assert keys(got)[2:] == ["annex-1/1", "annex-1/2", "annex-2/1", "annex-2/2"]


def test_a_division_printed_twice_has_two_keys():
    got = split(*ADOPTS, "# ANNEX 1", "1 Tie.", "# ANNEX 1", "1 Haul.", "# ANNEX 2", "1 Coil.")
    assert keys(got)[2:] == ["annex-1/1", "annex-1-second/1", "annex-2/1"]
    assert got[3].citation.place() == "annex 1 (second), paragraph 1"


def test_unnumbered_paragraphs_of_an_annex_carry_their_items_and_bullets():
    got = annex("Knots are:", "(a) old;", "(b) new;", "and others.", "– all of them.", "Ropes.")
    assert list(got) == ["par/1", "par/1/a", "par/1/b", "par/2"]
    assert got["par/1"] == "Knots are:\nand others."
    assert list(annex("# KNOTS", "• Tie.", "• Haul.")) == ["par/1", "par/2"]


def test_the_header_of_a_table_stands_over_its_rows():
    got = split(*ADOPTS, "# ANNEX", "Table 3 Knots", "|| Knot | Use", "| Bowline | loop", "1 Tie.")
    assert keys(got)[2:] == ["annex/table-3/1", "annex/table-3/2", "annex/1"]
    assert got[3].headings == ("ANNEX", "Table 3 Knots", "Knot | Use")
    assert got[4].headings == ("ANNEX",)
    assert got[3].citation.place() == "annex, table 3, row 2"


def test_what_a_circular_says_before_its_first_number_is_counted():
    got = split_as("circular", "To all Members:", "# ON KNOTS", "The Committee met and agreed.",
                   "1 Knots are tied.", "2 Tie them:", "– well.")  # fmt: skip
    assert texts(got) == {
        "par/par/1": "The Committee met and agreed.", "par/1": "Knots are tied.",
        "par/2": "Tie them:\n– well.",
    }  # fmt: skip


def test_the_bullets_of_a_circular_without_numbers_belong_to_their_paragraph():
    got = split_as("circular", "# ON KNOTS", "The Committee agreed on:", "– knots;", "– ropes.")
    assert texts(got) == {"par/1": "The Committee agreed on:\n– knots;\n– ropes."}


def test_lines_of_a_page_that_stand_in_a_row_are_text():
    got = split_as("page", "# Knots", "We tie.", "bowlines", "hitches", "Ropes", "We haul.")
    assert [c.text for c in got] == ["We tie.", "bowlines", "hitches", "We haul."]
    assert got[-1].headings == ("Ropes",)


def test_a_title_stands_over_the_numbered_sections_below_it():
    got = split(*ADOPTS, "# ANNEX", "# Of knots", "# I. Old", "1 Tie.", "# II. New", "2 Haul.")
    assert [c.headings for c in got[2:]] == [
        ("ANNEX", "Of knots", "I. Old"), ("ANNEX", "Of knots", "II. New"),
    ]  # fmt: skip
