"""Printed numbers, verbs and addressees."""

import pytest

from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.marks import bullet_length, is_next, parse_mark
from itcp_assist.clauses.verbs import is_operative, is_title_opener, read_verb


@pytest.mark.parametrize(
    ("text", "printed", "readings"),
    [
        ("1. INVITES", "1.", [("decimal", (1,))]),
        ("1 INVITES", "1", [("decimal", (1,))]),
        ("12.Urges", "12.", [("decimal", (12,))]),
        ("2.1.3 Ships", "2.1.3", [("decimal", (2, 1, 3))]),
        ("9 bis Ships", "9 bis", [("decimal", (9,))]),
        ("9A Ships", "9A", [("decimal", (9,))]),
        (".1 first", ".1", [("dotted", (1,))]),
        (".1.2 first", ".1.2", [("dotted", (1, 2))]),
        ("(a) first", "(a)", [("alpha", (1,))]),
        ("(i) first", "(i)", [("alpha", (9,)), ("roman", (1,))]),
        ("(iv) fourth", "(iv)", [("roman", (4,))]),
        ("(aa) next", "(aa)", [("alpha", (27,)), ("double", (1,))]),
        ("(ii) next", "(ii)", [("alpha", (35,)), ("double", (9,)), ("roman", (2,))]),
        ("(B) second", "(B)", [("capital alpha", (2,))]),
        ("(3) third", "(3)", [("figure", (3,))]),
        ("b) second", "b)", [("alpha", (2,))]),
    ],
)
def test_a_printed_number_is_read_in_all_its_meanings(text, printed, readings):
    mark = parse_mark(text)
    assert (mark.printed, list(mark.readings)) == (printed, readings)
    assert text[mark.length :][0].isalpha()


@pytest.mark.parametrize(
    "text",
    ["1 January 2031 is", "2031 was", "IMO (the Organization)", "(IMO) is", "A.1", "12,000 ships",
     "(e.g. ships)", "3rd session", ""],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text):
    assert parse_mark(text) is None


def test_a_number_of_the_markup_is_certain():
    assert parse_mark("4 of them", "4").certain
    assert not parse_mark("4 of them").certain


@pytest.mark.parametrize(
    ("last", "value", "expected"),
    [
        ((), (1,), True), ((1,), (2,), True), ((1,), (1, 1), True), ((2, 1, 4), (2, 2), True),
        ((2, 1, 4), (3,), True), ((1,), (3,), False), ((2, 1), (2, 1, 2), False),
        ((3,), (2,), False),
    ],
)  # fmt: skip
def test_which_number_may_follow(last, value, expected):
    assert is_next(last, value) is expected


def test_bullets_and_dashes():
    assert [bullet_length(t) for t in ("• one", "– one", "-one", "one")] == [2, 2, 0, 0]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("RECALLING ALSO resolution A.9000(89)", "RECALLING ALSO"),
        ("RECALLING FURTHER that", "RECALLING FURTHER"),
        ("MINDFUL of the", "MINDFUL"),
        ("BEING AWARE of", "BEING AWARE"),
        ("BEARING IN MIND MSC.1/Circ.9999 on", "BEARING IN MIND"),
        ("HAVING CONSIDERED, at its ninetieth session,", "HAVING CONSIDERED"),
        ("HAVING CONSIDERED SOLAS chapter V", "HAVING CONSIDERED"),
        ("TAKING INTO ACCOUNT the", "TAKING INTO ACCOUNT"),
        ("ALSO INVITES Member States", "ALSO INVITES"),
        ("INVITES FURTHER the Parties", "INVITES FURTHER"),
        ("INVITES IMO to act", "INVITES"),
        ("CALLS UPON Member States", "CALLS UPON"),
        ("URGES AND REQUESTS donors", "URGES AND REQUESTS"),
        ("REVOKES resolution A.9000(89).", "REVOKES"),
        ("Decides also to act", "Decides also"),
        ("Further requests the Council to", "Further requests"),
        ("Takes note of the report", "Takes note of"),
        ("Notes with concern the loss", "Notes with concern"),
        ("Expresses its deep appreciation to", "Expresses its deep appreciation"),
        ("Emphasises that", "Emphasises"),
        ("Deeply concerned at the", "Deeply concerned"),
        ("States may apply for knots", ""),
        ("the first of them", ""),
        ("", ""),
    ],
)
def test_the_verb_is_read_as_printed(text, verb):
    assert read_verb(text) == verb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REVOKES resolution", True), ("ALSO URGES States", True), ("Recalls that", True),
        ("Also invites States", True), ("Emphasises that", True), ("RECALLING that", False),
        ("DESIROUS of", False), ("CONSCIOUS of", False), ("Recalling that", False),
        ("States shall", False), ("MINDFUL", False),
    ],
)  # fmt: skip
def test_an_operative_opening_is_told_from_a_preambular_one(text, expected):
    assert is_operative(text) is expected


def test_a_name_in_capitals_opens_no_recital_of_the_united_nations():
    assert [is_title_opener(t) for t in ("Noting the", "KNOTS-19 and", "Red ropes", "Mindful of")] \
        == [True, False, False, True]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("INVITES Member States and donor organizations to tie knots", "INVITES",
         ("Member States", "donor organizations")),
        ("URGES Member States, partner organizations and the Secretariat to work", "URGES",
         ("Member States", "partner organizations", "Secretariat")),
        ("ENCOURAGES all Member States to give", "ENCOURAGES", ("all Member States",)),
        ("REQUESTS the Secretary-General, for the purposes of article 9, to send", "REQUESTS",
         ("Secretary-General",)),
        ("REQUESTS FURTHER the Council to report", "REQUESTS FURTHER", ("Council",)),
        ("INVITES the Parties to the Convention to note", "INVITES",
         ("Parties to the Convention",)),
        ("CALLS UPON States that have not yet done so to tie", "CALLS UPON", ("States",)),
        ("Urges States, in particular those with ropes, to lend them", "Urges", ("States",)),
        ("INVITES the Governments of Atlantis and Lemuria to agree", "INVITES",
         ("Governments of Atlantis and Lemuria",)),
        ("REQUESTS IMO to act", "REQUESTS", ("IMO",)),
        ("INVITES the Committee and the Council, as appropriate, to act", "INVITES",
         ("Committee", "Council")),
        ("REQUESTS that knots be tied", "REQUESTS", ()),
        ("ADOPTS the Code to be used by Member States", "ADOPTS", ()),
        ("REVOKES resolution A.9000(89).", "REVOKES", ()),
        ("ENCOURAGES efforts by Member States.", "ENCOURAGES", ()),
    ],
)  # fmt: skip
def test_addressees_are_read_as_printed_without_their_article(text, verb, expected):
    assert read_addressees(text, verb) == expected
