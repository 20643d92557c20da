"""A comparison as text, JSON and HTML: all marked, all escaped, notes told as such."""

from datetime import date
from functools import partial
from html.parser import HTMLParser

import pytest
from compared import NEW, OLD, clause, note

from itcp_assist.answer import compare_documents
from itcp_assist.citation import Citation
from itcp_assist.present import (
    to_comparison_html,
    to_comparison_json,
    to_comparison_page,
    to_comparison_text,
)
from itcp_assist.present.wording import NOTE_LABEL
from itcp_assist.records import (
    Confidence,
    Holding,
    Identity,
    Source,
    State,
    Status,
    TextKind,
    say_tally,
)

DAY = date(1990, 5, 4)


def holding(symbol: str, title: str = "TITLE", adopted: date | None = None) -> Holding:
    return Holding(
        Identity(symbol, title, "resolution", "", adopted), Source("x", "text", "0" * 64)
    )


def status_of(citation: Citation) -> Status:
    return Status(citation.symbol, DAY, State.STANDS, Confidence.VERIFIED_TEXT, "so found")


def shown(render, older: str, newer: str, **fields):
    comparison = compare_documents(
        [clause(f"{OLD}#op/1", older, **fields)], [clause(f"{NEW}#op/1", newer, **fields)]
    )
    holdings = {OLD: holding(OLD, "<b>OLD</b>"), NEW: holding(NEW, "NEW & newer")}
    return render(comparison, holdings, status_of)


class Tags(HTMLParser):
    """The tags of a page in order, and its words; a tag that is not closed is told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        del attrs
        self.seen.append(tag)
        if tag not in ("br", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


HOSTILE = "DRIES <script>alert(1)</script> ladders & ropes\u202e of each small port in winter"


@pytest.mark.parametrize("render", [to_comparison_html, to_comparison_page])
def test_html_escapes_everything_and_closes_every_tag(render):
    page = shown(render, f"{HOSTILE};", f"{HOSTILE.replace('ropes', '<ins>lines</ins>')};")
    tags = Tags(page)
    assert tags.open == []
    assert not {"script", "b"} & {*tags.seen}
    assert "<script>alert(1)</script> ladders &" in tags.words
    assert "\u202e" not in page and "[U+202E]" in page


def test_keys_are_links_where_there_is_a_reading_pane():
    words = ("LENDS ten lamps to ports;", "LENDS six lamps to ports;")
    linked = shown(partial(to_comparison_html, is_linked=True), *words)
    assert linked.count('href="#clause=') == 2
    assert "on=1990-05-04" in linked
    assert "href" not in shown(to_comparison_page, *words)


def test_html_says_what_was_removed_and_added_in_words():
    page = shown(to_comparison_html, "LENDS ten lamps to ports;", "LENDS six lamps to ports;")
    assert '<del><span class="told">removed: </span>ten</del>' in page
    assert '<ins><span class="told">added: </span>six</ins> lamps' in page
    assert f"<code>{OLD}#op/1</code> (stands on 4 May 1990)" in page


@pytest.mark.parametrize(
    ("older", "newer", "line"),
    [
        ("lamps, and buoys", "lamps and buoys", "lamps[-,-] and buoys"),
        ("ten lamps of ports", "six lamps of ports", "[-ten-]{+six+} lamps of ports"),
        ("in short, dry summers.", "in short, dry and hot summers;",
         "in short, dry {+and hot+} summers[-.-]{+;+}"),
        ("lamps of ports", "lamps of ports and of reefs", "lamps of ports {+and of reefs+}"),
    ],
)  # fmt: skip
def test_text_marks_words_and_keeps_the_space_outside(older, newer, line):
    assert f"  {line}\n" in shown(to_comparison_text, older, newer)


def test_notes_of_ours_are_set_beside_one_another_without_a_difference():
    words = "Invites ports to lend a lamp to ships", "Invites ports to lend a light to ships"
    kind = {"text_kind": TextKind.NOTE}
    text = shown(to_comparison_text, *words, **kind)
    assert "says nothing of the wording" in text and "[-" not in text
    assert text.count(f"{NOTE_LABEL}: Invites") == 2
    html = shown(to_comparison_html, *words, **kind)
    assert "<del>" not in html and "says nothing of the wording" in html
    value = shown(to_comparison_json, *words, **kind)
    assert value["wording_comparable"] is False
    assert value["twins"][0]["pieces"] is None and value["twins"][0]["changed"] is None


def test_a_tally_of_notes_says_nothing_of_words():
    text = "Invites ports to lend a lamp to ships"
    comparison = compare_documents([note(f"{OLD}#op/1", text)], [note(f"{NEW}#op/1", text)])
    assert say_tally(comparison, "op") == (
        f"{OLD} has 1 operative paragraph: 1 with a counterpart. {NEW} adds none."
    )
    assert say_tally(comparison, "pp") == ""


def test_text_read_from_a_picture_says_so_where_it_is_compared():
    words = "LENDS ten lamps to ports;", "LENDS six lamps to ports;"
    kind = {"text_kind": TextKind.RECOGNISED}
    assert "lamps to ports; (read by text recognition)" in shown(to_comparison_text, *words, **kind)
    assert "<p><em>Text read by recognition" in shown(to_comparison_html, *words, **kind)
    apart = "LENDS ten lamps to ports;", "THANKS all who painted the northern buoys in autumn;"
    text = shown(to_comparison_text, *apart, **kind)
    assert text.count("\u201d (read by text recognition)") == 2
    assert shown(to_comparison_html, *apart, **kind).count("<p><em>Text read by recognition") == 2
