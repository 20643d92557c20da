"""Resolutions that a question names without their symbol: the 2007 resolution, the newer one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.words import content_terms, fold_name

_STANDING = "old|older|earlier|previous|former|revoked|superseded|new|newer|later|latest|current"
_WORD = r"(?!(?:in|of|from|by|that|which|to)\b)[\w'-]+"  # what follows these is no name
_ALIAS_RE = re.compile(
    rf"""
    # of several texts, these words only say which are meant
    \b(?!(?:the\s)?(?:revoked|superseded|current)\s(?:resolution|text|one)s)
      (?: (?:the|both|two|la|le|les|el|las)\s
          (?P<names>(?:{_WORD}\s(?:and\s|or\s|et\s|y\s)?(?:the\s)?){{1,4}}?)  # SDG and MDG linkage
        | (?P<standing>(?:{_STANDING})\s) )
    (?:resolutions?|texts?|ones?|resoluciones)\b
  | \b(?:resolution|texte?|resolucion)\s(?:of|from|de)\s(?P<year>(?:19|20)\d\d)\b
    """,
    re.VERBOSE,
)
_PAST = frozenset(
    {"old", "older", "earlier", "previous", "former", "revoked", "superseded", "first"}
)
_PRESENT = frozenset({"new", "newer", "newest", "later", "latest", "current", "valid", "second"})


@dataclass(frozen=True, slots=True)
class Named:
    """A held resolution as a person may name it; ``has_ended`` on the day asked about."""

    symbol: str
    title: str
    adopted: date | None
    has_ended: bool


def find_aliases(folded: str, held: Callable[[], Iterable[Named]]) -> tuple[str, ...]:
    """Symbols of the held resolutions that a folded question names by year, standing or title.

    A name that fits more than one of them, or none, names nothing. ``held`` is called only where
    there is such a name.
    """
    matches = list(_ALIAS_RE.finditer(folded))
    resolutions = tuple(held()) if matches else ()
    found: list[str] = []
    for match in matches:
        for name in re.findall(r"[\w'-]+", match["names"] or match["standing"] or match["year"]):
            fits = _fitting(name, resolutions)
            found += fits if len(fits) == 1 else []
    return tuple(dict.fromkeys(found))


def _fitting(name: str, resolutions: Sequence[Named]) -> list[str]:
    if name.isdigit():
        return [r.symbol for r in resolutions if r.adopted and r.adopted.year == int(name)]
    if name in _PAST | _PRESENT:
        return [r.symbol for r in resolutions if r.has_ended == (name in _PAST)]
    terms = [t for t in content_terms(translate_terms(name) or name) if t != f"{name}s"]
    return [r.symbol for r in resolutions if terms and _is_title(terms, fold_name(r.title))]


def _is_title(terms: Sequence[str], title: str) -> bool:
    """Say whether a title has the first of the terms, which tells kinds apart, and half of all."""
    held = [term.removesuffix("s") in title for term in terms]
    return held[0] and 2 * sum(held) >= len(held)
