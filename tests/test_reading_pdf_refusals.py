"""PDFs that hide text, that cannot be read, or that are made to harm: one refusal or one flag."""

import io
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader, PdfWriter
from specimens import PAGE, RENEWAL, iter_printed
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.errors import ReadingError
from itcp_assist.reading.pdf import read_pdf
from itcp_assist.records import BlockKind, Document, Remark, Source

SHOWN = b"BT /F1 11 Tf 50 250 Td (Harbours share pilots in hard weather.) Tj ET\n"


def read(data: bytes, name: str = "specimen.pdf") -> Document:
    return read_pdf(data, Source(name, "pdf", ""))


def shown(*streams: bytes) -> Document:
    return read(bare_pdf(streams))


def body(document: Document) -> list[str]:
    blocks = (b for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    return [document.text[block.start : block.end] for block in blocks]


@pytest.mark.parametrize(
    "hidden",
    [
        b"BT 3 Tr /F1 11 Tf 50 200 Td (secret) Tj ET",
        b"BT 1 1 1 rg /F1 11 Tf 50 200 Td (secret) Tj ET",
        b"BT /F1 11 Tf 50 -100 Td (secret) Tj ET",
        b"BT /F1 0.05 Tf 50 200 Td (secret) Tj ET",
        b"BT /F1 11 Tf 50 200 Td (secret) Tj ET 0.5 g 40 190 90 30 re f",
        b"q 0 0 1 1 re W n BT /F1 11 Tf 50 200 Td (secret) Tj ET Q",
    ],
    ids=["invisible", "white", "off the page", "too small", "covered", "clipped"],
)
def test_text_that_nobody_can_see_is_left_out_and_flagged(hidden: bytes):
    document = shown(SHOWN + hidden)
    assert document.text == "Harbours share pilots in hard weather."
    assert document.flags == (Remark("6 hidden characters were left out", 1),)


def test_white_text_on_a_dark_ground_is_text():
    band = b"0 g 40 190 90 30 re f BT 1 1 1 rg /F1 11 Tf 50 200 Td (Records) Tj ET"
    assert "Records" in shown(SHOWN + band).text


def test_a_replaced_text_that_the_page_does_not_show_is_flagged():
    replaced = (
        b"/Span << /ActualText (shall permit) >> BDC "
        b"BT /F1 11 Tf 50 200 Td (shall not permit) Tj ET EMC"
    )
    assert shown(SHOWN + replaced).flags == (
        Remark("two readers read it differently (3 signs: not)", 1),
    )


PICTURE = b"q 99 0 0 99 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"


def test_a_scan_is_refused_and_a_scanned_page_flagged():
    with pytest.raises(ReadingError, match=r"scan\.pdf: is a scan without text; run OCR on it"):
        read(bare_pdf([PICTURE]), "scan.pdf")
    assert shown(SHOWN, PICTURE).flags == (Remark("has no text layer; run OCR on it", 2),)
    assert shown(SHOWN, b"").flags == ()


def test_a_recognised_text_layer_is_read_and_said_to_be_one():
    layer = b"BT 3 Tr /F1 11 Tf 50 200 Td (Harbours share pilots.) Tj ET"
    stamp = b" BT 0 Tr /F1 11 Tf 50 250 Td (Copy 7) Tj ET"
    document = shown(PICTURE + layer + stamp)
    assert document.text == "Copy 7\nHarbours share pilots."
    assert document.recognised == {1}
    assert "recognised" in document.flags[0].text


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(print_pdf(PAGE))))
    writer.encrypt(user_password=user, owner_password="keeper", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_needs_a_password_is_refused():
    with pytest.raises(ReadingError, match=r"locked\.pdf: is encrypted: it needs a password"):
        read(encrypted("harbour"), "locked.pdf")
    assert body(read(encrypted(""))) == [printed.line for printed in iter_printed(PAGE)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 40,
        print_pdf(PAGE)[:300],
        bare_pdf([SHOWN]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    ],
    ids=["empty", "header", "noise", "cut", "loop"],
)
def test_a_damaged_file_is_one_refusal(data: bytes):
    with pytest.raises(ReadingError, match=r"^bad\.pdf: is damaged or no PDF .* fetch it again$"):
        read(data, "bad.pdf")


def test_a_file_of_too_many_pages_is_one_refusal():
    with pytest.raises(ReadingError, match=r"^long\.pdf: has 5001 pages; split it into files of"):
        read(bare_pdf([b""] * 5001), "long.pdf")


def bomb(mebibytes: int) -> bytes:
    """A few kilobytes that inflate twice to ``mebibytes`` of spaces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    inner = b"\x78\x9c" + one * mebibytes + b"\x03\x00\x00\x00\x00\x01"
    outer = zlib.compress(inner, 9)
    head = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(outer)
    return bare_pdf([head + outer + b"\nendstream"])


@pytest.mark.slow
def test_a_file_that_unfolds_to_gigabytes_is_one_refusal():
    data = bomb(4096)
    assert len(data) < 100_000
    with pytest.raises(ReadingError, match=r"^bomb\.pdf: "):
        read(data, "bomb.pdf")
    assert body(shown(SHOWN)) == ["Harbours share pilots in hard weather."]


def test_threads_may_read_at_once():
    data = print_pdf(RENEWAL)
    with ThreadPoolExecutor(4) as pool:
        read_at_once = list(pool.map(read, [data] * 4))
    assert {document.text for document in read_at_once} == {read(data).text}
