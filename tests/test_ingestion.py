"""The cases of hostile ingestion, ING-01 to ING-20: each file is read, doubted or refused.

Every case goes through the real entries and ends with its own reason. Here are damage and size, 01
to 08; ``test_ingestion_carried`` has 09 to 13, what a PDF carries, hides and feigns, and
``test_ingestion_batch`` 14 to 20, whole folders. Also about these cases are
``test_reading_pdf_refusals`` (PDFs alone: 01 to 03, 05, 06, 08, 10, 11 and 20),
``test_reading_refusals`` (the other formats: 01, 14 to 17) and ``test_corpus`` (14 and 15).
"""

import re

import hostile
import pytest
from hostile import PICTURE, SHOWN, WORDS
from outcomes import read_as, read_in_process, refusal_of, told
from renderings import as_page
from specimens import LINKAGE
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.clauses import identify, split_clauses

CHILD_LIMIT_KIB = 1536 * 1024


class TestIng01NoDocument:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", r"is empty \(0 bytes\); fetch it again"),
            (as_page(LINKAGE), "is HTML, not PDF; rename or refetch it"),
            (bytes(range(256)) * 9, "is not PDF, or its beginning is damaged"),
            (print_pdf(LINKAGE)[:900], "is damaged or no PDF .*fetch it again"),
            (b"%PDF-1.7\n" + bytes(range(256)) * 9, "is damaged or no PDF .*fetch it again"),
        ],
        ids=["empty", "html", "garbage", "cut", "header"],
    )
    def test_is_refused_with_its_reason(self, tmp_path, data, reason):
        assert re.match(reason, refusal_of(tmp_path, data))

    def test_a_file_cut_behind_its_text_is_read_with_a_remark(self, tmp_path):
        whole = hostile.one_page()
        document = read_as(tmp_path, whole[: whole.index(b"startxref")])
        assert document.text == WORDS
        assert "its end is cut off or damaged; text may be missing" in told(document)

    def test_a_page_without_its_content_is_told(self, tmp_path):
        whole = hostile.page_tree(b"4 0 R 6 0 R", 2)
        document = read_as(tmp_path, whole.replace(b"7 0 obj", b"9 0 obj"))
        assert "page 2: its content is missing from the file" in told(document)


class TestIng02Encrypted:
    def test_a_user_password_is_refused(self, tmp_path):
        locked = hostile.encrypted(hostile.one_page(), "harbour")
        assert (
            refusal_of(tmp_path, locked)
            == "is encrypted: it needs a password; save a copy without one"
        )

    def test_an_owner_password_is_noted(self, tmp_path):
        document = read_as(tmp_path, hostile.encrypted(hostile.one_page(), ""))
        assert document.text == WORDS
        assert told(document) == ["is protected by its owner's password; it was read without one"]

    def test_a_cipher_that_only_one_reader_knows_is_noted(self, tmp_path):
        document = read_as(tmp_path, hostile.AES_128)
        assert document.text == WORDS
        assert "is protected by its owner's password; it was read without one" in told(document)
        assert any(line.startswith("the second reading failed") for line in told(document))


class TestIng03Bombs:
    def test_the_nested_one_is_small(self):
        assert len(hostile.flate_bomb(1024, 2)) < 2_400

    @pytest.mark.slow
    def test_are_refused_and_the_next_file_is_read(self, tmp_path):
        files = {
            "bomb.pdf": hostile.flate_bomb(1024, 0),
            "nested.pdf": hostile.flate_bomb(1024, 2),
            "array.pdf": hostile.flate_array(200, 64),
            "good.pdf": hostile.one_page(),
        }
        lines, peak_kib = read_in_process(tmp_path, files)
        for line, name in zip(lines[:3], files, strict=False):
            assert line.startswith(f"{name}: ") and "exhaust memory" in line
        assert lines[3:] == [WORDS]
        assert peak_kib <= CHILD_LIMIT_KIB


class TestIng04Forms:
    @pytest.mark.slow
    def test_a_tree_of_a_thousand_million_drawings_is_refused(self, tmp_path):
        assert "exhaust memory" in refusal_of(tmp_path, hostile.form_tree(30))

    def test_a_tree_that_one_reader_gives_up_is_told(self, tmp_path):
        document = read_as(tmp_path, hostile.form_tree(13))
        assert any("further form content is skipped" in line for line in told(document))

    def test_a_form_that_draws_itself_is_told(self, tmp_path):
        document = read_as(tmp_path, hostile.form_loop())
        assert document.text == f"{WORDS} before after"
        assert any("Detected cyclic form XObject" in line for line in told(document))

    def test_forms_deeper_than_readers_follow_are_told(self, tmp_path):
        assert told(read_as(tmp_path, hostile.form_chain(20))) == []
        document = read_as(tmp_path, hostile.form_chain(45))
        assert document.text == WORDS  # the innermost form says "not"
        assert "page 1: two readers read it differently (3 signs: not)" in told(document)
        assert any("too deep to be read for certain" in line for line in told(document))


class TestIng05Pages:
    def test_more_pages_than_the_limit_are_one_line(self, tmp_path):
        many = bare_pdf([b""]).replace(b"/Kids [4 0 R]", b"/Kids [%s]" % (b"4 0 R " * 10_000))
        line = refusal_of(tmp_path, many.replace(b"/Count 1", b"/Count 10000"))
        assert line == "has 10000 pages; split it into files of 2000 at most"

    @pytest.mark.parametrize("count", [2_000_000_000, 1, -5])
    def test_a_wrong_count_is_told(self, tmp_path, count):
        document = read_as(tmp_path, hostile.page_tree(b"4 0 R 6 0 R", count))
        assert document.text == WORDS
        line = f"says that it has {count} pages, but holds 2; pages may be missing"
        assert line in told(document)

    def test_more_pages_told_than_held_are_refused(self, tmp_path):
        line = refusal_of(tmp_path, hostile.page_tree(b"4 0 R 6 0 R", 3))
        assert line == "is damaged or no PDF (Failed to load page.); fetch it again"


class TestIng06Circles:
    @pytest.mark.parametrize("kids", [b"2 0 R", b"4 0 R 2 0 R"], ids=["alone", "after a page"])
    def test_a_page_tree_that_holds_itself(self, tmp_path, kids):
        assert "is damaged or no PDF" in refusal_of(
            tmp_path, hostile.page_tree(kids, kids.count(b"R"))
        )

    def test_tables_of_contents_that_follow_each_other_round(self, tmp_path):
        whole = hostile.one_page()
        start = whole.index(b"xref")
        document = read_as(tmp_path, whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start))
        assert document.text == WORDS
        assert document.page_count == 1

    def test_an_outline_that_follows_itself_is_never_walked(self, tmp_path):
        outline = b"/Outlines 6 0 R"
        loop = b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 7 0 R >>"
        objects = [b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>", loop]
        assert read_as(tmp_path, hostile.one_page(catalogue=outline, objects=objects)).text == WORDS

    @pytest.mark.parametrize("in_content", [True, False])
    def test_arrays_of_great_depth(self, tmp_path, in_content):
        deep = b"[" * 200_000 + b"]" * 200_000
        if in_content:
            document = read_as(tmp_path, hostile.one_page(deep + b" TJ\n" + SHOWN))
        else:
            document = read_as(tmp_path, hostile.one_page(extra=b"/Deep " + deep))
        assert document.text == WORDS
        assert any(line.startswith("the second reading failed") for line in told(document))


class TestIng07Sizes:
    def test_a_page_larger_than_a_town(self, tmp_path):
        document = read_as(tmp_path, hostile.one_page(box=b"0 0 1000000000 1000000000"))
        assert document.text == WORDS
        assert told(document) == [
            "page 1: is too large to be drawn; words that do not show were not looked for"
        ]

    @pytest.mark.slow
    def test_a_picture_of_more_points_than_memory_has(self, tmp_path):
        files = {"huge.pdf": hostile.huge_picture(60_000)}
        lines, peak_kib = read_in_process(tmp_path, files)
        assert lines == [WORDS]
        assert peak_kib <= CHILD_LIMIT_KIB


class TestIng08Scans:
    def test_a_scan_is_refused_with_what_to_do(self, tmp_path):
        assert (
            refusal_of(tmp_path, bare_pdf([PICTURE]))
            == "is a scan without text; run OCR on it first"
        )

    def test_a_scanned_page_is_told_and_makes_no_clause(self, tmp_path):
        document = read_as(tmp_path, bare_pdf([SHOWN, PICTURE]))
        assert told(document) == ["page 2: has no text layer; run OCR on it"]
        clauses = split_clauses(document, identify(document))
        assert [clause.text for clause in clauses] == [WORDS]
