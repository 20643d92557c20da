"""The footnotes and endnotes of a Word file, with the marks that Word prints for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from itcp_assist.reading.blocks import Paragraph
from itcp_assist.reading.docx.package import Package
from itcp_assist.reading.docx.words import (
    DELETED,
    FALLBACK,
    W,
    WordReader,
    Xml,
    child_of,
    has_own_mark,
    number_of,
    value_of,
)
from itcp_assist.reading.numbering import print_number
from itcp_assist.records import BlockKind

_SIGNS = "*\u2020\u2021\u00a7"  # Word's format "chicago": doubled after the fourth


@dataclass(slots=True)
class Notes:
    """The mark of each reference in the text, and what the notes say, in order of their marks."""

    marks: dict[Xml, str] = field(default_factory=dict)
    _bodies: list[tuple[str, Xml]] = field(default_factory=list)

    def paragraphs(self, reader: WordReader) -> Iterator[Paragraph]:
        """The notes as paragraphs, their mark as their number."""
        for mark, body in self._bodies:
            text = " ".join(reader.read(p).text for p in body.iter(W + "p"))
            yield Paragraph(text, BlockKind.FOOTNOTE, mark)

    def add(self, package: Package, part: Xml, kind: str, form: str) -> None:
        """Number the references of one kind, footnote or endnote, whose notes ``part`` holds."""
        bodies = {} if part is None else {n.get(W + "id"): n for n in part.iter(W + kind)}
        section = child_of(package.body, "sectPr", f"{kind}Pr")
        general = child_of(package.settings, f"{kind}Pr")
        form = value_of(section, "numFmt") or value_of(general, "numFmt") or form
        value = (number_of(section, "numStart") or number_of(general, "numStart") or 1) - 1
        for reference in package.body.iter(W + kind + "Reference"):
            if any(e.tag in DELETED or e.tag == FALLBACK for e in reference.iterancestors()):
                continue
            value += 0 if has_own_mark(reference) else 1
            mark = _own_mark(reference) if has_own_mark(reference) else _print_mark(value, form)
            body = bodies.get(reference.get(W + "id"))
            if body is not None:
                self.marks[reference] = mark
                self._bodies.append((mark, body))


def read_notes(package: Package) -> Notes:
    """The footnotes, then the endnotes, of a Word file; deleted references call none."""
    notes = Notes()
    notes.add(package, package.footnotes, "footnote", "decimal")
    notes.add(package, package.endnotes, "endnote", "lowerRoman")
    return notes


def _own_mark(reference: Xml) -> str:
    """The mark that the author typed: the words of the run behind the reference."""
    words = (e.text or "" for e in reference.itersiblings() if e.tag == W + "t")
    return "".join(words).strip()


def _print_mark(value: int, form: str) -> str:
    if form != "chicago":
        return print_number(value, form)
    doubled, sign = divmod(value - 1, len(_SIGNS))
    return _SIGNS[sign] * (doubled + 1)
