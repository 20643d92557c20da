"""The file of facts: read strictly, written to JSON and back, told without leads."""

from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError
from itcp_assist.records import Confidence, State, TextKind
from itcp_assist.register import Facts, Register, read_facts

REGISTER = """
edition: 2099-01-31
sessions:
- number: 90
  held: January 2090
  earliest: 2090-01-01
  latest: 2090-01-31
  first: 9000
  last: 9002
nonexistent:
- symbol: A.9002(95)
  why: number 9002 belongs to the 90th session
open_questions:
- symbol: A.9001(90)
  question: whether anything revokes it
  not_by: [A.9005(95)]
relations:
- actor: A.9005(95)
  verb: revokes
  target: A.9002(90)
  confidence: secondary
  evidence: said by a list; secondary
  clause: A.9005(95)#op/3
  on: 2095-06-01
- actor: A.9005(95)
  verb: recalls
  target: A.9001(90)
  confidence: lead
  evidence: a guess
resolutions:
- symbol: A.9001(90)
  title: Fictional aims
  title_confidence: partial_text
  adopted: 2090-01-10
  adopted_confidence: secondary
  circulated: 2090-02-01
  session: 90
  document_header: A 90/Res.9001
  annexes: [A fictional list]
  told:
  - says: It asks for fictional reports.
    confidence: secondary
  - says: It was whispered about.
    confidence: lead
  sources:
  - what: a mirror
    address: https://mirror.example/a9001
- symbol: A.9002(90)
  title: Whispered title
  title_confidence: lead
  adopted: 2090-01-11
  adopted_confidence: lead
  session: 90
  status: {state: stands, confidence: lead, says: whispered}
"""


@pytest.fixture
def facts(tmp_path):
    path = tmp_path / "register.yaml"
    path.write_text(REGISTER, encoding="utf-8")
    return read_facts(path)


def test_facts_are_read(facts):
    assert facts.edition == date(2099, 1, 31)
    edge = facts.relations[0]
    assert (edge.verb, edge.target, edge.on) == (
        "revokes",
        Citation("A.9002(90)"),
        date(2095, 6, 1),
    )
    assert facts.resolutions[1].status.state is State.STANDS


def test_json_round_trip(facts):
    assert Facts.from_json(facts.to_json()) == facts
    assert Facts.from_json(Facts().to_json()) == Facts()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("held: January", "hold: January", "sessions 1: unknown field 'hold'"),
        ("edition: 2099-01-31", "edition: January", "edition is 'January'; write a day"),
        ("2095-06-01", "2095-06-31", "relations 1, on is '2095-06-31'; write a day as YYYY-MM-DD"),
        ("verb: recalls", "verb: repeals", "relations 2: unknown verb 'repeals'"),
        ("confidence: lead\n  evidence", "confidence: sure\n  evidence", "write one of verified"),
        ("target: A.9001(90)", "target: 9!", "relations 2, target"),
        ("target: A.9001(90)", "target: A.9001", "relations 2, target is 'A.9001'; write a symbol"),
        ("A.9005(95)#op/3", "A.9006(95)#op/3", "clause A.9006(95)#op/3 is not in A.9005(95)"),
        ("- symbol: A.9002(90)\n", "- symbol: A.9001(90)\n", "A.9001(90) has two entries"),
        ("- symbol: A.9002(90)\n", "- symbol: a 9002 (90)\n", "is written 'A.9002(90)'"),
        ("number: 90", "number: ninety", "number is 'ninety'; write a whole number"),
        ("annexes: [A fictional list]", "annexes: A list", "annexes is not a list"),
        ("says: It asks", "states: It asks", "unknown field 'states'"),
        ("  why: number 9002 belongs to the 90th session\n", "", "field 'why' is missing"),
        ("edition: 2099", "edition: [2099", "is not YAML"),
    ],
)
def test_broken_facts_are_refused_in_one_line(tmp_path, old, new, told):
    assert old in REGISTER
    path = tmp_path / "register.yaml"
    path.write_text(REGISTER.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_facts(path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("register.yaml")


def test_facts_that_are_no_table(tmp_path):
    path = tmp_path / "register.yaml"
    path.write_text("- a list", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not a table of fields"):
        read_facts(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="not YAML in UTF-8"):
        read_facts(path)
    with pytest.raises(CorpusError, match="cannot be read"):
        read_facts(tmp_path / "none.yaml")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sessions": 3}'])
def test_foreign_json_is_refused(text):
    with pytest.raises(CorpusError):
        Facts.from_json(text)


def test_entries_tell_facts_and_no_leads(facts):
    (first, note), (second, bare) = Register(facts).entries()
    assert (first.kind, first.title, first.adopted) == (
        "register",
        "Fictional aims",
        date(2090, 1, 10),
    )
    assert str(note.citation) == "A.9001(90)#register"
    assert note.text_kind is TextKind.NOTE
    assert note.text[slice(*note.spans[0])] == note.text
    for said in (
        "Fictional aims",
        "Adopted on 10 January 2090",
        "Circulated as A 90/Res.9001 on 1 February 2090, which is not its day of adoption",
        "Annexes: A fictional list",
        "It asks for fictional reports",
    ):
        assert said in note.text
    assert "whisper" not in (note.text + bare.text).lower()
    assert "Recalled" not in note.text
    assert (second.title, second.adopted) == ("", None)
    assert "its title is not established" in bare.text
    assert "Revoked by resolution A.9005(95), operative paragraph 3, on 1 June 2095" in bare.text


def test_known_symbols_titles_and_days(facts):
    register = Register(facts)
    assert register.known_symbols() == ("A.9001(90)", "A.9002(90)")
    assert register.title_of("A.9001(90)") == "Fictional aims"
    assert register.title_of("A.9002(90)") == ""
    assert register.adopted_of("A.9002(90)") is None
    assert register.premise_problem("A.9001(91)") == (
        "A.9001(91) does not exist: number 9001 belongs to the 90th session, A.9001(90)."
    )
    assert "number 9002 belongs" in register.premise_problem("A.9002(95)")
    assert register.premise_problem("A.9001(90)") == ""


def test_confidence_words_are_told(facts):
    found = Register(facts).status_of(Citation("A.9002(90)"), date(2096, 1, 1))
    assert found.confidence is Confidence.SECONDARY
    assert "said by a list; secondary" in found.evidence
