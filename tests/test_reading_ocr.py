"""Text recognition: by the real programs where they are, and one clear line where they are not."""

import io
import shutil
import time
from pathlib import Path

import pypdfium2
import pytest
from outcomes import told
from pypdf import PdfReader, PdfWriter
from specimens import LINKAGE, PAGE
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.errors import ReadingError
from itcp_assist.reading import read_document
from itcp_assist.reading.ocr import recognise_text
from itcp_assist.records import TextKind

needs_programs = pytest.mark.skipif(
    not (shutil.which("ocrmypdf") and shutil.which("tesseract")),
    reason="ocrmypdf and tesseract are not installed here",
)
DOTS_AN_INCH = 200  # what office scanners are set to


def scan(data: bytes, at: int = 0) -> bytes:
    """One page as a picture."""
    page, scanned = pypdfium2.PdfDocument(data)[at], pypdfium2.PdfDocument.new()
    out = io.BytesIO()
    drawn = page.render(scale=DOTS_AN_INCH / 72, grayscale=True)
    drawn.to_pil().convert("L").save(out, "JPEG", quality=85)
    picture = pypdfium2.PdfImage.new(scanned)
    picture.load_jpeg(out, inline=True)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    sheet = scanned.new_page(*page.get_size())
    sheet.insert_obj(picture)
    sheet.gen_content()
    out = io.BytesIO()
    scanned.save(out)
    return out.getvalue()


def bind(*parts: bytes) -> bytes:
    """The first pages of several PDFs as one."""
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(io.BytesIO(part)), pages=(0, 1))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """A program that stands in for ocrmypdf; a test writes what it does."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    path = folder / "ocrmypdf"
    path.touch(0o755)
    return path


@needs_programs
@pytest.mark.slow
def test_a_scan_is_read_and_never_called_verbatim(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(print_pdf(LINKAGE)))
    with pytest.raises(ReadingError, match="is a scan without text"):
        read_document(path)
    document = read_document(path, ocr=True)
    assert document.recognised == {1}
    assert document.lines[0].box is not None
    clauses = split_clauses(document, identify(document))
    assert {clause.text_kind for clause in clauses} == {TextKind.RECOGNISED}
    assert "REQUESTS the Secretary-General, within the funds at hand:" in document.text
    assert all("its text was recognised" in clause.flags[0] for clause in clauses)


@needs_programs
@pytest.mark.slow
def test_only_pages_without_text_are_recognised(tmp_path):
    path = tmp_path / "mixed.pdf"
    path.write_bytes(bind(print_pdf(LINKAGE), scan(print_pdf(LINKAGE), at=1)))
    before, after = read_document(path), read_document(path, ocr=True)
    assert after.source.sha256 == before.source.sha256
    assert after.recognised == {2}
    assert "has no text layer; run OCR on it" in " ".join(told(before))
    assert "has no text layer; run OCR on it" not in " ".join(told(after))
    kinds = {clause.page: clause.text_kind for clause in split_clauses(after, identify(after))}
    assert kinds[1] is TextKind.VERBATIM
    assert kinds[2] is TextKind.RECOGNISED


def test_a_file_with_text_needs_no_program(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.pdf"
    path.write_bytes(print_pdf(PAGE))
    assert read_document(path, ocr=True).text == read_document(path).text


def test_without_the_programs_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadingError) as caught:
        recognise_text(bare_pdf([b""]), "scan.pdf")
    assert str(caught.value) == (
        "scan.pdf: text recognition needs the programs ocrmypdf and tesseract; install them "
        "(apt-get install ocrmypdf, or brew install ocrmypdf) or give a PDF with text"
    )


@pytest.mark.parametrize(
    ("script", "line"),
    [
        (
            "echo 'no language xyz' >&2; exit 3",
            r"lacks a program or a language \(no language xyz\)",
        ),
        ("exit 8", "is encrypted, so its text cannot be recognised"),
        ("printf 'bad\\nfile\\033[1m' >&2; exit 2", r"could not be recognised \(bad file\[1m\)"),
        ("exit 15", r"could not be recognised \(exit code 15\)"),
        ("exit 0", "its text was not recognised"),
    ],
)
def test_what_the_programs_say_is_one_line(program, script, line):
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=f"^scan\\.pdf: .*{line}") as caught:
        recognise_text(bare_pdf([b""]), "scan.pdf")
    assert str(caught.value).isprintable()


def test_programs_that_stall_are_ended_with_what_they_started(program, tmp_path):
    beat = tmp_path / "beat"
    program.write_text(
        f"#!/bin/sh\n(while :; do echo x >> '{beat}'; sleep 0.1; done) &\nsleep 60\n",
        encoding="utf-8",
    )
    with pytest.raises(ReadingError, match=r"took more than 1 s; split the document"):
        recognise_text(bare_pdf([b""]), "scan.pdf", limit_s=1.0)
    beats = beat.stat().st_size
    time.sleep(0.4)
    assert beat.stat().st_size == beats > 0
