"""Footnotes in markup: tied to the words that call them, and told from other links."""

import pytest
from test_reading_markup import PARAGRAPH, akn, page, rows

from itcp_assist.records import BlockKind, Document

# As pandoc, Word and MediaWiki write the same two notes.
PANDOC = """<p>Ports<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup>
</a> rest.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
<section class="footnotes"><hr><ol>
<li id="fn1"><p>A port.<a href="#fnref1">\u21a9\ufe0e</a></p></li>
<li id="fn2"><p>In</p><p>spring.<a href="#fnref2">\u21a9\ufe0e</a></p></li></ol></section>"""
WORD = """<div class=WordSection1><p class=MsoNormal>Ports<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>
<![if !supportFootnotes]><span>[1]</span><![endif]></span></a> rest.
<a href="#_ftn2" name="_ftnref2"><span>[2]</span></a></p></div>
<div style='mso-element:footnote-list'><br clear=all><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> A port.</p></div>
<div style='mso-element:footnote' id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> In</p>
<p>spring.</p></div></div>"""
WIKI = """<p>Ports<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> rest.
<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p><ol class="references">
<li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>A port.</span></li>
<li id="cite_note-2"><b><a href="#cite_ref-2">^</a></b> <span>In spring.</span></li></ol>"""


def called(document: Document) -> list[tuple[str, str, str]]:
    """For each call the line up to it, its mark and its note."""
    notes = [(document.blocks[call.block], call) for call in document.calls]
    return [
        (document.text[: c.at].rpartition("\n")[2], c.mark, document.text[n.start : n.end])
        for n, c in notes
    ]


def test_notes_are_tied_to_the_words_that_call_them():
    document = akn("""<paragraph><num>1<authorialNote marker="a"><p>A</p></authorialNote></num>
<content><p> Ports,<authorialNote marker="7"><p>7</p></authorialNote> and </p></content>
</paragraph>
<p>Bays.</p><authorialNote marker="8"><p>B</p></authorialNote>
<p>No<noteRef href="#n" marker="9"/> more<noteRef href="#m"/></p><table><tr><td> c
<authorialNote marker="*"><p>C</p></authorialNote></td><td>d</td></tr></table>""",
        '<notes source="#x"><note eId="n"><p>N</p></note></notes>')  # fmt: skip
    assert called(document) == [
        ("1 ", "a", "a A"), ("1 Ports,", "7", "7 7"), ("Bays.", "8", "8 B"), ("No", "9", "9 N"),
        ("c", "*", "* C"),
    ]  # fmt: skip


@pytest.mark.parametrize("markup", [PANDOC, WORD, WIKI])
def test_notes_as_programs_write_them(markup):
    document = page(markup)
    body = [
        document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.PARAGRAPH
    ]
    assert body == ["Ports rest."]
    assert called(document) == [("Ports", "1", "1 A port."), ("Ports rest.", "2", "2 In spring.")]


def test_marks_that_share_one_raised_text():
    document = page("""<p>Ports<sup>(<a href="#a">3</a>, <a href="#b">*</a>)</sup> rest.</p>
<p id=a><sup>3</sup> A port.</p><p><a name=b></a>* In spring.</p>""")
    assert document.text.split("\n")[0] == "Ports rest."
    assert called(document) == [("Ports", "3", "3 A port."), ("Ports", "*", "* In spring.")]


def test_a_note_that_is_called_twice_is_tied_once():
    document = page("""<p>Ports<sup><a href="#a">1</a></sup> and bays
<sup><a href="#a">1</a></sup></p><p id=a>1. Both.</p>""")
    assert document.text == "Ports and bays\n1 Both."
    assert called(document) == [("Ports", "1", "1 Both.")]


@pytest.mark.parametrize(
    "markup",
    [
        '<p>See <a href="#s">3</a>.</p><h2 id="s">Third</h2>',  # a link to a section
        '<p>See <a href="#s">3</a>.</p><p id="s">Third</p>',
        '<p>m<sup>2</sup> and <sup><a href="#gone">3</a></sup></p>',  # a power; a dead link
        '<p id="s">First</p><p>back<sup><a href="#s">1</a></sup></p>',  # a link upwards
        '<p>out<sup><a href="https://example.org/#s">1</a></sup></p><p id="s">x</p>',
        '<p id="s">own<sup><a href="#s">1</a></sup></p>',
    ],
)
def test_other_links_are_text(markup):
    assert not page(markup).calls
    assert any(mark in page(markup).text for mark in "123")


def test_what_is_quoted_is_another_text():
    document = akn("""<paragraph><num>1.</num><content><p>REPLACES it by:</p><mod>
<quotedStructure startQuote="\u201c" endQuote="\u201d"><paragraph><num>3.</num>
<heading>Bays</heading><content><p>Rest;</p></content></paragraph><table><tr><td>a</td><td>b</td></tr></table>
<paragraph><num>4.</num><content><p>Wait<authorialNote marker="1"><p>N</p></authorialNote>.</p>
</content></paragraph></quotedStructure>;</mod></content></paragraph><paragraph><num>2.</num>
<content><p>reads <quotedText startQuote="\u2018" endQuote="\u2019">ports</quotedText>
<remark>[sic]</remark> here.</p></content></paragraph>""")
    assert rows(document)[:6] == [
        (PARAGRAPH, 0, "1.", "1. REPLACES it by:"),
        (PARAGRAPH, 0, "", "\u201c3. Bays"),
        (PARAGRAPH, 0, "", "Rest;"),
        (PARAGRAPH, 0, "", "a | b"),
        (PARAGRAPH, 0, "", "4. Wait.\u201d"),
        (PARAGRAPH, 0, "2.", "2. reads \u2018ports\u2019 here."),
    ]
    assert called(document) == [("4. Wait", "1", "1 N")]
