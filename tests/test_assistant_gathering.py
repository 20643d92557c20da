"""What a build reads anew, what it takes over, and which of two documents it holds."""

import pytest
from conftest import StandIn
from renderings import as_markdown, as_text
from specimens import COMMITTEE, LINKAGE, PAGE, RENEWAL

from itcp_assist.assistant import Choices, build_index, open_assistant
from itcp_assist.settings import Settings

ENTRY = '[[document]]\nfile = "{}"\ntier = "{}"\n'


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, specimen in (("a.txt", LINKAGE), ("b.txt", COMMITTEE), ("c.txt", RENEWAL)):
        (folder / name).write_bytes(as_text(specimen))
    return folder


def build(corpus, index, **choices):
    """The report of a build, and the names of the files that it read."""
    lines = []
    report = build_index(
        [corpus],
        index,
        StandIn(),
        choices=Choices(with_register=False, **choices),
        report=lines.append,
    )
    read = [line.partition(": ")[2] for line in lines if line.startswith("reading ")]
    return report, read


def held(index):
    with open_assistant(index, Settings(), encoder=StandIn()) as assistant:
        return {h.identity.symbol: h for h in assistant.holdings()}


def test_only_what_has_changed_is_read_and_the_generation_is_that_of_a_full_build(corpus, tmp_path):
    index = tmp_path / "indexes"
    assert build(corpus, index)[1] == ["a.txt", "b.txt", "c.txt"]
    text = as_text(COMMITTEE)
    (corpus / "b.txt").write_bytes(text.replace(b"ladders", b"steps", 1))
    assert (corpus / "b.txt").read_bytes() != text
    (corpus / "c.txt").unlink()
    report, read = build(corpus, index)
    assert read == ["b.txt"]
    full, read = build(corpus, tmp_path / "full")
    assert read == ["a.txt", "b.txt"]
    assert report.generation.name == full.generation.name


def test_nothing_is_read_again_where_nothing_has_changed(corpus, tmp_path):
    index = tmp_path / "indexes"
    first, _ = build(corpus, index)
    again, read = build(corpus, index)
    assert (again.generation, read) == (first.generation, [])


def test_another_entry_or_way_of_reading_reads_a_file_again(corpus, tmp_path):
    index = tmp_path / "indexes"
    build(corpus, index)
    (corpus / "catalogue.toml").write_text(ENTRY.format("b.txt", "official"))
    assert build(corpus, index)[1] == ["b.txt"]
    assert held(index)[COMMITTEE.symbol].source.tier == "official"
    assert build(corpus, index, witness=False)[1] == ["a.txt", "b.txt", "c.txt"]


def test_remarks_on_what_is_taken_over_are_told_again(corpus, tmp_path):
    (corpus / "b.txt").write_bytes(as_text(COMMITTEE).replace(b"ladders", b"\x07ladders", 1))
    first, _ = build(corpus, tmp_path / "indexes")
    assert first.problems == ("b.txt: 1 control characters were dropped",)
    again, read = build(corpus, tmp_path / "indexes")
    assert read == [] and again.problems == first.problems


@pytest.mark.parametrize("damage", [b"", b"{}"])
def test_a_damaged_index_is_read_anew(corpus, tmp_path, damage):
    index = tmp_path / "indexes"
    first, _ = build(corpus, index)
    (first.generation / "MANIFEST.json").write_bytes(damage)
    again, read = build(corpus, index)
    assert len(read) == 3 and held(again.generation.parent)


def test_of_two_files_with_one_symbol_the_better_source_is_held(corpus, tmp_path):
    index = tmp_path / "indexes"
    differing = as_text(LINKAGE).replace(b"INVITES", b"URGES", 1)
    (corpus / "z.txt").write_bytes(differing)
    (corpus / "catalogue.toml").write_text(ENTRY.format("z.txt", "official"))
    report, _ = build(corpus, index)
    assert held(index)[LINKAGE.symbol].source.name == "z.txt"
    told = f"a.txt: is {LINKAGE.symbol} like z.txt, but 1 of its clauses differ; left out"
    assert [line for line in report.problems if line.startswith("a.txt")] == [
        f"{told} (upload text)"
    ]


def test_a_copy_is_told_to_be_one_and_the_first_name_is_held(corpus, tmp_path):
    (corpus / "z.txt").write_bytes(as_text(RENEWAL))
    (corpus / "y.md").write_bytes(as_markdown(RENEWAL))
    report, _ = build(corpus, tmp_path / "indexes")
    assert [line for line in report.problems if "left out" in line] == [
        f"y.md: is {RENEWAL.symbol} like c.txt, with the same clauses; left out",
        f"z.txt: is {RENEWAL.symbol} like c.txt, byte for byte; left out",
    ]


def test_of_two_languages_the_english_text_is_held_and_the_other_told(corpus, tmp_path):
    (corpus / "0.txt").write_bytes(as_text(LINKAGE) + b"\n")
    catalogue = '[[document]]\nfile = "0.txt"\nlanguage = "fra"\n'
    (corpus / "catalogue.toml").write_text(catalogue)
    report, _ = build(corpus, tmp_path / "indexes")
    assert held(tmp_path / "indexes")[LINKAGE.symbol].source.name == "a.txt"
    assert any("in another language (fra, not eng)" in line for line in report.problems)


def test_two_pages_of_one_title_are_both_held_whatever_was_built_before(corpus, tmp_path):
    index = tmp_path / "indexes"
    page = as_markdown(PAGE)
    (corpus / "p.md").write_bytes(page)
    build(corpus, index)
    (corpus / "o.md").write_bytes(page + b"\n\nOne more paragraph of another page.\n")
    both, _ = build(corpus, index)
    assert both.generation.name == build(corpus, tmp_path / "full")[0].generation.name
    pages = [h for h in held(index).values() if h.identity.kind == "page"]
    assert {h.source.name for h in pages} == {"o.md", "p.md"}
    (corpus / "o.md").unlink()
    one, _ = build(corpus, index)
    assert one.generation.name == build(corpus, tmp_path / "other")[0].generation.name
