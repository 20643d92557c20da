"""Twins: which clauses are versions of one, and what differs between them word by word."""

from itertools import pairwise
from random import Random
from time import perf_counter

import pytest
from compared import NEW, OLD, clause, clauses, note
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.answer import Pool, compare_documents, find_twins
from itcp_assist.answer.changes import Change, list_changes, say_changes
from itcp_assist.answer.pieces import rate_agreement, split_pieces, words_of
from itcp_assist.answer.twins import to_twins
from itcp_assist.citation import fold_quote
from itcp_assist.records import PieceKind

KEPT, DROPPED, ADDED = PieceKind.KEPT, PieceKind.DROPPED, PieceKind.ADDED

# Words as resolutions print them, with what is hard about them: hyphens of several kinds, accents,
# numbers, signs, brackets, line feeds and spaces that do not break.
WORDS = st.sampled_from(
    "the of and not no ten 10 2.1 2.2 co-operation co\u2011operation Cooperation caf\u00e9 "
    "cafe\u0301 States, States; (a) and/or 5% <5 >5 harbour's harbour\u2019s Red RED".split()
)
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, SPACES), max_size=30).map(
    lambda drawn: "".join(word + space for word, space in drawn)
)


def marked(older: str, newer: str) -> str:
    """The pieces with what went in brackets and what came in braces."""
    shown = []
    for piece in split_pieces(older, newer):
        text = older[slice(*piece.older)] if piece.older else newer[slice(*piece.newer)]
        marks = {KEPT: "{}", DROPPED: "[{}]", ADDED: "{{{}}}"}[piece.kind]
        shown.append(marks.format(text.strip()))
    return " ".join(shown)


def difference(older: str, newer: str) -> list[Change]:
    return list_changes(to_twins(clause(f"{OLD}#op/1", older), clause(f"{NEW}#op/1", newer)))


@given(st.one_of(TEXTS, st.text()), st.one_of(TEXTS, st.text()))
def test_pieces_give_both_texts_in_full(older, newer):
    pieces = split_pieces(older, newer)
    for side, text, kinds in (("older", older, {KEPT, DROPPED}), ("newer", newer, {KEPT, ADDED})):
        spans = [getattr(piece, side) for piece in pieces]
        assert [span is not None for span in spans] == [piece.kind in kinds for piece in pieces]
        assert "".join(text[slice(*span)] for span in spans if span) == text


@given(TEXTS, TEXTS)
def test_kept_is_only_what_both_print_alike(older, newer):
    for piece in split_pieces(older, newer):
        if piece.kind is KEPT:
            one, other = older[slice(*piece.older)], newer[slice(*piece.newer)]
            assert fold_quote(one).text.split() == fold_quote(other).text.split()


@given(TEXTS, TEXTS)
def test_kinds_alternate_and_what_goes_stands_before_what_comes(older, newer):
    kinds = [piece.kind for piece in split_pieces(older, newer)]
    for one, other in pairwise(kinds):
        assert (one, other) != (ADDED, DROPPED)
        assert one is not other


@given(TEXTS)
def test_a_text_is_its_own_twin(text):
    assert {piece.kind for piece in split_pieces(text, text)} <= {KEPT}
    assert rate_agreement(words_of(text), words_of(text)) == 1.0


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ("fees may be charged", "fees may not be charged", "fees may {not} be charged"),
        ("by 2007 at sea", "by 2017 at sea", "by [2007] {2017} at sea"),
        ("paragraph 2.1 applies", "paragraph 2.2 applies", "paragraph [2.1] {2.2} applies"),
        ("INVITES all ports", "URGES all ports", "[INVITES] {URGES} all ports"),
        ("under 5% of it", "under 5 of it", "under 5 [%] of it"),
        ("a reef of 1-2 miles", "a reef of 12 miles", "a reef of [1-2] {12} miles"),
        ("technical co-operation", "technical cooperation",
         "technical [co-operation] {cooperation}"),
        ("technical co-operation", "technical co\u2011operation", "technical co-operation"),
        ("the harbour's\nlamps", "the harbour\u2019s lamps", "the harbour's\nlamps"),
        ("lamps, and buoys", "lamps and buoys", "lamps [,] and buoys"),
        ("", "lamps", "{lamps}"),
    ],
)  # fmt: skip
def test_difference(older, newer, shown):
    assert marked(older, newer) == shown


def test_small_words_between_two_replacements_are_part_of_one():
    older, newer = "needs of XYZ and ABC alone", "needs of wide reefs and low islands alone"
    assert marked(older, newer) == "needs of [XYZ and ABC] {wide reefs and low islands} alone"


@pytest.mark.parametrize(
    ("newer", "is_changed"),
    [("DRIES all ladders.", False), ("DRIES all ladders; and", True), ("DRIES no ladders;", True)],
)
def test_a_stop_is_no_change_of_words(newer, is_changed):
    older = "DRIES all ladders;"
    twins = to_twins(clause(f"{OLD}#op/1", older), clause(f"{NEW}#op/1", newer))
    assert twins.is_changed is is_changed


def keys(comparison) -> list[tuple[str, str]]:
    return [
        (str(t.older.citation).partition("#")[2], str(t.newer.citation).partition("#")[2])
        for t in comparison.twins
    ]


LAMPS = "REQUESTS each port to light the lamps of the outer harbour before dusk;"
BUOYS = "INVITES divers to count the buoys in the strait once in every summer;"
ROPES = "URGES crews to coil their ropes and to hang them up in dry lofts;"


def test_moved_paragraphs_are_twins_and_the_rest_is_dropped_or_added():
    comparison = compare_documents(clauses(OLD, [LAMPS, BUOYS]), clauses(NEW, [ROPES, LAMPS]))
    assert keys(comparison) == [("op/1", "op/2")]
    assert [str(c.citation) for c in comparison.dropped] == [f"{OLD}#op/2"]
    assert [str(c.citation) for c in comparison.added] == [f"{NEW}#op/1"]


def test_only_clauses_of_one_division_are_twins():
    older = [*clauses(OLD, [LAMPS], "pp"), *clauses(OLD, [BUOYS]), *clauses(OLD, [ROPES], "annex")]
    newer = [
        *clauses(NEW, [BUOYS], "pp"), *clauses(NEW, [LAMPS]), *clauses(NEW, [ROPES], "annex-2"),
    ]  # fmt: skip
    assert keys(compare_documents(older, newer)) == [("annex/1", "annex-2/1")]
    assert compare_documents(older, newer, ["op"]).dropped == (older[1],)


@given(
    st.lists(st.sampled_from([LAMPS, BUOYS, ROPES, LAMPS.replace("dusk", "dawn")]), min_size=1),
    st.lists(st.sampled_from([LAMPS, BUOYS, ROPES]), min_size=1),
)
def test_every_clause_is_told_once_and_twins_keep_the_older_order(one, other):
    older, newer = clauses(OLD, one), clauses(NEW, other)
    comparison = compare_documents(older, newer)
    told = [t.older for t in comparison.twins]
    assert told == sorted(told, key=lambda c: c.citation)
    assert sorted([*told, *comparison.dropped], key=lambda c: c.citation) == older
    came = [*(t.newer for t in comparison.twins), *comparison.added]
    assert sorted(came, key=lambda c: c.citation) == newer


def test_of_equal_paragraphs_those_of_one_number_are_paired():
    comparison = compare_documents(
        clauses(OLD, [LAMPS, BUOYS, LAMPS]), clauses(NEW, [ROPES, ROPES, LAMPS])
    )
    assert keys(comparison) == [("op/3", "op/3")]


def outlined(symbol: str, *paragraphs: tuple[str, list[str]]):
    out = []
    for number, (text, items) in enumerate(paragraphs, 1):
        key = f"{symbol}#op/{number}"
        out.append(clause(key, text))
        out += [
            clause(f"{key}/{letter}", item, parent=key)
            for letter, item in zip("abcdef", items, strict=False)
        ]
    return out


def test_sub_items_are_compared_within_their_paragraph_first():
    every = ["in writing; and", "by the first of May;"]
    masters = ("REQUESTS masters who call at a small harbour to report their wrecks:", every)
    keepers = ("REQUESTS keepers of the lights along the coast to send their logs:", every)
    added = ("AGREES to meet again in the autumn of each year at the old customs house:", [])
    comparison = compare_documents(
        outlined(OLD, masters, keepers), outlined(NEW, added, keepers, masters)
    )
    assert keys(comparison) == [
        ("op/1", "op/3"), ("op/1/a", "op/3/a"), ("op/1/b", "op/3/b"),
        ("op/2", "op/2"), ("op/2/a", "op/2/a"), ("op/2/b", "op/2/b"),
    ]  # fmt: skip


def test_a_sub_item_that_moved_to_another_paragraph_is_found_there():
    older = outlined(
        OLD, ("REQUESTS the Panel:", [LAMPS, BUOYS]), ("AGREES to rest on Sundays:", [])
    )
    newer = outlined(NEW, ("DECIDES to open its doors:", [ROPES]), ("ASKS the divers:", [BUOYS]))
    assert ("op/1/b", "op/2/a") in keys(compare_documents(older, newer))


def test_an_introduction_with_other_items_is_no_twin():
    intro = "REQUESTS the Panel:"
    older = outlined(OLD, (intro, [LAMPS, LAMPS.replace("dusk", "dawn"), BUOYS]))
    newer = outlined(NEW, (intro, [ROPES, "to feed the gulls that nest upon the old mole in May;"]))
    assert keys(compare_documents(older, newer)) == []


def test_a_thousand_clauses_are_aligned_in_seconds():
    draw = Random(4)
    vocabulary = [f"word{n}" for n in range(2000)]
    weights = [1 / n for n in range(1, 2001)]  # as words of a language are spread
    texts = [draw.choices(vocabulary, weights, k=50) for _ in range(1000)]
    older = clauses(OLD, map(" ".join, texts))
    newer = clauses(NEW, (" ".join([*words[:20], "not", *words[20:]]) for words in texts[::-1]))
    started = perf_counter()
    comparison = compare_documents(older, newer)
    assert perf_counter() - started < 20, "on a busy machine; 2 seconds on a quiet one"
    assert keys(comparison) == [(f"op/{n}", f"op/{1001 - n}") for n in range(1, 1001)]


def test_a_thousand_alike_clauses_are_all_paired():
    older, newer = clauses(OLD, [LAMPS] * 1000), clauses(NEW, [LAMPS] * 999)
    comparison = compare_documents(older, newer)
    assert keys(comparison) == [(f"op/{n}", f"op/{n}") for n in range(1, 1000)]
    assert comparison.dropped == (older[-1],)


def test_near_twins_are_found_in_other_documents_of_a_collection():
    changed = LAMPS.replace("dusk", "dawn")
    pool = Pool(
        [
            *clauses(OLD, [LAMPS, changed, BUOYS]),
            *clauses(NEW, [ROPES, changed]),
            *clauses("A.9103(82)", [LAMPS], "pp"),
            *clauses("A.9104(83)", [BUOYS, LAMPS]),
            note("A.9105(84)#op/1", LAMPS),
        ]
    )
    (lamps,) = clauses(OLD, [LAMPS])
    found = [str(twin.citation) for twin in find_twins(lamps, pool)]
    assert found == ["A.9104(83)#op/2", f"{NEW}#op/2"]


def test_a_formula_of_a_few_words_has_no_twins():
    formula = "DECIDES to remain seized of the matter."
    pool = Pool(clauses(NEW, [formula]))
    assert find_twins(clause(f"{OLD}#op/1", formula), pool) == ()


@pytest.mark.parametrize(
    ("older", "newer", "changes"),
    [
        ("for the Blue Harbour Goals alone", "for the Green Harbour Goals alone",
         [Change("Blue Harbour Goals", "Green Harbour Goals")]),
        ("the Old Harbour Act of ports", "the Old River Act of ports",
         [Change("Old Harbour Act", "Old River Act")]),
        ("may not exceed five", "may not reach five", [Change("not exceed", "not reach")]),
        ("keep this text, with its annexes, in view", "keep this text in view",
         [Change("with its annexes", "")]),
        ("lamps of ports", "lamps and buoys of ports", [Change("", "and buoys")]),
        ("technical co-operation with six ports", "technical cooperation with ten ports",
         [Change("six", "ten")]),
        ("technical co-operation", "technical cooperation",
         [Change("co-operation", "cooperation")]),
        ("lamps;", "lamps.", []),
    ],
)  # fmt: skip
def test_changes_are_told_in_whole_names_and_with_their_denial(older, newer, changes):
    assert difference(older, newer) == changes


def test_long_and_many_changes_are_hinted_at():
    long = " ".join(f"word{n}" for n in range(40))
    said, claimed = say_changes([Change("", long), *[Change("ten", "six")] * 9])
    assert said.startswith(": “word0 word1 word2 word3 word4 word5 word6 word7 …” is added;")
    assert said.endswith(", among other changes")
    assert claimed[0] == "word0 word1 word2 word3 word4 word5 word6 word7"
    assert say_changes([]) == ("", ())
