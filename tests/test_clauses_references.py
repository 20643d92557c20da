"""Cross-references as data, on fictional texts: what is found, and what is rather left out."""

import pytest
from clause_specimens import split
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.assistant import read_clauses
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
        ("annex-2/1", "See article 2.", [("article 2", "#annex-2/article-2")]),
        ("annex-1/1", "as section 2 says", [("section 2", "#annex-1/2")]),
        ("op/4", "set out in annexes 1 and 2", [
            ("annexes 1 and 2", "#annex-1"), ("annexes 1 and 2", "#annex-2")]),
        ("op/3", "as the preceding paragraph says", [("preceding paragraph", "#op/2")]),
        ("op/4", "copies of this resolution and its annex 1 to all", [("annex 1", "#annex-1")]),
        ("op/4", "paragraph 9 above", [("paragraph 9", "#op/9")]),  # it says so, and has none
        ("op/4", "operative paragraph 8 of this resolution", [
            ("operative paragraph 8", "#op/8")]),
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
        ("operative paragraphs 3 and 4 of resolution A.9002(91)",
         [("operative paragraphs 3 and 4 of resolution A.9002(91)", "A.9002(91)#op/3"),
          ("operative paragraphs 3 and 4 of resolution A.9002(91)", "A.9002(91)#op/4")]),
        ("its resolutions 70/901 A, 70/901 B of 2 May 2031",
         [("resolutions 70/901 A", "A/RES/70/901A"), ("70/901 B", "A/RES/70/901B")]),
        ("MSC.1/Circ.9003, paragraph 5",
         [("MSC.1/Circ.9003, paragraph 5", "MSC.1/Circ.9003#par/5")]),
        ("paragraph 2.1.3 of resolution A.9002(91)",  # of its annex, most likely
         [("paragraph 2.1.3 of resolution A.9002(91)", "A.9002(91)")]),
        ("resolutions 70/901 of 2 May 2031 and 71/902",
         [("resolutions 70/901", "A/RES/70/901"), ("71/902", "A/RES/71/902")]),
        ("its resolutions 70/901 A and B, 71/902",
         [("resolutions 70/901 A", "A/RES/70/901A"), ("B", "A/RES/70/901B"),
          ("71/902", "A/RES/71/902")]),
        ("paragraph 1 and paragraph 24 of resolution A.9002(91)",
         [("paragraph 1 and paragraph 24 of resolution A.9002(91)", "A.9002(91)#op/1"),
          ("paragraph 1 and paragraph 24 of resolution A.9002(91)", "A.9002(91)#op/24")]),
        ("subparagraphs (c) to (d) of paragraph 3 of resolution A.9002(91)",
         [("subparagraphs (c) to (d) of paragraph 3 of resolution A.9002(91)", "A.9002(91)#op/3/c"),
          ("subparagraphs (c) to (d) of paragraph 3 of resolution A.9002(91)",
           "A.9002(91)#op/3/d")]),
        ("the adoption by the Security Council of resolution 901 (2019), and resolution 901 (2019)",
         [("901 (2019)", "S/RES/901(2019)"), ("901 (2019)", "S/RES/901(2019)")]),
        ("Security Council resolutions on knots, in particular 901 (2019)",
         [("901 (2019)", "S/RES/901(2019)")]),
        ("General Assembly resolutions 901 (XV) and 902 (XV)",
         [("General Assembly resolutions 901 (XV)", "A/RES/901(XV)"),
          ("902 (XV)", "A/RES/902(XV)")]),
        ("Human Rights Council resolutions 19/901 of 2 May 2031 and 33/902",
         [("19/901", "A/HRC/RES/19/901"), ("33/902", "A/HRC/RES/33/902")]),
        ("paragraph 2 of Economic and Social Council resolution 2031/90",
         [("paragraph 2 of Economic and Social Council resolution 2031/90",
           "E/RES/2031/90#op/2")]),
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
        "paragraph 3 of article 7, article 4, paragraph 2, and Kite Annex VI",
        "paragraph 2 of the Convention", "paragraph 2 thereof", "paragraph 2 of that report",
        "the Convention, and in particular paragraph 2",
        "In paragraph 2, the word is replaced by another.", "after paragraph 3, insert",
        "which reads: “see paragraph 2 above”", "agenda item 5 and clause 3",
        "paragraph 9", "annex 7", "subparagraph (z) above", "the second paragraph",
        "resolution A.9002", "Environment Assembly resolution 43/902", "document MSC 98/23",
        "resolution 901 (XV) adopted by the Assembly of Knots", "its resolutions, in 901 (2019)",
        "decision 62/903", "section A.12(3) of the Code", "24/7 in 2031",
    ],
)  # fmt: skip
def test_what_could_mean_something_else_is_left_out(text):
    assert found(text) == []


def test_an_annex_that_is_not_there_is_named_where_the_document_has_none():
    bare = Places([Citation.parse(f"{SYMBOL}#op/1"), Citation.parse(f"{SYMBOL}#op/2")])
    for text, key in (
        ("is set out in the annex to the present resolution", "annex"),
        ("the Kite Checklist, annex 1, and", "annex-1"),
        ("the present resolution and its annex to all", "annex"),
    ):
        got = read_references(text, Citation.parse(f"{SYMBOL}#op/1"), bare)
        assert [str(r.target) for r in got] == [f"{SYMBOL}#{key}"]
    assert not read_references("the annex to its report", Citation.parse(f"{SYMBOL}#op/1"), bare)


@pytest.mark.parametrize("own", ["op/2/a", "op/4.1", "pp/1"])
def test_the_preceding_paragraph_of_an_item_or_the_first_could_be_two_or_none(own):
    assert found("the preceding paragraph", own) == []


def test_a_paragraph_of_a_provision_is_no_paragraph_of_the_document():
    assert found("paragraph 2 of article 3 of MARPOL, and paragraph 3 above") == [
        ("paragraph 2 of article 3 of MARPOL", "None"), ("paragraph 3", "#op/3"),
    ]  # fmt: skip


def test_a_preamble_does_not_speak_of_its_own_paragraphs():
    assert found("RECALLING paragraph 2,", "pp/1") == []


def test_the_councils_own_resolutions_need_no_name():
    text = "resolutions 9001 (2019) and 9002 (2020) of the past"
    assert found(text, symbol="S/2031/9") == [
        ("9001 (2019)", "S/RES/9001(2019)"), ("9002 (2020)", "S/RES/9002(2020)"),
    ]  # fmt: skip
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("its resolutions on knots, in particular 901 (2019), 950 (2020) and 951 (2020)",
         ["901(2019)", "950(2020)", "951(2020)"]),
        ("resolution 901 (2019) on knots, and the words set forth in 950 (2020)",
         ["901(2019)", "950(2020)"]),
        ("resolutions 901, 902 of 2 May 2019 and 903 (2019), 950 and 951 (2020)",
         ["901(2019)", "902(2019)", "903(2019)", "950(2020)", "951(2020)"]),
        ("resolutions 301 and 901 (2019)", ["901(2019)"]),  # no year holds for both
        ("its resolutions, and communiqué 901 (2019) and 902 (2019)", []),
        ("General Assembly resolutions, in particular 901 (2019)", []),
        ("its resolutions. Of ships, 901 (2019)", []), ("ships of 901 (2019)", []),
    ],
)  # fmt: skip
def test_numbers_with_years_in_the_councils_own_texts(text, symbols):
    assert [target for _, target in found(text, symbol="S/2031/9")] == [
        f"S/RES/{symbol}" for symbol in symbols
    ]


@pytest.mark.parametrize(
    ("text", "is_assembly"),
    [
        ("its resolution 901 (XV) of 14 December 1960", True),
        ("its resolution 901 (XV) of 2 April 1961", True),
        ("its resolution 901 (S-VI) of 1 May 1974", True),
        ("its resolution 901 (XV) of 14 December 1970", False),  # not that session's year
        ("resolution 901 (XXI) adopted by the Assembly of Knots", False),
        ("Knots Assembly resolution 901 (XV) of 14 December 1960", False),
    ],
)
def test_a_roman_session_is_the_assemblys_by_its_day(text, is_assembly):
    assert bool(found(text, symbol="A/RES/72/903")) is is_assembly
    assert not found(text)  # in a text of IMO it could be anybody's


def test_an_item_of_the_own_document_goes_with_its_paragraph():
    assert found("subparagraphs .1 and .2 of paragraph 4 above") == [
        ("subparagraphs .1 and .2 of paragraph 4", "#op/4.1"),
        ("subparagraphs .1 and .2 of paragraph 4", "#op/4.2"),
    ]


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
        assert bool(one.name) != bool(one.target)
        assert one.target is None or Citation.parse(str(one.target)) == one.target


REAL = {
    "MEPC.278(70)": {
        "pp/1": ["Convention on the International Maritime Organization, article 38(a)"],
        "op/1": ["MARPOL, article 16(2)(d)", "MARPOL Annex VI", "MEPC.278(70)#annex"],
        "op/3": ["MARPOL, article 16(2)(g)(ii)", "MEPC.278(70)#op/2"],
        "op/7": ["MEPC.278(70)#annex"],
    },
    "A.1006(25)": {"op/3": ["A.1006(25)#annex-1", "A.1006(25)#annex-2"], "pp/4": ["A.986(24)"]},
    "A.1126(30)": {"op/8": ["A.1006(25)"]},
}


@pytest.mark.parametrize("symbol", REAL)
def test_references_of_real_resolutions(real_data, symbol):
    _, _, clauses = read_clauses(real_data / "imo" / f"{symbol}.html")
    by_key = {str(c.citation).partition("#")[2]: c for c in clauses}
    for key, expected in REAL[symbol].items():
        assert [str(r.target or r.name) for r in by_key[key].references] == expected


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("A_RES_76_72-2118581E_Reissue", "op/97", [
            "United Nations Convention on the Law of the Sea, annex II, article 2, paragraph 4"]),
        ("A_RES_77_248-2300140E", "op/374", ["A/RES/54/33#op/2", "A/RES/54/33#op/3"]),
        ("75_239_E", "op/106", ["A/RES/75/239#op/101"]),
    ],
)  # fmt: skip
def test_references_of_real_united_nations_resolutions(real_data, name, key, expected):
    _, _, clauses = read_clauses(real_data / "un-akn" / f"{name}.xml")
    (clause,) = (c for c in clauses if str(c.citation).endswith(f"#{key}"))
    found = [str(r.target or r.name) for r in clause.references]
    assert [one for one in found if one in expected] == expected
