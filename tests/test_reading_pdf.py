"""Reading PDFs: every printed paragraph comes back whole, and a bad file is one refusal."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from specimens import CIRCULAR, COMMITTEE, LINKAGE, PAGE, RENEWAL, SPECIMENS, Specimen, iter_printed
from specimens_pdf import CIRCULATED, Paper, bare_pdf, plain, print_pdf

from itcp_assist.citation import fold_quote
from itcp_assist.reading import read_document
from itcp_assist.reading.pdf.reader import read_pdf
from itcp_assist.records import BlockKind, Document, Source

NOTES = {"2.": "See the harbour book, second printing.", "3": "Not yet printed."}
SHOWN = b"BT /F1 11 Tf 50 250 Td (Harbours share pilots in hard weather.) Tj ET\n"
PAPERS = [Paper(), Paper(420, 400, justified=True, lone=True), Paper(330, 400, notes=NOTES)]


def read(data: bytes, name: str = "specimen.pdf") -> Document:
    return read_pdf(data, Source(name, "pdf", ""))


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in kinds]


def body(document: Document) -> list[str]:
    return texts(document, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE_ROW)


def shown(*streams: bytes) -> Document:
    return read(bare_pdf(streams))


@pytest.mark.parametrize("paper", PAPERS, ids=str)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.symbol)
def test_every_printed_paragraph_is_one_block(specimen: Specimen, paper: Paper):
    document = read(print_pdf(specimen, paper))
    expected = [plain(printed.line) for printed in iter_printed(specimen)]
    assert body(document)[-len(expected) :] == expected
    assert document.flags == ()


def test_only_the_symbol_of_the_head_stays_in_the_text():
    document = read(print_pdf(LINKAGE))
    assert body(document)[:3] == [
        LINKAGE.running,
        "Resolution A.9001(90)",
        "Adopted on 28 November 2011",
    ]
    aside = texts(document, BlockKind.FURNITURE)
    head = ["E", "ASSEMBLY", "90th session", "Agenda item 7(b)", CIRCULATED, "Original: ENGLISH"]
    assert set(head) <= set(aside)
    assert aside.count(LINKAGE.footer) == document.page_count


def test_the_date_of_a_circular_is_the_only_one_and_stays():
    assert body(read(print_pdf(CIRCULAR)))[:2] == ["FICT.1/Circ.3", "3 February 2020"]


def test_a_report_heading_is_text_and_its_running_header_is_not():
    document = read(print_pdf(COMMITTEE))
    assert body(document)[0] == "ANNEX 41"
    assert texts(document, BlockKind.FURNITURE)[:2] == ["MSC 98/99/Add.1", "Annex 41, page 1"]


def test_footnotes_follow_the_text_and_their_marks_leave_it():
    document = read(print_pdf(LINKAGE, Paper(notes=NOTES)))
    assert texts(document, BlockKind.FOOTNOTE) == [f"1 {NOTES['2.']}"]
    assert "2. REQUESTS the Secretary-General, within the funds at hand:" in body(document)
    kinds = [block.kind for block in document.blocks]
    assert kinds.index(BlockKind.FOOTNOTE) > max(
        at for at, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH
    )


def test_a_raised_sign_without_a_footnote_is_text():
    raised = b"BT /F1 11 Tf 50 250 Td (a deck of 26 m) Tj 5 Ts /F1 6 Tf (2) Tj ET"
    assert shown(raised).text == "a deck of 26 m2"


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.symbol)
def test_lines_cover_the_text_in_order_and_lie_on_their_pages(specimen: Specimen):
    document = read(print_pdf(specimen, Paper(420, 400, justified=True, notes=NOTES)))
    covered = sum(document.text[line.start : line.end] != "" for line in document.lines)
    assert covered == len(document.lines)
    assert all(a.end <= b.start <= a.end + 3 for a, b in pairwise(document.lines))
    assert (document.lines[0].start, document.lines[-1].end) == (0, len(document.text))
    for line in document.lines:
        assert line.page is not None and 1 <= line.page <= (document.page_count or 0)
        assert line.box is not None
        left, bottom, right, top = line.box
        assert 0 <= left < right <= 420
        assert 0 <= bottom < top <= 400


def test_boxes_stand_where_the_page_shows_the_line():
    line = shown(SHOWN).lines[0]
    assert line.page == 1
    assert line.box is not None
    assert line.box[0] == pytest.approx(50, abs=1)
    assert line.box[1] < 250 < line.box[3] < 265


def test_boxes_follow_the_turn_of_a_page():
    upright = b"BT /F1 11 Tf 0 1 -1 0 100 40 Tm (Harbours share pilots.) Tj ET"
    document = read(bare_pdf([upright], b"/Rotate 90"))
    box = document.lines[0].box
    assert document.text == "Harbours share pilots."
    assert box is not None
    assert box[0] == pytest.approx(40, abs=1)
    assert box[1] < 300 and box[2] - box[0] > 80


def test_a_hyphen_at_the_end_of_a_line_stays_without_a_space():
    text = b"BT /F1 11 Tf 50 250 Td (asks the Secretary-) Tj 0 -13 Td (General to report) Tj ET"
    assert shown(text).text == "asks the Secretary-General to report"


def test_columns_are_read_one_after_the_other():
    left = [
        "Every harbour of the",
        "league has a berth that",
        "it shows to trainers,",
        "and it says at once in",
    ]
    right = ["which months it is free.", "A trainer who comes by", "sea may sleep aboard."]
    streams = [b"BT /F1 16 Tf 50 270 Td (All harbours) Tj ET\n"]
    for x, lines in ((50, left), (220, right)):
        streams += [
            b"BT /F1 11 Tf %d %d Td (%s) Tj ET\n" % (x, 240 - 13 * at, line.encode())
            for at, line in enumerate(lines)
        ]
    document = shown(b"".join(streams))
    assert body(document) == ["All harbours", " ".join(left + right)]


def test_a_narrow_quotation_is_one_paragraph():
    lines = (
        b"50 250 Td (Harbours remember the words that founded the league, which are:) Tj",
        b"30 -26 Td (each berth is a school for) Tj",
        b"0 -13 Td (all who come to learn in it) Tj",
        b"0 -13 Td (and for all who teach.) Tj",
    )
    document = shown(b"BT /F1 11 Tf " + b" ".join(lines) + b" ET")
    assert body(document)[1:] == [
        "each berth is a school for all who come to learn in it and for all who teach."
    ]


def test_an_asterisk_goes_with_its_footnote():
    document = shown(
        b"BT /F1 11 Tf 50 250 Td (Harbours lend trainers* in spring, and more) Tj ET "
        b"BT /F1 11 Tf 50 237 Td (of them in autumn.) Tj ET "
        b"BT /F1 8 Tf 50 40 Td (* Refer to the harbour book.) Tj ET"
    )
    assert body(document) == ["Harbours lend trainers in spring, and more of them in autumn."]
    assert texts(document, BlockKind.FOOTNOTE) == ["* Refer to the harbour book."]


def test_levels_follow_the_indentation():
    document = read(print_pdf(RENEWAL))
    levels = {
        document.text[block.start : block.end].split(" ")[0]: block.level
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    }
    assert (levels["4"], levels["-"], levels[".3"]) == (0, 1, 1)


def test_the_title_of_the_file_counts_only_if_the_page_prints_it():
    assert read(print_pdf(PAGE)).meta == {"title": PAGE.title}
    assert shown(SHOWN).meta == {}


def test_a_real_resolution_reads_without_a_flag(real_data: Path):
    document = read_document(real_data / "imo" / "MSC.428(98).pdf")
    kinds = [block.kind for block in document.blocks]
    assert document.flags == ()
    assert kinds.count(BlockKind.HEADING) == 4
    assert kinds.count(BlockKind.FURNITURE) == 4
    openings = [text.split(" ")[0] for text in texts(document, BlockKind.PARAGRAPH)]
    assert openings == [
        "THE", "RECOGNIZING", "RECOGNIZING", "BEARING", "RECALLING", "NOTING", "1", "2", "3", "4",
    ]  # fmt: skip


def folded(text: str) -> str:
    """A clause folded as quotes are, without its printed number."""
    return re.sub(r"^(?:\d{1,3}\.|\([a-z]+\))\s*", "", fold_quote(text).text.strip())


def blocks_equal(blocks: list[str], clause: str) -> bool:
    """Say whether the first block, or the first few joined, are the clause."""
    joined = ""
    for block in blocks:
        joined = f"{joined} {block}".strip()
        if not clause.startswith(folded(joined)):
            return False
        if folded(joined) == clause:
            return True
    return False


@pytest.mark.slow
def test_the_clauses_of_real_drafts_are_whole_blocks(real_data: Path):
    """Each clause of the official XML equals one block, or the start of a run of blocks."""
    folder = real_data / "un-drafts"
    missed = []
    for draft in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        document = read_document(folder / draft["pdf"])
        blocks = [fold_quote(text).text for text in texts(document, BlockKind.PARAGRAPH)]
        for clause in draft["clauses"]:
            text = folded(clause["text"])
            if not any(blocks_equal(blocks[at:], text) for at in range(len(blocks))):
                missed.append((draft["draft"], clause["path"]))
    assert missed == []
