"""Columns whose baselines do not match, and rows of cells that are none."""

import pytest
from sheets import LEFT_PT, Sheets, read_layout, texts

from itcp_assist.records import BlockKind

LEFT = [
    "A harbour without a lamp",
    "closes at dusk, so that",
    "boats which come home",
    "late wait.",
]
RIGHT = [
    "A harbour writes a page",
    "and says in it who will",
    "look after the lamp, and",
    "how often.",
]
RIGHT_PT = 310.0


@pytest.mark.parametrize("shift", [0.0, 5.5, -20.0])
@pytest.mark.parametrize("below", [[], ["Lamps are lent for a year."]])
def test_columns_whose_baselines_do_not_match_are_not_interleaved(shift, below):
    sheets = Sheets()
    sheets.put_lines(300, LEFT)
    sheets.put_lines(300 + shift, RIGHT, RIGHT_PT)
    sheets.put_lines(420, below)
    assert texts(read_layout(sheets)) == [" ".join(LEFT), " ".join(RIGHT), *below]


def test_cells_of_several_lines_drawn_row_by_row_are_no_columns():
    sheets = Sheets()
    sheets.put(
        LEFT_PT,
        250,
        "What the harbours of the northern coast have in common is shown below, in full:",
    )
    for y in (300, 370):
        sheets.put_lines(y, LEFT)
        sheets.put_lines(y, RIGHT, RIGHT_PT)
    document = read_layout(sheets)
    row = f"{' '.join(LEFT)} | {' '.join(RIGHT)}"
    assert texts(document, BlockKind.TABLE_ROW) == [row, row]


def test_a_line_between_the_columns_shows_that_they_are_none():
    sheets = Sheets()
    sheets.put_lines(300, LEFT)
    sheets.put_lines(306, RIGHT, RIGHT_PT)
    sheets.put(LEFT_PT, 330, "x" * 70, 5)
    first = texts(read_layout(sheets))[0]
    assert " ".join(LEFT) not in first
