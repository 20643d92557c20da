"""Plain-language notes: read as documents whose clauses they are, or refused in one line."""

import hashlib
from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.corpus import read_note_documents, read_notes
from itcp_assist.errors import CorpusError
from itcp_assist.records import TextKind

NOTES = """
symbol: A.9001(90)
title: Fictional aims
adopted: 2090-01-10
official: https://texts.example/A.9001(90).pdf
clauses:
- place: pp/1
  verb: RECALLING
  note: Points back to
    nothing at all.
- place: op/1/a
  verb: ALSO INVITES
  addressees: [Member States, all fictional donors]
  note: Also invites them to report.
"""


def note_folder(tmp_path, text=NOTES):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "A.9001(90).yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_notes_by_citation(tmp_path):
    assert read_notes(note_folder(tmp_path)) == {
        Citation.parse("A.9001(90)#pp/1"): "Points back to nothing at all.",
        Citation.parse("A.9001(90)#op/1/a"): "Also invites them to report.",
    }


def test_folder_without_notes(tmp_path):
    assert read_notes(tmp_path) == {}


def test_note_documents_stand_in_for_the_text(tmp_path):
    ((identity, source, clauses),) = read_note_documents(note_folder(tmp_path))
    assert (identity.symbol, identity.title, identity.kind, identity.organ) == (
        "A.9001(90)",
        "Fictional aims",
        "resolution",
        "A",
    )
    assert identity.adopted == date(2090, 1, 10)
    content = (tmp_path / "notes" / "A.9001(90).yaml").read_bytes()
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert (source.name, source.tier) == ("notes/A.9001(90).yaml", "own")
    assert source.url == "https://texts.example/A.9001(90).pdf"
    joined = "\n".join(clause.text for clause in clauses)
    for ordinal, clause in enumerate(clauses):
        assert clause.text_kind is TextKind.NOTE
        assert clause.ordinal == ordinal
        assert joined[clause.start : clause.end] == clause.text
        assert clause.spans == ((clause.start, clause.end),)
    assert clauses[1].verb == "ALSO INVITES"
    assert clauses[1].addressees == ("Member States", "all fictional donors")
    assert str(clauses[1].parent) == "A.9001(90)#op/1"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("verb: RECALLING", "word: RECALLING", "clauses 1: unknown field 'word'"),
        ("  verb: RECALLING\n", "", "clauses 1: the field 'verb' is missing"),
        ("place: pp/1", "place: para", "clauses 1, place: "),
        ("place: op/1/a", "place: pp/1", "A.9001(90)#pp/1 has two notes"),
        ("note: Also invites them to report.", "note: ' '", "A.9001(90)#op/1/a has no text"),
        ("2090-01-10", "2090", "adopted is 2090; write a day as YYYY-MM-DD"),
        ("[Member States, all fictional donors]", "Member States", "addressees is not a list"),
        ("title: Fictional aims", "title: [", "is not YAML"),
    ],
)
def test_broken_notes_are_refused_in_one_line(tmp_path, old, new, told):
    assert old in NOTES
    with pytest.raises(CorpusError) as caught:
        read_notes(note_folder(tmp_path, NOTES.replace(old, new, 1)))
    assert told in str(caught.value)
    assert str(caught.value).startswith("notes/A.9001(90).yaml")
    assert "\n" not in str(caught.value)
