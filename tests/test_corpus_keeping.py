"""Keeping texts: one file and one entry for each, whatever is added and removed."""

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from itcp_assist.corpus import Entry, keep_text, open_corpora, remove_text
from itcp_assist.corpus.catalogue import Tier, read_catalogue
from itcp_assist.corpus.inspecting import inspect_folder
from itcp_assist.errors import CorpusError, StorageError
from itcp_assist.records import TIERS

SYMBOL = "A.9001(90)"
ENTRY = Entry("scan (3).PDF", symbol=SYMBOL, title="A fiction", added=date(2090, 1, 2))
OLD, NEW = b"the first printing", b"the second printing"


def entries(folder):
    return read_catalogue(folder / "catalogue.toml").documents


def files(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_new_text_gets_a_file_and_an_entry(tmp_path):
    folder = tmp_path / "not" / "there" / "yet"
    kept = keep_text(folder, OLD, ENTRY)
    assert (kept.name, kept.state) == ("A.9001(90).pdf", "new")
    assert (folder / kept.name).read_bytes() == OLD
    digest = hashlib.sha256(OLD).hexdigest()
    assert entries(folder) == {kept.name: replace(ENTRY, file=kept.name, sha256=digest)}
    assert inspect_folder(folder) == ()


def test_the_same_bytes_are_held_once(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    before = (tmp_path / "catalogue.toml").read_bytes()
    kept = keep_text(tmp_path, OLD, replace(ENTRY, added=date(2091, 1, 1)))
    assert (kept.name, kept.state) == ("A.9001(90).pdf", "same")
    assert kept.told == "already held as A.9001(90).pdf (since 2090-01-02)"
    assert (tmp_path / "catalogue.toml").read_bytes() == before
    assert files(tmp_path) == ["A.9001(90).pdf", "catalogue.toml"]


def test_the_same_bytes_under_another_symbol_are_told(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    kept = keep_text(tmp_path, OLD, replace(ENTRY, symbol="A.9002(91)"))
    assert kept.state == "same"
    assert "entered there as A.9001(90)" in kept.told
    assert list(entries(tmp_path)) == ["A.9001(90).pdf"]


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"torn")])
def test_a_lost_or_changed_file_is_restored(tmp_path, lose):
    keep_text(tmp_path, OLD, ENTRY)
    lose(tmp_path / "A.9001(90).pdf")
    assert len(inspect_folder(tmp_path)) == 1
    kept = keep_text(tmp_path, OLD, ENTRY)
    assert kept.state == "same"
    assert "is restored" in kept.told
    assert inspect_folder(tmp_path) == ()


def test_a_better_source_of_the_same_bytes_is_noted_and_a_worse_one_is_not(tmp_path):
    keep_text(tmp_path, OLD, replace(ENTRY, remark="from a colleague"))
    url = "https://texts.example/A.9001(90).pdf"
    better = replace(ENTRY, tier="official", url=url, fetched=date(2091, 3, 4), title="Else")
    assert keep_text(tmp_path, OLD, better).told.endswith("; its source is now official")
    assert keep_text(tmp_path, OLD, ENTRY).told.endswith("(since 2091-03-04)")
    (entry,) = entries(tmp_path).values()
    assert (entry.tier, entry.url, entry.fetched) == ("official", url, date(2091, 3, 4))
    assert (entry.title, entry.remark) == ("A fiction", "from a colleague")


def test_a_differing_file_is_told_and_the_old_one_stays(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    kept = keep_text(tmp_path, NEW, ENTRY)
    assert (kept.name, kept.state) == ("A.9001(90).pdf", "differs")
    assert kept.told.startswith("differs from A.9001(90).pdf (since 2090-01-02), which stays")
    assert (tmp_path / kept.name).read_bytes() == OLD
    assert files(tmp_path) == ["A.9001(90).pdf", "catalogue.toml"]


def test_a_differing_file_takes_the_place_when_told_to(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    kept = keep_text(tmp_path, NEW, ENTRY, replace=True)
    assert kept.state == "replaced"
    assert kept.told == f"{kept.name} takes the place of A.9001(90).pdf (since 2090-01-02)"
    assert (tmp_path / kept.name).read_bytes() == NEW
    assert files(tmp_path) == sorted([kept.name, "catalogue.toml"])
    assert inspect_folder(tmp_path) == ()
    assert keep_text(tmp_path, OLD, ENTRY, replace=True).name == "A.9001(90).pdf"


@pytest.mark.parametrize(
    ("symbol", "language"),
    [(SYMBOL, "fra"), (f"{SYMBOL}/Corr.1", ""), (f"{SYMBOL}/Rev.1", "eng")],
)
def test_languages_and_revisions_stand_beside_each_other(tmp_path, symbol, language):
    keep_text(tmp_path, OLD, ENTRY)
    kept = keep_text(tmp_path, NEW, replace(ENTRY, symbol=symbol, language=language))
    assert kept.state == "new"
    assert kept.told.endswith(", beside A.9001(90) (eng)")
    assert len(entries(tmp_path)) == 2
    assert [finding for finding in inspect_folder(tmp_path) if finding.is_wrong] == []


@pytest.mark.parametrize(
    ("symbol", "given", "language", "name"),
    [
        ("MSC-FAL.1/Circ.3/Rev.2", "x.pdf", "eng", "MSC-FAL.1-Circ.3-Rev.2.pdf"),
        ("A/RES/70/1", "x.XML", "", "A-RES-70-1.xml"),
        ("A.500(XII)", "x", "spa", "A.500(XII).spa"),
        ("con", "x.txt", "", "text-con.txt"),
        ("lpt1", "x.pdf", "", "text-lpt1.pdf"),
        ("a-page", "../../etc/passwd", "", "a-page"),
        ("a-page", "x.p df", "../..", "a-page"),
        ("-".join(["word"] * 40), "x.pdf", "", "-".join(["word"] * 20) + ".pdf"),
    ],
)
def test_names_are_made_of_the_symbol_and_safe(tmp_path, symbol, given, language, name):
    kept = keep_text(tmp_path, OLD, Entry(given, symbol=symbol, language=language))
    assert kept.name == name
    assert inspect_folder(tmp_path) == ()


def test_names_that_differ_in_case_alone_are_told_apart(tmp_path):
    first = keep_text(tmp_path, OLD, Entry("x.pdf", symbol="A/RES/70/1"))
    second = keep_text(tmp_path, NEW, Entry("x.pdf", symbol="a-res-70-1"))
    assert (first.name, second.name) == ("A-RES-70-1.pdf", "a-res-70-1-2.pdf")


def test_a_file_that_somebody_put_there_is_not_overwritten(tmp_path):
    (tmp_path / "A.9001(90).pdf").write_bytes(b"somebody's")
    assert keep_text(tmp_path, OLD, ENTRY).name == "A.9001(90)-2.pdf"
    assert (tmp_path / "A.9001(90).pdf").read_bytes() == b"somebody's"


def test_what_a_killed_writer_left_is_taken_over(tmp_path):
    (tmp_path / "A.9001(90).pdf").write_bytes(OLD)
    (finding,) = inspect_folder(tmp_path)
    assert "has no entry in catalogue.toml; itcp-assist corpus add" in finding.told
    assert keep_text(tmp_path, OLD, ENTRY).name == "A.9001(90).pdf"
    assert inspect_folder(tmp_path) == ()


def test_a_text_without_a_symbol_and_a_broken_catalogue_are_refused(tmp_path):
    with pytest.raises(CorpusError, match="has no symbol"):
        keep_text(tmp_path, OLD, Entry("x.pdf"))
    (tmp_path / "catalogue.toml").write_text("[[document]")
    for change in (lambda: keep_text(tmp_path, OLD, ENTRY), lambda: remove_text(tmp_path, SYMBOL)):
        with pytest.raises(CorpusError, match=r"catalogue\.toml: is not TOML"):
            change()
    assert files(tmp_path) == ["catalogue.toml"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match=r"cannot write in .*--documents"):
        keep_text(tmp_path / "file" / "documents", OLD, ENTRY)


def test_removing_by_symbol_takes_all_languages_and_by_name_one(tmp_path):
    for data, language in ((OLD, "eng"), (NEW, "fra")):
        keep_text(tmp_path, data, replace(ENTRY, language=language))
    keep_text(tmp_path, b"other", replace(ENTRY, symbol="A.9002(91)"))
    assert remove_text(tmp_path, "A.9001(90).fra.pdf") == ("A.9001(90).fra.pdf",)
    keep_text(tmp_path, NEW, replace(ENTRY, language="fra"))
    assert remove_text(tmp_path, "res. A 9001 (90)") == ("A.9001(90).pdf", "A.9001(90).fra.pdf")
    assert files(tmp_path) == ["A.9002(91).pdf", "catalogue.toml"]
    assert list(entries(tmp_path)) == ["A.9002(91).pdf"]


def test_what_is_not_held_is_told(tmp_path):
    with pytest.raises(CorpusError, match="is not held"):
        remove_text(tmp_path / "none", SYMBOL)
    keep_text(tmp_path, OLD, ENTRY)
    outside = tmp_path.parent / "outside.pdf"
    outside.write_bytes(OLD)
    for name in ("A.9009(99)", "../outside.pdf", "catalogue.toml", ".lock", str(outside)):
        with pytest.raises(CorpusError, match="is not held"):
            remove_text(tmp_path, name)
    assert outside.exists()
    assert files(tmp_path) == ["A.9001(90).pdf", "catalogue.toml"]


def test_removing_never_follows_a_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_bytes(OLD)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "sub").symlink_to(outside)
    (folder / "catalogue.toml").write_text('[[document]]\nfile = "sub/a.pdf"\n')
    assert remove_text(folder, "sub/a.pdf") == ("sub/a.pdf",)
    assert (outside / "a.pdf").exists()
    assert entries(folder) == {}


def test_half_a_removal_can_be_ended(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    (tmp_path / "A.9001(90).pdf").unlink()
    (finding,) = inspect_folder(tmp_path)
    assert "not here; restore it or remove the entry" in finding.told
    assert remove_text(tmp_path, SYMBOL) == ("A.9001(90).pdf",)
    assert inspect_folder(tmp_path) == ()


def test_duplicates_are_told_with_what_to_do(tmp_path):
    keep_text(tmp_path, OLD, ENTRY)
    (tmp_path / "copy.pdf").write_bytes(OLD)
    (tmp_path / "other.pdf").write_bytes(NEW)
    text = (tmp_path / "catalogue.toml").read_text()
    for name, tier in (("copy.pdf", "owner-supplied"), ("other.pdf", "own")):
        text += f'\n[[document]]\nfile = "{name}"\nsymbol = "{SYMBOL}"\ntier = "{tier}"\n'
    (tmp_path / "catalogue.toml").write_text(text)
    told = "\n".join(map(str, inspect_folder(tmp_path)))
    assert "copy.pdf: holds the same bytes as A.9001(90).pdf; itcp-assist corpus remove" in told
    assert "other.pdf: is A.9001(90) like A.9001(90).pdf; itcp-assist corpus remove" in told
    assert "copy.pdf: owner-supplied is what ships with the project" in told


def test_the_tiers_are_those_of_the_records():
    assert get_args(Tier) == TIERS


@pytest.fixture
def shipped(tmp_path):
    folder = tmp_path / "shipped"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "A.9001(90).pdf").write_bytes(b"what ships")
    (folder / "register.yaml").write_text("{}")
    return folder


def test_the_users_own_folder_may_be_missing_or_empty(shipped, tmp_path):
    (tmp_path / "documents").mkdir()
    corpus = open_corpora([shipped, tmp_path / "documents", tmp_path / "none"])
    assert [file.source.name for file in corpus.files] == ["documents/A.9001(90).pdf"]


def test_two_folders_are_read_as_one_under_names_of_their_own(shipped, tmp_path):
    own = tmp_path / "documents"
    keep_text(own, OLD, ENTRY)
    (own / "register.yaml").write_text("{}")
    (own / "link").symlink_to(own)
    corpus = open_corpora([shipped, own])
    assert [file.source.name for file in corpus.files] == [
        "documents/A.9001(90).pdf",
        "own-documents/A.9001(90).pdf",
    ]
    assert corpus.register == shipped / "register.yaml"
    assert corpus.skipped[0].startswith("own-documents/link: ")
    assert corpus.files[1].entry["symbol"] == SYMBOL
    assert corpus.files[1].path.read_bytes() == OLD


def test_a_folder_without_documents_cannot_come_first(tmp_path):
    with pytest.raises(CorpusError, match="is not there"):
        open_corpora([tmp_path / "none"])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_files_that_may_not_be_read_are_no_duplicates(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(OLD)
        (tmp_path / name).chmod(0)
    assert ["same bytes" in finding.told for finding in inspect_folder(tmp_path)] == [False, False]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="Permission denied"):
            keep_text(tmp_path, OLD, ENTRY)
    finally:
        tmp_path.chmod(0o700)
