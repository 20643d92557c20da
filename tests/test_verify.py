"""The edge matrix of verification: each citation x each quote, and what a sentence may claim."""

from dataclasses import replace
from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import (
    Clause,
    Confidence,
    Draft,
    Holding,
    Identity,
    Kind,
    Outcome,
    Proposal,
    Query,
    Quote,
    Source,
    State,
    Status,
    VerdictKind,
)
from itcp_assist.verify import verify_draft

DAY = date(2090, 5, 1)
TEXT = "INVITES Member States to share 12 training places before 2091, but not to charge fees;"
OFFERED = Citation.parse("A.9001(90)#op/1")
HELD_ONLY = Citation.parse("A.9001(90)#op/2")
INVENTED = Citation.parse("A.9001(90)#op/77")
REVOKING = Citation.parse("A.9002(91)#op/1")
TEXTS = {
    OFFERED: (TEXT, "INVITES", ("Member States",)),
    HELD_ONLY: ("REQUESTS the Committee to keep this under review.", "REQUESTS", ("Committee",)),
    REVOKING: ("REVOKES resolution A.9001(90).", "REVOKES", ()),
}


class Shelf:
    """Three clauses of two fictional resolutions, the second of which revokes the first."""

    def clause(self, citation):
        if citation not in TEXTS:
            return None
        text, verb, addressees = TEXTS[citation]
        return Clause(citation, text, ((0, len(text)),), 0, len(text), 0, verb, addressees)

    def holding(self, symbol):
        identity = Identity(
            symbol, f"Title of {symbol}", "resolution", "Assembly", date(2090, 1, 2)
        )
        return Holding(identity, Source("x.txt", "text", "0" * 64))

    def status_of(self, citation, as_of):
        revoked = citation.symbol == "A.9001(90)"
        return Status(
            citation.symbol,
            as_of,
            State.REVOKED if revoked else State.NOT_ESTABLISHED,
            Confidence.VERIFIED_TEXT,
            "a clause revokes it" if revoked else "no clause held says so",
            REVOKING if revoked else None,
            date(2090, 1, 2) if revoked else None,
        )


def judge(proposal: Proposal, offered=(OFFERED, REVOKING)):
    query = Query("What?", Kind.TOPIC, "topic", DAY)
    draft = Draft(query, Kind.TOPIC, Outcome.ANSWERED, offered, (proposal,))
    return verify_draft(draft, Shelf(), {"corpus": "c"})


def verdict(proposal: Proposal) -> VerdictKind:
    answer = judge(proposal)
    (statement,) = (*answer.statements, *answer.withheld)
    assert bool(answer.statements) == (statement.verdict == VerdictKind.SUPPORTED)
    return statement.verdict


def exact(citation):
    text = TEXTS.get(citation, (TEXT,))[0]
    return Proposal(text, (Quote(citation, 0, len(text)),), is_quote=True)


MATRIX = {
    ("offered", "exact"): VerdictKind.SUPPORTED,
    ("offered", "altered"): VerdictKind.MISQUOTED,
    ("offered", "out of range"): VerdictKind.MISQUOTED,
    ("held, not offered", "exact"): VerdictKind.NOT_OFFERED,
    ("held, not offered", "altered"): VerdictKind.NOT_OFFERED,
    ("held, not offered", "out of range"): VerdictKind.NOT_OFFERED,
    ("invented", "exact"): VerdictKind.UNRESOLVED,
    ("invented", "altered"): VerdictKind.UNRESOLVED,
    ("invented", "out of range"): VerdictKind.UNRESOLVED,
}
CITATIONS = {"offered": OFFERED, "held, not offered": HELD_ONLY, "invented": INVENTED}


@pytest.mark.parametrize(("citation", "quote"), MATRIX)
def test_quote_matrix(citation, quote):
    proposal = exact(CITATIONS[citation])
    if quote == "altered":
        proposal = replace(proposal, text=proposal.text.replace(" not ", " "))
    if quote == "out of range":
        proposal = replace(proposal, quotes=(Quote(CITATIONS[citation], 0, 9999),))
    assert verdict(proposal) == MATRIX[citation, quote]


def test_statement_without_citation_is_withheld():
    assert verdict(Proposal("Member States share places.", ())) == VerdictKind.UNCITED


WHOLE = (Quote(OFFERED, 0, len(TEXT)),)
SENTENCES = [
    ("Member States are invited to share training places.", VerdictKind.SUPPORTED),
    ("Member States are invited to share 12 training places before 2091.", VerdictKind.SUPPORTED),
    ("Resolution A.9001(90) was revoked by resolution A.9002(91), operative paragraph 1, on "
     "2 January 2090.", VerdictKind.SUPPORTED),
    ("Member States are invited to share 21 training places.", VerdictKind.UNSUPPORTED),
    ("Member States must share training places.", VerdictKind.OVERSTATED),
    ("Sharing 12 training places is mandatory for Member States.", VerdictKind.OVERSTATED),
    ("Resolution A.9003(92) invites Member States to share training places.",
     VerdictKind.UNSUPPORTED),
    ("Shipowners pay a levy on fuel to an international fund.", VerdictKind.UNSUPPORTED),
    ("Resolution A.9001(90) was revoked by resolution A.9002(91), operative paragraph 4.",
     VerdictKind.UNSUPPORTED),
    ("Resolution A.9001(90) was revoked by resolution A.9002(91) on 3 January 2090.",
     VerdictKind.UNSUPPORTED),
    ("Resolution A.9002(91) was revoked by resolution A.9001(90).", VerdictKind.UNSUPPORTED),
    ("Resolution A.9001(90) was amended by resolution A.9002(91).", VerdictKind.UNSUPPORTED),
    ("Resolution A.9001(90) stands on 1 May 2090.", VerdictKind.UNSUPPORTED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_composed_sentence_says_no_more_than_its_citations(text, expected):
    assert verdict(Proposal(text, WHOLE)) == expected


WORDED_BADLY = (
    "Member States are invited to share thirteen training places.",
    "Member States are invited to share 12 training places after 2091.",
    "Member States are urged to share training places.",
    "The Secretary-General is invited to share training places.",
    "Member States are not invited to share training places.",
    "Member States need to share training places.",
    "Member States are to share training places.",
    "Member States share 12 training places.",
    "Member States are obligated to share training places.",
    "Member States will share training places.",
    "Member States are invited to share 2091 training places before 12.",
    "Member States are invited to share places, but not training.",
    "Member States are invited to stop training places.",
    "Member States are invited to charge fees.",
    "Member States are invited to share 12 training places 2091.",
)
WORDED_WELL = (
    "Member States are invited to share 12 training places before 2091.",
    "Member States are invited to share training places.",
    "A.9001(90) invites Member States to share training places, but not to charge fees.",
    "Member States are invited not to charge fees.",
)


@pytest.mark.parametrize("text", WORDED_BADLY)
def test_sentence_by_a_model_that_says_something_else_is_withheld(text):
    assert verdict(Proposal(text, WHOLE, is_model_worded=True)) != VerdictKind.SUPPORTED


@pytest.mark.parametrize("text", WORDED_WELL)
def test_sentence_by_a_model_in_the_words_of_its_clause_is_shown(text):
    assert verdict(Proposal(text, WHOLE, is_model_worded=True)) == VerdictKind.SUPPORTED


def test_denial_of_a_clause_may_not_be_left_out():
    assert verdict(Proposal("Member States charge fees.", WHOLE)) == VerdictKind.UNSUPPORTED
    kept = Proposal("Member States are invited not to charge fees.", WHOLE)
    assert verdict(kept) == VerdictKind.SUPPORTED


def test_denial_needs_a_denial_in_the_clause():
    quote = Quote(REVOKING, 0, len(TEXTS[REVOKING][0]))
    denied = Proposal("It is not resolution A.9001(90) that is revoked.", (quote,))
    assert verdict(denied) == VerdictKind.UNSUPPORTED


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("to share 12 training places", VerdictKind.SUPPORTED),
        ("to share  12 training\u00a0places", VerdictKind.SUPPORTED),
        ("to share 15 training places", VerdictKind.MISQUOTED),
        ("to charge fees to all", VerdictKind.MISQUOTED),
    ],
)
def test_claimed_quote_must_stand_in_a_cited_clause(claimed, expected):
    sentence = Proposal("Member States are invited to share places.", WHOLE, claimed=(claimed,))
    assert verdict(sentence) == expected


def test_withheld_statements_are_counted_and_the_answer_declined():
    answer = judge(exact(INVENTED))
    assert answer.outcome == Outcome.DECLINED
    assert answer.statements == ()
    assert [s.verdict for s in answer.withheld] == [VerdictKind.UNRESOLVED]
    assert any("1 statement withheld as unresolved" in note for note in answer.notes)


def test_every_citation_carries_the_status_on_the_day():
    answer = judge(exact(OFFERED))
    ((cited,),) = (s.cited for s in answer.statements)
    assert cited.status.state == State.REVOKED
    assert cited.status.by == REVOKING
    assert cited.status.as_of == DAY
    assert cited.text == TEXT[cited.quote.start : cited.quote.end]
