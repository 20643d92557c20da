"""The command line as a process: streams, pipes, signals and what it loads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import COMMAND, run
from json_forms import ANSWER, LIST_ANSWER, faults

QUESTION = "Is A.9001(90) still in force?"
FULL = Path("/dev/full")
HEAVY = ("chromadb", "torch", "gradio", "langchain", "transformers", "numpy")


def test_help_loads_no_library():
    code = (
        "import sys\n"
        "from itcp_assist.cli import main\n"
        "try:\n    main(['--help'])\n"
        f"finally:\n    sys.stderr.write(repr(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "set()"
    for command in ("build", "ask", "search", "show", "clauses", "status", "evaluate", "doctor"):
        assert command in done.stdout


def test_looking_up_is_silent_and_the_same_in_every_process(collection):
    arguments = ("ask", QUESTION, "--json", "--index", collection.index)
    answers = [run(*arguments, PYTHONHASHSEED=seed).json for seed in ("1", "2")]
    assert answers[0] | {"elapsed_ms": 0} == answers[1] | {"elapsed_ms": 0}


def test_looking_up_loads_no_model(collection):
    code = (
        "import sys\n"
        "from itcp_assist.cli import main\n"
        "main(sys.argv[1:])\n"
        "print({'torch', 'chromadb', 'gradio', 'langchain'} & set(sys.modules))"
    )
    arguments = ("ask", QUESTION, "--index", str(collection.index))
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")


LINES = {
    b"Is A.9001(90) still in force?": "answered",
    b"": "declined",
    b'{"question": "Is A.9001(90) in force?", "as_of": "2019-12-06"}': "answered",
    b'{"question": "Is A.9001(90) in force?", "as_of": "tomorrow"}': "declined",
    b'{"question": "What does op 3 say?", "turns": ["Cite A.9001(90) op 1"]}': "answered",
    b'{"question": "Cite op 3", "turns": [{"question": "Cite A.9001(90) op 1"}]}': "answered",
    b'{"question": "What does op 3 say?", "turns": "A.9001(90)"}': "declined",
    b'{"question": "What does op 3 say?", "turns": [""]}': "declined",
    b'{"question": 3}': "declined",
    b'{"answer": "yes"}': "declined",
    b'{"question": "Cite A.9001(90) op 1"': "declined",
    b"{" * 100_000: "declined",
    b"[" * 100_000: "declined",
    b'{"question": "\\ud800\\u0000 Cite A.9001(90) op 1"}': "answered",
    b"\xff\xfe Cite A.9001(90) op 1": "answered",
    b"why " * 25_000: "declined",
    "\U0001f600".encode(): "declined",
    b"Cite A.9001(90) op 1": "answered",  # after all of these it still answers
}


def test_each_line_has_its_answer(collection):
    given = b"\xef\xbb\xbf" + b"\n".join(LINES)  # with a byte order mark, without a last line end
    ran = run("ask", "--lines", "--index", collection.index, stdin=given)
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["outcome"] for answer in answers] == list(LINES.values())
    for answer in answers:
        assert list(faults(answer, LIST_ANSWER if "complete" in answer else ANSWER)) == []
        assert answer["statements"] or answer["notes"]


def test_a_line_without_a_day_is_asked_as_of_the_day_given(collection):
    given = b'A.9001(90)?\n{"question": "A.9001(90)?", "as_of": "2015-01-01"}\n'
    ran = run("ask", "--lines", "--as-of", "2012-01-01", "--index", collection.index, stdin=given)
    assert [json.loads(line)["as_of"] for line in ran.out.splitlines()] == [
        "2012-01-01",
        "2015-01-01",
    ]


def test_a_terminal_that_knows_ascii_alone_is_served(collection):
    arguments = ("show", "A.9003(92)#op/1", "--index", collection.index)
    assert run(*arguments, PYTHONIOENCODING="ascii").code == 0
    assert (
        run(*arguments, "--json", PYTHONIOENCODING="ascii").json == run(*arguments, "--json").json
    )


def test_a_reader_that_goes_away_is_no_error(collection):
    command = [*COMMAND, "ask", "--lines", "--index", collection.index]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(b"Cite A.9001(90) op 1\n" * 200)
        process.stdin.close()
        assert process.stdout.readline().startswith(b'{"question"')  # as head -1 does
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_told_in_one_line(collection):
    command = [*COMMAND, "status", "A.9001(90)", "--index", collection.index]
    with FULL.open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_streams_that_are_closed_are_no_error(collection):
    words = " ".join([*COMMAND, "status", "A.9099", "--index", str(collection.index)])
    done = subprocess.run(
        ["sh", "-c", f"{words} 2>&-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
