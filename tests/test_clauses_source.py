"""Clauses against their sources, read a second time and in another way; nothing is left out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from clause_specimens import left_out
from lxml import etree, html
from pypdf import PdfReader

from itcp_assist.citation import fold_quote
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.clauses.items import Item
from itcp_assist.clauses.layout import enacting_end
from itcp_assist.reading import read_document
from itcp_assist.records import BlockKind, Clause, Document

Line = tuple[str, str]  # printed number without brackets and stop, folded text

# Elements whose text is no clause: what stands around the text, notes, headings and numbers.
APART = {"coverPage", "preface", "conclusions", "meta", "authorialNote", "num", "subheading",
         "heading", "table"}  # fmt: skip
HEADING_CLASS_RE = re.compile(r"\bH(?:\d|Ch)")  # the styles of headings in these files
# Where the markup leaves a number in the text.
IN_TEXT_RE = re.compile(r"(?:\((?P<letter>[a-z]{1,4})\)|(?P<plain>\d+) ?\.) ?(?P<text>.+)")
HOLDERS = {"paragraph", "point", "item", "container"}


def read(path: Path) -> tuple[Document, tuple[Clause, ...]]:
    document = read_document(path)
    return document, split_clauses(document, identify(document))


def name_of(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def fold(text: str) -> str:
    return " ".join(fold_quote(text).text.split())


def bare(number: str) -> str:
    return number.strip("(). \t")


def printed(element: etree._Element) -> str:
    """The text of an element without its notes."""
    if name_of(element) == "authorialNote":
        return ""
    inside = "".join(printed(child) + (child.tail or "") for child in element)
    return (element.text or "") + inside


def source_lines(element: etree._Element, number: str = "") -> Iterator[Line]:
    """Paragraphs of the source in reading order, each with the number that its markup prints."""
    name = name_of(element)
    if not name or name in APART or HEADING_CLASS_RE.search(element.get("class") or ""):
        return
    if name == "p":
        text = fold(printed(element)).removeprefix("• ")
        in_text = None if number else IN_TEXT_RE.fullmatch(text)
        if in_text:
            yield in_text["letter"] or in_text["plain"], in_text["text"]
        elif any(map(str.isalnum, text)):
            yield number, text
        return
    if name in HOLDERS:
        number = next((bare(printed(c)) for c in element if name_of(c) == "num"), "")
    for child in element:
        for line in source_lines(child, number):
            yield line
            number = ""


def clause_lines(clauses: tuple[Clause, ...]) -> list[Line]:
    """Printed lines of the clauses in reading order, the first of each with its number."""
    lines: list[tuple[int, Line]] = []
    for clause in clauses:
        counted = clause.citation.part.endswith(("pp", "par")) or "table-" in clause.citation.part
        number = "" if counted or not clause.citation.path else clause.citation.path[-1]
        for start, text in own_lines(clause):
            lines.append((start, (number, fold(text))))
            number = ""
    return [line for _, line in sorted(lines)]


def own_lines(clause: Clause) -> Iterator[tuple[int, str]]:
    at = 0
    for start, end in clause.spans:
        text = clause.text[at : at + end - start]
        at += end - start + 1
        for line in text.split("\n"):
            yield start, line.removeprefix("• ")
            start += len(line) + 1


@pytest.mark.slow
def test_every_paragraph_of_the_general_assembly_equals_its_markup(real_data):
    total = 0
    for path in sorted((real_data / "un-akn").glob("*.xml")):
        _, clauses = read(path)
        bodies = etree.parse(path).getroot().iter("{*}preamble", "{*}mainBody")
        wanted = [line for body in bodies for line in source_lines(body)]
        wanted = [line for line in wanted if enacting_end(line[1]) is None]
        assert clause_lines(clauses) == wanted, path.name
        total += len(wanted)
    assert total > 0


def is_front(item: Item, first: int) -> bool:
    return item.start < first


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["un-akn", "imo", "un-drafts"])
def test_nothing_of_a_real_document_is_left_out(real_data, folder):
    """Only headings with nothing below them may be in no clause after the first clause begins."""
    for path in sorted((real_data / folder).iterdir()):
        if path.suffix == ".jsonl":
            continue
        document, clauses = read(path)
        first = min(clause.start for clause in clauses)
        late = [item for item in left_out(document, clauses) if item.start > first]
        assert [item.text for item in late if item.kind is not BlockKind.HEADING] == [], path.name


def html_lines(path: Path) -> Iterator[Line]:
    """Paragraphs of a page of laws.africa, each with the number beside it."""
    for element in html.fromstring(path.read_text(encoding="utf-8")).find_class("akn-p"):
        text = fold("".join(element.itertext()))
        numbers = element.getparent().getparent().find_class("akn-num")
        if any(map(str.isalnum, text)) and not element.find_class("akn-remark"):
            yield (bare(numbers[0].text_content()) if len(numbers) == 1 else ""), text


@pytest.mark.parametrize("name", ["A.1006(25)", "A.1126(30)", "MEPC.278(70)"])
def test_every_paragraph_of_a_page_of_resolutions_equals_its_markup(real_data, name):
    path = real_data / "imo" / f"{name}.html"
    wanted = list(html_lines(path))
    _, clauses = read(path)
    enacting = next(at for at, line in enumerate(wanted) if enacting_end(line[1]) is not None)
    assert clause_lines(clauses) == wanted[enacting + 1 :]


@pytest.mark.parametrize(("name", "count"), [("MSC-FAL.1-Circ.3-Rev.2", 50), ("MSC.428(98)", 9)])
def test_every_clause_of_a_pdf_stands_on_its_page_letter_for_letter(real_data, name, count):
    path = real_data / "imo" / f"{name}.pdf"
    pages = [unspaced(page.extract_text()) for page in PdfReader(path).pages]
    _, clauses = read(path)
    assert len(clauses) == count
    for clause in clauses:
        (page,) = {page for page, _ in clause.boxes}
        assert unspaced(clause.text) in pages[page - 1]


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)
