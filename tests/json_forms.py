"""The forms of the command line's JSON, as other programs rely on them, and what breaks a form.

A form is a type, a set of the values allowed, a check that says whether a value fits, a list of
one form for its members, or fields by name; ``Maybe`` allows null.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.errors import CitationError
from itcp_assist.records import Confidence, Group, Kind, Outcome, State, Strength, TextKind


@dataclass(frozen=True, slots=True)
class Maybe:
    """A form, or null."""

    form: object


def faults(value: object, form: object, where: str = "$") -> Iterator[str]:
    """Each place at which a value is not of its form."""
    if isinstance(form, Maybe):
        yield from () if value is None else faults(value, form.form, where)
    elif isinstance(form, dict) and isinstance(value, dict) and value.keys() == form.keys():
        for name, inner in form.items():
            yield from faults(value[name], inner, f"{where}.{name}")
    elif isinstance(form, list) and isinstance(value, list):
        for at, item in enumerate(value):
            yield from faults(item, form[0], f"{where}[{at}]")
    elif isinstance(form, dict | list) or not _fits(value, form):
        yield f"{where} is {value!r}"


def _fits(value: object, form: object) -> bool:
    if isinstance(form, type):
        return type(value) is form
    return value in form if isinstance(form, frozenset) else form(value)


def is_key(value: object) -> bool:
    with suppress(CitationError):
        return isinstance(value, str) and str(Citation.parse(value)) == value
    return False


def is_day(value: object) -> bool:
    with suppress(ValueError):
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    return False


def matching(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def is_box(value: object) -> bool:
    fits = isinstance(value, list) and len(value) == 4 and all(type(n) is float for n in value)
    return fits and value[0] < value[2] and value[1] < value[3]


def is_place(value: object) -> bool:
    return type(value) is int and value > 0


SHA256 = matching(r"[0-9a-f]{64}")
IRI = matching(r"/akn/[!-~]+")
STATUS = {
    "state": frozenset(State),
    "by": Maybe(is_key),
    "on": Maybe(is_day),
    "evidence": matching(r"(?s).+"),
    "confidence": frozenset(Confidence),
}
SOURCE = {"document": is_key, "title": str, "url": Maybe(str), "sha256": SHA256}
FOOTNOTE = {"mark": str, "at": int, "text": str}
REFERENCE = {"start": int, "end": int, "key": Maybe(is_key), "name": Maybe(matching(".+"))}
_CLAUSE = {
    "key": is_key,
    "label": matching(".+"),
    "iri": Maybe(IRI),
    "text_kind": frozenset(TextKind),
    "page": Maybe(is_place),
    "boxes": Maybe([is_box]),
    "flags": [str],
    "status": STATUS,
    "source": SOURCE,
}
CITATION = {**_CLAUSE, "quote": str, "start": int, "end": int}
FINGERPRINT = {
    "corpus": SHA256,
    "index": matching(r"gen-[0-9a-f]{16}"),
    "embedding": matching(r".+@[0-9a-f]{64}"),
    "model": Maybe(str),
    "prompt": Maybe(str),
}
ANSWER = {
    "question": str,
    "outcome": frozenset(Outcome),
    "kind": frozenset(Kind),
    "as_of": is_day,
    "statements": [
        {"text": matching(r"(?s).+"), "verdict": frozenset({"supported"}), "citations": [CITATION]}
    ],
    "notes": [matching(".+")],
    "nearest": [is_key],
    "withheld": [{"text": str, "verdict": str, "reason": str}],
    "fingerprint": FINGERPRINT,
    "elapsed_ms": float,
}
LIST_ANSWER = {**ANSWER, "complete": {"matched": int, "searched": int}}
STANDING = {
    **STATUS,
    "symbol": is_key,
    "as_of": is_day,
    "conflicts": [str],
    "chain": [
        {
            "symbol": is_key,
            "title": str,
            "adopted": Maybe(is_day),
            "state": frozenset(State),
            "relation": str,
            "by": Maybe(is_key),
            "confidence": frozenset(Confidence),
        }
    ],
}
SLICE = {"text": matching(r"(?s).+"), "start": int, "end": int}
ACT = {
    "verb": matching("[a-z]+(?: [a-z]+)*"),
    "strength": frozenset(Strength),
    "groups": [frozenset(Group)],
    "action": Maybe(SLICE),
    "deadline": Maybe(SLICE),
    "deadline_day": Maybe(is_day),
    "is_inherited": bool,
    "joined": [
        {
            "text": matching(".+"),
            "start": int,
            "end": int,
            "verb": matching("[a-z]+(?: [a-z]+)*"),
            "strength": frozenset(Strength),
            "addressees": [str],
            "groups": [frozenset(Group)],
        }
    ],
}
EXHIBIT = {
    **_CLAUSE,
    "text": matching(r"(?s).+"),
    "footnotes": [FOOTNOTE],
    "note": Maybe(str),
    "verb": Maybe(str),
    "addressees": [str],
    "act": Maybe(ACT),
    "previous": Maybe(is_key),
    "next": Maybe(is_key),
    "parent": Maybe(is_key),
    "children": [is_key],
    "cites": [is_key],
    "cited_by": [is_key],
    "twins": [is_key],
    "references": [{**REFERENCE, "held": bool}],
    "followed": [
        {
            "key": Maybe(is_key),
            "name": Maybe(matching(".+")),
            "held": bool,
            "text": Maybe(matching(r"(?s).+")),
            "text_kind": Maybe(frozenset(TextKind)),
            "state": Maybe(frozenset(State)),
            "confidence": Maybe(frozenset(Confidence)),
        }
    ],
}
HITS = [
    {
        "rank": is_place,
        "score": float,
        "key": is_key,
        "text": matching(r"(?s).+"),
        "symbol": is_key,
        "label": matching(".+"),
    }
]
CLAUSES = {
    "document": {
        "symbol": is_key,
        "title": str,
        "adopted": Maybe(is_day),
        "organ": Maybe(str),
        "pages": Maybe(is_place),
    },
    "clauses": [
        {
            "key": is_key,
            "part": str,
            "path": str,
            "verb": Maybe(str),
            "addressees": [str],
            "act": Maybe(ACT),
            "text": matching(r"(?s).+"),
            "page": Maybe(is_place),
            "heading": Maybe(str),
            "flags": [str],
            "footnotes": [FOOTNOTE],
            "references": [REFERENCE],
        }
    ],
}
