"""The reading pane as HTML: every value is text, and every link leads to a clause or the web."""

from dataclasses import replace

import pytest
from fake_assistant import NEW, OLD, make_clause
from hypothesis import given
from hypothesis import strategies as st
from pane_reader import ASSISTANT, Seen, exhibit
from payloads import PAYLOADS

from itcp_assist.citation import Citation
from itcp_assist.present import (
    escape_html,
    to_holdings_table,
    to_missing,
    to_pane,
    to_standing_table,
)
from itcp_assist.present.escaping import reveal_unseen
from itcp_assist.present.pane import to_reference
from itcp_assist.present.wording import NOTE_LABEL
from itcp_assist.records import Confidence, Followed, Footnote, Reference, State, TextKind

ALLOWED = set(
    "article h2 h3 p div span strong a bdi br blockquote mark aside button pre dl dt dd code "
    "table caption thead tbody tr th td ul li details summary".split()
)


def poisoned(payload: str):
    """An exhibit in which every free text is the payload."""
    footnotes = (Footnote(payload, 0, payload),)
    shown = exhibit(
        payload, note=payload, headings=(payload,), flags=(payload,), footnotes=footnotes
    )
    holding = shown.holding
    holding = replace(
        holding,
        identity=replace(holding.identity, title=payload),
        source=replace(
            holding.source, name=payload, url=payload, rights=payload, tier=payload, sha256=payload
        ),
        flags=(payload,),
    )
    status = replace(shown.status, evidence=payload)
    neighbour = make_clause(Citation.parse(f"{OLD}#pp/1"), payload)
    followed = (
        Followed(Reference(0, len(payload), None, payload), is_held=False),
        Followed(Reference(0, 1, neighbour.citation), True, neighbour, status),
    )
    return replace(
        shown,
        holding=holding,
        status=status,
        previous=neighbour,
        next=neighbour,
        followed=followed,
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_value_becomes_markup(payload):
    seen = Seen(to_pane(poisoned(payload), (0, 3)))
    assert set(seen.tags) <= ALLOWED
    assert not {name for name in seen.names if name.startswith("on") or name == "style"}
    assert all(href.startswith(("#clause=", "https://evil.example/")) for href in seen.hrefs)
    assert seen.tags.count("a") == len(seen.hrefs)
    assert reveal_unseen(payload) in seen.text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nor_in_the_tables_or_the_missing_pane(payload):
    holding = poisoned(payload).holding
    standing = ASSISTANT.status(OLD)
    link = replace(standing.chain[0], title=payload, relation=payload)
    standing = replace(standing, chain=(link,))
    for markup in (
        to_missing(payload, payload),
        to_holdings_table([(holding, None)]),
        to_standing_table(standing),
    ):
        seen = Seen(markup)
        assert set(seen.tags) <= ALLOWED
        assert reveal_unseen(payload) in seen.text


@given(st.text())
def test_escaped_html_reads_as_the_text(text):
    seen = Seen(f'<p title="{escape_html(text)}">{escape_html(text)}</p>')
    assert seen.tags == ["p"]
    assert seen.text == reveal_unseen(text)


@given(st.text(max_size=60), st.tuples(st.integers(-5, 70), st.integers(-5, 70)))
def test_the_mark_is_the_quoted_slice_or_nothing(text, span):
    start, end = span
    seen = Seen(to_pane(exhibit(text), span))
    inside = 0 <= start < end <= len(text)
    assert seen.marked == (reveal_unseen(text[start:end]) if inside else "")


def test_the_pane_shows_status_neighbours_source_and_iri():
    markup = to_pane(ASSISTANT.show(f"{OLD}#op/1"), (0, 7))
    seen = Seen(markup)
    assert 'id="pane-title" tabindex="-1"' in markup
    assert "Resolution A.9001(90), operative paragraph 1" in seen.text
    assert seen.marked == "INVITES"
    assert "Revoked by A.9002(91) op 3 on 30 June 2003" in seen.text
    assert "revokes it by name" in seen.text
    assert "RECALLING the fictional Convention" in seen.text
    assert "REQUESTS the Secretary-General to count" in seen.text
    assert "/eng@2001-01-15/!main~para_1" in seen.text
    assert "0" * 64 in seen.text
    assert "https://example.org/boats" in seen.hrefs
    assert "Copy with reference" in seen.text
    assert "Back to the answer" in seen.text


def test_links_to_other_clauses_open_in_the_pane():
    shown = replace(
        exhibit(parent=Citation.parse(f"{OLD}#op")),
        children=(Citation.parse(f"{OLD}#op/1/a"),),
        cites=(Citation(NEW),),
        cited_by=(Citation.parse(f"{NEW}#op/3"),),
        twins=(Citation.parse(f"{NEW}#op/1"),),
    )
    seen = Seen(to_pane(shown))
    for words in ("Parts of it", "Cites", "Cited by", "Same wording in", "Part of"):
        assert words in seen.text
    assert "#clause=A.9001%2890%29%23op%2F1%2Fa&on=2004-01-01" in seen.hrefs


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_only_web_addresses_become_links(url):
    shown = exhibit()
    holding = replace(shown.holding, source=replace(shown.holding.source, url=url))
    seen = Seen(to_pane(replace(shown, holding=holding)))
    assert url not in seen.hrefs or not url
    assert all(href.startswith("#clause=") for href in seen.hrefs)


def test_a_note_is_labelled_and_copied_without_quotation_marks():
    note = exhibit("Boats are to be folded.", text_kind=TextKind.NOTE)
    assert NOTE_LABEL in Seen(to_pane(note)).text
    assert "“" not in to_pane(note)
    assert to_reference(note).startswith(f"{NOTE_LABEL}: Boats")


def test_footnotes_and_doubts_stand_beside_the_text():
    footnotes = (Footnote("*", 5, "* Small ones too."),)
    pane = Seen(to_pane(exhibit(flags=("page 2: a stain",), footnotes=footnotes)))
    assert "Footnotes" in pane.text and "* Small ones too." in pane.text
    assert "To be checked in the source" in pane.text and "page 2: a stain" in pane.text


def test_the_note_stands_beside_the_text():
    seen = Seen(to_pane(exhibit(note="Fold with care.")))
    assert "Text of the document" in seen.text
    assert f"{NOTE_LABEL}Fold with care." in seen.text


def test_the_copied_reference_holds_text_label_status_and_addresses():
    lines = to_reference(ASSISTANT.show(f"{OLD}#op/1")).split("\n")
    assert lines[0] == "“INVITES Member States to fold their paper boats with due care;”"
    assert lines[1] == (
        "(resolution A.9001(90), operative paragraph 1; revoked by resolution A.9002(91), "
        "operative paragraph 3 on 30 June 2003)"
    )
    assert lines[2].endswith("!main~para_1")
    assert lines[3] == "https://example.org/boats"


def test_a_lead_is_never_told_as_a_fact():
    shown = exhibit()
    status = replace(shown.status, confidence=Confidence.LEAD)
    text = Seen(to_pane(replace(shown, status=status))).text
    assert "Status not established" in text
    assert "Revoked" not in text


def test_the_chain_is_a_table_in_words():
    seen = Seen(to_standing_table(ASSISTANT.status(OLD)))
    assert "Chain, oldest first" in seen.text
    assert "revokes A.9002(91) op 3" in seen.text
    assert seen.tags.count("tr") == 3
    assert "#clause=A.9002%2891%29%23op%2F3&on=2004-01-01" in seen.hrefs


def test_a_standing_without_a_chain_says_so():
    standing = replace(ASSISTANT.status(NEW), chain=())
    assert "no other instrument" in to_standing_table(standing)


def test_holdings_tell_status_rights_and_flags():
    holding = replace(ASSISTANT.holdings()[0], flags=("page 2 could not be read",), page_count=3)
    seen = Seen(to_holdings_table([(holding, ASSISTANT.status(OLD)), (holding, None)]))
    for words in (
        "2 documents held",
        "revoked",
        "fictional",
        "page 2 could not be read",
        "3 pages",
    ):
        assert words in seen.text
    assert "status not established" in seen.text


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words(state):
    shown = exhibit()
    status = replace(shown.status, state=state)
    markup = to_pane(replace(shown, status=status))
    assert f'class="status {state}"' in markup
    assert "_" not in Seen(markup.partition("badge")[2].partition("</strong>")[0]).text


def test_a_neighbour_that_is_no_text_of_the_document_says_so():
    shown = exhibit("FOLDS the boats;")
    near = make_clause(Citation.parse(f"{OLD}#op/2"), "Boats are counted.")
    note = replace(near, text_kind=TextKind.NOTE)
    assert f"<em>{NOTE_LABEL}:</em> <bdi>Boats" in to_pane(replace(shown, next=note))
    assert "<em>" not in to_pane(replace(shown, next=near))
