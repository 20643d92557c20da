"""Resolutions that a question names without their symbol: the 2007 resolution, the newer one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from itcp_assist.records import Span
from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.words import content_terms, fold_name

_STANDING = "old|older|earlier|previous|former|revoked|superseded|new|newer|later|latest|current"
_WORD = r"(?!(?:in|of|from|by|that|which|to)\b)[\w'-]+"  # what follows these is no name
_ALIAS_RE = re.compile(
    rf"""
    # of several texts, these words only say which are meant
    \b(?!(?:the\s)?(?:revoked|superseded|current)\s(?:resolution|text|one)s)
      (?: (?P<how>the|both|two|la|le|les|el|las)\s
          (?P<names>(?:{_WORD}\s(?:and\s|or\s|et\s|y\s)?(?:the\s)?){{1,4}}?)  # SDG and MDG linkage
        | (?P<standing>(?:{_STANDING})\s) )
    (?P<noun>resolutions?|texts?|ones?|resoluciones)\b
  | \b(?:resolution|texte?|resolucion)\s(?:of|from|de)\s(?P<year>(?:19|20)\d\d)\b
    """,
    re.VERBOSE,
)
_JOINTS_RE = re.compile(r"\s(?:and|or|et|y)\s(?:the\s)?|\sthe\s")
_PAST = frozenset(
    {"old", "older", "earlier", "previous", "former", "revoked", "superseded", "first"}
)
_PRESENT = frozenset({"new", "newer", "newest", "later", "latest", "current", "valid", "second"})
_BOTH = frozenset({"both", "two"})


@dataclass(frozen=True, slots=True)
class Named:
    """A held resolution as a person may name it; ``has_ended`` on the day asked about."""

    symbol: str
    title: str
    adopted: date | None
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """The held resolutions that some words of a question name, and where these words stand."""

    symbols: tuple[str, ...]
    span: Span


def find_aliases(folded: str, held: Callable[[], Iterable[Named]]) -> tuple[Alias, ...]:
    """What a folded question names by year, standing or title, in order.

    All words of a name must fit one resolution: the 2017 training resolution. One that fits more
    of them, or none, names nothing, but for "both training resolutions", which are two. "The 2007
    one" is of the kind named before. ``held`` is called only where there is such a name.
    """
    matches = list(_ALIAS_RE.finditer(folded))
    resolutions = tuple(held()) if matches else ()
    found: list[Alias] = []
    kind = {resolution.symbol for resolution in resolutions}
    for match in matches:
        name = match["names"] or match["standing"] or match["year"]
        parts = [_fitting(part, resolutions) for part in _JOINTS_RE.split(f" {name.strip()}")]
        wanted = 2 if match["how"] in _BOTH and len(parts) == 1 else 1
        if match["noun"] in ("one", "ones"):
            parts = [fits & kind if len(fits) > wanted else fits for fits in parts]
        elif any(parts):
            kind = _of_kind(name, resolutions) or kind
        symbols = [s for fits in parts if len(fits) == wanted for s in _in_order(fits, resolutions)]
        found += [Alias(tuple(dict.fromkeys(symbols)), match.span())] if symbols else []
    return tuple(found)


def _in_order(fits: set[str], resolutions: Sequence[Named]) -> list[str]:
    return [resolution.symbol for resolution in resolutions if resolution.symbol in fits]


def _fitting(name: str, resolutions: Sequence[Named]) -> set[str]:
    """The resolutions that every word of a name fits, of those words that fit any."""
    each = [_fitting_word(word, resolutions) for word in re.findall(r"[\w'-]+", name)]
    fits = [one for one in each if one]
    return set.intersection(*fits) if fits else set()


def _of_kind(name: str, resolutions: Sequence[Named]) -> set[str]:
    """The resolutions whose titles fit a word of a name."""
    named = (
        w for w in re.findall(r"[\w'-]+", name) if not w.isdigit() and w not in _PAST | _PRESENT
    )
    return {symbol for word in named for symbol in _fitting_word(word, resolutions)}


def _fitting_word(name: str, resolutions: Sequence[Named]) -> set[str]:
    if name.isdigit():
        return {r.symbol for r in resolutions if r.adopted and r.adopted.year == int(name)}
    if name in _PAST | _PRESENT:
        return {r.symbol for r in resolutions if r.has_ended == (name in _PAST)}
    said = content_terms(translate_terms(name))
    spelled = [term for term in said if term != f"{name}s"]
    return {
        r.symbol
        for r in resolutions
        for title in [fold_name(r.title)]
        if _is_title(content_terms(name), title) or _is_title(spelled, title)
    }


def _is_title(terms: Sequence[str], title: str) -> bool:
    """Say whether a title has the first of the terms, which tells kinds apart, and half of all."""
    held = [term.removesuffix("s") in title for term in terms]
    return bool(held) and held[0] and 2 * sum(held) >= len(held)
