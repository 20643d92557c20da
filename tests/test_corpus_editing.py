"""Changing one entry of a catalogue: whatever else its owner wrote stays as it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itcp_assist.corpus.catalogue import Entry, parse_catalogue
from itcp_assist.corpus.editing import drop_entry, put_entry
from itcp_assist.errors import CorpusError

TEXT = """\
# The folder of the fictional league
edition = "first"

# the first one
[[document]]
file = "a.pdf"  # as it came
# its title is our own
title = "A"
remark = "to be checked"  # by spring

# the second one
[[document]]
file = "b.pdf"

# where to look
[[official]]
symbol = "A.9001(90)"
url = "https://texts.example/a.pdf"
address = "constructed"
"""
C = Entry("c.pdf", symbol="A.9002(91)", title='A "quoted" title', added=date(2090, 1, 2))


def test_a_new_entry_stands_at_the_end():
    text = put_entry(TEXT, C)
    assert text.startswith(TEXT)
    assert parse_catalogue(text).documents["c.pdf"] == C


@pytest.mark.parametrize("before", ["", "# only a remark", 'edition = "x"\n'])
def test_an_empty_catalogue_takes_an_entry(before):
    text = put_entry(before, C)
    assert text.startswith(before or "# What this folder holds")
    assert parse_catalogue(text).documents == {"c.pdf": C}


def test_a_replaced_entry_keeps_its_place_and_its_remarks():
    text = put_entry(TEXT, C, instead_of="a.pdf")
    assert list(parse_catalogue(text).documents) == ["c.pdf", "b.pdf"]
    assert parse_catalogue(text).documents["c.pdf"] == C
    lines = text.splitlines()
    assert 'file = "c.pdf"  # as it came' in lines
    assert "# its title is our own" in lines
    assert [line for line in lines if "remark" in line] == []
    assert (
        lines[lines.index("# the second one") :]
        == TEXT[TEXT.index("# the second one") :].splitlines()
    )


def test_a_dropped_entry_takes_no_remark_with_it():
    text = drop_entry(TEXT, "a.pdf")
    assert list(parse_catalogue(text).documents) == ["b.pdf"]
    for line in ("# the first one", "# the second one", "# where to look", 'edition = "first"'):
        assert line in text.splitlines()
    last = drop_entry(text, "b.pdf")
    assert parse_catalogue(last).documents == {}
    assert list(parse_catalogue(last).official) == ["A.9001(90)"]


def test_line_ends_of_windows_stay():
    text = drop_entry(TEXT.replace("\n", "\r\n"), "a.pdf")
    assert text.count("\n") == text.count("\r\n")
    assert list(parse_catalogue(text).documents) == ["b.pdf"]


@pytest.mark.parametrize(
    "text",
    [
        'document = [{file = "a.pdf"}]',
        '[[document]]\nfile = "a.pdf"\nremark = """\n[[document]]\n"""',
        '[[document]]\nfile = "a.pdf"\nremark = """\n[x]\n"""',
    ],
)
def test_what_cannot_be_changed_line_by_line_is_refused(text):
    with pytest.raises(CorpusError, match=r"catalogue\.toml"):
        drop_entry(text, "a.pdf")


def test_an_entry_that_a_catalogue_cannot_hold_is_refused():
    for wrong in (replace(C, file="../c.pdf"), replace(C, symbol="a 9"), replace(C, sha256="x")):
        with pytest.raises(CorpusError, match=r"catalogue\.toml: document 3"):
            put_entry(TEXT, wrong)


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
names = st.from_regex(r"[a-z]{1,8}\.pdf", fullmatch=True)
made = st.builds(
    Entry,
    names,
    symbol=st.sampled_from(["", "A.9001(90)", "a-page"]),
    title=words,
    remark=words,
    adopted=st.none() | st.dates(),
)


@settings(max_examples=40)
@given(st.lists(made, max_size=5, unique_by=lambda entry: entry.file), made, st.data())
def test_any_entries_can_be_put_replaced_and_dropped(entries, other, data):
    text = "# ours\n"
    for entry in entries:
        text = put_entry(text, entry) + f"# after {entry.file}\n"
    expected = {entry.file: entry for entry in entries}
    if other.file not in expected and entries:
        old = data.draw(st.sampled_from(entries)).file
        text = put_entry(text, other, instead_of=old)
        expected = {n: e for n, e in expected.items() if n != old} | {other.file: other}
    assert parse_catalogue(text).documents == expected
    for name in sorted(expected):
        text = drop_entry(text, name)
    assert parse_catalogue(text).documents == {}
    remarks = [line for line in text.splitlines() if line.startswith("#")]
    assert remarks == ["# ours", *(f"# after {entry.file}" for entry in entries)]
