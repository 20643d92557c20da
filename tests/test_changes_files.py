"""What a build means for saved answers, conversations, briefs, suites and drafts of staff."""

import json
from dataclasses import replace
from shutil import copytree

import docx
import pytest
from changes_desk import CORRECTED, DAY, FIRST, Desk, lay_desk
from conftest import StandIn
from specimens import COMMITTEE, LINKAGE

from itcp_assist.assistant import Choices, Watch, build_index, open_assistant
from itcp_assist.assistant.saved import list_files
from itcp_assist.draft import write_brief
from itcp_assist.present import to_findings_text
from itcp_assist.reading import MEDIA_BY_SUFFIX
from itcp_assist.records import Watched
from itcp_assist.settings import Settings


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    return lay_desk(tmp_path_factory.mktemp("laid"))


@pytest.fixture
def desk(laid, tmp_path):
    """The same with a folder of its own for what is saved."""
    return replace(laid, saved=copytree(laid.saved, tmp_path / "saved"))


def test_a_saved_answer_is_stale_where_its_words_or_its_status_no_longer_hold(desk):
    assert desk.look_into("answer.json") == [
        ("statement 1", "A.9001(90)#op/1", "misquoted"),
        ("statement 1", "A.9001(90)#op/1", "status"),
    ]


def test_each_turn_of_a_conversation_is_looked_through(desk):
    found = desk.look_into("talk.jsonl")
    assert ("line 1, statement 1", "A.9001(90)#op/3", "misquoted") in found
    assert ("line 3, statement 1", "A.9001(90)#op/1", "misquoted") in found
    assert not [place for place, key, _ in found if key.startswith("MSC.9428(98)")]


@pytest.mark.parametrize("name", ["brief.docx", "brief.md"])
def test_a_brief_is_judged_by_its_quotes_and_references(desk, name):
    found = desk.look_into(name)
    assert {(key, impact) for _, key, impact in found} >= {
        ("A.9001(90)#op/1", "misquoted"),
        ("A.9001(90)#op/1", "status"),
        ("A.9001(90)#op/3", "misquoted"),
        ("A.9001(90)#op/3", "status"),
    }
    assert ("A.9001(90)#op/2", "misquoted") not in {finding[1:] for finding in found}
    assert all(place.startswith("paragraph ") for place, _, _ in found)


def test_what_is_saved_holds_where_nothing_has_changed(desk):
    index = desk.corpus.parent / "first"
    watched = Watch(index, as_of=DAY).look_into([desk.saved])
    assert (watched.files, watched.findings, watched.unreadable) == (4, (), ())


def test_words_that_stand_at_another_place_of_their_clause_are_no_misquote(desk):
    path = desk.saved / "answer.json"
    answer = json.loads(path.read_text())
    cited = answer["statements"][0]["citations"][0]
    cited.update(quote=CORRECTED[8:], start=0, end=len(CORRECTED) - 8)
    path.write_text(json.dumps(answer))
    assert ("statement 1", "A.9001(90)#op/1", "moved") in desk.look_into("answer.json")


def test_an_answer_saved_long_ago_is_judged_without_the_generation_of_its_day(desk, tmp_path):
    index = copytree(desk.index, tmp_path / "alone")
    (index / "PREVIOUS").unlink()
    found = Watch(index, as_of=DAY).look_into([desk.saved / "answer.json"]).findings
    assert [finding.impact.value for finding in found] == ["misquoted", "status"]
    quote, status = found
    assert (quote.before, quote.after) == (FIRST, CORRECTED)
    assert status.before == "status not established (as of 24 November 2026)"
    assert status.after.startswith("revoked by resolution A.9002(91), operative paragraph 4 on 6 ")


DRAFT = """Dear colleague,

as [A.9001(90)#op/1] says, and (A.9001(90)#op/4) too; see A.9001(90), operative
paragraph 3, and paragraph 2 of resolution A.9001(90).
Ladders: resolution MSC.9428(98), operative paragraph. No such place: A.9001(90)#op/77.
"""


def test_a_draft_is_judged_by_its_keys_labels_and_symbols(desk):
    desk.write("draft.txt", DRAFT)
    found = desk.look_into("draft.txt")
    assert [finding for finding in found if finding[2] != "status"] == [
        ("line 3", "A.9001(90)#op/1", "changed"),
        ("line 3", "A.9001(90)#op/4", "gone"),
        ("line 3", "A.9001(90)#op/3", "changed"),
        ("line 5", "A.9001(90)#op/77", "gone"),
    ]
    assert [finding[:2] for finding in found if finding[2] == "status"] == [
        ("line 3", "A.9001(90)#op/1"),
        ("line 3", "A.9001(90)#op/3"),
        ("line 4", "A.9001(90)#op/2"),
    ]


def test_where_the_words_of_a_place_stand_now_is_told(desk):
    path = desk.write("draft.txt", "As A.9001(90)#op/4 agrees.")
    (finding,) = Watch(desk.index, as_of=DAY).look_into([path]).findings
    assert (finding.impact.value, finding.before) == ("gone", LINKAGE.body[3].text)
    # the words of paragraph 4 stand in paragraph 3 now, whose key was there before
    assert str(finding.moved_to) == "A.9001(90)#op/3"


def test_words_in_quotation_marks_are_held_against_what_changed(desk):
    words = " ".join(FIRST.split()[-7:])
    straight = desk.write("draft.txt", f'On A.9001(90) and "ladders":\nit said "{words}".\n')
    assert ("line 2", "A.9001(90)#op/1", "misquoted") in desk.look_into(straight.name)
    held = desk.write("held.txt", f"On MSC.9428(98): \u201c{words}\u201d\n")
    assert desk.look_into(held.name) == []  # not the words of a document that is named there


def test_words_quoted_beside_their_key_are_told_once(desk):
    words = " ".join(FIRST.split()[3:8])
    path = desk.write("draft.txt", f"\u201c{words}\u201d (A.9001(90)#op/1)")
    found = Watch(desk.index, as_of=DAY).look_into([path]).findings
    assert sorted(finding.impact.value for finding in found) == ["misquoted", "status"]
    (quote,) = (finding for finding in found if finding.pieces)
    line = to_findings_text(Watched(1, (quote,)))
    assert "misquoted: \u201cone officer\u201d -> \u201ctwo officers\u201d; quote" in line


def test_a_word_reply_of_staff_and_a_suite_are_read(desk):
    document = docx.Document()
    document.add_paragraph("We refer to resolution A.9001(90), operative paragraph 1.")
    document.add_paragraph("Ladders are another matter.")
    document.save(desk.saved / "reply.docx")
    desk.write("suite.yaml", 'suite: s\nquestions:\n  - cites: ["A.9001(90)#op/1"]\n')
    key = "A.9001(90)#op/1"
    both = [(key, "changed"), (key, "status")]
    assert desk.look_into("reply.docx") == [("paragraph 1", *pair) for pair in both]
    assert desk.look_into("suite.yaml") == [("line 3", *pair) for pair in both]


def test_a_symbol_alone_is_told_with_what_its_document_lost(desk):
    path = desk.write("draft.txt", "See A.9001(90).")
    status, changed = sorted(
        Watch(desk.index, as_of=DAY).look_into([path]).findings, key=lambda f: f.impact != "status"
    )
    assert str(status.citation) == str(changed.citation) == "A.9001(90)"
    assert changed.after == "clauses: 2 changed, 1 removed"


def test_a_text_that_is_held_now_and_was_not_is_told(desk):
    desk.write("draft.txt", "A.9002(91) should be looked at.")
    assert ("line 1", "A.9002(91)", "held") in desk.look_into("draft.txt")


def test_a_note_in_place_of_which_the_text_is_held_is_no_misquote(tmp_path):
    desk = Desk(tmp_path / "corpus", tmp_path / "indexes", tmp_path)
    desk.build(COMMITTEE)
    note = f"---\nsymbol: {LINKAGE.symbol}\nkind: resolution\ntext_kind: note\n---\n\n"
    (desk.corpus / "note.md").write_text(
        f"{note}THE ASSEMBLY,\n\n1. INVITES harbours to name someone.\n"
    )
    desk.build(COMMITTEE)
    with open_assistant(desk.index, Settings(), encoder=StandIn()) as assistant:
        answer = assistant.ask("What does paragraph 1 of A.9001(90) say?", as_of=DAY)
    write_brief([answer], desk.saved / "brief.md")
    assert "Plain-language note" in (desk.saved / "brief.md").read_text(encoding="utf-8")
    (desk.corpus / "note.md").unlink()
    desk.build(LINKAGE, COMMITTEE)
    assert "misquoted" not in {impact for _, _, impact in desk.look_into("brief.md")}
    assert "held" in {impact for _, _, impact in desk.look_into("brief.md")}


def test_a_document_that_got_another_symbol_is_told_by_it(tmp_path):
    desk = Desk(tmp_path / "corpus", tmp_path / "indexes", tmp_path)
    desk.build(LINKAGE, COMMITTEE)
    catalogue = desk.corpus / "catalogue.toml"
    catalogue.write_text(f'{catalogue.read_text()}symbol = "MSC.9429(98)"\n')
    build_index([desk.corpus], desk.index, StandIn(), choices=Choices(with_register=False))
    path = desk.write("draft.txt", "MSC.9428(98)#op")
    (finding,) = Watch(desk.index, as_of=DAY).look_into([path]).findings
    assert (finding.impact.value, str(finding.moved_to)) == ("gone", "MSC.9429(98)#op")
    assert "its words are now MSC.9429(98)#op: cite that" in to_findings_text(
        Watched(1, (finding,))
    )


def test_a_document_that_has_gone_is_told(tmp_path):
    desk = Desk(tmp_path / "corpus", tmp_path / "indexes", tmp_path)
    desk.build(LINKAGE, COMMITTEE)
    (desk.corpus / f"{COMMITTEE.symbol}.txt").unlink()
    desk.build(LINKAGE)
    desk.write("draft.txt", "MSC.9428(98) and MSC.9428(98)#op")
    assert desk.look_into("draft.txt") == [
        ("line 1", "MSC.9428(98)", "gone"),
        ("line 1", "MSC.9428(98)#op", "gone"),
    ]


def test_a_folder_is_searched_for_every_file_that_can_be_read(tmp_path):
    names = [
        f"{n}{suffix}" for n, suffix in enumerate((*MEDIA_BY_SUFFIX, ".yml", ".yaml", ".JSON"))
    ]
    for name in (*names, "picture.png", ".hidden.md"):
        (tmp_path / name).write_text("A.9001(90)")
    assert sorted(path.name for path in list_files([tmp_path])) == sorted(names)
