"""Cross-references as data, on fictional texts: what is found, and what is rather left out."""

import pytest
from clause_specimens import split
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.citation import Citation
from itcp_assist.clauses.places import Places
from itcp_assist.clauses.references import read_references

SYMBOL = "A.9001(90)"
PLACES = Places(
    Citation.parse(f"{SYMBOL}#{key}")
    for key in (
        "pp/1", "op/1", "op/2", "op/2/a", "op/2/b", "op/2/b/i", "op/3", "op/3/a", "op/3/b",
        "op/4", "op/4.1", "op/4.2", "op/5", "annex-1/1", "annex-1/2", "annex-1/2.1.1",
        "annex-2/1", "annex-2/2", "annex-2/appendix-1/1", "annex-2/article-2/1",
        "annex-2/article-2/2",
    )
)  # fmt: skip


def found(text: str, own: str = "op/4", symbol: str = SYMBOL) -> list[tuple[str, str]]:
    """Each reference as the words of its span and its target's key, short for the own document."""
    got = read_references(text, Citation.parse(f"{symbol}#{own}"), PLACES)
    return [(text[r.start : r.end], str(r.target).removeprefix(SYMBOL)) for r in got]


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        ("op/4", "acts under paragraph 2 above", [("paragraph 2", "#op/2")]),
        ("op/4", "operative paragraph 3(b) and", [("operative paragraph 3(b)", "#op/3/b")]),
        ("op/4", "preambular paragraph 1 is", [("preambular paragraph 1", "#pp/1")]),
        ("op/4", "paragraphs 3 to 5 below", [
            ("paragraphs 3 to 5", "#op/3"), ("paragraphs 3 to 5", "#op/4"),
            ("paragraphs 3 to 5", "#op/5")]),
        ("op/4", "paragraphs 2 (a) and (b) above", [
            ("paragraphs 2 (a) and (b)", "#op/2/a"), ("paragraphs 2 (a) and (b)", "#op/2/b")]),
        ("op/4", "in paragraph 3, 12 States", [("paragraph 3", "#op/3")]),
        ("op/4", "paragraph 3 of this resolution", [("paragraph 3", "#op/3")]),
        ("op/2/b", "subparagraph (a) above", [("subparagraph (a)", "#op/2/a")]),
        ("op/2/b/i", "sub-paragraphs (a) to (b) above", [
            ("sub-paragraphs (a) to (b)", "#op/2/a"), ("sub-paragraphs (a) to (b)", "#op/2/b")]),
        ("op/4.2", "sub-paragraph .1 above", [("sub-paragraph .1", "#op/4.1")]),
        ("op/4", "set out in annex 1 to the present resolution", [("annex 1", "#annex-1")]),
        ("op/4", "paragraph 2.1.1 of annex 1 holds", [
            ("paragraph 2.1.1 of annex 1", "#annex-1/2.1.1")]),
        ("annex-1/1", "See paragraph 2.", [("paragraph 2", "#annex-1/2")]),
        ("annex-1/1", "See paragraph 2.1.", [("paragraph 2.1", "#annex-1/2.1")]),
        ("annex-2/1", "See appendix 1.", [("appendix 1", "#annex-2/appendix-1")]),
        ("annex-2/article-2/1", "See paragraph 2.", [("paragraph 2", "#annex-2/article-2/2")]),
    ],
)  # fmt: skip
def test_places_of_the_same_document(own, text, expected):
    assert found(text, own) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REVOKES resolution A.9002(91) and MSC.1/Circ.9003/Rev.1;",
         [("A.9002(91)", "A.9002(91)"), ("MSC.1/Circ.9003/Rev.1", "MSC.1/Circ.9003/Rev.1")]),
        ("paragraph 3 of resolution A.9002(91)",
         [("paragraph 3 of resolution A.9002(91)", "A.9002(91)#op/3")]),
        ("A.9002(91), operative paragraph 5,",
         [("A.9002(91), operative paragraph 5", "A.9002(91)#op/5")]),
        ("annex 2 to resolution A.9002(91)",
         [("annex 2 to resolution A.9002(91)", "A.9002(91)#annex-2")]),
        ("paragraph 4 of the annex to resolution A.9002(91)",
         [("paragraph 4 of the annex to resolution A.9002(91)", "A.9002(91)#annex/4")]),
        ("MSC.1/Circ.9003, paragraph 5",
         [("MSC.1/Circ.9003, paragraph 5", "MSC.1/Circ.9003#par/5")]),
        ("paragraph 2.1.3 of resolution A.9002(91)",  # of its annex, most likely
         [("paragraph 2.1.3 of resolution A.9002(91)", "A.9002(91)")]),
        ("resolutions 70/901 of 2 May 2031 and 71/902",
         [("resolutions 70/901", "A/RES/70/901"), ("71/902", "A/RES/71/902")]),
        ("Security Council resolutions 9001 (2019) and 9002 (2019)",
         [("Security Council resolutions 9001 (2019)", "S/RES/9001(2019)"),
          ("9002 (2019)", "S/RES/9002(2019)")]),
    ],
)  # fmt: skip
def test_other_documents(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "regulation 18 of MARPOL and article 16(2)(d)",
        "paragraph 3 of article 7, article 4, paragraph 2, and MARPOL Annex VI",
        "paragraph 2 of the Convention", "paragraph 2 thereof", "paragraph 2 of that report",
        "the Convention, and in particular paragraph 2",
        "In paragraph 2, the word is replaced by another.", "after paragraph 3, insert",
        "which reads: “see paragraph 2 above”", "agenda item 5 and clause 3",
        "paragraph 9 above", "annex 7", "subparagraph (z) above", "the second paragraph",
        "resolution A.9002", "Human Rights Council resolution 43/902", "document MSC 98/23",
        "decision 62/903", "section A.12(3) of the Code", "24/7 in 2031",
    ],
)  # fmt: skip
def test_what_could_mean_something_else_is_left_out(text):
    assert found(text) == []


def test_a_preamble_does_not_speak_of_its_own_paragraphs():
    assert found("RECALLING paragraph 2,", "pp/1") == []


def test_the_councils_own_resolutions_need_no_name():
    text = "resolutions 9001 (2019) and 9002 (2020) of the past"
    assert found(text, symbol="S/2031/9") == [
        ("9001 (2019)", "S/RES/9001(2019)"), ("9002 (2020)", "S/RES/9002(2020)"),
    ]  # fmt: skip
    assert found(text) == []


def test_clauses_carry_their_references():
    got = split(
        "RECALLING A.9002(91),", "1 NOTES knots;", "2 INVITES States to act on paragraph 1."
    )
    assert [[str(r.target) for r in c.references] for c in got] == [
        ["A.9002(91)"], [], ["A.9001(90)#op/1"],
    ]  # fmt: skip


WORDS = st.sampled_from(
    "paragraph paragraphs 2 3 (a) (b) .1 above of the annex 1 resolution A.9002(91) and to , "
    "“ ” 70/1 subparagraph article this Convention appendix . replaced".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.sampled_from(["op/2/b", "pp/1", "annex-2/1"]))
def test_references_are_spans_of_the_text_in_order(text, own):
    got = read_references(text, Citation.parse(f"{SYMBOL}#{own}"), PLACES)
    assert [(r.start, r.end) for r in got] == sorted((r.start, r.end) for r in got)
    for one in got:
        assert text[one.start : one.end] == text[one.start : one.end].strip() != ""
        assert Citation.parse(str(one.target)) == one.target
