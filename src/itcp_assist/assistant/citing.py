"""Where a text that somebody wrote cites the collection: by key, by label, by symbol and number."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from itcp_assist.citation import (
    Citation,
    Mention,
    Pinpoint,
    find_mentions,
    find_pinpoints,
    fold_quote,
    resolve_mention,
)
from itcp_assist.errors import CitationError

# A key as it stands in a sentence: what precedes may be a bracket, what follows a full stop.
_KEY_RE = re.compile(
    r"""
    [^\s\#"'<>\[\]{}|`,;:\u2018-\u201d]+        # the symbol
    \#[A-Za-z][A-Za-z0-9.-]*                    # the first division
    (?:/[A-Za-z0-9.-]+)*                        # further divisions and numbers
    """,
    re.VERBOSE,
)
# Between a pinpoint and the symbol that it belongs to: "paragraph 3 of IMO resolution A.1(1)".
_OF_RE = re.compile(
    r"""
    \s*,?\s*
    (?: (?:of|in|under|to|de|del|du) \s+ )?
    (?: (?:the|la|l') \s* )?
    (?: (?:IMO|Assembly) \s+ )*
    (?: (?:resolution|r\xe9solution|resoluci\xf3n|res\.?) \s* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_RE = re.compile(r"\s*[,(]?\s*")
_LONGEST_LABEL = 200  # characters; the place of a clause seven levels deep takes half of it


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A citation at an offset of a text; ``is_key`` where it is written as one."""

    start: int
    citation: Citation
    is_key: bool = False


class Places:
    """The documents that a text may name, and the clauses of each by the place that labels say."""

    def __init__(self, symbols: Collection[str], clauses: Iterable[Citation]) -> None:
        self._symbols = symbols
        self._of: dict[str, set[Citation]] = {}
        self._labels: dict[str, dict[str, Citation]] = {}
        for citation in clauses:
            self._of.setdefault(citation.symbol, set()).add(citation)

    def symbol_of(self, mention: Mention) -> str:
        """The only known symbol that a mention fits, else empty."""
        fits = resolve_mention(mention, self._symbols)
        return fits[0] if len(fits) == 1 else ""

    def within(self, citation: Citation) -> tuple[Citation, ...]:
        """The clauses at a place and in it."""
        return tuple(c for c in self._of.get(citation.symbol, ()) if c.is_within(citation))

    def labelled(self, symbol: str, text: str) -> Citation | None:
        """The clause of a document whose place a text begins with, the longest that fits."""
        folded = fold_quote(text[:_LONGEST_LABEL]).text
        fits = [
            label
            for label in self._labels_of(symbol)
            if folded.startswith(label) and not re.match(r"[\w(]|[.-]\w", folded[len(label) :])
        ]
        return self._labels_of(symbol)[max(fits, key=len)] if fits else None

    def pointed(self, symbol: str, pinpoint: Pinpoint) -> Citation | None:
        """The clause that a pinpoint names, else the nearest one that it would lie in."""
        for part in (pinpoint.part,) if pinpoint.part else ("op", "par", "annex"):
            place: Citation | None = Citation(symbol, part, pinpoint.path)
            while place and not self.within(place):
                place = place.parent
            if place:
                return place
        return None

    def _labels_of(self, symbol: str) -> Mapping[str, Citation]:
        if symbol not in self._labels:
            clauses = self._of.get(symbol, ())
            self._labels[symbol] = {fold_quote(c.place()).text: c for c in clauses}
        return self._labels[symbol]


def find_citations(text: str, places: Places) -> tuple[Mentioned, ...]:
    """All that a text cites, in order: each symbol once with its places, or alone without one."""
    found: list[Mentioned] = []
    covered: list[range] = []
    for match in _KEY_RE.finditer(text):
        citation = _parse_key(match[0])
        if citation:
            found.append(Mentioned(match.start(), citation, is_key=True))
            covered.append(range(match.start(), match.end()))
    pinpoints = find_pinpoints(text)
    for mention in find_mentions(text):
        symbol = places.symbol_of(mention)
        if symbol and not any(mention.start in span for span in covered):
            cited = tuple(_iter_places(text, mention, symbol, pinpoints, places))
            found += [Mentioned(mention.start, c) for c in dict.fromkeys(cited)]
    return tuple(sorted(found, key=lambda m: (m.start, m.citation)))


def _parse_key(text: str) -> Citation | None:
    for given in (text, text.lstrip("(")):
        with suppress(CitationError):
            return Citation.parse(given.rstrip(".-"))
    return None


def _iter_places(
    text: str, mention: Mention, symbol: str, pinpoints: Iterable[Pinpoint], places: Places
) -> Iterator[Citation]:
    """The places that stand beside a symbol; the whole document where none does."""
    after = _AFTER_RE.match(text, mention.end)
    begin = after.end() if after else mention.end
    labelled = places.labelled(symbol, text[begin : begin + _LONGEST_LABEL])
    pointed = (
        places.pointed(symbol, pinpoint)
        for pinpoint in pinpoints
        if pinpoint.start == begin or _OF_RE.fullmatch(text, pinpoint.end, mention.start)
    )
    cited = [labelled] if labelled else [place for place in pointed if place]
    yield from cited or [Citation(symbol)]
