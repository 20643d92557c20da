"""Each citation x each quote, and each way to bend a clause's words, with the verdict on it."""

from dataclasses import replace
from itertools import product

import pytest
from test_verify import DAY, Shelf

from itcp_assist.citation import Citation
from itcp_assist.records import (
    Clause,
    Draft,
    Kind,
    Outcome,
    Proposal,
    Query,
    Quote,
    Statement,
    VerdictKind,
)
from itcp_assist.verify import verify_draft

SUPPORTED, MISQUOTED = VerdictKind.SUPPORTED, VerdictKind.MISQUOTED
UNRESOLVED, NOT_OFFERED = VerdictKind.UNRESOLVED, VerdictKind.NOT_OFFERED
OVERSTATED, UNSUPPORTED, UNCITED = (
    VerdictKind.OVERSTATED,
    VerdictKind.UNSUPPORTED,
    VerdictKind.UNCITED,
)

FEES = Citation.parse("A.9001(90)#op/1")
LENDING = Citation.parse("A.9001(90)#op/2")
COUNTING = Citation.parse("A.9001(90)#op/3")
PRICES = Citation.parse("A.9001(90)#annex/4")
HIDDEN = Citation.parse("A.9001(90)#op/5")
CLAUSES = {
    FEES: (
        "INVITES Member States to share 12 training places before 1 March 2091, but not to charge"
        " painters fees;",
        "INVITES",
        ("Member States",),
    ),
    LENDING: (
        "URGES donor organizations, with the consent of partner organizations, to lend at least"
        " 3 boats to small harbours, and to refrain from naming their owners;",
        "URGES",
        ("donor organizations",),
    ),
    COUNTING: (
        "REQUESTS the Secretary-General to report to the Council on lanterns, where appropriate;",
        "REQUESTS",
        ("Secretary-General",),
    ),
    PRICES: ("A seat should cost no more than 15 crowns. It may be free on 2 June.", "", ()),
    HIDDEN: ("INVITES harbours to whistle.", "INVITES", ("harbours",)),
}


class Drawer(Shelf):
    """One fictional resolution, with clauses that are easily bent."""

    def clause(self, citation):
        if citation not in CLAUSES:
            return None
        text, verb, addressees = CLAUSES[citation]
        return Clause(citation, text, ((0, len(text)),), 0, len(text), 0, verb, addressees)


OFFERED = tuple(at for at in CLAUSES if at != HIDDEN)


def judge(proposal: Proposal) -> Statement:
    query = Query("What?", Kind.TOPIC, "topic", DAY)
    draft = Draft(query, Kind.TOPIC, Outcome.ANSWERED, OFFERED, (proposal,))
    answer = verify_draft(draft, Drawer(), {})
    (statement,) = (*answer.statements, *answer.withheld)
    is_shown = bool(answer.statements)
    assert is_shown == (statement.verdict == SUPPORTED)
    assert is_shown or any(
        f"1 statement withheld as {statement.verdict}" in n for n in answer.notes
    )
    assert is_shown or not statement.cited, "what is withheld cites nothing"
    return statement


CITED = {
    "real": [FEES],
    "not offered": [HIDDEN],
    "invented": [Citation.parse("A.9001(90)#op/77"), Citation.parse("A.9999(99)#op/1")],
    "malformed": [
        Citation(""),
        Citation("[A.9001(90), op 1]"),
        Citation("a.9001(90)", "op", ("1",)),
        Citation("A.9001(90)", "op", ("1 ",)),
        Citation("A.9001(90)", "OP", ("1",)),
        Citation("\u0410.9001(90)", "op", ("1",)),
        Citation("A.9001(90)\u200b", "op", ("1",)),
        Citation("../A.9001(90)", "op", ("..", "1")),
    ],
}
WRONG = {"not offered": NOT_OFFERED, "invented": UNRESOLVED, "malformed": UNRESOLVED}
ALTERATIONS = {
    "a number": ("12", "21"),
    "a denial dropped": (" not ", " "),
    "a verb": ("INVITES", "URGES"),
    "an addressee": ("Member States", "partner organizations"),
    "a letter": ("share", "sh\u0430re"),
    "an unseen mark": ("share", "sh\u200bare"),
    "a reversal": ("12", "\u202e12\u202c"),
    "its end": (";", "."),
}
QUOTES = ("exact", *ALTERATIONS, "missing", "empty", "out of range")


def quoted(at: Citation, how: str) -> Proposal:
    """A quote of the clause at ``at``, or of another where that is none, altered as told."""
    text = CLAUSES.get(at, CLAUSES[FEES])[0]
    spans = {"missing": [], "empty": [(3, 3)], "out of range": [(0, len(text) + 1)]}
    quotes = tuple(Quote(at, *span) for span in spans.get(how, [(0, len(text))]))
    shown = text.replace(*ALTERATIONS[how]) if how in ALTERATIONS else text
    return Proposal(shown, quotes, is_quote=True)


@pytest.mark.parametrize(
    ("citation", "at", "how"),
    [(name, at, how) for name, ats in CITED.items() for at, how in product(ats, QUOTES)],
)
def test_quote(citation, at, how):
    proposal = quoted(at, how)
    if how in ALTERATIONS and at == FEES:
        assert proposal.text != CLAUSES[FEES][0], "the alteration alters"
    right = SUPPORTED if how == "exact" else MISQUOTED
    expected = UNCITED if how == "missing" else WRONG.get(citation, right)
    assert judge(proposal).verdict == expected


@pytest.mark.parametrize("beside", [at for name in WRONG for at in CITED[name]])
def test_right_citation_does_not_save_a_wrong_one_beside_it(beside):
    text = CLAUSES[FEES][0]
    quotes = (Quote(FEES, 0, len(text)), Quote(beside, 0, 1))
    assert judge(Proposal(text, quotes, is_quote=True)).verdict in (UNRESOLVED, NOT_OFFERED)


def test_exact_quote_under_the_citation_of_another_clause_is_misquoted():
    text = CLAUSES[FEES][0]
    other = Quote(LENDING, 0, len(CLAUSES[LENDING][0]))
    assert judge(Proposal(text, (other,), is_quote=True)).verdict == MISQUOTED


# What a model words over a clause, and the verdict; what is bent comes under what it is bent from.
SENTENCES = {
    FEES: {
        "Member States are invited to share 12 training places before 1 March 2091.": SUPPORTED,
        "A.9001(90) invites Member States to share training places.": SUPPORTED,
        "Member States are invited not to charge painters fees.": SUPPORTED,
        "Member States are invited to share 21 training places.": UNSUPPORTED,
        "Member States are invited to share twelve training places.": UNSUPPORTED,
        "Member States are invited to share 12 training places before 1 May 2091.": UNSUPPORTED,
        "Member States are invited to share 12 training places before 2 March 2091.": UNSUPPORTED,
        "Member States are invited to share 12 training places after 1 March 2091.": UNSUPPORTED,
        "Member States are invited to share 12 training places 1 March 2091.": UNSUPPORTED,
        "Member States are invited to charge painters fees.": UNSUPPORTED,
        "Member States are not invited to share training places.": UNSUPPORTED,
        "Member States are invited to share training places without fees.": UNSUPPORTED,
        "Member States must share training places.": OVERSTATED,
        "Member States shall share 12 training places.": OVERSTATED,
        "Member States are required to share training places.": OVERSTATED,
        "Member States are urged to share training places.": OVERSTATED,
        "Member States are requested to share training places.": OVERSTATED,
        "Member States share 12 training places.": OVERSTATED,
        "Member States invite painters.": UNSUPPORTED,
        "Painters are invited to share training places.": UNSUPPORTED,
        "Member States and painters are invited to share training places.": UNSUPPORTED,
        "States are invited to share training places.": UNSUPPORTED,
        "Member States are invited by painters.": UNSUPPORTED,
        "Donor organizations are invited to share training places.": UNSUPPORTED,
    },
    LENDING: {
        "Donor organizations are urged to lend at least 3 boats to small harbours.": SUPPORTED,
        "A.9001(90) urges donor organizations to lend 3 boats.": SUPPORTED,
        "Partner organizations are urged to lend at least 3 boats.": UNSUPPORTED,
        "Organizations are urged to lend at least 3 boats.": UNSUPPORTED,
        "Donor and partner organizations are urged to lend at least 3 boats.": UNSUPPORTED,
        "Donor organizations and partner organizations are urged to lend boats.": UNSUPPORTED,
        "International organizations are urged to lend at least 3 boats.": UNSUPPORTED,
        "A.9001(90) urges partner organizations to lend at least 3 boats.": UNSUPPORTED,
        "Donor organizations are urged to name their owners.": UNSUPPORTED,
        "Donor organizations are urged to naming their owners.": UNSUPPORTED,
        "Donor organizations are invited to lend at least 3 boats.": OVERSTATED,
        "Small harbours are urged to lend at least 3 boats.": UNSUPPORTED,
        "Donor organizations urge partner organizations to lend boats.": UNSUPPORTED,
    },
    COUNTING: {
        "The Secretary-General is requested to report to the Council on lanterns.": SUPPORTED,
        "The Council is requested to report on lanterns.": UNSUPPORTED,
        "The Secretary-General requests the Council to report on lanterns.": UNSUPPORTED,
        "The Secretary-General is required to report to the Council on lanterns.": OVERSTATED,
        "The Secretary-General will report to the Council on lanterns.": OVERSTATED,
    },
    PRICES: {
        "A seat should cost no more than 15 crowns.": SUPPORTED,
        "It may be free on 2 June.": SUPPORTED,
        "A seat should cost more than 15 crowns.": UNSUPPORTED,
        "A seat should cost 15 crowns.": UNSUPPORTED,
        "A seat must cost no more than 15 crowns.": OVERSTATED,
        "A seat cost no more than 15 crowns.": UNSUPPORTED,
        "A seat should cost no more than 150 crowns.": UNSUPPORTED,
        "A seat should cost no more than 1.5 crowns.": UNSUPPORTED,
        "It is free on 2 June.": UNSUPPORTED,
        "It may be free on 15 June.": UNSUPPORTED,
    },
}


@pytest.mark.parametrize(
    ("at", "text", "expected"),
    [(at, text, verdict) for at, told in SENTENCES.items() for text, verdict in told.items()],
)
def test_sentence_of_a_model(at, text, expected):
    quote = Quote(at, 0, len(CLAUSES[at][0]))
    statement = judge(Proposal(text, (quote,), is_model_worded=True))
    assert (statement.verdict, statement.reason) == (
        expected,
        "" if expected == SUPPORTED else statement.reason,
    )
    uncited = judge(Proposal(text, (), is_model_worded=True))
    assert uncited.verdict == UNCITED
    hidden = judge(Proposal(text, (quote, Quote(HIDDEN, 0, 1)), is_model_worded=True))
    assert hidden.verdict == NOT_OFFERED


@pytest.mark.parametrize(
    "text",
    [
        "Donor organizations are urged, and Member States are invited to share training places.",
        "Member States are invited to share training places and to lend boats.",
        "Member States and donor organizations are invited to lend 3 boats.",
    ],
)
def test_clauses_with_different_addressees_are_not_joined(text):
    quotes = tuple(Quote(at, 0, len(CLAUSES[at][0])) for at in (FEES, LENDING))
    for order in (quotes, quotes[::-1]):
        assert judge(Proposal(text, order, is_model_worded=True)).verdict != SUPPORTED


CLAIMS = {
    "not to charge painters fees": SUPPORTED,
    "to charge painters fees": SUPPORTED,
    "not to charge  painters\u00a0fees": SUPPORTED,
    "to charge painters a fee": MISQUOTED,
    "share 21 training places": MISQUOTED,
    "share 12 training pl\u0430ces": MISQUOTED,
    "lend at least 3 boats": MISQUOTED,
    "U+202E": MISQUOTED,
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_words_that_a_model_puts_in_quotation_marks(claim):
    said = "Member States are invited not to charge painters fees."
    quote = Quote(FEES, 0, len(CLAUSES[FEES][0]))
    proposal = Proposal(said, (quote,), claimed=(claim,), is_model_worded=True)
    assert judge(proposal).verdict == CLAIMS[claim]
    assert judge(replace(proposal, quotes=(Quote(HIDDEN, 0, 1),))).verdict == NOT_OFFERED


def test_every_verdict_is_reached():
    reached = {v for told in SENTENCES.values() for v in told.values()}
    reached |= {*WRONG.values(), *CLAIMS.values(), UNCITED}
    assert reached == set(VerdictKind)
