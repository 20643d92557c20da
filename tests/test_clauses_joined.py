"""Further requests and decisions of a paragraph, and those of declarations in the first person."""

from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.clauses.acts import with_acts
from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.groups import group_of
from itcp_assist.clauses.joined import find_joined
from itcp_assist.index.selecting import find_further
from itcp_assist.records import (
    Clause,
    Confidence,
    Group,
    Holding,
    Identity,
    Listed,
    Selection,
    Source,
    State,
    Status,
    Strength,
)

FOUND = [
    ("and reiterates the request to the Council to tie", "reiterate", ("Council",)),
    ("and renews its strong call upon Guilds to tie", "reiterate", ("Guilds",)),
    ("; further urges States to tie", "urge", ("States",)),
    ("and hereby authorizes the Secretary-General to tie", "authorize", ("Secretary-General",)),
    ("and, to that end, invites Parties to tie", "invite", ("Parties",)),
    ("and in the same context calls upon Parties to tie", "call upon", ("Parties",)),
    ("and continues to encourage States to tie", "encourage", ("States",)),
    (", encourages the mending of nets", "encourage", ()),
    (", and demands that knots be tied", "demand", ()),
    (", and resolves to tie them", "resolve", ()),
]
NOT_FOUND = [
    "and requests from States to the Council",
    "and the demands on the Council",
    "and the appeals to States to pay",
    "of lamps which burn, encourages trade",
    "that urges States to tie",
]


@pytest.mark.parametrize(("rest", "verb", "addressees"), FOUND)
def test_what_goes_on_after_the_first_verb_is_found(rest, verb, addressees):
    text = f"Notes the knots{'' if rest[0] in ',;' else ' '}{rest}"
    (one,) = find_joined(text, len("Notes"))
    assert (one.verb.replace("renew", "reiterate"), one.addressees) == (verb, addressees)
    assert one.strength is not Strength.STATEMENT or verb == "authorize"


@pytest.mark.parametrize("rest", NOT_FOUND)
def test_nouns_and_relative_clauses_are_no_further_act(rest):
    assert find_joined(f"Notes the knots {rest}", len("Notes")) == ()


def clause_of(text, verb=""):
    key = Citation.parse("A/RES/99/9001#op/1")
    (read,) = with_acts([Clause(key, text, ((0, len(text)),), 0, len(text), 0, verb=verb)])
    return read


def test_a_declaration_asks_in_the_first_person():
    text = "We fear knots. We also request the Council to untie them. We call upon Guilds to help."
    clause = clause_of(text)
    assert (clause.verb, clause.addressees) == ("also request", ("Council",))
    assert (clause.act.verb, clause.act.strength) == ("request", Strength.REQUEST)
    assert [(one.verb, one.addressees) for one in clause.act.joined] == [("call upon", ("Guilds",))]
    assert with_acts([clause]) == (clause,)


def test_a_declaration_that_asks_nothing_has_no_act():
    assert clause_of("We will untie every knot, and we request.").act is None


def test_a_request_that_is_made_again_has_its_addressee():
    text = "Reiterates its request to the Council to untie knots"
    assert read_addressees(text, "Reiterates its request") == ("Council",)


@pytest.mark.parametrize(
    ("address", "addressees"),
    [
        ("States that have not yet done so to tie", ("States that have not yet done so",)),
        ("States that have not done so, for their safety, to tie",
         ("States that have not done so",)),
        ("States that lie on the long and open coasts of the northern sea to tie", ("States",)),
    ],
)  # fmt: skip
def test_a_few_words_that_tell_which_are_meant_belong_to_the_name(address, addressees):
    assert read_addressees(f"Calls upon {address}", "Calls upon") == addressees


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Bureau of the Ad Hoc Working Group on Knots", Group.COMMITTEES),
        ("President of the General Assembly", Group.ASSEMBLY),
        ("Chair of the Committee", Group.COMMITTEES),
        ("Co-Chairs of the Council", Group.COUNCIL),
        ("President of Atlantis", Group.OTHERS),
    ],
)
def test_who_speaks_for_a_body_counts_to_it(name, group):
    assert group_of(name) == group


def test_a_row_of_a_list_tells_the_act_that_it_is_listed_for():
    text = (
        "Invites States to tie knots, and also requests the Council to count them by 1 May 2091,"
        " and in this regard urges Guilds to help"
    )
    clause = clause_of(text, "Invites")
    held = Holding(
        Identity("A/RES/99/9001", "Knots", "resolution"), Source("a press", "text/plain", "0" * 64)
    )
    status = Status("A/RES/99/9001", date(2091, 1, 1), State.STANDS, Confidence.LEAD, "")

    def row(**selected):
        return Listed(clause, held, status, find_further(clause, Selection(**selected)))

    first, second = row(), row(addressees=("council",))
    assert (first.further, first.verb, first.deadline) == (None, "Invites", first.deadline)
    assert (second.verb, second.act.verb, second.addressees) == (
        "also requests", "request", ("Council",),
    )  # fmt: skip
    assert second.action == "to count them by 1 May 2091"
    assert "1 May 2091" in second.deadline
    last = row(strengths=(Strength.URGING,))
    assert (last.verb, last.action, last.deadline) == ("urges", "to help", "")
    assert row(groups=(Group.MEMBER_STATES,)).further is None
    assert row(verbs=("revoke",)).further is None
