"""Plain text and Markdown: where a paragraph begins, and the numbers as they were written."""

import codecs

import pytest

from itcp_assist.reading.markdown import read_markdown
from itcp_assist.reading.text import read_text
from itcp_assist.records import BlockKind, Source

SOURCE = Source("a", "text", "")


def lines_of(data: str) -> list[str]:
    return read_text(data.encode(), SOURCE).text.split("\n")


def blocks_of(data: str) -> list[tuple[str, int, str]]:
    """Number, level and text of the paragraphs and rows of a Markdown text."""
    document = read_markdown(data.encode(), SOURCE)
    return [(b.number, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("one\r\ntwo\r\rthree", ["one two", "three"]),
        ("one\n \t \ntwo\f three", ["one", "two", "three"]),
        # a closed clause before, or white space behind, tells a number from a figure
        ("1 NOTES it;\n2 THANKS them;", ["1 NOTES it;", "2 THANKS them;"]),
        ("(a) one; and\n(b) two,\n.1 three", ["(a) one; and", "(b) two, .1 three"]),
        ("as in paragraphs\n2 and 3 above", ["as in paragraphs 2 and 3 above"]),
        ("in chapters 1,\n2 and 3;", ["in chapters 1, 2 and 3;"]),
        ("no stop\n2  THANKS them", ["no stop", "2 THANKS them"]),
        ("no stop\n2\tTHANKS them", ["no stop", "2 THANKS them"]),
        ("THE ASSEMBLY,\n1 NOTES it", ["THE ASSEMBLY,", "1 NOTES it"]),
        ("it ended.\n2011 was better", ["it ended. 2011 was better"]),
        ("to:\n• one\n• two", ["to:", "• one", "• two"]),
        ("co-\noperation", ["co-operation"]),
    ],
)
def test_paragraphs_of_plain_text(text, expected):
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    "data",
    [
        "A – b".encode(),
        codecs.BOM_UTF8 + "A – b".encode(),
        codecs.BOM_UTF16_LE + "A – b".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "A – b".encode("utf-16-be"),
    ],
)
def test_encodings(data):
    assert read_text(data, SOURCE).text == "A – b"


def test_printed_numbers_of_plain_text_stay_text():
    document = read_text(b"3.  NOTES it.", SOURCE)
    assert document.text == "3. NOTES it." and document.blocks[0].number == ""


def test_markdown_keeps_numbers_as_written():
    assert blocks_of("3. c\n3. d\n9) e") == [
        ("3.", 0, "3. c"),
        ("3.", 0, "3. d"),
        ("9)", 0, "9) e"),
    ]


def test_markdown_lists_nest():
    text = "1. a\n\n   more\n\n   - x\n     1. deep\n2. b\n\n- y\n  - z\n"
    assert blocks_of(text) == [
        ("1.", 0, "1. a"),
        ("", 0, "more"),
        ("", 1, "x"),
        ("1.", 2, "1. deep"),
        ("2.", 0, "2. b"),
        ("", 1, "y"),
        ("", 2, "z"),
    ]


def test_markdown_numbers_that_are_no_list_begin_paragraphs():
    assert blocks_of("5. to:\n   (a) go; and\n   (b) come;") == [
        ("5.", 0, "5. to:"),
        ("", 0, "(a) go; and"),
        ("", 0, "(b) come;"),
    ]


def test_markdown_markup_is_not_text():
    text = "A *b* **c** `d` [e](http://f) ![g](h.png) <b>i</b>\\\nj &amp; k"
    assert blocks_of(text) == [("", 0, "A b c d e g i j & k")]


def test_markdown_headings_tables_and_html():
    text = "## H *i*\n\n|a|b|\n|-|-|\n|1|**2**|\n\n<!-- no -->\n\n"
    text += "<div><p>w</p><p>x</p></div>\n\n    code"
    document = read_markdown(text.encode(), SOURCE)
    assert [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks] == [
        (BlockKind.HEADING, 2, "H i"),
        (BlockKind.TABLE_ROW, 1, "a | b"),
        (BlockKind.TABLE_ROW, 0, "1 | 2"),
        (BlockKind.PARAGRAPH, 0, "w"),
        (BlockKind.PARAGRAPH, 0, "x"),
        (BlockKind.PARAGRAPH, 0, "code"),
    ]
    assert document.meta == {"title": "H i"}


def test_the_header_row_of_a_markdown_table_has_a_level_the_others_none_even_in_a_list():
    table = "{0}| Knot | Rope |\n{0}|---|---|\n{0}| Bend | Two |\n"
    expected = [("", 1, "Knot | Rope"), ("", 0, "Bend | Two")]
    assert blocks_of(table.format("")) == expected
    assert blocks_of("- Knots:\n\n" + table.format("  "))[1:] == expected


def test_front_matter_is_meta():
    head = "symbol: A.9001(90)\nadopted: 2011-11-28\ntext_kind: note\nother: 1\nlist: [a]\n"
    document = read_markdown(f"---\n{head}---\n# T\n\nx".encode(), SOURCE)
    assert document.meta == {
        "symbol": "A.9001(90)", "adopted": "2011-11-28", "text_kind": "note", "title": "T",
    }  # fmt: skip
    assert document.text == "T\nx"


def test_rule_at_the_top_is_no_front_matter():
    assert blocks_of("---\nplain\n\n---\nx")[0] == ("", 0, "plain")
