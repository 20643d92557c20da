"""What the tabs of the page show: first questions, time line, outline, comparison and lists."""

import re
from html import unescape

from fake_assistant import NEW, OLD, FakeAssistant

from itcp_assist.ui import desk
from itcp_assist.ui.lists import Chosen, tell_list


def test_a_status_shows_its_time_line_and_the_same_as_a_table():
    shown = desk.tell_status(FakeAssistant(), OLD, "")
    badge, picture, table = (shown.index(mark) for mark in ('"badge"', "<svg", "<table"))
    assert badge < picture < table
    assert f"op 3 revokes {OLD}" in shown


def test_an_outline_opens_clauses_and_is_followed_by_them_all_as_a_list():
    assistant = FakeAssistant()
    shown = desk.tell_outline(assistant, f" {NEW} ", "2004-01-01")
    assert shown.index("<svg") < shown.index("<details")
    opened = re.findall(r'href="([^"]+)"', shown)
    assert len(opened) == 2 * len(assistant.document(NEW)[1])
    for href in opened:
        assert "Not in the collection" not in desk.open_reference(assistant, unescape(href), "")
    assert desk.tell_outline(assistant, "A.9009(99)", "").startswith("<p>A.9009(99)")
    assert "YYYY-MM-DD" in desk.tell_outline(assistant, NEW, "never")


def test_two_documents_stand_side_by_side():
    shown = desk.tell_comparison(FakeAssistant(), f" {OLD} ", NEW, "")
    assert f"{OLD} and {NEW} compared" in shown
    assert "Dropped" in shown and "Added" in shown
    assert desk.tell_comparison(FakeAssistant(), OLD, "A.9009(99)", "").startswith("<p>A.9009(99)")
    assert "&lt;b&gt;" in desk.tell_comparison(FakeAssistant(), "<b>", "<b>", "")


def test_a_list_is_a_table_with_links_to_the_same_as_files():
    shown = tell_list(FakeAssistant(), Chosen(symbol=OLD, verb="Request", day="2004-01-01"))
    assert shown.count("<tr>") == 2  # its head and one clause
    assert "REQUESTS" in shown and "revoked" in shown
    for form in ("csv", "xlsx", "docx"):
        assert f'href="list.{form}?symbol=A.9001%2890%29&amp;verb=Request&amp;group=' in shown
    for wrong in (Chosen(state="<b>"), Chosen(group="<b>"), Chosen(symbol="<b>")):
        assert "&lt;b&gt;" in tell_list(FakeAssistant(), wrong)


def test_a_verb_that_no_clause_has_is_refused_with_those_that_are_close():
    asked = FakeAssistant()
    assert "did you mean invite?" in unescape(tell_list(asked, Chosen(verb="invites")))
    refused = unescape(tell_list(asked, Chosen(verb="<b>zzz")))
    assert "<b>" not in tell_list(asked, Chosen(verb="<b>zzz")) and "choose one" in refused
    assert "looked through" not in refused


def test_suggested_questions_find_something():
    assistant = FakeAssistant()
    questions = desk.suggest_questions(assistant.holdings())
    assert questions[0] == "Is A.9001(90) still in force?"
    assert all(desk.reply(assistant, q, "", ()).answer.statements for q in questions)
    assert desk.suggest_questions(())
