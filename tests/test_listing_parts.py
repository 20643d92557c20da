"""Lists where one paragraph of a document has ended and the others have not, and what they say."""

from datetime import date

import pytest
from lamps import build_lamps

from itcp_assist.assistant import list_clauses, offered_values, open_assistant, select_clauses
from itcp_assist.assistant.shelf import Names
from itcp_assist.records import Outcome, Selection, State
from itcp_assist.settings import Settings

DAY = date(2099, 1, 1)
ENDED_OP = ["A.9101(90)#op/4", "A.9101(90)#op/4/a", "A.9101(90)#op/4/b"]
LEFT = [*(f"A.9101(90)#op/{at}" for at in (1, 2, 3)), "A.9102(91)#op/1", "A.9102(91)#op/2"]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory, word_encoder):
    index = build_lamps(tmp_path_factory.mktemp("lamps"), word_encoder)
    with open_assistant(index, Settings(index=index), encoder=word_encoder) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def shelf(harbour):
    return harbour.shelf


def quoted(answer):
    return [str(s.cited[0].clause.citation) for s in answer.statements if s.is_quote]


@pytest.mark.parametrize(
    ("state", "keys", "paragraphs"),
    [
        (State.REVOKED, ENDED_OP, 1),
        (State.AMENDED, [], 0),
        (State.NOT_ESTABLISHED, LEFT, 5),
    ],
)
def test_a_clause_is_listed_by_its_own_state(shelf, state, keys, paragraphs):
    listing = list_clauses(shelf, Selection(states=(state,)), DAY)
    assert [str(row.clause.citation) for row in listing.rows] == keys
    assert {row.status.state for row in listing.rows} <= {state}
    assert (listing.matched, listing.searched, listing.part) == (paragraphs, paragraphs, "op")


def test_what_was_looked_through_counts_the_paragraphs_of_the_state(shelf):
    asked = Selection(verbs=("invite",), states=(State.NOT_ESTABLISHED,))
    selected = select_clauses(shelf, asked, DAY)
    assert [str(clause.citation) for clause in selected.clauses] == [LEFT[0], LEFT[3]]
    assert (selected.paragraphs, selected.searched) == (2, 5)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Which paragraphs that still stand invite donors?", []),
        ("What do the revoked resolutions ask of donors?", ENDED_OP),
        ("What do the amended resolutions ask of donors?", ["A.9101(90)#op/3"]),
        ("Which of the amended resolutions mention oil?", ["A.9101(90)#op/3"]),
    ],
)
def test_questions_for_a_state_are_answered_by_its_clauses(harbour, question, keys):
    assert quoted(harbour.ask(question, as_of=DAY))[: len(keys) or None] == keys


def test_verbs_offered_are_those_that_select_further_ones_too(shelf):
    offered = offered_values(shelf)["verb"]
    assert offered == ("invite", "note", "request", "revoke", "urge")
    assert set(offered) == Names(shelf).verbs()
    assert all(select_clauses(shelf, Selection(verbs=(verb,)), DAY).clauses for verb in offered)


def test_not_every_recital_concerns_a_group(harbour):
    answer = harbour.ask("Which preambular paragraphs are addressed to industry?", as_of=DAY)
    assert quoted(answer)[0] == "A.9101(90)#pp/2"
    assert "A.9101(90)#pp/1" not in quoted(answer)
    assert "all of this" not in " ".join(answer.notes)


def test_a_list_of_nothing_names_verb_and_addressee(harbour):
    answer = harbour.ask(
        "Which paragraphs of A.9101(90) request or demand something of the Council or the"
        " Committee?"
    )
    assert answer.outcome == Outcome.DECLINED
    assert answer.notes[1] == (
        "No paragraph fits: request or demand, addressed to council or committee."
    )


def test_documents_that_mention_something_are_counted(harbour):
    answer = harbour.ask("Which resolutions mention lamps?", as_of=DAY)
    assert answer.notes[:2] == (
        "2 of 8 clauses, all 8 looked through.",
        "They are in 1 document; the first of each is shown.",
    )


def test_a_narrowed_list_of_one_document_names_what_was_looked_through(harbour):
    answer = harbour.ask("Which paragraphs of A.9101(90) invite someone to trim lamps?", as_of=DAY)
    assert answer.notes[0] == "1 of 4 operative paragraphs, all 4 looked through."
