"""Answers about what stands: of the place asked about, with how it is known, all verified."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from test_register_status import BORN, DAY, ENDED, NEW, OLD, edge, holding

from itcp_assist.answer.standing import answer_status
from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Confidence, Findings, Kind, Outcome, Query, State
from itcp_assist.register import Facts, Register
from itcp_assist.register.facts import Flag, ResolutionFacts
from itcp_assist.verify import verify_draft

TEXTS = {
    f"{OLD}#op/4": "INVITES Member States to share training places;",
    f"{OLD}#op/5": "REQUESTS the Council to report.",
    f"{OLD}#annex-1/1": "The list has two parts.",
    f"{OLD}#register": "Resolution A.9001(90), our entry on it.",
    f"{NEW}#op/8": f"REVOKES resolution {OLD}.",
}


@dataclass
class Shelf:
    """Two fictional resolutions and a register."""

    register: Register
    held: dict = field(default_factory=lambda: {OLD: holding(OLD, BORN), NEW: holding(NEW, ENDED)})

    def clause(self, citation):
        text = TEXTS.get(str(citation))
        span = (0, len(text or ""))
        return Clause(citation, text, (span,), *span, 0) if text else None

    def clauses_of(self, symbol):
        keys = [k for k in TEXTS if k.startswith(f"{symbol}#") and "register" not in k]
        return [self.clause(Citation.parse(key)) for key in keys]

    def holding(self, symbol):
        return self.held.get(symbol)

    def status_of(self, citation, as_of):
        return self.register.status_of(citation, as_of)

    def standing_of(self, symbol, as_of):
        return self.register.standing_of(symbol, as_of)

    def relations(self):
        return self.register.relations()

    def citing(self, symbol):  # noqa: ARG002 - nothing cites here
        return []

    def title_of(self, symbol):  # noqa: ARG002 - the symbols name all there is
        return ""


def ask(question, *edges, places=(), as_of=ENDED, facts=None):
    shelf = Shelf(Register(facts or Facts(), edges, (holding(OLD, BORN), holding(NEW, ENDED))))
    places = tuple(Citation.parse(f"{OLD}#{place}") for place in places)
    query = Query(question, Kind.STATUS, "status", as_of, symbols=(OLD,), places=places)
    answer = verify_draft(answer_status(query, Findings(), shelf), shelf, {})
    assert answer.withheld == ()
    return answer, [statement.text for statement in answer.statements]


REVOKED = f"was revoked by resolution {NEW}, operative paragraph 8, on 1 June 2095"


@pytest.mark.parametrize(
    ("place", "label"),
    [("op/4", "operative paragraph 4"), ("annex-1", "annex 1"), ("annex-7", "annex 7")],
)
def test_place_in_a_revoked_text(place, label):
    """An annex may exist although its text is not held."""
    _, told = ask("Is it still valid?", edge(), places=[place])
    assert told == [f"Resolution {OLD}, {label}, {REVOKED}, with the whole of resolution {OLD}."]


def test_place_that_was_ended_itself_and_its_neighbour():
    act = edge(target=f"{OLD}#op/4")
    _, told = ask("Is it still valid?", act, places=["op/4"])
    assert told == [f"Resolution {OLD}, operative paragraph 4, {REVOKED}."]
    _, whole = ask("Is it still valid?", act)
    assert whole == [
        f"Resolution {OLD} was amended by resolution {NEW}, operative paragraph 8, on 1 June 2095,"
        " which revokes operative paragraph 4 of it."
    ]
    _, other = ask("Is it still valid?", act, places=["op/5"])
    (told,) = other
    assert told.startswith(f"Whether resolution {OLD}, operative paragraph 5, still stands on")


def test_place_that_the_held_text_does_not_have():
    answer, told = ask("Is it still valid?", edge(), places=["op/9"])
    assert told == [f"Resolution {OLD} {REVOKED}."]
    assert (
        f"The text of resolution {OLD} that is held has no operative paragraph 9." in answer.notes
    )


def test_annexes_asked_about_together():
    _, told = ask("Are the annexes still in force?", edge())
    assert told == [
        f"Resolution {OLD} {REVOKED}.",
        f"Resolution {NEW}, operative paragraph 8 names the resolution as a whole and makes no "
        "exception for its annexes.",
        f"Resolution {OLD}, annex-1, {REVOKED}, with the whole of resolution {OLD}.".replace(
            "-", " "
        ),
    ]
    _, before = ask("Are the annexes still in force?", edge(), as_of=ENDED - DAY)
    assert [text.partition(" as far")[0] for text in before] == [
        f"Resolution {OLD} stands on 31 May 2095",
        f"Resolution {OLD}, annex 1, stands on 31 May 2095",
    ]


@pytest.mark.parametrize(("verb", "done"), [("extends", "extended"), ("corrects", "corrected")])
def test_extended_and_corrected(verb, done):
    _, told = ask("Is it still valid?", edge(verb))
    assert told == [
        f"Resolution {OLD} was {done} by resolution {NEW}, operative paragraph 8, on 1 June 2095."
    ]


def test_what_is_not_read_in_a_text_says_how_it_is_known():
    told_edge = edge(confidence=Confidence.SECONDARY)
    _, told = ask("Is it still valid?", facts=Facts(relations=(told_edge,)))
    assert told[0].startswith(f"Resolution {OLD} {REVOKED} (from a secondary source): ")
    entry = ResolutionFacts(OLD, adopted=BORN, adopted_confidence=Confidence.SECONDARY)
    facts = Facts(relations=(told_edge,), resolutions=(entry,))
    _, before = ask("Is it still valid?", facts=facts, as_of=ENDED - DAY)
    assert before[0].startswith(
        f"Resolution {OLD} stands on 31 May 2095 as far as found (from a secondary source): "
    )


def test_what_speaks_against_it_is_a_note():
    flag = Flag(OLD, "a fictional portal", State.STANDS, Confidence.SECONDARY, "valid")
    answer, _ = ask("Is it still valid?", edge(), facts=Facts(flags=(flag,)))
    assert any("A fictional portal flags" in note for note in answer.notes)
    assert answer.outcome == Outcome.ANSWERED


def test_not_yet_adopted():
    _, told = ask("Is it still valid?", edge(), as_of=date(2089, 1, 1))
    assert told == [
        f"Resolution {OLD} was not yet adopted on 1 January 2089; it was adopted on "
        "10 January 2090."
    ]
