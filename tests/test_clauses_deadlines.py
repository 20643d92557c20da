"""Whom an addressee belongs to, and until when something is asked, by the printed words."""

from datetime import date

import pytest

from itcp_assist.clauses.deadlines import find_deadline
from itcp_assist.clauses.groups import group_of
from itcp_assist.records import Group


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("all IMO Member States", Group.MEMBER_STATES),
        ("Member Governments", Group.MEMBER_STATES),
        ("Parties", Group.MEMBER_STATES),
        ("Parties to the Convention on Knots", Group.MEMBER_STATES),
        ("States Parties", Group.MEMBER_STATES),
        ("Administrations", Group.MEMBER_STATES),
        ("developing countries", Group.MEMBER_STATES),
        ("États Membres", Group.MEMBER_STATES),
        ("partner countries", Group.MEMBER_STATES),
        ("parties to armed conflict", Group.OTHERS),
        ("Secretary-General", Group.SECRETARY_GENERAL),
        ("Secretary\u2011General of the Organization", Group.SECRETARY_GENERAL),
        ("Special Envoy of the Secretary-General", Group.OTHERS),
        ("Secretario General", Group.SECRETARY_GENERAL),
        ("Secretariat", Group.SECRETARIAT),
        ("Division for Knots of the Secretariat", Group.SECRETARIAT),
        ("Assembly", Group.ASSEMBLY),
        ("President of the General Assembly", Group.ASSEMBLY),
        ("Council", Group.COUNCIL),
        ("Security Council", Group.COUNCIL),
        ("Council of Europe", Group.INTERNATIONAL_ORGANIZATIONS),
        ("Maritime Safety Committee", Group.COMMITTEES),
        ("Sub-Committee on Knots", Group.COMMITTEES),
        ("International Committee of the Red Cross", Group.INTERNATIONAL_ORGANIZATIONS),
        ("partner organizations", Group.PARTNER_ORGANIZATIONS),
        ("development partners", Group.PARTNER_ORGANIZATIONS),
        ("donor organizations", Group.DONOR_ORGANIZATIONS),
        ("donor countries", Group.DONOR_ORGANIZATIONS),
        ("bilateral donors", Group.DONOR_ORGANIZATIONS),
        ("international organizations concerned", Group.INTERNATIONAL_ORGANIZATIONS),
        ("specialized agencies of the United Nations", Group.INTERNATIONAL_ORGANIZATIONS),
        ("United Nations system", Group.INTERNATIONAL_ORGANIZATIONS),
        ("regional commissions", Group.INTERNATIONAL_ORGANIZATIONS),
        ("multilateral development banks", Group.INTERNATIONAL_ORGANIZATIONS),
        ("Organization", Group.INTERNATIONAL_ORGANIZATIONS),
        ("international non\u2011governmental organizations", Group.NON_GOVERNMENTAL),
        ("civil society", Group.NON_GOVERNMENTAL),
        ("shipping industry", Group.INDUSTRY),
        ("shipowners", Group.INDUSTRY),
        ("private sector", Group.INDUSTRY),
        ("international community", Group.OTHERS),
        ("all relevant stakeholders", Group.OTHERS),
        ("harbour pilots", Group.OTHERS),
    ],
)  # fmt: skip
def test_an_addressee_belongs_to_one_group_by_its_printed_words(name, group):
    assert group_of(name) == group


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("to report by 31 December 2091 on knots", "by 31 December 2091", date(2091, 12, 31)),
        ("to report by December 31, 2091", "by December 31, 2091", date(2091, 12, 31)),
        ("to report, not later than 1 March 2091,", "not later than 1 March 2091",
         date(2091, 3, 1)),
        ("to act until 1st June 2091", "until 1st June 2091", date(2091, 6, 1)),
        ("to act before the end of 2091", "before the end of 2091", None),
        ("to end knots by 2090;", "by 2090", None),
        ("to end knots by the year 2090", "by the year 2090", None),
        ("to report by March 2091", "by March 2091", None),
        ("to report within 90 days of the storm", "within 90 days", None),
        ("to report within a period of two years", "within a period of two years", None),
        ("to report at its ninety-eighth session", "at its ninety-eighth session", None),
        ("that knots shall be reviewed at its ninety-eighth session",
         "at its ninety-eighth session", None),
        ("to report by the end of its next session", "by the end of its next session", None),
        ("to act no later than the first survey after 1 May 2091, as apt",
         "no later than the first survey after 1 May 2091", None),
        ("de rendre compte au plus tard le 1er mars 2091", "au plus tard le 1er mars 2091",
         date(2091, 3, 1)),
        ("de rendre compte d'ici à 2090", "d'ici à 2090", None),
        ("a que informe a más tardar el 5 de mayo de 2091", "a más tardar el 5 de mayo de 2091",
         date(2091, 5, 5)),
        ("a que informe antes del 5 de mayo de 2091", "antes del 5 de mayo de 2091",
         date(2091, 5, 5)),
    ],
)  # fmt: skip
def test_a_deadline_is_printed_words_with_the_day_that_they_name(text, words, day):
    until = find_deadline(text)
    assert (text[until.start : until.end], until.day) == (words, day)


@pytest.mark.parametrize(
    "text",
    [
        "to apply the plan adopted by the Council at its ninety-eighth session",
        "to apply the plan adopted at its ninety-eighth session",
        "to apply the plan adopted in 2090 by the ninth meeting of the Council",
        "to apply the decision of the Council at its ninety-eighth session",
        "to follow the 2090 Agenda for Knots",
        "to be guided by 2090/1",
        "to work by the Code and within means",
        "to apply the amendments that enter into force on 1 March 2091",
        "to consider their session papers",
    ],
)
def test_a_day_of_something_else_is_no_deadline(text):
    assert find_deadline(text) is None
