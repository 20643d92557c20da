"""Hyphens at line ends: the typesetter's go, those of words stay."""

import pytest
from sheets import LEFT_PT, Sheets, read_layout, texts
from test_reading_blocks import assert_well_formed

from itcp_assist.reading.layout.hyphens import Words

NONE = Words(frozenset(), frozenset())
FULL = "The harbours of the northern coast lend each other, wherever there is need of it, a "


def read_broken(first: str, second: str, elsewhere: str) -> str:
    sheets = Sheets()
    sheets.put_lines(300, [FULL + first, second])
    sheets.put_lines(400, [elsewhere])
    document = read_layout(sheets)
    assert_well_formed(document)
    ends = [document.text[line.start : line.end] for line in document.lines]
    assert ends[0].rstrip("-") == (FULL + first).rstrip("-")
    return texts(document)[0].removeprefix(FULL)


@pytest.mark.parametrize(
    ("elsewhere", "read"),
    [
        ("A lantern is lent.", "lantern in winter."),
        ("A Lantern is lent.", "lantern in winter."),
        ("A lamp is lent.", "lan-tern in winter."),
        ("A lantern or lan-tern is lent.", "lan-tern in winter."),
    ],
)
def test_a_hyphen_goes_where_the_joined_word_alone_stands_elsewhere(elsewhere, read):
    assert read_broken("lan-", "tern in winter.", elsewhere) == read


def test_a_hyphen_before_a_capital_letter_stays():
    assert read_broken("ma-", "Lantern is dear.", "A malantern.") == "ma-Lantern is dear."


def test_a_dropped_hyphen_keeps_the_places_of_the_lines():
    sheets = Sheets()
    sheets.put_lines(300, [FULL + "lan-", "tern in winter."])
    sheets.put_lines(400, ["A lantern is lent."])
    document = read_layout(sheets)
    printed = [document.text[line.start : line.end] for line in document.lines]
    assert printed == [FULL + "lan", "tern in winter.", "A lantern is lent."]


@pytest.mark.parametrize("sign", ["\u2010", "\u00ad"])
def test_a_soft_hyphen_goes_unless_the_font_writes_every_hyphen_so(sign):
    assert NONE.breaks(f"a lan{sign}", "tern in winter")
    assert not NONE.breaks(f"a lan{sign}", "Tern in winter")
    assert not Words(frozenset(), frozenset({sign})).breaks(f"a lan{sign}", "tern")
    assert not NONE.breaks("in 26-", "metre boats")


def test_a_hyphen_within_a_title_in_capitals_goes_too():
    sheets = Sheets()
    sheets.put_centred(200, "LENDING OF LAN-", style="B")
    sheets.put_centred(212.65, "TERNS", style="B")
    sheets.put(LEFT_PT, 300, "Lanterns are lent.")
    assert texts(read_layout(sheets))[0] == "LENDING OF LANTERNS"
