"""Small documents for the tests of ``clauses``: one string a block, a sign before it for its kind.

``# `` begins a heading, ``| `` a table row, ``|| `` its header row, ``~ `` a footnote, ``^ ``
furniture; a pair is a block with a number that markup gives.
"""

from collections.abc import Iterable

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.clauses.items import Item, read_items
from itcp_assist.records import Block, BlockKind, Clause, Document, Identity, Line, Source

_KINDS = {
    "# ": BlockKind.HEADING,
    "| ": BlockKind.TABLE_ROW,
    "~ ": BlockKind.FOOTNOTE,
    "^ ": BlockKind.FURNITURE,
}
HEADER = "|| "  # begins the header row of a table
FRONT = ("# Resolution A.9001(90)", "Adopted on 3 May 2031", "# ON THE TEACHING OF KNOTS")
ENACTING = "THE ASSEMBLY,"


def make_document(
    *blocks: str | tuple[str, str], lefts: Iterable[float] = (), **meta: str
) -> Document:
    """A document of the given blocks; ``lefts`` are the left edges of their lines, if any."""
    made: list[Block] = []
    lines: list[Line] = []
    edges = list(lefts)
    text = ""
    for at, given in enumerate(blocks):
        number, block = given if isinstance(given, tuple) else ("", given)
        level = int(block.startswith(HEADER))
        block = block.removeprefix("|") if level else block
        kind = _KINDS.get(block[:2], BlockKind.PARAGRAPH)
        block = block[2:] if block[:2] in _KINDS else block
        block = f"{number} {block}" if number else block
        start = len(text) + bool(text)
        text += "\n" * bool(text) + block
        made.append(Block(start, len(text), kind, number, level))
        box = (edges[at], 700.0 - 12 * at, 500.0, 710.0 - 12 * at) if edges else None
        lines.append(Line(start, len(text), 1 if edges else None, box))
    source = Source("specimen.txt", "text", "0" * 64)
    return Document(source, text, tuple(lines), tuple(made), 1 if edges else None, meta)


def split(*blocks: str | tuple[str, str], lefts: Iterable[float] = ()) -> tuple[Clause, ...]:
    """Clauses of a resolution with the given blocks after its enacting words."""
    edges = list(lefts)
    if edges:
        edges = [72.0] * (len(FRONT) + 1) + edges
    document = make_document(*FRONT, ENACTING, *blocks, lefts=edges)
    return split_clauses(document, identify(document))


def split_as(kind: str, *blocks: str | tuple[str, str]) -> tuple[Clause, ...]:
    """Clauses of a page or circular with the given blocks."""
    return split_clauses(make_document(*blocks), Identity("specimen-page", "Specimen", kind))


def keys(clauses: Iterable[Clause]) -> list[str]:
    """Keys of clauses without their symbol."""
    return [str(clause.citation).partition("#")[2] for clause in clauses]


def texts(clauses: Iterable[Clause]) -> dict[str, str]:
    """Texts of clauses by their keys."""
    return {str(clause.citation).partition("#")[2]: clause.text for clause in clauses}


def left_out(document: Document, clauses: Iterable[Clause]) -> list[Item]:
    """Body blocks of a document of which any letter is in no clause and no clause's headings.

    A printed number that is in a key, and a bullet, are no loss.
    """
    clauses = list(clauses)
    rest = list(document.text)
    for clause in clauses:
        for start, end in clause.spans:
            rest[start:end] = " " * (end - start)
    headings = "\n".join({heading for clause in clauses for heading in clause.headings})
    found: list[Item] = []
    for item in read_items(document):
        taken = not any(map(str.isalnum, rest[item.body : item.end]))
        if not (taken and rest[item.end - 1] == " ") and item.text not in headings:
            found.append(item)
    return found
