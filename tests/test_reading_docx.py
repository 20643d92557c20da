"""Word files: the numbers that Word prints, and the text that it shows."""

import io
from collections.abc import Iterable

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from renderings import WORD

from itcp_assist.reading.docx.reader import read_docx
from itcp_assist.records import BlockKind, Document, Remark, Source

SOURCE = Source("a.docx", "docx", "")
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
Level = tuple[str, str, str]  # format, template, further properties


class WordFile:
    """A Word file under construction, from the XML of its paragraphs and lists."""

    def __init__(self) -> None:
        self.docx = docx.Document()
        self._numbering = self.docx.part.numbering_part.element
        self._numbering.clear()

    def add_list(self, name: int, levels: Iterable[Level], extra: str = "") -> None:
        inside = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{template}"/></w:lvl>'
            for at, (form, template, more) in enumerate(levels)
        )
        self._numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {WORD} w:abstractNumId="{name}">{extra}{inside}</w:abstractNum>'
            ),
        )
        self.add_num(name, name)

    def add_num(self, name: int, abstract: int, overrides: str = "") -> None:
        self._numbering.append(
            parse_xml(
                f'<w:num {WORD} w:numId="{name}"><w:abstractNumId w:val="{abstract}"/>'
                f"{overrides}</w:num>"
            )
        )

    def add(self, inside: str, properties: str = "") -> None:
        body = self.docx.element.body
        xml = f"<w:p {WORD} {MATH} {COMPATIBLE}><w:pPr>{properties}</w:pPr>{inside}</w:p>"
        body.insert(len(body) - 1, parse_xml(xml))

    def add_item(self, text: str, num: int, level: int) -> None:
        self.add(run(text), in_list(num, level))

    def read(self) -> Document:
        out = io.BytesIO()
        self.docx.save(out)
        return read_docx(out.getvalue(), SOURCE)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(num: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def numbers(document: Document) -> list[str]:
    return [block.number for block in document.blocks]


@pytest.fixture
def word():
    return WordFile()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("decimalZero", ["01.", "02.", "03."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("none", [".", ".", "."]),
    ],
)
def test_formats_of_numbers(word, form, expected):
    word.add_list(1, [(form, "%1.", "")])
    for _ in expected:
        word.add_item("x", 1, 0)
    assert numbers(word.read()) == expected


def test_levels_count_within_the_level_above(word):
    word.add_list(1, [("decimal", "%1", ""), ("decimal", "%1.%2", ""), ("lowerLetter", "(%3)", "")])
    for level in (0, 1, 1, 2, 2, 0, 1, 2):
        word.add_item("x", 1, level)
    document = word.read()
    assert numbers(document) == ["1", "1.1", "1.2", "(a)", "(b)", "2", "2.1", "(a)"]
    assert [b.level for b in document.blocks] == [0, 1, 1, 2, 2, 0, 1, 2]
    assert document.text.startswith("1 x\n1.1 x\n")


def test_level_without_one_above_takes_its_start(word):
    word.add_list(1, [("decimal", "%1", ""), ("decimal", "%1.%2", "")])
    word.add_item("x", 1, 1)
    assert numbers(word.read()) == ["1.1"]


def test_restart_only_where_the_list_says(word):
    never = '<w:lvlRestart w:val="0"/>'
    word.add_list(1, [("decimal", "%1.", ""), ("decimal", "%2)", never)])
    for level in (0, 1, 1, 0, 1):
        word.add_item("x", 1, level)
    assert numbers(word.read()) == ["1.", "1)", "2)", "2.", "3)"]


def test_legal_numbering_prints_all_levels_as_decimals(word):
    legal = [("upperRoman", "%1.", ""), ("decimal", "%1.%2", "<w:isLgl/>")]
    word.add_list(1, legal)
    for level in (0, 0, 1):
        word.add_item("x", 1, level)
    assert numbers(word.read()) == ["I.", "II.", "2.1"]


def test_lists_of_one_definition_count_on_unless_they_start_anew(word):
    word.add_list(1, [("decimal", "%1.", "")])
    word.add_num(2, 1)
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    word.add_num(3, 1, start)
    for num in (1, 2, 3, 3, 1):
        word.add_item("x", num, 0)
    assert numbers(word.read()) == ["1.", "2.", "5.", "6.", "7."]


def test_empty_paragraph_of_a_list_is_counted(word):
    word.add_list(1, [("decimal", "%1.", "")])
    word.add_item("x", 1, 0)
    word.add("", in_list(1, 0))
    word.add_item("y", 1, 0)
    assert word.read().text == "1. x\n2.\n3. y"


def test_list_that_refers_to_a_style(word):
    word.add_list(1, [("upperLetter", "%1)", "")])
    word.add_list(2, [], '<w:numStyleLink w:val="Quote"/>')
    properties = word.docx.styles["Quote"].element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {WORD}><w:numId w:val="1"/></w:numPr>'))
    word.add_item("x", 2, 0)
    assert numbers(word.read()) == ["A)"]


def test_level_that_one_list_prints_in_its_own_way(word):
    word.add_list(1, [("decimal", "%1.", "")])
    own = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="lowerLetter"/>'
    word.add_num(
        2, 1, f'<w:lvlOverride w:ilvl="0">{own}<w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    )
    word.add_item("x", 2, 0)
    assert numbers(word.read()) == ["(d)"]


def test_unknown_format_is_flagged(word):
    word.add_list(1, [("ordinalText", "%1", "")])
    word.add_item("x", 1, 0)
    document = word.read()
    assert numbers(document) == ["1"]
    assert document.flags == (Remark("list numbers of format ordinalText are shown as decimals"),)


@pytest.mark.parametrize(
    ("glyph", "text"), [("–", "– x"), ("\uf0b7", "x"), ("o", "x"), ("•", "• x")]
)
def test_bullets_are_no_numbers(word, glyph, text):
    word.add_list(1, [("bullet", glyph, "")])
    word.add_item("x", 1, 0)
    document = word.read()
    assert (document.text, document.blocks[0].number, document.blocks[0].level) == (text, "", 1)


def test_list_and_outline_level_come_from_the_style(word):
    tied = [("decimal", "%1", '<w:pStyle w:val="Heading1"/>')]
    word.add_list(1, [*tied, ("decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>')])
    for name in ("Heading 1", "Heading 2"):
        properties = word.docx.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {WORD}><w:numId w:val="1"/></w:numPr>'))
    word.add(run("Ports"), '<w:pStyle w:val="Heading1"/>')
    word.add(run("Bays"), '<w:pStyle w:val="Heading2"/>')
    word.add(run("Coves"), '<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    word.add(run("Plain"), '<w:outlineLvl w:val="2"/>')
    assert [(b.kind, b.level, b.number) for b in word.read().blocks] == [
        (BlockKind.HEADING, 1, "1"),
        (BlockKind.HEADING, 2, "1.1"),
        (BlockKind.HEADING, 2, ""),
        (BlockKind.HEADING, 3, ""),
    ]


def test_style_that_is_based_on_itself_ends(word):
    style = word.docx.styles["Quote"].element
    style.basedOn_val = "Quote"
    word.add(run("x"), '<w:pStyle w:val="Quote"/>')
    assert word.read().text == "x"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>" + run("c"), "ac"),
        (f"<w:ins>{run('a')}</w:ins>", "a"),
        (f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('a')}</w:moveTo>", "a"),
        (run("a") + run("x", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        ('<w:r><w:t>a</w:t><w:sym w:font="x" w:char="00A7"/></w:r>', "a§"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a\ufffd"),
        (f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>', "a"),
        (f'<w:fldSimple w:instr="REF x">{run("a")}</w:fldSimple>', "a"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("a"), "a"),
        (f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "a"),
        ("<m:oMath><m:r><m:t>n=2</m:t></m:r></m:oMath>", "n=2"),
    ],
)
def test_words_are_those_that_word_prints(word, inside, text):
    word.add(inside)
    assert word.read().text == text


def test_text_box_is_read_once(word):
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    word.add(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('x')}"
    )
    assert word.read().text == "x\nboxed"


def test_table_rows_nested_tables_and_frames(word):
    word.add(run("before"))
    table = word.docx.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b\nc"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "d", "e"
    word.docx.add_table(1, 1).cell(0, 0).text = "framed"
    assert [(b.kind.value, t) for b, t in zip_text(word.read())] == [
        ("paragraph", "before"),
        ("table_row", "a | b c"),
        ("table_row", "| d | e"),
        ("paragraph", "framed"),
    ]


def zip_text(document: Document):
    return [(block, document.text[block.start : block.end]) for block in document.blocks]


def test_notes_stand_after_the_body_and_leave_no_mark(word):
    notes = f"""<w:footnotes {WORD}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>{run(" late")}</w:p></w:footnote>
<w:footnote w:id="3"><w:p>{run("early")}</w:p></w:footnote></w:footnotes>"""
    part = Part(
        PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), word.docx.part.package
    )
    word.docx.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    word.add(run("One") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + run(" two"))
    word.add(run("three") + '<w:r><w:footnoteReference w:id="4"/></w:r>' + run("."))
    assert [(b.kind.value, b.number, t) for b, t in zip_text(word.read())] == [
        ("paragraph", "", "One two"),
        ("paragraph", "", "three."),
        ("footnote", "1", "1 early"),
        ("footnote", "2", "2 late"),
    ]


def test_running_header_is_furniture_once(word):
    word.add(run("x"))
    for section in (word.docx.sections[0], word.docx.add_section()):
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "A 90/Res.9001"
    assert [(b.kind.value, t) for b, t in zip_text(word.read())] == [
        ("paragraph", "x"),
        ("furniture", "A 90/Res.9001"),
    ]


def test_title_comes_from_the_properties(word):
    word.add(run("x"))
    word.docx.core_properties.title = " Ports "
    assert word.read().meta == {"title": "Ports"}
