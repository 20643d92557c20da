"""What cannot be read is refused in one line that names the file, the reason and what to do."""

import codecs
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from renderings import RENDERERS, as_akn, as_docx, as_page, as_text
from specimens import LINKAGE, RENEWAL
from test_reading_blocks import assert_well_formed

from itcp_assist.errors import ReadingError
from itcp_assist.reading import read_document
from itcp_assist.reading.disk import read_bytes

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
AKN_HEAD = b'<akomaNtoso xmlns="x"><statement><mainBody><p>'
AKN_TAIL = b"</p></mainBody></statement></akomaNtoso>"


def zipped(**parts: bytes) -> bytes:
    """A ZIP of these parts, whose names have __ for a stroke."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def word_zip(**parts: bytes) -> bytes:
    """A ZIP that looks like a Word file from outside."""
    out = io.BytesIO(zipped(word__document=b"<x/>", **parts))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
    return out.getvalue()


def flipped(data: bytes, at: int) -> bytes:
    """The same with one byte changed."""
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


REFUSED = [
    ("empty.txt", b"", "is empty (0 bytes)"),
    ("blank.txt", b" \n\t\r\n", "holds no text"),
    ("signs.md", b"* * *\n\n---\n", "holds no text"),
    ("latin.txt", "résolution".encode("latin-1"), "is not UTF-8 text at byte 1"),
    ("bom.txt", codecs.BOM_UTF8 + b"ab\xff", "at byte 5"),
    ("half.txt", codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0", "is not UTF-16-LE text at byte 4"),
    ("odd.txt", codecs.BOM_UTF16_BE + b"\0a\0", "is not UTF-16-BE text"),
    ("surrogate.txt", b"a\xed\xa0\x80", "is not UTF-8 text at byte 1"),
    ("nul.txt", "é\0b".encode(), "holds a NUL at byte 2"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "is not UTF-8 text at byte 0"),
    ("a.xyz", b"text", "documents that can be read end in .pdf, .xml"),
    ("a.pdf", as_page(LINKAGE), "is HTML, not PDF"),
    ("a.pdf", as_text(LINKAGE), "is not PDF, or its beginning is damaged"),
    ("a.docx", b"%PDF-1.7 ...", "is PDF, not DOCX"),
    ("a.txt", as_docx(RENEWAL), "is DOCX, not plain text"),
    ("a.html", as_akn(LINKAGE), "is Akoma Ntoso XML, not HTML"),
    ("a.xml", as_page(LINKAGE), "is HTML, not Akoma Ntoso XML"),
    ("a.xml", b"<?xml version='1.0'?><rss/>", "is not Akoma Ntoso XML"),
    ("a.xml", AKN_HEAD + b"cut", "is not well-formed XML"),
    ("a.xml", b'<!DOCTYPE akomaNtoso [<!ENTITY a "b">]>' + AKN_HEAD + AKN_TAIL, "document type"),
    ("a.xml", AKN_HEAD + b"<b>" * 240 + b"x" + b"</b>" * 240 + AKN_TAIL, "nested deeper than"),
    ("a.xml", AKN_HEAD + b"<b>" * 900 + b"x" + b"</b>" * 900 + AKN_TAIL, "XML"),
    ("a.html", b"<html>" + b"<div>" * 240 + b"x", "nested deeper than"),
    ("a.html", b"<html>" + b"<i>" * 9000 + b"x", "nested deeper than"),
    ("a.html", b"<html><!-- only a comment --></html>", "holds no text"),
    ("a.html", b"<html><meta charset=klingon><p>x", "unknown character set 'klingon'"),
    ("a.html", b"<html><meta charset=shift_jis><p>\x81", "is not SHIFT_JIS text at byte 33"),
    ("a.html", b"---\ntitle: [x\n---\n<p>x</p>", "its head is not YAML at line 3"),
    ("a.md", b"---\ntitle: 'x\n---\nx", "its head is not YAML"),
    ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    ("a.docx", OLE + b"old", "is an old Office file"),
    ("a.docx", b"PK\x03\x04cut", "is a damaged ZIP or DOCX file"),
    ("a.docx", zipped(a=b"b"), "is a ZIP file but no DOCX"),
    ("a.docx", word_zip(), "is not a DOCX that can be read"),
    ("a.docx", as_docx(RENEWAL)[:-400], "is a damaged ZIP or DOCX file"),
    ("a.docx", flipped(as_docx(RENEWAL), 2500), "is a damaged DOCX file"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=lambda v: str(v)[:24])
def test_refused(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    message = str(caught.value)
    assert message.startswith(f"{name}: ") and reason in message
    assert "\n" not in message and len(message) < 300


def test_missing_file(tmp_path):
    with pytest.raises(ReadingError, match=r"none\.pdf: is missing"):
        read_document(tmp_path / "none.pdf")


def test_folder(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ReadingError, match=r"a\.pdf: is a folder"):
        read_document(tmp_path / "a.pdf")


def test_named_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadingError, match=r"a\.txt: is not a regular file"):
        read_document(tmp_path / "a.txt")


def test_device_is_refused():
    with pytest.raises(ReadingError, match="null: is not a regular file"):
        read_bytes(Path(os.devnull))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(ReadingError, match=r"a\.txt: may not be read"):
        read_document(path)


def test_name_that_no_disk_can_hold(tmp_path):
    for name in ("a" * 300 + ".txt", "a\0b.txt"):
        with pytest.raises(ReadingError, match="cannot be opened"):
            read_document(tmp_path / name)


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u202etxt.pdf", "a\x1b[1m.docx", b"a\xff.txt"])
def test_name_that_cannot_be_shown(tmp_path, name):
    path = tmp_path / (name if isinstance(name, str) else os.fsdecode(name))
    path.write_bytes(b"\0")
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert str(caught.value).isprintable() and str(caught.value).startswith("a\ufffd")


def test_limit_of_size(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_bytes(path, max_bytes=5) == b"12345"
    with pytest.raises(ReadingError, match=r"a\.txt: is larger than 4 bytes, the limit"):
        read_bytes(path, max_bytes=4)


def test_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word_zip(**{f"word__{i}": bytes(30_000_000) for i in range(9)}))
    assert path.stat().st_size < 500_000
    with pytest.raises(ReadingError, match=r"unpacks to 270,000,0.. bytes, over the limit"):
        read_document(path)


WHOLE = {suffix: render(RENEWAL) for suffix, render in RENDERERS.items()}
WORD_PARTS = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml"]
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 60_000), st.integers(0, 30), st.text("<>&;\"'/=-\n a19.()#|:", max_size=6)
    ),
    min_size=1,
    max_size=5,
)


def damaged(data: bytes, damage: list[tuple[int, int, str]]) -> bytes:
    """The same with pieces cut out and signs put in their places."""
    for at, cut, put in damage:
        at %= len(data)
        data = data[:at] + put.encode() + data[at + cut :]
    return data


def rezipped(data: bytes, part: str, damage: list[tuple[int, int, str]]) -> bytes:
    """A Word file that is sound as a ZIP but for one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            new.writestr(name, damaged(inside, damage) if name == part else inside)
    return out.getvalue()


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(list(RENDERERS)), st.sampled_from(["", *WORD_PARTS]), DAMAGE)
def test_damaged_file_is_read_or_refused(tmp_path_factory, suffix, part, damage):
    data = WHOLE[suffix]
    is_inside = suffix == ".docx" and part
    path = tmp_path_factory.getbasetemp() / f"damaged{suffix}"
    path.write_bytes(rezipped(data, part, damage) if is_inside else damaged(data, damage))
    try:
        document = read_document(path)
    except ReadingError as error:
        assert "\n" not in str(error) and str(error).startswith(f"damaged{suffix}: ")
    else:
        assert_well_formed(document)
