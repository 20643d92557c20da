"""Sentences about standing are shown only where the register says the same."""

from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, State, Status
from itcp_assist.verify.standing import check_standing

DAY = date(2095, 6, 1)
BY = Citation.parse("A.9005(95)#op/8")
OP4 = Citation.parse("A.9001(90)#op/4")
ANNEX = Citation.parse("A.9002(91)#annex/part-II/5.2")


def status(symbol, state, confidence=Confidence.VERIFIED_TEXT, evidence="told", by=BY, on=DAY):
    return Status(symbol, DAY, state, confidence, evidence, by, on)


KNOWN = {
    "A.9001(90)": status("A.9001(90)", State.REVOKED),
    str(OP4): status("A.9001(90)", State.REVOKED),
    "A.9002(91)": status("A.9002(91)", State.AMENDED, evidence="A.9005(95) extends part of it"),
    "A.9002(91)#op/3": status("A.9002(91)", State.AMENDED, evidence="A.9005(95) corrects it"),
    "A.9002(91)#op/5": status("A.9002(91)", State.REVOKED),
    str(ANNEX): status("A.9002(91)", State.SUPERSEDED),
    "A.9003(92)": status(
        "A.9003(92)", State.OVERTAKEN, Confidence.SECONDARY, "a list says so; secondary", on=None
    ),
    "A.9004(93)": status("A.9004(93)", State.STANDS, by=None, on=None),
    "A.9006(96)": status("A.9006(96)", State.NOT_YET_ADOPTED, by=None, on=None),
    "A.9007(97)": status("A.9007(97)", State.NOT_ESTABLISHED, by=None, on=None),
}


def check(text):
    return check_standing(text, lambda at: KNOWN[str(at)], (OP4, ANNEX))


TRUE = [
    "Resolution A.9001(90) was revoked by resolution A.9005(95), operative paragraph 8, on 1 June"
    " 2095.",
    "Resolution A.9001(90), operative paragraph 4, was revoked by resolution A.9005(95), operative"
    " paragraph 8, on 1 June 2095, with the whole of resolution A.9001(90).",
    "Resolution A.9002(91) was extended by resolution A.9005(95).",
    "Resolution A.9002(91), operative paragraph 3, was corrected by resolution A.9005(95).",
    "Resolution A.9002(91), operative paragraph 3, was amended by resolution A.9005(95).",
    "Resolution A.9002(91), annex, part II, paragraph 5.2, was superseded by resolution"
    " A.9005(95).",
    "Resolution A.9003(92) was overtaken by resolution A.9005(95) (from a secondary source): a list"
    " says so; secondary.",
    "Resolution A.9004(93) stands on 1 June 2095 as far as found.",
    "Resolution A.9006(96) was not yet adopted on 1 June 2095.",
    "Whether resolution A.9007(97) still stands on 1 June 2095 is not established.",
    "Resolution A.9001(90) invites Member States.",
    "It was revoked by a later text.",
]
FALSE = [
    # another state, another actor, another day
    "Resolution A.9001(90) was superseded by resolution A.9005(95).",
    "Resolution A.9001(90) was revoked by resolution A.9004(93).",
    "Resolution A.9001(90) was revoked by resolution A.9005(95) on 2 June 2095.",
    "Resolution A.9003(92) was overtaken by resolution A.9005(95) on 1 June 2095 (from a secondary"
    " source).",
    # another place, or more than was ended
    "Resolution A.9002(91) was revoked by resolution A.9005(95).",
    "Resolution A.9002(91), operative paragraph 3, was revoked by resolution A.9005(95).",
    "Resolution A.9002(91), annex, part II, paragraph 5.2, was revoked by resolution A.9005(95).",
    # something else was done to it
    "Resolution A.9002(91) was corrected by resolution A.9005(95).",
    "Resolution A.9002(91), operative paragraph 3, was extended by resolution A.9005(95).",
    # how it is known is left out, or made better
    "Resolution A.9003(92) was overtaken by resolution A.9005(95).",
    "Resolution A.9003(92) was overtaken by resolution A.9005(95) (read in the text itself).",
    "Resolution A.9001(90) was revoked by resolution A.9005(95) (from a secondary source).",
    # what does not stand stands, what is not known is known
    "Resolution A.9001(90) stands on 1 June 2095.",
    "Resolution A.9002(91) is still in force.",
    "Resolution A.9004(93) was not yet adopted on 1 June 2095.",
    "Whether resolution A.9001(90) still stands on 1 June 2095 is not established.",
    # the second sentence is the wrong one
    "Resolution A.9001(90) was revoked by resolution A.9005(95). Resolution A.9004(93) was revoked"
    " by resolution A.9005(95).",
]


@pytest.mark.parametrize("text", TRUE)
def test_what_the_register_says_is_let_through(text):
    assert check(text) == ""


@pytest.mark.parametrize("text", FALSE)
def test_what_the_register_does_not_say_is_refused(text):
    assert "the register" in check(text)


def test_end_of_a_part_is_not_that_of_the_whole():
    text = (
        "Resolution A.9002(91), operative paragraph 5, was revoked by resolution A.9005(95), "
        "with the whole of resolution A.9002(91)."
    )
    assert check(text) == "the register says otherwise of the whole of A.9002(91)"
