"""Which instrument a document is, read from its first page: never from the file's name alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from itcp_assist.citation import parse_symbol, split_imo
from itcp_assist.clauses.days import find_adoption, find_day
from itcp_assist.clauses.items import Item, read_items
from itcp_assist.clauses.language import read_language
from itcp_assist.clauses.layout import enacting_end
from itcp_assist.clauses.printed import Printed, read_symbols
from itcp_assist.clauses.slugs import is_slug, make_slug
from itcp_assist.clauses.titles import read_title
from itcp_assist.errors import CitationError
from itcp_assist.records import BlockKind, Document, Identity

_ORGANS = {
    "A": "Assembly", "C": "Council", "MSC": "Maritime Safety Committee",
    "MEPC": "Marine Environment Protection Committee", "FAL": "Facilitation Committee",
    "LEG": "Legal Committee", "TC": "Technical Cooperation Committee",
    "LC": "London Convention", "LDC": "London Convention", "LP": "London Protocol",
    "LC-LP": "London Convention and Protocol",
}  # fmt: skip
_UNITED_NATIONS = {
    "A/HRC/": "Human Rights Council", "A/": "General Assembly", "S/": "Security Council",
    "E/": "Economic and Social Council",
}  # fmt: skip
MAX_FRONT = 40  # blocks looked through where neither enacting words nor a number end the front


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a document's first page says of itself; empty or None where it does not.

    ``is_enacted`` says that enacting words follow, as in a resolution.
    """

    printed: Printed
    title: str
    adopted: date | None
    is_enacted: bool


def identify(document: Document, entry: Mapping[str, str] | None = None) -> Identity:
    """Identity from the catalogue's ``entry``, else what the format says, else the first page.

    A document without a symbol that can be cited gets a slug: of the symbol that it prints all the
    same, else of its title, else of its file's name. Its language is empty where it cannot be told.
    """
    told = {**document.meta, **{key: value for key, value in (entry or {}).items() if value}}
    front = read_front(document)
    own = front.title if front.is_enacted else ""
    title = told.get("title") or own or told.get("page_title") or front.title
    symbol = _told_symbol(told) or front.printed.symbol
    if not symbol or (front.printed.is_corrigendum and not _told_symbol(told)):
        name = _uncitable(front.printed) or title
        symbol = make_slug(name, document.source.name)
    kind = told.get("kind") or ("resolution" if front.is_enacted else _kind(symbol))
    return Identity(
        symbol=symbol,
        title=title or symbol,
        kind=kind,
        organ=told.get("organ") or _organ(symbol),
        adopted=_parse_day(told.get("adopted", "")) or front.adopted,
        language=told.get("language") or read_language(document.text),
    )


def read_front(document: Document) -> FrontPage:
    """Read the first page up to the enacting words or the first numbered paragraph."""
    items, is_enacted = _front_items(document)
    furniture = [
        document.text[block.start : block.end].strip()
        for block in document.blocks
        if block.kind is BlockKind.FURNITURE and document.page_at(block.start) in (None, 1)
    ]
    printed = read_symbols([*(item.text for item in items), *furniture])
    day = _circular_day(items) if not is_enacted and _kind(printed.symbol) == "circular" else None
    adopted = day or _adoption_day([*(item.text for item in items), *furniture])
    return FrontPage(printed, read_title(items), adopted, is_enacted)


def _front_items(document: Document) -> tuple[list[Item], bool]:
    """Body items of the first page before the enacting words or the first numbered paragraph.

    The second value says whether enacting words end them.
    """
    # the body comes first among the blocks, and a few of them may be empty
    items = read_items(replace(document, blocks=document.blocks[: 2 * MAX_FRONT]))[:MAX_FRONT]
    for at, item in enumerate(items):
        if enacting_end(item.text) is not None:
            return list(items[:at]), True
    for at, item in enumerate(items):
        numbered = item.mark is not None and item.mark.is_decimal and item.is_closed
        if numbered or (at and document.page_at(item.start) not in (None, 1)):
            return list(items[:at]), False
    return list(items), False


def _circular_day(items: Sequence[Item]) -> date | None:
    """A circular's own day: the one beside or under its symbol."""
    days = (find_adoption(item.text) or find_day(item.text) for item in items if not item.is_closed)
    return next((day for day in days if day), None)


def _adoption_day(lines: Sequence[str]) -> date | None:
    """The printed day of adoption, which may run over two lines."""
    days = (find_adoption(line) for line in lines)
    return next((day for day in days if day), None) or find_adoption(" ".join(lines))


def _uncitable(printed: Printed) -> str:
    """What a page calls itself where that is no symbol: a corrigendum without a number."""
    if printed.symbol and printed.is_corrigendum:
        return f"{printed.symbol} corrigendum"
    return printed.other


def _told_symbol(told: Mapping[str, str]) -> str:
    symbol = told.get("symbol", "")
    try:
        return parse_symbol(symbol) if symbol else ""
    except CitationError:
        return ""


def _kind(symbol: str) -> str:
    if "/Circ." in symbol or symbol.startswith("CL."):
        return "circular"
    return "page" if is_slug(symbol) else "resolution"


def _organ(symbol: str) -> str:
    head, mark, _ = symbol.partition("/Circ.")
    if mark:
        codes = (part.partition(".")[0] for part in head.split("-"))
        return " and ".join(_ORGANS[code] for code in codes if code in _ORGANS)
    imo = split_imo(symbol)
    if imo:
        return _ORGANS[imo[0]]
    return next((organ for head, organ in _UNITED_NATIONS.items() if symbol.startswith(head)), "")


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
