"""The specimens in every format but PDF: as files that others make them, never as we read them."""

import io
import re
import textwrap
from collections.abc import Callable, Iterator
from html import escape

import docx
from docx.oxml.parser import parse_xml
from specimens import Annex, Item, Printed, Role, Specimen, iter_body, iter_printed

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTH = 64


def as_text(specimen: Specimen) -> bytes:
    """Plain text with wrapped lines and a blank line between paragraphs."""
    return "\n\n".join(map(_wrapped, iter_printed(specimen))).encode()


def _wrapped(printed: Printed) -> str:
    if printed.role is Role.ROW:
        return printed.text
    indent = "    " * printed.level
    first = f"{printed.number}  {printed.text}" if printed.number else printed.text
    return textwrap.fill(
        first, _WIDTH, initial_indent=indent, subsequent_indent=indent, fix_sentence_endings=False
    )


def as_markdown(specimen: Specimen) -> bytes:
    """Markdown with a YAML head; numbers with a full stop are a list, others only text."""
    head = ["---", f"symbol: {specimen.symbol}", f"kind: {specimen.kind}"]
    head += [f"adopted: {specimen.adopted}"] if specimen.adopted else []
    blocks = []
    for printed in iter_printed(specimen):
        if printed.role in (Role.TITLE, Role.ANNEX):
            blocks.append(f"# {printed.text}")
        elif printed.role in (Role.HEADING, Role.ANNEX_TITLE):
            blocks.append(f"## {printed.text}")
        elif printed.role is Role.ROW:
            row = f"| {printed.text} |"
            if blocks[-1].startswith("|"):
                blocks[-1] += f"\n{row}"
            else:
                blocks.append(f"{row}\n|{'---|' * (printed.text.count('|') + 1)}")
        else:
            blocks.append(printed.line)
    return ("\n".join([*head, "---", ""]) + "\n\n".join(blocks)).encode()


def as_page(specimen: Specimen) -> bytes:
    """An ordinary web page whose numbers are only text, with a menu and a script round it."""
    body = "\n".join(map(_page_block, iter_printed(specimen)))
    body = body.replace("</table>\n<table>", "")
    return f"""<!DOCTYPE html>
<html><head><title>{escape(specimen.title)}</title><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Start</a></nav><script>document.write("no")</script>
<main>{body}</main><footer>Fictional league</footer></body></html>""".encode()


def _page_block(printed: Printed) -> str:
    text = escape(printed.line)
    if printed.role is Role.ROW:
        cells = "".join(f"<td>{cell}</td>" for cell in text.split(" | "))
        return f"<table><tr>{cells}</tr></table>"
    name = {Role.TITLE: "h1", Role.ANNEX: "h2", Role.ANNEX_TITLE: "h3", Role.HEADING: "h3"}
    tag = name.get(printed.role, "p")
    return f"<{tag}>{text}</{tag}>"


def as_published(specimen: Specimen) -> bytes:
    """HTML as laws.africa publishes it: a YAML head, and Akoma Ntoso's names as classes."""
    iri = f"/akn/un/statement/deliberation/fict/{specimen.adopted}/{specimen.symbol.lower()}"
    return f"""---
alternates: []
expression_date: '{specimen.adopted}'
frbr_uri: {iri}
language: eng
title: "{specimen.title.title()}"
toc:
- component: main
  id: para_1
---

<div>
<div class="coverpage"><h1>{escape(specimen.title)}</h1><h2>Resolution {specimen.symbol}</h2></div>
<span class="akn-akomaNtoso"><span class="akn-statement">{_Tree("span", "akn-").body(specimen)}
</span></span></div>""".encode()


def as_akn(specimen: Specimen) -> bytes:
    """Akoma Ntoso in the United Nations' manner; the running eId is never the printed number."""
    tree = _Tree()
    return f"""<akomaNtoso xmlns="{AKN}"><statement name="{specimen.kind}"><meta><identification>
<FRBRWork><FRBRdate date="{specimen.adopted}" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<coverPage><p><docNumber refersTo="#symbol">{specimen.symbol}</docNumber></p></coverPage>
<preface><p><docTitle>{escape(specimen.title)}</docTitle></p></preface>
{tree.body(specimen)}
<conclusions><p>9th sitting<eol/>{specimen.adopted}</p></conclusions>
</statement></akomaNtoso>""".encode()


class _Tree:
    """The body as a tree of Akoma Ntoso elements, or of spans that bear their names."""

    def __init__(self, tag: str = "", prefix: str = "") -> None:
        self._tag, self._prefix = tag, prefix
        self._count = 40

    def _wrap(self, element: str, *inside: str, **attributes: str) -> str:
        tag = element
        if self._tag and element not in ("table", "tr", "td"):
            tag = self._tag
            attributes["class"] = f"{self._prefix}{element} {attributes.get('class', '')}".strip()
        printed = "".join(f' {key}="{value}"' for key, value in attributes.items())
        return f"<{tag}{printed}>{''.join(inside)}</{tag}>"

    def body(self, specimen: Specimen) -> str:
        """Preamble, main body and attachments."""
        preamble = [self._wrap("formula", self._p(specimen.enacting))] if specimen.enacting else []
        preamble += [self._wrap("container", self._item(item)) for item in specimen.preamble]
        parts = [self._wrap("preamble", *preamble)]
        parts.append(self._wrap("mainBody", *map(self._item, specimen.body)))
        parts.append(self._wrap("attachments", *map(self._annex, specimen.annexes)))
        return "\n".join(parts)

    def _annex(self, annex: Annex) -> str:
        heads = [
            self._wrap("paragraph", self._wrap("content", self._p(text)), **{"class": "H1"})
            for text in (annex.label, annex.title)
        ]
        main = self._wrap("mainBody", *heads, *map(self._item, annex.items))
        return self._wrap("attachment", self._wrap("doc", main, name="annex"))

    def _point(self, item: Item) -> str:
        return self._item(item, "point")

    def _item(self, item: Item, element: str = "paragraph") -> str:
        self._count += 3
        inside = [self._wrap("num", item.number)] if item.number else []
        inside.append(self._wrap("content", self._p(item.text), *self._unnumbered(item)))
        inside += [self._wrap("list", *map(self._point, item.items))] if item.items else []
        inside += [self._wrap("wrapUp", self._p(item.closing))] if item.closing else []
        name = element if item.number else "container"
        heading = self._wrap("paragraph", self._wrap("subheading", escape(item.heading)))
        own = self._wrap(name, *inside, eId=f"para_{self._count}")
        return (heading if item.heading else "") + own

    def _unnumbered(self, item: Item) -> Iterator[str]:
        for dash in item.dashes:
            yield self._p(f"–\t{dash}")
        if item.rows:
            cells = ([self._wrap("td", self._p(cell)) for cell in row] for row in item.rows)
            yield self._wrap("table", *(self._wrap("tr", *row) for row in cells))

    def _p(self, text: str) -> str:
        return self._wrap("p", "\n\t", escape(text))


def as_docx(specimen: Specimen) -> bytes:
    """A Word file whose printed numbers come from Word's lists, none from its text."""
    document = docx.Document()
    document.core_properties.title = specimen.title
    lists = _WordLists(document)
    table = None
    for printed in iter_printed(specimen):
        if printed.role is not Role.ROW:
            table = None
            _add_paragraph(document, lists, printed)
            continue
        cells = printed.text.split(" | ")
        table = table or document.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_paragraph(document: object, lists: "_WordLists", printed: Printed) -> None:
    styles = {
        Role.TITLE: "Title", Role.ANNEX: "Heading 1", Role.ANNEX_TITLE: "Heading 1",
        Role.HEADING: "Heading 2",
    }  # fmt: skip
    number, text = printed.number, printed.text
    headed = re.fullmatch(r"(\d+) (.+)", text) if printed.role is Role.HEADING else None
    if headed:
        number, text = headed[1], headed[2]
    paragraph = document.add_paragraph(text, styles.get(printed.role))
    if printed.role in (Role.RECITAL, Role.ANNEX, Role.ENACTING):
        lists.begin()
    if number:
        lists.number(paragraph, number, printed.level)


class _WordLists:
    """Lists of a Word file: each is given the levels of the numbers that it has to print."""

    def __init__(self, document: object) -> None:
        self._part = document.part.numbering_part.element
        self._count = 900
        self._base = 0
        self.begin()
        self._dashes = self._count
        self._define(1, "–", "bullet")
        self.begin()

    def begin(self) -> None:
        """Make a new list, which counts from one."""
        self._count += 1
        self._levels: set[int] = set()
        self._abstract = parse_xml(f'<w:abstractNum {WORD} w:abstractNumId="{self._count}"/>')
        self._part.insert(0, self._abstract)
        reference = f'<w:abstractNumId w:val="{self._count}"/>'
        self._part.append(parse_xml(f'<w:num {WORD} w:numId="{self._count}">{reference}</w:num>'))

    def number(self, paragraph: object, number: str, depth: int) -> None:
        """Put a paragraph at the level that prints numbers of this form."""
        if not depth:
            self._base = number.rstrip(".").count(".")
        level = self._base + depth
        plain, own = number.strip("()"), f"%{level + 1}"
        if number != "–" and level not in self._levels:
            form = "decimal"
            if plain.isalpha():
                form = "lowerRoman" if plain == "i" else "lowerLetter"
            dotted = re.fullmatch(r"\d+\.\d+", number)
            template = "%1.%2" if dotted else re.sub(r"\d+|[a-z]+", own, number)
            self._define(level, template, form)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = self._dashes if number == "–" else self._count
        properties.get_or_add_ilvl().val = 1 if number == "–" else level

    def _define(self, level: int, template: str, form: str) -> None:
        self._levels.add(level)
        self._abstract.append(
            parse_xml(
                f'<w:lvl {WORD} w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{template}"/></w:lvl>'
            )
        )


RENDERERS: dict[str, Callable[[Specimen], bytes]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_page,
    ".htm": as_published,
    ".xml": as_akn,
    ".docx": as_docx,
}


def body_lines(specimen: Specimen) -> list[str]:
    """The lines of the body that a reader has to give back, whatever the format."""
    return [printed.line for printed in iter_body(specimen)]
