"""Two documents side by side: in answers, as a command, among real texts."""

import re
from functools import partial

import pytest
from command import call
from compared import LANTERNS, NEW, OLD, PROFILES
from conftest import StandIn
from renderings import as_text
from specimens import CIRCULAR

from itcp_assist.answer import find_twins
from itcp_assist.assistant import (
    Choices,
    build_index,
    compare_symbols,
    open_assistant,
)
from itcp_assist.errors import NotHeldError, QuestionError
from itcp_assist.present import NOTICE
from itcp_assist.records import Outcome
from itcp_assist.settings import Settings

REVOKED = f"revoked by {NEW}#op/5 on 6 December 1983"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """An index of the two resolutions and of a circular without operative paragraphs."""
    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    for specimen in (LANTERNS, PROFILES, CIRCULAR):
        (corpus / f"{specimen.symbol.replace('/', '_')}.txt").write_bytes(as_text(specimen))
    build_index([corpus], index, StandIn(), choices=Choices(with_register=False))
    return index


@pytest.fixture(scope="module")
def harbours(index):
    with open_assistant(index, Settings(index=index), encoder=StandIn()) as assistant:
        yield assistant


@pytest.fixture
def compare(index, capsys):
    return partial(call, capsys, "compare", "--index", index)


def cites(answer) -> list[list[str]]:
    return [[str(c.quote.citation).replace(OLD, "O").replace(NEW, "N") for c in s.cited]
            for s in answer.statements]  # fmt: skip


TWINS = [["O#op/1", "N#op/2"], ["O#op/2", "N#op/3"], ["O#op/4", "N#op/4"],
         ["O#op/4/a", "N#op/4/b"], ["O#op/4/b", "N#op/4/a"]]  # fmt: skip
DROPPED, ADDED = [["O#op/3"]], [["N#op/1"], ["N#op/5"]]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Compare {O} and {N}", TWINS + DROPPED + ADDED),
        ("What was kept from {O} in {N}?", TWINS),
        ("What of {O} was dropped by {N}?", DROPPED),
        ("What is not carried over from {O} to {N}?", DROPPED),
        ("What was added in {N} beside {O}?", ADDED),
        ("What was dropped and what is new in {N}, compared with {O}?", DROPPED + ADDED),
        ("Compare {O} and {N}: which paragraphs were reworded?", [TWINS[1], *TWINS[3:]]),
        ("What did {N} drop from {O}?", DROPPED),
        ("What of {O} did not make it into {N}?", DROPPED),
        ("Which paragraphs are NEW in {N} against {O}?", ADDED),
        ("What does {N} contain that {O} doesn't?", ADDED),
        ("What is left of {O} in {N}?", TWINS),
        ("Which paragraphs stand only in {O}?", DROPPED),
        ("What stands only in {N}, compared with {O}?", ADDED),
        ("Compare {O} and {N}: what is only in the old one?", DROPPED),
        ("op 4 of {O} and {N}: same text or what is gone?", TWINS[2:]),
        ("Which paragraphs of {O} have no counterpart?", DROPPED),
        ("Which paragraphs of {N} have no counterpart?", ADDED),
        ("What is the difference between op 2 of {O} and op 3 of {N}?", [TWINS[1]]),
        ("What changed between op 4(a) of {O} and op 4(b) of {N}?", [TWINS[3]]),
        ("What changed between op 4 of {O} and op 4 of {N}?", TWINS[2:]),
        ("Is paragraph 2 of {O} repeated in the new one?", [TWINS[1]]),
        ("Was paragraph 3 of {O} dropped?", DROPPED),
        ("Compare preambular paragraph 1 of {O} and preambular paragraph 1 of {N}",
         [["O#pp/1", "N#pp/1"]]),
    ],
)  # fmt: skip
def test_a_comparison_tells_what_was_asked(harbours, question, told):
    answer = harbours.ask(question.format(O=OLD, N=NEW))
    assert answer.outcome is Outcome.ANSWERED and answer.withheld == ()
    assert cites(answer)[:-1] == told
    assert answer.statements[-1].text.startswith(f"Resolution {OLD} was revoked")


def test_the_changed_words_are_told(harbours):
    answer = harbours.ask(f"What changed between op 2 of {OLD} and op 3 of {NEW}?")
    assert answer.statements[0].text == (
        f"Resolution {OLD}, operative paragraph 2 returns with changed words as resolution {NEW}, "
        "operative paragraph 3: “Blue Harbour Goals” became “Green Harbour Goals”; “ten” became "
        "“twelve”."
    )


def test_two_places_that_do_not_repeat_each_other_are_quoted(harbours):
    answer = harbours.ask(f"What is the difference between op 3 of {OLD} and op 1 of {NEW}?")
    assert [s.is_quote for s in answer.statements[:2]] == [True, True]
    assert cites(answer)[:2] == [["O#op/3"], ["N#op/1"]]


def test_the_paragraphs_are_counted(harbours):
    answer = harbours.ask(f"Compare {OLD} and {NEW}")
    assert answer.notes == (
        f"{OLD} has 4 operative paragraphs: 1 kept in the same words, 2 kept with changes, "
        f"1 dropped. {NEW} adds 2.",
    )


def test_a_place_that_is_not_there_is_declined(harbours):
    answer = harbours.ask(f"Is paragraph 9 of {OLD} kept in {NEW}?")
    assert answer.outcome is Outcome.DECLINED and answer.statements == ()
    assert "no operative paragraph 9" in " ".join(answer.notes)


def test_a_text_without_operative_paragraphs_is_declined(harbours):
    answer = harbours.ask(f"Compare {OLD} and {CIRCULAR.symbol}")
    assert answer.outcome is Outcome.DECLINED
    assert answer.notes == (f"{CIRCULAR.symbol} has no operative paragraphs to be compared.",)


def test_the_older_document_comes_first_whatever_the_order(harbours):
    one = compare_symbols(harbours.shelf, NEW, OLD)
    assert (one.older, one.newer) == (OLD, NEW)
    assert one == compare_symbols(harbours.shelf, OLD, NEW)


@pytest.mark.parametrize(
    ("symbols", "error", "said"),
    [
        ((OLD, "A.9199(80)"), NotHeldError, "the text of A.9199(80) is not held, so it cannot"),
        ((OLD, OLD), QuestionError, f"{OLD} would be compared with itself"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(harbours, symbols, error, said):
    with pytest.raises(error, match=re.escape(said)) as told:
        compare_symbols(harbours.shelf, *symbols)
    assert "\n" not in str(told.value)


def test_twins_of_a_clause_in_the_collection(harbours):
    pool = harbours.shelf.pool
    clauses = {str(c.citation): c for c in harbours.shelf.clauses_of(OLD)}
    found = {key: [str(t.citation) for t in find_twins(c, pool)] for key, c in clauses.items()}
    assert found[f"{OLD}#op/2"] == [f"{NEW}#op/3"]
    assert found[f"{OLD}#op/3"] == []


def test_command_prints_keys_statuses_and_word_marks(compare):
    ran = compare(NEW, OLD, "--part", "op", "--as-of", "1990-05-04")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith(f"{OLD} ") and lines[0].endswith(REVOKED)
    assert f"Kept: [{OLD}#op/1] {REVOKED}" in lines
    at = lines.index(f"Changed: [{OLD}#op/2] {REVOKED}")
    assert lines[at + 1].startswith(f"   as [{NEW}#op/3] ")
    assert "the [-Blue-]{+Green+} Harbour Goals, taking" in lines[at + 2]
    assert "needs of [-ten-]{+twelve+} islands, and not to" in lines[at + 2]
    assert f"Dropped: [{OLD}#op/3] {REVOKED}" in lines
    assert "#pp/" not in ran.out and "#annex" not in ran.out
    assert lines[-1] == NOTICE


def test_command_gives_all_parts_as_json(compare):
    value = compare(OLD, NEW, "--json", "--as-of", "1990-05-04").json
    assert value["older"]["status"]["by"] == f"{NEW}#op/5"
    assert value["as_of"] == "1990-05-04" and value["wording_comparable"] is True
    assert value["counts"] == {
        "pp": {"kept": 1, "changed": 0, "dropped": 1, "added": 0},
        "op": {"kept": 1, "changed": 2, "dropped": 1, "added": 2},
        "annex": {"kept": 0, "changed": 0, "dropped": 1, "added": 0},
    }
    assert [clause["key"] for clause in value["added"]] == [f"{NEW}#op/1", f"{NEW}#op/5"]
    for twins in value["twins"]:
        for side in ("older", "newer"):
            spans = [piece[side] for piece in twins["pieces"] if piece[side]]
            text = twins[side]["text"]
            assert "".join(text[start:end] for start, end in spans) == text


def test_command_writes_a_page(compare, tmp_path):
    path = tmp_path / "compared.html"
    ran = compare(OLD, NEW, "--html", path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and NOTICE in page
    assert "<script" not in page and "http" not in page
    assert "color-scheme: light dark" in page


@pytest.mark.parametrize(
    ("symbols", "said"),
    [
        (("A.9199(80)", OLD), "A.9199(80) is not held"),
        ((OLD, OLD), "would be compared with itself"),
        ((OLD, "ladders and ropes"), "is not a symbol"),
    ],
)
def test_command_refuses_in_one_line(compare, symbols, said):
    assert said in compare(*symbols).refusal


def test_real_twins_by_key(real_data, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("A.1006(25).html", "A.1126(30).html"):
        (folder / name).write_bytes((real_data / "imo" / name).read_bytes())
    build_index([folder], tmp_path / "index", StandIn(), choices=Choices(with_register=False))
    with open_assistant(tmp_path / "index", Settings(), encoder=StandIn()) as assistant:
        comparison = compare_symbols(assistant.shelf, "A.1126(30)", "A.1006(25)", ["op"])
        pool = assistant.shelf.pool
        twins = find_twins(comparison.twins[0].older, pool)
    assert [(str(t.older.citation), str(t.newer.citation)) for t in comparison.twins] == [
        ("A.1006(25)#op/4", "A.1126(30)#op/6"),
        ("A.1006(25)#op/7", "A.1126(30)#op/7"),
    ]
    assert [c.citation.path for c in comparison.dropped] == [("1",), ("2",), ("3",), ("5",), ("6",)]
    assert [str(twin.citation) for twin in twins] == ["A.1126(30)#op/6"]
