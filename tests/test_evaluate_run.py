"""Running, reporting and comparing suites against a real small assistant."""

import json
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fake_assistant import NEW, OLD, FakeAssistant
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.errors import SuiteError
from itcp_assist.evaluate import (
    Run,
    Share,
    compare_runs,
    read_suites,
    report_html,
    report_text,
    run_suites,
)
from itcp_assist.evaluate.scores import percentile
from itcp_assist.records import Answer

SUITE = f"""
suite: paper-boats
questions:
- id: B1
  category: lookup
  ask: What does paragraph 1 of {OLD} invite?
  expect:
    outcome: answered
    cites: ["{OLD}#op/1"]
    status: {{{OLD}: revoked}}
    says: [due care]
- id: B2
  category: lookup
  ask: What does paragraph 2 of {NEW} say of <b>boats</b>?
  expect:
    cites: ["{NEW}#op/1"]
    never_says: [recycled]
- id: B3
  category: follow_up
  ask: ["What does paragraph 1 of {OLD} invite?", "And {OLD} before?"]
  as_of: 2002-01-01
  expect: {{status: {{{OLD}: not_established}}}}
- id: B4
  category: refusal
  ask: Who sails?
  expect: {{outcome: declined}}
"""


def run_text(folder: Path, text: str = SUITE, assistant: FakeAssistant | None = None) -> Run:
    path = folder / "suite.yaml"
    path.write_text(text, encoding="utf-8")
    return run_suites(read_suites([path]), assistant or FakeAssistant())


def without_times(value: object) -> object:
    """The plain data of a run without its times, which no two runs share."""
    if isinstance(value, dict):
        return {k: without_times(v) for k, v in value.items() if not k.endswith("_ms")}
    return [without_times(item) for item in value] if isinstance(value, list) else value


def test_every_question_is_asked_and_judged(tmp_path: Path) -> None:
    run = run_text(tmp_path)
    assert [(j.question.id, j.passed) for j in run.judgements] == [
        ("B1", True), ("B2", False), ("B3", True), ("B4", True),
    ]  # fmt: skip
    assert run.failed()[0].unmet == (
        f"does not cite {NEW}#op/1",
        "says 'recycled', which it must not",
    )
    assert run.failed()[0].cited == (f"{NEW}#op/2",)
    assert run.overall().passed == Share(3, 4)
    assert {name: score.passed for name, score in run.by_category().items()} == {
        "lookup": Share(1, 2), "follow_up": Share(1, 1), "refusal": Share(1, 1),
    }  # fmt: skip
    measures = run.overall().measures
    assert measures["outcome"] == Share(2, 2)
    assert measures["precision"] == Share(1, 2)
    assert measures["recall"] == Share(1, 2)
    assert measures["quotes"] == Share(4, 4)
    assert measures["status"] == Share(2, 2)


def test_turns_are_asked_in_order_with_the_answers_before_them(tmp_path: Path) -> None:
    assistant = FakeAssistant()
    run_text(tmp_path, assistant=assistant)
    assert assistant.turns_seen == [0, 0, 0, 1, 0]


def test_progress_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "suite.yaml"
    path.write_text(SUITE, encoding="utf-8")
    lines: list[str] = []
    run_suites(read_suites([path]), FakeAssistant(), report=lines.append)
    assert lines[0] == "1 of 4: B1"
    assert len(lines) == 4


def test_a_question_that_cannot_be_asked_fails_with_all_that_was_due(tmp_path: Path) -> None:
    run = run_text(tmp_path, SUITE.replace("Who sails?", "'???'").replace(
        "expect: {outcome: declined}", f'expect: {{outcome: declined, cites: ["{OLD}#op/1"]}}'
    ))  # fmt: skip
    failed = run.judgements[-1]
    assert (failed.outcome, failed.passed) == ("error", False)
    assert failed.unmet[0].startswith("asking failed: the question holds no words")
    assert failed.measures["recall"] == Share(0, 1)
    assert failed.measures["outcome"] == Share(0, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'cites: ["{OLD}#op/1"]', 'cites: ["A.9009(97)#op/1"]'),
        (f'cites: ["{OLD}#op/1"]', 'cites_any: ["A.9009(97)#op/1"]'),
        (f"status: {{{OLD}: revoked}}", "status: {A.9009(97): revoked}"),
    ],
)
def test_a_suite_for_another_index_is_refused_before_anything_is_asked(
    tmp_path: Path, old: str, new: str
) -> None:
    assistant = FakeAssistant()
    with pytest.raises(SuiteError, match=r"does not hold A\.9009\(97\)"):
        run_text(tmp_path, SUITE.replace(old, new, 1), assistant)
    assert assistant.turns_seen == []


def test_what_may_or_must_not_be_cited_need_not_be_held(tmp_path: Path) -> None:
    text = SUITE.replace("says: [due care]", 'may_cite: ["A.9009(97)#op/1"]')
    assert run_text(tmp_path, text).judgements[0].passed


def test_json_is_plain_and_the_same_each_time_but_for_times(tmp_path: Path) -> None:
    first, second = (run_text(tmp_path).to_json() for _ in range(2))
    assert without_times(first) == without_times(second)
    back = json.loads(json.dumps(first))
    assert back["overall"]["passed"] == {
        "met": 3, "due": 4, "share": 0.75, "interval": [0.3006, 0.9544],
    }  # fmt: skip
    assert back["questions"][2]["as_of"] == "2002-01-01"
    assert date.today().isoformat() not in json.dumps(first)


def test_the_text_lists_what_failed_with_what_was_shown(tmp_path: Path) -> None:
    text = report_text(run_text(tmp_path))
    assert text.startswith("3 of 4 questions pass (75.0%; 95 % interval 30.1% to 95.4%)")
    assert "FAILED B2 (lookup): What does paragraph 2" in text
    assert f"  - does not cite {NEW}#op/1\n" in text
    assert (
        f"    shown: [{NEW}#op/2, status not established] REQUESTS the Secretary-General to report"
        in text
    )
    assert "FAILED B1" not in text
    columns = next(line for line in text.splitlines() if line.startswith("lookup")).split()
    assert columns[1] == "1/2"


class _Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)


def test_the_page_is_self_contained_escaped_and_shows_failures_first(tmp_path: Path) -> None:
    page = report_html(run_text(tmp_path))
    seen = _Tags()
    seen.feed(page)
    assert "<b>" not in page
    assert "&lt;b&gt;boats&lt;/b&gt;" in page
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)
    assert not {"src", "href", "onclick"} & seen.attributes
    assert {"lang", "scope"} <= seen.attributes
    assert seen.tags.count("caption") == seen.tags.count("table") == 2
    assert page.index("Failed questions: 1") < page.index("Scores by category")
    assert page.index("3 of 4 questions pass") < page.index("Failed questions: 1")


def test_a_run_without_failures_says_so(tmp_path: Path) -> None:
    run = run_text(tmp_path, SUITE.split("- id: B2")[0])
    assert "<p>None.</p>" in report_html(run)
    assert "FAILED" not in report_text(run)


class Mended(FakeAssistant):
    """Answers B2 as it is expected, and declines B1."""

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        swapped = question.replace("paragraph 1 of", "paragraph 7 of") if not turns else question
        return super().ask(
            swapped.replace(f"paragraph 2 of {NEW}", f"paragraph 1 of {NEW}"),
            as_of=as_of,
            turns=turns,
        )


def test_a_comparison_names_what_was_fixed_and_what_broke(tmp_path: Path) -> None:
    text = SUITE.replace("never_says: [recycled]", "says: [recycled]")
    before = run_text(tmp_path, text)
    after = run_text(
        tmp_path, text + SUITE.split("questions:")[1].replace("id: B", "id: C"), Mended()
    )
    lines = compare_runs(json.loads(json.dumps(before.to_json())), after.to_json()).splitlines()
    assert lines[0] == "passed: 3 of 4 before, 5 of 8 after"
    assert lines[1] == "fixed (1): B2"
    assert lines[2] == "broken (1): B1"
    assert lines[3].startswith("  B1: is declined, not answered; does not cite")
    assert lines[4] == "only before: none"
    assert lines[5] == "only after: C1, C2, C3, C4"
    assert "recall: 50.0% before, 50.0% after" in lines


@pytest.mark.parametrize("bad", [None, [], {}, {"questions": 1}, {"questions": [{"id": "B1"}]}])
def test_what_is_not_a_run_cannot_be_compared(tmp_path: Path, bad: object) -> None:
    good = run_text(tmp_path).to_json()
    with pytest.raises(SuiteError, match="the earlier run is not one"):
        compare_runs(bad, good)
    with pytest.raises(SuiteError, match="the later run is not one"):
        compare_runs(good, bad)


@given(st.integers(0, 60), st.integers(1, 60))
def test_an_interval_holds_its_share_and_stays_a_share(met: int, more: int) -> None:
    share = Share(met, met + more)
    low, high = share.interval()
    assert 0.0 <= low <= met / (met + more) + 1e-12
    assert met / (met + more) - 1e-12 <= high <= 1.0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.sampled_from([50, 95, 100]))
def test_a_percentile_is_a_value_that_enough_do_not_exceed(
    values: list[float], percent: int
) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) >= percent / 100 * len(values)
