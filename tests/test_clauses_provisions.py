"""Provisions of conventions and codes, on fictional texts: their names, and what has none."""

from itertools import pairwise

import pytest
from clause_specimens import split
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.clauses.provisions import find_provisions, read_terms

TERMS = {"Convention": "Convention on the Keeping of Knots"}


def named(text: str) -> list[str]:
    return [provision.name for provision in find_provisions(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("article 16 (2) (d) of MARPOL", ["MARPOL, article 16(2)(d)"]),
        ("regulation 22A of MARPOL Annex VI", ["MARPOL Annex VI, regulation 22A"]),
        ("regulation 5.4 of Annex VI to MARPOL", ["MARPOL Annex VI, regulation 5.4"]),
        ("MARPOL Annex VI, regulation 5", ["MARPOL Annex VI, regulation 5"]),
        ("amendments to MARPOL Annexes I and II", ["MARPOL Annex I", "MARPOL Annex II"]),
        ("SOLAS regulation V/19", ["SOLAS, regulation V/19"]),
        ("SOLAS V/19.2 applies", ["SOLAS, regulation V/19.2"]),
        ("regulations II-1/3-8 and II-2/10 of SOLAS",
         ["SOLAS, regulation II-1/3-8", "SOLAS, regulation II-2/10"]),
        ("chapter XI-1 of the 1974 SOLAS Convention", ["1974 SOLAS Convention, chapter XI-1"]),
        ("section A-VI/1 of the STCW Code", ["STCW Code, section A-VI/1"]),
        ("ISM Code, paragraph 1.2", ["ISM Code, paragraph 1.2"]),
        ("section 4 of the III Code, and", ["III Code, section 4"]),
        ("Article 38(a) of the Convention on the International Maritime Organization concerning",
         ["Convention on the International Maritime Organization, article 38(a)"]),
        ("regulation XI-1/6 of the Convention for the Safety of Kites at Sea, 1974, as amended",
         ["Convention for the Safety of Kites at Sea, 1974, regulation XI-1/6"]),
        ("article 4, paragraphs 3 and 5, of the Kite Agreement",
         ["Kite Agreement, article 4, paragraph 3", "Kite Agreement, article 4, paragraph 5"]),
        ("article 3 and paragraphs 1 and 2 of article 4 of the Kite Agreement",
         ["Kite Agreement, article 3", "Kite Agreement, article 4, paragraph 1",
          "Kite Agreement, article 4, paragraph 2"]),
        ("article 2, paragraph 5, of annex II to the Kite Protocol",
         ["Kite Protocol, annex II, article 2, paragraph 5"]),
        ("section 1, paragraph 15, of the annex to the Kite Agreement",
         ["Kite Agreement, annex, section 1, paragraph 15"]),
        ("articles 2 to 5 of the Kite Treaty", ["Kite Treaty, articles 2 to 5"]),
        ("article 7 of the Convention", ["Convention on the Keeping of Knots, article 7"]),
    ],
)  # fmt: skip
def test_a_provision_has_one_name(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "article 4 of the Charter",  # which charter is nowhere said
        "articles 3 and 4, paragraph 2, of those rules",
        "article 5 of the report", "regulation 5", "section 3 of the present resolution",
        "article 5 of the Convention on the Making and Breaking of Kites",  # where does it end?
        "article 5 of the Declaration on the Lending of Kites to Islands and Ports",
        "Port Facility Kite Code, section 3", "the Kite Agreement and article 4",
        "article 5 of a Kite Agreement",
    ],
)  # fmt: skip
def test_what_is_not_certain_has_no_name(text):
    assert named(text) == []


def test_the_span_holds_provision_and_instrument():
    text = "in accordance with article 16(2)(d) of MARPOL, amendments"
    (one,) = find_provisions(text, {})
    assert text[one.start : one.end] == "article 16(2)(d) of MARPOL"


def test_a_short_form_means_what_the_document_explains():
    told = ["RECALLING the Treaty on Kites and the United Treaty on Knots (the Treaty),"]
    assert read_terms(told) == {"Treaty": "United Treaty on Knots"}


def test_a_short_form_means_the_only_one_that_is_named():
    assert read_terms(["under the Kite Agreement", "of the Kite Agreement"]) == {
        "Agreement": "Kite Agreement"
    }
    assert read_terms(["under the Kite Agreement and the Knot Agreement"]) == {}
    assert read_terms(["adopts the Kite Declaration"]) == {}  # the text may be a declaration itself


def test_clauses_carry_their_provisions():
    got = split(
        "RECALLING the Treaty on Kites,", "1 NOTES article 3 of the Treaty and paragraph 2 below;",
        "2 INVITES States to fly kites under paragraph 4 of the Treaty.",
    )  # fmt: skip
    assert [[(r.name, str(r.target or "")) for r in c.references] for c in got] == [
        [], [("Treaty on Kites, article 3", ""), ("", "A.9001(90)#op/2")],
        [("Treaty on Kites, paragraph 4", "")],
    ]  # fmt: skip


WORDS = st.sampled_from(
    "article articles 2 3(a) , and of the annex II to MARPOL Annex VI Kite Convention SOLAS V/19 "
    "paragraph paragraphs 4 chapter Treaty on Kites (the Treaty) Agenda 21 or".split()
)


@given(st.lists(WORDS, max_size=16).map(" ".join))
def test_provisions_are_spans_in_order_that_do_not_overlap_but_in_full(text):
    got = find_provisions(text, read_terms([text]))
    spans = [(one.start, one.end) for one in got]
    assert spans == sorted(spans)
    for (_, end), (start, later) in pairwise(spans):
        assert start >= end or (start, later) in spans[: spans.index((start, later)) + 1]
    for one in got:
        assert text[one.start : one.end] == text[one.start : one.end].strip() != ""
        assert one.name == " ".join(one.name.split()) != ""
