"""What a clause names in the reading pane: links in its text, a list below it, lines and JSON."""

from dataclasses import replace

from fake_assistant import NEW, OLD, TODAY, make_clause
from hypothesis import given
from hypothesis import strategies as st
from pane_reader import ASSISTANT, Seen, exhibit

from itcp_assist.citation import Citation
from itcp_assist.present import to_exhibit_json, to_exhibit_text, to_pane
from itcp_assist.present.escaping import reveal_unseen
from itcp_assist.present.named import to_named_text
from itcp_assist.present.wording import NOTE_LABEL
from itcp_assist.records import Confidence, Followed, Reference, TextKind

UNHELD = "MARPOL, article 16(2)(d)"


def naming(text, *spans, held=True):
    """An exhibit whose spans name the next clause, or nothing that is held."""
    target = make_clause(Citation.parse(f"{OLD}#op/2"), "REQUESTS that boats be <counted>;")
    status = ASSISTANT.show(f"{OLD}#op/2").status
    refs = [Reference(a, b, target.citation if held else None, "" if held else UNHELD)
            for a, b in spans]  # fmt: skip
    followed = tuple(
        Followed(r, True, target, status) if held else Followed(r, False) for r in refs
    )
    return replace(exhibit(text), followed=followed)


SPANS = st.tuples(st.integers(-2, 45), st.integers(-2, 45))


@given(
    st.text("ab<&\n\u202e é", max_size=40),
    st.lists(SPANS, max_size=4),
    st.none() | SPANS,
    st.booleans(),
)
def test_links_and_mark_nest_and_the_text_stays_as_it_is(text, spans, quoted, held):
    ordered = sorted((a, b) for a, b in spans)
    markup = to_named_text(text, naming(text, *ordered, held=held).followed, quoted, TODAY)
    seen = Seen(f"<p>{markup}</p>")
    plain = seen.text.replace(" (not held)", "")
    assert plain == reveal_unseen(text)
    start, end = quoted or (0, 0)
    inside = 0 <= start < end <= len(text)
    assert seen.marked.replace(" (not held)", "") == (
        reveal_unseen(text[start:end]) if inside else ""
    )


def test_words_that_name_a_held_clause_are_a_link():
    markup = to_pane(naming("ACTS on paragraph 2 above;", (8, 19)), (0, 14))
    link = 'href="#clause=A.9001%2890%29%23op%2F2&amp;on=2004-01-01"'
    assert f'<mark>ACTS on </mark><a class="named" {link}' in markup
    assert "<mark>paragr</mark>aph 2</a> above;" in markup


def test_words_that_name_what_is_not_held_say_so_also_to_who_hears_them():
    markup = to_pane(naming("under article 16(2)(d) of MARPOL;", (6, 32), held=False))
    assert f'<span class="unheld" title="{UNHELD}: not held">' in markup
    assert '<span class="for-readers"> (not held)</span>' in markup
    assert f"<li>{UNHELD}: not held</li>" in markup
    assert 'class="named"' not in markup


def test_of_words_that_name_several_places_each_is_listed_once():
    shown = naming("paragraphs 2 and 3, paragraph 2", (0, 18), (20, 31))
    markup = to_pane(shown)
    assert markup.count('class="named"') == 2
    assert markup.count("<details>") == 1


def test_a_named_clause_can_be_read_in_place_with_its_status():
    markup = to_pane(naming("ACTS on paragraph 2 above;", (8, 19)))
    assert "<h3>Names</h3>" in markup
    assert "REQUESTS that boats be &lt;counted&gt;;" in markup
    unfolded = markup.partition("<summary>")[2].partition("</summary>")[0]
    assert "operative paragraph 2: revoked by A.9002(91) op 3 on 30 June 2003" in unfolded
    assert "<a" not in unfolded


def test_a_document_or_part_that_is_held_is_a_link_and_unfolds_nothing():
    for at in (Citation(NEW), Citation(NEW, "annex")):
        shown = exhibit("RECALLS it;")
        followed = (Followed(Reference(8, 10, at), is_held=True),)
        markup = to_pane(replace(shown, followed=followed))
        assert 'href="#clause=A.9002%2891%29&amp;on=2004-01-01"' in markup
        assert "<details>" not in markup


def test_a_note_that_is_named_is_no_quote():
    shown = naming("ACTS on paragraph 2 above;", (8, 19))
    (one,) = shown.followed
    note = replace(one, clause=replace(one.clause, text_kind=TextKind.NOTE))
    markup = to_pane(replace(shown, followed=(note,)))
    assert markup.count(NOTE_LABEL) == 1
    assert '<blockquote class="note">' in markup


def test_text_read_from_a_picture_that_is_named_says_so():
    shown = naming("ACTS on paragraph 2 above;", (8, 19))
    (one,) = shown.followed
    read = replace(one, clause=replace(one.clause, text_kind=TextKind.RECOGNISED))
    shown = replace(shown, followed=(read,))
    assert to_pane(shown).count("Text read by recognition from a picture") == 1
    assert "<counted>;\u201d (read by text recognition)" in to_exhibit_text(shown)


def test_the_state_of_a_mere_lead_is_not_told_as_a_fact_in_json():
    shown = naming("ACTS on paragraph 2 above;", (8, 19))
    (one,) = shown.followed
    lead = replace(one.status, confidence=Confidence.LEAD)
    told = to_exhibit_json(replace(shown, status=lead, followed=(replace(one, status=lead),)))
    for known in (told["status"], told["followed"][0]):
        assert (known["state"], known["confidence"]) == ("not_established", "lead")


def test_what_is_named_as_lines_and_as_json():
    shown = naming("ACTS on paragraph 2 above;", (8, 19))
    lost = Followed(Reference(0, 4, None, UNHELD), is_held=False)
    whole = Followed(Reference(5, 7, Citation(NEW)), is_held=True)
    shown = replace(shown, followed=(lost, whole, *shown.followed))
    text = to_exhibit_text(shown)
    assert f"Names [{UNHELD}], which is not held" in text
    assert f"Names [{NEW}], which is held" in text
    assert f"Names [{OLD}#op/2] “REQUESTS that boats be <counted>;”" in text
    told = to_exhibit_json(shown)
    assert told["references"][0] == {
        "start": 0, "end": 4, "key": None, "name": UNHELD, "held": False,
    }  # fmt: skip
    assert [(f["key"], f["held"], f["state"]) for f in told["followed"]] == [
        (None, False, None), (NEW, True, None), (f"{OLD}#op/2", True, "revoked"),
    ]  # fmt: skip
    assert told["followed"][2]["text"] == "REQUESTS that boats be <counted>;"
