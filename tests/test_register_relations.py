"""What one instrument does to another, read from clauses that we wrote."""

from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Confidence, Identity, TextKind
from itcp_assist.register import extract_relations

ADOPTED = date(2090, 5, 4)
ACTOR = Identity("A.9005(95)", "A fictional resolution", "resolution", "A", ADOPTED)


def clause(text, verb, place="op/1", kind=TextKind.VERBATIM):
    citation = Citation.parse(f"{ACTOR.symbol}#{place}")
    span = (0, len(text))
    return Clause(citation, text, (span,), *span, 0, verb, text_kind=kind)


def edges(text, verb, place="op/1"):
    found = extract_relations([clause(text, verb, place)], ACTOR)
    return [(edge.verb, str(edge.target)) for edge in found]


@pytest.mark.parametrize(
    ("verb", "text", "expected"),
    [
        ("REVOKES", "REVOKES resolution A.9001(90).", [("revokes", "A.9001(90)")]),
        ("REVOKES", "8 REVOKES resolution A.9001(90).", [("revokes", "A.9001(90)")]),
        ("ALSO REVOKES", "ALSO REVOKES A.9001(90);", [("revokes", "A.9001(90)")]),
        (
            "REVOKES",
            "REVOKES resolutions A.9001(90), MSC.901(99) and A.9003(92);",
            [("revokes", "A.9001(90)"), ("revokes", "MSC.901(99)"), ("revokes", "A.9003(92)")],
        ),
        # the amending resolution falls with the amended one by its own terms only
        (
            "REVOKES",
            "REVOKES resolution A.9001(90), as amended by resolution A.9002(91).",
            [("revokes", "A.9001(90)")],
        ),
        (
            "SUPERSEDES",
            "SUPERSEDES resolution MEPC.901(99) adopted under resolution A.9001(90)",
            [("supersedes", "MEPC.901(99)")],
        ),
        ("REPLACES", "REPLACES resolution A.9001(90).", [("supersedes", "A.9001(90)")]),
        ("AMENDS", "AMENDS the annex to resolution A.9001(90)", [("amends", "A.9001(90)#annex")]),
        (
            "AMENDS",
            "AMENDS operative paragraphs 2 and 3 of resolution A.9001(90) as follows",
            [("amends", "A.9001(90)#op/2"), ("amends", "A.9001(90)#op/3")],
        ),
        (
            "AMENDS",
            "AMENDS paragraph 2.1 of the annex to resolution A.9001(90)",
            [("amends", "A.9001(90)#annex/2.1")],
        ),
        (
            "REVOKES",
            "REVOKES paragraph 4 of resolution A.9001(90)",
            [("revokes", "A.9001(90)#op/4")],
        ),
        ("Decides", "Decides to revoke resolution A.9001(90)", [("revokes", "A.9001(90)")]),
        (
            "DECIDES",
            "DECIDES that resolution A.9001(90) is hereby revoked",
            [("revokes", "A.9001(90)")],
        ),
        (
            "REVOKES",
            "REVOKES the Code adopted by resolution A.9001(90) under resolution A.9002(91)",
            [("revokes", "A.9001(90)")],
        ),
        (
            "AMENDS",
            "AMENDS the Code, in accordance with resolution A.9001(90)",
            [],
        ),
        # no effect: a wish, a denial, a thing said of others
        ("DECIDES", "DECIDES not to revoke resolution A.9001(90)", []),
        ("AGREES", "AGREES that resolution A.9001(90) should be revoked", []),
        ("NOTES", "NOTES that resolution A.9002(91) revokes resolution A.9001(90)", []),
        ("REQUESTS", "REQUESTS the Council to amend resolution A.9001(90)", []),
        ("INVITES", "INVITES Member States to apply resolution A.9001(90)", []),
        # nothing is said of the resolution itself
        ("REVOKES", "REVOKES resolution A.9005(95)", []),
        ("REVOKES", "REVOKES the earlier guidance.", []),
    ],
)
def test_operative_effects(verb, text, expected):
    assert edges(text, verb) == expected


def test_preamble_recalls_and_never_revokes():
    text = "RECALLING resolution A.9002(91), which revokes resolution A.9001(90),"
    assert edges(text, "RECALLING", "pp/1") == [
        ("recalls", "A.9002(91)"),
        ("recalls", "A.9001(90)"),
    ]


def test_united_nations_symbols_are_recalled():
    text = "Recalling its resolutions 70/901 and A/RES/71/902,"
    assert edges(text, "Recalling", "pp/1") == [
        ("recalls", "A/RES/70/901"),
        ("recalls", "A/RES/71/902"),
    ]


@pytest.mark.parametrize(
    "said", ["This circular supersedes", "This circular and any revision supersede"]
)
def test_circular_supersedes_in_plain_words(said):
    circular = Identity("FAL.9/Circ.12/Rev.1", "A fictional circular", "circular", "FAL")
    text = f"{said} the notice contained in FAL.9/Circ.12."
    span = (0, len(text))
    place = Citation(circular.symbol, "par", ("5",))
    (edge,) = extract_relations([Clause(place, text, (span,), *span, 0)], circular)
    assert (edge.verb, edge.target.symbol, edge.clause) == ("supersedes", "FAL.9/Circ.12", place)


def test_edge_carries_clause_day_and_evidence():
    (edge,) = extract_relations([clause("REVOKES A.9001(90).", "REVOKES", "op/8")], ACTOR)
    assert edge.actor == "A.9005(95)"
    assert str(edge.clause) == "A.9005(95)#op/8"
    assert edge.on == ADOPTED
    assert edge.confidence is Confidence.VERIFIED_TEXT
    assert edge.evidence == "text held"


def test_day_of_effect_in_the_text_wins():
    text = "REVOKES, with effect from 1 January 2092, resolution A.9001(90)."
    (edge,) = extract_relations([clause(text, "REVOKES")], ACTOR)
    assert (edge.on, str(edge.target)) == (date(2092, 1, 1), "A.9001(90)")


def test_impossible_day_in_the_text_is_not_taken():
    text = "REVOKES resolution A.9001(90) with effect from 31 November 2092."
    (edge,) = extract_relations([clause(text, "REVOKES")], ACTOR)
    assert edge.on == ADOPTED


@pytest.mark.parametrize("kind", ["page", "guidance", "register"])
def test_only_instruments_state_relations(kind):
    page = Identity(ACTOR.symbol, "A page", kind)
    assert extract_relations([clause("REVOKES A.9001(90).", "REVOKES")], page) == ()


def test_notes_of_ours_state_nothing():
    note = clause("Revokes A.9001(90).", "REVOKES", kind=TextKind.NOTE)
    assert extract_relations([note], ACTOR) == ()


def test_recognised_text_is_less_sure():
    read = clause("REVOKES A.9001(90).", "REVOKES", kind=TextKind.RECOGNISED)
    (edge,) = extract_relations([read], ACTOR)
    assert edge.confidence is Confidence.PARTIAL_TEXT


def test_same_edge_twice_is_one_with_its_first_clause():
    pair = [clause("REVOKES A.9001(90);", "REVOKES", f"op/{n}") for n in (1, 2)]
    (edge,) = extract_relations(pair, ACTOR)
    assert str(edge.clause) == "A.9005(95)#op/1"
