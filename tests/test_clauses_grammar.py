"""The drafting grammar, case by case, on fictional texts."""

from clause_specimens import (
    ENACTING,
    FRONT,
    keys,
    make_document,
    split,
    texts,
)

from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.records import TextKind

RECITAL = "RECALLING the knots of old,"


def test_preamble_and_operative_part():
    got = split(
        RECITAL, "RECALLING ALSO the ropes,", "1. INVITES States to tie knots;", "2 REVOKES A.1(1)."
    )
    assert texts(got) == {
        "pp/1": RECITAL,
        "pp/2": "RECALLING ALSO the ropes,",
        "op/1": "INVITES States to tie knots;",
        "op/2": "REVOKES A.1(1).",
    }
    assert [c.verb for c in got] == ["RECALLING", "RECALLING ALSO", "INVITES", "REVOKES"]
    assert [c.addressees for c in got] == [(), (), ("States",), ()]
    assert [c.ordinal for c in got] == [0, 1, 2, 3]


def test_front_matter_furniture_footnotes_and_closing_lines_are_in_no_clause():
    got = split(
        RECITAL, "1. URGES States to tie knots.", "***", "99th plenary meeting 3 May 2031",
        "[Annex not captured.]", "~ 1 A footnote.", "^ A 90/Res.9001",
    )  # fmt: skip
    assert keys(got) == ["pp/1", "op/1"]
    assert got[-1].text == "URGES States to tie knots."


def test_a_meeting_line_of_the_security_council_is_no_clause():
    got = split(RECITAL, "1. URGES States to tie knots.", "2345th meeting, 4 June 2031")
    assert keys(got) == ["pp/1", "op/1"]


def test_enacting_words_and_first_recital_in_one_block():
    document = make_document(*FRONT, f"{ENACTING} {RECITAL}", "1 URGES States to tie knots.")
    got = split_clauses(document, identify(document))
    assert texts(got)["pp/1"] == RECITAL


def test_a_united_nations_resolution_with_italic_verbs():
    document = make_document(
        "S/RES/9001(2031)", "The Security Council,", "Recalling its knots,", 
        "Deeply concerned at the loss of knots at sea",
        "1. Decides to tie knots;", "2. Requests further the Secretary-General to report.",
    )  # fmt: skip
    got = split_clauses(document, identify(document))
    assert keys(got) == ["pp/1", "pp/2", "op/1", "op/2"]
    assert (got[3].verb, got[3].addressees) == ("Requests further", ("Secretary-General",))


def test_a_list_quoted_in_a_recital_belongs_to_it():
    got = split(
        "RECALLING resolution A.9000(89), which reads:", "(a) knots are tied;", "“(b) ropes are", 
        "1. ropes are long;", "NOTING the ropes,", "1. URGES States to tie knots.",
    )  # fmt: skip
    assert keys(got) == ["pp/1", "pp/2", "op/1"]
    assert got[0].text.endswith("1. ropes are long;")


def test_a_recital_broken_over_a_page_stays_one():
    document = make_document(
        "S/2031/9001", "The Security Council,", "Recalling the ropes of the", "Red Sea, which",
        "Noting the knots,", "1. Decides to tie knots.",
    )  # fmt: skip
    got = split_clauses(document, identify(document))
    assert keys(got) == ["pp/1", "pp/2", "op/1"]
    assert got[0].text == "Recalling the ropes of the\nRed Sea, which"


def test_lettered_items_their_numerals_and_the_letter_i():
    got = split(
        RECITAL, "1 INVITES States to:", "(a) tie;", "(b) splice:", "(i) ropes;", "(ii) cords;",
        "(c) haul;", "2 REQUESTS donors to:", *(f"({x}) lend it;" for x in "abcdefghi"), "(j) go.",
    )  # fmt: skip
    assert keys(got)[1:7] == ["op/1", "op/1/a", "op/1/b", "op/1/b/i", "op/1/b/ii", "op/1/c"]
    assert keys(got)[-2:] == ["op/2/i", "op/2/j"]
    assert got[4].parent == Citation("A.9001(90)", "op", ("1", "b"))
    assert got[1].start <= got[4].start and got[4].end <= got[3].end <= got[1].end


def test_the_numeral_i_after_the_letter_h():
    got = split(
        RECITAL, "1 INVITES States to:", *(f"({x}) lend it;" for x in "abcdefg"), "(h) splice:",
        "(i) ropes;", "(ii) cords.",
    )  # fmt: skip
    assert keys(got)[-3:] == ["op/1/h", "op/1/h/i", "op/1/h/ii"]


def test_the_letter_i_with_numerals_of_its_own():
    got = split(
        RECITAL, "1 INVITES States to:", *(f"({x}) lend it;" for x in "abcdefgh"), "(i) splice:",
        "(i) ropes;", "(ii) cords; and", "(j) go.",
    )  # fmt: skip
    assert keys(got)[-5:] == ["op/1/h", "op/1/i", "op/1/i/i", "op/1/i/ii", "op/1/j"]


def test_doubled_letters_after_z_and_as_a_list_of_their_own():
    alphabet = [f"({chr(97 + n)}) lend it;" for n in range(26)]
    got = split(RECITAL, "1 INVITES States to:", *alphabet, "(aa) go;", "(bb) rest.")
    assert keys(got)[-2:] == ["op/1/aa", "op/1/bb"]
    own = split(
        RECITAL, "1 INVITES States to:", "(a) lend:", "(i) all:", "(aa) this;", "(bb) that."
    )
    assert keys(own)[-2:] == ["op/1/a/i/aa", "op/1/a/i/bb"]


def test_dotted_items_extend_the_number_of_their_paragraph():
    got = split(
        RECITAL, "1 INVITES States to:", ".1 tie:", ".1.1 ropes;", ".1.2 cords;", ".2 haul."
    )
    assert keys(got)[1:] == ["op/1", "op/1.1", "op/1.1.1", "op/1.1.2", "op/1.2"]
    assert got[3].parent == Citation("A.9001(90)", "op", ("1.1",))


def test_a_wrap_up_phrase_belongs_to_the_parent():
    got = split(
        RECITAL, "1 INVITES States to:", "(a) tie;", "(b) haul;", "and to report;", "2 NOTES it."
    )
    assert texts(got)["op/1"] == "INVITES States to:\nand to report;"
    assert texts(got)["op/1/b"] == "haul;"
    assert len(got[1].spans) == 2 and got[1].end >= got[3].end


def test_indents_tell_a_second_paragraph_of_an_item_from_a_wrap_up():
    blocks = (RECITAL, "1 INVITES States to:", ".1 tie well.", "Knots hold.", "Ropes help.")
    got = texts(split(*blocks, lefts=[72, 72, 110, 110, 72]))
    assert got["op/1.1"] == "tie well.\nKnots hold."
    assert got["op/1"] == "INVITES States to:\nRopes help."


def test_dashes_belong_to_their_paragraph():
    got = split(RECITAL, "1 INVITES States to tie:", "– bowlines;", "– hitches;", "2 NOTES knots.")
    assert texts(got)["op/1"] == "INVITES States to tie:\n– bowlines;\n– hitches;"


def test_a_paragraph_without_a_number_continues_the_one_before():
    got = split(RECITAL, "1 INVITES States to tie knots.", "Knots are useful.", "2 NOTES ropes.")
    assert texts(got)["op/1"] == "INVITES States to tie knots.\nKnots are useful."


def test_a_paragraph_printed_without_its_full_stop_loses_nothing():
    got = split(RECITAL, "1. INVITES States to tie knots", "2. NOTES ropes;", "3. NOTES cords.")
    assert keys(got) == ["pp/1", "op/1", "op/2", "op/3"]


def test_numbers_go_on_after_a_gap():
    got = split(RECITAL, "1. NOTES knots;", "2. NOTES ropes;", "5. NOTES cords;", "6. NOTES yarn.")
    assert keys(got)[1:] == ["op/1", "op/2", "op/5", "op/6"]


def test_a_reference_at_the_start_of_a_line_is_no_number():
    got = split(
        RECITAL, "1 NOTES the knots as required by", "4.2.1 and the ropes;", "2 NOTES yarn."
    )
    assert keys(got)[1:] == ["op/1", "op/2"]
    assert texts(got)["op/1"].endswith("4.2.1 and the ropes;")


def test_a_repeated_number_makes_no_second_clause():
    got = split(RECITAL, "1. AMENDS paragraph 1 to read:", "1. NOTES knots;", "2. NOTES yarn.")
    assert keys(got)[1:] == ["op/1", "op/2"]
    assert texts(got)["op/1"] == "AMENDS paragraph 1 to read:\n1. NOTES knots;"


def test_section_headings_are_headings():
    got = split(
        RECITAL, "# Knots", "1. NOTES knots;", "2. NOTES ropes;", "Yarn and cord", "3. NOTES yarn."
    )
    assert keys(got) == ["pp/1", "op/1", "op/2", "op/3"]
    assert [c.headings for c in got[1:]] == [("Knots",), ("Knots",), ("Yarn and cord",)]
    assert got[2].text == "NOTES ropes;"


def test_a_lone_operative_paragraph_has_no_number():
    got = split(RECITAL, "DECIDES to tie the knots set out in the annex.", "# ANNEX", "1 Tie it.")
    assert keys(got) == ["pp/1", "op", "annex/1"]


def test_several_operative_paragraphs_without_numbers_are_counted():
    got = split(RECITAL, "ADOPTS the knots;", "INVITES States to tie them;", "that is, all.")
    assert keys(got) == ["pp/1", "op/1", "op/2"]
    assert texts(got)["op/2"] == "INVITES States to tie them;\nthat is, all."


def test_a_lone_operative_paragraph_before_numbered_ones():
    got = split("ADOPTS the following declaration:", "# Of knots", "1. We tie.", "2. We haul.")
    assert keys(got) == ["op", "op/1", "op/2"]


def test_a_lone_operative_paragraph_is_one_even_where_a_heading_follows():
    got = split(RECITAL, "ADOPTS the knots.", "# Ropes", "Ropes are long.")
    assert keys(got) == ["pp/1", "op", "op/par/1"]


def test_halves_of_a_resolution():
    got = split(
        RECITAL, "1. NOTES knots.", "B", "ROPES", ENACTING, "NOTING ropes,", "1. NOTES ropes."
    )
    assert keys(got) == ["part-A/pp/1", "part-A/op/1", "part-B/pp/1", "part-B/op/1"]
    assert got[1].text == "NOTES knots."


def test_sections_that_number_afresh_are_parts_of_the_key():
    got = split(RECITAL, "I", "1. NOTES knots;", "2. NOTES cord;", "II", "1. NOTES ropes.")
    assert keys(got) == ["pp/1", "op/section-I/1", "op/section-I/2", "op/section-II/1"]
    plain = split(RECITAL, "I", "1. NOTES knots;", "II", "2. NOTES ropes.")
    assert keys(plain) == ["pp/1", "op/1", "op/2"]
    assert plain[2].headings == ("II",)


def test_the_word_annex_at_the_start_of_a_paragraph_opens_nothing():
    got = split(RECITAL, "1 ADOPTS the text.", "Annex 1 holds it.", "2 NOTES the text.")
    assert keys(got) == ["pp/1", "op/1", "op/2"]


def test_markup_gives_numbers():
    got = split(RECITAL, ("1.", "INVITES States to:"), ("(a)", "tie;"), ("(b)", "haul."))
    assert texts(got)["op/1/b"] == "haul."


def test_a_suffix_keeps_its_number():
    got = split(RECITAL, "1 NOTES knots;", "1 bis NOTES yarn;", "2 NOTES ropes.")
    assert keys(got)[1:] == ["op/1", "op/1-bis", "op/2"]


def test_a_file_of_notes_is_marked_as_notes():
    document = make_document("# Knots", "We say it in our own words.", text_kind="note")
    (only,) = split_clauses(document, identify(document))
    assert only.text_kind is TextKind.NOTE


def test_items_have_a_verb_only_where_it_is_one():
    got = split(
        RECITAL, "1 DECIDES:", ".1 IMO knots are tied;", ".2 REQUESTS the Council to haul;",
        ".3 assisting States.",
    )  # fmt: skip
    assert [c.verb for c in got[1:]] == ["DECIDES", "", "REQUESTS", ""]
    assert got[3].addressees == ("Council",)


def test_an_unknown_kind_of_text_is_never_quoted_as_verbatim():
    document = make_document("# Knots", "We say it.", text_kind="summary")
    (only,) = split_clauses(document, identify(document))
    assert only.text_kind is TextKind.NOTE


def test_thousands_of_lines_without_full_stops_are_read():
    got = split(RECITAL, "1 ADOPTS it.", "# ANNEX", *(f"Knot {n}" for n in range(3000)))
    assert keys(got)[-1] == "annex/par/3000"


def test_boxes_and_page_come_from_the_lines():
    (recital, paragraph) = split(RECITAL, "1 NOTES knots.", lefts=[72, 90])
    assert (recital.page, recital.boxes[0][0], recital.boxes[0][1][0]) == (1, 1, 72)
    assert paragraph.boxes[0][1][0] == 90


def test_an_empty_resolution_has_no_clauses():
    assert split() == ()
