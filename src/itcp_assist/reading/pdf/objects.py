"""What pypdf gives of a PDF's own structure: values looked up safely, warnings, and its errors."""

import logging
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

# What pypdf raises on damaged files beside its own errors, since it trusts their structure. A
# witness that fails is no reason to refuse what the first reader has read.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
TREE_LIMIT = 1_000  # parts of one tree or list that are looked at; a file made to stall has more


def look_up(holder: object, *path: str) -> Any:  # noqa: ANN401 - whatever the file holds there
    """What stands at ``path`` in nested dictionaries; None where a step is missing.

    >>> look_up({"/Names": {"/Dests": 3}}, "/Names", "/Dests")
    3
    """
    value = resolve(holder)
    for key in path:
        value = resolve(value.get(key)) if isinstance(value, Mapping) else None
    return value


def resolve(value: object) -> Any:  # noqa: ANN401 - whatever the file holds there
    """The object that a reference leads to; any other value as it is."""
    found = getattr(value, "get_object", lambda: value)()
    return None if type(found).__name__ == "NullObject" else found


def iter_list(value: object) -> Iterator[Any]:
    """The objects of an array, TREE_LIMIT at most; nothing where it is none."""
    found = resolve(value)
    yield from map(resolve, found[:TREE_LIMIT]) if isinstance(found, list) else ()


def iter_tree(root: object) -> Iterator[tuple[Any, Any]]:
    """The names and values of a name tree, without following it round in a circle."""
    queue, seen = [resolve(root)], 0
    while queue and seen < TREE_LIMIT:
        seen += 1
        branch = queue.pop()
        queue += iter_list(look_up(branch, "/Kids"))
        pairs = list(iter_list(look_up(branch, "/Names")))
        yield from zip(pairs[::2], pairs[1::2], strict=False)


def iter_levels(page: object) -> Iterator[list[Any]]:
    """The page, then the forms that it may draw, then those that these may draw, each once."""
    level, seen = [page], set[object]()
    while level and len(seen) < TREE_LIMIT:
        yield level
        drawings = {
            number_of(form): form
            for holder in level
            for form in (look_up(holder, "/Resources", "/XObject") or {}).values()
        }
        level = [
            form
            for number, form in drawings.items()
            if number not in seen and look_up(form, "/Subtype") == "/Form"
        ]
        seen.update(drawings)


def number_of(value: object) -> object:
    """The number of the object that a reference leads to; else the object's own identity."""
    return getattr(value, "idnum", None) or id(value)


class _Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep ``record``."""
        self.heard.append(record)


@contextmanager
def overhear() -> Iterator[list[logging.LogRecord]]:
    """The warnings of pypdf meanwhile: what it repairs or skips, it says only there."""
    listener, source = _Listener(), logging.getLogger("pypdf")
    propagates, source.propagate = source.propagate, False
    source.addHandler(listener)
    try:
        yield listener.heard
    finally:
        source.removeHandler(listener)
        source.propagate = propagates


def printable(text: object, limit: int = 60) -> str:
    r"""Text of a file on one line, at most ``limit`` characters, without what cannot be printed.

    >>> printable("../evil\n\u202e.sh")
    '../evil .sh'
    """
    words = " ".join(str(text).split())
    shown = "".join(char for char in words if char.isprintable())
    return shown if len(shown) <= limit else f"{shown[: limit - 3]}..."
