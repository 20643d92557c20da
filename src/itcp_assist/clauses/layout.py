"""What stands between paragraphs: enacting words, names of divisions, headings, closing lines."""

import re
from collections.abc import Sequence

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.marks import is_first
from itcp_assist.clauses.verbs import read_verb
from itcp_assist.records import BlockKind

MAX_HEADING = 160  # characters of a heading that only its form shows
MAX_CLOSING = 120

_BODY_RE = re.compile(
    r"""
    \b(?:Assembly|Council|Committee|Commission|Conference|Congress|Meeting|Parties|States|Board
    |Assemblée|Conseil|Comité|Conférence|Asamblea|Consejo|Conferencia)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
ENACTING_RE = re.compile(
    r"(?P<body>(?:THE|The|LES?|Les?|LA|La|EL|El|LOS|L['\u2019])\s?[^,.;:]{3,120}?)(?P<comma>,\s*|$)"
)
_OF_RE = re.compile(r"\s(?:of|to|for|on|des?|du|del|pour|para)\b", re.IGNORECASE)
DIVISION_RE = re.compile(
    r"""
    (?P<name>annexe?|appendix|attachment|enclosure|schedule|part|chapter|section)\b
    (?:\s+(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])\b)?
    \s*[.:\u2013\u2014-]?\s*                                        # what sets the title off
    (?P<title>.*)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CLOSING_RE = re.compile(
    r"""
    \b(?:\d+(?:st|nd|rd|th)|first|second|third)?\s*(?:\([a-z]+\)\s)?(?:plenary\s)?meeting\b
      [,\s]*\d{1,2}\s[A-Z][a-z]+\s\d{4}\.?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER_RE = re.compile(r"(?P<letter>[A-Z]|[IVXL]{1,5})\.?")
_HEADING_NUMBER_RE = re.compile(
    r"""
    (?P<word>article|section|regulation|rule|item)\s(?P<letter>\d{1,3}[A-Z]?|[IVXL]{1,5})\b
  | (?-i:(?P<numeral>[A-Z]|[IVXL]{1,5})\.\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TABLE_RE = re.compile(r"table\s+(?P<number>\d{1,3}|[A-Z])\b", re.IGNORECASE)


def enacting_end(text: str) -> int | None:
    """Length of the enacting words that a paragraph begins with; None where it has none.

    >>> enacting_end("THE MARITIME SAFETY COMMITTEE,"), enacting_end("The Committee shall meet")
    (30, None)
    """
    match = ENACTING_RE.match(text)
    named = _BODY_RE.search(match["body"]) if match else None
    if match is None or named is None:
        return None
    name = match["body"][: named.end()]
    if any(word[0].islower() and word not in ("of", "the") for word in name.split()):
        return None
    tail, rest = match["body"][named.end() :], text[match.end() :]
    if tail and not (match["comma"] and _OF_RE.match(tail)):
        return None
    return None if rest and not read_verb(rest) else match.end()


def division_of(item: Item) -> tuple[str, str] | None:
    """Name and printed number of the division that an item opens: ``("annex", "2")``."""
    match = DIVISION_RE.fullmatch(item.text)
    if match is None or len(item.text) > MAX_HEADING or item.text.endswith((",", ";")):
        return None
    named_only = not match["title"] and (match["name"][0].isupper())
    if not (named_only or item.is_upper or item.kind is BlockKind.HEADING):
        return None
    name = "annex" if match["name"].lower() == "annexe" else match["name"].lower()
    number = match["number"] or ""
    if name in ("part", "chapter", "section") and not number:
        return None
    return name, number


def is_lone_letter(text: str) -> bool:
    """Say whether a letter or Roman numeral stands alone, as over a half or a section."""
    return _LETTER_RE.fullmatch(text) is not None


def heading_number(text: str) -> tuple[str, str]:
    """Word and number that a heading prints for what stands under it; empty where it has none.

    >>> heading_number("II. Objectives"), heading_number("Article 4 Selection"), heading_number("B")
    (('', 'II'), ('article', '4'), ('', 'B'))
    """
    match = _HEADING_NUMBER_RE.match(text)
    if match is None:
        return "", text.rstrip(".") if is_lone_letter(text) else ""
    return (match["word"] or "").lower(), match["letter"] or match["numeral"]


def table_number(item: Item) -> str:
    """Printed number of the table that an item is the caption of; else empty."""
    match = _TABLE_RE.match(item.text)
    return match["number"] if match and len(item.text) <= MAX_HEADING else ""


def is_closing(item: Item) -> bool:
    """Say whether an item belongs to no clause: a meeting line, a rule, an editor's remark."""
    if not any(char.isalnum() for char in item.text):
        return True
    if item.mark is None and item.text.startswith("[") and item.text.endswith("]"):
        return "]" not in item.text[:-1]
    return len(item.text) <= MAX_CLOSING and _CLOSING_RE.search(item.text) is not None


def is_heading(items: Sequence[Item], at: int) -> bool:
    """Say whether an item is a heading: by its markup, its capitals, or what comes after it."""
    item = items[at]
    heading = item.kind is BlockKind.HEADING
    if is_lone_letter(item.text) or (heading and item.level):
        return True
    if item.kind is BlockKind.TABLE_ROW or item.is_bullet or item.text.endswith(tuple(".;:,")):
        return False
    listed = item.is_quoted or (item.mark is not None and not item.mark.is_decimal)
    if heading or listed or len(item.text) > MAX_HEADING:
        return heading
    return item.is_upper or (not item.is_closed and _leads_to_number(items, at))


def _leads_to_number(items: Sequence[Item], at: int) -> bool:
    """Say whether a line without capitals is a heading, because numbered paragraphs follow it.

    A numbered heading is followed by its own first sub-paragraph (2.1 by 2.1.1); one without a
    number by a numbered paragraph, with one more such line between them at most.
    """
    item = items[at]
    followers = items[at + 1 : at + 3]
    if not followers or not item.starts_upper:
        return False
    following = followers[0].mark
    if item.mark is not None:
        sub = following is not None and following.is_decimal and is_first(following.value[-1:])
        return bool(sub and following and following.value[:-1] == item.mark.value)
    for follower in followers:
        if follower.mark is not None:
            return follower.mark.is_decimal
        if follower.is_closed or follower.is_bullet or len(follower.text) > MAX_HEADING:
            break
    return False
