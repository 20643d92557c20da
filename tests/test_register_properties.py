"""What holds of a status whatever the edges: no order matters, and no lead or forgery is told."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from test_register_status import BORN, edge, holding

from itcp_assist.citation import Citation
from itcp_assist.records import Confidence, State
from itcp_assist.register import Facts, Register
from itcp_assist.register.facts import RELATION_VERBS, ResolutionFacts, Session

SYMBOLS = [f"A.{9000 + n}({90 + n})" for n in range(5)]
PLACES = [*SYMBOLS, *(f"{symbol}#op/4" for symbol in SYMBOLS)]
DATES = st.dates(date(2090, 1, 1), date(2099, 12, 31))
KNOWN = st.sampled_from([c for c in Confidence if c is not Confidence.LEAD])


def relations_among(actors, targets=PLACES):
    return st.lists(
        st.builds(
            edge,
            verb=st.sampled_from(RELATION_VERBS),
            target=st.sampled_from(targets),
            actor=st.sampled_from(actors),
            on=st.one_of(st.none(), DATES),
            confidence=st.sampled_from(Confidence),
        ),
        max_size=12,
    )


RELATIONS = relations_among(SYMBOLS)
ADOPTIONS = st.lists(st.one_of(st.none(), DATES), min_size=5, max_size=5)


def register_of(relations, adoptions, *, facts=False):
    held = [holding(s, day) for s, day in zip(SYMBOLS, adoptions, strict=True)]
    known = Facts(relations=tuple(relations)) if facts else Facts()
    return Register(known, () if facts else relations, held)


def substance(register, place, as_of):
    """What a status says, without the words that say why."""
    found = register.status_of(Citation.parse(place), as_of)
    return found.state, found.by, found.on, found.confidence, found.adopted


@settings(max_examples=40, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES, st.randoms(use_true_random=False))
def test_order_of_reading_does_not_matter(relations, adoptions, as_of, random):
    shuffled = random.sample(relations, len(relations))
    held = [holding(s, day) for s, day in zip(SYMBOLS, adoptions, strict=True)]
    one = Register(Facts(), relations, held)
    two = Register(Facts(), shuffled, random.sample(held, len(held)))
    for symbol in SYMBOLS:
        assert one.standing_of(symbol, as_of) == two.standing_of(symbol, as_of)
    assert one.problems() == two.problems()


@settings(max_examples=40, deadline=None)
@given(RELATIONS, ADOPTIONS, st.lists(DATES, min_size=2, max_size=4))
def test_status_is_a_function_of_edges_and_date(relations, adoptions, days):
    """What was asked before, and of which place, makes no difference."""
    register = register_of(relations, adoptions)
    asked = {(p, d): register.status_of(Citation.parse(p), d) for d in days for p in PLACES}
    for (place, day), found in reversed(asked.items()):
        fresh = register_of(relations, adoptions).status_of(Citation.parse(place), day)
        assert register.status_of(Citation.parse(place), day) == found == fresh


@settings(max_examples=40, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES, DATES)
def test_what_was_revoked_stays_revoked(relations, adoptions, one_day, other_day):
    register = register_of(relations, adoptions)
    early, late = sorted((one_day, other_day))
    for symbol in SYMBOLS:
        if register.status_of(Citation(symbol), early).state is State.REVOKED:
            assert register.status_of(Citation(symbol), late).state is State.REVOKED


@settings(max_examples=40, deadline=None)
@given(RELATIONS, ADOPTIONS, DATES)
def test_facts_never_tell_a_lead(relations, adoptions, as_of):
    register = register_of(relations, adoptions, facts=True)
    leads = {(e.actor, e.target.symbol) for e in relations if e.confidence is Confidence.LEAD}
    known = {(e.actor, e.target.symbol) for e in relations if e.confidence is not Confidence.LEAD}
    for symbol in SYMBOLS:
        found = register.status_of(Citation(symbol), as_of)
        assert found.confidence is not Confidence.LEAD
        assert found.by is None or (found.by.symbol, symbol) not in leads - known


@settings(max_examples=40, deadline=None)
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


@settings(max_examples=100, deadline=None)
@given(
    st.data(),
    relations_among(SYMBOLS),
    relations_among(SYMBOLS),
    ADOPTIONS,
    st.sampled_from(["upload", "untrusted"]),
)
def test_unofficial_documents_never_change_what_better_sources_describe(
    data, told, said, adoptions, tier
):
    """Neither a new symbol, nor one that the facts know of, nor a copy of a text that is held."""
    official, described = SYMBOLS[:2], SYMBOLS[2:4]
    held = [holding(s, day, "official") for s, day in zip(official, adoptions, strict=False)]
    entries = tuple(
        ResolutionFacts(s, adopted=day, adopted_confidence=data.draw(KNOWN))
        for s, day in zip(described, adoptions[2:], strict=False)
    )
    facts = Facts(
        sessions=(Session(92, "2092", date(2092, 1, 1), date(2092, 12, 31)),),
        relations=tuple(told),
        resolutions=entries,
    )
    said = [e for e in said if e.actor in official]
    intruders = ["A.9500(99)", *data.draw(st.lists(st.sampled_from(SYMBOLS), unique=True))]
    copies = [holding(s, data.draw(DATES), tier) for s in intruders]
    lies = data.draw(relations_among([s for s in intruders if s not in official]))
    clean = Register(facts, said, held)
    dirty = Register(facts, [*said, *lies], [*held, *copies])
    as_of = data.draw(DATES)
    for place in [*official, *described, *(f"{s}#op/4" for s in official)]:
        assert substance(clean, place, as_of) == substance(dirty, place, as_of)


@settings(max_examples=40, deadline=None)
@given(relations_among(SYMBOLS[:2]), ADOPTIONS, DATES, st.booleans())
def test_rings_and_acts_on_oneself_never_raise_or_loop(relations, adoptions, as_of, facts):
    register = register_of(relations, adoptions, facts=facts)
    for symbol in SYMBOLS[:2]:
        standing = register.standing_of(symbol, as_of)
        assert all(sentence.endswith(".") for sentence in standing.status.conflicts)
        members = {symbol, *(link.symbol for link in standing.chain)}
        assert all({e.actor, e.target.symbol} <= members for e in standing.edges)
    assert len(register.problems()) == len(set(register.problems()))
