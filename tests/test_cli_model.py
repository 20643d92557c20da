"""The command line with the model that ships: built, interrupted, asked, and served as a page."""

import json
import re
import signal
import subprocess
import time
import urllib.request
from shutil import copytree

import pytest
from collection import write_corpus
from command import COMMAND, run
from json_forms import ANSWER, HITS, faults
from renderings import as_text
from specimens import PAGE
from test_cli_build import served

from itcp_assist.assistant import Choices, build_index

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """An index that the command line has built."""
    folder = tmp_path_factory.mktemp("model")
    index = folder / "indexes"
    ran = run("build", "--corpus", write_corpus(folder / "corpus"), "--index", index)
    assert (ran.code, ran.err) == (0, "odd.md: 1 control characters were dropped\n")
    assert ran.out.startswith("7 documents, ")
    return index


def test_a_topic_is_answered_as_one_json_value_the_same_each_time(index):
    arguments = ("ask", "Who pays for the travel of trainers?", "--json", "--index", index)
    one, two = run(*arguments).json, run(*arguments).json
    assert list(faults(one, ANSWER)) == []
    assert (one["kind"], one["outcome"]) == ("topic", "answered")
    assert "A.9001(90)#op/3" in [c["key"] for s in one["statements"] for c in s["citations"]]
    assert one | {"elapsed_ms": 0} == two | {"elapsed_ms": 0}


def test_ranked_clauses_are_one_json_value(index):
    hits = run("search", "who pays trainers", "-k", "3", "--json", "--index", index).json
    assert list(faults(hits, HITS)) == []
    assert [hit["rank"] for hit in hits] == [1, 2, 3]


def test_an_interrupted_build_leaves_what_is_served(index, tmp_path):
    index = copytree(index, tmp_path / "indexes")
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "more.txt").write_bytes(as_text(PAGE).replace(b"Harbours", b"Quays"))
    before = served(index)
    command = [*COMMAND, "build", "--corpus", corpus, "--index", index]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as build:
        while not list(index.glob("tmp-*/clauses.sqlite3")):
            assert build.poll() is None
            time.sleep(0.02)
        build.send_signal(signal.SIGINT)
        out, err = build.communicate(timeout=60)
    assert (build.returncode, out) == (130, b"")
    assert err.splitlines()[-1] == (b"itcp-assist: interrupted; what was stored before still is")
    assert served(index) == before
    assert run("status", "A.9001(90)", "--index", index).code == 0


def test_the_page_is_served_at_once_and_ended_by_an_interrupt(collection):
    command = [*COMMAND, "chat", "--port", "0", "--index", collection.index]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as page:
        address = re.search(r"http://\S+", page.stdout.readline())[0]
        with urllib.request.urlopen(f"{address}/health", timeout=30) as reply:
            assert json.load(reply) == {"status": "ok", "documents": 7}
        page.send_signal(signal.SIGINT)
        out, err = page.communicate(timeout=60)
    assert (page.returncode, out, err) == (0, "", "")


def test_the_page_loads_the_model_before_the_first_question(
    collection, tmp_path, encoder, monkeypatch
):
    build_index([collection.corpus], tmp_path, encoder, choices=Choices(with_register=False))
    monkeypatch.setenv("ITCP_EMBEDDING", encoder.name)  # which names no model that can be loaded
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    command = [*COMMAND, "chat", "--port", "0", "--index", tmp_path]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as page:
        assert page.stdout.readline().startswith("The page is at")
        assert page.stderr.readline().startswith(
            "clauses are ranked by their words only: ITCP_EMBEDDING='words' cannot be loaded"
        )
        page.send_signal(signal.SIGINT)
        assert page.wait(timeout=60) == 0
