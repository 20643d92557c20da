"""Reading question suites: what is taken, and that every problem is told with its place."""

from datetime import date
from pathlib import Path

import pytest

from itcp_assist.citation import Citation
from itcp_assist.errors import SuiteError
from itcp_assist.evaluate import read_suites
from itcp_assist.records import Outcome, State

GOOD = """
suite: paper-boats
corpus: ../corpus
questions:
- id: B1
  category: lookup
  ask: What does paragraph 1 of A.9001(90) invite?
  as_of: 2004-01-01
  expect:
    outcome: answered
    cites: ["A.9001(90)#op/1"]
    cites_any: ["A.9002(91)#op/3"]
    may_cite: ["A.9002(91)#op/1"]
    never_cites: ["A.9001(90)#op/2"]
    status: {A.9001(90): revoked}
    says: [care]
    never_says: [must]
- id: B2
  category: follow_up
  ask: ['Is it revoked?', 'By which paragraph?']
  as_of: '2002-05-01'
  expect: {outcome: declined}
"""


def write(folder: Path, text: str, name: str = "suite.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(*paths: Path) -> str:
    with pytest.raises(SuiteError) as caught:
        read_suites(paths)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_suite_is_read_field_by_field(tmp_path: Path) -> None:
    (suite,) = read_suites([write(tmp_path, GOOD)])
    first, second = suite.questions
    assert (suite.name, suite.corpus) == ("paper-boats", "../corpus")
    assert (first.id, first.category, first.as_of) == ("B1", "lookup", date(2004, 1, 1))
    assert first.turns == ("What does paragraph 1 of A.9001(90) invite?",)
    assert first.expect.outcome is Outcome.ANSWERED
    assert first.expect.cites == (Citation.parse("A.9001(90)#op/1"),)
    assert first.expect.cites_any == (Citation.parse("A.9002(91)#op/3"),)
    assert first.expect.may_cite == (Citation.parse("A.9002(91)#op/1"),)
    assert first.expect.never_cites == (Citation.parse("A.9001(90)#op/2"),)
    assert first.expect.status == {"A.9001(90)": State.REVOKED}
    assert (first.expect.says, first.expect.never_says) == (("care",), ("must",))
    assert second.turns == ("Is it revoked?", "By which paragraph?")
    assert second.as_of == date(2002, 5, 1)


def test_a_folder_is_read_with_its_folders_in_order_and_no_file_twice(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first = write(tmp_path, GOOD, "a.yaml")
    write(tmp_path / "b", GOOD.replace("B1", "C1").replace("B2", "C2"), "c.yml")
    write(tmp_path, "not a suite", "notes.txt")
    suites = read_suites([tmp_path, first])
    assert [q.id for suite in suites for q in suite.questions] == ["B1", "B2", "C1", "C2"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("category: lookup", "categry: lookup", "question B1: unknown field 'categry'"),
        ("category: lookup", "category: 7", "question B1, category: 7 is not text"),
        ("  category: lookup\n", "", "question B1: the field 'category' is missing"),
        ("id: B1", "id: B2", "question B2: the id is used in"),
        ("id: B1", "identity: B1", "question number 1: the field 'id' is missing"),
        ("as_of: 2004-01-01", "as_of: 1 May 2004", "question B1, as_of: '1 May 2004' is not a day"),
        ("as_of: 2004-01-01", "as_of: 2004-02-30", "question B1, as_of: '2004-02-30' is not a day"),
        ("as_of: 2004-01-01", "as_of: 2004-01-01 10:00:00", "question B1, as_of:"),
        (
            "outcome: answered",
            "outcome: won",
            "question B1, expect, outcome: 'won' is not an outcome",
        ),
        ("outcome: answered", "outcome: [answered]", "question B1, expect, outcome:"),
        ('cites: ["A.9001(90)#op/1"]', "cites: [A.9001]", "question B1, expect, cites:"),
        ('cites: ["A.9001(90)#op/1"]', "cites: A.9001(90)#op/1", "is not a list"),
        ("{A.9001(90): revoked}", "{A.9001(90): gone}", "'gone' is not a state"),
        ("{A.9001(90): revoked}", "{nine!: revoked}", "question B1, expect, status:"),
        ("says: [care]", "says: [yes]", "question B1, expect, says: True is not text"),
        ("says: [care]", "says: ['']", "question B1, expect, says: '' is not text"),
        ("says: [care]", "cites: []", "line 16: not a YAML file: the field 'cites' stands twice"),
        ("expect: {outcome: declined}", "expect: {}", "question B2, expect: nothing is expected"),
        (
            "expect: {outcome: declined}",
            "expect: declined",
            "question B2, expect: 'declined' is not",
        ),
        ("expect: {outcome: declined}", "expect: {cites: []}", "nothing is expected"),
        (
            "ask: ['Is it revoked?', 'By which paragraph?']",
            "ask: []",
            "field 'ask' is missing or empty",
        ),
        ("suite: paper-boats", "suit: paper-boats", "unknown field 'suit'"),
        ("questions:", "questions: {", "not a YAML file"),
    ],
)
def test_a_problem_is_told_with_question_and_field(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    message = problems_of(path)
    assert told in message
    assert str(path) in message


def test_every_bad_question_and_file_is_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("outcome: answered", "outcome: won").replace("outcome: declined", "x: y")
    message = problems_of(
        write(tmp_path, bad), write(tmp_path, "- 1", "list.yaml"), tmp_path / "no"
    )
    assert message.startswith("7 problems")
    for told in (
        "question B1, expect, outcome",
        "question B2, expect: unknown",
        "list.yaml",
        "no is",
    ):
        assert told in message


@pytest.mark.parametrize(
    "content", [b"", b"- 1\n", b"a: b\n", b"\xff\xfe\x00x", b"a: [\n", b"{[a]: 1}\n", b"[" * 9999]
)
def test_what_is_not_a_suite_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    assert "bad.yaml" in problems_of(path)


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    assert "no folder that holds .yaml files" in problems_of(tmp_path)
