"""The time line of a chain: everything in it is told, fits and can be told apart."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from fake_assistant import NEW, OLD, FakeAssistant
from hypothesis import given
from hypothesis import strategies as st
from payloads import PAYLOADS
from svg_pictures import (
    DAY,
    SECONDARY,
    VERBS,
    VERIFIED,
    Seen,
    long_standing,
    make_edge,
    make_link,
    make_standing,
    symbol,
)

from itcp_assist.citation import Citation
from itcp_assist.present import NOTICE, parse_fragment, to_timeline
from itcp_assist.present.svg_lanes import OTHER, STYLES, Run, assign_lanes
from itcp_assist.present.svg_text import to_plain
from itcp_assist.records import Confidence, State

ALLOWED = set("svg title desc style a text rect path circle".split())


def pair(**edge):
    """The first is revoked by the second."""
    links = [
        make_link(0, date(2000, 5, 1), State.REVOKED, title="Old boats"),
        make_link(1, date(2010, 6, 2), State.STANDS, title="New boats"),
    ]
    values = {"actor": 1, "verb": "revokes", "target": 0, "on": date(2010, 6, 2)} | edge
    return make_standing(links, [make_edge(**values)], asked=1)


def test_what_is_drawn_is_told_in_words():
    seen = Seen.of(to_timeline(pair()))
    assert seen.all("title")[0].text == f"Time line of {symbol(1)} and its chain"
    assert seen.told == (
        "2 instruments, oldest first, status on 1 January 2026. "
        f"1. {symbol(0)}, Old boats, adopted on 1 May 2000: revoked on 2 June 2010, "
        "read in the text itself. "
        f"2. {symbol(1)} (asked about), New boats, adopted on 2 June 2010: stands, "
        f"read in the text itself. It does this: op 1 revokes {symbol(0)}."
    )
    for words in ("1 May", "2010", "10 years later", "revoked on 2 June 2010", "revokes"):
        assert words in seen.words


def test_on_the_page_every_box_and_act_opens_in_the_pane():
    seen = Seen.of(to_timeline(pair()))
    opened = [parse_fragment(href) for href in seen.hrefs]
    assert [o.key for o in opened] == [symbol(0), symbol(1), f"{symbol(1)}#op/1"]
    assert {o.day for o in opened} == {DAY}
    # what is inside an image cannot be reached by those who do not see it
    assert seen.root.get("role") == "group"


def test_alone_it_is_an_image_with_its_day_and_the_notice_and_no_link():
    picture = to_timeline(pair(), alone=True)
    seen = Seen.of(picture)
    assert seen.root.get("role") == "img"
    ids = [seen.all(tag)[0].get("id") for tag in ("title", "desc")]
    assert seen.root.get("aria-labelledby").split() == ids
    assert seen.hrefs == []
    assert "Status on 1 January 2026." in seen.words
    assert NOTICE in " ".join(seen.words.split())
    assert "prefers-color-scheme: dark" in seen.all("style")[0].text


@pytest.mark.parametrize("alone", [True, False])
def test_nothing_comes_from_elsewhere(alone):
    picture = to_timeline(long_standing(), alone=alone)
    rest = picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"http|//|url\(|@import|<script|<image|<use|xlink", rest)
    assert {element.tag.partition("}")[2] for element in Seen.of(picture).root.iter()} <= ALLOWED


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_value_becomes_markup(payload):
    standing = pair()
    links = tuple(replace(link, title=payload, relation=payload) for link in standing.chain)
    edges = (replace(standing.edges[0], verb=payload, evidence=payload),)
    for given_edges in (edges, ()):
        standing = replace(standing, chain=links, edges=given_edges)
        seen = Seen.of(to_timeline(standing))
        assert {element.tag.partition("}")[2] for element in seen.root.iter()} <= ALLOWED
        names = {name for element in seen.root.iter() for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or name == "style"}
        assert to_plain(payload)[:20] in seen.told


@given(st.text(max_size=250), st.text(max_size=40))
def test_any_text_gives_valid_xml(title, verb):
    standing = pair()
    links = tuple(replace(link, title=title) for link in standing.chain)
    edges = (replace(standing.edges[0], verb=verb),)
    assert Seen.of(to_timeline(replace(standing, chain=links, edges=edges), alone=True)).boxes


def test_a_long_chain_stays_legible():
    standing = long_standing()
    seen = Seen.of(to_timeline(standing))
    assert len(seen.boxes) == 20
    for above, below in pairwise(seen.boxes):
        assert above[3] < below[1]
    for edge in standing.edges:
        place = f"op {edge.clause.path[0]} {edge.verb} {edge.target.symbol}"
        assert place in seen.told
    width = float(seen.root.get("width"))
    assert width < 800
    drawn = [float(n) for p in seen.all("path") for n in re.findall(r"[ML]([0-9.]+) ", p.get("d"))]
    assert max(drawn) <= width


def test_what_is_cut_in_a_box_is_told_in_full():
    title = "Boats " * 200
    seen = Seen.of(to_timeline(make_standing([make_link(0, title=title)])))
    assert title.strip() not in seen.words
    assert title.strip() in seen.told


def test_the_order_of_the_relations_does_not_matter():
    standing = long_standing()
    turned = replace(standing, edges=standing.edges[::-1])
    assert to_timeline(turned) == to_timeline(standing) == to_timeline(long_standing())


def test_each_verb_has_a_form_of_its_own():
    assert set(STYLES) == set(VERBS)
    assert len({*STYLES.values(), OTHER}) == len(VERBS) + 1
    assert [verb for verb in VERBS if STYLES[verb].dashes] == ["recalls"]
    links = [make_link(0), make_link(1)]
    for verb in VERBS:
        seen = Seen.of(to_timeline(make_standing(links, [make_edge(1, verb, 0)])))
        heads = [p.get("d") for p in seen.all("path") if p.get("transform")]
        assert heads == [STYLES[verb].head] * 2  # the arrow's, and that of the legend


def test_unknown_days_keep_their_place_and_are_told():
    links = [make_link(0, date(2000, 1, 1)), make_link(1), make_link(2, date(2010, 1, 1))]
    seen = Seen.of(to_timeline(make_standing(links)))
    assert "day not established" in seen.words
    assert [seen.told.index(symbol(n)) for n in range(3)] == sorted(
        seen.told.index(symbol(n)) for n in range(3)
    )
    assert "later" not in seen.words  # nothing is reckoned across a day that is not known
    assert [bool(dot.get("stroke-dasharray")) for dot in seen.all("circle")] == [False, True, False]


@pytest.mark.parametrize(
    ("confidence", "words", "is_dashed"),
    [
        (VERIFIED, "read in the text itself", False),
        (SECONDARY, "from a secondary source", True),
        (Confidence.LEAD, "status not established", True),
    ],
)
def test_how_a_state_is_known_is_a_word_and_an_outline(confidence, words, is_dashed):
    links = [make_link(0, state=State.STANDS, confidence=confidence)]
    seen = Seen.of(to_timeline(make_standing(links)))
    assert words in seen.words
    assert bool(seen.all("rect")[0].get("stroke-dasharray")) is is_dashed


def test_a_lead_is_never_told_as_a_fact():
    seen = Seen.of(to_timeline(pair(confidence=Confidence.LEAD)))
    assert "revokes" not in seen.words
    assert f"effect on {symbol(0)} not established" in seen.words


def test_a_relation_of_a_later_day_says_so():
    seen = Seen.of(to_timeline(pair(on=date(2027, 1, 1))))
    assert "from 1 January 2027 (not yet on 1 January 2026)" in " ".join(seen.words.split())
    assert "revoked on" not in seen.words


def test_without_relations_the_links_of_the_chain_are_drawn():
    standing = FakeAssistant().status(OLD)
    assert not standing.edges
    seen = Seen.of(to_timeline(standing))
    assert f"op 3 revokes {OLD}" in seen.words
    assert parse_fragment(seen.hrefs[-1]).key == f"{NEW}#op/3"
    asked = replace(standing.chain[1], relation="not established", by=Citation(OLD))
    seen = Seen.of(to_timeline(replace(standing, chain=(standing.chain[0], asked))))
    assert f"effect on {NEW} not established" in seen.words


def test_an_instrument_without_a_chain_is_one_box():
    standing = replace(FakeAssistant().status(OLD), chain=())
    seen = Seen.of(to_timeline(standing, alone=True))
    assert len(seen.boxes) == 1
    assert "revoked on 30 June 2003" in seen.words
    assert seen.told.startswith("1 instrument, status on")


HEIGHTS = st.integers(0, 400)
RUNS = st.lists(
    st.builds(
        Run, st.sampled_from(VERBS), HEIGHTS, st.lists(HEIGHTS, min_size=1, max_size=4).map(tuple)
    ),
    max_size=25,
)


@given(RUNS)
def test_no_line_lies_upon_another(runs):
    lanes = assign_lanes(runs)
    assert len(lanes) == len(runs)
    for (one, lane), (other, beside) in combinations(zip(runs, lanes, strict=True), 2):
        if lane == beside:
            assert one.bottom < other.top or other.bottom < one.top
    assert set(lanes) == set(range(len(set(lanes))))
