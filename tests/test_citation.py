"""Symbols, pinpoints, keys, labels, IRIs and folding: table tests and round trips."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.citation import (
    Citation,
    clause_iri,
    find_mentions,
    find_pinpoints,
    find_quote,
    fold_quote,
    parse_symbol,
    resolve_mention,
)
from itcp_assist.errors import CitationError

TYPED_SYMBOLS = [
    ("A.1006(25)", "A.1006(25)"),
    ("A 1006 (25)", "A.1006(25)"),
    ("a.1006 (25)", "A.1006(25)"),
    ("A 1006/25", "A.1006(25)"),
    ("Res. A.1006(25)", "A.1006(25)"),
    ("Résolution A.1006(25)", "A.1006(25)"),
    ("A 25/Res.1006", "A.1006(25)"),
    ("A25-Res.1006", "A.1006(25)"),
    ("A 27/Res.1054(27)", "A.1054(27)"),
    ("А.1006(25)", "A.1006(25)"),  # a Cyrillic letter
    ("A.1006\u00a0(25)", "A.1006(25)"),
    ("A.500(XII)", "A.500(XII)"),
    ("A.500(12)", "A.500(XII)"),
    ("MSC.1(XLV)", "MSC.1(XLV)"),
    ("MSC.428(98)", "MSC.428(98)"),
    ("MEPC.229(65)", "MEPC.229(65)"),
    ("MSC-FAL.1/Circ.3/Rev.2", "MSC-FAL.1/Circ.3/Rev.2"),
    ("TC.1/Circ.69", "TC.1/Circ.69"),
    ("MSC-MEPC.2/Circ.12", "MSC-MEPC.2/Circ.12"),
    ("A/RES/70/1", "A/RES/70/1"),
    ("UNGA 70/1", "A/RES/70/1"),
    ("resolution 69/313", "A/RES/69/313"),
    ("General Assembly resolution 71/243", "A/RES/71/243"),
    ("A/RES/1514 (XV)", "A/RES/1514(XV)"),
    ("A/RES/75/290 B", "A/RES/75/290B"),
    ("S/RES/2766 (2024)", "S/RES/2766(2024)"),
    ("Security Council resolution 2766 (2024)", "S/RES/2766(2024)"),
    ("resolution 75/290 B", "A/RES/75/290B"),  # one form, however it is typed
    ("General Assembly resolution 75/290B", "A/RES/75/290B"),
    ("resolution 70/1 A", "A/RES/70/1"),  # before a word it may be one of the sentence
    ("General Assembly resolution 901 (XV)", "A/RES/901(XV)"),
    ("resolution A/76/901", "A/RES/76/901"),
    ("resolution 33/134", "A/RES/33/134"),
    ("S/2020/110", "S/2020/110"),
    ("S/PRST/2031/19", "S/PRST/2031/19"),
    ("S/AC.51/2031/2", "S/AC.51/2031/2"),
    ("A.9001(90)/corr.1", "A.9001(90)/Corr.1"),
    ("A 90/Res.9001/Corr.1", "A.9001(90)/Corr.1"),
    ("A 90/Rés.9001", "A.9001(90)"),
    ("A XII/Res.500", "A.500(XII)"),
    ("A.61 (III)", "A.61(III)"),
    ("A.9069(ES.II)", "A.9069(ES.II)"),  # of an extraordinary session
    ("A 9069 (ES II)", "A.9069(ES.II)"),
    ("A.9069(ES.2)", "A.9069(ES.II)"),
    ("LC-LP.9 (2031)", "LC-LP.9(2031)"),
    ("LDC.91(13)", "LDC.91(13)"),
    ("Circular Letter No.99204/Add.1", "CL.99204/Add.1"),
    ("circular letter 99204", "CL.99204"),
    ("CL.99204/Add.1", "CL.99204/Add.1"),
    ("COLREG.2/Circ.974", "COLREG.2/Circ.974"),
    ("BWM.2/Circ.980", "BWM.2/Circ.980"),
    ("MSC.1/Circ 9580", "MSC.1/Circ.9580"),
    ("A/RES/ES-11/1", "A/RES/ES-11/1"),
    ("A/RES/3201 (S-VI)", "A/RES/3201(S-VI)"),
    ("A/RES/70/1/Corr.1", "A/RES/70/1/Corr.1"),
    ("A/HRC/RES/48/13", "A/HRC/RES/48/13"),
    ("Human Rights Council resolution 16/18", "A/HRC/RES/16/18"),
    ("E/RES/2019/4", "E/RES/2019/4"),
    ("ECOSOC resolution 2019/4", "E/RES/2019/4"),
    ("A/HRC/48/L.23", "A/HRC/48/L.23"),
    ("A/C.2/75/L.5", "A/C.2/75/L.5"),
]


@pytest.mark.parametrize(("typed", "symbol"), TYPED_SYMBOLS)
def test_typed_symbol_is_read(typed, symbol):
    assert [m.symbol for m in find_mentions(f"What does {typed} say?")] == [symbol]


@pytest.mark.parametrize(
    "typed", ["A.1006", "A 1006", "Res. A.1006", "resolution 1006", "Res.1006"]
)
def test_incomplete_symbol_fits_what_is_known(typed):
    (mention,) = find_mentions(f"what does {typed} say")
    assert resolve_mention(mention, ["A.1006(25)", "A.9006(90)"]) == ("A.1006(25)",)


def test_incomplete_symbol_that_fits_two_documents_gives_both():
    (mention,) = find_mentions("resolution 428")
    assert resolve_mention(mention, ["MSC.428(98)", "MEPC.428(80)"]) == (
        "MEPC.428(80)",
        "MSC.428(98)",
    )


@pytest.mark.parametrize("text", ["a 1006 page report", "the 2030 Agenda", "24/7", "on page 1006"])
def test_plain_figures_are_no_symbols(text):
    assert find_mentions(text) == ()


@pytest.mark.parametrize("text", ["A.500(VX)", "A.9001(0)", "MSC.9001(IIX)"])
def test_impossible_session_makes_no_symbol(text):
    assert find_mentions(text) == ()


def test_lookalike_letter_is_not_taken_for_its_twin_when_identity_is_read():
    assert find_mentions("А.1006(25)", lookalikes=False) == ()


@pytest.mark.parametrize("text", ["A.９００１(90)", "A.9001(９0)", "Ａ.9001(90)"])
def test_full_width_signs_are_not_taken_for_plain_ones_when_identity_is_read(text):
    assert find_mentions(text, lookalikes=False) == ()
    assert [m.symbol for m in find_mentions(text)] == ["A.9001(90)"]


def test_a_hyphen_and_a_space_that_do_not_break_are_printed_ones():
    found = find_mentions("MSC\u2011FAL.1/Circ.9003, A.9001\u00a0(90)", lookalikes=False)
    assert [m.symbol for m in found] == ["MSC-FAL.1/Circ.9003", "A.9001(90)"]


def test_an_incomplete_symbol_never_means_a_corrigendum():
    (mention,) = find_mentions("resolution 9001")
    assert resolve_mention(mention, ["A.9001(90)", "A.9001(90)/Corr.1"]) == ("A.9001(90)",)


def test_a_corrigendum_has_its_own_place_in_the_order_and_its_own_iri():
    whole, slip = Citation.parse("A.9001(90)#op/1"), Citation.parse("A.9001(90)/Corr.1#op/1")
    later = Citation.parse("A.9001(90)#op/2")
    assert sorted([slip, later, whole]) == [whole, later, slip]
    day = date(2031, 5, 3)
    assert clause_iri(whole, day) != clause_iri(slip, day)
    assert "/a-9001-90-corr-1/" in clause_iri(slip, day)


@pytest.mark.parametrize(
    ("symbol", "actor"),
    [("A/HRC/RES/48/13", "unhrc"), ("E/RES/2019/4", "unecosoc"), ("A/RES/70/1", "unga"),
     ("S/RES/2766(2024)", "unsc"), ("CL.99204", "imo"), ("LC-LP.9(2031)", "lc-lp")],
)  # fmt: skip
def test_actor_of_an_iri(symbol, actor):
    assert clause_iri(Citation(symbol), date(2031, 5, 3)).split("/")[5] == actor


PINPOINTS = [
    ("op 3", [("op", ("3",))]),
    ("OP3", [("op", ("3",))]),
    ("op7", [("op", ("7",))]),
    ("operative para. 3", [("op", ("3",))]),
    ("operative paragraph 9", [("op", ("9",))]),
    ("para 3", [("", ("3",))]),
    ("paragraph 3(b)", [("", ("3", "b"))]),
    ("paragraph 5(a)(i)", [("", ("5", "a", "i"))]),
    ("paragraph 2.1.3", [("", ("2.1.3",))]),
    ("§3", [("", ("3",))]),
    ("§ 3", [("", ("3",))]),
    ("preambular para 2", [("pp", ("2",))]),
    ("pp2", [("pp", ("2",))]),
    ("pp 10", [("pp", ("10",))]),
    ("second preambular paragraph", [("pp", ("2",))]),
    ("last operative paragraph", [("op", ("last",))]),
    ("annex 2 paragraph 2.1", [("annex-2", ("2.1",))]),
    ("annex, paragraph 12", [("annex", ("12",))]),
    ("annex 1", [("annex-1", ())]),
    ("paragraphe 3 du dispositif", [("op", ("3",))]),
    ("considérant 4", [("pp", ("4",))]),
    ("párrafo 3", [("", ("3",))]),
    ("paragraphs 3, 4 and 7", [("", ("3",)), ("", ("4",)), ("", ("7",))]),
    ("paragraphs 2 to 4", [("", ("2",)), ("", ("3",)), ("", ("4",))]),
    ("paragraphs 2–4", [("", ("2",)), ("", ("3",)), ("", ("4",))]),
]


@pytest.mark.parametrize(("typed", "places"), PINPOINTS)
def test_typed_pinpoint_is_read(typed, places):
    found = find_pinpoints(f"what does {typed} of it say")
    assert [(p.part, p.path) for p in found] == places


KEYS = [
    ("A.1006(25)#op/3", "resolution A.1006(25), operative paragraph 3"),
    ("A.901(21)#op/5/a/i", "resolution A.901(21), operative paragraph 5(a)(i)"),
    ("MEPC.229(65)#op/2.1", "resolution MEPC.229(65), operative paragraph 2.1"),
    ("A.1006(25)#pp/5", "resolution A.1006(25), preambular paragraph 5"),
    ("MSC.1(XLV)#op", "resolution MSC.1(XLV), operative paragraph"),
    ("A.1006(25)#annex-2/2.1.3", "resolution A.1006(25), annex 2, paragraph 2.1.3"),
    ("A.1067(28)#annex/12", "resolution A.1067(28), annex, paragraph 12"),
    ("A.1067(28)#annex/part-II/5.2", "resolution A.1067(28), annex, part II, paragraph 5.2"),
    ("A.912(22)#annex-2/appendix-1/3", "resolution A.912(22), annex 2, appendix 1, paragraph 3"),
    ("A.969(24)#part-A/op/1", "resolution A.969(24), part A, operative paragraph 1"),
    ("A/RES/70/1#op/3", "General Assembly resolution 70/1, operative paragraph 3"),
    ("S/RES/2766(2024)#op/13", "Security Council resolution 2766 (2024), operative paragraph 13"),
    ("MSC-FAL.1/Circ.3/Rev.2#par/5", "MSC-FAL.1/Circ.3/Rev.2, paragraph 5"),
    ("A.974(24)#register", "resolution A.974(24), register entry"),
]


@pytest.mark.parametrize(("key", "label"), KEYS)
def test_key_parses_prints_and_is_labelled(key, label):
    citation = Citation.parse(key)
    assert str(citation) == key
    assert citation.label() == label


def test_web_page_is_labelled_by_its_title():
    page = Citation.parse("imo-tc-page#par/7")
    assert page.label("IMO, Technical Cooperation (web page)") == (
        "IMO, Technical Cooperation (web page), paragraph 7"
    )


@pytest.mark.parametrize(
    "text",
    ["", "A.1006(25)#", "A.1006(25)#3", "A.1006(25)#op/", "A.1006(25)#op/3 b", "#op/3", "12"],
)
def test_malformed_key_is_refused_with_its_text(text):
    with pytest.raises(CitationError, match="not a"):
        Citation.parse(text)


@given(
    st.sampled_from(["op", "pp", "annex-2", "annex/part-II"]),
    st.lists(
        st.from_regex(r"[1-9][0-9]?|[a-h]|[1-9]\.[1-9]", fullmatch=True), min_size=1, max_size=3
    ),
)
def test_key_round_trip(part, path):
    citation = Citation("A.9001(90)", part, tuple(path))
    assert Citation.parse(str(citation)) == citation
    assert citation.is_within(citation) and citation.is_within(citation.document)


def test_order_is_document_order():
    keys = ["A.9001(90)#op/10", "A.9001(90)#pp/2", "A.9001(90)#op/9", "A.9001(90)#annex-2/1",
            "A.9001(90)#op/9/b", "A.9001(90)#annex-1/1", "A.9001(90)#op/9/a"]  # fmt: skip
    assert [str(c).partition("#")[2] for c in sorted(map(Citation.parse, keys))] == [
        "pp/2", "op/9", "op/9/a", "op/9/b", "op/10", "annex-1/1", "annex-2/1"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "number", "child"),
    [("A.9001(90)#op/5", "(a)", "op/5/a"), ("A.9001(90)#op/2", ".1", "op/2.1"),
     ("A.9001(90)#annex/2.1", ".3", "annex/2.1.3"), ("A.9001(90)#op/5/a", "(i)", "op/5/a/i")],
)  # fmt: skip
def test_child_extends_a_point_and_steps_for_a_letter(key, number, child):
    grown = Citation.parse(key).child(number)
    assert str(grown) == f"A.9001(90)#{child}"
    assert grown.parent == Citation.parse(key)


def test_iri_of_a_clause_and_its_absence_without_a_date():
    op = Citation.parse("A.1006(25)#op/3")
    assert clause_iri(op, date(2007, 11, 20)) == (
        "/akn/un/statement/deliberation/imo/2007-11-20/a-1006-25/eng@2007-11-20/!main~para_3"
    )
    assert clause_iri(Citation.parse("A.1006(25)#annex-2/2.1.3"), date(2007, 11, 20)).endswith(
        "/!annex_2~para_2-1-3"
    )
    assert clause_iri(Citation.parse("A.1006(25)#pp/5"), date(2007, 11, 20)).endswith(
        "/!main~rec_5"
    )
    assert clause_iri(op, None) is None


@pytest.mark.parametrize(
    "text", ["12", "A.1006", "two A.9001(90) and A.9002(91)", "no symbol at all!"]
)
def test_symbol_that_is_not_exactly_one_is_refused(text):
    with pytest.raises(CitationError, match="not a symbol"):
        parse_symbol(text)


def test_quote_is_found_through_dashes_quotes_and_spaces_but_not_through_words():
    text = "the Secretary\u2011General\u2019s \u201cfull\u201d report,\u00a0in\nwhole"
    start, end = find_quote('the Secretary-General\'s "full" report, in whole', text)
    assert text[start:end] == text
    assert find_quote("the Secretary-General's full report", text) is None
    assert find_quote("co-operation", "cooperation") is None


@given(st.text(max_size=60), st.data())
def test_folded_span_maps_back_into_the_text(text, data):
    folded = fold_quote(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    a, b = folded.span(start, end)
    assert 0 <= a < b <= len(text)
