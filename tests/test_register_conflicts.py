"""Evidence against a status, rings and impossible days: told, and never what decides."""

from dataclasses import replace

import pytest
from test_register_status import (
    BORN,
    DAY,
    ENDED,
    HELD,
    NEW,
    OFFICIAL,
    OLD,
    OTHER,
    SESSIONS,
    edge,
    holding,
    status,
)

from itcp_assist.assistant import open_assistant
from itcp_assist.assistant.examining import examine
from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, State
from itcp_assist.register import Facts, Register
from itcp_assist.register.facts import Flag, ResolutionFacts, StatusFact
from itcp_assist.settings import Settings


def test_end_before_adoption_is_impossible_ignored_and_told():
    younger = holding(OTHER, BORN - 9 * DAY)
    found = status(ENDED, edge(actor=OTHER, on=None), holdings=(*HELD, younger))
    assert found.state is State.NOT_ESTABLISHED
    assert found.conflicts == (
        f"{OTHER} is said to revoke {OLD} on 1 January 2090 at the latest, before {OLD} was "
        "adopted; that has no effect here.",
    )


def test_act_dated_before_its_own_text_begins_with_that_text_and_is_told():
    found = status(ENDED, edge(on=ENDED - DAY))
    assert (found.state, found.on) == (State.REVOKED, None)
    assert status(ENDED - DAY, edge(on=ENDED - DAY)).state is State.STANDS
    assert "before it was adopted itself" in found.conflicts[0]


def test_act_on_itself_is_told_and_has_no_effect():
    found = status(ENDED, edge(target=NEW), symbol=NEW)
    assert found.state is State.NOT_ESTABLISHED
    assert found.conflicts == (f"{NEW} is said to revoke itself; that has no effect here.",)


def test_act_that_cannot_be_is_told_as_a_fault_and_as_nothing_else():
    """On itself, or before its object was adopted."""
    younger = holding(OTHER, BORN - 9 * DAY)
    on_itself, early, sound = edge(target=NEW), edge(actor=OTHER, on=None), edge("amends")
    register = Register(Facts(), (on_itself, early, sound), (*HELD, younger))
    assert register.relations() == (sound,)
    standing = register.standing_of(OLD, ENDED)
    assert standing.edges == (sound,)
    assert [(link.symbol, link.relation) for link in standing.chain] == [(OLD, "amends"), (NEW, "")]
    assert len(register.problems()) == 2


@pytest.mark.parametrize(
    "symbol", ["A/RES/190/1", "S/RES/9001(2090)", "E/RES/2090/1", "A/HRC/RES/190/1"]
)
def test_status_of_a_united_nations_instrument_is_not_followed(symbol):
    register = Register(Facts(), (), HELD)
    found = register.status_of(Citation(symbol), ENDED)
    assert found.evidence == "a United Nations instrument, whose status is not followed here"


def test_ring_without_days_is_told_and_decides_nothing():
    ring = (
        edge(on=None),
        edge(target=NEW, actor=OTHER, on=None),
        edge(target=OTHER, actor=OLD, on=None),
    )
    for symbol in (OLD, NEW, OTHER):
        found = status(ENDED, *ring, symbol=symbol, holdings=())
        assert found.state is State.NOT_ESTABLISHED
        assert found.conflicts == (
            f"By what is held and told {OLD} and {OTHER} and {NEW} end one another; "
            "that cannot be.",
        )


def test_ring_that_days_settle_is_told_and_the_older_text_has_ended():
    ring = (edge(), edge(target=NEW, actor=OLD, on=None))
    assert status(ENDED, *ring).state is State.REVOKED
    newer = status(ENDED, *ring, symbol=NEW)
    assert newer.state is State.NOT_ESTABLISHED
    assert "end one another" in newer.conflicts[0]
    assert "has no effect here" in newer.conflicts[1]


def test_two_ends_on_different_days_are_told():
    rival = edge("supersedes", actor=OTHER, on=ENDED - 9 * DAY)
    held = (*HELD, holding(OTHER, BORN))
    found = status(ENDED, edge(), rival, holdings=held)
    assert found.conflicts == (
        f"{OLD} is said to be ended on different days: by {OTHER}#op/8 on 23 May 2095 and "
        f"{NEW}#op/8 on 1 June 2095.",
    )
    assert status(ENDED - 20 * DAY, edge(), rival, holdings=held).conflicts == ()


def test_fact_that_it_stands_against_an_end_is_told():
    says = StatusFact(State.STANDS, Confidence.SECONDARY, "still in force, says a list")
    facts = Facts(resolutions=(ResolutionFacts(OLD, status=says),))
    found = status(ENDED, edge(), facts=facts, holdings=OFFICIAL)
    assert found.state is State.REVOKED
    assert "still in force, says a list" in found.conflicts[0]
    assert status(BORN, edge(), facts=facts, holdings=OFFICIAL).conflicts == ()


def flag(state, symbol=OLD, confidence=Confidence.SECONDARY, says="valid"):
    return Flag(symbol, "a fictional portal", state, confidence, says)


@pytest.mark.parametrize(
    ("flags", "edges", "count"),
    [
        ([flag(State.STANDS)], [edge()], 1),
        ([flag(State.STANDS)], [], 1),  # a flag establishes nothing
        ([flag(State.STANDS)], [edge("amends")], 0),
        ([flag(State.REVOKED, says="expired")], [edge()], 0),
        ([flag(State.REVOKED, says="expired")], [edge("amends")], 1),
        ([flag(State.STANDS), flag(State.REVOKED, says="expired")], [edge()], 2),
        ([flag(State.STANDS, confidence=Confidence.LEAD)], [edge()], 0),
        ([flag(State.STANDS, symbol=OTHER)], [edge()], 0),
    ],
)
def test_flag_of_a_portal_is_told_and_changes_nothing(flags, edges, count):
    plain = status(ENDED, *edges)
    found = status(ENDED, *edges, facts=Facts(flags=tuple(flags)))
    assert replace(found, conflicts=()) == replace(plain, conflicts=())
    assert len(found.conflicts) == count
    assert all("A fictional portal flags" in conflict for conflict in found.conflicts)


def test_days_and_numbers_at_odds_are_told():
    known = Confidence.SECONDARY
    entry = ResolutionFacts("A.9001(95)", adopted=BORN, adopted_confidence=known, session=90)
    other_day = holding("A.9001(95)", BORN + DAY, "official")
    facts = Facts(sessions=SESSIONS, resolutions=(entry,))
    register = Register(facts, (), (other_day,))
    found = "\n".join(register.status_of(Citation("A.9001(95)"), ENDED).conflicts)
    for said in (
        "says that it was adopted on 11 January 2090, a registered fact on 10 January 2090",
        "adopted on 11 January 2090, outside the 95th session",
        "number 9001 belongs to the 90th session",
        "is registered under the 90th session",
    ):
        assert said in found
    assert "\n".join(register.problems()) == found


def test_fact_that_a_held_text_does_not_bear_out_is_told():
    told = Facts(relations=(edge(confidence=Confidence.SECONDARY),))
    found = status(ENDED, facts=told, holdings=OFFICIAL)
    assert found.state is State.REVOKED
    assert f"no such clause was read in the text of {NEW} held" in found.conflicts[0]
    assert status(ENDED, edge(), facts=told, holdings=OFFICIAL).conflicts == ()


def test_problems_are_none_where_nothing_is_at_odds():
    assert Register(Facts(), (edge(),), HELD).problems() == ()


def test_doctor_tells_what_is_at_odds(collection):
    told = examine(collection.index, Settings())["contradictions"]
    with open_assistant(collection.index, Settings()) as assistant:
        assert told == list(assistant.shelf.register.problems())
