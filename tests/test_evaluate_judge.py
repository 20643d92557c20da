"""Judging an answer: each measure, on answers of a real small assistant and altered ones."""

from dataclasses import replace

import pytest
from fake_assistant import NEW, OLD, FakeAssistant, make_clause, make_statement, make_status

from itcp_assist.citation import Citation
from itcp_assist.evaluate import Expectation, Share
from itcp_assist.evaluate.judge import Finding, judge_answer
from itcp_assist.evaluate.stating import says_status
from itcp_assist.records import Answer, Confidence, Outcome, Quote, State

ASSISTANT = FakeAssistant()


def key(text: str) -> Citation:
    return Citation.parse(text)


def stored_text(citation: Citation) -> str | None:
    clause = ASSISTANT.clauses.get(citation)
    return clause.text if clause else None


def judge(measure: str, answer: Answer, **expected: object) -> Finding:
    return judge_answer(Expectation(**expected), answer, stored_text)[measure]


@pytest.fixture
def answer() -> Answer:
    """Cites op 1 of the old text only."""
    return ASSISTANT.ask(f"What does paragraph 1 of {OLD} say?")


def test_nothing_expected_is_nothing_due_but_quotes(answer: Answer) -> None:
    findings = judge_answer(Expectation(), answer, stored_text)
    assert findings.pop("quotes").share == Share(1, 1)
    assert {finding.share for finding in findings.values()} == {Share()}


def test_outcome(answer: Answer) -> None:
    assert judge("outcome", answer, outcome=Outcome.ANSWERED) == Finding(Share(1, 1))
    missed = judge("outcome", answer, outcome=Outcome.DECLINED)
    assert missed == Finding(Share(0, 1), ("is answered, not declined",))


def test_recall_counts_each_key_and_any_of_several_as_one(answer: Answer) -> None:
    got, other = key(f"{OLD}#op/1"), key(f"{OLD}#op/2")
    assert judge("recall", answer, cites=(got,)).share == Share(1, 1)
    assert judge("recall", answer, cites=(got, other)).share == Share(1, 2)
    assert judge("recall", answer, cites_any=(got, other)).share == Share(1, 1)
    missed = judge("recall", answer, cites=(other,), cites_any=(other,))
    assert missed.share == Share(0, 2)
    assert missed.unmet == (f"does not cite {OLD}#op/2", f"cites none of {OLD}#op/2")


def test_precision_leaves_out_what_may_be_cited() -> None:
    answer = ASSISTANT.ask(f"What does {OLD} say?")  # op 1 and op 2
    first, second = key(f"{OLD}#op/1"), key(f"{OLD}#op/2")
    assert judge("precision", answer, cites=(first,)).share == Share(1, 2)
    assert judge("precision", answer, cites=(first,), cites_any=(second,)).share == Share(2, 2)
    assert judge("precision", answer, cites=(first,), may_cite=(second,)).share == Share(1, 1)
    assert judge("precision", answer, outcome=Outcome.ANSWERED).share == Share()


def test_what_must_not_be_cited_is_unmet(answer: Answer) -> None:
    finding = judge("precision", answer, never_cites=(key(f"{OLD}#op/1"),))
    assert finding.unmet == (f"cites {OLD}#op/1, which it must not",)


def altered(answer: Answer, text: str, start: int = 0) -> Answer:
    """The answer with another quote, in the citation and in what is carried along with it."""
    (statement,) = answer.statements
    (one,) = statement.cited
    clause = make_clause(one.clause.citation, text)
    quote = Quote(one.quote.citation, start, start + len(text))
    cited = replace(one, quote=quote, text=text, clause=clause)
    return replace(answer, statements=(replace(statement, text=text, cited=(cited,)),))


def test_a_quote_is_compared_with_the_index_not_with_what_the_answer_carries(
    answer: Answer,
) -> None:
    text = answer.statements[0].text
    finding = judge("quotes", altered(answer, text.replace("INVITES", "URGES")))
    assert finding.share == Share(0, 1)
    assert finding.unmet == (f"its quote of {OLD}#op/1 is not the stored text",)
    assert judge("quotes", altered(answer, text[8:], start=8)).share == Share(1, 1)
    assert judge("quotes", altered(answer, text[8:], start=7)).share == Share(0, 1)
    assert judge("quotes", altered(answer, "")).share == Share(0, 1)


def test_a_quote_of_what_is_not_held_is_not_exact(answer: Answer) -> None:
    clause = make_clause(key(f"{OLD}#op/9"), "DECIDES to sink;")
    statement = make_statement(
        clause, ASSISTANT.holdings()[0], make_status(OLD, answer.query.as_of)
    )
    assert judge("quotes", replace(answer, statements=(statement,))).share == Share(0, 1)


def test_a_statement_shown_as_quote_must_be_what_it_cites(answer: Answer) -> None:
    statement = replace(answer.statements[0], text="INVITES Member States to fold boats;")
    assert judge("quotes", replace(answer, statements=(statement,))).share == Share(0, 1)
    sentence = replace(statement, is_quote=False)
    assert judge("quotes", replace(answer, statements=(sentence,))).share == Share(1, 1)


def test_status_is_told_by_a_citation_of_that_symbol(answer: Answer) -> None:
    assert judge("status", answer, status={OLD: State.REVOKED}).share == Share(1, 1)
    missed = judge("status", answer, status={OLD: State.STANDS, NEW: State.REVOKED})
    assert missed.share == Share(0, 2)
    assert missed.unmet[0] == f"does not tell of {OLD}: stands"


def test_a_status_that_is_only_a_lead_is_not_told_as_a_fact(answer: Answer) -> None:
    (statement,) = answer.statements
    (one,) = statement.cited
    lead = replace(one, status=replace(one.status, confidence=Confidence.LEAD))
    shown = replace(answer, statements=(replace(statement, cited=(lead,)),))
    assert judge("status", shown, status={OLD: State.REVOKED}).share == Share(0, 1)
    assert judge("status", shown, status={OLD: State.NOT_ESTABLISHED}).share == Share(1, 1)


def test_status_is_told_in_a_note(answer: Answer) -> None:
    note = f"Resolution {NEW} was superseded by A.9003(92)."
    shown = replace(answer, notes=(note,))
    assert judge("status", shown, status={NEW: State.SUPERSEDED}).share == Share(1, 1)
    assert judge("status", answer, status={NEW: State.SUPERSEDED}).share == Share(0, 1)


@pytest.mark.parametrize(
    ("text", "symbol", "state", "is_said"),
    [
        ("Resolution A.9001(90) was revoked by A.9002(91).", OLD, State.REVOKED, True),
        ("Resolution A.9001(90) was revoked by A.9002(91).", NEW, State.REVOKED, False),
        ("A.9002(91), operative paragraph 3, revokes resolution A.9001(90).", OLD, "revoked", True),
        (
            "A.9002(91), operative paragraph 3, revokes resolution A.9001(90).",
            NEW,
            "revoked",
            False,
        ),
        ("A.9001(90) was not revoked.", OLD, State.REVOKED, False),
        ("Nothing says whether A.9001(90) was revoked.", OLD, State.REVOKED, False),
        ("A.9001(90) has since been amended.", OLD, State.AMENDED, True),
        ("A.9001(90) is now overtaken in practice.", OLD, State.OVERTAKEN, True),
        ("A.9002(91) stands as far as found.", NEW, State.STANDS, True),
        ("Whether A.9002(91) still stands is not established.", NEW, State.STANDS, False),
        ("Whether A.9002(91) still stands is not established.", NEW, "not_established", True),
        ("A.9002(91) was not yet adopted on 1 May 2001.", NEW, State.NOT_YET_ADOPTED, True),
        ("It was revoked. A.9001(90) is about boats.", OLD, State.REVOKED, False),
        ("No symbol is named, but something was revoked.", OLD, State.REVOKED, False),
    ],
)
def test_whose_status_a_sentence_tells(text: str, symbol: str, state: str, is_said: bool) -> None:
    assert says_status(text, symbol, State(state)) is is_said


def test_says_folds_case_accents_and_space(answer: Answer) -> None:
    shown = replace(answer, notes=("La R\u00e9solution\u00a0 est\nr\u00e9voqu\u00e9e.",))
    found = judge("says", shown, says=("RESOLUTION est revoquee", "Due Care"))
    assert found.share == Share(2, 2)
    missed = judge("says", shown, says=("What does",))  # the question is not shown text
    assert missed.unmet == ("does not say 'What does'",)


def test_says_reads_the_status_beside_a_citation(answer: Answer) -> None:
    assert judge("says", answer, says=("revoked by A.9002(91)#op/3 on 30 June 2003",)).unmet == ()


def test_never_says(answer: Answer) -> None:
    assert judge("never_says", answer, never_says=("mandatory",)).share == Share(1, 1)
    said = judge("never_says", answer, never_says=("invites",))
    assert said == Finding(Share(0, 1), ("says 'invites', which it must not",))
