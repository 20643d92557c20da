"""The real texts beside the project: nothing of them stands here but names and counts."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import etree
from test_reading_blocks import assert_well_formed

from itcp_assist.reading import read_document
from itcp_assist.records import BlockKind

APART = (BlockKind.FOOTNOTE, BlockKind.FURNITURE)
PARTS = ("preface", "preamble", "mainBody", "attachments")
RESOLUTIONS = {
    "A.1006(25)": (7, "2007-11-20"),
    "A.1126(30)": (8, "2017-12-06"),
    "MEPC.278(70)": (7, "2016-10-28"),
}


@pytest.mark.parametrize("symbol", RESOLUTIONS)
def test_published_resolutions(real_data, symbol):
    count, adopted = RESOLUTIONS[symbol]
    document = read_document(real_data / "imo" / f"{symbol}.html")
    assert_well_formed(document)
    assert (document.meta["symbol"], document.meta["adopted"]) == (symbol, adopted)
    numbers = [b.number.rstrip(".") for b in document.blocks if b.number]
    assert numbers == [str(n) for n in range(1, count + 1)]
    raw = (real_data / "imo" / f"{symbol}.html").read_text().partition('akn-mainBody">')[2]
    plain = re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", raw)).replace("&amp;", "&")
    body = [b for b in document.blocks if b.kind is not BlockKind.HEADING]
    assert re.sub(r"\s", "", "".join(document.text[b.start : b.end] for b in body)) == plain


def names_of(element: etree._Element) -> set[str]:
    return {etree.QName(above).localname for above in element.iterancestors()}


def own_text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname
        pieces += [" " if name == "eol" else "" if name == "authorialNote" else own_text(child)]
        pieces.append(child.tail or "")
    return "".join(pieces)


@pytest.fixture(scope="module")
def united_nations(real_data):
    """The 60 resolutions by file name, each read once."""
    paths = sorted((real_data / "un-akn").glob("*.xml"))
    return {path: read_document(path) for path in paths}


def test_no_word_of_the_united_nations_texts_is_lost_or_made(united_nations):
    words = repeated = 0
    for path, document in united_nations.items():
        root = etree.parse(path).getroot()
        expected: Counter[str] = Counter()
        for element in root.iter("{*}p", "{*}num", "{*}heading", "{*}subheading"):
            above = names_of(element)
            if above.intersection(PARTS) and not above.intersection(("authorialNote", "meta")):
                expected.update(own_text(element).split())
        found: Counter[str] = Counter()
        for block in document.blocks:
            text = document.text[block.start : block.end]
            if block.kind not in APART or not any(map(str.isalnum, text)):
                found.update(text.split())
        assert not found - expected, path.name
        # a heading whose number stands in num and again in its words is printed once
        lost = expected - found
        assert all(re.fullmatch(r"[IVX]+\.|\([a-z]\)", word) for word in lost), path.name
        words, repeated = words + expected.total(), repeated + lost.total()
        notes = sum(block.kind is BlockKind.FOOTNOTE for block in document.blocks)
        assert notes == len(root.findall(".//{*}authorialNote"))
    assert (len(united_nations), words > 300_000, repeated) == (60, True, 8)


def test_united_nations_symbols_and_numbers(united_nations):
    gaps = 0
    for path, document in united_nations.items():
        meta = document.meta
        session, number = re.search(r"(\d\d)_(\d+)", path.name).groups()
        assert re.fullmatch(rf"A/RES/{session}/{number}B?", meta["symbol"])
        assert meta["language"] == "eng" and meta["title"] and meta["adopted"] > "2020"
        numbers = [block.number for block in document.blocks]
        tops = [int(n[:-1]) for n in numbers if re.fullmatch(r"\d+\.", n)]
        gaps += sum(after not in (before + 1, 1) for before, after in pairwise(tops))
    assert gaps == 1  # A/RES/77/248 has its paragraph 232 without a num


def test_owners_page(real_data):
    document = read_document(real_data / "seed" / "imo-technical-cooperation.txt")
    assert_well_formed(document)
    bullets = [b for b in document.blocks if document.text.startswith("•", b.start)]
    assert len(bullets) == 4
