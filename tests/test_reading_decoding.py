"""Encodings: what is declared is believed, what is clear is told, everything else is refused."""

import pytest

from itcp_assist.errors import ReadingError
from itcp_assist.reading.decoding import decode_html, decode_text
from itcp_assist.reading.markdown import read_markdown
from itcp_assist.reading.markup.html import read_html
from itcp_assist.reading.text import read_text
from itcp_assist.records import Remark, Source

SOURCE = Source("a", "text", "")
TEXTS = {
    "english": "RECALLING the “Harbour Goals”, States’ ports – and their bays – lend trainers to a "
    "small café in Curaçao once a year, in the cold months;",
    "french": "RAPPELANT la résolution relative à la coopération entre les ports, INVITE les États "
    "Membres à désigner un fonctionnaire chargé de la formation des pilotes ;",
    "spanish": "RECORDANDO la resolución sobre la cooperación técnica entre puertos, INVITA a los "
    "Estados Miembros a que designen en el año próximo un instructor español;",
    "russian": "ПРЕДЛАГАЕТ государствам назначить одного сотрудника для обучения лоцманов в порту;",
}


def remark(name):
    return Remark(f"its encoding is not declared; read as {name}, check accented letters")


@pytest.mark.parametrize(
    ("language", "encoding", "name"),
    [
        ("english", "cp1252", "windows-1252"),
        ("french", "cp1252", "windows-1252"),
        ("french", "latin-1", "windows-1252"),
        ("spanish", "cp1252", "windows-1252"),
        ("russian", "cp1251", "windows-1251"),
        ("russian", "koi8-r", "KOI8-R"),
    ],
)
def test_a_clear_encoding_is_read_and_told(language, encoding, name):
    data = TEXTS[language].encode(encoding)
    assert decode_text(data, "a.txt") == (TEXTS[language], (remark(name),))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp437", "iso8859-5", "cp866"])
def test_what_is_not_clear_is_refused(language, encoding):
    data = TEXTS[language].encode(encoding, errors="ignore")
    if data.isascii():
        return
    with pytest.raises(ReadingError, match=r"a.txt: is not UTF-8 text at byte \d+; save it as"):
        decode_text(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        "café".encode("cp1252"),  # too short to tell
        TEXTS["french"].encode() + b"\xe9",  # damaged UTF-8
        TEXTS["english"].encode() + b"\xed\xa0\x80",  # half of a surrogate pair
        TEXTS["french"].encode("cp1252") + b"\x00",
        TEXTS["french"].encode("cp1252") + b"\x1b[31m\x07",
    ],
)
def test_what_only_looks_like_a_text_is_refused(data):
    with pytest.raises(ReadingError, match="is not UTF-8 text at byte"):
        decode_text(data, "a.txt")


def test_a_declared_encoding_is_believed_or_fails():
    data = "<meta charset=iso-8859-15><p>20 €</p>".encode("iso-8859-15")
    assert decode_html(data, "a").text.endswith("20 €</p>")
    xhtml = '<?xml version="1.0" encoding="windows-1251"?><html><p>д</p></html>'
    assert decode_html(xhtml.encode("cp1251"), "a") == (xhtml, ())
    plain = "<meta charset=utf-16><p>é</p>"
    assert decode_html(plain.encode(), "a").text == plain
    with pytest.raises(ReadingError, match="is not UTF-8 text at byte 21"):
        decode_html(b"<meta charset=utf-8> \xe9" + TEXTS["french"].encode("cp1252"), "a")


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "idna", "utf-7", "unicode_escape"])
def test_a_character_set_that_is_none_is_refused(name):
    with pytest.raises(ReadingError, match=r"declares .* save it as UTF-8"):
        decode_html(f"<meta charset={name}><p>x</p>".encode(), "a")


@pytest.mark.parametrize("read", [read_text, read_markdown, read_html])
def test_a_document_bears_the_remark(read):
    document = read(TEXTS["french"].encode("cp1252"), SOURCE)
    assert document.text == TEXTS["french"]
    assert document.flags == (remark("windows-1252"),)


def test_a_long_text_is_told_from_its_accented_lines():
    plain = b"Harbours lend trainers.\n" * 50_000
    data = plain + TEXTS["french"].encode("cp1252")
    assert decode_text(data, "a").flags == (remark("windows-1252"),)
