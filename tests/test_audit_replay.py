"""A recorded question asked again: the same answer from the same texts, or what differs."""

import json
from dataclasses import replace
from datetime import date

import pytest
from conftest import StandIn
from renderings import as_text
from specimens import COMMITTEE, LINKAGE, RENEWAL
from test_audit import forge

from itcp_assist.assistant import Choices, build_index, open_assistant
from itcp_assist.assistant.auditing import audit_of, write_audit
from itcp_assist.assistant.replaying import replay_audit
from itcp_assist.citation import Citation
from itcp_assist.records import Proposal, Quote, VerdictKind
from itcp_assist.records.audits import Turn, audit_json, parse_audit
from itcp_assist.settings import Settings

DAY = date(2090, 1, 1)
ASKED = [
    "What does paragraph 2 of A.9001(90) ask?",
    "Is A.9001(90) still in force?",
    "List all requests to the Secretary-General",
    "Who pays for the travel of trainers?",
    "What is the sulphur limit for tankers?",
    "Compare A.9001(90) and A.9002(91)",
    "What does resolution 9001 say?",
]


def build(corpus, index):
    return build_index([corpus], index, StandIn(), choices=Choices(with_register=False))


def opened(index, settings=None):
    return open_assistant(index, settings or Settings(), encoder=StandIn())


@pytest.fixture
def served(tmp_path):
    """A corpus of two documents and its index."""
    corpus, index = tmp_path / "corpus", tmp_path / "indexes"
    corpus.mkdir()
    for specimen in (LINKAGE, RENEWAL):
        (corpus / f"{specimen.symbol}.txt").write_bytes(as_text(specimen))
    build(corpus, index)
    return corpus, index


@pytest.fixture(scope="module")
def assistant(collection):
    return opened(collection.index)


def stored(audit):
    """The record as it comes back from a file."""
    return parse_audit(audit_json(audit), "it")


@pytest.mark.parametrize("question", ASKED)
def test_the_same_question_of_the_same_texts_has_the_same_answer(assistant, question):
    audit = stored(audit_of(assistant.reason(Turn(question, DAY))))
    replay = replay_audit(audit, assistant)
    assert (replay.grounds, replay.differences) == ((), ())


def test_a_record_is_replayed_on_its_own_day(assistant):
    """Asked without a day in 2015, when the text stood, and again today."""
    question = "Is A.9001(90) still in force?"
    audit = audit_of(assistant.reason(Turn(question, date(2015, 1, 1))))
    assert replay_audit(stored(audit), assistant).is_same
    later = replace(audit, turn=Turn(question, DAY))
    assert not replay_audit(later, assistant).is_same


def test_a_record_is_replayed_after_its_own_turns(assistant):
    turns = [assistant.ask("Cite A.9001(90) op 2", as_of=date(2015, 1, 1))]
    turns.append(assistant.ask("And the paragraph after that?", turns=turns))
    audit = stored(audit_of(assistant.reason(Turn("Who is it addressed to?", DAY), turns)))
    assert [turn.as_of for turn in audit.turns] == [date(2015, 1, 1), None]
    assert replay_audit(audit, assistant).is_same
    assert not replay_audit(replace(audit, turns=()), assistant).is_same


def test_replay_says_same(itcp, tmp_path):
    path = tmp_path / "one.json"
    itcp("ask", ASKED[0], "--audit", path)
    ran = itcp("replay", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("same: ")
    value = itcp("replay", path, "--json").json
    assert (value["outcome"], value["grounds"], value["differences"]) == ("same", [], [])


def test_after_a_rebuild_with_a_changed_text_the_difference_is_told(itcp, served, tmp_path):
    corpus, index = served
    path = tmp_path / "one.json"
    write_audit(path, audit_of(opened(index).reason(Turn("Cite A.9001(90) op 3", DAY))))
    text = corpus / "A.9001(90).txt"
    text.write_bytes(text.read_bytes().replace(b"URGES donors", b"URGES lenders"))
    build(corpus, index)
    ran = itcp("replay", path, "--index", index)
    assert ran.code == 1 and ran.err.count("\n") == 1
    assert "the answer is another one now" in ran.err
    lines = ran.out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["another corpus", "another index"]
    (quote,) = [line for line in lines if line.startswith("statements 1, citations 1, quote")]
    assert "URGES donors" in quote and "URGES lenders" in quote
    ran = itcp("replay", path, "--index", index, "--json")
    value = json.loads(ran.out)
    assert value["outcome"] == "different"
    assert [one["where"] for one in value["grounds"]] == ["corpus", "index"]
    assert len(value["differences"]) == len(lines) - 2


def test_another_generation_with_the_same_answer_is_the_same(itcp, served, tmp_path):
    corpus, index = served
    path = tmp_path / "one.json"
    write_audit(path, audit_of(opened(index).reason(Turn("Cite A.9001(90) op 3", DAY))))
    (corpus / "more.txt").write_bytes(as_text(COMMITTEE))
    build(corpus, index)
    ran = itcp("replay", path, "--index", index)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("another ") == 2 and "\nsame: " in ran.out


def test_a_record_of_another_version_says_so(assistant):
    audit = replace(audit_of(assistant.reason(Turn(ASKED[0], DAY))), version="0.0.1")
    (ground,) = replay_audit(audit, assistant).grounds
    assert (ground.where, ground.recorded) == ("version", "0.0.1")


def test_a_quote_that_was_forged_with_care_is_told(assistant):
    def edit(record):
        record["shown"]["statements"][0]["citations"][0]["quote"] += " or not"

    audit = audit_of(assistant.reason(Turn("Cite A.9001(90) op 3", DAY)))
    replay = replay_audit(parse_audit(forge(audit, edit), "it"), assistant)
    (one,) = replay.differences
    assert one.where == "statements 1, citations 1, quote"
    assert one.recorded == f"{one.now} or not"


@pytest.mark.parametrize("at", [0, 1])
def test_one_statement_more_or_less_is_one_difference(assistant, at):
    audit = audit_of(assistant.reason(Turn("List the operative paragraphs of A.9001(90)", DAY)))
    kept = list(audit.shown.statements)
    gone = kept.pop(at)
    less = replace(audit, shown=replace(audit.shown, statements=tuple(kept)))
    (one,) = replay_audit(less, assistant).differences
    assert (one.where, one.recorded, one.now) == (f"statements {at + 1}", None, gone.text)
    more = replace(audit.shown, statements=(*audit.shown.statements, gone))
    (one,) = replay_audit(replace(audit, shown=more), assistant).differences
    assert (one.recorded, one.now) == (gone.text, None)


OP_1 = Citation("A.9001(90)", "op", ("1",))
WORDED = (
    ("Member States are invited to name one officer for shared seamanship.", (OP_1,)),
    ("Member States must name ten officers.", (OP_1,)),
    ("Harbours are invited.", ()),
    ("Harbours are thanked.", (Citation("a clause under an id that was not offered"),)),
)


def word(draft):
    """What a model might make of a draft: one sentence that holds, three that do not."""
    sentences = tuple(
        Proposal(text, tuple(Quote(at, 0, 30 if at == OP_1 else 0) for at in cited),
                 is_model_worded=True)
        for text, cited in WORDED
    )  # fmt: skip
    note = "Sentences by a model of the test."
    return replace(draft, proposals=(*sentences, *draft.proposals), notes=(*draft.notes, note))


def test_a_models_wording_is_judged_again_and_no_model_is_asked(collection, assistant):
    turn = Turn("Cite A.9001(90) op 1", DAY)
    audit = stored(audit_of(assistant.reason(turn, reword=word)))
    assert audit.shown.statements[0].text == WORDED[0][0]
    assert [(s.text, s.verdict) for s in audit.shown.withheld] == [
        (WORDED[1][0], VerdictKind.OVERSTATED),
        (WORDED[2][0], VerdictKind.UNCITED),
        (WORDED[3][0], VerdictKind.UNRESOLVED),
    ]
    # a model that nobody serves: were it asked, its failure would be told in a note
    nowhere = Settings(model="openai:none", model_url="http://127.0.0.1:9/v1", model_timeout_s=1)
    assert replay_audit(audit, opened(collection.index, nowhere)).is_same


def test_a_sentence_slipped_in_as_a_models_is_judged(assistant):
    """A forged wording passes no verdict that it has not earned."""

    def slip(record):
        worded = record["draft"]["proposals"][0] | {"text": "Member States must pay all costs."}
        record["draft"]["proposals"].insert(
            0, worded | {"is_quote": False, "is_model_worded": True}
        )

    audit = audit_of(assistant.reason(Turn("Cite A.9001(90) op 1", DAY)))
    replay = replay_audit(parse_audit(forge(audit, slip), "it"), assistant)
    assert [one.where.split(" ")[0] for one in replay.differences] == ["withheld", "notes"]


def test_odd_signs_are_told_by_their_numbers(itcp, tmp_path):
    path = tmp_path / "one.json"
    itcp("ask", "Cite A.9003(92) op 1 \u202e", "--audit", path)
    record = json.loads(path.read_bytes())["record"]
    quote = record["shown"]["statements"][0]["citations"][0]["quote"]
    assert "\u202e" in quote or "\u009b" in quote
    assert itcp("replay", path).out.startswith("same: ")
