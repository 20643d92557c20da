"""What is printed round the text of a PDF is kept apart from it, on however few pages."""

import pytest
from sheets import LEFT_PT, Sheets, read_layout, texts

from itcp_assist.records import BlockKind

CLAUSES = [
    [
        "1. INVITES harbours to lend each other pilots, and to keep a list of those who",
        "know tides;",
    ],
    ["2. REQUESTS the Panel to print that list in spring and to hand it to each harbour", "then;"],
    ["3. URGES banks to pay for the travel of trainers who come from far away and who", "teach;"],
    ["4. DECIDES to look at the matter again when the Panel has told it what came of", "the list."],
]
SYMBOL = "A 90/Res.9001"


def joined(count: int) -> list[str]:
    return [" ".join(lines) for lines in CLAUSES[:count]]


def aside(sheets: Sheets, clauses: int) -> list[str]:
    """The furniture, once the text is seen to be nothing but the symbol and the clauses."""
    document = read_layout(sheets)
    assert texts(document) == [SYMBOL, *joined(clauses)]
    return texts(document, BlockKind.FURNITURE)


def first_page() -> Sheets:
    sheets = Sheets()
    sheets.put_lines(160, [SYMBOL])
    sheets.put_lines(200, CLAUSES[0])
    return sheets


def test_headers_of_left_and_right_pages_differ():
    sheets = first_page()
    for number, lines in enumerate(CLAUSES[1:], 2):
        sheets.turn()
        if number % 2:
            sheets.put_right(36, "Sharing pilots")
            sheets.put_right(810, str(number))
        else:
            sheets.put(LEFT_PT, 36, SYMBOL)
            sheets.put(LEFT_PT, 810, str(number))
        sheets.put_lines(80, lines)
    assert aside(sheets, 4) == [SYMBOL, "2", "Sharing pilots", "3", SYMBOL, "4"]


@pytest.mark.parametrize(
    "count", ["- 2 -", "Page 2", "Page 2 of 9", "2/9", "2 of 9", "2", "[2]", "2 | Page", "ii"]
)
def test_page_numbers_of_two_pages(count):
    first = "i" if count == "ii" else count.replace("2", "1", 1)
    sheets = first_page()
    sheets.put_centred(810, first)
    sheets.turn()
    sheets.put_lines(80, CLAUSES[1])
    sheets.put_centred(810, count)
    assert aside(sheets, 2) == [first, count]


@pytest.mark.parametrize("middle", ["- 2 -", "Page 2"])
def test_a_header_beside_the_page_number_on_the_second_of_two_pages(middle):
    sheets = first_page()
    sheets.turn()
    sheets.put(LEFT_PT, 36, "RESOLUTION A.9001(90)")
    sheets.put_centred(36, middle)
    sheets.put_lines(80, CLAUSES[1])
    assert aside(sheets, 2) == ["RESOLUTION A.9001(90)", middle]


def test_the_symbol_alone_heads_the_second_of_two_pages():
    sheets = first_page()
    sheets.turn()
    sheets.put_right(40, "MSC 98/99/Add.1")
    sheets.put_lines(80, CLAUSES[1])
    assert aside(sheets, 2) == ["MSC 98/99/Add.1"]


def test_a_line_above_a_rule_across_several_pages_is_a_header_whatever_it_says():
    sheets = first_page()
    for title, lines in zip(("Pilots", "Banks"), CLAUSES[1:], strict=False):
        sheets.turn()
        sheets.put(LEFT_PT, 50, f"{title} and their work")
        sheets.rule(LEFT_PT, 524, 56)
        sheets.put_lines(85, lines)
    assert aside(sheets, 3) == ["Pilots and their work", "Banks and their work"]


def test_united_nations_page_one_and_its_job_numbers():
    sheets = Sheets()
    sheets.put_right(60, "A/99/L.7")
    for y, line in zip(
        (90, 103, 128), ("Distr.: Limited", "11 May 2099", "Original: English"), strict=True
    ):
        sheets.put(430, y, line)
    sheets.put_lines(150, ["Ninety-ninth session", "Agenda item 7 (b)"])
    sheets.put_lines(200, CLAUSES[0])
    foot = ["99-01234 (E)    110599", "*9901234*"]
    sheets.put_lines(790, foot)
    sheets.put(450, 803, "Please recycle", 8, "B")
    sheets.turn()
    sheets.put(LEFT_PT, 60, "A/99/L.7", 9, "B")
    sheets.rule(60, 535, 66)
    sheets.put_lines(95, CLAUSES[1])
    sheets.put(LEFT_PT, 806, "2/2", 9, "B")
    sheets.put_right(806, "GE.99-01234", 8)
    document = read_layout(sheets)
    assert texts(document) == ["A/99/L.7", "11 May 2099", *joined(2)]
    assert texts(document, BlockKind.FURNITURE) == [
        "Distr.: Limited", "Original: English", "Ninety-ninth session", "Agenda item 7 (b)",
        "99-01234 (E) 110599", "*9901234*", "Please recycle", "A/99/L.7", "2/2", "GE.99-01234",
    ]  # fmt: skip


def test_a_framed_notice_on_the_first_page_is_no_paragraph():
    sheets = first_page()
    notice = ["This paper is printed in small numbers only; please bring", "it to the meeting."]
    sheets.frame(90, 690, 505, 735)
    sheets.put_lines(705, notice, x=100, size=9)
    sheets.turn()
    sheets.put_lines(80, CLAUSES[1])
    assert aside(sheets, 2) == notice


def test_a_frame_round_the_whole_page_hides_nothing():
    sheets = first_page()
    sheets.frame(40, 40, 555, 800)
    assert aside(sheets, 1) == []


@pytest.mark.parametrize(
    "path", [r"I:\ASSEMBLY\90\RES\9001.doc", "MSC 98-99-Add-1.docx", r"\\s\x.doc"]
)
def test_file_names_at_the_foot(path):
    sheets = first_page()
    sheets.put(LEFT_PT, 806, path, 8)
    assert aside(sheets, 1) == [path]


def test_print_that_runs_up_the_margin():
    sheets = first_page()
    with sheets.pdf.rotation(90, 30, 500):
        sheets.put(30, 500, "Printed in spring", 8)
    assert aside(sheets, 1) == ["Printed in spring"]


def test_a_page_may_begin_with_a_symbol_that_ends_a_paragraph():
    sheets = first_page()
    paper = "2. RECALLS what the Panel told all harbours on the lending of pilots in its paper"
    sheets.put_lines(760, [paper])
    sheets.turn()
    sheets.put_lines(80, ["MSC 98/99."])
    sheets.put_lines(110, CLAUSES[2])
    assert texts(read_layout(sheets))[2] == f"{paper} MSC 98/99."


def test_an_annex_may_open_each_page():
    sheets = first_page()
    for number, lines in enumerate(CLAUSES[1:3], 1):
        sheets.turn()
        sheets.put_centred(80, f"ANNEX {number}", style="B")
        sheets.put_lines(130, lines)
    assert texts(read_layout(sheets))[2::2] == ["ANNEX 1", "ANNEX 2"]


def test_the_lines_of_contents_are_no_text():
    entries = {
        "1    General": "3",
        "2    Pilots and those who lend them to harbours in": "",
        "hard weather": "4",
        "Annex 1 Lamps": "12",
        "Appendix": "iv",
    }
    sheets = Sheets()
    sheets.put_centred(90, "CONTENTS", style="B")
    for at, (title, page) in enumerate(entries.items()):
        end = sheets.put(LEFT_PT, 120 + 13 * at, title)
        sheets.put(end, 120 + 13 * at, f" {'.' * int((500 - end) / 3.06)} {page}" if page else "")
    form = [
        "Name of harbour: .............................",
        "Name of pilot: .....................",
    ]
    sheets.put_lines(260, form)
    sheets.put_lines(320, CLAUSES[0])
    document = read_layout(sheets)
    assert texts(document) == [*form, *joined(1)]
    assert len(texts(document, BlockKind.FURNITURE)) == 6


def test_contents_without_dots_are_told_by_their_heading():
    sheets = Sheets()
    sheets.put(LEFT_PT, 90, "Table of contents", style="B")
    for at, (title, page) in enumerate((("1    General", "3"), ("Annex 1", "12"))):
        sheets.put(LEFT_PT, 120 + 13 * at, title)
        sheets.put_right(120 + 13 * at, page)
    sheets.turn()
    sheets.put_lines(90, CLAUSES[0])
    assert texts(read_layout(sheets)) == joined(1)
