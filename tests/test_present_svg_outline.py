"""The outline of a document: its parts in order, who is asked what, and what is not drawn."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from fake_assistant import NEW, OLD, TODAY, FakeAssistant, make_clause, make_status
from payloads import PAYLOADS
from svg_pictures import ARABIC, CHINESE, LONG, Seen

from itcp_assist.citation import Citation
from itcp_assist.present import NOTICE, parse_fragment, to_contents, to_outline
from itcp_assist.present.svg_outline import LIMIT, iter_rows
from itcp_assist.present.svg_text import to_plain
from itcp_assist.records import TextKind

HOLDING = FakeAssistant().document(OLD)[0]
STATUS = make_status(OLD, TODAY)


def clause(place, text="FOLDS the boats;", **changes):
    return replace(make_clause(Citation.parse(f"{OLD}#{place}"), text), **changes)


def outline(clauses, **options):
    return Seen.of(to_outline(HOLDING, clauses, STATUS, **options))


PARTS = [
    clause("pp/1", "RECALLING the fictional Convention on Paper Boats,"),
    clause("op/1", verb="INVITES", addressees=("Member States", "donor organizations")),
    clause("op/2", "DECIDES that boats float;", verb="DECIDES"),
    clause("op/2/a", parent=Citation.parse(f"{OLD}#op/2")),
    clause("annex/1", headings=("General", "Folding")),
    clause("annex/2", headings=("General", "Drying")),
    clause("annex-2/1", text_kind=TextKind.NOTE),
]


def test_parts_headings_verbs_and_addressees_are_drawn_and_told():
    seen = outline(PARTS)
    rows = [f"{row.number} {row.text}".strip() for row in iter_rows(PARTS)]
    assert rows == [
        "Preamble (1 clause)",
        "pp 1 RECALLING the fictional Convention on Paper Boats,",
        "Operative paragraphs (3 clauses)",
        "op 1 INVITES Member States, donor organizations",
        "op 2 DECIDES that boats float;",
        "op 2(a) FOLDS the boats;",
        "Annex (2 clauses)",
        "General",
        "Folding",
        "annex 1 FOLDS the boats;",
        "Drying",
        "annex 2 FOLDS the boats;",
        "Annex 2 (1 clause)",
        "annex 2 1 note, not the official text: FOLDS the boats;",
    ]
    words = " ".join(seen.words.split())
    assert all(row in words and row.rstrip(",;") in seen.told for row in rows)
    assert "On 1 January 2004: revoked, read in the text itself, adopted on" in words


def test_every_box_opens_its_clause():
    seen = outline(PARTS)
    assert [parse_fragment(href).key for href in seen.hrefs] == [str(c.citation) for c in PARTS]
    assert len(seen.boxes) == len(PARTS)
    for above, below in pairwise(seen.boxes):
        assert above[3] <= below[1]
    assert seen.boxes[3][0] > seen.boxes[2][0]  # a sub-item is set in


def test_alone_it_has_no_link_and_bears_the_notice():
    seen = outline(PARTS, alone=True)
    assert seen.hrefs == []
    assert seen.root.get("role") == "img"
    assert NOTICE in " ".join(seen.words.split())


def shown(clauses):
    return [row for row in iter_rows(clauses) if row.target]


def test_a_long_part_leaves_out_sub_items_and_tells_how_many():
    clauses = []
    for n in range(1, LIMIT + 1):
        parent = clause(f"op/{n}")
        items = [clause(f"op/{n}/{letter}", parent=parent.citation) for letter in "abcd"]
        clauses += [parent, *items]
    assert len(clauses) == 200
    assert len(shown(clauses)) == LIMIT
    assert all(row.text.endswith("(4 sub-items)") for row in shown(clauses))
    seen = outline(clauses)
    assert "160 sub-items not drawn" in seen.words
    assert "160 sub-items not drawn" in seen.told
    assert float(seen.root.get("height")) < 3000


def test_a_longer_part_is_drawn_by_its_headings():
    clauses = [
        clause(f"annex/{n}", headings=("Boats", f"Part {n % 200 // 20}")) for n in range(200)
    ]
    rows = shown(clauses)
    assert [row.text for row in rows] == [f"Boats; Part {n} (20 clauses)" for n in range(10)]
    assert rows[1].target == clauses[20].citation


def test_without_headings_its_beginning_is_drawn_and_the_rest_counted():
    clauses = [clause(f"par/{n}") for n in range(1, 201)]
    assert len(shown(clauses)) == LIMIT
    assert "160 more clauses not drawn" in outline(clauses).words


@pytest.mark.parametrize("payload", [*PAYLOADS, LONG[:200], CHINESE[:200], ARABIC[:200], "W" * 200])
def test_any_text_is_text(payload):
    holding = replace(HOLDING, identity=replace(HOLDING.identity, title=payload))
    clauses = [
        clause("op/1", payload, headings=(payload,)),
        clause("op/2", verb=payload, addressees=(payload, payload)),
    ]
    picture = to_outline(holding, clauses, STATUS)
    seen = Seen.of(picture)
    tags = {element.tag.partition("}")[2] for element in seen.root.iter()}
    assert tags <= set("svg title desc style a text rect path".split())
    assert not re.search(r"<[^>]* on[a-z]+=", picture)
    assert to_plain(payload)[:12] in seen.told


def test_all_clauses_follow_as_a_list_of_links():
    assistant = FakeAssistant()
    _, clauses = assistant.document(NEW)
    listed = to_contents(NEW, [*clauses, clause("op/9", "<b>")], TODAY)
    assert listed.count("<li>") == listed.count('href="#clause=') == len(clauses) + 1
    assert f"All {len(clauses) + 1} clauses of {NEW} as a list" in listed
    assert "&lt;b&gt;" in listed


@pytest.mark.parametrize(
    ("kind", "label"),
    [(TextKind.NOTE, "Plain-language note"), (TextKind.RECOGNISED, "Text read by recognition")],
)
def test_what_is_no_text_of_the_document_says_so_in_the_list(kind, label):
    listed = to_contents(NEW, [clause("op/1", text_kind=kind), clause("op/2")], TODAY)
    assert listed.count("<em>") == listed.count(f"<em>{label}") == 1
