"""Which acts are a clause's own, and what makes them wait, on clauses that we wrote."""

from datetime import date

import pytest
from test_register_relations import A1, A2, A3, ACTOR, ADOPTED, REVOKED, clause, edges

from itcp_assist.register import extract_relations

AMENDED = ("amends", "A.9002(91)")


@pytest.mark.parametrize(
    "text",
    [
        f"NOTES that resolution {A3}, adopted in 2092, revokes resolution {A1};",
        f"NOTES that resolution {A3}, adopted in 2092, requests a report, and revokes {A1};",
        f"INVITES Governments to note that {A3}, as amended by {A2}, supersedes {A1};",
        f"REQUESTS the Committee to prepare a draft that amends {A2}, revokes {A1} and reports.",
        f"WELCOMES resolution {A3}, which amends {A2}, revokes {A1} and names a panel.",
    ],
)
def test_act_that_a_subordinate_clause_tells_of_is_not_the_organs_own(text):
    assert edges(text, text.split()[0]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"NOTES the report, revokes resolution {A1};", REVOKED),
        (f"NOTES that the work is done; revokes resolution {A1};", REVOKED),
        (f"NOTES that the work is done, REVOKES resolution {A1};", REVOKED),
        (f"REQUESTS the Council to report, and revokes resolution {A1};", REVOKED),
        (f"NOTES that it is done, and also requests a list, and revokes {A1};", REVOKED),
        (f"REVOKES {A1}, which set up a panel, and amends {A2};", [*REVOKED, AMENDED]),
        (f"DECIDES that {A1} is hereby revoked, and amends {A2};", [*REVOKED, AMENDED]),
    ],
)
def test_act_after_what_was_told_is_the_organs_own(text, expected):
    assert edges(text, text.split()[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"REVOKES resolution {A1} on measures to be taken when ships meet ice.",
        f"REVOKES the guidelines concerning signals used once fog falls (resolution {A1}).",
        f"DECIDES that {A1} on measures to be taken when ships meet ice is hereby revoked.",
    ],
)
def test_condition_that_describes_the_object_leaves_the_act_certain(text):
    assert edges(text, text.split()[0]) == REVOKED


@pytest.mark.parametrize(
    "text",
    [
        f"REVOKES, when the list is ready, resolution {A1} on ice.",
        f"REVOKES resolution {A1} on lanterns upon entry into force of the Code.",
        f"REVOKES resolution {A1} on lanterns once the Committee has approved a list.",
        f"REVOKES resolution {A1} on lanterns, if no ship is lost.",
        f"REVOKES resolution {A1} on the date of the next session.",
        f"DECIDES that {A1} on measures to be taken when a lamp is replaced shall apply.",
    ],
)
def test_act_that_waits_for_something_has_no_effect(text):
    assert edges(text, text.split()[0]) == []


@pytest.mark.parametrize(
    ("when", "on"),
    [
        ("", ADOPTED),
        (" by the end of 2092", date(2092, 12, 31)),
        (" by the end of February 2092", date(2092, 2, 29)),
        (" by 3 May 2092", date(2092, 5, 3)),
        (" with effect from 1 January 2092", date(2092, 1, 1)),
        (f" and that {A2} is published with effect from 1 January 2092", ADOPTED),
    ],
)
def test_day_after_a_passive_is_the_day_of_its_effect(when, on):
    text = f"DECIDES that resolution {A1} is hereby revoked{when}."
    (edge,) = extract_relations([clause(text, "DECIDES")], ACTOR)
    assert (str(edge.target), edge.on) == ("A.9001(90)", on)
