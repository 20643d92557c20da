"""Numbered paragraphs that an editor set as rows of a table are paragraphs; data stays a table."""

import pytest

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading.markup.html import read_html
from itcp_assist.records import Source

HEAD = """<html><head><title>A.9301(93) | Library of Lamps</title></head><body>
<p>Resolution A.9301(93)</p><p>Adopted on 4 May 2031</p><p>KEEPING LAMPS LIT</p>
<p>THE ASSEMBLY,</p><p>RECALLING that lamps need oil,</p>"""
NUMBERED = """<table>
<tr><td>1</td><td>INVITES keepers to share their oil;</td></tr>
<tr><td></td><td>(a)</td><td>by night; and</td></tr>
<tr><td></td><td>(b)</td><td>by day;</td></tr>
<tr><td>2.</td><td colspan="2">REQUESTS the Keeper-General to report.</td></tr></table>"""


def read(body: str):
    document = read_html((HEAD + body).encode(), Source("a.html", "html", ""))
    identity = identify(document)
    return identity, {str(c.citation): c.text for c in split_clauses(document, identity)}


def test_a_number_and_its_text_in_two_cells_are_a_numbered_paragraph():
    identity, clauses = read(NUMBERED)
    symbol = identity.symbol
    assert clauses == {
        f"{symbol}#pp/1": "RECALLING that lamps need oil,",
        f"{symbol}#op/1": "INVITES keepers to share their oil;",
        f"{symbol}#op/1/a": "by night; and",
        f"{symbol}#op/1/b": "by day;",
        f"{symbol}#op/2": "REQUESTS the Keeper-General to report.",
    }


def test_a_resolution_has_the_title_that_it_prints_not_that_of_its_page():
    assert read(NUMBERED)[0].title == "KEEPING LAMPS LIT"


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>No.</th><th>Lamp</th></tr><tr><td>1</td><td>Brass.</td></tr>",
        "<tr><td>1</td><td>Brass</td></tr><tr><td>2</td><td>Glass</td></tr>",
        "<tr><td>1</td><td>Brass.</td><td>Old.</td></tr><tr><td>2</td><td>Glass.</td></tr>",
        "<tr><td>Lamp</td><td>Made of.</td></tr><tr><td>1</td><td>Brass.</td></tr>",
    ],
    ids=["a header", "no stops", "three columns", "no number"],
)
def test_a_table_of_data_stays_one(rows):
    _, clauses = read(f"<p>1 INVITES keepers.</p><h2>ANNEX</h2><table>{rows}</table>")
    assert sum("/table-" in key for key in clauses) == rows.count("<tr>")
