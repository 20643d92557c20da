"""The command that tells what a build changed, and the line that ends a build."""

from dataclasses import replace
from shutil import copytree

import pytest
from changes_desk import RENUMBERED, Desk, lay_desk
from command import call
from renderings import as_text
from specimens import COMMITTEE, LINKAGE

from itcp_assist.present import NOTHING_BEFORE


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    return lay_desk(tmp_path_factory.mktemp("laid"))


@pytest.fixture
def desk(laid, tmp_path):
    """The same with a folder of its own for what is saved."""
    return replace(laid, saved=copytree(laid.saved, tmp_path / "saved"))


BROKEN = {
    "half.json": (b'{"statements": [', "half.json, line 1: is not JSON"),
    "odd.json": (b'{"statements": [3], "as_of": "2026-01-01"}', "odd.json: is not an answer as"),
    "day.json": (b'{"statements": [], "as_of": "now"}', "day.json: is not an answer as ask --json"),
    "line.jsonl": (b'{"question": "A"}\nhalf a line\n', "line.jsonl, line 2: is not JSON"),
    "cut.docx": (b"PK\x03\x04", "cut.docx: is a damaged ZIP or DOCX file"),
    "latin.txt": ("Résolution".encode("latin-1"), "latin.txt: is not UTF-8 text at byte 1"),
    "empty.md": (b"", "empty.md: is empty"),
    "deep.json": (b"[" * 100_000, "deep.json, line 1: is not JSON"),
}


def test_files_that_cannot_be_read_are_told_and_all_others_looked_into(desk, capsys):
    for name, (data, _) in BROKEN.items():
        (desk.saved / name).write_bytes(data)
    (desk.saved / "~$reply.docx").write_bytes(b"of an open document")
    missing = desk.saved / "missing.txt"
    ran = call(capsys, "changes", desk.saved, missing, "--index", desk.index)
    *told, last = ran.err.splitlines()
    assert ran.code == 1
    assert last == "itcp-assist: 9 of 13 files could not be read, as told above"
    for line, (_, expected) in zip(sorted(told[:-1]), sorted(BROKEN.items()), strict=True):
        assert expected[1] in line
    assert "missing.txt: is missing" in told[-1]
    assert "answer.json, statement 1: A.9001(90)#op/1: misquoted: " in ran.out


def test_one_line_tells_file_place_key_change_and_what_to_do(desk, capsys):
    answer = desk.saved / "answer.json"
    ran = call(capsys, "changes", answer, "--as-of", "2026-11-24", "--index", desk.index)
    assert ran.out.splitlines()[0] == "2 places are affected in 1 file"
    assert (
        f"{answer}, statement 1: A.9001(90)#op/1: misquoted: "
        "\u201cone officer\u201d -> \u201ctwo officers\u201d; quote the clause anew" in ran.out
    )
    fine = desk.write("fine.txt", "See MSC.9428(98).")
    ran = call(capsys, "changes", fine, "--index", desk.index)
    assert (ran.code, ran.out) == (0, "nothing is affected in 1 file\n")


def test_json_tells_everything_in_one_value(desk, capsys):
    arguments = ("--json", "--as-of", "2026-11-24", "--index", desk.index)
    told = call(capsys, "changes", desk.saved / "answer.json", *arguments).json
    assert told["as_of"] == "2026-11-24"
    assert [change["key"] for change in told["statuses"]] == ["A.9001(90)"]
    assert told["findings"][0]["words"] == [{"before": "one officer", "after": "two officers"}]
    assert (told["files"], told["unreadable"]) == (1, [])
    assert "findings" not in call(capsys, "changes", *arguments).json


def test_without_an_earlier_generation_the_command_says_so(desk, capsys):
    index = desk.corpus.parent / "first"
    ran = call(capsys, "changes", "--index", index)
    assert (ran.code, ran.out, ran.err) == (0, f"{NOTHING_BEFORE}\n", "")


@pytest.mark.slow  # the model that ships is loaded
def test_a_build_ends_with_what_it_changed(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ITCP_DOCUMENTS", str(tmp_path / "documents"))
    desk = Desk(tmp_path / "corpus", tmp_path / "indexes", tmp_path)
    desk.build(LINKAGE, COMMITTEE)
    (desk.corpus / f"{LINKAGE.symbol}.txt").write_bytes(as_text(RENUMBERED))
    arguments = ("build", "--no-register", "--corpus", desk.corpus, "--index", desk.index)
    first, second = (call(capsys, *arguments) for _ in range(2))
    assert first.out.endswith(
        "2 clauses changed, 1 clause removed: itcp-assist changes tells which\n"
    )
    assert "tells which" not in second.out
