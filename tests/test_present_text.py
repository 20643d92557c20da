"""Answers and clauses as plain text: what is doubted stands beside what is quoted."""

from dataclasses import replace

from fake_assistant import NEW, FakeAssistant
from test_present_chat import answering, quoting

from itcp_assist.present import to_answer_text, to_exhibit_text
from itcp_assist.present.wording import NOTE_LABEL
from itcp_assist.records import Footnote, TextKind

FLAG = "page 2: a stain"


def test_recognised_text_is_a_quote_with_a_warning():
    shown = to_answer_text(answering(quoting("FOLDS", TextKind.RECOGNISED)))
    assert "“FOLDS” (read by text recognition)" in shown


def test_a_note_has_no_quotation_marks():
    assert "official text: FOLDS" in to_answer_text(answering(quoting("FOLDS", TextKind.NOTE)))


def test_what_reading_doubts_stands_under_the_citation():
    quoted = quoting("FOLDS")
    cited = replace(quoted.cited[0], clause=replace(quoted.cited[0].clause, flags=(FLAG,)))
    shown = to_answer_text(answering(replace(quoted, cited=(cited,))))
    assert f"To be checked in the source: {FLAG}" in shown


def test_an_exhibit_shows_footnotes_and_doubts():
    exhibit = FakeAssistant().show(f"{NEW}#op/1")
    note = Footnote("*", 4, "* Small boats too.")
    clause = replace(exhibit.clause, flags=(FLAG,), footnotes=(note,))
    shown = to_exhibit_text(replace(exhibit, clause=clause))
    assert "Footnote * Small boats too." in shown
    assert f"To be checked in the source: {FLAG}" in shown


def test_an_exhibit_that_is_no_text_of_the_document_says_so():
    exhibit = FakeAssistant().show(f"{NEW}#op/1")
    note = replace(exhibit.clause, text_kind=TextKind.NOTE)
    shown = to_exhibit_text(replace(exhibit, clause=note))
    assert f"{NOTE_LABEL}:\n> {note.text}" in shown
    assert NOTE_LABEL not in to_exhibit_text(exhibit)
