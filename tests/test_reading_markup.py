"""Akoma Ntoso and HTML: printed numbers, levels, notes, and what is not printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.reading.markup.akn import read_akn
from itcp_assist.reading.markup.html import read_html
from itcp_assist.records import Block, BlockKind, Document, Remark, Source

SOURCE = Source("a", "html", "")
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Row = tuple[BlockKind, int, str, str]
PARAGRAPH, HEADING = BlockKind.PARAGRAPH, BlockKind.HEADING


def akn(body: str, meta: str = "", preface: str = "") -> Document:
    data = f"""<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="{NAMESPACE}">
<!-- copy --><statement name="resolution"><meta>{meta}</meta>{preface}<mainBody>{body}</mainBody>
</statement></akomaNtoso>"""
    return read_akn(data.encode(), SOURCE)


def page(body: str) -> Document:
    return read_html(f"<html><body>{body}</body></html>".encode(), SOURCE)


def rows(document: Document) -> list[Row]:
    return [(b.kind, b.level, b.number, document.text[b.start : b.end]) for b in document.blocks]


def only(document: Document) -> Block:
    assert len(document.blocks) == 1
    return document.blocks[0]


def test_list_of_points_nests_with_its_wrap_up():
    document = akn("""<paragraph eId="para_77"><num>\t4.</num><list><intro><p>\tTo go:</p></intro>
<point eId="p_a"><num>(a)</num><content><p>by sea;</p></content></point>
<point><num>(b)</num><list><intro><p>by land:</p></intro>
<point><num>(i)</num><content><p>on foot.</p></content></point></list></point>
<wrapUp><p>and come back.</p></wrapUp></list></paragraph>""")
    assert rows(document) == [
        (PARAGRAPH, 0, "4.", "4. To go:"),
        (PARAGRAPH, 1, "(a)", "(a) by sea;"),
        (PARAGRAPH, 1, "(b)", "(b) by land:"),
        (PARAGRAPH, 2, "(i)", "(i) on foot."),
        (PARAGRAPH, 0, "", "and come back."),
    ]
    assert [b.native_id for b in document.blocks] == ["para_77", "p_a", "", "", "para_77"]


def test_number_without_words_of_its_own_stays():
    document = akn("""<paragraph><num>2</num><subparagraph><num>(a)</num><content><p>x</p></content>
</subparagraph></paragraph><paragraph><num>3</num></paragraph>""")
    assert [row[1:] for row in rows(document)] == [
        (0, "2", "2"),
        (1, "(a)", "(a) x"),
        (0, "3", "3"),
    ]


def test_notes_leave_the_sentence_whole():
    document = akn("""<p>Ports,<authorialNote marker="7" eId="n"><p>A <a href="x">port</a>.</p>
<p>Two.</p></authorialNote> and <i>bays<authorialNote marker="*"><p>B</p></authorialNote></i>.</p>
<table><tr><td>c<authorialNote marker="8"><p>C</p></authorialNote></td><td>d</td></tr></table>""")
    assert rows(document) == [
        (PARAGRAPH, 0, "", "Ports, and bays."),
        (BlockKind.TABLE_ROW, 0, "", "c | d"),
        (BlockKind.FOOTNOTE, 0, "7", "7 A port. Two."),
        (BlockKind.FOOTNOTE, 0, "*", "* B"),
        (BlockKind.FOOTNOTE, 0, "8", "8 C"),
    ]


def test_headings_by_element_class_and_depth():
    document = akn("""<part><num>Part I</num><heading>Ports</heading><section>
<heading>Bays</heading>
<paragraph class="H23"><subheading>\tB</subheading></paragraph><paragraph class="HCh"><content>
<p><span class="bold">Annex</span></p></content></paragraph></section></part>""")
    assert rows(document) == [
        (HEADING, 1, "Part I", "Part I Ports"),
        (HEADING, 2, "", "Bays"),
        (HEADING, 2, "", "B"),
        (HEADING, 1, "", "Annex"),
    ]


def test_meta_of_the_united_nations_form():
    document = akn(
        "<p>x</p>",
        """<identification><FRBRWork><FRBRuri value="/akn/un/9"/><FRBRdate date="2011-01-02"
name="adoption"/></FRBRWork><FRBRExpression><FRBRdate date="2011-02-03" name="publication"/>
<FRBRlanguage language="fra"/></FRBRExpression></identification>""",
        """<coverPage><docNumber refersTo="#symbol">A/RES/99/900 B</docNumber><docAuthority
refersTo="#issuingBody">General Assembly</docAuthority></coverPage><preface><p>
<docTitle>Ports</docTitle>
<docTitle refersTo="#resolutionTitle">Bays</docTitle></p></preface>""",
    )
    assert document.meta == {
        "symbol": "A/RES/99/900B", "title": "Bays", "adopted": "2011-01-02", "language": "fra",
        "organ": "General Assembly", "kind": "resolution", "iri": "/akn/un/9",
    }  # fmt: skip


def test_cover_and_closing_lines_are_furniture():
    document = akn("<p>x</p>", preface="<coverPage><p>Distr.: General</p></coverPage>")
    assert rows(document)[1] == (BlockKind.FURNITURE, 0, "", "Distr.: General")


def test_editors_remark_is_flagged_and_not_text():
    document = page(
        '<span class="akn-p">x</span>'
        '<span class="akn-p"><span class="akn-remark">[Annex left out.]</span></span>'
    )
    assert [row[0] for row in rows(document)] == [PARAGRAPH, BlockKind.FURNITURE]
    assert document.flags == (Remark("editor's remark in the source: [Annex left out.]"),)


def test_ordinary_page():
    document = page("""<nav>menu</nav><form><h2>Ports</h2><div>loose <b>words</b><p>one<br>two</p>
tail</div><a href="x"><div>linked</div></a></form><script>s</script><footer>&copy; us</footer>""")
    assert rows(document) == [
        (HEADING, 2, "", "Ports"),
        (PARAGRAPH, 0, "", "loose words"),
        (PARAGRAPH, 0, "", "one two"),
        (PARAGRAPH, 0, "", "tail"),
        (PARAGRAPH, 0, "", "linked"),
        (BlockKind.FURNITURE, 0, "", "© us"),
    ]


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=3 type=a><li>x<li value=28>y<li>z</ol>", ["c.", "ab.", "ac."]),
        ("<ol type=I><li>x<li type=i>y</ol>", ["I.", "ii."]),
        ("<ol start=many><li>x</ol>", ["1."]),
        ("<ul><li>x</ul>", [""]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        (
            "<ol style='list-style-type: Lower-Roman'><li>x<li style='list-style:none'>y</ol>",
            ["i.", ""],
        ),
    ],
)
def test_numbers_of_html_lists(markup, numbers):
    assert [b.number for b in page(markup).blocks] == numbers


def test_levels_of_html_lists():
    document = page("<ol><li>a<ul><li>b<ol><li>c</ol></ul>d</ol><ul><li>e</ul>")
    assert [b.level for b in document.blocks] == [0, 1, 2, 0, 1]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>",
        "<p style='Display : NONE'>x</p>",
        "<i style=visibility:hidden>x</i>",
        "<i style='font-size: 0.0px'>x</i>",
        "<p style='mso-hide:all'>x</p>",
        "<p aria-hidden=true>x</p>",
        "<template><p>x</template>",
    ],
)
def test_hidden_text_is_left_out_and_told(hidden):
    document = page(f"<p>seen <b style='opacity:0.5'>too</b></p>{hidden}<!-- no text -->")
    assert document.text == "seen too"
    assert document.flags == (Remark("1 hidden characters were left out"),)


def test_deleted_text_is_left_out_and_told():
    document = akn("<p>ports <del>and bays</del><ins>and coves</ins></p>")
    assert document.text == "ports and coves"
    assert document.flags == (Remark("7 deleted characters were left out"),)


def test_rows_of_a_table_and_of_a_layout():
    document = page("""<table><tr><th>a<th>b<tr><td><p>1</p><p>2</p><td></table>
<table><tr><td><h1>Ports</h1><td>menu</table><table><tr><td>framed</table>""")
    assert rows(document) == [
        (BlockKind.TABLE_ROW, 1, "", "a | b"),
        (BlockKind.TABLE_ROW, 0, "", "1 2 |"),
        (HEADING, 1, "", "Ports"),
        (PARAGRAPH, 0, "", "menu"),
        (PARAGRAPH, 0, "", "framed"),
    ]


def test_cells_that_span_leave_the_columns_in_their_places():
    document = page("""<table><tr><th>Cost<th>Who<th>Where
<tr><td rowspan=2>Bed<td>Host<td>A<tr><td colspan=1>None<td>B
<tr><td colspan=2>All<td rowspan=0>C<tr><td>x<td>y<tr><td colspan=3>In spring</table>""")
    assert [row[1:] for row in rows(document)] == [
        (1, "", "Cost | Who | Where"),
        (0, "", "Bed | Host | A"),
        (0, "", "| None | B"),
        (0, "", "All | | C"),
        (0, "", "x | y"),
        (0, "", "In spring"),
    ]


def test_spans_beyond_all_measure_are_bounded():
    document = page(f"<table><tr><td colspan={10**9} rowspan={10**9}>a<td>b</table>")
    assert len(document.text) < 1000


def test_table_of_akoma_ntoso_is_one_though_it_has_one_column():
    document = akn(
        "<table><tr><th><p>Cost</p></th></tr><tr eId='t'><td><p>Bed</p></td></tr></table>"
    )
    assert rows(document) == [
        (BlockKind.TABLE_ROW, 1, "", "Cost"), (BlockKind.TABLE_ROW, 0, "", "Bed"),
    ]  # fmt: skip
    assert document.blocks[1].native_id == "t"


def test_nothing_outside_the_file_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    document = page(f'<object data="{secret.as_uri()}">o</object><p>x</p><img src="//h/x" alt="i">')
    assert document.text == "x"


@pytest.mark.parametrize(
    "data",
    [
        "<html><meta charset=iso-8859-1><p>“é</p>".encode("cp1252"),
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>“é</p></body></html>'.encode(),
        "<html><p>&ldquo;&eacute;</p>".encode("utf-16"),
    ],
)
def test_character_sets_of_pages(data):
    assert read_html(data, SOURCE).text == "“é"


TREES = st.recursive(
    st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=6),
    lambda inside: st.tuples(
        st.sampled_from("p div span b li ul ol td h2 section blockquote a footer num".split()),
        st.lists(inside, max_size=4),
    ),
)


def markup_of(tree: str | tuple[str, list[object]]) -> str:
    if isinstance(tree, str):
        return f" {tree} "
    name, inside = tree
    return f"<{name}>{''.join(map(markup_of, inside))}</{name}>"


def words_of(tree: str | tuple[str, list[object]]) -> list[str]:
    return [tree] if isinstance(tree, str) else [w for inner in tree[1] for w in words_of(inner)]


@given(TREES)
def test_no_word_of_a_tree_is_lost(tree):
    words = words_of(tree)
    if not words:
        return
    assert set(words) <= set(akn(markup_of(tree)).text.split())
