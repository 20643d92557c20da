"""Selections: complete, counted by paragraphs, the same from every thread."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from conftest import WordEncoder

from itcp_assist.citation import Citation
from itcp_assist.errors import IndexStaleError
from itcp_assist.index import Contents, build_generation, open_generation
from itcp_assist.index.selecting import Selecting, find_further
from itcp_assist.records import (
    Act,
    Clause,
    Deadline,
    Group,
    Holding,
    Identity,
    Joined,
    Selected,
    Selection,
    Source,
    State,
    Strength,
    TextKind,
)

LAMPS, ROPES, MOON, LETTER = "A.9001(90)", "MSC.9002(190)", "A/RES/99/7", "MSC-FAL.9/Circ.9"
PAGE, ENTRY = "a-page-on-lamps", "A.9009(91)"
ASKS = Act("invite", Strength.INVITATION, (Group.MEMBER_STATES,))
TELLS = Act(
    "request",
    Strength.REQUEST,
    (Group.SECRETARY_GENERAL, Group.COMMITTEES),
    deadline=Deadline(0, 3, date(2091, 3, 1)),
)
ADOPTS = Act("adopt", Strength.DECISION)
NOTES = Act(
    "note",
    Strength.STATEMENT,
    joined=(Joined(0, 3, "urge", Strength.URGING, ("shipowners",), (Group.INDUSTRY,)),),
)
STATES, KEEPERS = ("Member States",), ("Secretary-General", "Technical Co-operation Committee")
# Key, act and addressees of every clause; each text is the same, and so are its places.
CLAUSES: tuple[tuple[str, Act | None, tuple[str, ...]], ...] = (
    (f"{LAMPS}#register", None, ()),
    (f"{LAMPS}#pp/1", None, ()),
    (f"{LAMPS}#op/1", ADOPTS, ()),
    (f"{LAMPS}#op/2", ASKS, STATES),
    (f"{LAMPS}#op/2/a", replace(ASKS, is_inherited=True), STATES),
    (f"{LAMPS}#op/2/b", replace(ASKS, is_inherited=True), STATES),
    (f"{LAMPS}#op/2/b/i", replace(ASKS, is_inherited=True), STATES),
    (f"{LAMPS}#op/3", TELLS, KEEPERS),
    (f"{LAMPS}#annex-2/1", None, ()),
    (f"{LAMPS}#annex-2/1.1", None, ()),
    (f"{LAMPS}#annex-2/appendix/op/1", TELLS, KEEPERS),
    (f"{ROPES}#op/1", Act("decide", Strength.DECISION), ()),
    (f"{ROPES}#op/1/a", ASKS, ("Member States of the Organisation",)),
    (f"{ROPES}#op/1/b", TELLS, KEEPERS),
    (f"{ROPES}#op/2", ADOPTS, ()),
    (f"{ROPES}#op/3", NOTES, ()),
    (f"{MOON}#op/1", ASKS, ("donor organizations",)),
    (f"{LETTER}#par/1", ASKS, ("Member Governments",)),
    (f"{LETTER}#annex/par/1", None, ()),
    (f"{PAGE}#par/1", ASKS, STATES),
    (f"{ENTRY}#register", None, ()),
)
IDENTITIES = (
    Identity(LAMPS, "Lamps", "resolution", "A", date(2090, 1, 2)),
    Identity(ROPES, "Ropes", "resolution", "Maritime Safety Committee", date(2091, 1, 2)),
    Identity(LETTER, "Letter", "circular", "Maritime Safety Committee and Facilitation Committee"),
    Identity(MOON, "Moon", "resolution", "General Assembly", date(2090, 5, 6)),
    Identity(PAGE, "Page", "page"),
    Identity(ENTRY, "Entry", "register", "A", date(2090, 1, 2)),
)


def make_clause(row: int, key: str, act: Act | None, addressees: tuple[str, ...]) -> Clause:
    citation = Citation.parse(key)
    return Clause(
        citation, "Oil is dear.", ((0, 12),), 0, 12, row,
        addressees=addressees, act=act, parent=citation.parent, text_kind=TextKind.NOTE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("index")
    held = (Holding(one, Source("a.txt", "text/plain", "ab" * 32)) for one in IDENTITIES)
    made = (make_clause(row, *told) for row, told in enumerate(CLAUSES))
    build_generation(path, Contents(tuple(held), tuple(made)), WordEncoder(), lambda _: None)
    return path


@pytest.fixture
def held(folder):
    return open_generation(folder, encoder=WordEncoder())


def keys(found: Selected) -> list[str]:
    return [str(clause.citation) for clause in found.clauses]


def counts(found: Selected) -> tuple[int, int]:
    return found.paragraphs, found.searched


def test_without_any_filter_all_operative_paragraphs_and_those_of_circulars_are_taken(held):
    found = held.select(Selection())
    assert keys(found) == [
        key for key, *_ in CLAUSES
        if ("#op" in key or f"{LETTER}#par" in key)
    ]  # fmt: skip
    assert counts(found) == (8, 8)


def test_a_paragraph_brings_its_items_and_is_counted_once(held):
    found = held.select(Selection(symbols=(LAMPS,), verbs=("invite",)))
    assert keys(found) == [f"{LAMPS}#op/{at}" for at in ("2", "2/a", "2/b", "2/b/i")]
    assert counts(found) == (1, 3)


def test_an_item_that_fits_by_itself_brings_what_introduces_it_and_no_neighbour(held):
    found = held.select(Selection(symbols=(ROPES,), groups=(Group.SECRETARY_GENERAL,)))
    assert keys(found) == [f"{ROPES}#op/1", f"{ROPES}#op/1/b"]
    assert counts(found) == (1, 3)


@pytest.mark.parametrize(
    ("selection", "expected", "searched"),
    [
        (Selection(organs=("Assembly",), verbs=("adopt",)), [f"{LAMPS}#op/1"], 3),
        (Selection(organs=("A",), verbs=("adopt",)), [f"{LAMPS}#op/1"], 3),
        (Selection(organs=("msc",), verbs=("adopt",)), [f"{ROPES}#op/2"], 4),
        (Selection(organs=("Facilitation Committee",)), [f"{LETTER}#par/1"], 1),
        (Selection(organs=("UNGA",)), [f"{MOON}#op/1"], 1),
        (Selection(sessions=(190,), verbs=("adopt",)), [f"{ROPES}#op/2"], 3),
        (Selection(verbs=("urge",), groups=(Group.INDUSTRY,)), [f"{ROPES}#op/3"], 8),
        (Selection(verbs=("note",), groups=(Group.INDUSTRY,)), [], 8),
        (Selection(sessions=(99, 7)), [f"{MOON}#op/1"], 1),
        (Selection(years=(2090,), verbs=("adopt",)), [f"{LAMPS}#op/1"], 4),
        (Selection(symbols=("A.8000(80)",)), [], 0),
        (Selection(parts=("pp",)), [f"{LAMPS}#pp/1"], 1),
        (Selection(parts=("annex",)), [
            f"{LAMPS}#annex-2/1", f"{LAMPS}#annex-2/1.1", f"{LAMPS}#annex-2/appendix/op/1",
            f"{LETTER}#annex/par/1"], 3),
        (Selection(parts=("annex-2",), verbs=("request",)),
         [f"{LAMPS}#annex-2/appendix/op/1"], 2),
        (Selection(parts=("appendix",)), [f"{LAMPS}#annex-2/appendix/op/1"], 1),
        (Selection(parts=("par",)), [f"{LETTER}#par/1"], 1),
        (Selection(symbols=(LAMPS,), strengths=(Strength.REQUEST, Strength.DECISION)),
         [f"{LAMPS}#op/1", f"{LAMPS}#op/3"], 3),
        (Selection(groups=(Group.DONOR_ORGANIZATIONS,)), [], 8),
        (Selection(addressees=("donor",)), [f"{MOON}#op/1"], 8),
        (Selection(addressees=("member government",)), [f"{LETTER}#par/1"], 8),
        (Selection(addressees=("overnments",)), [], 8),
        (Selection(addressees=("States of the Organization",)),
         [f"{ROPES}#op/1", f"{ROPES}#op/1/a"], 8),
        (Selection(symbols=(LAMPS,), addressees=("technical cooperation committee",)),
         [f"{LAMPS}#op/3"], 3),
        (Selection(symbols=(LAMPS,), verbs=("request",), groups=(Group.MEMBER_STATES,)), [], 3),
    ],
)  # fmt: skip
def test_every_field_that_holds_something_must_fit(held, selection, expected, searched):
    found = held.select(selection)
    assert keys(found) == expected
    assert found.searched == searched


@pytest.mark.parametrize("text", ["'; DROP TABLE acts; --", '"]', "%", "_", "lamp\x00"])
def test_what_is_asked_for_is_never_read_as_sql(held, text):
    odd = Selection(symbols=(text,), organs=(text,), verbs=(text,), addressees=(text,))
    assert held.select(odd) == Selected((), 0, 0)
    assert held.select(Selection()).searched == 8


def test_states_are_refused_as_the_store_knows_no_day(held):
    with pytest.raises(ValueError, match="states"):
        held.select(Selection(states=(State.REVOKED,)))


def test_many_threads_are_told_the_same(held):
    asked = [Selection(verbs=(verb,)) for verb in ("invite", "request", "adopt", "")] * 50
    alone = [held.select(selection) for selection in asked]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(held.select, asked)) == alone


def test_a_generation_goes_on_after_its_files_are_gone(folder, tmp_path):
    path = tmp_path / "clauses.sqlite3"
    (store,) = folder.rglob("clauses.sqlite3")
    path.write_bytes(store.read_bytes())
    clauses = open_generation(folder, encoder=WordEncoder()).all_clauses()
    selecting = Selecting(path, clauses)
    path.unlink()
    assert selecting.select(Selection()).searched == 8


def test_a_file_that_is_no_store_is_told(tmp_path):
    path = tmp_path / "clauses.sqlite3"
    path.write_bytes(b"")
    with pytest.raises(IndexStaleError, match="run itcp-assist build"):
        Selecting(path, ()).select(Selection())


@pytest.mark.parametrize(("verb", "further"), [("urge", "urge"), ("note", None), ("invite", None)])
def test_an_item_is_shown_with_the_further_act_for_which_it_is_taken(verb, further):
    item = make_clause(0, f"{LAMPS}#op/2/a", replace(NOTES, is_inherited=True), ())
    found = find_further(item, Selection(verbs=(verb,)))
    assert (found.verb if found else None) == further
