"""What stands between paragraphs: enacting words, names of divisions, headings, closing lines."""

import re
from collections.abc import Sequence

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.marks import is_first
from itcp_assist.clauses.verbs import fold_plain, read_verb
from itcp_assist.records import BlockKind

ANNEXES = ("annex", "appendix", "attachment", "enclosure", "schedule")
# Divisions by their names in French and Spanish, accents aside.
_TRANSLATED = {"annexe": "annex", "anexo": "annex", "appendice": "appendix", "apendice": "appendix"}
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
    r"(?P<body>(?:(?:THE|The|LES?|Les?|LA|La|EL|El|LOS)\s|L['\u2019]\s?)[^,.;:]{3,120}?)"
    r"(?P<comma>,\s*|$)"
)
# What goes on with a body's name after its noun, in English, French and Spanish.
_OF_RE = re.compile(
    r"""\s(?:
      of|to|for|on|des?|du|del|pour|para | g[ée]n[ée]rale? | juridique | jur[íi]dico
    | [ée]conomique\set\ssocial | econ[óo]mico\sy\ssocial
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
DIVISION_RE = re.compile(
    r"""
    (?P<name>annexe?|anexo|appendix|appendice|ap[eé]ndice|attachment|enclosure|schedule|part|chapter|section)\b
    (?:\s+(?P<number>(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])(?:-\d{1,2}|[A-Z])?)\b)?
    \s*(?P<apart>[.:\u2013\u2014-]?)\s*                              # what sets the title off
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
    (?P<word>article|section|regulation|rule|item)\s
    (?P<letter>(?:\d{1,3}|[IVXL]{1,5})(?:[-/.]\d{1,2})*(?:[A-Z]|\s(?:bis|ter|quater))?)
    (?=$|[\s.:\u2013\u2014-])
  | (?-i:(?P<numeral>[A-Z]|[IVXL]{1,5})\.\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TABLE_RE = re.compile(r"table\s+(?P<number>\d{1,3}|[A-Z])\b", re.IGNORECASE)


def enacting_end(text: str) -> int | None:
    """Length of the enacting words that a paragraph begins with; None where it has none.

    >>> enacting_end("THE MARITIME SAFETY COMMITTEE,"), enacting_end("The Committee shall meet")
    (30, None)
    >>> enacting_end("L'ASSEMBLÉE,"), enacting_end("LAMPS STATES")
    (12, None)
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
    match = None if item.is_inner else DIVISION_RE.fullmatch(item.text)
    if match is None or len(item.text) > MAX_HEADING or item.text.endswith((",", ";")):
        return None
    named = match["name"][0].isupper() and not item.is_closed
    apart = bool(match["number"] and match["apart"]) or _is_over_title(item)
    named = named and (not match["title"] or apart)
    if not (named or item.is_upper or item.kind is BlockKind.HEADING):
        return None
    folded = fold_plain(match["name"])
    name = _TRANSLATED.get(folded, folded)
    number = match["number"] or ""
    if name in ("part", "chapter", "section") and not number:
        return None
    return name, number


def _is_over_title(item: Item) -> bool:
    """Say whether the name and number of a division are the first line, its title the next."""
    found = DIVISION_RE.fullmatch(item.first_line)
    alone = found is not None and found["number"] and not found["title"]
    return bool(alone) and item.text[len(item.first_line) :].lstrip()[:1].isupper()


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


def find_closing(items: Sequence[Item]) -> frozenset[int]:
    """Places of the items that belong to no clause: meeting lines, rules, an editor's remarks.

    Text in brackets is a draft's own; a remark is what follows all paragraphs of an annex or of
    what stands before the first.
    """
    found: set[int] = set()
    is_last = True
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if _is_line_apart(item) or (is_last and _is_bracketed(item)):
            found.add(at)
        else:
            division = division_of(item)
            is_last = division is not None and division[0] in ANNEXES
    return frozenset(found)


def _is_line_apart(item: Item) -> bool:
    if not any(char.isalnum() for char in item.text):
        return True
    return len(item.text) <= MAX_CLOSING and _CLOSING_RE.search(item.text) is not None


def _is_bracketed(item: Item) -> bool:
    """Say whether an item is one bracket that opens as no paragraph does."""
    if not (item.text.startswith("[") and item.text.endswith("]")) or "]" in item.text[:-1]:
        return False
    return item.mark is None and not read_verb(item.text[1:])


def is_heading(items: Sequence[Item], at: int) -> bool:
    """Say whether an item is a heading: by its markup, its capitals, or what comes after it."""
    item = items[at]
    if item.is_inner or item.kind is BlockKind.TABLE_ROW:
        return False
    if is_lone_letter(item.text) or item.kind is BlockKind.HEADING:
        return not _is_sentence(item)
    if _is_text(item):
        return False
    formed = item.is_upper or is_caption(items, at)
    named = _is_named(item) or (at > 0 and _is_title_of(items[at - 1], item))
    return formed or (not item.is_closed and (named or _leads_to_number(items, at)))


def _is_text(item: Item) -> bool:
    """Say whether an item that no markup calls a heading has the form of a text or list."""
    listed = item.is_quoted or item.is_bullet or (item.mark is not None and item.mark.is_listed)
    return listed or item.text.endswith(tuple(".;:,")) or len(item.text) > MAX_HEADING


def is_caption(items: Sequence[Item], at: int) -> bool:
    """Say whether an item names the table that follows it."""
    after = items[at + 1] if at + 1 < len(items) else None
    is_before_row = after is not None and after.kind is BlockKind.TABLE_ROW
    return is_before_row and bool(table_number(items[at]))


def _is_sentence(item: Item) -> bool:
    """Say whether what markup calls a heading is a paragraph that only looks like one."""
    if item.is_quoted or item.is_bullet or not item.level:
        return item.text.endswith(tuple(".;:,")) and not is_lone_letter(item.text)
    return item.text.endswith((".", ";")) and len(item.text) > MAX_HEADING


def _is_named(item: Item) -> bool:
    """Say whether a line is the name of an article or regulation, its title set off from it."""
    return bool(heading_number(item.text)[0]) and item.starts_upper


def _is_title_of(before: Item, item: Item) -> bool:
    """Say whether a line gives the title of an article whose name stands alone before it."""
    word, number = heading_number(before.text)
    alone = bool(word) and before.text.endswith(number) and not before.is_inner
    return alone and item.mark is None and item.starts_upper


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
    if item.mark is not None and item.mark.is_decimal:
        sub = following is not None and following.is_decimal and is_first(following.value[-1:])
        return bool(sub and following and following.value[:-1] == item.mark.value)
    for follower in followers:
        if follower.mark is not None:
            return follower.mark.is_decimal or follower.mark.is_numeral
        if follower.is_closed or follower.is_bullet or len(follower.text) > MAX_HEADING:
            break
    return False
