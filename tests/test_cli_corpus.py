"""Keeping a folder from the command line: what a person gives, what is taken, what is told."""

import io
import json
import os

import pytest
from collection import NAMESAKE
from pypdf import PdfWriter
from renderings import as_akn, as_docx, as_markdown, as_page, as_text
from specimens import CIRCULAR, COMMITTEE, LINKAGE, PAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.corpus.catalogue import read_catalogue
from itcp_assist.index.publish import build_lock

FRENCH = (
    "Résolution A.9001(90)\n\nUn texte fictif pour le port\n\nL'ASSEMBLÉE,\n\n"
    "1. PRIE les membres de la ligue des ports de prêter des pilotes aux voisins;\n\n"
    "2. INVITE le Secrétaire à rendre compte des travaux par écrit et dans les délais.\n"
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "documents"


@pytest.fixture
def corpus(itcp, folder, monkeypatch):
    """The command corpus on a folder of its own."""
    monkeypatch.setenv("ITCP_DOCUMENTS", str(folder))
    return lambda *arguments: itcp("corpus", *arguments)


@pytest.fixture
def given(tmp_path):
    """A folder of files as they lie on somebody's desk."""
    desk = tmp_path / "desk"
    (desk / "deep").mkdir(parents=True)
    (desk / "scan (3).docx").write_bytes(as_docx(LINKAGE))
    (desk / "deep" / "circular.html").write_bytes(as_page(CIRCULAR))
    (desk / "renewal.xml").write_bytes(as_akn(RENEWAL))
    return desk


def blank_pdf():
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def entries(folder):
    return read_catalogue(folder / "catalogue.toml").documents


def added(corpus, *arguments):
    ran = corpus("add", *arguments, "--json")
    return ran.code, {one["given"]: one for one in json.loads(ran.out)}


def test_a_folder_is_taken_under_the_symbols_of_its_documents(corpus, folder, given):
    ran = corpus("add", given)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(entries(folder)) == ["A.9001(90).docx", "A.9002(91).xml", "FICT.1-Circ.3.html"]
    entry = entries(folder)["A.9001(90).docx"]
    assert (entry.symbol, entry.title) == (LINKAGE.symbol, LINKAGE.title)
    assert (entry.adopted, entry.language, entry.tier) == (LINKAGE.adopted, "eng", "upload")
    assert entry.added is not None
    assert entry.remark == "added from scan (3).docx"
    assert "scan (3).docx: kept as A.9001(90).docx" in ran.out
    assert f"A.9001(90): {LINKAGE.title} (eng, adopted 2011-11-28), " in ran.out
    assert ran.out.endswith(f"3 taken into {folder}; itcp-assist build indexes them\n")
    assert (folder / "A.9001(90).docx").read_bytes() == (given / "scan (3).docx").read_bytes()


def test_adding_again_changes_nothing(corpus, folder, given):
    corpus("add", given)
    before = (folder / "catalogue.toml").read_bytes()
    code, again = added(corpus, given)
    assert code == 0
    assert {one["state"] for one in again.values()} == {"same"}
    assert "already held as A.9001(90).docx (since " in again["scan (3).docx"]["told"]
    assert (folder / "catalogue.toml").read_bytes() == before


def test_what_cannot_be_read_is_left_out_and_the_batch_ends(corpus, folder, given):
    (given / "zero.pdf").write_bytes(b"")
    (given / "scanned.pdf").write_bytes(blank_pdf())
    (given / "note.png").write_bytes(b"\x89PNG")
    (given / "link.pdf").symlink_to(given / "scan (3).docx")
    os.mkfifo(given / "pipe.pdf")
    ran = corpus("add", given / "none.pdf", given)
    assert ran.code == 1
    told = dict(line.split(": ", 1) for line in ran.err.splitlines())
    assert told["none.pdf"] == "is missing; check the name"
    assert told["zero.pdf"] == "is empty (0 bytes); fetch it again"
    assert "scan" in told["scanned.pdf"] or "no citable paragraph" in told["scanned.pdf"]
    assert told["note.png"].startswith("documents that can be read end in")
    assert told["link.pdf"].startswith("a link to scan (3).docx")
    assert told["pipe.pdf"].startswith("neither a file nor a folder")
    assert told["itcp-assist"] == "6 of 9 left out, as told above"
    assert len(entries(folder)) == 3


def test_odd_names_are_taken_and_leave_no_trace_in_the_folder(corpus, folder, tmp_path):
    desk = os.fsencode(tmp_path / "odd")
    os.mkdir(desk)  # noqa: PTH102 - bytes
    names = (b"\xff\xfe.txt", b"new\nline.txt", "rtl\u202etxt.exe.txt".encode(), b"-rf.txt")
    texts = (LINKAGE, RENEWAL, COMMITTEE, NAMESAKE)
    for name, text in zip(names, texts, strict=True):
        with open(os.path.join(desk, name), "wb") as stream:  # noqa: PTH118, PTH123 - bytes
            stream.write(as_text(text))
    ran = corpus("add", tmp_path / "odd")
    assert (ran.code, len(entries(folder))) == (0, 4)
    for entry in entries(folder).values():
        assert (entry.file + entry.remark).isprintable()
    assert all(line.isprintable() for line in ran.out.splitlines())
    assert corpus("check").code == 0


def test_a_differing_file_is_left_out_unless_it_shall_replace(corpus, folder, given, tmp_path):
    corpus("add", given)
    other = tmp_path / "other.pdf"
    other.write_bytes(print_pdf(LINKAGE))
    ran = corpus("add", other)
    assert ran.code == 1
    assert "other.pdf: differs from A.9001(90).docx (since " in ran.err
    assert "which stays" in ran.err
    assert "; --replace takes this one" in ran.err
    assert "A.9001(90).docx" in entries(folder)
    ran = corpus("add", other, "--replace", "--tier", "mirror")
    assert (ran.code, ran.err) == (0, "")
    assert "A.9001(90).pdf takes the place of A.9001(90).docx" in ran.out
    assert entries(folder)["A.9001(90).pdf"].tier == "mirror"
    assert not (folder / "A.9001(90).docx").exists()


def test_another_language_is_a_file_of_its_own_and_told(corpus, folder, given, tmp_path):
    corpus("add", given)
    french = tmp_path / "resolution.txt"
    french.write_text(FRENCH, encoding="utf-8")
    ran = corpus("add", french)
    assert (ran.code, ran.err) == (0, "")
    assert "kept as A.9001(90).fra.txt, beside A.9001(90) (eng)" in ran.out
    assert entries(folder)["A.9001(90).fra.txt"].language == "fra"
    ran = corpus("check")
    assert ran.code == 0
    assert "is A.9001(90) (fra), as A.9001(90).docx (eng): two languages of one text" in ran.out


@pytest.mark.parametrize(
    "address", ["http://texts.example/a.pdf", "https://127.0.0.1/a.pdf", "https://a@b.example/"]
)
def test_an_address_that_may_not_be_opened_is_told(corpus, folder, address):
    ran = corpus("add", address)
    assert ran.code == 1
    assert ran.err.count("\n") == 2
    assert ran.err.endswith("itcp-assist: 1 of 1 left out, as told above\n")
    assert not (folder / "catalogue.toml").exists()


def test_a_file_put_into_the_folder_by_hand_is_entered_and_renamed(corpus, folder):
    folder.mkdir()
    (folder / "my file.md").write_bytes(as_markdown(PAGE))
    ran = corpus("check")
    assert ran.code == 1
    assert "my file.md: has no entry in catalogue.toml; itcp-assist corpus add" in ran.out
    assert corpus("add", folder / "my file.md").code == 0
    assert list(entries(folder)) == ["shared-seamanship-page.md"]
    assert not (folder / "my file.md").exists()
    assert corpus("check").code == 0


def test_check_reads_every_file_and_says_what_to_do(corpus, folder, given):
    corpus("add", given)
    text = (folder / "catalogue.toml").read_text()
    wrong = text.replace('symbol = "A.9001(90)"', 'symbol = "A.9004(90)"')
    (folder / "catalogue.toml").write_text(wrong)
    (folder / "zero.txt").write_bytes(b"")
    (folder / "A.9002(91).xml").write_bytes(as_akn(LINKAGE))
    ran = corpus("check", "--json")
    assert (ran.code, ran.err) == (
        1,
        f"itcp-assist: {folder}: 4 things to put right, as told above\n",
    )
    found = [(one["name"], one["told"]) for one in json.loads(ran.out) if one["is_wrong"]]
    assert [name for name, _ in found] == [
        "A.9002(91).xml",
        "zero.txt",
        "A.9001(90).docx",
        "zero.txt",
    ]
    assert "restore the file or correct the entry" in found[0][1]
    assert "has no entry" in found[1][1]
    assert "the first page prints A.9001(90), the catalogue says A.9004(90)" in found[2][1]
    assert found[3][1] == "is empty (0 bytes); fetch it again"


def test_check_of_a_broken_catalogue_names_the_entry(corpus, folder, given):
    corpus("add", given)
    with (folder / "catalogue.toml").open("a") as stream:
        stream.write('[[document]]\nfile = "x.pdf"\ncolour = "blue"\n')
    ran = corpus("check")
    assert ran.code == 1
    assert "catalogue.toml: document 4 (x.pdf): unknown field 'colour'" in ran.out


def test_check_of_a_folder_that_is_not_there_yet(corpus):
    ran = corpus("check")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing is kept; itcp-assist corpus add begins it" in ran.out
    assert corpus("check", "--json").json == []


def test_removing_says_what_it_did_and_what_is_not_held(corpus, folder, given):
    corpus("add", given)
    ran = corpus("remove", "A 9001 (90)", "FICT.1-Circ.3.html", "A.9009(99)")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "removed A.9001(90).docx; itcp-assist build takes it out of the index",
        "removed FICT.1-Circ.3.html; itcp-assist build takes it out of the index",
    ]
    assert ran.err == (
        "itcp-assist: A.9009(99) is not held; itcp-assist corpus list shows what is\n"
    )
    assert list(entries(folder)) == ["A.9002(91).xml"]
    assert corpus("remove", "A.9002(91)", "--json").json == {
        "removed": ["A.9002(91).xml"],
        "refused": [],
    }


def test_list_shows_both_folders_and_what_is_not_held(corpus, collection, given):
    corpus("add", given / "renewal.xml")
    assert "renewal.xml" in corpus("list").out
    listed = corpus("list", "--json").json
    assert listed["official"] == []
    names = [row["name"] for row in listed["documents"]]
    assert names[-1] == "documents/A.9002(91).xml"
    assert len(names) == len(list(collection.corpus.rglob("*.*"))) + 1
    own = listed["documents"][-1]
    assert (own["symbol"], own["tier"], own["from"]) == (
        "A.9002(91)",
        "upload",
        "added from renewal.xml",
    )
    assert len(own["sha256"]) == 64


def test_list_names_official_texts_that_are_not_held(corpus, given, tmp_path, monkeypatch):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "page.md").write_bytes(as_markdown(PAGE))
    (shipped / "catalogue.toml").write_text(
        "".join(
            f'[[official]]\nsymbol = "{symbol}"\nurl = "https://texts.example/{symbol}.pdf"\n'
            'address = "constructed"\n'
            for symbol in ("A.9002(91)", "A.9009(99)")
        )
    )
    monkeypatch.setenv("ITCP_CORPUS", str(shipped))
    corpus("add", given)
    assert [text["symbol"] for text in corpus("list", "--json").json["official"]] == ["A.9009(99)"]
    assert "1 official texts are named and not held: itcp-assist corpus fetch" in corpus("list").out


def test_a_build_follows_where_it_is_asked_for(corpus, folder, given, tmp_path, monkeypatch):
    monkeypatch.setenv("ITCP_INDEX", str(tmp_path / "indexes"))
    with build_lock(tmp_path / "indexes"):
        ran = corpus("add", given, "--build")
    assert ran.code == 75
    assert f"is building the index in {tmp_path / 'indexes'}; wait" in ran.err
    assert len(entries(folder)) == 3


def test_build_and_json_do_not_go_together(corpus, given):
    assert corpus("add", given, "--build", "--json").code == 2
    assert corpus("add", given, "--tier", "owner-supplied").code == 2
