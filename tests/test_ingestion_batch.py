"""ING-14 to ING-20: a folder of hostile files is read to its end, and each has its line."""

import hashlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile
import pytest
from outcomes import read_as
from renderings import as_page
from specimens import LINKAGE, RENEWAL
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.assistant import Choices, build_index
from itcp_assist.errors import ReadingError
from itcp_assist.index import open_generation
from itcp_assist.reading import read_document
from itcp_assist.reading.pdf.child import PAGE_LIMIT

BARE = Choices(with_register=False)
STAMP = b"/Subtype /FreeText /Contents (Seen) /Rect [50 50 150 90]"
SECRET = b"BT 3 Tr /F1 11 Tf 50 200 Td (secret) Tj ET"
FALSE_FONT = hostile.remapped(b"Ports shall not be dark.", [(0x74, "w")])

# name of the file, its bytes, and how its line in the report begins; empty where there is none
MIXED_FOLDER = [
    ("01-cut.pdf", print_pdf(RENEWAL)[:700], "is damaged or no PDF"),
    ("01-empty.pdf", b"", "is empty (0 bytes)"),
    ("01-excuse.pdf", as_page(LINKAGE), "is HTML, not PDF"),
    ("02-locked.pdf", hostile.encrypted(hostile.one_page(), "x"), "is encrypted"),
    ("02-owned.pdf", hostile.encrypted(print_pdf(RENEWAL), ""), "is protected by its owner's"),
    ("03-bomb.pdf", hostile.flate_bomb(1024, 2), "made the PDF reader crash"),
    ("04-deep.pdf", hostile.form_chain(45), "page 1: is drawn in parts within parts"),
    ("05-count.pdf", hostile.page_tree(b"4 0 R", 2_000_000_000), "says that it has 2000000000"),
    ("06-circle.pdf", hostile.page_tree(b"2 0 R", 1), "is damaged or no PDF"),
    ("07-huge.pdf", hostile.one_page(box=b"0 0 999999999 999999999"), "page 1: is too large"),
    ("08-scan.pdf", bare_pdf([hostile.PICTURE]), "is a scan without text"),
    ("09-script.pdf", hostile.one_page(catalogue=b"/OpenAction << /S /Launch >>"), "carries a"),
    ("10-hidden.pdf", hostile.one_page(hostile.SHOWN + SECRET), "page 1: 6 hidden characters"),
    ("12-font.pdf", FALSE_FONT, "page 1: its fonts name other letters"),
    ("13-note.pdf", hostile.annotated(STAMP), 'page 1: visible text not extracted: a note "Seen"'),
    ("15-<img src=x>.txt", b"Harbours.", ""),
    ("17-half.txt", b"\xff\xfea\0\0\xd8b\0", "is not UTF-16-LE text"),
    ("99-good.pdf", print_pdf(LINKAGE), ""),
]
ODD = {
    b"14-folder.pdf": "",
    b"14-link.pdf": "a link that leads outside the folder",
    b"14-pipe.pdf": "neither a file nor a folder",
    b"15-\xff.pdf": "its name is not UTF-8",
    b"15-new\nline.pdf": "its name holds control or direction characters",
}


@pytest.fixture
def mixed_folder(tmp_path) -> Path:
    """A folder of all these files and things, in which one document is good."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, data, _ in MIXED_FOLDER:
        (folder / name).write_bytes(data)
    (folder / "14-folder.pdf").mkdir()
    (folder / "14-link.pdf").symlink_to("/etc/passwd")
    os.mkfifo(folder / "14-pipe.pdf")
    for name in (b"15-\xff.pdf", b"15-new\nline.pdf"):
        (folder / os.fsdecode(name)).write_bytes(print_pdf(LINKAGE))
    return folder


@pytest.mark.slow
def test_the_batch_finishes_and_names_every_bad_file(mixed_folder, tmp_path, encoder):
    report = build_index([mixed_folder], tmp_path / "indexes", encoder, choices=BARE)
    assert all(line.isprintable() for line in report.problems)
    lines = set(report.problems)
    for name, _, begins in MIXED_FOLDER:
        own = [line for line in lines if line.startswith(f"{name}: {begins}")]
        assert bool(own) is bool(begins), (name, report.problems)
    for begins in filter(None, ODD.values()):
        assert sum(f": {begins}" in line for line in lines) == 1, begins
    held = open_generation(tmp_path / "indexes", encoder=encoder).all_clauses()
    assert sum(clause.symbol == LINKAGE.symbol for clause in held) > 10
    assert not any("secret" in clause.text for clause in held)


class TestIng16Changing:
    @pytest.fixture
    def folder(self, tmp_path) -> Path:
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        for name in "abc":
            text = f"1 Harbour {name} shall be lit."
            (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
        return corpus

    def test_a_file_that_goes_while_others_are_read(self, folder, tmp_path, encoder):
        def lose(_line: str) -> None:
            (folder / "b.txt").unlink(missing_ok=True)

        report = build_index([folder], tmp_path / "i", encoder, choices=BARE, report=lose)
        assert report.documents == 2
        assert report.problems == ("b.txt: is missing; check the name",)

    def test_the_hash_is_that_of_the_bytes_that_were_read(self, folder):
        before = (folder / "a.txt").read_bytes()
        document = read_document(folder / "a.txt")
        (folder / "a.txt").write_bytes(b"1 Another text.")
        assert document.source.sha256 == hashlib.sha256(before).hexdigest()
        assert document.text == before.decode()

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
    def test_a_file_that_may_not_be_read(self, folder, tmp_path, encoder):
        (folder / "b.txt").chmod(0)
        report = build_index([folder], tmp_path / "i", encoder, choices=BARE)
        assert report.problems == ("b.txt: may not be read; allow reading it",)


def iter_descendants(process: int) -> Iterator[int]:
    """The numbers of the processes below a process, as Linux tells them."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, listed.read_text().split()):
            yield child
            yield from iter_descendants(child)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's list of processes")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_ing_19_a_reader_that_is_killed_is_one_refusal(tmp_path, number):
    read_as(tmp_path, hostile.one_page())  # what stays for the next file is there now
    before = set(iter_descendants(os.getpid()))
    long = bare_pdf([hostile.SHOWN] * PAGE_LIMIT)  # so long that it is still read when it is killed
    refusals: list[str] = []

    def read_long() -> None:
        with pytest.raises(ReadingError) as caught:
            read_as(tmp_path, long, "long.pdf")
        refusals.append(str(caught.value))

    reader = threading.Thread(target=read_long)
    reader.start()
    while not (new := set(iter_descendants(os.getpid())) - before) and reader.is_alive():
        time.sleep(0.01)
    os.kill(min(new), number)  # the reader; what it starts for itself comes later
    reader.join()
    name = signal.Signals(number).name
    assert refusals == [
        f"long.pdf: made the PDF reader crash ({name}); it may be damaged or made to exhaust memory"
    ]
    assert read_as(tmp_path, hostile.one_page()).text == hostile.WORDS


def test_ing_20_threads_may_read_at_once(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(print_pdf(LINKAGE))
    with ThreadPoolExecutor(8) as pool:
        texts = {document.text for document in pool.map(read_document, [path] * 8)}
    assert texts == {read_document(path).text}
