"""Change one entry in a catalogue's text; every other line stays as its owner wrote it."""

import re
from dataclasses import fields, replace
from functools import lru_cache

import tomlkit

from itcp_assist.corpus.catalogue import NAME, Catalogue, Entry, parse_catalogue
from itcp_assist.errors import CorpusError

_HEAD = "# What this folder holds; itcp-assist keeps it, and leaves your own remarks alone.\n"
_ENTRY_RE = re.compile(r"\s*\[\[\s*document\s*\]\]")
_TABLE_RE = re.compile(r"\s*\[")
_BESIDE_RE = re.compile(r"\s*(?:#.*)?")  # a blank line or a comment
_LINE_RE = re.compile(r"[^\n]*\n|[^\n]+")  # of TOML: a U+2028 in a title begins no line
# A batch reads back what it has just written, and a change needs the text before it and after it.
parse_written = lru_cache(maxsize=2)(parse_catalogue)
# Fields whose absence in a file says what their default says.
_PLAIN = ("", None)


def put_entry(text: str, entry: Entry, *, instead_of: str = "") -> str:
    """The catalogue with an entry at its end, or in the place of another file's.

    Raises:
        CorpusError: the catalogue is broken, or written so that it has to be changed by hand.
    """
    before = parse_written(text)
    expected = {n: e for n, e in before.documents.items() if n != instead_of} | {entry.file: entry}
    lines = _LINE_RE.findall(text) or [_HEAD]
    if instead_of:
        start, end = _lines_of(lines, instead_of, before)
        lines[start + 1 : end] = [_rewritten("".join(lines[start + 1 : end]), entry)]
        return _checked("".join(lines), expected, before)
    gap = "\n" if lines[-1].endswith("\n") else "\n\n"
    return _checked("".join([*lines, gap, _written(entry)]), expected, before)


def drop_entry(text: str, file: str) -> str:
    """The catalogue without the entry of a file; CorpusError as in ``put_entry``."""
    before = parse_written(text)
    lines = _LINE_RE.findall(text)
    start, end = _lines_of(lines, file, before)
    while end < len(lines) and not lines[end].strip():
        end += 1
    expected = {name: entry for name, entry in before.documents.items() if name != file}
    return _checked("".join(lines[:start] + lines[end:]), expected, before)


def _lines_of(lines: list[str], file: str, catalogue: Catalogue) -> tuple[int, int]:
    """From the heading of a file's entry to its last line that is no comment."""
    heads = [at for at, line in enumerate(lines) if _ENTRY_RE.match(line)]
    if len(heads) != len(catalogue.documents):
        raise CorpusError(f"{NAME}: write each entry under a line [[document]] of its own")
    start = heads[list(catalogue.documents).index(file)]
    end = start + 1
    while end < len(lines) and not _TABLE_RE.match(lines[end]):
        end += 1
    while _BESIDE_RE.fullmatch(lines[end - 1].rstrip()):
        end -= 1
    return start, end


def _written(entry: Entry) -> str:
    """An entry as lines, what it leaves empty left out."""
    return tomlkit.dumps({"document": [_told(entry)]})


def _rewritten(lines: str, entry: Entry) -> str:
    """The lines below an entry's heading with new values; comments between and behind them stay."""
    table = tomlkit.parse(lines)
    told = _told(entry)
    for name in [name for name in table if name not in told]:
        del table[name]
    table.update(told)
    return tomlkit.dumps(table)


def _told(entry: Entry) -> dict[str, object]:
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {name: value for name, value in told.items() if value not in _PLAIN}


def _checked(text: str, expected: dict[str, Entry], before: Catalogue) -> str:
    """The text, once it has been read back as what was meant."""
    after = parse_written(text)
    if after != replace(before, documents=expected):
        raise CorpusError(f"{NAME}: cannot be changed line by line; change it by hand")
    return text
