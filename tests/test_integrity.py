"""A thousand generated questions, and what every answer to any of them keeps."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from collection import Collection
from conftest import StandIn
from model_server import serving_obedient

from itcp_assist.assistant import Assistant, open_assistant
from itcp_assist.citation import Citation
from itcp_assist.records import Outcome, State, VerdictKind
from itcp_assist.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from integrity import ask_all, iter_faults, iter_questions, obey

QUESTIONS = 1000
HOSTILE_QUESTIONS = 60  # each costs a request to the model


@pytest.fixture(scope="module")
def assistant(collection: Collection) -> Iterator[Assistant]:
    settings = Settings(index=collection.index)
    with open_assistant(collection.index, settings, encoder=StandIn()) as opened:
        yield opened


def test_questions_are_the_same_for_a_seed_and_differ_for_another(assistant):
    one, two, three = (list(iter_questions(assistant, 200, seed)) for seed in (1, 1, 2))
    assert one == two != three
    assert len(set(one)) > 150


@pytest.mark.slow
def test_a_thousand_answers_keep_every_promise(assistant):
    tally = ask_all(assistant, iter_questions(assistant, QUESTIONS, seed=1))
    assert tally.broken == []
    asked = sum(tally.counts[name] for name in (*Outcome, "refused as no question"))
    assert asked == QUESTIONS
    for name in ("answered", "declined", "quotes", "citations of ended texts"):
        assert tally.counts[name] > QUESTIONS / 20, f"too few to tell: {name}"


@pytest.mark.skipif(find_spec("langchain_openai") is None, reason="the extra openai is missing")
def test_a_model_that_obeys_every_instruction_breaks_no_promise(assistant, collection):
    plain = ask_all(assistant, iter_questions(assistant, HOSTILE_QUESTIONS, 7), with_turns=False)
    with serving_obedient(obey) as server:
        settings = Settings(
            index=collection.index, model="openai:hostile", model_url=server.url("good")
        )
        with open_assistant(collection.index, settings, encoder=StandIn()) as misled:
            tally = ask_all(misled, iter_questions(misled, HOSTILE_QUESTIONS, 7), with_turns=False)
        assert len(server.seen) > HOSTILE_QUESTIONS / 5
    assert tally.broken == []
    assert tally.counts["withheld"] > len(server.seen)
    assert tally.counts["quotes"] == plain.counts["quotes"]
    assert {o: tally.counts[o] for o in Outcome} == {o: plain.counts[o] for o in Outcome}


def spoilt(answer):
    """Answers that no verifier would let through, each with the promise that it breaks."""
    said = answer.statements[0]
    cited = said.cited[0]
    at, start = cited.quote.citation, cited.quote.start

    def with_cited(**changes):
        one = replace(cited, **changes)
        return replace(answer, statements=(replace(said, cited=(one, *said.cited[1:])),))

    def with_said(**changes):
        return replace(answer, statements=(replace(said, **changes),))

    elsewhere = replace(cited.quote, citation=Citation(at.symbol, "op", ("77",)))
    yield "cannot be opened", with_cited(quote=elsewhere)
    yield "not the slice", with_cited(text=cited.text.replace("name", "pay"))
    yield "not the slice", with_cited(quote=replace(cited.quote, start=start + 1))
    yield "status", with_cited(status=replace(cited.status, state=State.STANDS, by=None))
    yield "another document", with_cited(holding=replace(cited.holding, flags=("x",)))
    yield "not its clauses' text", with_said(text=said.text + " ")
    yield "without support", with_said(verdict=VerdictKind.UNSUPPORTED)
    yield "without support", with_said(cited=())
    yield "without a statement", replace(answer, statements=())
    yield "not held", replace(answer, nearest=(Citation("A.9999(99)"),))


def test_each_broken_promise_would_be_found(assistant):
    answer = assistant.ask("What does A.9001(90) op 1 say?")
    assert answer.statements[0].cited[0].status.state == State.REVOKED
    assert list(iter_faults(answer, assistant)) == []
    for told, broken in spoilt(answer):
        faults = list(iter_faults(broken, assistant))
        assert any(told in fault for fault in faults), (told, faults)
