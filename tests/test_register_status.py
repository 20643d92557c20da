"""Status on a day as a function of edges and dates, on fictional instruments."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, Holding, Identity, Relation, Source, State
from itcp_assist.register import Facts, Register
from itcp_assist.register.facts import OpenQuestion, ResolutionFacts, Session, StatusFact

OLD, NEW, OTHER = "A.9001(90)", "A.9005(95)", "A.9003(92)"
BORN, ENDED = date(2090, 1, 10), date(2095, 6, 1)
DAY = timedelta(days=1)


def holding(symbol, adopted, tier="upload", kind="resolution"):
    identity = Identity(symbol, f"Title of {symbol}", kind, "A", adopted)
    return Holding(identity, Source(f"{symbol}.txt", "text/plain", "0" * 64, tier=tier))


def edge(verb="revokes", target=OLD, actor=NEW, on=ENDED, confidence=Confidence.VERIFIED_TEXT):
    clause = Citation.parse(f"{actor}#op/8")
    return Relation(actor, verb, Citation.parse(target), confidence, "text held", clause, on)


HELD = (holding(OLD, BORN), holding(NEW, ENDED))
OFFICIAL = (holding(OLD, BORN, "official"), holding(NEW, ENDED, "official"))


def status(as_of, *relations, symbol=OLD, facts=None, holdings=HELD):
    register = Register(facts or Facts(), relations, holdings)
    return register.status_of(Citation.parse(symbol), as_of)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (BORN - DAY, State.NOT_YET_ADOPTED),
        (BORN, State.STANDS),
        (ENDED - DAY, State.STANDS),
        (ENDED, State.REVOKED),
        (ENDED + 9999 * DAY, State.REVOKED),
    ],
)
def test_state_by_day(as_of, state):
    found = status(as_of, edge())
    assert found.state is state
    assert found.confidence is (
        Confidence.SECONDARY if state is State.NOT_YET_ADOPTED else Confidence.VERIFIED_TEXT
    )


def test_revoked_names_clause_day_and_evidence():
    found = status(ENDED, edge())
    assert (str(found.by), found.on, found.adopted) == (f"{NEW}#op/8", ENDED, BORN)
    assert found.evidence == (f"resolution {NEW}, operative paragraph 8, revokes it (text held)")


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("revokes", State.REVOKED),
        ("supersedes", State.SUPERSEDED),
        ("overtakes", State.OVERTAKEN),
        ("amends", State.AMENDED),
        ("recalls", State.NOT_ESTABLISHED),
    ],
)
def test_state_of_each_verb(verb, state):
    assert status(ENDED, edge(verb)).state is state


def test_strongest_state_is_told_in_whatever_order():
    acts = [edge("amends"), edge("revokes"), edge("overtakes"), edge("supersedes")]
    found = {status(ENDED, *order) for order in permutations(acts)}
    assert {one.state for one in found} == {State.REVOKED} and len(found) == 1


def test_first_revocation_ended_it():
    later = edge(actor=OTHER, on=ENDED + 500 * DAY)
    found = status(ENDED + 900 * DAY, later, edge())
    assert found.on == ENDED


def test_no_edge_is_no_proof_of_standing():
    found = status(ENDED)
    assert found.state is State.NOT_ESTABLISHED
    assert "no clause among the documents held revokes or amends it" in found.evidence
    assert "no proof that it stands" in found.evidence


def test_unknown_symbol():
    assert status(ENDED, symbol="A.9099(99)").evidence == "nothing held about it"


def test_page_is_no_instrument():
    found = status(ENDED, symbol="a-page", holdings=[holding("a-page", None, kind="page")])
    assert found.state is State.NOT_ESTABLISHED
    assert "not an instrument" in found.evidence


def test_annexes_and_clauses_fall_with_their_resolution():
    for place in ("#annex-1", "#annex-2/3.1", "#op/4", "#pp/2", "#register"):
        assert status(ENDED, edge(), symbol=OLD + place).state is State.REVOKED


def test_revoked_paragraph_amends_the_resolution():
    part = edge(target=f"{OLD}#op/4")
    assert status(ENDED, part, symbol=f"{OLD}#op/4/a").state is State.REVOKED
    whole = status(ENDED, part)
    assert whole.state is State.AMENDED
    assert "revokes operative paragraph 4 of it" in whole.evidence
    assert status(ENDED, part, symbol=f"{OLD}#op/5").state is State.NOT_ESTABLISHED


def test_untrusted_file_changes_nothing():
    forged = holding(OTHER, BORN + DAY, tier="untrusted")
    plain = status(ENDED + DAY, edge("amends"))
    added = status(ENDED + DAY, edge("amends"), edge(actor=OTHER), holdings=(*HELD, forged))
    assert plain == added


def test_an_upload_changes_nothing_of_a_better_text_and_what_it_claims_is_told():
    official = holding(OLD, BORN, tier="official")
    plain = status(ENDED, holdings=(official, holding(NEW, ENDED, tier="official")))
    claimed = status(ENDED, edge(), holdings=(official, holding(NEW, ENDED)))
    assert claimed.state is plain.state is State.NOT_ESTABLISHED
    assert f"{NEW}#op/8, of a file that was supplied" in claimed.conflicts[0]
    assert claimed.evidence == plain.evidence
    assert status(ENDED, edge(), holdings=HELD).state is State.REVOKED


def test_an_upload_changes_nothing_that_the_facts_describe_unless_they_say_the_same():
    described = Facts(resolutions=(ResolutionFacts(OLD, "Lamps", Confidence.SECONDARY),))
    assert status(ENDED, edge(), facts=described).state is State.NOT_ESTABLISHED
    told = Facts(described.resolutions, relations=(edge(confidence=Confidence.SECONDARY),))
    assert status(ENDED, edge(), facts=told).evidence.endswith("revokes it (text held)")


def test_an_upload_is_not_believed_about_a_day_of_adoption_that_a_fact_tells():
    known = Confidence.SECONDARY
    described = ResolutionFacts(OLD, adopted=BORN + DAY, adopted_confidence=known)
    assert status(ENDED, facts=Facts(resolutions=(described,))).adopted == BORN + DAY


def test_untrusted_file_is_not_believed_about_itself():
    forged = holding("A.9001(91)", BORN, tier="untrusted")
    register = Register(Facts(), (), (*HELD, forged))
    assert register.title_of("A.9001(91)") == ""
    assert register.adopted_of("A.9001(91)") is None
    assert "belongs to the 90th session" in register.premise_problem("A.9001(91)")


@pytest.mark.parametrize(("verb", "said"), [("corrects", "corrects it"), ("extends", "extends it")])
def test_corrected_and_extended_texts_are_amended_and_the_evidence_says_how(verb, said):
    found = status(ENDED, edge(verb))
    assert found.state is State.AMENDED
    assert said in found.evidence


def test_extension_of_a_paragraph_leaves_the_others_alone():
    act = edge("extends", f"{OLD}#op/4")
    assert status(ENDED, act, symbol=f"{OLD}#op/4").state is State.AMENDED
    assert status(ENDED, act).evidence.startswith(
        f"resolution {NEW}, operative paragraph 8, extends operative paragraph 4 of it"
    )
    assert status(ENDED, act, symbol=f"{OLD}#op/5").state is State.NOT_ESTABLISHED


def test_place_in_a_revoked_text_is_told_to_be_part_of_it():
    found = status(ENDED, edge(), symbol=f"{OLD}#annex-2/3.1")
    assert found.state is State.REVOKED
    assert f"revokes resolution {OLD} as a whole, of which it is a part" in found.evidence


def test_what_ended_the_ender_does_not_revive_the_text():
    later = edge(target=NEW, actor="A.9009(99)", on=ENDED + 9 * DAY)
    held = (*HELD, holding("A.9009(99)", ENDED + 9 * DAY))
    before = status(ENDED, edge(), later, holdings=held)
    after = status(ENDED + 9 * DAY, edge(), later, holdings=held)
    assert before.state is after.state is State.REVOKED
    assert "does not bring it back" not in before.evidence
    assert f"that {NEW} ended later, by A.9009(99)#op/8, does not bring it back" in after.evidence


def test_held_clause_outranks_a_fact_about_the_same_pair():
    told = edge("supersedes", confidence=Confidence.SECONDARY)
    found = status(ENDED, edge("amends"), facts=Facts(relations=(told,)), holdings=OFFICIAL)
    assert found.state is State.AMENDED


def test_lead_establishes_nothing():
    lead = edge(confidence=Confidence.LEAD)
    says = StatusFact(State.STANDS, Confidence.LEAD, "in force, they say")
    entry = ResolutionFacts(OLD, status=says)
    found = status(ENDED, facts=Facts(relations=(lead,), resolutions=(entry,)))
    assert found.state is State.NOT_ESTABLISHED
    assert "they say" not in found.evidence


def test_fact_that_it_stands_carries_its_doubt():
    says = StatusFact(State.STANDS, Confidence.SECONDARY, "in force as far as found")
    question = OpenQuestion(OLD, "whether the new plan touches it", concerns="new-plan")
    facts = Facts(open_questions=(question,), resolutions=(ResolutionFacts(OLD, status=says),))
    found = status(ENDED, facts=facts, holdings=OFFICIAL)
    assert (found.state, found.confidence) == (State.STANDS, Confidence.SECONDARY)
    assert "in force as far as found" in found.evidence
    assert "not established: whether the new plan touches it" in found.evidence
    assert status(ENDED, edge(), facts=facts, holdings=OFFICIAL).state is State.REVOKED


def test_end_told_without_an_actor():
    says = StatusFact(State.SUPERSEDED, Confidence.SECONDARY, "replaced by a plan", ENDED)
    facts = Facts(resolutions=(ResolutionFacts(OLD, status=says),))
    after, before = (status(day, facts=facts, holdings=OFFICIAL) for day in (ENDED, ENDED - DAY))
    assert (after.state, after.by, after.on) == (State.SUPERSEDED, None, ENDED)
    assert before.state is State.STANDS


SESSIONS = (
    Session(90, "2090", BORN, BORN + 9 * DAY, 9000, 9002),
    Session(95, "2095", ENDED, ENDED + 9 * DAY, 9004, 9008),
)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (BORN - DAY, State.NOT_YET_ADOPTED),
        (BORN + DAY, State.NOT_ESTABLISHED),  # perhaps not adopted yet
        (BORN + 20 * DAY, State.STANDS),
        (ENDED + DAY, State.NOT_ESTABLISHED),  # perhaps not revoked yet
        (ENDED + 9 * DAY, State.REVOKED),
    ],
)
def test_days_of_the_session_stand_in_for_unknown_days(as_of, state):
    told = edge(on=None, confidence=Confidence.SECONDARY)
    facts = Facts(sessions=SESSIONS, relations=(told,))
    assert status(as_of, facts=facts, holdings=()).state is state


def test_sessions_around_limit_an_unlisted_one():
    told = edge(target=OTHER, on=None, confidence=Confidence.SECONDARY)
    facts = Facts(sessions=SESSIONS, relations=(told,))
    assert status(BORN, symbol=OTHER, facts=facts, holdings=()).state is State.NOT_YET_ADOPTED


def test_revocation_without_any_day_is_told():
    found = status(ENDED, edge(on=None), holdings=())
    assert (found.state, found.on) == (State.REVOKED, None)


def test_open_question_says_what_was_read():
    question = OpenQuestion(OLD, "whether a later one revokes it", (NEW, OTHER))
    found = status(ENDED, facts=Facts(open_questions=(question,)))
    assert found.state is State.NOT_ESTABLISHED
    assert f"neither {NEW} nor {OTHER} does" in found.evidence


def test_chain_is_followed_both_ways_oldest_first():
    first, last = edge(target=OLD, actor=OTHER), edge(target=OTHER, actor=NEW)
    held = (*HELD, holding(OTHER, BORN + 700 * DAY))
    register = Register(Facts(), (last, first), held)
    for symbol in (OLD, OTHER, NEW):
        chain = register.standing_of(symbol, ENDED).chain
        assert [link.symbol for link in chain] == [OLD, OTHER, NEW]
        assert [link.relation for link in chain] == ["revokes", "revokes", ""]
        assert [str(link.by) for link in chain][:2] == [f"{OTHER}#op/8", f"{NEW}#op/8"]


def test_recall_is_followed_one_step_and_then_to_its_end():
    recall = edge("recalls", target=OLD, actor=OTHER, on=None)
    register = Register(Facts(), (recall, edge(target=OTHER)), (*HELD, holding(OTHER, BORN + DAY)))
    chain = register.standing_of(OLD, ENDED).chain
    assert [(link.symbol, link.relation) for link in chain] == [
        (OLD, "recalls"),
        (OTHER, "revokes"),
        (NEW, ""),
    ]
    assert [link.symbol for link in register.standing_of(NEW, ENDED).chain] == [OTHER, NEW]


def test_symbol_alone_has_no_chain():
    assert Register(Facts(), (), HELD).standing_of(OLD, ENDED).chain == ()


def test_premises_from_the_ranges_of_sessions():
    register = Register(Facts(sessions=SESSIONS), (), ())
    assert register.premise_problem("A.9001(90)") == ""
    assert "belongs to the 90th session (A.9000 to A.9002)" in register.premise_problem(
        "A.9001(95)"
    )
    assert "ended at A.9002" in register.premise_problem("A.9003(90)")
    assert "began with A.9004" in register.premise_problem("A.9003(95)")
    assert register.premise_problem("A.9003(92)") == ""  # between the two
    assert "ended at A.9008" in register.premise_problem("A.9020(93)")
    assert register.premise_problem("MSC.9020(93)") == ""
    assert register.premise_problem("A/RES/70/1") == ""
