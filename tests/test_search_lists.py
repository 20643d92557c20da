"""Questions for lists: free phrasing, any verb of the held clauses, what narrows a list."""

from datetime import date

import pytest
from test_search_understand import read

from itcp_assist.citation import Citation
from itcp_assist.clauses.bases import strength_of
from itcp_assist.records import Clause, Selection, State
from itcp_assist.search.filters import read_filters
from itcp_assist.search.scoping import holding_all
from itcp_assist.search.verbs import _VERBS, find_acts

LISTS = [
    ("Which paragraphs of A.9001(90) call upon someone, and whom?",
     Selection(verbs=("call upon",))),
    ("Give every paragraph in which the Assembly appeals to somebody.",
     Selection(organs=("A",), verbs=("appeal",))),
    ("In A.9001(90), where does the Assembly call upon harbour pilots?",
     Selection(verbs=("call upon",), addressees=("harbour pilot",))),
    ("List all requests you hold, revoked ones too", Selection(verbs=("request",))),
    ("List all requests, including superseded ones", Selection(verbs=("request",))),
    ("Only what stands today: paragraphs addressed to harbour pilots",
     Selection(addressees=("harbour pilot",),
               states=(State.STANDS, State.AMENDED, State.NOT_ESTABLISHED))),
    ("What does the Assembly acknowledge?", Selection(organs=("A",), verbs=("acknowledge",))),
    ("Which paragraphs acknowledge something?", Selection(verbs=("acknowledge",))),
]  # fmt: skip


@pytest.mark.parametrize(("question", "selection"), LISTS)
def test_list_is_recognised_however_it_is_asked(question, selection):
    query = read(question)
    assert (query.intent, query.selection, query.terms) == ("list", selection, ())


def test_what_is_asked_of_the_addressee_narrows_the_list_and_selects_nothing():
    query = read(
        "Resolutions of the 75th session: which paragraphs request harbour pilots"
        " to report to the Committee at its 76th session?"
    )
    assert query.intent == "list"
    assert query.selection == Selection(
        sessions=(75,), verbs=("request",), addressees=("harbour pilot",)
    )
    assert query.terms == ("report", "committee", "76th", "session")


def test_a_question_that_names_no_act_is_no_list():
    assert read("Which paragraphs are about training?").intent == "topic"
    assert read("How does the fund support training?").intent == "topic"


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("what is acknowledged?", ("acknowledge",)),
        ("paragraphs that also note things", ("note",)),
        ("a note on support", ()),
        ("which resolutions are replaced?", ()),
    ],
)
def test_held_verbs_count_where_a_verb_stands(question, verbs):
    assert find_acts(question, ("acknowledge", "note", "replace", "support"))[0] == verbs


def test_texts_that_have_ended_may_be_asked_for_or_only_be_let_in():
    assert read_filters("requests in revoked resolutions").selection.states == (State.REVOKED,)
    assert read_filters("requests, revoked ones too").selection.states == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("resoluciones de 2005 o 2007", (2005, 2007)),
        ("resoluciones de 2005 a 2007", (2005, 2006, 2007)),
        ("resolutions of 2005-2007", (2005, 2006, 2007)),
        ("resolutions adopted between 2007 and 2005", (2005, 2006, 2007)),
        ("resolutions of 2005 and 2007", (2005, 2007)),
        ("2005 resolutions", (2005,)),
    ],
)
def test_years_are_a_span_only_where_the_words_say_so(question, years):
    assert read_filters(question).selection.years == years


def test_a_verb_speaks_as_strongly_in_a_question_as_in_a_clause():
    asked = {base: verb.strength for base, verb in _VERBS.items()}
    assert asked == {base: strength_of(base) for base in _VERBS}


def clauses(**texts):
    for at, (path, text) in enumerate(texts.items()):
        key = Citation("A.9001(90)", "op", tuple(path[1:].split("_")))
        parent = Citation("A.9001(90)", "op", key.path[:-1]) if len(key.path) > 1 else None
        yield Clause(key, text, ((0, len(text)),), 0, len(text), at, parent=parent)


def test_a_sub_item_is_read_with_its_paragraph_and_brings_it():
    held = tuple(
        clauses(
            p1="Requests pilots to report:", p1_a="on lamps;", p1_b="on policies for ropes;",
            p2="Reports on lamps are noted", p3="Requests ropes",
        )
    )  # fmt: skip
    found = holding_all(held, ("report", "lamp"))
    assert [clause.citation.path for clause in found] == [("1",), ("1", "a"), ("2",)]
    found = holding_all(held, ("reported", "policy"))
    assert [clause.citation.path for clause in found] == [("1",), ("1", "b")]


def test_document_named_by_its_symbol_has_no_other_scope():
    query = read("What does A.9001(90), adopted in 2001, ask of the Committee?")
    assert (query.symbols, query.selection.years) == (("A.9001(90)",), ())


def test_the_day_of_a_list_is_kept():
    assert read("Which paragraphs that stood on 5 May 2091 urge pilots?").as_of == date(2091, 5, 5)


def test_what_a_text_recalls_is_a_list_of_the_texts_that_it_names():
    assert read("which resolutions does A.9001(90) recall?").intent == "references"
