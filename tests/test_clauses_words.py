"""Printed numbers and verbs."""

import pytest
from clause_specimens import split

from itcp_assist.clauses.marks import bullet_length, is_next, parse_mark
from itcp_assist.clauses.verbs import (
    is_capital_opener,
    is_operative,
    is_title_opener,
    read_verb,
)


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
        ("Takes note with appreciation of the report", "Takes note with appreciation of"),
        ("Taking note also of the", "Taking note also of"),
        ("Decides to remain actively seized of it.", "Decides to remain actively seized of"),
        ("Looks forward to the knots", "Looks forward to"),
        ("Pays tribute to the riggers", "Pays tribute to"),
        ("Expresses its intention to tie", "Expresses its intention"),
        ("Expresses the hope that", "Expresses the hope"),
        ("Reaffirms its full commitment to knots", "Reaffirms its full commitment"),
        ("Reaffirms the commitment to knots", "Reaffirms"),
        ("Reiterates its call upon States to", "Reiterates its call upon"),
        ("Continues to urge all States", "Continues to urge"),
        ("Having listened to the riggers", "Having listened"),
        ("HAVING CONSIDERED ALSO the knots", "HAVING CONSIDERED ALSO"),
        ("Being further deeply concerned by", "Being further deeply concerned"),
        ("Calling once again for knots", "Calling once again for"),
        ("Cognizant of the knots", "Cognizant"),
        ("Recommits firmly to knots", "Recommits firmly"),
        ("Encourages further research into knots", "Encourages"),
        ("Encourages further the riggers", "Encourages further"),
        ("Encourages further Member States to", "Encourages further"),
        ("Encourages and recognizes the efforts", "Encourages and recognizes"),
        ("Recalling and reaffirming the", "Recalling and reaffirming"),
        ("Welcomes support for knots", "Welcomes"),
        (".Recognizes the need", "Recognizes"),
        ("TAKES\u00a0NOTE of the report", "TAKES\u00a0NOTE"),
        ("States may apply for knots", ""),
        ("the first of them", ""),
        ("", ""),
    ],
)
def test_the_verb_is_read_as_printed(text, verb):
    assert read_verb(text) == verb


@pytest.mark.parametrize(
    ("text", "verb", "operative"),
    [
        ("RAPPELANT ÉGALEMENT la résolution", "RAPPELANT ÉGALEMENT", False),
        ("AYANT EXAMINÉ les nœuds", "AYANT EXAMINÉ", False),
        ("GARDANT À L’ESPRIT les nœuds", "GARDANT À L’ESPRIT", False),
        ("SE FÉLICITANT des nœuds", "SE FÉLICITANT", False),
        ("Profondément préoccupée par", "Profondément préoccupée", False),
        ("PRIE INSTAMMENT les États Membres", "PRIE INSTAMMENT", True),
        ("PREND NOTE du rapport", "PREND NOTE", True),
        ("DECIDE d'abroger", "DECIDE", True),
        ("ABROGE la résolution A.9000(89).", "ABROGE", True),
        ("Se félicite des nœuds", "Se félicite", True),
        ("Exprime sa profonde gratitude à", "Exprime sa profonde gratitude", True),
        ("Invite les États Membres", "Invite", True),
        ("Note que les nœuds", "Note", True),
        ("RECORDANDO ASIMISMO la resolución", "RECORDANDO ASIMISMO", False),
        ("HABIENDO EXAMINADO los nudos", "HABIENDO EXAMINADO", False),
        ("TENIENDO PRESENTE que", "TENIENDO PRESENTE", False),
        ("Consciente de que", "Consciente", False),
        ("INVITA ADEMÁS a los Gobiernos", "INVITA ADEMÁS", True),
        ("ACOGE CON SATISFACCIÓN los nudos", "ACOGE CON SATISFACCIÓN", True),
        ("TOMA NOTA del informe", "TOMA NOTA", True),
        ("REVOCA la resolución A.9000(89).", "REVOCA", True),
        ("Decide seguir ocupándose de la cuestión", "Decide seguir ocupándose", True),
    ],
)
def test_verbs_of_french_and_spanish_resolutions(text, verb, operative):
    assert read_verb(text) == verb
    assert is_operative(text) is operative
    assert is_title_opener(text) or is_capital_opener(text)


@pytest.mark.parametrize(
    "text",
    ["Note by the Secretariat", "Invite speakers to tie", "Charge the battery", "Important knots",
     "Decide whether to tie", "Encourage States to tie"],
)  # fmt: skip
def test_english_words_that_other_languages_share_are_no_verbs_of_theirs(text):
    assert read_verb(text) == ""
    assert not is_operative(text)


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


def test_a_paragraph_of_a_declaration_opens_with_no_verb():
    clauses = split("1. NOTES knots.", "2. Strengthening knots is of use.", "3. We tie knots.")
    assert [clause.verb for clause in clauses] == ["NOTES", "", ""]
