"""Word files: notes and their calls, changes that are only tracked, and what is not printed."""

import io
import re
import zipfile

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from renderings import WORD
from test_reading_docx import SOURCE, WordFile, in_list, run, zip_text
from test_reading_notes import called

from itcp_assist.errors import ReadingError
from itcp_assist.reading.docx.package import MAX_UNPACKED_BYTES
from itcp_assist.reading.docx.reader import read_docx
from itcp_assist.records import BlockKind

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def word():
    return WordFile()


def attach(word: WordFile, name: str, inside: str, kind: str = "") -> None:
    """Give a Word file a further part, such as its footnotes."""
    root = f"<w:{name} {WORD}>{inside}</w:{name}>"
    package = word.docx.part.package
    part = Part(PackURI(f"/word/{name}.xml"), "application/xml", root.encode(), package)
    word.docx.part.relate_to(part, kind or f"{OFFICE}/{name}")


def note(name: str, at: int, text: str) -> str:
    return f'<w:{name} w:id="{at}"><w:p>{run(text)}</w:p></w:{name}>'


def call(at: int, name: str = "footnote", mark: str = "") -> str:
    own = f' w:customMarkFollows="1"/><w:t>{mark}</w:t>' if mark else "/>"
    return f'<w:r><w:{name}Reference w:id="{at}"{own}</w:r>'


def rows_of(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def add_table(word: WordFile, *rows: str) -> None:
    body = word.docx.element.body
    body.insert(len(body) - 1, parse_xml(rows_of(*rows).replace("<w:tbl>", f"<w:tbl {WORD}>")))


def told(word: WordFile) -> list[str]:
    return [flag.text for flag in word.read().flags]


def test_notes_are_tied_to_the_words_that_call_them(word):
    notes = note("footnote", 2, "A port.") + note("footnote", 3, "A sign.")
    attach(word, "footnotes", notes + note("footnote", 4, "A bed."))
    attach(word, "endnotes", note("endnote", 2, "The end."))
    word.add_list(1, [("bullet", "\u2013", "")])
    word.add(run("Ports") + call(2) + run(" rest") + call(3, mark="*") + run("."), in_list(1, 0))
    row = cell("Cost") + cell("Bed").replace("</w:p>", f"{call(4)}</w:p>")
    add_table(word, row, cell("x") + cell("y"))
    word.add(run("They wait") + call(2, "endnote"))
    document = word.read()
    assert document.text.split("\n")[:2] == ["\u2013 Ports rest.", "Cost | Bed"]
    assert called(document) == [
        ("\u2013 Ports", "1", "1 A port."), ("\u2013 Ports rest", "*", "* A sign."),
        ("Cost | Bed", "2", "2 A bed."), ("They wait", "i", "i The end."),
    ]  # fmt: skip


def test_a_note_of_a_deleted_call_is_neither_printed_nor_counted(word):
    attach(word, "footnotes", note("footnote", 2, "Gone.") + note("footnote", 3, "Kept."))
    word.add(f"{run('Ports')}<w:del>{call(2)}</w:del>{call(3)}")
    document = word.read()
    assert called(document) == [("Ports", "1", "1 Kept.")]
    assert "Gone" not in document.text


@pytest.mark.parametrize(
    ("form", "start", "marks"),
    [("lowerLetter", 1, ["a", "b"]), ("chicago", 4, ["\u00a7", "**"]), ("decimal", 7, ["7", "8"])],
)
def test_marks_are_counted_as_the_file_says(word, form, start, marks):
    settings = word.docx.settings.element
    settings.append(parse_xml(
        f'<w:footnotePr {WORD}><w:numFmt w:val="{form}"/><w:numStart w:val="{start}"/>'
        "</w:footnotePr>"
    ))  # fmt: skip
    attach(word, "footnotes", note("footnote", 2, "One.") + note("footnote", 3, "Two."))
    word.add(run("Ports") + call(2) + run(" rest") + call(3))
    assert [c.mark for c in word.read().calls] == marks


def test_pending_changes_are_told(word):
    word.add(
        f"{run('a')}<w:ins>{run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
    )
    word.add("<w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom>")
    assert told(word) == [
        "tracked changes are pending: insertions (1) are read, deletions (2) are left out; check "
        "the text as it was agreed"
    ]


def test_a_deleted_paragraph_has_no_number_and_a_deleted_row_no_place(word):
    word.add_list(1, [("decimal", "%1.", "")])
    word.add_item("x", 1, 0)
    gone = "<w:del><w:r><w:delText>y</w:delText></w:r></w:del>"
    word.add(gone, f"{in_list(1, 0)}<w:rPr><w:del/></w:rPr>")
    word.add_item("z", 1, 0)
    kept = cell("a") + cell("b")
    add_table(word, kept, f"<w:trPr><w:del/></w:trPr>{cell('c')}{cell('d')}")
    assert word.read().text == "1. x\n2. z\na | b"


def test_comments_embedded_files_and_macros_are_told(word):
    attach(
        word, "comments", '<w:comment w:id="1"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment>'
    )
    attach(
        word, "vbaProject", "", "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    )
    word.add(run("x"))
    word.docx.element.body.insert(0, parse_xml(f"<w:altChunk {WORD}/>"))
    assert told(word) == [
        "1 comments were left out",
        "1 embedded files were left out; save their text into the document",
        "its macros were not run",
    ]
    assert "why" not in word.read().text


@pytest.mark.parametrize(
    "properties", ["<w:vanish/>", '<w:sz w:val="2"/>', '<w:rStyle w:val="Gone"/>']
)
def test_hidden_runs_are_left_out_and_told(word, properties):
    style = (
        f'<w:style {WORD} w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    word.docx.styles.element.append(parse_xml(style))
    word.add(run("seen") + run(" not ", properties) + run("!"))
    document = word.read()
    assert (document.text, told(word)) == ("seen!", ["3 hidden characters were left out"])


def test_paragraphs_of_a_hidden_style_are_hidden_but_for_what_shows_itself(word):
    for name, based, inside in (("Gone", "Normal", "<w:vanish/>"), ("Also", "Gone", "")):
        word.docx.styles.element.append(parse_xml(
            f'<w:style {WORD} w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based}"/>'
            f"<w:rPr>{inside}</w:rPr></w:style>"
        ))  # fmt: skip
    word.add(run("seen"))
    word.add(run("no") + run("yes", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="Also"/>')
    assert word.read().text == "seen\nyes"


def test_a_control_that_asks_for_text_has_none(word):
    asks = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    word.add(asks.format("<w:showingPlcHdr/>", run("Click here")) + asks.format("", run("typed")))
    assert word.read().text == "typed"


def test_boxes_within_boxes_are_read_once(word):
    inside = f"<w:p>{run('deep')}</w:p>"
    for _ in range(12):
        inside = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    word.docx.element.body.insert(0, parse_xml(inside.replace("<w:p>", f"<w:p {WORD}>", 1)))
    assert word.read().text == "deep"


def test_cells_that_span_and_rows_that_head(word):
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    add_table(
        word,
        header + cell("Cost") + cell("Who") + cell("Where"),
        cell("Bed", '<w:vMerge w:val="restart"/>') + cell("Host", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("All", '<w:gridSpan w:val="999999999"/>') + cell("x"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("y") + cell("z"),
        cell("Group", '<w:gridSpan w:val="3"/>'),
    )  # fmt: skip
    found = [(block.kind, block.level, re.sub(r"( \|){9,}", " ...", text))
             for block, text in zip_text(word.read())]  # fmt: skip
    assert found == [
        (BlockKind.TABLE_ROW, 1, "Cost | Who | Where"),
        (BlockKind.TABLE_ROW, 0, "Bed | Host"),
        (BlockKind.TABLE_ROW, 0, "| All ... x"),
        (BlockKind.TABLE_ROW, 0, "| y | z"),
        (BlockKind.TABLE_ROW, 0, "Group"),
    ]


def test_a_bomb_is_refused_before_it_is_unpacked(word):
    word.add(run("x"))
    out = io.BytesIO()
    word.docx.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", bytes(1000))
    data = out.getvalue()
    directory = data.rindex(b"word/media/a.bin") - 46  # the entry in the central directory
    huge = (MAX_UNPACKED_BYTES + 1).to_bytes(4, "little")
    data = data[: directory + 24] + huge + data[directory + 28 :]
    with pytest.raises(
        ReadingError, match=r"a.docx: unpacks to 26\d,\d+,\d+ bytes, over the limit"
    ):
        read_docx(data, SOURCE)


def test_external_parts_are_never_fetched(word, tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text("secret")
    word.add(run("x"))
    word.docx.part.rels.get_or_add_ext_rel(RELATIONSHIP_TYPE.FOOTNOTES, secret.as_uri())
    assert word.read().text == "x"
