"""Footnotes of PDFs: told from the text, tied to their marks, and nothing else taken for one."""

import pypdfium2
import pytest
from sheets import LEFT_PT, Sheets, called, read_layout, texts
from specimens_pdf import bare_pdf
from test_reading_blocks import assert_well_formed

from itcp_assist.reading.pdf.lines import read_page
from itcp_assist.records import BlockKind

NOTE_PT = 9.0
OPENING = ["INVITES the ports of the northern coast to lend each other pilots, and to keep a list"]


def print_page(sheets: Sheets, lines: list[str], notes: list[str], *, ruled: bool = True) -> None:
    sheets.put_lines(150, [*lines, *OPENING])
    if ruled:
        sheets.rule(LEFT_PT, LEFT_PT + 140, 700)
    sheets.put_lines(712, notes, size=NOTE_PT)


def print_pages(*pages: tuple[list[str], list[str]], ruled: bool = True) -> Sheets:
    sheets = Sheets()
    for at, (lines, notes) in enumerate(pages):
        if at:
            sheets.turn()
        print_page(sheets, lines, notes, ruled=ruled)
    return sheets


def test_each_mark_goes_to_its_footnote_with_its_place():
    document = read_layout(
        print_pages((
            ["1.   URGES ports^1^ to share tugs,^2^ lamps^3,4^ and to ask for them.^5^"],
            ["1 See the harbour book.", "2 Rivers too.", "3 Old.", "4 New.", "5 In spring."],
        ))
    )  # fmt: skip
    assert_well_formed(document)
    assert texts(document)[0].startswith("1. URGES ports to share tugs, lamps and to ask for them.")
    assert called(document) == [
        ("ports", "1 See the harbour book."),
        ("tugs,", "2 Rivers too."),
        ("lamps", "3 Old."),
        ("lamps", "4 New."),
        ("them.", "5 In spring."),
    ]


def test_powers_and_ordinals_stay_beside_a_footnote_with_their_figure():
    lines = [
        "1.   URGES ports^2^ to keep 26 m^2^ of deck, 3 x 10^2^ lamps and 9 km^2^ of water until"
    ]
    lines += ["the 26^th^ day of spring, which is a holiday^3^ of all"]
    document = read_layout(print_pages((lines, ["2 Rivers too.", "3 Not in leap years."])))
    assert called(document) == [("ports", "2 Rivers too."), ("holiday", "3 Not in leap years.")]
    assert "26 m2 of deck, 3 x 102 lamps and 9 km2 of water until the 26th day" in document.text


@pytest.mark.parametrize("ruled", [True, False])
def test_stars_stand_with_or_without_a_space_and_begin_anew_on_each_page(ruled):
    document = read_layout(
        print_pages(
            (["1.   URGES ports* to share tugs ** with each other,"], ["* First.", "** Second."]),
            (["2.   ALSO URGES banks* to pay for coal,"], ["*     Third."]),
            ruled=ruled,
        )
    )
    assert called(document) == [
        ("ports", "* First."),
        ("tugs", "** Second."),
        ("banks", "* Third."),
    ]
    assert "ports to share tugs with each other," in document.text


def test_figures_with_a_stroke_need_no_raising():
    document = read_layout(print_pages((
        ["1.   URGES ports 1/ to share tugs, lamps ^2/^ and half of it, 1/2 of it,"],
        ["1/ Rivers too.", "2/ In spring."],
    )))  # fmt: skip
    assert called(document) == [("ports", "1/ Rivers too."), ("lamps", "2/ In spring.")]
    assert "half of it, 1/2 of it," in document.text


def test_a_footnote_goes_on_at_the_foot_of_the_next_page():
    document = read_layout(
        print_pages(
            (["1.   URGES ports^1^ to share tugs,"], ["1 Rivers too, as far as they are"]),
            (["2.   URGES banks^2^ to pay,"], ["deep enough for tugs.", "2 In spring."]),
        )
    )
    assert texts(document, BlockKind.FOOTNOTE) == [
        "1 Rivers too, as far as they are deep enough for tugs.",
        "2 In spring.",
    ]
    assert [line.page for line in document.lines if "deep enough" in line_text(document, line)] == [
        2
    ]


def line_text(document, line) -> str:
    return document.text[line.start : line.end]


def test_a_footnote_may_have_lines_that_open_with_figures():
    document = read_layout(print_pages((
        ["1.   URGES ports^1^ to share tugs,"],
        ["1 All ports of the list that the Panel printed on page", "12 of its report on tugs."],
    )))  # fmt: skip
    notes = texts(document, BlockKind.FOOTNOTE)
    assert notes == [
        "1 All ports of the list that the Panel printed on page 12 of its report on tugs."
    ]


def test_a_second_call_of_a_footnote_is_taken_out_and_takes_no_other():
    document = read_layout(
        print_pages(
            (["1.   URGES ports* to share tugs* and lamps,"], ["* First."]),
            (["2.   URGES banks* to pay,"], ["* Second."]),
        )
    )
    assert called(document) == [("ports", "* First."), ("banks", "* Second.")]
    assert "ports to share tugs and lamps," in document.text


def test_a_raised_mark_close_to_its_footnote_is_set_apart():
    document = read_layout(print_pages((["1.   URGES ports^7^ to sail,"], ["^7^Rivers too."])))
    assert called(document) == [("ports", "7 Rivers too.")]


def test_a_footnote_that_nothing_calls_waits_for_no_mark():
    document = read_layout(
        print_pages(
            (["1.   URGES ports to share tugs,"], ["* Printed in spring."]),
            (["2.   URGES banks* to pay,"], ["* Second."]),
        )
    )
    assert called(document) == [("banks", "* Second.")]
    assert len(texts(document, BlockKind.FOOTNOTE)) == 2


def test_numbered_paragraphs_in_small_print_are_no_footnotes():
    sheets = Sheets()
    sheets.put_lines(100, OPENING * 12)
    small = ["1  Tugs are lent in spring.", "2  Lamps are lent in autumn, with their oil."]
    sheets.put_lines(600, small, size=NOTE_PT)
    document = read_layout(sheets)
    assert texts(document, BlockKind.FOOTNOTE) == []
    assert small[0].replace("  ", " ") in texts(document)


def test_text_under_an_underlined_heading_is_no_footnote():
    sheets = print_pages((["1.   URGES ports^2^ to share tugs,"], ["2 Rivers too."]))
    sheets.put(LEFT_PT, 600, "Lending of lamps")
    sheets.rule(LEFT_PT, LEFT_PT + 84, 602)
    sheets.put_lines(625, ["2.   URGES ports to lend lamps."])
    document = read_layout(sheets)
    assert texts(document, BlockKind.FOOTNOTE) == ["2 Rivers too."]
    assert texts(document)[-2:] == ["Lending of lamps", "2. URGES ports to lend lamps."]


def test_footnotes_stand_under_their_column():
    sheets = Sheets()
    left = [f"harbours of the coast, {word} lot," for word in ("one", "two", "three", "four")]
    sheets.put_lines(600, ["URGES ports^1^ to share pilots,", *left])
    sheets.rule(LEFT_PT, LEFT_PT + 60, 700)
    sheets.put_lines(712, ["1 Rivers too.", "2 In spring."], size=NOTE_PT)
    sheets.put_lines(600, ["and banks^2^ to pay for tugs,", *left, *left, *left], x=310)
    document = read_layout(sheets)
    assert texts(document, BlockKind.FOOTNOTE) == ["1 Rivers too.", "2 In spring."]
    assert texts(document)[0].endswith("four lot,")


def test_a_superior_figure_of_the_font_is_raised_though_it_has_the_size_of_the_text():
    superior = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF>"
        b" endcodespacerange 1 beginbfchar <B9> <0031> endbfchar endcmap end"
    )
    content = b"BT /F1 12 Tf 20 200 Td (A lamp,\\271 which is new,1 is lent.) Tj ET"
    plain = bare_pdf([content, superior])  # the second stream is object 7
    file = pypdfium2.PdfDocument(
        plain.replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 7 0 R")
    )
    [line] = read_page(file[0], 1).page.lines
    file.close()
    assert line.text == "A lamp,1 which is new,1 is lent."
    assert (line.raised, line.size) == (((7, 8),), 12)


def test_a_figure_glued_to_a_word_that_alone_answers_a_footnote_is_its_mark():
    lines = ["1.   URGES ports to share tugs,1 and to keep, as in MSC.1/Circ.5, part 2, the log"]
    document = read_layout(print_pages((lines, ["1 Rivers too.", "2 In spring."])))
    assert called(document) == [("tugs,", "1 Rivers too.")]
    assert "as in MSC.1/Circ.5, part 2, the log" in document.text


def test_of_two_glued_figures_none_is_taken_for_a_mark():
    lines = ["1.   URGES ports1 to share tugs,1 and to keep the log of each of them"]
    document = read_layout(print_pages((lines, ["1 Rivers too."])))
    assert called(document) == []
    assert "ports1 to share tugs,1" in document.text


@pytest.mark.parametrize("ruled", [True, False])
def test_a_footnote_on_the_page_after_its_call_is_tied_to_it(ruled):
    document = read_layout(
        print_pages(
            (["1.   URGES ports^1^ to share tugs^2^ with each other,"], ["1 Rivers too."]),
            (["2.   ALSO URGES banks to pay for 9 km^2^ of coal,"], ["2 In spring."]),
            ruled=ruled,
        )
    )
    assert called(document) == [("ports", "1 Rivers too."), ("tugs", "2 In spring.")]
    assert "ports to share tugs with each other," in document.text
    assert "9 km2 of coal" in document.text
