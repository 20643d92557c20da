"""A conversation kept in a file: followed, added to, and never left with half a line."""

import json
import subprocess
import sys

import pytest


def keys(answer):
    return [cited["key"] for statement in answer["statements"] for cited in statement["citations"]]


@pytest.fixture
def talk(itcp, tmp_path):
    """The file of a conversation with one turn."""
    path = tmp_path / "talk.jsonl"
    itcp("ask", "Cite A.9001(90) op 1", "--as-of", "2015-01-01", "--conversation", path)
    return path


def test_a_missing_file_begins_a_conversation(talk):
    (turn,) = talk.read_text(encoding="utf-8").splitlines()
    assert json.loads(turn)["question"] == "Cite A.9001(90) op 1"
    assert keys(json.loads(turn)) == ["A.9001(90)#op/1"]


def test_a_later_question_follows_and_is_added(itcp, talk):
    answer = itcp("ask", "And what does op 3 say?", "--json", "--conversation", talk).json
    assert keys(answer)[0] == "A.9001(90)#op/3"
    turns = [json.loads(line) for line in talk.read_text(encoding="utf-8").splitlines()]
    assert turns[1:] == [answer]


def test_a_question_that_is_refused_is_not_added(itcp, talk):
    before = talk.read_bytes()
    assert itcp("ask", "", "--conversation", talk).refusal
    assert talk.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    ["half a li", "{}", "[]", '{"question": "Cite A.9001(90)"}', '{"question": 3, "as_of": 4}',
     '{"question": "A.9001(90)?", "as_of": "then"}', "\udcff", "{" * 100_000],
)  # fmt: skip
def test_a_broken_line_is_told_by_its_number_and_nothing_is_added(itcp, talk, line):
    with talk.open("a", encoding="utf-8", errors="surrogateescape") as file:
        file.write(f"\n{line}")
    before = talk.read_bytes()
    refusal = itcp("ask", "And op 3?", "--conversation", talk).refusal
    assert refusal == (
        f"{talk}, line 3 is not an answer of an earlier turn; correct or remove the line"
    )
    assert talk.read_bytes() == before


def test_a_last_line_without_its_end_is_ended_first(itcp, talk):
    talk.write_bytes(talk.read_bytes().rstrip(b"\n"))
    assert itcp("ask", "And op 3?", "--conversation", talk).code == 0
    assert len([json.loads(line) for line in talk.read_bytes().splitlines()]) == 2


@pytest.mark.parametrize("name", ["", "/dev/zero"])
def test_what_is_no_file_is_refused_without_waiting(itcp, tmp_path, name):
    refusal = itcp("ask", "A.9001(90)?", "--conversation", name or tmp_path).refusal
    assert "is not a file" in refusal


def test_an_answer_that_cannot_be_kept_is_shown_all_the_same(itcp, tmp_path):
    file = tmp_path / "nowhere" / "talk.jsonl"
    ran = itcp("ask", "Cite A.9001(90) op 1", "--conversation", file)
    assert ran.code == 1
    assert "Member States" in ran.out
    assert "the answer was not added to" in ran.err and ran.err.count("\n") == 1


def test_a_full_disk_leaves_no_half_line(talk):
    size = talk.stat().st_size
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from itcp_assist.cli.turns import append_turn\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size + 20}, {size + 20}))\n"
        "append_turn(Path(sys.argv[1]), {'question': 'long ' * 100})"
    )
    before = talk.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", code, talk], capture_output=True, text=True, check=False
    )
    assert "StorageError: the answer was not added to" in done.stderr
    assert talk.read_bytes() == before
