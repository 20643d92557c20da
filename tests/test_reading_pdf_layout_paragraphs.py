"""Where a printed paragraph ends and the next begins, and what the clauses make of it."""

from collections.abc import Callable

import pytest
from sheets import LEFT_PT, Sheets, called, read_layout, texts

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.records import BlockKind

RIGHT_PT = 580.0
STEP = 12.65
CLAUSES = [
    ["INVITES harbours to lend each other pilots, and to keep a list of those who know", "tides;"],
    ["REQUESTS the Panel to print that list in spring and to hand it to each harbour", "then;"],
    ["URGES banks to pay for the travel of trainers who come from far away and who", "teach."],
]
HEADINGS = ("Lending of pilots", "Printing of the list", "Travel of trainers")


def first_page() -> Sheets:
    """A page that ends with the recitals, at 290 points."""
    sheets = Sheets()
    sheets.put_right(90, "A 90/Res.9001")
    titles = ("Resolution A.9001(90)", "Adopted on 28 November 2011", "SHARING PILOTS")
    for at, title in enumerate(titles):
        sheets.put_centred(160 + 25 * at, title, style="B")
    sheets.put(LEFT_PT, 240, "THE ASSEMBLY,")
    recital = [
        "RECALLING that harbours lend each other pilots in hard weather, and that each",
        "does,",
    ]
    sheets.put_lines(265, recital)
    return sheets


def operative(sheets: Sheets) -> list[str]:
    """The operative paragraphs."""
    document = read_layout(sheets)
    clauses = split_clauses(document, identify(document))
    assert [c.citation.path for c in clauses if c.citation.part == "pp"] == [("1",)]
    found = [clause for clause in clauses if clause.citation.part == "op"]
    assert [clause.citation.path for clause in found] == [
        (str(n),) for n in range(1, len(found) + 1)
    ]
    return [clause.text for clause in found]


def put_justified(sheets: Sheets, y: float, text: str) -> None:
    """Print one line from margin to margin."""
    words = text.split(" ")
    sheets.pdf.set_font("Helvetica", "", 11)
    widths = [sheets.pdf.get_string_width(word) for word in words]
    space = (RIGHT_PT - LEFT_PT - sum(widths)) / (len(words) - 1)
    x = LEFT_PT
    for word, width in zip(words, widths, strict=True):
        sheets.put(x, y, word)
        x += width + space


def plain(sheets: Sheets, y: float, heading: str) -> None:
    sheets.put(LEFT_PT, y, heading)


def centred(sheets: Sheets, y: float, heading: str) -> None:
    sheets.put_centred(y, heading)


def italic(sheets: Sheets, y: float, heading: str) -> None:
    sheets.put(LEFT_PT, y, heading, style="I")


def bold(sheets: Sheets, y: float, heading: str) -> None:
    sheets.put(LEFT_PT, y, heading, style="B")


def capital(sheets: Sheets, y: float, heading: str) -> None:
    sheets.put(LEFT_PT, y, heading.upper())


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("put", [plain, centred, italic, bold, capital])
def test_a_heading_set_close_to_a_full_line_is_no_end_of_it(
    put: Callable[[Sheets, float, str], None], stop: str
):
    full = [
        "INVITES harbours to lend each other pilots who know the tides of their coast, as far as",
        "weather lets a boat go out, and to keep a list of those who can be asked for at any hour;",
    ]
    sheets = first_page()
    y = 305.0
    for number, heading in enumerate(HEADINGS, 1):
        put(sheets, y, heading)
        put_justified(sheets, y + STEP, f"{number}{stop} {full[0]}")
        put_justified(sheets, y + 2 * STEP, full[1])
        y += 3 * STEP
    assert operative(sheets) == [" ".join(full)] * 3


@pytest.mark.parametrize(
    ("first", "number"), [(150.0, "{}. "), (LEFT_PT, "{}          "), (84.0, "{}     ")]
)
def test_paragraphs_set_close_with_a_first_line_indented_or_a_bare_number(first, number):
    sheets = first_page()
    y = 305.0
    for at, (line, end) in enumerate(CLAUSES, 1):
        y = sheets.put_lines(y, [number.format(at) + line, end], x=(first, LEFT_PT))
    assert operative(sheets) == [" ".join(lines) for lines in CLAUSES]


def test_narrow_margins_do_not_make_headers_of_text():
    sheets = Sheets(420, 300)
    sheets.put_lines(
        30, ["1. INVITES harbours to lend each other pilots, and to keep a list of all", "it;"], 20
    )
    sheets.put_lines(
        280, ["2. REQUESTS the Panel to print that list in spring and to hand it to"], 20
    )
    sheets.turn()
    sheets.put_lines(
        30, ["each harbour that asks for it by letter or by wire, as long as it is there;"], 20
    )
    sheets.put_lines(
        60, ["3. URGES banks to pay for the travel of trainers who come from far away", "now."], 20
    )
    document = read_layout(sheets)
    assert texts(document, BlockKind.FURNITURE) == []
    assert [text[:2] for text in texts(document)] == ["1.", "2.", "3."]


def test_a_paragraph_runs_over_a_page_break_with_a_footnote_and_headers_between():
    sheets = first_page()
    sheets.put_lines(
        680,
        ["1   INVITES harbours to lend each other pilots,^1^ and to keep a list of those who know"],
    )
    sheets.rule(LEFT_PT, LEFT_PT + 140, 720)
    sheets.put(LEFT_PT, 732, "1 See the harbour book.", 9)
    sheets.put(LEFT_PT, 806, r"I:\ASSEMBLY\90\RES\9001.doc", 8)
    sheets.turn()
    sheets.put_right(36, "A 90/Res.9001")
    sheets.put_right(49, "Page 2")
    y = sheets.put_lines(
        95, ["the tides of their neighbours^2^ and the rocks, and can be asked for at any hour;"]
    )
    sheets.put_lines(y + STEP, ["2     REQUESTS the Panel to print that list."])
    sheets.rule(LEFT_PT, LEFT_PT + 140, 720)
    sheets.put(LEFT_PT, 732, "2 Tides of springs only.", 9)
    document = read_layout(sheets)
    first = next(c for c in split_clauses(document, identify(document)) if c.citation.part == "op")
    assert first.text == (
        "INVITES harbours to lend each other pilots, and to keep a list of those who know"
        " the tides of their neighbours and the rocks, and can be asked for at any hour;"
    )
    assert [(first.text[: note.at].split()[-1], note.text) for note in first.footnotes] == [
        ("pilots,", "1 See the harbour book."),
        ("neighbours", "2 Tides of springs only."),
    ]
    assert [page for page, _ in first.boxes] == [1, 2]
    assert len(called(document)) == 2


@pytest.mark.parametrize("style", ["", "I"])
def test_the_meeting_at_which_a_text_was_adopted_is_in_no_clause(style):
    sheets = first_page()
    y = 305.0
    for number, lines in enumerate(CLAUSES, 1):
        y = sheets.put_lines(y, [f"{number}. {lines[0]}", lines[1]]) + STEP
    sheets.put_lines(y, ["25th plenary meeting", "11 May 2099"], x=380, style=style)
    assert operative(sheets) == [" ".join(lines) for lines in CLAUSES]


def test_columns_are_read_one_after_the_other_between_lines_over_both():
    sheets = Sheets()
    wide = [
        "Harbours lend each other pilots in hard weather, and each of them keeps a list of all."
    ]
    y = 100.0
    for _ in range(2):
        y = sheets.put_lines(y, wide) + STEP
        sheets.put_lines(
            y, ["1. INVITES harbours to lend each", "other pilots, and to keep a list", "of"]
        )
        y = sheets.put_lines(
            y, ["all those who know the tides;", "2. REQUESTS the Panel to print", "it."], x=310
        )
        y += STEP
    lines = [
        wide[0],
        "1. INVITES harbours to lend each other pilots, and to keep a list of all those who know "
        "the tides;",
        "2. REQUESTS the Panel to print it.",
    ]
    assert texts(read_layout(sheets)) == lines * 2


def test_three_columns():
    sheets = Sheets()
    for at in range(3):
        words = [
            f"Column {at} begins here",
            "and it goes on for",
            "three lines or more",
            "and ends.",
        ]
        sheets.put_lines(200, words, x=71 + 160 * at)
    assert [text[:8] for text in texts(read_layout(sheets))] == ["Column 0", "Column 1", "Column 2"]


def put_indented(sheets: Sheets, y: float, *paragraphs: list[str]) -> None:
    """Paragraphs whose first line is indented, set close."""
    for lines in paragraphs:
        y = sheets.put_lines(y, lines, (LEFT_PT + 34, LEFT_PT))


INDENTED = [
    ["1.   INVITES harbours to lend each other pilots, and to keep a list of those", "there;"],
    ["2.   REQUESTS the Panel to print that list in spring, and to hand it to each", "then;"],
]


def test_a_numbered_line_that_stands_in_the_middle_by_chance_is_no_heading():
    sheets = first_page()
    for at in range(3):
        put_justified(
            sheets, 500 + 30 * at, "RECALLING the harbours of the north, and that they do,"
        )
    put_indented(sheets, 330, *INDENTED)
    middle = "ENCOURAGES harbours to hear the owners of the boats, each of them at least"
    sheets.pdf.set_font("Helvetica", "", 11)
    sheets.put(LEFT_PT + 34, 400, "3.")
    sheets.put(RIGHT_PT - 34 - sheets.pdf.get_string_width(middle), 400, middle)
    sheets.put(LEFT_PT, 412.65, "2. times a year, and more often in spring.")
    document = read_layout(sheets)
    assert not any("ENCOURAGES" in text for text in texts(document, BlockKind.HEADING))
    assert any(text.startswith("3. ENCOURAGES") for text in texts(document, BlockKind.PARAGRAPH))


def test_recitals_of_one_line_set_close_with_their_first_line_indented_are_apart():
    sheets = Sheets()
    sheets.put_lines(
        120, ["This page is set from one margin to the other one, so that it is full", "x,"]
    )
    recitals = [
        ["Recalling that harbours lend each other pilots, and that it is good for", "them,"],
        ["Recalling also the pilots of the northern coast, who know most,"],
        ["Convinced that many boats would be lost without pilots who do know the", "tides,"],
    ]
    put_indented(sheets, 200, *recitals)
    assert texts(read_layout(sheets))[-3:] == [" ".join(lines) for lines in recitals]
