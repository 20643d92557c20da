"""A list as a file: no cell runs, no sign is hidden, and what a reader must see is there."""

import csv
import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from itcp_assist.citation import Citation
from itcp_assist.draft import SUFFIXES, render_listing, write_listing
from itcp_assist.draft.separated import inert, to_csv
from itcp_assist.draft.table import HEADS, Table, compose_table, reveal
from itcp_assist.draft.workbook import MAX_CELL, to_xlsx
from itcp_assist.errors import StorageError
from itcp_assist.present import to_listing_table
from itcp_assist.present.escaping import UNSEEN_RE
from itcp_assist.records import (
    Act,
    Clause,
    Confidence,
    Deadline,
    Group,
    Holding,
    Identity,
    Joined,
    Listed,
    Listing,
    Source,
    State,
    Status,
    Strength,
    TextKind,
)
from itcp_assist.records.wording import NOTICE

AS_OF = date(2031, 5, 4)
TEXT = "REQUESTS the Secretary-General to print tide tables by 1 May 2032;"
COUNT = "1 of 8 operative paragraphs, all 8 looked through."
HOSTILE = (
    '=HYPERLINK("https://evil.example","tides")',
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\uff1d1+1",
    "https://evil.example/tides",
    "mailto:tides@evil.example",
    "internal:'Clauses'!A1",
    "{=1+1}",
)


def row(text: str = TEXT, **changes) -> Listed:
    place = Citation.parse("A.9001(90)#op/1")
    act = Act("request", Strength.REQUEST, (Group.SECRETARY_GENERAL,), (31, 65), Deadline(52, 65))
    clause = Clause(
        place, text, ((0, len(text)),), 0, len(text), 0,
        verb="REQUESTS", addressees=("Secretary-General",), headings=("Tides", "Tables"),
        act=act if text == TEXT else None,
    )  # fmt: skip
    source = Source("a9001.pdf", "application/pdf", "0" * 64, "https://example.org/a", "official")
    holding = Holding(Identity("A.9001(90)", "Lending of tide tables", "resolution"), source)
    evidence = "the clause says so in express words"
    by, on = Citation.parse("A.9002(91)#op/2"), date(2030, 12, 6)
    status = Status(
        "A.9001(90)", AS_OF, State.REVOKED, Confidence.VERIFIED_TEXT, evidence, by=by, on=on
    )
    return Listed(replace(clause, **changes), holding, status)


def listing(*rows: Listed) -> Listing:
    return Listing(rows, len(rows), 8, "op", AS_OF)


def cells_of(data: bytes, form: str) -> list[list[str]]:
    """Head and rows of a file, as another program reads them."""
    if form == "csv":
        return list(csv.reader(io.StringIO(data.decode(), newline="")))
    if form == "docx":
        (table,) = docx.Document(io.BytesIO(data)).tables
        return [[cell.text for cell in line.cells] for line in table.rows]
    if form == "xlsx":
        return sheet_rows(data)[3:]
    tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
    cells = [
        "".join(child.content for child in (tokens[at + 1].children or ()))
        for at, token in enumerate(tokens)
        if token.type in ("th_open", "td_open")
    ]
    return [cells[at : at + len(HEADS)] for at in range(0, len(cells), len(HEADS))]


def parts_of(data: bytes) -> dict[str, etree._Element]:
    with ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def sheet_rows(data: bytes) -> list[list[str]]:
    parts = parts_of(data)
    shared = ["".join(one.itertext()) for one in parts["xl/sharedStrings.xml"]]
    lines = parts["xl/worksheets/sheet1.xml"].iter("{*}row")
    return [[shared[int(v.text)] for v in line.iter("{*}v")] for line in lines]


def test_a_row_says_everything_of_its_clause():
    table = compose_table(listing(row()))
    assert dict(zip(table.heads, table.rows[0], strict=True)) == {
        "Key": "A.9001(90)#op/1",
        "Label": "resolution A.9001(90), operative paragraph 1",
        "Verb": "REQUESTS",
        "Strength": "request",
        "Addressees": "Secretary-General",
        "Groups": "secretary-general",
        "Action": TEXT[31:65],
        "Deadline": TEXT[52:65],
        "Subject": "Tables",
        "Text": TEXT,
        "Kind of text": "text of the document",
        "Status": "revoked by A.9002(91)#op/2 on 6 December 2030",
        "Status as of": "2031-05-04",
        "Evidence": "read in the text itself; the clause says so in express words",
        "Source": "Lending of tide tables, a9001.pdf, official, https://example.org/a",
    }
    assert table.remarks == (COUNT, "Status as of 4 May 2031.", NOTICE)


def test_a_note_says_that_it_is_not_the_official_text():
    cells = compose_table(listing(row(text_kind=TextKind.NOTE))).rows[0]
    assert "not the official text" in cells[HEADS.index("Kind of text")]


def test_what_a_sub_item_only_inherits_is_told():
    act = Act("request", Strength.REQUEST, is_inherited=True)
    cells = compose_table(listing(row(act=act))).rows[0]
    assert cells[HEADS.index("Strength")] == "request (of its paragraph)"


@pytest.mark.parametrize("form", SUFFIXES)
def test_every_format_holds_head_and_cells(form):
    table = compose_table(listing(row()))
    read = cells_of(render_listing(listing(row()), form), form)
    assert read == [list(table.heads), *map(list, table.rows)]


@pytest.mark.parametrize("form", SUFFIXES)
def test_an_empty_list_is_a_head_alone(form):
    assert cells_of(render_listing(listing(), form), form) == [list(HEADS)]


@pytest.mark.parametrize("form", ["markdown", "xlsx", "docx"])
def test_count_day_and_notice_stand_with_the_table(form):
    data = render_listing(listing(row()), form)
    if form == "docx":
        shown = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    elif form == "xlsx":
        shown = [cells[0] for cells in sheet_rows(data)[:3]]
    else:
        shown = data.decode().split("\n\n")[:3]
    assert shown == [COUNT, "Status as of 4 May 2031.", NOTICE]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text):
    parts = parts_of(render_listing(listing(row(text)), "xlsx"))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert not list(sheet.iter("{*}f", "{*}hyperlink"))
    assert {cell.get("t") for cell in sheet.iter("{*}c")} == {"s"}
    # The footer repeats in print what the first lines say; nothing leads out of the package.
    targets = [r for part in parts.values() for r in part.iter("{*}Relationship")]
    assert targets and all(target.get("TargetMode") != "External" for target in targets)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_comma_separated_values_begins_as_a_formula(text):
    ((read,),) = csv.reader(io.StringIO(to_csv(Table((), (text,), ())), newline=""))
    assert read == text
    cell = inert(text)
    assert cell.lstrip(" ")[:1] not in "=+-@\t\r\uff1d"
    assert cell.removeprefix("'") == text


@given(st.text(st.characters(codec="utf-8")))
def test_a_cell_of_comma_separated_values_reads_back(text):
    data = to_csv(Table((), ("Text", "Key"), ((text, "x"),)))
    (_, (read, _)) = csv.reader(io.StringIO(data, newline=""))
    assert read == inert(text)
    assert data.endswith("\r\n")


@pytest.mark.parametrize("form", SUFFIXES)
def test_unseen_signs_are_written_as_their_numbers(form):
    text = "INVITES\x00 all\x1b[31m to\u202e act\u2066 now\ufffe\ud800\x85."
    read = cells_of(render_listing(listing(row(text)), form), form)[1][HEADS.index("Text")]
    assert read == reveal(text) and "[U+202E]" in read and "[U+0000]" in read
    assert read.isprintable()


@pytest.mark.parametrize("form", SUFFIXES)
def test_a_long_cell_is_kept_whole(form):
    text = "INVITES all " + "lamps & <oil>; " * 700
    assert len(text) > 10_000
    read = cells_of(render_listing(listing(row(text)), form), form)[1]
    assert read[HEADS.index("Text")].rstrip() == text.rstrip()


@pytest.mark.parametrize("sign", ["a", "\U0001f30a"])
def test_a_cell_that_the_format_cannot_hold_says_that_it_was_cut(sign):
    data = to_xlsx(Table((), ("Text",), ((sign * (MAX_CELL + 1),),)))
    ((_,), (cell,)) = sheet_rows(data)
    assert cell.endswith("[cut here: a cell holds no more]")
    assert len(cell.encode("utf-16-le")) // 2 <= MAX_CELL


def test_the_head_of_a_workbook_is_frozen_and_filters():
    sheet = parts_of(render_listing(listing(row(), row()), "xlsx"))["xl/worksheets/sheet1.xml"]
    (pane,) = sheet.iter("{*}pane")
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "4")
    (found,) = sheet.iter("{*}autoFilter")
    assert found.get("ref") == "A4:O6"


def test_a_word_table_is_landscape_and_repeats_its_head():
    document = docx.Document(io.BytesIO(render_listing(listing(row()), "docx")))
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    (table,) = document.tables
    repeated = [bool(list(line._tr.iter("{*}tblHeader"))) for line in table.rows]
    assert repeated == [True, False]


@pytest.mark.parametrize("text", ["a | b", "<b>x</b>", "[x](https://evil.example)", "1. x\n2. y"])
def test_text_in_a_markdown_table_is_no_markup(text):
    data = render_listing(listing(row(text)), "markdown").decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(data)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "html_inline"}
    tags = [c.content for t in tokens for c in t.children or () if c.type == "html_inline"]
    assert set(tags) <= {"<br>"}


def test_a_refused_write_leaves_what_stood_there(tmp_path):
    path = tmp_path / "list.csv"
    path.mkdir()
    with pytest.raises(StorageError, match=r"list\.csv cannot be written"):
        write_listing(listing(row()), "csv", path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["list.csv"]


def test_a_file_below_a_file_is_refused_in_one_line(tmp_path):
    (tmp_path / "notes").write_text("tides")
    with pytest.raises(StorageError, match=r"list\.csv cannot be written \(Not a directory\)"):
        write_listing(listing(row()), "csv", tmp_path / "notes" / "list.csv")


def test_a_file_name_that_is_too_long_is_refused_in_one_line(tmp_path):
    with pytest.raises(StorageError, match="File name too long"):
        write_listing(listing(row()), "csv", tmp_path / f"{'t' * 250}.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sign", "\u200b\u2028\ufeff\u061c\ufe0f\U000e0041\x00\u202e\ud800")
def test_what_the_page_writes_as_a_number_files_do_too(sign):
    assert UNSEEN_RE.search(sign)
    assert reveal(f"lamps{sign}") == f"lamps[U+{ord(sign):04X}]"


def test_the_page_shows_the_act_that_a_paragraph_was_taken_for():
    text = "REQUESTS the Secretary-General to print, and invites the Council to pay;"
    at = text.index("invites")
    further = Joined(at, at + len("invites"), "invite", Strength.INVITATION, ("Council",))
    act = Act("request", Strength.REQUEST, joined=(further,))
    page = to_listing_table(listing(replace(row(text, act=act), further=further)))
    assert "<td>invites</td><td>Council</td>" in page
