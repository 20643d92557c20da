"""The form of our fictional documents: what is printed of one, and which clauses it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph as printed; ``number`` is empty for a recital and an unnumbered paragraph.

    ``heading`` is printed before it; ``dashes`` and ``rows`` have no number and belong to its own
    text; ``closing`` is the wrap-up phrase after its last sub-item, and its own text too.
    """

    number: str
    text: str
    items: tuple["Item", ...] = ()
    dashes: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    closing: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its printed label (ANNEX, ANNEX 2), its title and its paragraphs."""

    label: str
    title: str
    items: tuple[Item, ...]

    @property
    def part(self) -> str:
        """Its step of a key: annex, annex-2."""
        return self.label.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A fictional document. ``head`` are its title lines in print; ``enacting`` empty for others.

    ``running`` is the header that a PDF prints on every page, ``footer`` the file path below it.
    """

    symbol: str
    kind: str
    title: str
    adopted: date | None
    organ: str = ""
    head: tuple[str, ...] = ()
    enacting: str = ""
    preamble: tuple[Item, ...] = ()
    body: tuple[Item, ...] = ()
    annexes: tuple[Annex, ...] = ()
    running: str = ""
    footer: str = ""


class Role(StrEnum):
    """What a printed paragraph of a specimen is."""

    HEAD = "head"
    TITLE = "title"
    ENACTING = "enacting"
    RECITAL = "recital"
    ITEM = "item"
    DASH = "dash"
    ROW = "row"
    CLOSING = "closing"
    HEADING = "heading"
    ANNEX = "annex"
    ANNEX_TITLE = "annex_title"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed paragraph: ``level`` is the depth of an item, from 0 for a paragraph."""

    role: Role
    text: str
    number: str = ""
    level: int = 0

    @property
    def line(self) -> str:
        """Number and text as one line, as a reader of any format has to give it back."""
        return f"{self.number} {self.text}" if self.number else self.text


def iter_printed(specimen: Specimen) -> Iterator[Printed]:
    """The paragraphs of a specimen in the order in which they are printed."""
    for line in specimen.head:
        yield Printed(Role.HEAD, line)
    yield Printed(Role.TITLE, specimen.title)
    yield from iter_body(specimen)


def iter_body(specimen: Specimen) -> Iterator[Printed]:
    """The same from the enacting words on: what every format has to keep alike."""
    if specimen.enacting:
        yield Printed(Role.ENACTING, specimen.enacting)
    for item in (*specimen.preamble, *specimen.body):
        yield from _iter_item(item, 0)
    for annex in specimen.annexes:
        yield Printed(Role.ANNEX, annex.label)
        yield Printed(Role.ANNEX_TITLE, annex.title)
        for item in annex.items:
            yield from _iter_item(item, 0)


def _iter_item(item: Item, level: int) -> Iterator[Printed]:
    if item.heading:
        yield Printed(Role.HEADING, item.heading)
    yield Printed(Role.ITEM if item.number else Role.RECITAL, item.text, item.number, level)
    for dash in item.dashes:
        yield Printed(Role.DASH, dash, "–", level + 1)
    for row in item.rows:
        yield Printed(Role.ROW, " | ".join(row), "", level)
    for sub in item.items:
        yield from _iter_item(sub, level + 1)
    if item.closing:
        yield Printed(Role.CLOSING, item.closing, "", level)


def expected_clauses(specimen: Specimen) -> dict[str, str]:
    """Key to text of every citable clause, in document order; the text without its own number.

    Unnumbered matter inside a paragraph (dashes, table rows, wrap-up, a list quoted in a recital)
    is text of that paragraph, one line each. Headings are no clauses. A document without enacting
    words has plain paragraphs, ``par``, by printed number or else counted from 1.
    """
    found: dict[str, str] = {}
    for count, item in enumerate(specimen.preamble, 1):
        found[f"{specimen.symbol}#pp/{count}"] = "\n".join([item.text, *_own_lines(item)])
    part = "op" if specimen.enacting else "par"
    for count, item in enumerate(specimen.body, 1):
        number = item.number or ("" if len(specimen.body) == 1 else str(count))
        found |= _item_clauses(item, f"{specimen.symbol}#{part}", number)
    for annex in specimen.annexes:
        for item in annex.items:
            found |= _item_clauses(item, f"{specimen.symbol}#{annex.part}", item.number)
    return found


def _own_lines(item: Item) -> list[str]:
    """Lines after the first that are an item's own; those of a recital include its list."""
    lines = [f"– {dash}" for dash in item.dashes] + [" | ".join(row) for row in item.rows]
    if not item.number:
        lines += [line for sub in item.items for line in (f"{sub.number} {sub.text}",)]
    return lines + ([item.closing] if item.closing else [])


def _item_clauses(item: Item, above: str, number: str) -> dict[str, str]:
    plain = number.strip("()").rstrip(".")
    dotted = plain.startswith(".")
    key = above + plain if dotted else f"{above}/{plain}" if plain else above
    found = {key: "\n".join([item.text, *_own_lines(item)])}
    for sub in item.items:
        found |= _item_clauses(sub, key, sub.number)
    return found
