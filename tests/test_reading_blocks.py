"""The form that every Document has, whatever it was read from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itcp_assist.errors import ReadingError
from itcp_assist.reading.blocks import Paragraph, compose_document, join_lines, squeeze
from itcp_assist.records import BlockKind, Document, Line, Remark, Source

SOURCE = Source("a.txt", "text", "0" * 64)
ORDER = {BlockKind.FOOTNOTE: 1, BlockKind.FURNITURE: 2}
WORDS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\t\n\r \x07\x85\u2028"), max_size=30
)
PARAGRAPHS = st.builds(
    Paragraph,
    text=WORDS,
    kind=st.sampled_from(BlockKind),
    number=st.sampled_from(["", "1", "2.", "(a)", ".1", " 3 "]),
    level=st.integers(0, 4),
)


def assert_well_formed(document: Document) -> None:
    """Blocks and lines in order, apart, and between them every character but the line feeds."""
    spans = [(b.start, b.end) for b in document.blocks]
    assert "\n".join(document.text[start:end] for start, end in spans) == document.text
    assert spans[0][0] == 0 and spans[-1][1] == len(document.text)
    assert all(b.start < b.end for b in document.blocks)
    assert all(after == before + 1 for (_, before), (after, _) in pairwise(spans))
    assert all("\n" not in document.text[start:end] for start, end in spans)
    ranks = [ORDER.get(block.kind, 0) for block in document.blocks]
    assert ranks == sorted(ranks)
    starts = [line.start for line in document.lines]
    assert starts == sorted(starts) and starts[0] == 0
    inside = {at for line in document.lines for at in range(line.start, line.end)}
    outside = set(range(len(document.text))) - inside
    assert all(document.text[at] in "\n " for at in outside)
    for block in document.blocks:
        if block.number:
            text = document.text[block.start : block.end]
            assert f"{text} ".startswith(f"{block.number} ")


@given(st.lists(PARAGRAPHS, max_size=12))
def test_any_paragraphs_make_a_well_formed_document(paragraphs):
    if not any(map(str.isalnum, "".join(p.text + p.number for p in paragraphs))):
        with pytest.raises(ReadingError, match=r"a\.txt: holds no text"):
            compose_document(SOURCE, paragraphs)
        return
    document = compose_document(SOURCE, paragraphs)
    assert_well_formed(document)
    assert all(document.page_at(at) is None for at in range(len(document.text) + 1))


@given(st.lists(st.tuples(st.integers(1, 3), WORDS.filter(str.strip).map(squeeze)), min_size=1))
def test_printed_lines_keep_their_page(printed):
    pages = sorted(page for page, _ in printed)
    paragraphs = [Paragraph("Annex", lines=(Line(0, 5, 1),))]
    for page, (_, text) in zip(pages, printed, strict=True):
        clean = "".join(filter(str.isprintable, text)).strip() or "text"
        paragraphs.append(Paragraph(clean, lines=(Line(0, len(clean), page),)))
    document = compose_document(SOURCE, paragraphs, page_count=3)
    assert_well_formed(document)
    found = [document.page_at(block.start) for block in document.blocks]
    assert None not in found
    body = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert [document.page_at(b.start) for b in body] == sorted(
        document.page_at(b.start) for b in body
    )


def test_footnotes_and_furniture_come_after_the_body():
    kinds = (BlockKind.FURNITURE, BlockKind.FOOTNOTE, BlockKind.PARAGRAPH, BlockKind.HEADING)
    document = compose_document(SOURCE, [Paragraph(kind.value, kind) for kind in kinds])
    assert document.text.split("\n") == ["paragraph", "heading", "footnote", "furniture"]


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        ("1.", "INVITES", "1. INVITES"),
        ("\t(a)\n", " to go", "(a) to go"),
        ("(a)", "(a)\tTransport", "(a) Transport"),
        ("1", "1 January 2030 is the last day", "1 1 January 2030 is the last day"),
        ("4", "", "4"),
    ],
)
def test_text_begins_with_its_number_once(number, text, expected):
    document = compose_document(SOURCE, [Paragraph(text, number=number)])
    assert document.text == expected
    assert document.blocks[0].number == number.strip()


def test_a_line_break_of_the_author_is_a_space_and_ends_a_line():
    document = compose_document(
        SOURCE, [Paragraph("Part I\n\n Knots"), Paragraph("a\nb", number="1")]
    )
    assert document.text == "Part I Knots\n1 a b"
    lines = [document.text[line.start : line.end] for line in document.lines]
    assert lines == ["Part I", "Knots", "1 a", "b"]


def test_signs_without_a_letter_are_furniture():
    document = compose_document(SOURCE, [Paragraph("Buoys"), Paragraph("* * *")])
    assert [b.kind for b in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.FURNITURE]


def test_control_characters_are_dropped_with_a_flag():
    document = compose_document(SOURCE, [Paragraph("a\x07b\x1bc"), Paragraph("d\x90")])
    assert document.text == "abc\nd"
    assert document.flags == (Remark("3 control characters were dropped"),)


def test_nothing_else_is_changed():
    text = "co\u2011operation\u00a0of \u2018States\u2019 \u2013 cafe\u0301, \u00adsoft"
    assert compose_document(SOURCE, [Paragraph(text)]).text == text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["one", "two"], "one two"),
        (["technical co-", "operation"], "technical co-operation"),
        (["North-", "South trade"], "North- South trade"),
        (["pages 1-", "3"], "pages 1- 3"),
        (["ports –", "and"], "ports – and"),
        (["", "  x  "], "x"),
    ],
)
def test_join_lines(lines, expected):
    assert join_lines(lines) == expected


def note(mark: str, text: str = "See the harbour book.") -> Paragraph:
    return Paragraph(text, BlockKind.FOOTNOTE, number=mark)


def called(document: Document) -> list[tuple[str, str, str]]:
    """What stands before each mark in its block, the mark, and the footnote."""
    found = []
    for call in document.calls:
        block = next(b for b in document.blocks if b.start <= call.at <= b.end)
        tied = document.blocks[call.block]
        before = document.text[block.start : call.at]
        found.append((before, call.mark, document.text[tied.start : tied.end]))
    return found


def test_calls_keep_their_place_when_space_is_squeezed_and_a_number_goes_before():
    raw = "  INVITES\n\tall \x07ports, to share pilots"
    place = raw.index(",") + 1
    told = Paragraph(raw, number="1.", calls=((place, "*"), (len(raw), "2")))
    document = compose_document(SOURCE, [told, note("*"), note("2", "Not yet printed.")])
    assert called(document) == [
        ("1. INVITES all ports,", "*", "* See the harbour book."),
        ("1. INVITES all ports, to share pilots", "2", "2 Not yet printed."),
    ]


def test_a_call_after_a_space_stands_behind_the_word_before_it():
    document = compose_document(SOURCE, [Paragraph("ports  .", calls=((7, "1"),)), note("1")])
    assert called(document)[0][0] == "ports"


def test_calls_of_printed_lines_stay_where_they_are():
    printed = Paragraph("2 Ports", lines=(Line(0, 7, 1),), number="2", calls=((7, "a"),))
    assert called(compose_document(SOURCE, [printed, note("a")]))[0][0] == "2 Ports"


def test_marks_that_come_again_take_the_footnotes_in_their_order():
    calls = ((1, "*"), (3, "*"), (5, "*"))
    given = [note("*", "first"), Paragraph("a b c", calls=calls), note("*", "second")]
    ties = called(compose_document(SOURCE, given))
    assert [text for _, _, text in ties] == ["* first", "* second"]


def test_a_call_without_its_footnote_is_dropped():
    document = compose_document(SOURCE, [Paragraph("Ports", calls=((5, "3"),)), note("4")])
    assert document.calls == ()


@given(WORDS, st.integers(0, 30), st.sampled_from(["", "1", "(a)", " 3 "]))
def test_any_call_lies_within_its_block_behind_the_letters_before_it(text, at, number):
    document = compose_document(
        SOURCE, [Paragraph(f"{text}x", number=number, calls=((at, "1"),)), note("1")]
    )
    (call,) = document.calls
    block = document.blocks[0]
    after = sum(map(str.isalnum, f"{text}x"[at:]))
    assert block.start <= call.at <= block.end
    assert sum(map(str.isalnum, document.text[call.at : block.end])) == after
