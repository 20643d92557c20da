"""The register that ships: each chain of the field with its confidence, and no lead told."""

from datetime import date
from pathlib import Path

import pytest

from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading import read_document
from itcp_assist.records import Confidence, Holding, State
from itcp_assist.records.wording import to_day
from itcp_assist.register import Facts, Register, extract_relations, read_facts

TODAY = date(2026, 11, 23)
STRATEGY = "imo-capacity-development-strategy"
PATH = Path(__file__).resolve().parents[1] / "corpus" / "register.yaml"


@pytest.fixture(scope="module")
def facts():
    return read_facts(PATH)


@pytest.fixture(scope="module")
def register(facts):
    return Register(facts)


def test_round_trip(facts):
    assert Facts.from_json(facts.to_json()) == facts
    assert len(facts.resolutions) == 59


@pytest.mark.parametrize(
    ("symbol", "state", "by", "on", "confidence"),
    [
        ("A.1006(25)", "revoked", "A.1126(30)#op/8", "2017-12-06", "verified_text"),
        ("A.1006(25)#annex-1", "revoked", "A.1126(30)#op/8", "2017-12-06", "verified_text"),
        ("A.847(20)", "revoked", "A.973(24)", "2005-12-01", "secondary"),
        ("A.973(24)", "revoked", "A.996(25)", None, "secondary"),
        ("A.996(25)", "superseded", "A.1054(27)", "2011-11-30", "secondary"),
        ("A.1054(27)", "superseded", "A.1070(28)", "2013-12-04", "secondary"),
        ("A.1070(28)", "stands", None, None, "secondary"),
        ("A.974(24)", "revoked", "A.1067(28)", "2013-12-04", "secondary"),
        ("A.946(23)", "overtaken", "A.1067(28)", None, "secondary"),
        ("A.1067(28)", "stands", None, None, "secondary"),
        ("A.1141(31)", "superseded", "A.1157(32)", None, "secondary"),
        ("A.1157(32)", "revoked", "A.1187(33)", "2023-12-06", "secondary"),
        ("A.1187(33)", "revoked", "A.1208(34)", "2025-12-03", "secondary"),
        ("A.1208(34)", "stands", None, None, "secondary"),
        ("A.1110(30)", "superseded", "A.1149(32)", None, "secondary"),
        ("A.1149(32)", "superseded", "A.1173(33)", "2023-12-06", "secondary"),
        ("A.1173(33)", "superseded", None, "2025-12-03", "secondary"),
        ("A.1126(30)", "stands", None, None, "secondary"),
        (STRATEGY, "stands", None, None, "secondary"),
        ("A.986(24)", "not_established", None, None, "secondary"),
        ("A.965(23)", "not_established", None, None, "secondary"),
        ("A.901(21)", "not_established", None, None, "secondary"),
        ("A.873(20)", "not_established", None, None, "secondary"),
        ("A.1166(32)", "not_established", None, None, "secondary"),
        ("A/RES/70/1", "not_established", None, None, "secondary"),
    ],
)
def test_status_today(register, symbol, state, by, on, confidence):
    found = register.status_of(Citation.parse(symbol), TODAY)
    assert (found.state, found.by and str(found.by)) == (state, by)
    assert (found.on and found.on.isoformat(), found.confidence) == (on, confidence)


@pytest.mark.parametrize(
    ("symbol", "as_of", "state"),
    [
        ("A.1006(25)", "2007-11-19", State.NOT_YET_ADOPTED),
        ("A.1006(25)", "2015-01-01", State.STANDS),
        ("A.1006(25)", "2017-12-05", State.STANDS),
        ("A.1006(25)", "2017-12-06", State.REVOKED),
        ("A.1126(30)", "2017-12-05", State.NOT_YET_ADOPTED),
        ("A.973(24)", "2006-06-01", State.STANDS),
        ("A.1187(33)", "2024-01-01", State.STANDS),
        (STRATEGY, "2025-12-02", State.NOT_YET_ADOPTED),
    ],
)
def test_status_on_a_day(register, symbol, as_of, state):
    assert register.status_of(Citation.parse(symbol), date.fromisoformat(as_of)).state is state


@pytest.mark.parametrize(
    ("symbol", "chain"),
    [
        (
            "A.986(24)",
            [
                ("A.986(24)", "recalls", "A.1006(25)#pp/4"),
                ("A.1006(25)", "revokes", "A.1126(30)#op/8"),
                ("A.1126(30)", "not established", STRATEGY),
                (STRATEGY, "", None),
            ],
        ),
        (
            "A.1054(27)",
            [
                ("A.847(20)", "revokes", "A.973(24)"),
                ("A.973(24)", "revokes", "A.996(25)"),
                ("A.996(25)", "supersedes", "A.1054(27)"),
                ("A.1019(26)", "recalls", "A.1054(27)"),
                ("A.1054(27)", "supersedes", "A.1070(28)"),
                ("A.1070(28)", "", None),
            ],
        ),
        (
            "A.1157(32)",
            [
                ("A.1141(31)", "supersedes", "A.1157(32)"),
                ("A.1157(32)", "revokes", "A.1187(33)"),
                ("A.1187(33)", "revokes", "A.1208(34)"),
                ("A.1208(34)", "", None),
            ],
        ),
        (
            "A.1097(29)",
            [
                ("A.970(24)", "overtakes", "A.1011(26)"),
                ("A.1011(26)", "overtakes", "A.1037(27)"),
                ("A.1037(27)", "overtakes", "A.1097(29)"),
                ("A.1097(29)", "overtakes", "A.1110(30)"),
                ("A.1110(30)", "supersedes", "A.1149(32)"),
                ("A.1149(32)", "supersedes", "A.1173(33)"),
                ("A.1173(33)", "", None),
            ],
        ),
    ],
)
def test_chains(register, symbol, chain):
    found = register.standing_of(symbol, TODAY).chain
    assert [(link.symbol, link.relation, link.by and str(link.by)) for link in found] == chain


def test_audit_chain_holds_its_parts(register):
    symbols = [link.symbol for link in register.standing_of("A.1067(28)", TODAY).chain]
    assert symbols == ["A.946(23)", "A.974(24)", "A.1067(28)"]


def test_foundations_are_recalled_and_their_end_is_not_established(register):
    chain = register.standing_of("A.965(23)", TODAY).chain
    assert {"A.873(20)", "A.901(21)"} <= {link.symbol for link in chain}
    assert {link.state for link in chain} == {State.NOT_ESTABLISHED}


def test_what_was_not_found_is_said(register):
    found = register.status_of(Citation("A.986(24)"), TODAY).evidence
    assert "neither A.1006(25) nor A.1126(30) does" in found
    strategy = register.status_of(Citation("A.1126(30)"), TODAY).evidence
    assert "not established: whether the IMO Capacity Development Strategy" in strategy


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("A.1006(26)", "number 1006 belongs to the 25th session, A.1006(25)"),
        ("A.1149(31)", "the 31st ended at A.1147"),
        ("A.1140(30)", "number 1140 belongs to the 31st session (A.1131 to A.1147)"),
        ("A.1200(31)", "the 31st session ended at A.1147"),
        ("A.1006(25)", ""),
        ("A.990(25)", ""),
    ],
)
def test_premises(register, symbol, told):
    problem = register.premise_problem(symbol)
    assert told in problem
    assert bool(told) == bool(problem)


def test_no_lead_is_told_anywhere(register, facts):
    shown = [clause.text for _, clause in register.entries()]
    for day in (date(2001, 1, 1), date(2016, 1, 1), TODAY):
        for symbol in register.known_symbols():
            standing = register.standing_of(symbol, day)
            confidences = {standing.status.confidence, *(k.confidence for k in standing.chain)}
            assert Confidence.LEAD not in confidences
            shown += [standing.status.evidence, *(link.title for link in standing.chain)]
    told = "\n".join(shown)
    established = {entry.known_title for entry in facts.resolutions}
    leads = {entry.title for entry in facts.resolutions} - established
    assert len(leads) >= 10
    assert [title for title in leads if title in told] == []


def test_no_lead_is_told_of_its_resolution(register, facts):
    entries = {clause.symbol: (identity, clause.text) for identity, clause in register.entries()}
    for entry in facts.resolutions:
        identity, text = entries[entry.symbol]
        evidence = register.status_of(Citation(entry.symbol), TODAY).evidence
        if entry.title and entry.title_confidence is Confidence.LEAD:
            assert entry.title not in text
            assert (identity.title, register.title_of(entry.symbol)) == ("", "")
        if entry.adopted and entry.adopted_confidence is Confidence.LEAD:
            assert to_day(entry.adopted) not in text
            assert (identity.adopted, register.adopted_of(entry.symbol)) == (None, None)
        if entry.status and entry.status.confidence is Confidence.LEAD:
            assert entry.status.says not in evidence


def test_held_text_outranks_the_facts(facts, real_data):
    """The official wording, where a user holds it, is the evidence; the facts step back."""
    document = read_document(real_data / "imo" / "A.1126(30).html")
    identity = identify(document)
    relations = extract_relations(split_clauses(document, identity), identity)
    assert [(e.verb, e.target.symbol) for e in relations if e.verb != "recalls"] == [
        ("revokes", "A.1006(25)")
    ]
    register = Register(facts, relations, [Holding(identity, document.source)])
    found = register.status_of(Citation("A.1006(25)"), TODAY)
    assert found.evidence == (
        "resolution A.1126(30), operative paragraph 8, revokes it (text held)"
    )
    assert (str(found.by), found.on) == ("A.1126(30)#op/8", date(2017, 12, 6))


def test_nothing_of_a_machine_is_in_the_file():
    text = PATH.read_text(encoding="utf-8")
    for word in ("find_string", "localhost", "/work", "find_file", " id 6", "12xx"):
        assert word not in text
