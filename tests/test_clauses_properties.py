"""Properties of the splitter: spans nest, cover and never overlap; rendered trees come back."""

from dataclasses import dataclass
from itertools import cycle, pairwise

from clause_specimens import ENACTING, FRONT, keys, left_out, make_document
from hypothesis import given, settings
from hypothesis import strategies as st

from itcp_assist.citation import Citation, to_roman
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import heading_number
from itcp_assist.records import BlockKind, Clause, Document, Identity


@dataclass(frozen=True)
class Node:
    """A paragraph to be printed: its words, the items under it and the phrase after them."""

    words: str
    items: tuple["Node", ...] = ()
    wrap_up: str = ""


def grow(shape: list[list[int]]) -> tuple[Node, ...]:
    """A tree of paragraphs: for each a list of its items, each as the number of its own items."""
    words = cycle(("knots and ropes", "States", "well", "Hitches of yarn"))
    return tuple(
        Node(
            next(words),
            tuple(Node(next(words), tuple(Node(next(words)) for _ in range(n))) for n in items),
            "and to report on them;" if len(items) % 2 else "",
        )
        for items in shape
    )


def tell_apart(items: list[int]) -> list[int]:
    """The same without what no reader could tell: a letter (v) right after (iv), (x) after (ix)."""
    ambiguous = {20: 4, 22: 9}
    return [count + (ambiguous.get(at) == count) for at, count in enumerate(items)]


COUNTS = st.one_of(st.just(0), st.integers(0, 12))
ITEMS = st.lists(COUNTS, max_size=30).map(tell_apart)
PARAGRAPHS = st.lists(ITEMS, min_size=1, max_size=4).map(grow)
STYLES = st.sampled_from(("lettered", "dotted"))


def printed(style: str, depth: int, path: tuple[int, ...], stop: str) -> str:
    """The number of a paragraph at ``path`` as the style prints it."""
    if depth == 0:
        return f"{path[0]}{stop}"
    if style == "dotted":
        return "." + ".".join(map(str, path[1:]))
    if depth == 2:
        return f"({to_roman(path[2]).lower()})"
    letter = chr(96 + (path[1] - 1) % 26 + 1)
    return f"({letter * (1 + (path[1] - 1) // 26)})"


def render(
    nodes: tuple[Node, ...] | list[Node], style: str, stop: str, path: tuple[int, ...] = ()
) -> tuple[list[str], list[tuple[str, str]]]:
    """The blocks that print a tree, and the clauses (key, text) that it should give."""
    blocks: list[str] = []
    clauses: list[tuple[str, str]] = []
    for at, node in enumerate(nodes, 1):
        here = (*path, at)
        text = ("INVITES " if not path else "") + node.words + (":" if node.items else ";")
        blocks.append(f"{printed(style, len(path), here, stop)} {text}")
        below = render(node.items, style, stop, here)
        wrapped = bool(node.wrap_up and node.items)
        own = f"{text}\n{node.wrap_up}" if wrapped else text
        clauses.append((key(style, here), own))
        blocks += below[0] + [node.wrap_up] * wrapped
        clauses += below[1]
    return blocks, clauses


def key(style: str, path: tuple[int, ...]) -> str:
    """The key of a paragraph at ``path``."""
    if style == "dotted":
        return "op/" + ".".join(map(str, path))
    steps = [printed(style, depth, path[: depth + 1], "").strip("()") for depth in range(len(path))]
    return "op/" + "/".join(steps)


def check_invariants(document: Document, clauses: tuple[Clause, ...]) -> None:
    """What holds of the clauses of any document."""
    by_citation = {clause.citation: clause for clause in clauses}
    assert len(by_citation) == len(clauses)
    assert [clause.ordinal for clause in clauses] == list(range(len(clauses)))
    spans = sorted(span for clause in clauses for span in clause.spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for clause in clauses:
        assert clause.text == "\n".join(document.text[a:b] for a, b in clause.spans)
        assert clause.text.strip() and clause.start == clause.spans[0][0]
        assert Citation.parse(str(clause.citation)) == clause.citation
        if clause.parent is not None:
            parent = by_citation[clause.parent]
            assert parent.start <= clause.start and clause.end <= parent.end


@settings(deadline=None)
@given(PARAGRAPHS, STYLES, st.sampled_from((".", "")), st.integers(1, 4))
def test_a_rendered_tree_comes_back(nodes, style, stop, recitals):
    blocks, expected = render(nodes, style, stop)
    preamble = [f"RECALLING the knots of {n}," for n in range(recitals)]
    document = make_document(*FRONT, ENACTING, *preamble, *blocks)
    got = split_clauses(document, identify(document))
    check_invariants(document, got)
    assert keys(got)[:recitals] == [f"pp/{n}" for n in range(1, recitals + 1)]
    assert list(zip(keys(got), (c.text for c in got), strict=True))[recitals:] == expected


@settings(deadline=None)
@given(PARAGRAPHS, STYLES)
def test_all_text_after_the_enacting_words_is_covered(nodes, style):
    blocks, _ = render(nodes, style, ".")
    document = make_document(*FRONT, ENACTING, "NOTING knots,", *blocks)
    left = left_out(document, split_clauses(document, identify(document)))
    assert [item.text for item in left] == [*FRONT_TEXTS, ENACTING]


FRONT_TEXTS = [block.removeprefix("# ") for block in FRONT]
PIECES = st.lists(
    st.sampled_from(
        ["1.", "2.", "3.", "7", "2 bis.", "1.1", "2.1.3", "(a)", "(b)", "(i)", "(ii)", "(aa)", "a.",
         "II.", ".1", ".1.1", "[4.", "•", "“", "‘", '"', ""]
    ),
    min_size=1, max_size=12,
)  # fmt: skip
TEXTS = [
    "NOTES knots;", "INVITES States to:", "Knots are tied.", "knots and", "Ropes” are.", '"we"',
    "[knots]", "RECALLING knots,", "It is replaced by the following:", "2031 Agenda of knots.",
]  # fmt: skip
HEADINGS = ["# ANNEX", "# ANNEX 2", "A", "II", "# PART II", "# APPENDIX", "# Article 2 Knots",
            "# KNOTS", "# Knots", "Article 3", "PART III"]  # fmt: skip
OTHERS = ["***", "THE ASSEMBLY,", "| knot\trope", "|| name\tuse", "Table 3 Knots", "Knots"]
BODIES = st.sampled_from([*TEXTS, *HEADINGS, *OTHERS])


def printed_blocks(pairs: list[tuple[list[str], str]]) -> list[str]:
    return [
        body if body[:1] in "#|" else f"{piece} {body}".strip()
        for pieces, body in pairs
        for piece in pieces
    ]


def is_apart(item: Item) -> bool:
    """Say whether an item's own form shows that it is a heading, a closing line or enacting."""
    is_enacting = item.text.endswith(ENACTING)  # whatever number a printer sets before it
    told = item.kind is BlockKind.HEADING or is_enacting or item.is_upper
    remark = item.text == "[knots]" or not any(map(str.isalnum, item.text))
    return told or remark or bool(heading_number(item.text)[1])


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, BODIES), max_size=12), st.sampled_from(("", ENACTING)))
def test_spans_of_any_document_nest_and_never_overlap(pairs, enacting):
    document = make_document(*FRONT, *filter(None, [enacting]), *printed_blocks(pairs))
    check_invariants(document, split_clauses(document, identify(document)))


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(PIECES, BODIES), max_size=12))
def test_nothing_of_a_resolution_is_lost(pairs):
    """After the enacting words all that is in no clause is in headings or plainly one itself."""
    document = make_document(*FRONT, ENACTING, *printed_blocks(pairs))
    left = left_out(document, split_clauses(document, identify(document)))
    assert [item.text for item in left[: len(FRONT) + 1]] == [*FRONT_TEXTS, ENACTING]
    assert [item.text for item in left[len(FRONT) + 1 :] if not is_apart(item)] == []


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([*TEXTS, *HEADINGS])), max_size=12))
def test_nothing_of_a_circular_is_lost_after_its_first_sentence(pairs):
    sentence = "The knots below are known to all."
    document = make_document("# ON KNOTS", sentence, *printed_blocks(pairs))
    clauses = split_clauses(document, Identity("MSC.1/Circ.9001", "Knots", "circular"))
    left = left_out(document, clauses)
    assert [item.text for item in left if not is_apart(item)] == []
