"""Which text on a subject stood on a day, and all that was done to a text: every sentence verified.

The documents are registered only, as most are: a sentence rests on their entries.
"""

from dataclasses import replace
from datetime import date

import pytest

from itcp_assist.answer import compose_draft
from itcp_assist.citation import Citation
from itcp_assist.records import (
    Clause,
    Confidence,
    Findings,
    Kind,
    Outcome,
    Query,
    Relation,
    State,
)
from itcp_assist.register import Facts, Register
from itcp_assist.register.facts import ResolutionFacts, Session
from itcp_assist.verify import verify_draft

SECONDARY, LEAD = Confidence.SECONDARY, Confidence.LEAD
FIRST, SECOND, CHANGE, THIRD = "A.9001(90)", "A.9011(91)", "A.9021(92)", "A.9031(93)"
LIST_1, LIST_2, ALONE = "A.9002(90)", "A.9032(93)", "A.9003(90)"
TITLES = {
    FIRST: "Lantern Code",
    SECOND: "Lantern Code, 2091",
    CHANGE: "Amendments to the Lantern Code, 2091",
    THIRD: "Code of Lamps (L Code)",
    LIST_1: "2090 List of duties under the Lantern Code",
    LIST_2: "2093 List of duties under the Lantern Code",
    ALONE: "Programme of lantern keepers",
}


def entry(symbol):
    year = 2000 + int(symbol[-3:-1])
    return ResolutionFacts(symbol, TITLES[symbol], SECONDARY, date(year, 5, 5), SECONDARY)


def act(actor, verb, target, on=None, confidence=SECONDARY):
    return Relation(actor, verb, Citation(target), confidence, "said by a recital", None, on)


FACTS = Facts(
    edition=date(2099, 1, 1),
    sessions=(Session(92, "2092", date(2092, 5, 1), date(2092, 5, 9)),),
    relations=(
        act(SECOND, "revokes", FIRST, date(2091, 5, 5)),
        act(CHANGE, "amends", SECOND),
        act(THIRD, "supersedes", SECOND, date(2093, 5, 5)),
        act(LIST_2, "supersedes", LIST_1, confidence=LEAD),
    ),
    resolutions=tuple(map(entry, TITLES)),
)


class Library:
    """A register of fictional facts with its entries; no text is held."""

    def __init__(self, facts=FACTS):
        self.register = Register(facts)
        self.entries = {clause.citation: (identity, clause) for identity, clause in
                        self.register.entries()}  # fmt: skip

    def clause(self, citation) -> Clause | None:
        return self.entries[citation][1] if citation in self.entries else None

    def clauses_of(self, symbol):  # noqa: ARG002 - nothing is held
        return ()

    def holding(self, symbol):
        from_entry = self.entries.get(Citation(symbol, "register"))
        return Registered(from_entry[0]) if from_entry else None

    def status_of(self, citation, as_of):
        return self.register.status_of(citation, as_of)

    def standing_of(self, symbol, as_of):
        return self.register.standing_of(symbol, as_of)

    def relations(self):
        return self.register.relations()

    def citing(self, symbol):  # noqa: ARG002 - nothing cites here
        return ()

    def title_of(self, symbol):
        return self.register.title_of(symbol)


class Registered:
    """A holding of the register: it has an identity only."""

    def __init__(self, identity):
        self.identity = identity


def ask(intent, day, *, symbols=(), choices=(), library=None):
    shelf = library or Library()
    query = Query("Which?", Kind.STATUS, intent, day, symbols=symbols, choices=choices)
    answer = verify_draft(compose_draft(query, Findings(), shelf), shelf, {})
    assert answer.withheld == ()
    return answer


def told(*given, **named):
    return [statement.text for statement in ask(*given, **named).statements]


CODES = (FIRST, SECOND)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2090, 1, 1), f"Resolution {FIRST} was not yet adopted on 1 January 2090"),
        (date(2090, 6, 1), f"Resolution {FIRST} stands on 1 June 2090 as far as found"),
        (date(2091, 6, 1), f"Resolution {SECOND} stands on 1 June 2091 as far as found"),
        (date(2092, 6, 1), f"Resolution {SECOND} was amended by resolution {CHANGE}"),
    ],
)
def test_member_of_a_chain_that_stood_on_the_day(day, first):
    said = told("status_of_topic", day, choices=CODES)
    assert said[0].startswith(first)
    assert "(from a secondary source)" in said[0] or "not yet" in said[0]
    assert f"is entitled: {TITLES[FIRST]}" in said[1]


def test_what_came_before_and_after():
    said = told("status_of_topic", date(2091, 6, 1), choices=CODES)
    assert said[2].startswith(f"Resolution {FIRST} was revoked by resolution {SECOND}")
    assert said[3].startswith(f"Resolution {THIRD} was not yet adopted on 1 June 2091")
    assert len(said) == 4


def test_when_those_named_have_ended_the_last_is_told_with_what_stands():
    answer = ask("status_of_topic", date(2095, 1, 1), choices=CODES)
    said = [statement.text for statement in answer.statements]
    assert said[0].startswith(f"Resolution {FIRST} was revoked")
    assert said[1].startswith(f"Resolution {SECOND} was superseded by resolution {THIRD}")
    assert answer.query.symbols == (FIRST, SECOND, THIRD)


def test_titles_that_differ_in_figures_are_one_series_and_a_lead_is_never_told():
    """That the second list supersedes the first is a lead: of the first nothing is established."""
    before = told("status_of_topic", date(2091, 1, 1), choices=(LIST_1, LIST_2))
    assert before[0].startswith(f"Whether resolution {LIST_1} still stands on 1 January 2091")
    after = told("status_of_topic", date(2095, 1, 1), choices=(LIST_1, LIST_2))
    assert all("is not established" in text or "is entitled" in text for text in after)
    assert not any("superseded" in text for text in (*before, *after))


def test_several_series_are_a_choice():
    answer = ask("status_of_topic", date(2091, 6, 1), choices=(LIST_1, ALONE))
    assert answer.outcome is Outcome.CHOOSE and not answer.statements
    assert [c.symbol for c in answer.nearest] == [LIST_1, ALONE]
    assert TITLES[ALONE] in answer.notes[0]


def test_a_series_where_a_text_stood_is_no_choice():
    said = told("status_of_topic", date(2091, 6, 1), choices=(*CODES, ALONE))
    assert said[0].startswith(f"Resolution {SECOND} stands")


def test_without_a_document_a_subject_is_a_topic():
    answer = ask("status_of_topic", date(2091, 6, 1))
    assert answer.outcome is Outcome.DECLINED


def test_history_tells_every_act_in_the_order_of_time():
    answer = ask("history", date(2095, 1, 1), symbols=(SECOND,))
    entry, *said = [statement.text for statement in answer.statements]
    assert entry.startswith(f"Resolution {SECOND}, Lantern Code, 2091 (its title from")
    assert "Adopted on 5 May 2091" in entry
    known = "(from a secondary source): said by a recital."
    assert said[:3] == [
        f"Resolution {SECOND} revokes resolution {FIRST}, on 5 May 2091 {known}",
        f"Resolution {CHANGE} amends resolution {SECOND}, on a day that is not established {known}",
        f"Resolution {THIRD} supersedes resolution {SECOND}, on 5 May 2093 {known}",
    ]
    assert said[3].startswith(f"Resolution {SECOND} was superseded by resolution {THIRD}")
    assert [s.cited[0].status.state for s in answer.statements[2:4]] == [State.SUPERSEDED] * 2


def test_history_goes_on_with_what_took_the_place_of_the_text():
    _, *said = told("history", date(2095, 1, 1), symbols=(FIRST,))
    assert [text.split()[1:5] for text in said[:3]] == [
        [SECOND, "revokes", "resolution", f"{FIRST},"],
        [CHANGE, "amends", "resolution", f"{SECOND},"],
        [THIRD, "supersedes", "resolution", f"{SECOND},"],
    ]
    assert said[3].startswith(f"Resolution {FIRST} was revoked by resolution {SECOND}")
    assert said[4].startswith(f"Whether resolution {THIRD} still stands on 1 January 2095 is not")


def test_history_ends_on_the_day_asked_about():
    _, *said = told("history", date(2092, 6, 1), symbols=(SECOND,))
    assert [text.split()[2] for text in said] == ["revokes", "amends", "was"]
    assert told("history", date(2095, 1, 1), symbols=(LIST_1,))[1].startswith("Whether")


def test_act_of_which_no_entry_says_anything_is_not_told():
    """The entry of the document only describes it; a longer symbol is not the one that acted."""
    shelf = Library()
    actor = "A.9041(94)"
    shelf.register = Register(replace(FACTS, relations=(act(actor, "amends", ALONE),)))
    said = told("history", date(2095, 1, 1), symbols=(ALONE,), library=shelf)
    assert not any(text.startswith(f"Resolution {actor} amends") for text in said)
    (at,) = (at for at in shelf.entries if at.symbol == ALONE)
    identity, plain = shelf.entries[at]
    for addition, count in ((f" Amended by {actor}/Rev.1.", 0), (f" Amended by {actor}.", 1)):
        text = plain.text + addition
        named = replace(plain, text=text, spans=((0, len(text)),), end=len(text))
        shelf.entries[at] = (identity, named)
        said = told("history", date(2095, 1, 1), symbols=(ALONE,), library=shelf)
        assert sum(line.startswith(f"Resolution {actor} amends") for line in said) == count
