"""What differs between two builds of fictional corpora."""

from dataclasses import replace
from datetime import date

import pytest
from command import call
from conftest import StandIn, WordEncoder
from index_samples import BUOYS, LIGHTS, TEXTS, make_contents
from renderings import as_text
from specimens import COMMITTEE, LINKAGE, RENEWAL, Item

from itcp_assist.assistant import Choices, Watch, build_index
from itcp_assist.citation import Citation
from itcp_assist.errors import IndexMissingError
from itcp_assist.index import build_generation
from itcp_assist.present import to_changes_json, to_changes_line, to_changes_text
from itcp_assist.records import Aspect, Confidence, PieceKind, Relation, Source, State

DAY = date(2026, 11, 24)
OFFICIAL = '[[document]]\nfile = "{}"\ntier = "official"\n'


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder, a=LINKAGE, b=COMMITTEE)
    return folder


@pytest.fixture
def index(tmp_path):
    return tmp_path / "indexes"


def write(folder, **specimens):
    for name, specimen in specimens.items():
        (folder / f"{name}.txt").write_bytes(as_text(specimen))
    names = sorted(path.name for path in folder.glob("*.txt"))
    entries = [OFFICIAL.format(name) for name in names if not name.startswith("upload")]
    (folder / "catalogue.toml").write_text("".join(entries))


def build(corpus, index):
    build_index([corpus], index, StandIn(), choices=Choices(with_register=False))


def contents_of(texts=TEXTS):
    """The samples without their facts, which are those of no register."""
    return replace(make_contents(texts), facts_json="")


def changes(index, **options):
    return Watch(index, as_of=DAY, **options).changes


def keys(group):
    return [str(change.citation) for change in group]


def test_there_is_nothing_to_compare_the_first_build_with(corpus, index):
    build(corpus, index)
    assert changes(index) is None
    told = to_changes_json(None, None)
    assert (told["older"], told["clauses"]) == (None, [])


def test_a_build_that_changes_nothing_keeps_what_the_last_one_changed(corpus, index):
    build(corpus, index)
    write(corpus, c=RENEWAL)
    build(corpus, index)
    told = changes(index)
    assert any(told)
    build(corpus, index)
    assert changes(index) == told


def test_equal_contents_differ_in_nothing(corpus, index):
    build(corpus, index)
    told = changes(index, against=(index / "CURRENT").read_text().strip())
    assert not any(told)
    assert to_changes_line(told) == ""
    assert "nothing changed" in to_changes_text(told)


def test_a_resolution_that_revokes_changes_what_stands(corpus, index):
    build(corpus, index)
    write(corpus, c=RENEWAL)
    build(corpus, index)
    told = changes(index)
    added = [(change.symbol, change.before) for change in told.documents]
    assert added == [(RENEWAL.symbol, None)]
    (status,) = told.statuses  # that of the document; its clauses only follow it
    assert status.citation == Citation(LINKAGE.symbol)
    assert status.before.state is State.NOT_ESTABLISHED
    assert (status.after.state, str(status.after.by)) == (State.REVOKED, "A.9002(91)#op/4")
    edges = {(c.relation.actor, c.relation.verb, c.relation.target.symbol) for c in told.relations}
    assert (RENEWAL.symbol, "revokes", LINKAGE.symbol) in edges
    assert all(change.is_added for change in told.relations)
    text = to_changes_text(told)
    assert "revoked by A.9002(91)#op/4 on 6 December 2019" in text
    assert "new   A.9002(91) revokes A.9001(90), by A.9002(91)#op/4" in text
    assert "Clauses:" not in text  # those of a new document are not told one by one
    assert "1 document added" in to_changes_line(told)


def test_the_day_asked_about_decides_whether_a_status_differs(corpus, index):
    build(corpus, index)
    write(corpus, c=RENEWAL)
    build(corpus, index)
    early = Watch(index, as_of=date(2012, 1, 1)).changes
    assert State.REVOKED not in {change.after.state for change in early.statuses}


def test_a_document_that_is_gone_takes_its_effects_with_it(corpus, index):
    write(corpus, c=RENEWAL)
    build(corpus, index)
    (corpus / "c.txt").unlink()
    write(corpus)
    build(corpus, index)
    told = changes(index)
    assert [(change.symbol, change.after) for change in told.documents] == [(RENEWAL.symbol, None)]
    states = [(str(c.citation), c.before.state, c.after.state) for c in told.statuses]
    assert states == [(LINKAGE.symbol, State.REVOKED, State.NOT_ESTABLISHED)]
    assert not any(change.is_added for change in told.relations)
    assert all(change.after is None for change in told.clauses)


def test_a_corrected_text_shows_the_words_that_differ(corpus, index):
    build(corpus, index)
    body = (replace(LINKAGE.body[0], text=LINKAGE.body[0].text.replace("one", "two")),)
    write(corpus, a=replace(LINKAGE, body=body + LINKAGE.body[1:]))
    build(corpus, index)
    told = changes(index)
    assert [change.aspects for change in told.documents] == [(Aspect.FILE,)]
    (change,) = told.clauses
    assert (str(change.citation), change.aspects) == ("A.9001(90)#op/1", (Aspect.TEXT,))
    dropped = [change.before.text[slice(*p.older)] for p in change.pieces if not p.newer]
    added = [change.after.text[slice(*p.newer)] for p in change.pieces if not p.older]
    assert ([word.strip() for word in dropped], [word.strip() for word in added]) == (
        ["one"],
        ["two"],
    )
    assert PieceKind.KEPT in {piece.kind for piece in change.pieces}
    assert "A.9001(90)#op/1: \u201cone\u201d -> \u201ctwo\u201d" in to_changes_text(told)
    (clause,) = to_changes_json(told, None)["clauses"]
    assert clause["words"] == [{"before": "one", "after": "two"}]
    assert not told.statuses


def test_another_verb_and_addressee_are_told_as_such(corpus, index):
    build(corpus, index)
    first = Item("1.", "URGES port States to name one officer for shared seamanship;")
    write(corpus, a=replace(LINKAGE, body=(first, *LINKAGE.body[1:])))
    build(corpus, index)
    (change,) = changes(index).clauses
    assert {Aspect.TEXT, Aspect.VERB, Aspect.ADDRESSEES} <= set(change.aspects)


def test_the_words_of_a_clause_that_got_another_number_are_found(corpus, index):
    build(corpus, index)
    body = (*LINKAGE.body[:3], Item("5.", LINKAGE.body[3].text))
    write(corpus, a=replace(LINKAGE, body=body))
    build(corpus, index)
    moved = {str(c.citation): c.moved_to for c in changes(index).clauses}
    assert moved == {"A.9001(90)#op/4": Citation.parse("A.9001(90)#op/5"), "A.9001(90)#op/5": None}


def test_another_title_and_day_are_told_with_both(corpus, index):
    build(corpus, index)
    entry = 'title = "Ladders that wobble"\nadopted = 2018-06-15\n'
    catalogue = (corpus / "catalogue.toml").read_text()
    (corpus / "catalogue.toml").write_text(catalogue + entry)
    build(corpus, index)
    told = changes(index)
    (document,) = told.documents
    assert document.aspects == (Aspect.TITLE, Aspect.ADOPTED)
    assert "adopted \u201c2018-06-14\u201d -> \u201c2018-06-15\u201d" in to_changes_text(told)


def test_the_same_file_under_another_symbol_is_one_change(corpus, index):
    build(corpus, index)
    catalogue = (corpus / "catalogue.toml").read_text()
    (corpus / "catalogue.toml").write_text(catalogue + 'symbol = "MSC.9429(98)"\n')
    build(corpus, index)
    (document,) = changes(index).documents
    assert document.before.identity.symbol == COMMITTEE.symbol
    assert (document.symbol, document.aspects) == ("MSC.9429(98)", (Aspect.SYMBOL,))


def test_an_upload_that_claims_to_revoke_changes_no_status(corpus, index):
    build(corpus, index)
    write(corpus, upload=RENEWAL)
    build(corpus, index)
    told = changes(index)
    assert [change.symbol for change in told.documents] == [RENEWAL.symbol]
    assert told.statuses == ()


def test_the_official_text_in_place_of_a_note_is_told_so(corpus, index):
    note = "---\nsymbol: {}\nkind: resolution\ntext_kind: note\n---\n\n1. Names one officer.\n"
    (corpus / "a.txt").unlink()
    (corpus / "n.md").write_text(note.format(LINKAGE.symbol))
    write(corpus)
    build(corpus, index)
    (corpus / "n.md").unlink()
    write(corpus, a=LINKAGE)
    build(corpus, index)
    told = changes(index)
    (document,) = told.documents
    assert Aspect.TEXT_KIND in document.aspects
    assert "the official text is held now" in to_changes_text(told)


def test_no_more_than_fifty_lines_of_a_group_are_told(index):
    # words of their own for each, so that no two vectors are near each other
    many = {f"{BUOYS}#op/{n}": f"Buoy{n} colour{n} chosen{n};" for n in range(1, 71)}
    for texts in (many, {key: text.replace("chosen", "painted") for key, text in many.items()}):
        build_generation(index, contents_of(texts), WordEncoder(), lambda _: None)
    told = changes(index)
    text = to_changes_text(told)
    assert "  ... and 20 more; --json tells all" in text
    assert len(to_changes_json(told, None)["clauses"]) == len(many)
    assert to_changes_line(told) == "70 clauses changed"


def test_another_index_can_be_compared_with_by_name_and_by_folder(tmp_path, index):
    other = build_generation(tmp_path / "other", contents_of(), WordEncoder(), lambda _: None)
    texts = {**TEXTS, f"{LIGHTS}#op/3": "THANKS the oil merchants;"}
    build_generation(index, contents_of(texts), WordEncoder(), lambda _: None)
    for against in (str(other), str(tmp_path / "other")):
        assert keys(changes(index, against=against).clauses) == [f"{LIGHTS}#op/3"]
    with pytest.raises(IndexMissingError, match="'gen-0' is no generation"):
        changes(index, against="gen-0")


def test_a_generation_of_another_schema_is_refused_in_one_line(index, capsys, tmp_path):
    build_generation(index, contents_of(), WordEncoder(), lambda _: None)
    first = index / (index / "CURRENT").read_text().strip()
    texts = {f"{BUOYS}#op/1": "NOTES that buoys float;"}
    build_generation(index, contents_of(texts), WordEncoder(), lambda _: None)
    manifest = first / "MANIFEST.json"
    manifest.write_text(manifest.read_text().replace('"schema": ', '"schema": 9'))
    refusal = call(capsys, "changes", "--index", index).refusal
    assert refusal.startswith(f"the earlier generation {first.name} cannot be compared with")
    # what was saved can be held against what is served all the same
    (tmp_path / "draft.txt").write_text(f"See {BUOYS}#op/7.")
    ran = call(capsys, "changes", tmp_path / "draft.txt", "--index", index)
    assert (ran.code, ran.out.splitlines()[0]) == (0, refusal)
    assert f"line 1: {BUOYS}#op/7: gone" in ran.out


def test_a_status_of_one_clause_is_told_once_and_not_for_its_sub_items(index):
    place = Citation.parse(f"{LIGHTS}#op/2")
    source = Source("held.txt", "text", "ab" * 32, tier="official")
    plain = contents_of()
    plain = replace(
        plain, holdings=tuple(replace(held, source=source) for held in plain.holdings), relations=()
    )
    edge = Relation(BUOYS, "revokes", place, Confidence.VERIFIED_TEXT, "text held",
                    Citation.parse(f"{BUOYS}#op/1"), date(2090, 1, 3))  # fmt: skip
    for contents in (plain, replace(plain, relations=(edge,))):
        build_generation(index, contents, WordEncoder(), lambda _: None)
    told = Watch(index, as_of=date(2091, 1, 1)).changes
    states = [(str(change.citation), change.after.state) for change in told.statuses]
    assert states == [(LIGHTS, State.AMENDED), (str(place), State.REVOKED)]
    assert to_changes_line(told) == "1 relation added, 2 statuses changed"


def test_a_relation_that_was_not_read_in_the_text_says_how_it_is_known(index):
    edge = Relation(BUOYS, "revokes", Citation(LIGHTS), Confidence.SECONDARY, "a list says so")
    sure = replace(edge, verb="recalls", confidence=Confidence.VERIFIED_TEXT)
    plain = replace(contents_of(), relations=())
    for contents in (plain, replace(plain, relations=(edge, sure))):
        build_generation(index, contents, WordEncoder(), lambda _: None)
    text = to_changes_text(changes(index))
    assert f"new   {BUOYS} revokes {LIGHTS} [from a secondary source]\n" in text
    assert f"new   {BUOYS} recalls {LIGHTS}\n" in text
