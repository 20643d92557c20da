"""The questions of the benchmark, how its answers are judged, and the tables that are shown."""

import importlib
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from itcp_assist.citation import Citation

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
HALVES = ("development", "frozen")


@pytest.fixture(scope="module")
def search():
    """The script as a module; it finds its neighbours beside itself."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("search")
    finally:
        sys.path.remove(str(BENCHMARKS))


def questions(half):
    text = (BENCHMARKS / "questions" / f"{half}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["questions"]


def test_halves_have_the_same_kinds_and_share_no_question():
    kinds = [Counter(question["kind"] for question in questions(half)) for half in HALVES]
    assert kinds[0] == kinds[1]
    assert kinds[0].total() == 50
    every = [question for half in HALVES for question in questions(half)]
    assert len({question["ask"] for question in every}) == 100
    assert len({question["id"] for question in every}) == 100


@pytest.mark.parametrize("half", HALVES)
def test_expected_keys_are_citations(half):
    for question in questions(half):
        assert question["keys"]
        assert [str(Citation.parse(key)) for key in question["keys"]] == question["keys"]


CLAUSE = {
    "symbol": "A.9001(90)",
    "key": "A.9001(90)#op/2",
    "text": "URGES Member States to keep\ntheir ladders dry and their lanterns lit;",
}
CHUNK = "1. NOTES it; 2. URGES  Member States to keep their ladders dry and their lanterns"


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ({"symbol": "A.9001(90)", "text": CHUNK}, True),
        ({"symbol": "A.9002(91)", "text": CHUNK}, False),  # the twin in another document
        ({"symbol": "A.9001(90)", "text": CHUNK[:50]}, False),  # cut before 40 characters
        ({**CLAUSE, "text": ""}, True),
        ({**CLAUSE, "key": "A.9001(90)#op/3"}, False),
    ],
)
def test_what_is_found_is_judged_by_key_or_by_document_and_beginning(search, found, right):
    assert search.is_right(found, [CLAUSE]) is right


def test_rank_is_that_of_the_first_right_one(search):
    wrong = {**CLAUSE, "key": "A.9001(90)#op/3"}
    assert search.rank_of([wrong, CLAUSE, CLAUSE], [CLAUSE]) == 2
    assert search.rank_of([wrong], [CLAUSE]) == 0


def test_of_frozen_questions_only_counts_are_told(search):
    asked = {half: search.read_questions(half) for half in HALVES}
    ranks = {question.id: [1] for half in HALVES for question in asked[half]}
    result = search.to_result(asked, {"plain": search.Measured(ranks=ranks)})
    told = result["pipelines"]["plain"]
    assert set(told["ranks"]) == {question.id for question in asked["development"]}
    assert told["hits"]["frozen"]["all"] == {"questions": 50, "hit@1": 50, "hit@5": 50}
    assert not any(question.id in json.dumps(result) for question in asked["frozen"])


def test_readme_shows_the_tables_of_the_result_and_no_others(search, tmp_path):
    readme = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    copy = tmp_path / "README.md"
    copy.write_text(readme, encoding="utf-8")
    if search.RESULT.exists():
        search.write_table(json.loads(search.RESULT.read_text(encoding="utf-8")), copy)
        assert copy.read_text(encoding="utf-8") == readme
    else:
        assert "<!-- search.py writes from here -->\n<!-- to here -->" in readme


def test_scripts_tell_what_they_do():
    command = [sys.executable, BENCHMARKS / "search.py", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "--table" in told
