"""Lists on the fictional specimens: exhaustive, counted, what stands first, states on a day."""

from datetime import date
from itertools import groupby

import pytest
from renderings import as_text
from specimens import SPECIMENS

from itcp_assist.assistant import (
    Choices,
    build_index,
    list_clauses,
    offered_values,
    open_assistant,
    select_clauses,
)
from itcp_assist.assistant.listing import Searched
from itcp_assist.present import to_listing_json, to_listing_text
from itcp_assist.records import ENDED, Outcome, Selection, State
from itcp_assist.search import part_of_list
from itcp_assist.settings import Settings

BEFORE, AFTER = date(2019, 12, 5), date(2030, 5, 4)  # of the day on which one revokes the other


@pytest.fixture(scope="module")
def league(tmp_path_factory, word_encoder):
    """An assistant over all specimens, without the register of facts."""
    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    for specimen in SPECIMENS:
        name = specimen.symbol.replace("/", "_")
        (corpus / f"{name}.txt").write_bytes(as_text(specimen))
    build_index([corpus], index, word_encoder, choices=Choices(with_register=False))
    with open_assistant(index, Settings(index=index), encoder=word_encoder) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def shelf(league):
    return league.shelf


def keys(selected):
    return [str(clause.citation) for clause in selected.clauses]


def listed(listing):
    return [str(row.clause.citation) for row in listing.rows]


def test_every_paragraph_of_the_scope_is_looked_through_and_brings_its_items(shelf):
    selected = select_clauses(shelf, Selection(verbs=("request",)), AFTER)
    assert keys(selected)[:6] == [
        "A.9001(90)#op/2",
        *(f"A.9001(90)#op/2/{item}" for item in ("a", "a/i", "a/ii", "b", "c")),
    ]
    assert selected.paragraphs == sum(clause.parent is None for clause in selected.clauses)
    everything = select_clauses(shelf, Selection(), AFTER)
    assert selected.searched == everything.searched == everything.paragraphs


@pytest.mark.parametrize(
    ("day", "standing", "ended"),
    [(BEFORE, {"A.9001(90)"}, set()), (AFTER, {"A.9002(91)"}, {"A.9001(90)"})],
)
def test_states_are_those_of_the_day(shelf, day, standing, ended):
    def taken(*states):
        selection = Selection(symbols=("A.9001(90)", "A.9002(91)"), states=states)
        return {clause.symbol for clause in select_clauses(shelf, selection, day).clauses}

    assert taken(State.STANDS, State.NOT_ESTABLISHED, State.AMENDED) == standing
    assert taken(*ENDED) == ended


def test_state_that_no_document_has_takes_nothing_and_not_everything(shelf):
    selection = Selection(symbols=("A.9002(91)",), states=(State.OVERTAKEN,))
    selected = select_clauses(shelf, selection, AFTER)
    assert (selected.clauses, selected.paragraphs, selected.searched) == ((), 0, 0)


@pytest.mark.parametrize("states", [(), tuple(State)])
def test_all_states_take_what_no_state_takes(shelf, states):
    selected = select_clauses(shelf, Selection(verbs=("invite",), states=states), AFTER)
    assert keys(selected) == keys(select_clauses(shelf, Selection(verbs=("invite",)), AFTER))


def test_what_stands_comes_first_then_history_each_in_order(shelf):
    listing = list_clauses(shelf, Selection(strengths=("request",)), AFTER)
    ended = [row.status.state in ENDED for row in listing.rows]
    assert ended == sorted(ended) and set(ended) == {True, False}
    symbols = [row.clause.symbol for row in listing.rows]
    assert len(list(groupby(symbols))) == len(set(symbols))


@pytest.mark.parametrize(
    ("selection", "part"),
    [
        (Selection(), "par"),  # a circular is held, whose paragraphs are no operative ones
        (Selection(symbols=("A.9001(90)",)), "op"),
        (Selection(symbols=("FICT.1/Circ.3",)), "par"),
        (Selection(parts=("pp",)), "pp"),
        (Selection(parts=("annex-2", "annex")), "annex"),
        (Selection(parts=("op", "pp")), "par"),
    ],
)
def test_what_was_looked_through_has_its_name(shelf, selection, part):
    searched = select_clauses(shelf, selection, AFTER).searched
    assert part_of_list(selection, AFTER, Searched(shelf), searched) == part


def test_subject_is_the_innermost_heading_else_the_title(shelf):
    listing = list_clauses(shelf, Selection(symbols=("A.9002(91)",)), AFTER)
    subjects = {str(row.clause.citation): row.subject for row in listing.rows}
    assert subjects["A.9002(91)#op/1"] == "Profiles"
    (first, *_) = list_clauses(shelf, Selection(symbols=("A.9001(90)",)), AFTER).rows
    assert first.subject.casefold() == "linking the shared seamanship scheme with the harbour goals"


def test_values_that_can_be_asked_for_are_those_of_the_texts(shelf):
    offered = offered_values(shelf)
    assert {"A", "Assembly", "MSC"} <= set(offered["organ"])
    assert {"90", "91"} <= set(offered["session"])
    assert {"2011", "2019"} <= set(offered["year"])
    assert {"invite", "request", "revoke"} <= set(offered["verb"])


def test_text_ends_with_the_count_and_json_has_every_field(shelf):
    listing = list_clauses(shelf, Selection(symbols=("A.9001(90)",), verbs=("request",)), AFTER)
    shown = to_listing_text(listing)
    assert shown.splitlines()[-1] == "1 of 4 operative paragraphs, all 4 looked through."
    assert "revoked by A.9002(91)#op/4 on 6 December 2019" in shown
    told = to_listing_json(listing)
    assert (told["matched"], told["searched"], told["as_of"]) == (1, 4, "2030-05-04")
    first, second, *_ = told["rows"]
    assert first["key"] == "A.9001(90)#op/2" and first["parent"] is None
    assert (first["verb"], first["base"], first["strength"]) == ("REQUESTS", "request", "request")
    assert (first["addressees"], first["groups"]) == (["Secretary-General"], ["secretary-general"])
    assert first["status"]["state"] == "revoked" and first["status"]["by"] == "A.9002(91)#op/4"
    assert second["parent"] == "A.9001(90)#op/2" and second["is_inherited"]
    assert second["action"] and second["action"] in second["text"]


QUESTIONS = [
    ("What are partner organizations invited to do?", "A.9002(91)#op/2"),
    ("Which resolutions of 2011 urge donors to do something?", "A.9001(90)#op/3"),
    ("What does the Assembly request in resolutions of the 91st session?", "A.9002(91)#op/3"),
    ("List the encouragements in texts adopted in 2019", "A.9002(91)#op/1"),
    ("Which paragraphs of the revoked resolutions urge regional banks?", "A.9001(90)#op/3"),
    ("Which clauses that still stand are addressed to partner organizations?", "A.9002(91)#op/2"),
]


@pytest.mark.parametrize(("question", "key"), QUESTIONS)
def test_question_for_a_list_is_answered_within_its_scope(league, question, key):
    answer = league.ask(question, as_of=AFTER)
    assert answer.kind == "list" and answer.outcome == Outcome.ANSWERED
    quoted = [s.cited[0].clause for s in answer.statements if s.is_quote]
    assert [str(c.citation) for c in quoted if c.parent is None] == [key]
    assert answer.matched == 1
    assert answer.notes[0].startswith(f"1 of {answer.searched} ")
    assert answer.notes[0].endswith("looked through.")


def test_parts_of_a_document_that_it_does_not_have_are_said_to_be_none(league):
    answer = league.ask("List all requests in the annex of A.9002(91)", as_of=AFTER)
    assert answer.outcome == Outcome.DECLINED
    assert "No annex paragraph" in " ".join(answer.notes)


def test_scope_narrows_a_question_on_a_matter(league):
    wide = league.ask("Which texts speak of a harbour?", as_of=AFTER)
    narrow = league.ask("Which resolutions of the 91st session speak of a harbour?", as_of=AFTER)
    found = {c.clause.symbol for s in narrow.statements for c in s.cited}
    assert {c.clause.symbol for s in wide.statements for c in s.cited} > found == {"A.9002(91)"}


def test_scope_that_nothing_is_in_is_declined(league):
    answer = league.ask("Which resolutions of the 77th session speak of trainers?", as_of=AFTER)
    assert answer.outcome == Outcome.DECLINED and answer.statements == ()
