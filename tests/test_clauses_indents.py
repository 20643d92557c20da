"""Lists in lists and wrap-up phrases, where lines begin on the page and where nothing tells it."""

from clause_specimens import ENACTING, FRONT, keys, make_document, split, texts

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.clauses.indents import text_edge
from itcp_assist.records import Block, Clause, Document, Line, Source

NESTED = (
    "1 INVITES States to:", ".1 name a knot;", ".2 agree, before tying, on",
    ".1 the length of the rope; and", ".2 the hand that holds it; and", ".3 report;",
    "2 REVOKES A.1(1).",
)  # fmt: skip
NESTED_KEYS = ["op/1", "op/1.1", "op/1.2", "op/1.2.1", "op/1.2.2", "op/1.3", "op/2"]


def printed(*paragraphs: tuple[tuple[float, str], ...]) -> tuple[Clause, ...]:
    """Clauses of a resolution whose paragraphs are given as printed lines: (left, text)."""
    front = [((72.0, line.removeprefix("# ")),) for line in (*FRONT, ENACTING)]
    text, blocks, lines = "", [], []
    for paragraph in (*front, *paragraphs):
        begin = len(text) + bool(text)
        for at, (left, line) in enumerate(paragraph):
            text += (" " if at else "\n" * bool(text)) + line
            top = 780.0 - 14 * len(lines)
            start = len(text) - len(line)
            lines.append(Line(start, len(text), 1, (left, top - 10, 520.0, top)))
        blocks.append(Block(begin, len(text)))
    source = Source("specimen.pdf", "pdf", "0" * 64)
    document = Document(source, text, tuple(lines), tuple(blocks), 1)
    return split_clauses(document, identify(document))


def test_a_list_opens_in_an_item_that_broke_off_without_a_colon():
    assert keys(split(*NESTED)) == NESTED_KEYS


def test_a_list_further_right_is_one_within_the_item_whatever_sign_ends_it():
    blocks = [block.replace("tying, on", "tying;") for block in NESTED]
    lefts = [72.0, 108.0, 108.0, 144.0, 144.0, 108.0, 72.0]
    assert keys(split(*blocks, lefts=lefts)) == NESTED_KEYS


def test_an_item_at_the_left_edge_of_the_outer_list_belongs_to_it():
    blocks = [block.replace("; and", ";").replace("tying, on", "tying:") for block in NESTED]
    lefts = [72.0, 108.0, 108.0, 144.0, 144.0, 108.0, 72.0]
    assert keys(split(*blocks, lefts=lefts)) == NESTED_KEYS
    lefts[5] = 144.0
    inner = [*NESTED_KEYS[:5], "op/1.2.3", "op/2"]
    assert keys(split(*blocks, lefts=lefts)) == inner


def test_the_item_after_the_last_of_an_inner_list_goes_on_with_the_outer_one():
    got = split(
        "1 INVITES States to:", ".1 tie;", ".2 ask:", ".1 riggers; and", ".2 sailors; and",
        ".3 rest.",
    )  # fmt: skip
    assert keys(got) == ["op/1", "op/1.1", "op/1.2", "op/1.2.1", "op/1.2.2", "op/1.3"]


def test_a_reference_that_begins_a_line_opens_no_list():
    got = split("1 INVITES States to:", ".1 tie as told in", ".1 of the list;", ".2 haul; and",
                ".3 rest.")  # fmt: skip
    assert keys(got) == ["op/1", "op/1.1", "op/1.2", "op/1.3"]


def test_a_wrap_up_level_with_the_hanging_text_of_its_paragraph_belongs_to_that():
    got = printed(
        ((72.0, "1. URGES Governments:"),),
        ((108.0, "(a) to tie the knots; and"),),
        ((108.0, "(b) to haul the ropes,"),),
        ((108.0, "and to do so before dusk;"),),
        ((72.0, "2. INVITES States to lend ropes to any"), (108.0, "State that has none.")),
    )  # fmt: skip
    assert texts(got) == {
        "op/1": "URGES Governments:\nand to do so before dusk;",
        "op/1/a": "to tie the knots; and",
        "op/1/b": "to haul the ropes,",
        "op/2": "INVITES States to lend ropes to any State that has none.",
    }


def test_a_second_paragraph_level_with_the_hanging_text_of_an_item_stays_in_the_item():
    got = printed(
        ((72.0, "1. URGES Governments, as far as they"), (108.0, "hold ropes:")),
        ((108.0, "(a) to tie the knots; and"),),
        ((108.0, "(b) to haul the ropes of their ships, the"), (144.0, "long ones first,")),
        ((144.0, "and then the short ones."),),
    )  # fmt: skip
    assert texts(got)["op/1/b"].endswith("first,\nand then the short ones.")


def test_a_wrap_up_of_paragraphs_that_do_not_hang_is_given_as_before():
    got = printed(
        ((72.0, "1. URGES Governments, as far as they"), (72.0, "hold ropes:")),
        ((108.0, "(a) to tie the knots; and"),),
        ((108.0, "(b) to haul the ropes,"),),
        ((72.0, "and to do so before dusk."),),
    )  # fmt: skip
    assert texts(got)["op/1"].endswith("ropes:\nand to do so before dusk.")


def test_lines_on_the_next_page_do_not_tell_where_a_text_hangs():
    lines = (Line(0, 5, 1, (72.0, 90.0, 500.0, 100.0)), Line(6, 9, 2, (90.0, 700.0, 500.0, 710.0)))
    assert text_edge(lines) is None
    assert text_edge(()) is None


def test_a_division_is_named_on_the_first_line_of_a_paragraph_its_title_on_the_next():
    blocks = (*FRONT, ENACTING, "1 ADOPTS the Code.", "ANNEX", "Part I Knots", "1 Tie.", "2 Haul.",
              "Part II Ropes", "1 Rest.")  # fmt: skip
    document = make_document(*blocks)
    broken = tuple(
        piece
        for line in document.lines
        for piece in _broken(line, document.text[line.start : line.end])
    )
    broken_up = Document(document.source, document.text, broken, document.blocks)
    got = keys(split_clauses(broken_up, identify(document)))
    assert got == ["op/1", "annex/part-I/1", "annex/part-I/2", "annex/part-II/1"]


def _broken(line: Line, text: str) -> tuple[Line, ...]:
    """A line as it is, or the two of a name and its title."""
    if not text.startswith("Part "):
        return (line,)
    cut = line.start + text.rindex(" ")
    return Line(line.start, cut), Line(cut + 1, line.end)


def test_annexes_and_appendices_by_their_french_and_spanish_names():
    assert keys(split("1 APRUEBA el Código.", "ANEXO", "1 Atar.", "APÉNDICE 1", "1 Halar.")) == [
        "op/1", "annex/1", "annex/appendix-1/1",
    ]  # fmt: skip
    assert keys(split("1 ADOPTE le Code.", "ANNEXE 2", "1 Nouer.")) == ["op/1", "annex-2/1"]
