"""However lines are strewn over pages, the layout loses none of them and makes none up."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from test_reading_blocks import assert_well_formed

from itcp_assist.reading.blocks import compose_document
from itcp_assist.reading.layout.pages import lay_out
from itcp_assist.reading.layout.printed import PrintedLine, PrintedPage
from itcp_assist.records import Source

WIDTH, HEIGHT = 400.0, 500.0
TEXTS = (
    "1. INVITES harbours to", "lend pilots,", "(a)", "(b) tugs;", "A 90/Res.9001", "- 3 -", "2",
    "* See the harbour book.", "1 Rivers too.", "ANNEX 2", "General ..... 4", "Contents", "12",
    "Article 3", "25th plenary meeting", "11 May 2099", "_______", "pilots* and tugs", "*",
    "of tide1 and", "then.",
)  # fmt: skip
COLUMNS = st.sampled_from([20.0, 32.0, 60.0, 150.0, 210.0, 300.0])
SIZES = st.sampled_from([8.0, 11.0, 11.0, 11.0, 14.0])


@st.composite
def lines(draw: st.DrawFn, page: int, order: int) -> PrintedLine:
    text, size = draw(st.sampled_from(TEXTS)), draw(SIZES)
    left, base = draw(COLUMNS), 12.0 * draw(st.integers(1, 40))
    right = left + size * len(text) / 2
    at = text.find(" ") + 1
    middle = left + size * at / 2
    wide = bool(at) and draw(st.booleans())
    return PrintedLine(
        page, order, text, (left, base - 2, right, base + size), base, size,
        bold=draw(st.booleans()),
        raised=((text.index("1 "), text.index("1 ") + 1),) if "tide" in text else (),
        gaps=((at, middle - size, middle),) if wide else (),
    )  # fmt: skip


@st.composite
def rules(draw: st.DrawFn) -> tuple[float, float, float, float]:
    left, base = draw(COLUMNS), 12.0 * draw(st.integers(1, 40)) - 4
    long = draw(st.sampled_from([40.0, 120.0, 300.0]))
    level = draw(st.booleans())
    return (left, base, left + long, base) if level else (left, base, left, base + long)


@st.composite
def documents(draw: st.DrawFn) -> list[PrintedPage]:
    pages = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        count = draw(st.integers(0, 14))
        printed = tuple(draw(lines(number, order)) for order in range(count))
        drawn = tuple(draw(st.lists(rules(), max_size=5)))
        pages.append(PrintedPage(number, WIDTH, HEIGHT, printed, drawn))
    return pages


@given(documents())
@settings(max_examples=150, deadline=None)
def test_every_printed_line_is_in_the_document_once(pages):
    paragraphs = lay_out(pages)
    printed = Counter(char for p in pages for line in p.lines for char in line.text)
    kept = Counter(char for paragraph in paragraphs for char in paragraph.text)
    lost = {char: n for char, n in (printed - kept).items() if char != " "}
    marks = {char for p in paragraphs for _, mark in p.calls for char in mark}
    # marks leave the text; a second call of a footnote leaves it without a trace
    assert set(lost) <= marks & {"1", "*"}
    assert {char for char in kept - printed if char != " "} <= {"|"}


@given(documents().filter(lambda pages: any(page.lines for page in pages)))
@settings(max_examples=150, deadline=None)
def test_any_layout_makes_a_well_formed_document(pages):
    paragraphs = lay_out(pages)
    if not any(char.isalnum() for paragraph in paragraphs for char in paragraph.text):
        return
    document = compose_document(Source("a.pdf", "pdf", ""), paragraphs)
    if not any(" | " in paragraph.text for paragraph in paragraphs):
        assert_well_formed(document)
    starts = [line.start for line in document.lines]
    assert starts == sorted(starts)
    assert all(0 <= call.at <= len(document.text) for call in document.calls)
    assert all(document.blocks[call.block].number == call.mark for call in document.calls)
