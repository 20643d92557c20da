"""Every specimen in every format: the same body, and the numbers that the format marks up."""

import hashlib

import pytest
from renderings import RENDERERS, body_lines
from specimens import LINKAGE, SPECIMENS, Role, Specimen, iter_body

from itcp_assist.reading import MEDIA_BY_SUFFIX, read_document
from itcp_assist.records import Block, BlockKind, Document, Source

APART = (BlockKind.FOOTNOTE, BlockKind.FURNITURE)
MARKED = (".htm", ".xml", ".docx")  # formats that mark up their numbers


def body_of(document: Document, specimen: Specimen) -> list[Block]:
    """The blocks from the first line of the specimen's body on."""
    blocks = [block for block in document.blocks if block.kind not in APART]
    first = body_lines(specimen)[0]
    at = next(i for i, b in enumerate(blocks) if document.text[b.start : b.end] == first)
    return blocks[at:]


@pytest.fixture(params=SPECIMENS, ids=lambda specimen: specimen.symbol.replace("/", "-"))
def specimen(request):
    return request.param


@pytest.fixture(params=RENDERERS)
def suffix(request):
    return request.param


@pytest.fixture
def document(specimen, suffix, tmp_path):
    path = tmp_path / f"specimen{suffix}"
    path.write_bytes(RENDERERS[suffix](specimen))
    return read_document(path)


def test_body_is_the_same_in_every_format(specimen, document):
    lines = [document.text[b.start : b.end] for b in body_of(document, specimen)]
    assert lines == body_lines(specimen)


def test_numbers_are_taken_from_markup(specimen, suffix, document):
    items = [p for p in iter_body(specimen) if p.role is Role.ITEM]
    blocks = [b for b in body_of(document, specimen) if b.kind is BlockKind.PARAGRAPH and b.number]
    if suffix in MARKED:
        assert [b.number for b in blocks] == [p.number for p in items]
    if suffix in (".htm", ".xml"):  # a level of a Word list is not the depth of a paragraph
        assert [b.level for b in blocks] == [p.level for p in items]


def test_tables_are_rows(specimen, suffix, document):
    rows = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    expected = [p.text for p in iter_body(specimen) if p.role is Role.ROW and suffix != ".txt"]
    assert [document.text[b.start : b.end] for b in rows] == expected


def test_source_holds_format_and_hash_of_the_bytes(specimen, suffix, tmp_path):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(RENDERERS[suffix](specimen))
    given = Source("given name", "", "", url="https://example.org/a", tier="mirror")
    source = read_document(path, source=given).source
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.media == MEDIA_BY_SUFFIX[suffix]
    assert (source.name, source.url, source.tier) == ("given name", given.url, "mirror")


@pytest.mark.parametrize("suffix", [".htm", ".xml", ".md"])
def test_meta_says_what_the_format_says(suffix, tmp_path):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(RENDERERS[suffix](LINKAGE))
    meta = read_document(path).meta
    assert (meta["symbol"], meta["adopted"]) == ("A.9001(90)", "2011-11-28")
    assert meta["title"].casefold() == LINKAGE.title.casefold()
