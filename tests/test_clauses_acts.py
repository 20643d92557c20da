"""Acts: the base of a verb, its strength, who is asked, what, and until when."""

from datetime import date

import pytest
from clause_specimens import make_document, split, split_as
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.clauses import split_clauses, with_acts
from itcp_assist.clauses.acts import read_act
from itcp_assist.clauses.addressees import read_addressees
from itcp_assist.clauses.bases import base_of, read_base, strength_of
from itcp_assist.clauses.english import VERBS
from itcp_assist.clauses.layout import enacting_end
from itcp_assist.clauses.passives import find_passive
from itcp_assist.clauses.verbs import read_verb
from itcp_assist.records import Group, Identity, Strength


@pytest.mark.parametrize(
    ("printed", "base", "strength"),
    [
        ("INVITES", "invite", Strength.INVITATION),
        ("ALSO INVITES", "invite", Strength.INVITATION),
        ("INVITES FURTHER", "invite", Strength.INVITATION),
        ("DECIDES also", "decide", Strength.DECISION),
        ("CALLS UPON", "call upon", Strength.CALL),
        ("Calls again on", "call upon", Strength.CALL),
        ("Calls for", "call for", Strength.CALL),
        ("Appeals to", "appeal", Strength.CALL),
        ("Strongly urges", "urge", Strength.URGING),
        ("Continues to urge", "urge", Strength.URGING),
        ("Once again requests", "request", Strength.REQUEST),
        ("URGES AND REQUESTS", "urge", Strength.URGING),
        ("Encourages and recognizes", "encourage", Strength.ENCOURAGEMENT),
        ("TAKES NOTE", "take note", Strength.STATEMENT),
        ("Takes note with appreciation of", "take note", Strength.STATEMENT),
        ("EXPRESSES its appreciation", "express", Strength.STATEMENT),
        ("Notes with deep concern", "note", Strength.STATEMENT),
        ("Looks forward to", "look forward", Strength.STATEMENT),
        ("Pays tribute to", "pay tribute", Strength.STATEMENT),
        ("REITERATES ITS CALL UPON", "reiterate", Strength.CALL),
        ("Reiterates its strong encouragement", "reiterate", Strength.ENCOURAGEMENT),
        ("Renews its request", "renew", Strength.REQUEST),
        ("Recalls its invitation", "recall", Strength.STATEMENT),
        ("Reiterates its serious concern", "reiterate", Strength.STATEMENT),
        ("RECOGNISES", "recognize", Strength.STATEMENT),
        ("AUTHORISES", "authorize", Strength.DECISION),
        ("INSTRUCTS", "instruct", Strength.DEMAND),
        ("RECOMMENDS", "recommend", Strength.RECOMMENDATION),
        ("REVOKES", "revoke", Strength.DECISION),
        ("INVITE", "invite", Strength.INVITATION),
        ("PRIE", "request", Strength.REQUEST),
        ("PRIE INSTAMMENT", "urge", Strength.URGING),
        ("DÉCIDE", "decide", Strength.DECISION),
        ("Prend note avec satisfaction", "take note", Strength.STATEMENT),
        ("Se félicite", "welcome", Strength.STATEMENT),
        ("Félicite", "congratulate", Strength.STATEMENT),
        ("Lance un appel", "appeal", Strength.CALL),
        ("RÉVOQUE", "revoke", Strength.DECISION),
        ("INVITA", "invite", Strength.INVITATION),
        ("PIDE", "request", Strength.REQUEST),
        ("INSTA", "urge", Strength.URGING),
        ("Toma nota", "take note", Strength.STATEMENT),
        ("Hace suyo", "endorse", Strength.DECISION),
    ],
)  # fmt: skip
def test_a_printed_verb_has_a_base_and_a_strength(printed, base, strength):
    assert (read_base(printed), strength_of(printed)) == (base, strength)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_base_is_the_verb_without_the_ending_of_the_third_person(verb):
    base = base_of(verb)
    assert verb in (f"{base}s", f"{base}es", f"{base.removesuffix('y')}ies")
    assert not base.endswith("ss") or verb == f"{base}es"


def read(text):
    verb = read_verb(text)
    return read_act(text, verb, read_addressees(text, verb))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("INVITES Member States to tie knots; and", "to tie knots"),
        ("REQUESTS the Secretary-General, within existing means, to tie knots.", "to tie knots"),
        ("RECOMMENDS that Governments, when in port, ensure it;",
         "that Governments, when in port, ensure it"),
        ("REVOKES resolution A.9000(89).", "resolution A.9000(89)"),
        ("ADOPTS, as set out in the annex, the Code;", "as set out in the annex, the Code"),
        ("URGES the tying of knots,", "the tying of knots"),
        ("Reiterates its call upon States to tie knots", "to tie knots"),
        ("PRIE le Secrétaire général de rendre compte des nœuds ;",
         "de rendre compte des nœuds"),
        ("INVITA a los Estados Miembros a atar nudos; y", "a atar nudos"),
        ("REQUESTS the Council to:", None),
        ("NOTES the report on knots;", None),
    ],
)  # fmt: skip
def test_the_action_is_what_is_asked_or_decided(text, action):
    act = read(text)
    assert (text[slice(*act.action)] if act.action else None) == action


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Notes the knots, and in this regard also encourages States and donors to tie them",
         [("also encourages", "encourage", ("States", "donors"))]),
        ("Requests the Secretary-General to report, and decides to meet, and urges States to act",
         [("decides", "decide", ()), ("urges", "urge", ("States",))]),
        ("URGES Governments to tie knots and REQUESTS the Council to report",
         [("REQUESTS", "request", ("Council",))]),
        ("Welcomes the knots, reiterates its call upon States to tie them",
         [("reiterates its call upon", "reiterate", ("States",))]),
        ("Notes the oil, and encourages the tying of knots",
         [("encourages", "encourage", ())]),
        ("Notes the oil, and calls upon that Organization and States to act",
         [("calls upon", "call upon", ("that Organization", "States"))]),
        ("Notes the offers, and requests from States", []),
        ("Notes the oil, which feeds lamps, encourages trade and helps", []),
        ("Notes that the Code holds, which urges States to act", []),
        ("Recognizes that oil feeds lamps and encourages trade", []),
        ("INVITES States to tie knots", []),
    ],
)  # fmt: skip
def test_what_a_paragraph_asks_beside_its_first_verb_is_joined(text, joined):
    found = read(text).joined
    assert [(text[one.start : one.end], one.verb, one.addressees) for one in found] == joined
    assert all(len(one.groups) == len(one.addressees) for one in found)


def test_no_verb_is_no_act():
    assert read_act("Knots hold.", "") is None


@given(st.text(alphabet="aT ;.,:\n2090by", max_size=60))
def test_spans_lie_in_the_text_whatever_it_is(rest):
    text = f"INVITES States to {rest}"
    act = read(text)
    spans = [act.action] if act.action else []
    spans += [(act.deadline.start, act.deadline.end)] if act.deadline else []
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "addressees", "base", "printed"),
    [
        ("Member Governments are invited to tie knots.", ("Member Governments",), "invite",
         "are invited"),
        ("The Code is new. Administrations and shipowners are urged, when in port, to tie knots.",
         ("Administrations", "shipowners"), "urge", "are urged"),
        ("In this regard, the Secretary-General is further requested to report.",
         ("Secretary-General",), "request", "is further requested"),
        ("The Parties are strongly encouraged to tie knots.", ("Parties",), "encourage",
         "are strongly encouraged"),
    ],
)  # fmt: skip
def test_a_circular_asks_in_the_passive(text, addressees, base, printed):
    found = find_passive(text)
    assert (found.addressees, found.base) == (addressees, base)
    assert text[slice(*found.verb)] == printed


@pytest.mark.parametrize(
    "text",
    [
        "Knots are advised to be tied.",
        "The Committee invited Governments to tie knots.",
        "Governments that are invited by others may act.",
        "Governments are bound to act.",
    ],
)
def test_what_asks_nobody_is_no_request_of_a_circular(text):
    assert find_passive(text) is None


RESOLUTION = (
    "RECALLING that knots hold,",
    "1. ADOPTS the Knot Code;",
    "2. REQUESTS the Secretary-General, by 2091, to:",
    "(a) publish the Code;",
    "(b) report by 1 March 2092; and",
    "3. RECOGNIZES that knots:",
    "(a) hold; and",
    "4. INVITES Member States to tie knots.",
)
CIRCULAR = (
    "1. The Committee approved the Knot Code.",
    "2. Member Governments are invited to tie knots.",
    "ANNEX",
    "1. Governments are invited to the dance.",
)


def by_place(clauses):
    return {str(clause.citation).partition("#")[2]: clause for clause in clauses}


def test_operative_paragraphs_act_and_their_items_inherit():
    clauses = by_place(split(*RESOLUTION))
    acts = {place: clause.act for place, clause in clauses.items()}
    assert acts["pp/1"] is None
    assert (acts["op/1"].verb, acts["op/1"].strength) == ("adopt", Strength.DECISION)
    asked = acts["op/2"]
    assert (asked.verb, asked.groups, asked.action) == ("request", (Group.SECRETARY_GENERAL,), None)
    assert asked.deadline is not None
    item, text = acts["op/2/b"], clauses["op/2/b"].text
    assert (item.verb, item.groups, item.is_inherited) == (asked.verb, asked.groups, True)
    assert text[slice(*item.action)] == "report by 1 March 2092"
    assert item.deadline.day == date(2092, 3, 1)
    assert acts["op/2/a"].deadline is None
    assert clauses["op/2/a"].addressees == ()
    assert (acts["op/3/a"].strength, acts["op/3/a"].action) == (Strength.STATEMENT, None)


def test_a_circular_asks_by_its_paragraphs_and_not_by_its_annex():
    clauses = by_place(
        split_clauses(make_document(*CIRCULAR), Identity("MSC.9/Circ.9001", "Knots", "circular"))
    )
    assert [place for place, clause in clauses.items() if clause.act] == ["par/2"]
    asked = clauses["par/2"]
    assert (asked.verb, asked.addressees) == ("are invited", ("Member Governments",))
    assert (asked.act.verb, asked.act.groups) == ("invite", (Group.MEMBER_STATES,))


def test_a_web_page_asks_nobody():
    assert not any(clause.act for clause in split_as("page", *CIRCULAR))


def test_acts_are_read_the_same_again():
    clauses = split(*RESOLUTION)
    assert with_acts(clauses) == clauses


@pytest.mark.parametrize(
    "text", ["LAMPS STATES", "ELECTRIC PARTIES", "THEATRE COUNCIL", "LESSONS BOARD"]
)
def test_an_article_within_a_word_opens_no_enacting_words(text):
    assert enacting_end(text) is None
