"""The command that gives a document to other programs."""

import csv
import io

import pytest
from akn_trips import schema
from lxml import etree
from specimens import LINKAGE

from itcp_assist.reading import read_document


def test_akn_on_standard_output_is_valid_and_harmless(itcp):
    ran = itcp("export", "A.9003(92)", "--akn")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()  # the document holds signs that a terminal would obey
    schema().assertValid(etree.fromstring(ran.out.encode()))


def test_a_file_is_written_and_reads_back(itcp, tmp_path):
    path = tmp_path / "linkage.xml"
    ran = itcp("export", "A.9001(90)", "--akn", "--output", path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    exported = itcp("clauses", path, "--json").json["clauses"]
    for clause in exported:
        held = itcp("show", clause["key"], "--json").json
        assert (clause["text"], clause["verb"]) == (held["text"], held["verb"])
    assert read_document(path).meta["title"].casefold() == LINKAGE.title.casefold()


def test_rows_of_the_tables_as_csv(itcp):
    ran = itcp("export", "A.9001(90)", "--csv")
    assert list(csv.reader(io.StringIO(ran.out))) == [
        ["A.9001(90)#annex-2/table-1/1", "Cost", "Who bears it"],
        ["A.9001(90)#annex-2/table-1/2", "Lodging", "Host harbour"],
        ["A.9001(90)#annex-2/table-1/3", "Travel", "Lending harbour"],
    ]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("A.9002(91)", "--csv"), "A.9002(91) has no table"),
        (("A.9099(91)", "--akn"), "A.9099(91) is not held"),
        (("A.9001(90)", "--akn", "--output", "/dev/null/x"), "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_told(itcp, arguments, reason):
    assert reason in itcp("export", *arguments).refusal


@pytest.mark.parametrize("arguments", [("A.9001(90)",), ("A.9001(90)", "--akn", "--csv")])
def test_one_form_has_to_be_chosen(itcp, arguments):
    assert itcp("export", *arguments).code == 2
