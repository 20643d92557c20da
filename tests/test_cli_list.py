"""The command that lists clauses: filters, formats, files, counts and refusals."""

import csv
import io

import docx
import pytest

from itcp_assist.draft.table import HEADS
from itcp_assist.present import NOTICE

DAY = ("--as-of", "2030-05-04")


def keys(ran):
    return [row["key"] for row in ran.json["rows"]]


FILTERS = [
    (("A.9001(90)", "--verb", "urge"), ["A.9001(90)#op/3"]),
    (("--year", "2011", "--strength", "urging"), ["A.9001(90)#op/3"]),
    (("--session", "90", "--addressee", "regional banks"), ["A.9001(90)#op/3"]),
    (("--organ", "assembly", "--group", "donor-organizations"), ["A.9001(90)#op/3"]),
    (("--state", "revoked", "--verb", "invite"), ["A.9001(90)#op/1"]),
    (("A.9001(90)", "--part", "pp", "--as-of", "2015-01-01"), None),
    (("A.9001(90)", "--annex", "2", "--part", "annex-1"), None),
    (("A.9001(90)", "A.9002(91)", "--verb", "URGE", "--verb", "revoke"),
     ["A.9002(91)#op/4", "A.9001(90)#op/3"]),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "expected"), FILTERS)
def test_filters_select_and_their_values_may_be_several(itcp, filters, expected):
    ran = itcp("list", *filters, *(() if "--as-of" in filters else DAY), "--json")
    found = keys(ran)
    if expected is not None:
        assert found == expected
    elif "--part" in filters and "pp" in filters:
        assert found and all("#pp" in key for key in found)
    else:
        assert {key.partition("#")[2].partition("/")[0] for key in found} == {"annex-1", "annex-2"}


def test_annex_without_a_number_is_every_annex(itcp):
    found = keys(itcp("list", "--annex", "--json", *DAY))
    assert {"A.9001(90)#annex-1/1", "A.9001(90)#annex-2/1.1"} <= set(found)
    assert all("#annex" in key for key in found)


def test_text_ends_with_the_count_after_the_notice(itcp):
    ran = itcp("list", "A.9001(90)", "--verb", "request", *DAY)
    *_, notice, count = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert notice == f"Status as of 4 May 2030. {NOTICE}"
    assert count == "1 of 4 operative paragraphs, all 4 looked through."


def test_a_list_of_nothing_is_an_answer(itcp):
    wanted = ("list", "A.9001(90)", "--addressee", "lamp lighters", *DAY)
    assert itcp(*wanted).out.splitlines()[-1].startswith("0 of 4 operative paragraphs")
    told = itcp(*wanted, "--json").json
    assert (told["matched"], told["searched"], told["rows"]) == (0, 4, [])
    ran = itcp(*wanted, "--format", "csv")
    assert (ran.code, list(csv.reader(io.StringIO(ran.out)))) == (0, [list(HEADS)])
    assert ran.err.strip() == "0 of 4 operative paragraphs, all 4 looked through."


def test_signs_that_a_terminal_would_obey_are_written_as_numbers(itcp):
    for form in ("text", "csv", "markdown"):
        shown = itcp("list", "A.9003(92)", "--format", form, *DAY).out
        assert "U+202E" in shown and "\u202e" not in shown and "\u009b" not in shown


@pytest.mark.parametrize("name", ["list.csv", "list.md", "list.xlsx", "list.docx", "list.txt"])
def test_a_file_has_the_format_of_its_suffix_and_the_count_is_told(itcp, tmp_path, name):
    ran = itcp("list", "A.9001(90)", "--output", tmp_path / name, *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "4 of 4 operative paragraphs, all 4 looked through.\n"
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    data = (tmp_path / name).read_bytes()
    starts = {".csv": b"Key,", ".md": b"4 of 4", ".txt": b"Resolution A.9001(90)"}
    assert data.startswith(starts.get((tmp_path / name).suffix, b"PK"))


def test_a_named_format_outranks_the_suffix(itcp, tmp_path):
    path = tmp_path / "table.bin"
    itcp("list", "A.9001(90)", "--format", "docx", "--output", path, *DAY)
    (table,) = docx.Document(str(path)).tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEADS)


REFUSED = [
    (("--verb", "inviting"), "--verb: 'inviting' is not known; known are agree, "),
    (("--organ", "Rowing Club"), "--organ: 'Rowing Club' is not known; known are "),
    (("--session", "12"), "--session: '12' is not known; known are "),
    (("--year", "199"), "--year: '199' is not known; known are 2"),
    (("--state", "alive"), "--state: 'alive' is not known; known are stands, revoked, "),
    (("--strength", "order"), "--strength: 'order' is not known; known are decision, "),
    (("--group", "sailors"), "--group: 'sailors' is not known; known are member states, "),
    (("--part", "chapter"), "'chapter' is not known; known are op, pp, par, annex"),
    (("--annex", "two"), "'two' is no number of an annex"),
    (("--format", "pdf"), "invalid choice: 'pdf'"),
    (("--format", "xlsx"), "xlsx is no text: name a file with --output"),
    (("--format", "csv", "--json"), "leave out --format and --output"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "reason"), REFUSED)
def test_wrong_values_are_refused_in_one_line_with_the_known_ones(itcp, arguments, reason):
    ran = itcp("list", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err.splitlines()[-1]


def test_document_that_is_not_held_is_told(itcp):
    assert "A.9099(91) is not held" in itcp("list", "A.9099(91)").refusal


def test_file_that_cannot_be_written_is_told(itcp, tmp_path):
    for name in ("list.csv", "list.txt"):
        where = tmp_path / "nowhere" / name
        assert "cannot be written" in itcp("list", "--output", where).refusal


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_a_brief_of_a_list_has_its_clauses_and_its_count(itcp, tmp_path, suffix):
    path = tmp_path / f"brief{suffix}"
    itcp("ask", "What are donors urged to do?", "--brief", path, *DAY)
    shown = path.read_text("utf-8") if suffix == ".md" else ""
    if not shown:
        shown = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert "URGES donors and regional banks" in shown
    assert "looked through." in shown
