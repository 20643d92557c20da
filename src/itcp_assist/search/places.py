"""The places that a question names: keys, and pinpoints of the documents that it names."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from itcp_assist.citation import (
    LAST,
    Citation,
    Mention,
    Pinpoint,
    find_pinpoints,
    fold_letters,
    split_imo,
)
from itcp_assist.errors import CitationError
from itcp_assist.records import Clause

ClausesOf: TypeAlias = Callable[[str], Sequence[Clause]]

_JOINED_RE = re.compile(r"[\s,]*(?:and|&|or|et|y|und)?[\s,]*(?:of\s|in\s)?(?:resolution\s)?")
# The division after a number: paragraph 3 of annex 2, paragraph 3.5 of the annex to.
_DIVISION_RE = re.compile(
    r"\s(?:of|in|to|de|del)\s(?:the\s|l'|la\s|el\s)?"
    r"(?P<name>annex|anexo|appendix)e?\b(?:\s(?P<number>\d{1,2}|[ivx]{1,4})\b)?"
)


def read_places(
    text: str, mentions: Sequence[Mention], symbols: Sequence[str], clauses_of: ClausesOf
) -> tuple[Citation, ...]:
    """The places that a question asks for, in their order.

    Args:
        text: the question.
        mentions: where it mentions documents.
        symbols: the documents that it is about.
        clauses_of: the clauses of a held document, none where it is not held.
    """
    places = [key for key in _read_keys(text) if clauses_of(key.symbol)]
    pinpoints = _with_divisions(text, find_pinpoints(text))
    for pinpoint in pinpoints:
        if any(m.start < pinpoint.end and pinpoint.start < m.end for m in mentions):
            continue
        of = symbols if len(pinpoints) == 1 and _are_joined(text, mentions, symbols) else ()
        nearest = _nearest_symbol(pinpoint, mentions, symbols)
        for symbol in of or filter(None, (nearest,)):
            places.append(_place(symbol, pinpoint.part, pinpoint.path, clauses_of(symbol)))
    return tuple(dict.fromkeys(places))


def _read_keys(text: str) -> list[Citation]:
    """Citation keys as they stand in a question, such as the page prints them."""
    keys = []
    for word in text.split():
        with suppress(CitationError):
            keys.append(Citation.parse(word.strip("[](),.;:?!\"'")))
    return [key for key in keys if key.part]


def _with_divisions(text: str, pinpoints: Sequence[Pinpoint]) -> list[Pinpoint]:
    """The pinpoints, each with the division that is named after it, which is none of its own."""
    folded, kept = fold_letters(text), list[Pinpoint]()
    for pinpoint in pinpoints:
        if kept and pinpoint.start < kept[-1].end and not pinpoint.path:
            continue
        found = None if pinpoint.part else _DIVISION_RE.match(folded, pinpoint.end)
        if found:
            name = "appendix" if found["name"] == "appendix" else "annex"
            part = f"{name}-{found['number'].upper()}" if found["number"] else name
            pinpoint = replace(pinpoint, part=part, end=found.end())
        kept.append(pinpoint)
    return kept


def _are_joined(text: str, mentions: Sequence[Mention], symbols: Sequence[str]) -> bool:
    """Say whether a place is asked of several documents: paragraph 7 of both, op 2 of A and B."""
    between = pairwise(mentions)
    return len(symbols) > 1 and all(
        _JOINED_RE.fullmatch(text[one.end : other.start].lower()) for one, other in between
    )


def _nearest_symbol(pinpoint: Pinpoint, mentions: Sequence[Mention], symbols: Sequence[str]) -> str:
    """The symbol that follows the pinpoint (paragraph 3 of X), else the one before (X, op 3)."""
    if len(symbols) == 1:
        return symbols[0]
    pairs = [(m, s) for s in symbols for m in mentions if m.symbol == s]
    after = [(m.start, s) for m, s in pairs if m.start >= pinpoint.end]
    before = [(m.end, s) for m, s in pairs if m.end <= pinpoint.start]
    if after and (not before or after[0][0] - pinpoint.end <= pinpoint.start - before[-1][0]):
        return min(after)[1]
    return max(before)[1] if before else ""


def _place(symbol: str, part: str, path: tuple[str, ...], clauses: Sequence[Clause]) -> Citation:
    parts = {c.citation.part for c in clauses}
    if part.startswith("annex-") and part not in parts and "annex" in parts:
        part = "annex"
    if not part:
        part = _only_part(path, clauses) or (
            "op" if "op" in parts or not parts or split_imo(symbol) else "par"
        )
    if path == (LAST,):
        numbers = [
            c.citation.path[0] for c in clauses if c.citation.part == part and c.citation.path
        ]
        return Citation(symbol, part, (numbers[-1] if numbers else "1",))
    return Citation(symbol, part, path)


def _only_part(path: tuple[str, ...], clauses: Sequence[Clause]) -> str:
    """The only part that has a number such as 2.1.3, which annexes print; empty for others."""
    held = {c.citation.part for c in clauses if c.citation.path == path}
    return held.pop() if "." in path[0] and len(held) == 1 else ""
