"""ING-09 to ING-13: what a PDF carries, hides and feigns is told, and never run or quoted."""

import hostile
import pytest
from hostile import SHOWN, WORDS
from outcomes import read_as, told

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading import read_document, read_documents

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
LAUNCH = b"<< /S /Launch /F (touch launched) >>"
ATTACHED = b"/Names << /EmbeddedFiles << /Names [(../../evil.sh) 6 0 R] >> >>"
EVIL = (
    b"<< /Type /Filespec /F (../../evil.sh) /UF (../../evil.sh) /EF << /F 7 0 R >> >>",
    hostile.stream(b"echo evil", b"/Type /EmbeddedFile"),
)


class TestIng09Actions:
    @pytest.mark.parametrize(
        ("made", "line"),
        [
            ({"catalogue": b"/OpenAction " + SCRIPT}, "carries JavaScript, never run here"),
            (
                {"catalogue": b"/OpenAction " + LAUNCH},
                "carries a command to start a program, never run here",
            ),
            (
                {"catalogue": b"/OpenAction << /S /URI /URI (http://a.example) >>"},
                "carries an address that it opens by itself, never run here",
            ),
            (
                {"catalogue": b"/Names << /JavaScript << /Names [(a) " + SCRIPT + b"] >> >>"},
                "carries JavaScript, never run here",
            ),
            ({"catalogue": b"/AA << /WC " + SCRIPT + b" >>"}, "carries JavaScript, never run here"),
            ({"extra": b"/AA << /O " + SCRIPT + b" >>"}, "page 1: carries JavaScript, never run"),
            (
                {"extra": b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [4 0 R]"
                 b" /Next [" + SCRIPT + LAUNCH + b"] >> >>]"},
                "page 1: carries JavaScript, a command to start a program, never run here",
            ),
            (
                {"catalogue": ATTACHED, "objects": EVIL},
                "holds embedded files, which were not opened: ../../evil.sh",
            ),
            (
                {"extra": b"/Annots [<< /Subtype /FileAttachment /FS 6 0 R >>]", "objects": EVIL},
                "page 1: holds embedded files, which were not opened: ../../evil.sh",
            ),
            (
                {"catalogue": b"/AcroForm << /Fields [] /XFA (x) >>"},
                "is a form of the kind XFA, whose text was not read",
            ),
        ],
        ids=lambda value: "" if isinstance(value, dict) else value[:40],
    )  # fmt: skip
    def test_is_told_and_never_done(self, tmp_path, made, line):
        document = read_as(tmp_path, hostile.one_page(**made))
        assert document.text == WORDS
        assert len(told(document)) == 1 and told(document)[0].startswith(line)
        assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
        assert not any((folder / "evil.sh").exists() for folder in tmp_path.parents[:3])

    def test_an_ordinary_link_is_nothing_to_tell(self, tmp_path):
        link = b"/Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://a.example) >>"
        assert told(read_as(tmp_path, hostile.annotated(link))) == []

    def test_it_is_told_also_where_the_text_is_read_once(self, tmp_path):
        (tmp_path / "a.pdf").write_bytes(hostile.one_page(catalogue=b"/OpenAction " + LAUNCH))
        lines = told(read_document(tmp_path / "a.pdf", witness=False))
        assert "carries a command to start a program, never run here" in lines

    def test_actions_that_follow_each_other_round_are_told_once(self, tmp_path):
        loop = b"<< /S /JavaScript /JS (1) /Next 6 0 R >>"
        document = read_as(
            tmp_path, hostile.one_page(catalogue=b"/OpenAction 6 0 R", objects=[loop])
        )
        assert told(document) == ["carries JavaScript, never run here"]


HIDDEN = {
    "invisible": b"BT 3 Tr /F1 11 Tf 50 200 Td (secret) Tj ET",
    "white": b"BT 1 1 1 rg /F1 11 Tf 50 200 Td (secret) Tj ET",
    "off the page": b"BT /F1 11 Tf 50 -100 Td (secret) Tj ET",
    "too small": b"BT /F1 0.05 Tf 50 200 Td (secret) Tj ET",
    "covered": b"BT /F1 11 Tf 50 200 Td (secret) Tj ET 0.5 g 40 190 90 30 re f",
    "clipped": b"q 0 0 1 1 re W n BT /F1 11 Tf 50 200 Td (secret) Tj ET Q",
    "on a hidden layer": b"/OC /L BDC BT /F1 11 Tf 50 200 Td (secret) Tj ET EMC",
}
LAYER = {
    "catalogue": b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
    "objects": [b"<< /Type /OCG /Name (Layer) >>"],
}


class TestIng10Hidden:
    @pytest.mark.parametrize("drawn", HIDDEN.values(), ids=list(HIDDEN))
    def test_is_left_out_and_told(self, tmp_path, drawn):
        data = hostile.one_page(SHOWN + drawn, **LAYER).replace(
            b"/Resources <<", b"/Resources << /Properties << /L 6 0 R >>"
        )
        document = read_as(tmp_path, data)
        assert document.text == WORDS
        assert told(document) == ["page 1: 6 hidden characters were left out"]


class TestIng11ActualText:
    def test_a_text_that_the_page_does_not_show_is_told_by_its_clause(self, tmp_path):
        drawn = (
            b"BT /F1 11 Tf 50 250 Td (Ports ) Tj /Span << /ActualText (shall permit) >> BDC"
            b" (shall not permit) Tj EMC ( lights in hard weather.) Tj ET"
        )
        document = read_as(tmp_path, hostile.one_page(drawn))
        (clause,) = split_clauses(document, identify(document))
        assert clause.flags == tuple(told(document))
        assert "two readers read it differently" in clause.flags[0]


FALSE = ["page 1: its fonts name other letters than they show"]


class TestIng12FalseFonts:
    """A font's own map says other letters than it draws, and both readers believe it."""

    @pytest.mark.parametrize(
        "say",
        [[(0x74, "w")], [(0x6E, "")], [(0x6F, "not")], [(0x31, "7")], [(0x74, " ")]],
        ids=["another letter", "none", "a word", "a figure", "a space"],
    )
    def test_a_map_against_the_encoding(self, tmp_path, say):
        document = read_as(tmp_path, hostile.remapped(b"shall not permit 1", say))
        assert told(document)[-1:] == FALSE

    @pytest.mark.parametrize("say", [[(0x74, "t")], [(0x74, "T")], [(0x2D, "\u2013")]])
    def test_a_map_that_agrees(self, tmp_path, say):
        assert told(read_as(tmp_path, hostile.remapped(b"shall not - permit", say))) == []

    def test_a_map_of_a_range(self, tmp_path):
        data = hostile.remapped(b"shall not", [])
        ranged = b"1 beginbfrange <61> <7A> <0062> endbfrange"
        assert (
            told(read_as(tmp_path, data.replace(b"0 beginbfchar\n\nendbfchar", ranged.ljust(24))))
            == FALSE
        )

    def test_names_of_glyphs_against_the_map(self, tmp_path):
        renamed = hostile.HELVETICA.replace(
            b"/WinAnsiEncoding", b"<< /Differences [116 /w /zero /fi] >> /ToUnicode 6 0 R"
        )
        for said, flags in (("t", FALSE), ("w", [])):
            pairs = [(116, said), (117, "0"), (118, "fi")]
            font = hostile.one_page(SHOWN, font=renamed, objects=[hostile.to_unicode(pairs)])
            assert told(read_as(tmp_path, font)) == flags

    def test_numbers_of_glyphs_against_the_font_program(self, tmp_path):
        program = hostile.draw_font("nwot")
        shown = b"\0\1\0\3\0\4"  # n, o, t
        for said, flags in (("not", []), ("now", FALSE)):
            pairs = list(zip((1, 3, 4), said, strict=True))
            document = read_as(tmp_path, hostile.remapped_glyphs(program, shown, pairs))
            assert (document.text, told(document)) == (said, flags)

    def test_a_damaged_font_program_is_no_reason_to_refuse(self, tmp_path):
        program = hostile.draw_font("nwot")
        data = hostile.remapped_glyphs(program[:300], b"\0\1", [(1, "x")])
        assert read_as(tmp_path, data).text == "x"


STAMP = hostile.form(b"BT /F1 9 Tf 5 5 Td (NOT IN FORCE) Tj ET", b"/Font << /F1 3 0 R >>")


class TestIng13BesideTheText:
    @pytest.mark.parametrize(
        ("annotation", "line"),
        [
            (b"/Subtype /FreeText /Contents (Withdrawn in May)", 'a note "Withdrawn in May"'),
            (b"/Subtype /Stamp /AP << /N 6 0 R >>", 'a stamp "NOT IN FORCE"'),
            (b"/Subtype /Stamp /Name /Draft", "a stamp"),
            (b"/Subtype /Widget /FT /Tx /T (a) /V (Seven)", 'a form field "Seven"'),
            (b"/Subtype /Widget /Parent << /FT /Ch /V [(a) (b)] >>", 'a form field "a, b"'),
            (b"/Subtype /Widget /FT /Btn /V /Yes", 'a form field "Yes"'),
        ],
    )
    def test_what_is_shown_is_told(self, tmp_path, annotation, line):
        document = read_as(
            tmp_path, hostile.annotated(annotation + b" /Rect [50 50 150 90]", STAMP)
        )
        assert document.text == WORDS
        assert told(document) == [f"page 1: visible text not extracted: {line}"]

    @pytest.mark.parametrize(
        "annotation",
        [
            b"/Subtype /FreeText /Contents (unseen) /F 2 /Rect [50 50 150 90]",
            b"/Subtype /FreeText /Contents (unseen) /Rect [50 50 50 50]",
            b"/Subtype /Widget /FT /Tx /T (empty) /Rect [50 50 150 90]",
            b"/Subtype /Widget /FT /Btn /V /Off /MK << /CA (4) >> /Rect [50 50 150 90]",
            b"/Subtype /Text /Contents (pops up) /Rect [50 50 60 60]",
        ],
        ids=["hidden", "no size", "empty field", "no tick", "pop-up"],
    )
    def test_what_is_not_shown_is_not_told(self, tmp_path, annotation):
        assert told(read_as(tmp_path, hostile.annotated(annotation))) == []

    def test_struck_out_words_are_told(self, tmp_path):
        corners = b"/Rect [50 245 150 260] /QuadPoints [50 260 150 260 50 245 150 245]"
        struck = b"/Subtype /StrikeOut " + corners
        assert told(read_as(tmp_path, hostile.annotated(struck))) == [
            "page 1: words are struck out on it, but not in its text"
        ]

    def test_many_are_counted(self, tmp_path):
        one = b"<< /Subtype /FreeText /Contents (note) /Rect [50 50 150 90] >>"
        document = read_as(tmp_path, hostile.one_page(extra=b"/Annots [" + one * 5 + b"]"))
        (line,) = told(document)
        assert line.endswith('a note "note", a note "note", a note "note", 2 more')


@pytest.mark.slow
def test_real_texts_carry_and_feign_nothing(real_data):
    paths = sorted(p for name in ("un-drafts", "imo") for p in (real_data / name).glob("*.pdf"))
    files = ((path, None) for path in paths)
    read = {
        path.name: told(document)
        for path, document in zip(paths, read_documents(files), strict=True)
    }
    assert len(read) >= 20
    assert {name: lines for name, lines in read.items() if lines} == {}
