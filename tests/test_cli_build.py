"""Building from the command line: bad folders, bad files, a full disk, and two builds at once."""

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from collection import write_corpus
from conftest import StandIn
from pypdf import PdfReader, PdfWriter
from renderings import as_docx, as_page, as_text
from specimens import CIRCULAR, PAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.assistant import Choices, build_index
from itcp_assist.index.manifest import Manifest
from itcp_assist.index.publish import build_lock

HERE = Path(__file__).parent


@pytest.fixture
def index(collection, tmp_path):
    """A copy of the index, which a failed build must leave as it is."""
    return copytree(collection.index, tmp_path / "indexes")


def served(index):
    """Checksums of all that is served."""
    files = (path for path in index.rglob("*") if path.is_file() and path.name != "LOCK")
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def locked_pdf():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(print_pdf(PAGE))))
    writer.encrypt(user_password="harbour", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD = {
    "blank.txt": (b"\n \n", "holds no text"),
    "broken.xml": (b"<akomaNtoso><p>", "is not well-formed XML"),
    "cut.docx": (as_docx(PAGE)[:900], "is a damaged ZIP or DOCX file"),
    "cut.pdf": (print_pdf(PAGE)[:700], "is damaged"),
    "deep/zero.pdf": (b"", "is empty (0 bytes); fetch it again"),
    "latin.txt": ("Résolution".encode("latin-1"), "is not UTF-8 text at byte 1; save it as UTF-8"),
    "locked.pdf": (locked_pdf(), "is encrypted"),
    "misnamed.docx": (print_pdf(PAGE), "is PDF, not DOCX; rename or refetch it"),
    "misnamed.pdf": (as_page(CIRCULAR), "is HTML, not PDF; rename or refetch it"),
    "nul.txt": (b"a\0b", "holds a NUL at byte 1"),
    "picture.png": (b"\x89PNG", "documents that can be read end in"),
    "twin.txt": (as_text(RENEWAL), "is A.9002(91) like nested/renewal.xml"),
    "zero.txt": (b"", "is empty (0 bytes); fetch it again"),
}


@pytest.fixture
def corpus(tmp_path):
    """A folder of good files and of every kind of bad one."""
    folder = write_corpus(tmp_path / "corpus")
    (folder / "deep").mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "link.txt").symlink_to(HERE / "conftest.py")
    os.mkfifo(folder / "pipe.txt")
    return folder


def test_each_bad_file_is_told_in_one_line_and_the_good_ones_are_indexed(itcp, corpus, tmp_path):
    index = tmp_path / "indexes"
    build_index([corpus], index, StandIn(), choices=Choices(with_register=False))
    ran = itcp("build", "--corpus", corpus, "--index", index, "--no-register")
    assert ran.code == 0
    told = dict(line.split(": ", 1) for line in ran.err.splitlines())
    assert sorted(told) == sorted([*BAD, "link.txt", "odd.md", "pipe.txt"])
    assert [name for name, (_, reason) in BAD.items() if reason not in told[name]] == []
    assert ran.out.startswith("7 documents, ")
    assert ran.out.endswith(f"; {len(told)} remarks above\n")
    for key in ("A.9001(90)#op/1", "A.9002(91)#op/1", "FICT.1/Circ.3#par/1", "MSC.9428(98)#op"):
        assert itcp("show", key, "--index", index, "--json").json["key"] == key


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing", "is not there; name a folder of documents"),
        ("empty", "holds no documents; put files there or name another"),
        ("file.txt", "is not a folder; name the folder that holds the file"),
        ("bad", "holds no document that can be read: zero.txt: is empty (0 bytes)"),
        ("broken", "catalogue.toml: document 1 (a.txt): unknown field 'colour'; known are"),
        ("torn", "catalogue.toml: is not TOML in UTF-8"),
    ],
)
def test_a_folder_that_cannot_be_used_changes_nothing(itcp, index, tmp_path, name, told):
    (tmp_path / "empty").mkdir()
    for path, text in {
        "file.txt": "A page.",
        "bad/zero.txt": "",
        "broken/a.txt": "A page.",
        "broken/catalogue.toml": '[[document]]\nfile = "a.txt"\ncolour = "blue"',
        "torn/catalogue.toml": "[[document]",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    before = served(index)
    assert told in itcp("build", "--corpus", tmp_path / name, "--index", index).refusal
    assert served(index) == before
    assert itcp("status", "A.9001(90)", "--index", index).code == 0


def test_a_second_build_is_told_to_wait(itcp, index):
    before = served(index)
    with build_lock(index):
        ran = itcp("build", "--index", index)
    assert (ran.code, ran.out) == (75, "")
    assert f"process {os.getpid()} is building the index in {index}; wait" in ran.err
    assert served(index) == before


def test_an_index_that_is_a_file_is_refused(itcp, tmp_path):
    (tmp_path / "file").write_text("x")
    assert (
        f"cannot write the index in {tmp_path}"
        in itcp("build", "--index", tmp_path / "file").refusal
    )
    assert "no index in" in itcp("status", "A.9001(90)", "--index", tmp_path / "file").refusal


# What a build runs into: the clause store (a few pages of SQLite), and later the vectors.
@pytest.mark.parametrize("bytes_free", [4096, 100_000])
def test_a_full_disk_changes_nothing(index, tmp_path, bytes_free):
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "more.txt").write_bytes(as_text(PAGE).replace(b"Harbours", b"Quays"))
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from conftest import StandIn\n"
        "from itcp_assist.assistant import build_index\n"
        "from itcp_assist.errors import StorageError\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_free}, {bytes_free}))\n"
        "try:\n    build_index([Path(sys.argv[1])], Path(sys.argv[2]), StandIn())\n"
        "except StorageError as error:\n    print(error)"
    )
    before = served(index)
    command = [sys.executable, "-c", code, corpus, index]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("cannot write ")
    assert "free space or choose another folder with --index" in done.stdout
    assert done.stdout.count("\n") == 1
    assert served(index) == before


def rename(index, **changes):
    """Make the generation one that another version of something built; its name says so."""
    folder = index / (index / "CURRENT").read_text().strip()
    facts = json.loads((folder / "MANIFEST.json").read_text()) | changes
    (folder / "MANIFEST.json").write_text(json.dumps(facts))
    folder.rename(index / Manifest(**facts).name)
    (index / "CURRENT").write_text(f"{Manifest(**facts).name}\n")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"encoder": "other"}, "built with embedding model other, running is all-MiniLM-L6-v2"),
        ({"schema": 99}, "built with schema 99, running is"),
        ({"versions": {"itcp-assist": "0.0.1"}}, "the index was built with"),
    ],
)
def test_an_index_of_another_make_is_refused(itcp, index, changes, told):
    rename(index, **changes)
    for command in (("ask", "A.9001(90)?"), ("status", "A.9001(90)"), ("show", "A.9001(90)#op/1")):
        refusal = itcp(*command, "--index", index).refusal
        assert told in refusal
        assert refusal.endswith("; run itcp-assist build")


@pytest.mark.parametrize(
    "text", ["", "../../etc\n", "gen-0123456789abcdef\n", "gen-0123456789abcdef\r\n", "\x00"]
)
def test_an_index_whose_pointer_is_broken_is_refused(itcp, index, text):
    (index / "CURRENT").write_text(text)
    refusal = itcp("status", "A.9001(90)", "--index", index).refusal
    assert "does not name a generation" in refusal
    assert refusal.endswith("; run itcp-assist build")


def test_doctor_fails_only_without_a_usable_index(itcp, index, monkeypatch):
    found = itcp("doctor", "--json").json
    assert found["problems"] == []
    assert "A.9001(90): LINKING THE SHARED SEAMANSHIP SCHEME" in " ".join(found["held"])
    monkeypatch.setenv("ITCP_MODEL", "no such model")
    assert itcp("doctor").code == 0
    for folder in (index / "nowhere", index):
        rename(index, schema=99)
        ran = itcp("doctor", "--index", folder, "--json")
        assert ran.code == 1
        assert ran.err == f"itcp-assist: {json.loads(ran.out)['problems'][-1]}\n"
        assert itcp("doctor", "--index", folder).code == 1
