"""Every JSON form of the command line, field by field, on documents with and without pages."""

import re

import pytest
from json_forms import ANSWER, CLAUSES, EXHIBIT, LIST_ANSWER, STANDING, faults
from renderings import as_akn
from specimens import LINKAGE, RENEWAL
from specimens_pdf import print_pdf

QUESTIONS = {
    "What does operative paragraph 2 of A.9001(90) ask?": ("answered", "lookup"),
    "What does preambular paragraph 1 of A.9002(91) say?": ("answered", "lookup"),
    "Is A.9001(90) still in force?": ("answered", "status"),
    "Which clauses of A.9001(90) invite Member States?": ("answered", "list"),
    "Compare A.9001(90) with A.9002(91)": ("answered", "compare"),
    "What does operative paragraph 99 of A.9001(90) say?": ("declined", "lookup"),
    "What does resolution 9001 say?": ("choose", "lookup"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_has_its_form(itcp, question):
    answer = itcp("ask", question, "--json").json
    assert list(faults(answer, LIST_ANSWER if "complete" in answer else ANSWER)) == []
    assert (answer["outcome"], answer["kind"]) == QUESTIONS[question]
    assert answer["question"] == question
    assert ("complete" in answer) == (answer["kind"] == "list")
    assert bool(answer["statements"]) == (answer["outcome"] == "answered")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_a_slice_of_the_stored_text(itcp, question):
    answer = itcp("ask", question, "--json").json
    for cited in (c for statement in answer["statements"] for c in statement["citations"]):
        exhibit = itcp("show", cited["key"], "--json").json
        assert cited["quote"] == exhibit["text"][cited["start"] : cited["end"]] != ""
        same = ("key", "label", "iri", "text_kind", "page", "boxes", "status", "source")
        assert {name: cited[name] for name in same} == {name: exhibit[name] for name in same}


def test_a_quoted_statement_is_its_quote(itcp):
    answer = itcp("ask", "Cite A.9001(90) operative paragraph 3", "--json").json
    first = answer["statements"][0]
    assert first["text"] == first["citations"][0]["quote"] == LINKAGE.body[2].text


def test_the_question_that_fits_two_documents_names_both(itcp):
    answer = itcp("ask", "What does resolution 9001 say?", "--json").json
    assert sorted(answer["nearest"]) == ["A.9001(90)", "MSC.9001(99)"]


def test_complete_counts_what_matched_of_all_looked_through(itcp, clauses_of):
    answer = itcp("ask", "Which clauses of A.9001(90) invite Member States?", "--json").json
    keys = [clause["key"] for clause in clauses_of("a.pdf", print_pdf(LINKAGE))["clauses"]]
    paragraphs = [key for key in keys if re.search(r"#op/\d+$", key)]
    assert answer["complete"] == {"matched": 1, "searched": len(paragraphs)}
    assert f"1 of {len(paragraphs)} operative paragraphs, all" in answer["notes"][0]


KEYS = ("A.9001(90)#op/2/a", "A.9001(90)#pp/2", "A.9002(91)#op/4", "MSC.9428(98)#op",
        "FICT.1/Circ.3#annex/1.1", "shared-seamanship-page#par/1", "A.9003(92)#op/1")  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_clause_laid_open_has_its_form(itcp, key):
    exhibit = itcp("show", key, "--json").json
    assert list(faults(exhibit, EXHIBIT)) == []
    assert exhibit["key"] == key
    # Only the PDF has pages, and where there are none there are no boxes.
    assert (exhibit["page"] is None) == (exhibit["boxes"] is None) == (key[:6] != "A.9001")


def test_a_clause_laid_open_names_its_neighbours(itcp):
    exhibit = itcp("show", "A.9001(90)#op/2/a", "--json").json
    assert (exhibit["previous"], exhibit["next"]) == ("A.9001(90)#op/2", "A.9001(90)#op/2/a/i")
    assert exhibit["parent"] == "A.9001(90)#op/2"
    assert exhibit["children"] == ["A.9001(90)#op/2/a/i", "A.9001(90)#op/2/a/ii"]
    assert "A.9002(91)#op/4" in exhibit["cited_by"]
    assert itcp("show", "A.9002(91)#op/4", "--json").json["cites"] == ["A.9001(90)"]
    first, last = (itcp("show", f"MSC.9428(98)#{at}", "--json").json for at in ("pp/1", "op"))
    assert (first["previous"], last["next"], last["parent"]) == (None, None, None)


@pytest.mark.parametrize(
    "symbol", ["A.9001(90)", "A.9002(91)", "A.9000(89)", "shared-seamanship-page"]
)
def test_a_standing_has_its_form(itcp, symbol):
    standing = itcp("status", symbol, "--json").json
    assert list(faults(standing, STANDING)) == []
    assert standing["symbol"] == symbol


@pytest.mark.parametrize(
    ("day", "state", "by", "on"),
    [
        ("2011-11-27", "not_yet_adopted", None, None),
        ("2019-12-05", "stands", None, None),
        ("2019-12-06", "revoked", "A.9002(91)#op/4", "2019-12-06"),
    ],
)
def test_a_standing_is_that_of_the_day(itcp, day, state, by, on):
    standing = itcp("status", "A.9001(90)", "--as-of", day, "--json").json
    assert [standing[name] for name in ("as_of", "state", "by", "on")] == [day, state, by, on]


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [("a.pdf", print_pdf(LINKAGE), 3), ("a.xml", as_akn(RENEWAL), None)],
)
def test_clauses_of_a_file_have_their_form(clauses_of, name, data, pages):
    read = clauses_of(name, data)
    assert list(faults(read, CLAUSES)) == []
    assert read["document"]["pages"] == pages
    assert {clause["page"] is None for clause in read["clauses"]} == {pages is None}
    keys = [f"{read['document']['symbol']}#{c['part']}/{c['path']}" for c in read["clauses"]]
    assert keys == [clause["key"] for clause in read["clauses"]]


@pytest.fixture
def clauses_of(itcp, tmp_path):
    def read(name, data):
        (tmp_path / name).write_bytes(data)
        return itcp("clauses", tmp_path / name, "--json").json

    return read
