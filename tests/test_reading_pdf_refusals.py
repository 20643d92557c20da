"""PDFs that hide text or are damaged, beside the cases of ``test_ingestion`` that have numbers."""

import pytest
from hostile import PICTURE, SHOWN, WORDS
from specimens import PAGE
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.errors import ReadingError
from itcp_assist.reading.pdf.reader import read_pdf
from itcp_assist.records import Document, Remark, Source


def read(data: bytes, name: str = "specimen.pdf") -> Document:
    return read_pdf(data, Source(name, "pdf", ""))


def shown(*streams: bytes) -> Document:
    return read(bare_pdf(streams))


def test_white_text_on_a_dark_ground_is_text():
    band = b"0 g 40 190 90 30 re f BT 1 1 1 rg /F1 11 Tf 50 200 Td (Records) Tj ET"
    assert "Records" in shown(SHOWN + band).text


def test_a_page_on_which_nothing_is_drawn_is_no_scan():
    assert shown(SHOWN, b"").flags == ()


def test_a_recognised_text_layer_is_read_and_said_to_be_one():
    layer = b"BT 3 Tr /F1 11 Tf 50 200 Td (Harbours share pilots.) Tj ET"
    stamp = b" BT 0 Tr /F1 11 Tf 50 250 Td (Copy 7) Tj ET"
    document = shown(PICTURE + layer + stamp)
    assert document.text == "Copy 7\nHarbours share pilots."
    assert document.recognised == {1}
    assert document.flags == (Remark("a picture; its text was recognised and may err", 1),)


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
    assert shown(SHOWN).text == WORDS
