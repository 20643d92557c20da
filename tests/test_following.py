"""Cross-references followed one step: to a clause, to a document, or to what is not held."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.answer import follow_references
from itcp_assist.assistant import Choices, build_index, open_assistant
from itcp_assist.assistant.following import Namings, cites_of
from itcp_assist.citation import Citation
from itcp_assist.records import Outcome, Reference, State
from itcp_assist.settings import Settings

KITES = """Resolution A.9001(90)
Adopted on 3 May 2031

ON THE FLYING OF KITES

THE ASSEMBLY,

RECALLING resolution A.8999(89) on strings,

NOTING resolutions A.9002(91) and A.9003(91) on knots,

1. INVITES Member States to fly kites, using the Kite Checklist set out in the annex to the
present resolution;

2. URGES Member States to act, in accordance with article 16(2)(d) of MARPOL, on paragraph 1 above;

3. REQUESTS the Secretariat to report on paragraph 9 of this resolution and to keep:

(a) a list of kites; and

(b) a list of the strings named in subparagraph (a) above.

4. INVITES Member States to write home.
"""
KNOTS = """Resolution A.9002(91)
Adopted on 6 December 2033

ON THE TYING OF KNOTS

THE ASSEMBLY,

RECALLING paragraph 2 of resolution A.9001(90),

1. INVITES Member States to tie knots;

2. REVOKES resolution A.9001(90);

3. REQUESTS the Secretariat to read sub-paragraph 3(a) of resolution A.9001(90).
"""
LACE = """Resolution A.9003(91)
Adopted on 6 December 2033

ON LACE

THE ASSEMBLY,

RECALLING resolution A.9002(91),

INVITES Member States to make lace.
"""
DAY = date(2034, 1, 1)


@pytest.fixture(scope="module")
def loft(tmp_path_factory, word_encoder):
    """An assistant over three resolutions that name one another."""
    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    for name, text in (("kites", KITES), ("knots", KNOTS), ("lace", LACE)):
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index([corpus], index, word_encoder, choices=Choices(with_register=False))
    with open_assistant(index, Settings(index=index), encoder=word_encoder) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def namings(loft):
    return Namings(loft.shelf.generation.all_clauses)


def followed(loft, key):
    """What a clause names: its key or name, whether it is held, and the key of the clause."""
    clause = loft.shelf.clause(Citation.parse(key))
    return [
        (str(one.reference.target or one.reference.name), one.is_held,
         str(one.clause.citation) if one.clause else None)
        for one in follow_references(clause, loft.shelf)
    ]  # fmt: skip


def told(answer):
    keys = [str(c.quote.citation) for s in answer.statements if s.is_quote for c in s.cited]
    return keys, " ".join(answer.notes)


def ask(loft, *questions):
    turns = []
    for question in questions:
        turns.append(loft.ask(question, as_of=DAY, turns=turns))
    return turns[-1]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("A.9001(90)#pp/1", [("A.8999(89)", False, None)]),
        ("A.9003(91)#pp/1", [("A.9002(91)", True, None)]),  # a document is held, and no clause
        ("A.9001(90)#op/1", [("A.9001(90)#annex", False, None)]),
        ("A.9001(90)#op/2", [
            ("MARPOL, article 16(2)(d)", False, None),
            ("A.9001(90)#op/1", True, "A.9001(90)#op/1")]),
        ("A.9001(90)#op/3", [("A.9001(90)#op/9", False, None)]),  # it has no such place
        ("A.9001(90)#op/3/b", [("A.9001(90)#op/3/a", True, "A.9001(90)#op/3/a")]),
        ("A.9002(91)#pp/1", [("A.9001(90)#op/2", True, "A.9001(90)#op/2")]),
        ("A.9001(90)#op/4", []),
    ],
)  # fmt: skip
def test_each_reference_leads_to_what_is_held_or_is_told_not_to_be(loft, key, expected):
    assert followed(loft, key) == expected


def test_a_followed_clause_comes_with_its_status_on_a_day(loft):
    clause = loft.shelf.clause(Citation.parse("A.9002(91)#pp/1"))
    (before,) = follow_references(clause, loft.shelf, date(2032, 1, 1))
    (after,) = follow_references(clause, loft.shelf, DAY)
    assert before.status.state != State.REVOKED
    assert after.status.state == State.REVOKED
    assert follow_references(clause, loft.shelf)[0].status is None


def test_cites_are_the_exact_places(loft):
    clause = loft.shelf.clause(Citation.parse("A.9001(90)#op/2"))
    assert [str(c) for c in cites_of(clause)] == ["A.9001(90)#op/1"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        # the recital names this very clause, the revoking one the document; op/3 another place
        ("A.9001(90)#op/2", ["A.9002(91)#pp/1", "A.9002(91)#op/2"]),
        ("A.9001(90)#op/1", ["A.9001(90)#op/2", "A.9002(91)#op/2"]),
        # of an item, its neighbour and the clause that names it; the paragraph by its item
        ("A.9001(90)#op/3/a", ["A.9001(90)#op/3/b", "A.9002(91)#op/3", "A.9002(91)#op/2"]),
        ("A.9001(90)#op/3", ["A.9001(90)#op/3/b", "A.9002(91)#op/3", "A.9002(91)#op/2"]),
        ("A.9001(90)#op/4", ["A.9002(91)#op/2"]),
        ("A.9001(90)", [
            "A.9001(90)#op/1", "A.9001(90)#op/2", "A.9001(90)#op/3", "A.9001(90)#op/3/b",
            "A.9002(91)#pp/1", "A.9002(91)#op/2", "A.9002(91)#op/3"]),
        ("A.9009(99)", []),
    ],
)  # fmt: skip
def test_cited_by_is_what_names_the_clause_then_what_names_the_document(namings, key, expected):
    assert [str(c) for c in namings.cited_by(Citation.parse(key))] == expected


def test_citing_are_the_clauses_of_other_documents(namings, loft):
    keys = [str(c.citation) for c in namings.citing("A.9001(90)")]
    assert keys == ["A.9002(91)#pp/1", "A.9002(91)#op/2", "A.9002(91)#op/3"]
    assert keys == [str(c.citation) for c in loft.shelf.citing("A.9001(90)")]
    assert namings.citing("A.7777(77)") == ()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_who_names_whom_is_each_reference_turned_round(loft, pairs):
    keys = [f"A.9001(90)#op/{n}" for n in range(1, 5)] + [f"A.9002(91)#op/{n}" for n in (1, 2, 3)]
    made = {key: loft.shelf.clause(Citation.parse(key)) for key in keys}
    links = {(keys[a], keys[b]) for a, b in pairs}
    clauses = [with_targets(made[k], [b for a, b in sorted(links) if a == k]) for k in keys]
    found = Namings(lambda: clauses)
    turned = {(str(who), key) for key in keys for who in found.cited_by(Citation.parse(key))}
    assert turned == {(a, b) for a, b in links if a != b}


def with_targets(clause, keys):
    references = tuple(Reference(0, 1, Citation.parse(key)) for key in keys)
    return replace(clause, references=references)


def test_a_lookup_tells_what_its_clause_names_and_what_is_not_held(loft):
    keys, notes = told(ask(loft, "What does paragraph 1 of A.9001(90) say?"))
    assert keys[0] == "A.9001(90)#op/1"
    assert "It names the annex of A.9001(90), which is not held." in notes
    answer = ask(loft, "What does operative paragraph 2 of A.9001(90) say?")
    assert "It names MARPOL, article 16(2)(d), which is not held." in answer.notes
    assert "A.9001(90)#op/1" in map(str, answer.nearest)
    notes = ask(loft, "What does preambular paragraph 1 of A.9001(90) say?").notes
    assert "It names resolution A.8999(89), which is not held." in notes


def test_a_place_that_the_held_text_lacks_is_told_apart(loft):
    _, notes = told(ask(loft, "Quote paragraph 3 of A.9001(90)"))
    assert "operative paragraph 9 of A.9001(90), which is not there in the text as held." in notes


def test_a_clause_that_names_nothing_is_told_without_a_word_of_it(loft):
    _, notes = told(ask(loft, "What does paragraph 4 of A.9001(90) say?"))
    assert "names" not in notes


@pytest.mark.parametrize(
    "question",
    ["what does the paragraph it refers to say?", "And what is in the paragraph that it names?",
     "what does it refer to?", "follow the reference"],
)  # fmt: skip
def test_a_follow_up_goes_one_step_on(loft, question):
    first = "What does preambular paragraph 1 of A.9002(91) say?"
    answer = ask(loft, first, question)
    assert (answer.query.intent, told(answer)[0][0]) == ("follow", "A.9001(90)#op/2")
    assert any("was revoked" in s.text for s in answer.statements)  # the status goes along


def test_what_is_not_held_is_declined_with_its_name(loft):
    answer = ask(loft, "What does paragraph 1 of A.9001(90) say?", "open that annex")
    assert (answer.outcome, told(answer)[0]) == (Outcome.DECLINED, [])
    assert answer.notes == (
        "Resolution A.9001(90), operative paragraph 1 names the annex of A.9001(90), "
        "which is not held.",
    )
    answer = ask(loft, "What does paragraph 2 of A.9001(90) say?", "and the article it refers to?")
    assert answer.outcome == Outcome.DECLINED
    assert "MARPOL, article 16(2)(d), which is not held." in answer.notes[0]


def test_a_whole_resolution_is_quoted_and_several_are_a_choice(loft):
    answer = ask(loft, "What does preambular paragraph 1 of A.9003(91) say?",
                 "and the resolution it recalls?")  # fmt: skip
    assert told(answer)[0] == ["A.9002(91)#op/1", "A.9002(91)#op/2", "A.9002(91)#op/3"]
    answer = ask(loft, "What does preambular paragraph 2 of A.9001(90) say?",
                 "and the resolutions it names?")  # fmt: skip
    assert answer.outcome == Outcome.CHOOSE
    assert [str(c) for c in answer.nearest] == ["A.9002(91)", "A.9003(91)"]


def test_a_clause_that_names_nothing_of_the_kind_says_so(loft):
    answer = ask(loft, "What does paragraph 2 of A.9001(90) say?", "open that annex")
    assert answer.outcome == Outcome.DECLINED
    assert "names no other annex" in answer.notes[0]
    assert "operative paragraph 1" in answer.notes[1]


def test_the_step_can_be_asked_for_at_once(loft):
    answer = ask(
        loft, "What does the paragraph that operative paragraph 2 of A.9001(90) refers to say?"
    )
    assert told(answer)[0][0] == "A.9001(90)#op/1"


def test_a_clause_that_is_not_there_is_told_before_what_it_would_name(loft):
    answer = ask(loft, "What does the paragraph that op 8 of A.9001(90) refers to say?")
    assert answer.outcome == Outcome.DECLINED
    assert "no operative paragraph 8" in answer.notes[0]


@pytest.mark.parametrize(
    "question",
    ["What does it mention about kites?", "Which paragraph mentions kites?",
     "What does the paragraph that mentions strings say?", "Show me that paragraph"],
)  # fmt: skip
def test_a_question_that_only_sounds_like_it_follows_nothing(loft, question):
    answer = ask(loft, "What does paragraph 2 of A.9001(90) say?", question)
    assert answer.query.intent != "follow"
