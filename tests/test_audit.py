"""The record of an answer: what it holds, where it lies, who can read it, and what is none."""

import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from command import run
from conftest import StandIn

from itcp_assist.assistant import CurrentAssistant, open_assistant
from itcp_assist.assistant.auditing import (
    MAX_BYTES,
    Ledger,
    audit_of,
    read_audit,
    write_audit,
    write_record,
)
from itcp_assist.errors import StorageError
from itcp_assist.records.audits import Turn, audit_json, audit_sha256, parse_audit
from itcp_assist.settings import Settings

QUESTION = "Is A.9001(90) still in force?"
ODD = "Cite A.9003(92) op 1 \u202e\x1b[31m \x7f\ud800\ue000"
DAY = date(2090, 1, 1)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that the setting names; not made yet."""
    folder = tmp_path / "private" / "audits"
    monkeypatch.setenv("ITCP_AUDIT", str(folder))
    return folder


@pytest.fixture(scope="module")
def assistant(collection):
    return open_assistant(collection.index, Settings(), encoder=StandIn())


@pytest.fixture
def audit(assistant):
    """The record of one answer, after another one."""
    earlier = [assistant.ask("Cite A.9001(90) op 2", as_of=DAY)]
    return audit_of(assistant.reason(Turn(QUESTION, DAY, DAY), earlier))


@pytest.fixture
def told():
    """What a ledger reports."""
    return []


def forge(audit, change):
    """A record that was changed with care: with a checksum that is right."""
    value = json.loads(audit_json(audit))
    change(value["record"])
    canonical = json.dumps(value["record"], sort_keys=True, separators=(",", ":"))
    value["sha256"] = hashlib.sha256(canonical.encode()).hexdigest()
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    "question",
    [QUESTION, ODD, "What is the Secretary-General requested to do?", "the price of tea in ports",
     "Compare A.9001(90) and A.9002(91)", "What does paragraph 77 of A.9001(90) say?",
     "What does resolution 9001 say?", "Which clauses cite A.9001(90) op ٣",
     "Quels paragraphes s'adressent aux États Membres ?"],
)  # fmt: skip
def test_a_record_is_read_as_it_was_written(assistant, tmp_path, question):
    audit = audit_of(assistant.reason(Turn(question, DAY)))
    assert parse_audit(audit_json(audit), "it") == audit
    assert read_audit(write_record(tmp_path, audit)) == audit


def test_a_record_holds_what_was_understood_found_proposed_and_shown(itcp, folder):
    answer = itcp("ask", QUESTION, "--as-of", "2090-01-01", "--json").json
    (path,) = folder.iterdir()
    audit = read_audit(path)
    assert (audit.turn.question, audit.turn.as_of, audit.turns) == (QUESTION, DAY, ())
    assert audit.understood.symbols == ("A.9001(90)",)
    assert {name: getattr(audit.fingerprint, name) for name in answer["fingerprint"]} == (
        answer["fingerprint"]
    )
    assert [p.text for p in audit.draft.proposals] == [s["text"] for s in answer["statements"]]
    assert [s.text for s in audit.shown.statements] == [s["text"] for s in answer["statements"]]
    shown = [(c.key, c.quote, c.status.state) for s in audit.shown.statements for c in s.citations]
    assert shown == [
        (c["key"], c["quote"], c["status"]["state"])
        for s in answer["statements"]
        for c in s["citations"]
    ]
    assert list(audit.shown.notes) == answer["notes"]


def test_ranked_clauses_are_recorded_with_their_scores(assistant):
    reasoned = assistant.reason(Turn("Who pays for the travel of trainers?", DAY))
    found = audit_of(reasoned).found
    assert [(h.key, h.score, h.rank) for h in found.hits] == [
        (str(h.clause.citation), h.score, h.rank) for h in reasoned.findings.hits
    ]
    assert found.hits


def test_its_name_is_the_time_and_the_beginning_of_its_checksum(audit, tmp_path):
    name = write_record(tmp_path, audit).name
    assert re.fullmatch(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{12}\.json", name)
    assert name.startswith(f"{audit.answered_at:%Y%m%dT%H%M%S}")
    assert name.endswith(f"-{audit_sha256(audit)[:12]}.json")


def test_without_the_setting_nothing_is_written(itcp, collection, tmp_path, monkeypatch):
    monkeypatch.delenv("ITCP_AUDIT", raising=False)
    monkeypatch.chdir(tmp_path)
    before = sorted([*tmp_path.rglob("*"), *collection.index.rglob("*")])
    assert itcp("ask", QUESTION).code == 0
    environment = {"ITCP_AUDIT": "", "ITCP_INDEX": str(collection.index)}
    assert run("ask", "--lines", stdin=QUESTION.encode(), **environment).code == 0
    CurrentAssistant(collection.index, Settings(), StandIn()).ask(QUESTION)
    assert sorted([*tmp_path.rglob("*"), *collection.index.rglob("*")]) == before


def test_only_its_owner_can_read_it(itcp, folder):
    before = os.umask(0)
    try:
        itcp("ask", QUESTION)
    finally:
        os.umask(before)
    (path,) = folder.iterdir()
    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, folder)] == [0o600, 0o700]


def test_a_folder_that_is_there_keeps_its_mode(itcp, folder):
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    itcp("ask", QUESTION)
    (path,) = folder.iterdir()
    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, folder)] == [0o600, 0o755]


def test_each_line_that_is_answered_has_a_record(collection, folder):
    follow = json.dumps({"question": "And what does op 3 say?", "turns": ["Cite A.9001(90) op 1"]})
    ran = run(
        "ask", "--lines", "--index", collection.index, stdin=f"{QUESTION}\n\n{follow}".encode()
    )
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 3)
    audits = [read_audit(path) for path in sorted(folder.iterdir())]
    assert [audit.turn.question for audit in audits] == [QUESTION, "And what does op 3 say?"]
    assert [turn.question for turn in audits[1].turns] == ["Cite A.9001(90) op 1"]


def test_each_answer_of_the_page_has_a_record(collection, folder, told):
    ledger = Ledger(str(folder), told.append)
    page = CurrentAssistant(collection.index, Settings(), StandIn(), record=ledger.keep)
    answer = page.ask("Cite A.9001(90) op 1")
    page.ask("And what does op 3 say?", turns=[answer])
    assert [len(read_audit(path).turns) for path in sorted(folder.iterdir())] == [0, 1]
    assert told == []


@pytest.mark.parametrize("name", ["file", "file/folder"])
def test_where_nothing_can_be_written_answers_are_given_and_it_is_told_once(
    collection, tmp_path, name
):
    (tmp_path / "file").write_text("mine")
    lines, setting = f"{QUESTION}\n{QUESTION}".encode(), str(tmp_path / name)
    ran = run("ask", "--lines", "--index", collection.index, stdin=lines, ITCP_AUDIT=setting)
    assert (ran.code, ran.out.count('"answered"'), ran.err.count("\n")) == (0, 2, 1)
    assert ran.err.startswith("itcp-assist: answers are not recorded: ")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_leaves_the_answer_and_no_piece_of_a_record(collection, folder):
    code = (
        "import resource, sys\nfrom itcp_assist.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "ask", QUESTION, "--index", str(collection.index)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert "A.9001(90)" in done.stdout and "answers are not recorded" in done.stderr
    assert list(folder.iterdir()) == []


def test_one_answer_is_recorded_in_a_file_that_is_named(itcp, tmp_path):
    path = tmp_path / "one.json"
    assert itcp("ask", QUESTION, "--audit", path).code == 0
    assert read_audit(path).turn.question == QUESTION
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["there", "nowhere/one.json"])
def test_a_file_that_cannot_be_made_is_told_after_the_answer(itcp, tmp_path, name):
    (tmp_path / "there").write_text("mine")
    ran = itcp("ask", QUESTION, "--audit", tmp_path / name)
    assert ran.code == 1
    assert "A.9001(90)" in ran.out and ran.err.count("\n") == 1
    assert (tmp_path / "there").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_named_file_is_for_one_answer(itcp, tmp_path):
    ran = itcp("ask", "--lines", "--audit", tmp_path / "one.json")
    assert ran.code == 2 and "ITCP_AUDIT" in ran.err


def test_a_record_that_could_not_be_read_back_is_not_written(audit, tmp_path):
    with pytest.raises(StorageError, match="larger than"):
        write_record(tmp_path, replace(audit, version="9" * MAX_BYTES))
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_never_overwritten(audit, tmp_path):
    path = write_record(tmp_path, audit)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="is not overwritten"):
        write_record(tmp_path, audit)
    target = tmp_path / "elsewhere"
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(StorageError, match="is not overwritten"):
        write_audit(tmp_path / "link", audit)
    assert path.read_bytes() == before and not target.exists()


def test_processes_that_write_at_once_lose_nothing(collection, folder):
    lines = "\n".join(f"Cite A.9001(90) op {n % 4 + 1}" for n in range(12)).encode()

    def ask(_process):
        return run("ask", "--lines", "--index", collection.index, stdin=lines)

    with ThreadPoolExecutor() as processes:
        ended = list(processes.map(ask, range(2)))
    assert [(ran.code, ran.err, ran.out.count("\n")) for ran in ended] == [(0, "", 12)] * 2
    asked = [read_audit(path).turn.question for path in folder.iterdir()]
    assert sorted(asked) == sorted(lines.decode().split("\n") * 2)


def test_no_sign_in_a_record_acts_on_a_terminal(assistant):
    content = audit_json(audit_of(assistant.reason(Turn(ODD, DAY)))).decode("ascii")
    assert content.replace("\n", "").isprintable()
    assert json.loads(content)["record"]["turn"]["question"] == ODD


def deep(_audit):
    return b'{"schema": 1, "sha256": "", "record": ' + b"[" * 200_000


FORGED = {
    "garbage": lambda _: b"\xff\x00 what",
    "empty": lambda _: b"",
    "deep": deep,
    "cut": lambda audit: audit_json(audit)[:-40],
    "answer": lambda _: b'{"question": "A.9001(90)?", "outcome": "answered"}',
    "list": lambda _: b"[1, 2]",
    "edited quote": lambda audit: audit_json(audit).replace(b"REVOKES", b"RECALLS"),
    "other schema": lambda audit: audit_json(audit).replace(b'"schema": 1', b'"schema": 2'),
    "no schema": lambda audit: audit_json(audit).replace(b'"schema": 1', b'"schema": true'),
    "long schema": lambda audit: audit_json(audit).replace(b": 1,", b': "%s",' % (b"9" * 9999), 1),
    "twice": lambda audit: audit_json(audit).replace(b"{", b'{"schema": 1,', 1),
    "NaN": lambda audit: re.sub(rb'"elapsed_ms": [\d.]+', b'"elapsed_ms": NaN', audit_json(audit)),
    "infinite": lambda audit: forge(audit, lambda r: r.update(elapsed_ms=10**400)),
    "truth": lambda audit: forge(audit, lambda r: r["found"].update(is_confident="no")),
    "number": lambda audit: forge(audit, lambda r: r.update(elapsed_ms=True)),
    "time": lambda audit: forge(audit, lambda r: r.update(answered_at="2090-01-01T00:00:00")),
    "day": lambda audit: forge(audit, lambda r: r["turn"].update(today="then")),
    "unknown": lambda audit: forge(audit, lambda r: r.update({"evil\u202e\x1b[2J": "x" * 9999})),
    "missing": lambda audit: forge(audit, lambda r: r.pop("shown")),
    "verdict": lambda audit: forge(audit, lambda r: r["shown"].update(outcome="certain")),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_what_is_no_record_is_refused_in_one_line(itcp, audit, tmp_path, forged):
    path = tmp_path / "forged.json"
    content = forged(audit)
    assert content != audit_json(audit)
    path.write_bytes(content)
    refusal = itcp("replay", path).refusal
    assert refusal.startswith(str(path)) and len(refusal) < 2100


def test_what_is_no_file_or_far_too_large_is_refused_without_reading_it(itcp, tmp_path):
    large = tmp_path / "large.json"
    with large.open("wb") as stream:
        stream.truncate(100_000_000)
    assert "larger than" in itcp("replay", large).refusal
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in ("/dev/zero", tmp_path, tmp_path / "none.json", tmp_path / "loop"):
        assert "is not a file" in itcp("replay", path).refusal
