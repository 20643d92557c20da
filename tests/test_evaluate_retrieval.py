"""Retrieval collections in BEIR's form: reading, ranking, measuring."""

import json

import pytest

from itcp_assist.errors import StorageError, SuiteError
from itcp_assist.evaluate.retrieval import evaluate_retrieval, read_collection

PASSAGES = [
    ("p-oil", "Lamps", "Lamp keepers share their oil."),
    ("p-none", "Lamps", "  "),
    ("p-report", "", "The Keeper-General reports on lamps each leap year."),
    ("p-buoy", "", "Buoy painters choose a colour."),
]
QUERIES = [
    ("q1", "Who reports on lamps each leap year?"),
    ("q2", "Which colour do painters choose?"),
    ("q3", "not judged"),
]
JUDGED = [("q1", "p-report", 1), ("q2", "p-buoy", 1), ("q2", "p-none", 1), ("q2", "p-oil", 0)]


@pytest.fixture
def folder(tmp_path):
    def write_lines(name, entries):
        text = "\n".join(json.dumps(entry) for entry in entries)
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")

    write_lines("corpus.jsonl", [{"_id": i, "title": t, "text": x} for i, t, x in PASSAGES])
    write_lines("queries.jsonl", [{"_id": i, "text": x} for i, x in QUERIES])
    (tmp_path / "qrels").mkdir()
    lines = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, line)) for line in JUDGED)]
    (tmp_path / "qrels" / "dev.tsv").write_text("\r\n".join(lines) + "\r\n")
    return tmp_path


def test_measures_are_those_of_the_ranking(folder, encoder):
    found = evaluate_retrieval(folder, "dev", encoder)
    # One of the two relevant passages of q2 has no text, and so cannot be found.
    assert found.measures == pytest.approx(
        {"R@1": 0.75, "R@10": 0.75, "R@100": 0.75, "AP@10": 0.75, "nDCG@10": 0.80657, "RR@10": 1},
        abs=1e-4,
    )
    assert (found.passages, found.queries) == (3, 2)
    assert 0 < found.query_p50_s <= found.query_p95_s
    assert found.index_s > 0
    assert list(found.figures())[:7] == [*found.measures, "passages"]


def test_the_run_is_in_trec_form_with_falling_scores(folder, encoder, tmp_path):
    evaluate_retrieval(folder, "dev", encoder, run=tmp_path / "run.txt")
    lines = [line.split() for line in (tmp_path / "run.txt").read_text().splitlines()]
    assert len(lines) == 6
    assert lines[0] == ["q1", "Q0", "p-report", "1", "100", "itcp-assist"]
    assert [line[3] for line in lines] == ["1", "2", "3"] * 2
    assert [float(line[4]) for line in lines[3:]] == [100, 99, 98]
    assert {line[0] for line in lines} == {"q1", "q2"}


def test_a_run_that_cannot_be_written_is_told_in_one_line(folder, encoder, tmp_path):
    with pytest.raises(StorageError, match="cannot write the run"):
        evaluate_retrieval(folder, "dev", encoder, run=tmp_path / "nowhere" / "run.txt")


def test_titles_are_headings_and_not_ranked(folder):
    passages = read_collection(folder, "dev").passages
    assert list(passages) == ["p-oil", "p-report", "p-buoy"]
    assert passages["p-oil"].headings == ("Lamps",)
    assert passages["p-oil"].text == "Lamp keepers share their oil."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("corpus.jsonl", None, "corpus.jsonl cannot be read"),
        ("queries.jsonl", b"\xff\xfe", "queries.jsonl cannot be read"),
        ("qrels/dev.tsv", None, "dev.tsv cannot be read"),
        ("corpus.jsonl", b'{"_id": "a", "text": "b"}\n{"_id"\n', "corpus.jsonl:2 is not"),
        ("corpus.jsonl", b'{"_id": "a"}', "corpus.jsonl:1 is not"),
        ("corpus.jsonl", b'{"_id": "a", "text": 3}', "corpus.jsonl:1 is not"),
        ("corpus.jsonl", b"[1]", "corpus.jsonl:1 is not"),
        (
            "queries.jsonl",
            b'{"_id": "q9", "text": "b"}',
            "queries.jsonl lacks query 'q1' of qrels dev",
        ),
        ("qrels/dev.tsv", b"q1\tp-oil\tmuch\nq1\tp-oil\tmore\n", "dev.tsv:2 is not"),
        ("qrels/dev.tsv", b"query-id\tcorpus-id\tscore\nq1 p-oil 1\n", "dev.tsv:2 is not"),
        ("qrels/dev.tsv", b"query-id\tcorpus-id\tscore\n", "judges none for 'dev'"),
        ("corpus.jsonl", b"", "holds no passage"),
    ],
)
def test_bad_files_are_named_with_the_line(folder, name, text, said):
    path = folder / name
    path.unlink() if text is None else path.write_bytes(text)
    with pytest.raises(SuiteError, match=said):
        read_collection(folder, "dev")


def test_a_split_that_is_not_there_is_named(folder):
    with pytest.raises(SuiteError, match=r"test\.tsv"):
        read_collection(folder, "test")
