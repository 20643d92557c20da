"""Which instrument a document is, read from its first page: never from the file's name alone."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from itcp_assist.citation import Mention, find_mentions, fold_search, parse_symbol, split_imo
from itcp_assist.clauses.items import Item, read_items
from itcp_assist.clauses.layout import enacting_end
from itcp_assist.errors import CitationError
from itcp_assist.records import BlockKind, Document, Identity

_ORGANS = {
    "A": "Assembly", "C": "Council", "MSC": "Maritime Safety Committee",
    "MEPC": "Marine Environment Protection Committee", "FAL": "Facilitation Committee",
    "LEG": "Legal Committee", "TC": "Technical Cooperation Committee",
    "LC": "London Convention", "LP": "London Protocol",
}  # fmt: skip
_UNITED_NATIONS = {"A": "General Assembly", "S": "Security Council"}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>\d{{4}})"
_DATE_RE = re.compile(_DATE, re.IGNORECASE)
# The day of adoption, never that of circulation, which a first page prints as well.
_ADOPTED_RE = re.compile(rf"\badopted\b[^.;]{{0,90}}?\bon\s+{_DATE}", re.IGNORECASE)
# Lines in capitals on a first page that are no part of a title.
_NO_TITLE_RE = re.compile(
    r"[A-Z]|ANNEX(?:\s\d+)?|(?:GENERAL\s)?ASSEMBLY|COUNCIL|[A-Z]:\\.*|ORIGINAL:.*", re.IGNORECASE
)
_UN_TITLE_RE = re.compile(r"\d{1,3}/\d{1,4}\.?(?:\s[A-F]\b)?\s+(?P<title>\S.*)")
# What may stand beside a symbol on the line that is the document's own.
_BESIDE_RE = re.compile(r"(?:united nations|general assembly|security council|resolution|e)?")
_HEADER_RE = re.compile(r"\d\s?[/-]\s?Res\b", re.IGNORECASE)  # A 24/Res.971
MAX_FRONT = 40  # blocks looked through where neither enacting words nor a number end the front


def identify(document: Document, entry: Mapping[str, str] | None = None) -> Identity:
    """Identity from the catalogue's ``entry``, else what the format says, else the first page.

    A document without a symbol gets a slug made from its title, or from the file's name.
    """
    told = {**document.meta, **{key: value for key, value in (entry or {}).items() if value}}
    front, enacted = _front(document)
    title = told.get("title") or _title(front)
    symbol = _told_symbol(told) or printed_symbol(document) or _slug(title, document.source.name)
    kind = told.get("kind") or ("resolution" if enacted else _kind(symbol))
    return Identity(
        symbol=symbol,
        title=title or symbol,
        kind=kind,
        organ=told.get("organ") or _organ(symbol),
        adopted=_parse_day(told.get("adopted", "")) or _adopted(front, kind),
        language=told.get("language") or "eng",
    )


def identity_flags(document: Document, identity: Identity) -> tuple[str, ...]:
    """One line where the first page prints another symbol than the identity has."""
    printed = printed_symbol(document)
    if printed and printed != identity.symbol:
        return (
            f"{document.source.name}: the first page prints {printed}, the catalogue says "
            f"{identity.symbol}; correct the catalogue or the file",
        )
    return ()


def printed_symbol(document: Document) -> str:
    """Symbol that the first page prints as its own; empty where it prints none.

    ``Resolution A.971(24)`` goes before the header's ``A 24/Res.971``, to which the date may be
    glued; a symbol in the middle of a title is another document's.
    """
    furniture = (
        document.text[block.start : block.end].strip()
        for block in document.blocks
        if block.kind is BlockKind.FURNITURE and document.page_at(block.start) in (None, 1)
    )
    lines = [item.text for item in _front(document)[0]] + list(furniture)
    own = [
        mention.symbol
        for header in (False, True)
        for line in lines
        for mention in find_mentions(line, lookalikes=False)
        if mention.symbol
        and _stands_alone(line, mention)
        and header == bool(_HEADER_RE.search(line))
    ]
    return own[0] if own else ""


def _stands_alone(line: str, mention: Mention) -> bool:
    """Say whether a line is nothing but a symbol, with its date or organ beside it at most."""
    beside = f"{line[: mention.start]} {line[mention.end :]}"
    return bool(_BESIDE_RE.fullmatch(_DATE_RE.sub("", beside).strip(" .,:()").lower()))


def _front(document: Document) -> tuple[list[Item], bool]:
    """Body items of the first page before the enacting words or the first numbered paragraph.

    The second value says whether enacting words end them.
    """
    items = read_items(document)[:MAX_FRONT]
    for at, item in enumerate(items):
        if enacting_end(item.text) is not None:
            return list(items[:at]), True
    for at, item in enumerate(items):
        numbered = item.mark is not None and item.mark.is_decimal and item.is_closed
        if numbered or (at and document.page_at(item.start) not in (None, 1)):
            return list(items[:at]), False
    return list(items), False


def _told_symbol(told: Mapping[str, str]) -> str:
    symbol = told.get("symbol", "")
    try:
        return parse_symbol(symbol) if symbol else ""
    except CitationError:
        return ""


def _kind(symbol: str) -> str:
    if "/Circ." in symbol:
        return "circular"
    return "resolution" if symbol != symbol.lower() else "page"


def _organ(symbol: str) -> str:
    head, mark, _ = symbol.partition("/Circ.")
    if mark:
        codes = (part.partition(".")[0] for part in head.split("-"))
        return " and ".join(_ORGANS[code] for code in codes if code in _ORGANS)
    imo = split_imo(symbol)
    if imo:
        return _ORGANS[imo[0]]
    return _UNITED_NATIONS.get(symbol[:1], "") if symbol[1:2] == "/" else ""


def _adopted(front: Sequence[Item], kind: str) -> date | None:
    """The printed day of adoption; a circular's own date is the one beside its symbol."""
    for item in front:
        found = _ADOPTED_RE.search(item.text)
        if found is None and kind == "circular" and not item.is_closed:
            found = _DATE_RE.search(item.text)
        if found:
            return _day(found)
    return None


def _day(found: re.Match[str]) -> date | None:
    month = _MONTHS.index(found["month"].lower()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:  # a printed 31 June is no date
        return None


def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _title(front: Sequence[Item]) -> str:
    """The printed title of a front page; empty where there is none.

    It follows its number in the United Nations, and stands in capitals in IMO, last before the
    text. A draft has none: the line that says whose it is stands for it. A page is named by its
    first heading, else by the line over its first paragraph.
    """
    numbered = (_UN_TITLE_RE.fullmatch(item.text) for item in front)
    drafts = (item.text for item in front if item.text.lower().endswith("draft resolution"))
    headings = (item.text for item in front if item.kind is BlockKind.HEADING)
    return (
        next((found["title"] for found in numbered if found), "")
        or _capitals(front)
        or next(drafts, "")
        or next(headings, "")
        or _line_over_text(front)
    )


def _capitals(front: Sequence[Item]) -> str:
    """The last lines in capitals, as far as no other line comes between them."""
    lines: list[str] = []
    for item in reversed(front):
        mentions = find_mentions(item.text, lookalikes=False)
        own = any(_stands_alone(item.text, mention) for mention in mentions)
        if item.is_upper and not own and not _NO_TITLE_RE.fullmatch(item.text):
            lines.insert(0, item.text)
        elif lines:
            break
    return " ".join(lines)


def _line_over_text(front: Sequence[Item]) -> str:
    first = next((at for at, item in enumerate(front) if item.is_closed), 0)
    return front[first - 1].text if first else ""


def _slug(title: str, name: str) -> str:
    """Lower-case words of a title, else of a file's name, joined by hyphens."""
    slug = ""
    for text in (title, PurePath(name).stem):
        slug = "-".join(re.findall(r"[a-z0-9]+", fold_search(text))[:10])
        if slug and not slug.isdigit():
            return slug
    return f"document-{slug}".rstrip("-")
