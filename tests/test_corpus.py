"""Opening a folder of documents, with and without a catalogue, whatever lies in it."""

import hashlib
import os
from datetime import date

import pytest

from itcp_assist.corpus import open_corpus
from itcp_assist.errors import CorpusError

TEXT = "A fictional page.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / "c.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def catalogue(folder, text):
    (folder / "catalogue.toml").write_text(text, encoding="utf-8")
    return folder


def refused(folder):
    with pytest.raises(CorpusError) as caught:
        open_corpus(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_any_folder_works_without_a_catalogue(folder):
    corpus = open_corpus(folder)
    assert [file.source.name for file in corpus.files] == ["a.txt", "b/c.md"]
    assert corpus.skipped == ()
    assert corpus.register is None
    assert corpus.files[0].source.tier == "upload"
    assert corpus.files[0].path.read_text(encoding="utf-8") == TEXT


def test_catalogue_gives_provenance_and_fields(folder):
    catalogue(
        folder,
        f"""
        edition = "first"
        [[document]]
        file = "a.txt"
        symbol = "a-page"
        title = "A page"
        kind = "page"
        adopted = 2090-01-10
        url = "https://pages.example/a"
        sha256 = "{SHA256}"
        rights = "ours"
        tier = "own"
        [[official]]
        symbol = "A.9001(90)"
        url = "https://texts.example/A.9001(90).pdf"
        address = "constructed"
        """,
    )
    corpus = open_corpus(folder)
    page, other = corpus.files
    assert (page.source.url, page.source.tier, page.source.rights, page.source.sha256) == (
        "https://pages.example/a",
        "own",
        "ours",
        SHA256,
    )
    assert page.entry["symbol"] == "a-page"
    assert date.fromisoformat(page.entry["adopted"]) == date(2090, 1, 10)
    assert other.entry.get("symbol") is None
    assert corpus.official["A.9001(90)"].url.endswith("A.9001(90).pdf")
    assert corpus.official["A.9001(90)"].address == "constructed"


def test_own_files_of_the_corpus_are_no_documents(folder):
    catalogue(folder, 'edition = "first"')
    (folder / "register.yaml").write_text("{}", encoding="utf-8")
    (folder / "notes").mkdir()
    (folder / "notes" / "A.9001(90).yaml").write_text("{}", encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "d.txt").write_text("x", encoding="utf-8")
    corpus = open_corpus(folder)
    assert [file.source.name for file in corpus.files] == ["a.txt", "b/c.md"]
    assert corpus.skipped == ()
    assert corpus.register == folder.resolve() / "register.yaml"


def test_changed_file_is_told_and_left_out(folder):
    catalogue(folder, f'[[document]]\nfile = "a.txt"\nsha256 = "{"0" * 64}"')
    corpus = open_corpus(folder)
    assert [file.source.name for file in corpus.files] == ["b/c.md"]
    (line,) = corpus.skipped
    assert line.startswith("a.txt: its sha256 is ")
    assert "restore the file or correct the entry" in line


def test_entry_without_a_file_is_told(folder):
    catalogue(folder, '[[document]]\nfile = "gone.txt"')
    corpus = open_corpus(folder)
    assert len(corpus.files) == 2
    assert corpus.skipped[0].startswith("gone.txt: named in catalogue.toml but not here")


BROKEN = """
editor = "nobody"
[[document]]
file = "a.txt"
adopted = "10-01-2090"
[[document]]
file = "b/c.md"
colour = "blue"
[[document]]
title = "without a file"
[[document]]
file = "../outside.txt"
[[document]]
file = "d.txt"
tier = "royal"
[[document]]
file = "e.txt"
sha256 = "abc"
[[document]]
file = "f.txt"
symbol = "no symbol!"
[[document]]
file = "g.txt"
[[document]]
file = "g.txt"
[[official]]
symbol = "A.9001(90)"
"""
FAULTS = (
    "catalogue.toml: unknown heading 'editor'",
    "document 1 (a.txt), adopted is '10-01-2090'; write a day as YYYY-MM-DD",
    "document 2 (b/c.md): unknown field 'colour'",
    "document 3 (without a file): the field 'file' is missing",
    "document 4 (../outside.txt), file: write a plain name inside the folder",
    "document 5 (d.txt), tier is 'royal'; write one of official, mirror",
    "document 6 (e.txt), sha256 is not 64 hexadecimal figures",
    "document 7 (f.txt), symbol: 'no symbol!' is not a symbol",
    "document g.txt has two entries",
    "official 1 (A.9001(90)): the field 'url' is missing",
)


def test_broken_catalogue_names_every_bad_entry(folder):
    line = refused(catalogue(folder, BROKEN))
    assert [told for told in FAULTS if told not in line] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[document]\n", "is not TOML in UTF-8"),
        ("document = 3", "document is not a list of tables"),
        ("document = [3]", "document 1 () is not a table of fields"),
    ],
)
def test_unreadable_catalogue(folder, text, told):
    assert told in refused(catalogue(folder, text))


def test_catalogue_that_is_not_utf8(folder):
    (folder / "catalogue.toml").write_bytes(b'title = "\xff"')
    assert "is not TOML in UTF-8" in refused(folder)


def test_missing_empty_and_no_folder(tmp_path):
    assert "is not there" in refused(tmp_path / "none")
    assert "holds no documents" in refused(tmp_path)
    file = tmp_path / "file.txt"
    file.write_text("x", encoding="utf-8")
    assert "is not a folder" in refused(file)
    assert "is not there" in refused(tmp_path / "a\0b")


def test_links_are_skipped_with_their_reason(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("x", encoding="utf-8")
    (folder / "out.txt").symlink_to(outside)
    (folder / "up").symlink_to(folder.parent)
    (folder / "in.txt").symlink_to(folder / "a.txt")
    (folder / "broken.txt").symlink_to(folder / "nothing")
    (folder / "loop").symlink_to(folder / "loop")
    corpus = open_corpus(folder)
    assert [file.source.name for file in corpus.files] == ["a.txt", "b/c.md"]
    assert sorted(corpus.skipped) == [
        "broken.txt: a link that leads nowhere",
        "in.txt: a link to a.txt, which is read itself",
        "loop: a link that leads nowhere",
        "out.txt: a link that leads outside the folder; copy the file here",
        "up: a link that leads outside the folder; copy the file here",
    ]


def test_linked_folder_itself_may_be_opened(folder, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "corpus"
    link.symlink_to(folder)
    assert len(open_corpus(link).files) == 2


def test_pipes_are_skipped_without_waiting(folder):
    os.mkfifo(folder / "pipe.txt")
    corpus = open_corpus(folder)
    assert len(corpus.files) == 2
    assert corpus.skipped == ("pipe.txt: neither a file nor a folder but a pipe, socket or device",)


def test_names_that_cannot_be_shown_are_skipped(folder):
    root = os.fsencode(folder)
    for name in (b"\xff\xfe.txt", b"new\nline.txt", "rtl\u202etxt.exe".encode(), b"n" * 200):
        with open(os.path.join(root, name), "wb") as stream:  # noqa: PTH118, PTH123 - bytes
            stream.write(b"x")
    corpus = open_corpus(folder)
    assert len(corpus.files) == 2
    assert len(corpus.skipped) == 4
    for line in corpus.skipped:
        assert line.isprintable()
        assert line.endswith("rename it")


def test_odd_but_plain_names_are_taken(folder):
    for name in ("-rf.pdf", "<img>.pdf", "A.9001(90).html", "Résolution.txt", "x.pdf"):
        (folder / name).write_text("x", encoding="utf-8")
    corpus = open_corpus(folder)
    assert len(corpus.files) == 7
    assert corpus.skipped == ()


def test_folder_named_like_a_file_is_looked_into(folder):
    (folder / "d.pdf").mkdir()
    (folder / "d.pdf" / "e.txt").write_text("x", encoding="utf-8")
    assert "d.pdf/e.txt" in [file.source.name for file in open_corpus(folder).files]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_closed_folders_are_told(folder):
    (folder / "b").chmod(0)
    try:
        corpus = open_corpus(folder)
    finally:
        (folder / "b").chmod(0o700)
    assert corpus.skipped == ("b: cannot be opened (Permission denied)",)
