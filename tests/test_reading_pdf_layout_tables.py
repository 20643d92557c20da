"""Tables of PDFs: one row is one block, whatever its cells hold; no list becomes a table."""

from collections.abc import Sequence

from sheets import LEFT_PT, Sheets, called, read_layout, texts
from test_reading_blocks import assert_well_formed

from itcp_assist.records import BlockKind, Document

TEXT = [
    "Harbours lend each other pilots in hard weather, and each of them keeps a list of",
    "trainers who know the tides of its neighbours and can be asked for at any time.",
]
PARAGRAPH = " ".join(TEXT)
STEP = 12.65
COLUMNS = (71.0, 240.0, 420.0)
Cells = Sequence[Sequence[str]]
HEAD: Cells = (["Harbour"], ["Pilots that it lends"], ["Days"])


def put_row(sheets: Sheets, y: float, cells: Cells, columns: Sequence[float] = COLUMNS) -> float:
    """Print cells of several lines each; where the next row would stand without a gap."""
    for x, lines in zip(columns, cells, strict=True):
        sheets.put_lines(y, lines, x=x)
    return y + STEP * max(map(len, cells))


def put_grid(sheets: Sheets, y: float, rows: Sequence[Cells], columns: Sequence[float]) -> float:
    top = y - 11
    for cells in rows:
        sheets.rule(columns[0], columns[-1], y - 11)
        y = put_row(sheets, y, cells, [x + 4 for x in columns[:-1]]) + 4
    sheets.rule(columns[0], columns[-1], y - 11)
    for x in columns:
        sheets.pdf.line(x, top, x, y - 11)
    return y


def rows_of(document: Document) -> list[str]:
    return texts(document, BlockKind.TABLE_ROW)


def test_rows_set_apart_hold_all_lines_of_their_cells():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + STEP
    for cells in (
        HEAD,
        (["Northern coast"], ["Three, of whom one speaks", "the language of the isles"], ["12"]),
        (["Southern coast and", "the isles before it"], ["Two"], ["7"]),
        (
            ["River mouth"],
            ["None in winter; four in", "summer, if the ice has", "gone by May"],
            ["30"],
        ),
    ):
        y = put_row(sheets, y, cells) + 6
    sheets.put_lines(y + STEP, TEXT)
    document = read_layout(sheets)
    assert texts(document) == [
        PARAGRAPH,
        "Harbour | Pilots that it lends | Days",
        "Northern coast | Three, of whom one speaks the language of the isles | 12",
        "Southern coast and the isles before it | Two | 7",
        "River mouth | None in winter; four in summer, if the ice has gone by May | 30",
        PARAGRAPH,
    ]


def test_rows_set_close_begin_where_no_cell_above_was_full():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + STEP
    for cells in (
        (["Harbour"], ["Pilots"], ["Remarks"]),
        (["North"], ["3"], ["speak the tongue of the isles"]),
        (["South"], [], ["none"]),
        (
            ["River mouth and", "the fens"],
            ["12"],
            ["see the second list, which was", "printed in May"],
        ),
        (["Isles"], ["4"], []),
    ):
        y = put_row(sheets, y, cells, (71, 200, 300))
    sheets.put_lines(y + STEP, TEXT)
    assert rows_of(read_layout(sheets)) == [
        "Harbour | Pilots | Remarks",
        "North | 3 | speak the tongue of the isles",
        "South |  | none",
        "River mouth and the fens | 12 | see the second list, which was printed in May",
        "Isles | 4 | ",
    ]


def test_figures_flush_right_are_cells_of_their_column():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + STEP
    for cells in (("Harbour", "Pilots", "Days"), ("North", "3", "12"), ("South", "12", "107")):
        sheets.put(LEFT_PT, y, cells[0])
        for right, cell in zip((300, 450), cells[1:], strict=True):
            sheets.put(right - sheets.pdf.get_string_width(cell), y, cell)
        y += STEP
    assert rows_of(read_layout(sheets)) == [
        "Harbour | Pilots | Days",
        "North | 3 | 12",
        "South | 12 | 107",
    ]


def test_a_grid_parts_cells_that_stand_as_close_as_words():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + 2 * STEP
    y = put_grid(
        sheets,
        y,
        [
            (["Harbour"], ["Pilots lent to others"], ["Days"]),
            (["North coast"], ["Three of them; they speak", "The Tongue of the Isles"], ["12"]),
            (["1"], ["- one pilot;", "- two tugs."], []),
        ],
        (66, 133, 272, 400),
    )
    sheets.put_lines(y + STEP, TEXT)
    document = read_layout(sheets)
    assert_well_formed_rows(document)
    assert texts(document) == [
        PARAGRAPH,
        "Harbour | Pilots lent to others | Days",
        "North coast | Three of them; they speak The Tongue of the Isles | 12",
        "1 | - one pilot; - two tugs. | ",
        PARAGRAPH,
    ]


def assert_well_formed_rows(document: Document) -> None:
    """Every line lies within its block, and prints there what it holds."""
    for block in document.blocks:
        inside = [line for line in document.lines if block.start <= line.start < block.end]
        printed = "".join(document.text[line.start : line.end] for line in inside)
        kept = document.text[block.start : block.end].replace(" | ", "").replace(" ", "")
        assert printed.replace(" ", "") == kept.replace("|", "")
        assert all(line.box and line.page == 1 for line in inside)


def test_rules_alone_part_the_rows_of_a_table():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + 2 * STEP
    for cells in ((["Harbour"], ["What it lends"]), (["North"], ["Boats"]), ([], ["Lamps"])):
        sheets.rule(71, 500, y - 10)
        y = put_row(sheets, y, cells, (71, 200)) + 1
    sheets.rule(71, 500, y - 10)
    assert rows_of(read_layout(sheets)) == ["Harbour | What it lends", "North | Boats", " | Lamps"]


def test_the_head_of_a_table_stands_once_though_printed_on_each_page():
    sheets = Sheets()
    columns = (66, 160, 330, 400)
    sheets.put_lines(100, TEXT)
    put_grid(sheets, 200, [HEAD, (["North"], ["Three"], ["12"])], columns)
    sheets.turn()
    y = put_grid(sheets, 80, [HEAD, (["South"], ["Two"], ["7"])], columns)
    sheets.put_lines(y + STEP, TEXT)
    document = read_layout(sheets)
    assert rows_of(document) == [
        "Harbour | Pilots that it lends | Days",
        "North | Three | 12",
        "South | Two | 7",
    ]
    assert texts(document, BlockKind.FURNITURE) == ["Harbour", "Pilots that it lends", "Days"]


def test_a_footnote_is_called_from_a_cell():
    sheets = Sheets()
    y = sheets.put_lines(200, TEXT) + STEP
    for cells in ((["Harbour"], ["Pilots"]), (["North^1^"], ["Three"]), (["South"], ["Two"])):
        y = put_row(sheets, y, cells, (71, 240))
    sheets.rule(LEFT_PT, LEFT_PT + 140, 700)
    sheets.put_lines(712, ["1 With the isles."], size=9)
    document = read_layout(sheets)
    assert_well_formed_rows(document)
    assert rows_of(document)[1] == "North | Three"
    assert called(document) == [("North", "1 With the isles.")]


def test_lists_are_no_tables_however_wide_their_tabs():
    item = [
        "to lend pilots to one another in hard weather, as far as the rules",
        "of the port say;",
    ]
    marks = {
        "(a)": 113, "(b)": 113, "-": 156, "*": 156, ".1": 113, ".2": 113,
        "Article 1": 71, "Article 2": 71, "Rule 3": 71,
    }  # fmt: skip
    sheets = Sheets()
    y = sheets.put_lines(100, ["1.     INVITES ports:"]) + 4
    for mark, x in marks.items():
        sheets.put(x, y, mark)
        y = sheets.put_lines(y, item, x=max(x + 60, 170)) + 4
    document = read_layout(sheets)
    assert_well_formed(document)
    assert texts(document) == ["1. INVITES ports:", *(f"{m} {' '.join(item)}" for m in marks)]
    assert rows_of(document) == []


def test_two_columns_of_text_are_no_table():
    left = ["1. INVITES harbours to lend each", "other pilots, and to keep a list", "of those;"]
    right = ["2. REQUESTS the Panel to print", "that list in spring and to send", "it to all."]
    sheets = Sheets()
    sheets.put_lines(100, TEXT)
    sheets.put_lines(150, left)
    sheets.put_lines(150, right, x=310)
    assert texts(read_layout(sheets)) == [PARAGRAPH, " ".join(left), " ".join(right)]
