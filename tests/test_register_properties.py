"""What holds of a status whatever the edges: no order matters, and no lead or forgery is told."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from test_register_status import BORN, edge, holding

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, State
from itcp_assist.register import Facts, Register

SYMBOLS = [f"A.{9000 + n}({90 + n})" for n in range(5)]
DATES = st.dates(date(2090, 1, 1), date(2099, 12, 31))
RELATIONS = st.lists(
    st.builds(
        edge,
        verb=st.sampled_from(["revokes", "supersedes", "overtakes", "amends", "recalls"]),
        target=st.sampled_from(SYMBOLS),
        actor=st.sampled_from(SYMBOLS),
        on=st.one_of(st.none(), DATES),
        confidence=st.sampled_from(Confidence),
    ),
    max_size=12,
)
ADOPTIONS = st.lists(st.one_of(st.none(), DATES), min_size=5, max_size=5)


def register_of(relations, adoptions, *, facts=False):
    held = [holding(s, day) for s, day in zip(SYMBOLS, adoptions, strict=True)]
    known = Facts(relations=tuple(relations)) if facts else Facts()
    return Register(known, () if facts else relations, held)


@settings(max_examples=60, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES, st.randoms(use_true_random=False))
def test_order_of_edges_does_not_matter(relations, adoptions, as_of, random):
    shuffled = random.sample(relations, len(relations))
    one, two = register_of(relations, adoptions), register_of(shuffled, adoptions)
    for symbol in SYMBOLS:
        assert one.standing_of(symbol, as_of) == two.standing_of(symbol, as_of)


@settings(max_examples=60, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES, DATES)
def test_what_was_revoked_stays_revoked(relations, adoptions, one_day, other_day):
    register = register_of(relations, adoptions)
    early, late = sorted((one_day, other_day))
    for symbol in SYMBOLS:
        if register.status_of(Citation(symbol), early).state is State.REVOKED:
            assert register.status_of(Citation(symbol), late).state is State.REVOKED


@settings(max_examples=60, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES)
def test_facts_never_tell_a_lead(relations, adoptions, as_of):
    register = register_of(relations, adoptions, facts=True)
    leads = {(e.actor, e.target.symbol) for e in relations if e.confidence is Confidence.LEAD}
    known = {(e.actor, e.target.symbol) for e in relations if e.confidence is not Confidence.LEAD}
    for symbol in SYMBOLS:
        found = register.status_of(Citation(symbol), as_of)
        assert found.confidence is not Confidence.LEAD
        assert found.by is None or (found.by.symbol, symbol) not in leads - known


@settings(max_examples=60, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES, RELATIONS)
def test_untrusted_documents_never_change_a_status(relations, adoptions, as_of, forged):
    intruder = "A.9500(99)"
    lies = [edge(e.verb, str(e.target), intruder, e.on, e.confidence) for e in forged]
    held = [holding(s, day) for s, day in zip(SYMBOLS, adoptions, strict=True)]
    clean = Register(Facts(), relations, held)
    dirty = Register(
        Facts(), [*relations, *lies], [*held, holding(intruder, BORN, tier="untrusted")]
    )
    for symbol in SYMBOLS:
        assert clean.standing_of(symbol, as_of) == dirty.standing_of(symbol, as_of)
