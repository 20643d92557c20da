"""Every chain of the field in the register that ships: evidence, confidence, and no lead as fact.

The facts alone are read: no official text is needed.
"""

from datetime import date
from pathlib import Path

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, State
from itcp_assist.register import Register, read_facts

TODAY = date(2026, 11, 23)
PATH = Path(__file__).resolve().parents[1] / "corpus" / "register.yaml"
STRATEGY = "imo-capacity-development-strategy"
SECONDARY, READ, PART = Confidence.SECONDARY, Confidence.VERIFIED_TEXT, Confidence.PARTIAL_TEXT


@pytest.fixture(scope="module")
def register():
    return Register(read_facts(PATH))


# Chain by chain: who does what to whom, on which day where one is known, on whose word.
ACTS = [
    # linkage with the development goals
    ("A.1006(25)", "recalls", "A.986(24)", None, READ),
    ("A.1126(30)", "revokes", "A.1006(25)", "2017-12-06", READ),
    # foundations of technical co-operation
    ("A.965(23)", "recalls", "A.873(20)", None, PART),
    ("A.965(23)", "recalls", "A.901(21)", None, PART),
    # implementation code
    ("A.973(24)", "revokes", "A.847(20)", "2005-12-01", SECONDARY),
    ("A.996(25)", "revokes", "A.973(24)", None, SECONDARY),
    ("A.1019(26)", "amends", "A.996(25)", None, SECONDARY),
    ("A.1054(27)", "supersedes", "A.996(25)", "2011-11-30", SECONDARY),
    ("A.1070(28)", "supersedes", "A.1054(27)", "2013-12-04", SECONDARY),
    # audit framework
    ("A.1067(28)", "overtakes", "A.946(23)", None, SECONDARY),
    ("A.1067(28)", "revokes", "A.974(24)", "2013-12-04", SECONDARY),
    ("A.1018(26)", "recalls", "A.974(24)", None, PART),
    # list of obligations
    ("A.1157(32)", "supersedes", "A.1141(31)", None, SECONDARY),
    ("A.1187(33)", "revokes", "A.1157(32)", "2023-12-06", SECONDARY),
    ("A.1208(34)", "revokes", "A.1187(33)", "2025-12-03", SECONDARY),
    # strategic plan
    ("A.1011(26)", "overtakes", "A.970(24)", None, SECONDARY),
    ("A.1037(27)", "overtakes", "A.1011(26)", None, SECONDARY),
    ("A.1097(29)", "overtakes", "A.1037(27)", None, SECONDARY),
    ("A.1110(30)", "overtakes", "A.1097(29)", None, SECONDARY),
    ("A.1149(32)", "supersedes", "A.1110(30)", None, SECONDARY),
    ("A.1173(33)", "supersedes", "A.1149(32)", "2023-12-06", SECONDARY),
]


ENDS = {
    "revokes": State.REVOKED, "supersedes": State.SUPERSEDED, "overtakes": State.OVERTAKEN,
}  # fmt: skip


@pytest.mark.parametrize(("actor", "verb", "target", "on", "confidence"), ACTS)
def test_each_act_is_an_edge_with_its_evidence(register, actor, verb, target, on, confidence):
    (edge,) = [
        e for e in register.relations() if (e.actor, e.verb, str(e.target)) == (actor, verb, target)
    ]
    assert edge.confidence is confidence
    assert (edge.on.isoformat() if edge.on else None) == on
    assert edge.evidence
    for symbol in (actor, target):
        assert edge in register.standing_of(symbol, TODAY).edges


@pytest.mark.parametrize(
    ("actor", "verb", "target"), [act[:3] for act in ACTS if act[1] != "recalls"]
)
def test_each_end_or_change_is_told_of_its_object(register, actor, verb, target):
    found = register.status_of(Citation(target), TODAY)
    assert found.confidence is not Confidence.LEAD
    if verb == "amends":  # what ended the code later says more
        assert found.state is State.SUPERSEDED
        return
    assert (found.by.symbol, found.state) == (actor, ENDS[verb])
    assert actor in found.evidence


@pytest.mark.parametrize(
    ("symbols", "last"),
    [
        (["A.847(20)", "A.973(24)", "A.996(25)", "A.1054(27)"], "A.1070(28)"),
        (["A.946(23)", "A.974(24)"], "A.1067(28)"),
        (["A.1141(31)", "A.1157(32)", "A.1187(33)"], "A.1208(34)"),
        (["A.970(24)", "A.1011(26)", "A.1037(27)", "A.1097(29)", "A.1110(30)", "A.1149(32)"],
         "A.1173(33)"),
        (["A.1006(25)"], "A.1126(30)"),
    ],
)  # fmt: skip
def test_chain_is_told_from_each_of_its_members(register, symbols, last):
    for symbol in (*symbols, last):
        chain = [link.symbol for link in register.standing_of(symbol, TODAY).chain]
        told = [s for s in chain if s in (*symbols, last)]
        assert told == [*symbols, last]


@pytest.mark.parametrize(
    ("symbol", "by"),
    [("A.847(20)", "A.996(25)"), ("A.1157(32)", "A.1208(34)"), ("A.970(24)", "A.1037(27)")],
)
def test_what_ended_the_ender_does_not_bring_it_back(register, symbol, by):
    found = register.status_of(Citation(symbol), TODAY)
    assert f"by {by}, does not bring it back" in found.evidence


@pytest.mark.parametrize("symbol", ["A.986(24)", "A.965(23)", "A.901(21)", "A.873(20)"])
def test_end_of_the_foundations_is_not_established(register, symbol):
    found = register.status_of(Citation(symbol), TODAY)
    assert found.state is State.NOT_ESTABLISHED
    assert "was looked for and not found; neither A.1006(25) nor A.1126(30) does" in found.evidence
    assert "no proof that it stands" in found.evidence


def test_effect_of_the_strategy_of_2025_is_not_established(register):
    found = register.standing_of("A.1126(30)", TODAY)
    assert found.status.state is State.STANDS
    assert found.status.confidence is SECONDARY
    assert "not established: whether the IMO Capacity Development Strategy" in found.status.evidence
    assert ("A.1126(30)", "not established", STRATEGY) in [
        (link.symbol, link.relation, str(link.by)) for link in found.chain
    ]


@pytest.mark.parametrize(
    "symbol", ["A.1077(28)", "A.1105(29)", "A.1121(30)", "A.1111(30)", "A.1166(32)", "A.944(23)"]
)
def test_a_lead_ends_nothing(register, symbol):
    found = register.status_of(Citation(symbol), TODAY)
    assert found.state is State.NOT_ESTABLISHED
    assert found.by is None
    assert register.standing_of(symbol, TODAY).edges == ()


@pytest.mark.parametrize("place", ["annex-1", "annex-2", "op/3", "pp/4"])
def test_annexes_and_paragraphs_of_a_revoked_text_fall_with_it(register, place):
    at = Citation.parse(f"A.1006(25)#{place}")
    found = register.status_of(at, TODAY)
    assert (found.state, str(found.by)) == (State.REVOKED, "A.1126(30)#op/8")
    assert "resolution A.1006(25) as a whole, of which it is a part" in found.evidence
    assert register.status_of(at, date(2017, 12, 5)).state is State.STANDS


@pytest.mark.parametrize(
    ("symbol", "state"), [("A.873(20)", State.NOT_ESTABLISHED), ("A.946(23)", State.OVERTAKEN)]
)
def test_flag_of_a_portal_is_shown_against_the_status(register, symbol, state):
    found = register.status_of(Citation(symbol), TODAY)
    assert found.state is state
    assert found.conflicts == (
        f"A Dutch portal flags {symbol} as valid today; that is the portal's flag, not a status "
        "given by the body that adopted it (from a secondary source).",
    )


def test_the_flags_are_all_that_is_at_odds(register):
    assert len(register.problems()) == 2
    assert all("flags" in problem for problem in register.problems())
