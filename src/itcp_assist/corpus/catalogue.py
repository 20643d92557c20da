"""Read a folder's catalogue: what each file is, where it came from, and its checksum."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias, TypeVar

from itcp_assist.citation import parse_symbol
from itcp_assist.errors import CitationError, CorpusError
from itcp_assist.records.strict import parse_record

NAME = "catalogue.toml"
DEFAULT_LANGUAGE = "eng"
_HEADINGS = ("edition", "about", "document", "official")
_SHA256_RE = re.compile(r"[0-9a-f]{64}")

Table = TypeVar("Table")
# The records' TIERS, which say what their order means, in the form that a type checker reads.
Tier: TypeAlias = Literal["official", "mirror", "own", "owner-supplied", "upload", "untrusted"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one file; everything but the file may be left out.

    ``edition`` is the issue or state of the text in words, ``remark`` anything else to know;
    ``added`` and ``fetched`` are the days on which a file was taken in, and downloaded.
    """

    file: str
    symbol: str = ""
    title: str = ""
    kind: Literal["", "resolution", "circular", "page", "guidance", "notes", "register"] = ""
    edition: str = ""
    adopted: date | None = None
    organ: str = ""
    language: str = ""
    text_kind: Literal["", "verbatim", "note", "recognised"] = ""
    url: str = ""
    sha256: str = ""
    rights: str = ""
    tier: Tier = "upload"
    remark: str = ""
    added: date | None = None
    fetched: date | None = None

    @property
    def spoken(self) -> str:
        """The language, which is English where the entry names none."""
        return self.language.lower() or DEFAULT_LANGUAGE

    @property
    def is_document(self) -> bool:
        """Say whether the file is a document, not the corpus's own notes or register."""
        return self.kind not in ("notes", "register")


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An official text that is not held, and where it should be found.

    ``address`` is ``constructed`` from the pattern of the organisation's addresses and was never
    opened, or ``verified``: a download whose first page carries the symbol.
    """

    symbol: str
    url: str
    address: Literal["constructed", "verified"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries by file name, and the official texts that are named but not held, by symbol."""

    documents: Mapping[str, Entry] = field(default_factory=dict)
    official: Mapping[str, OfficialText] = field(default_factory=dict)


def read_catalogue(path: Path) -> Catalogue:
    """Read and check a catalogue of ``[[document]]`` and ``[[official]]`` tables.

    Raises:
        CorpusError: one line that names every entry at fault, with its field and what to do.
    """
    try:
        return parse_catalogue(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise CorpusError(f"{path.name}: cannot be read ({error.strerror}); allow it") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name}: is not TOML in UTF-8 ({error}); correct it") from error


def parse_catalogue(text: str, name: str = NAME) -> Catalogue:
    """The catalogue that a text is; CorpusError as in ``read_catalogue``, beginning with a name."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{name}: is not TOML in UTF-8 ({error}); correct it") from error
    problems = [
        f"unknown heading {name!r}; known are {', '.join(_HEADINGS)}"
        for name in raw
        if name not in _HEADINGS
    ]
    entries = _parse_tables(raw, "document", Entry, problems)
    official = _parse_tables(raw, "official", OfficialText, problems)
    documents = _by_key("document", entries, lambda entry: entry.file, problems)
    texts = _by_key("official", official, lambda text: text.symbol, problems)
    if problems:
        raise CorpusError(f"{name}: {' | '.join(problems)}")
    return Catalogue(documents, texts)


def _parse_tables(
    raw: Mapping[str, object], heading: str, kind: type[Table], problems: list[str]
) -> list[Table]:
    """The tables under a heading; the first thing wrong with each goes to ``problems``."""
    tables = raw.get(heading, [])
    if not isinstance(tables, list):
        problems.append(f"{heading} is not a list of tables; write [[{heading}]]")
        return []
    out = []
    for at, table in enumerate(tables, 1):
        name = next(iter(table.values()), "") if isinstance(table, dict) else ""
        where = f"{heading} {at} ({name})"
        try:
            record = parse_record(kind, table, where)
            _check(record, where)
        except CorpusError as error:
            problems.append(str(error))
        else:
            out.append(record)
    return out


def _check(record: object, where: str) -> None:
    """Check what a field's type does not tell."""
    symbol = record.symbol if isinstance(record, Entry | OfficialText) else ""
    try:
        written = parse_symbol(symbol) if symbol else ""
    except CitationError as error:
        raise CorpusError(f"{where}, symbol: {error}") from error
    if symbol != written:
        raise CorpusError(f"{where}, symbol: {symbol!r} is written {written!r}; correct it")
    if not isinstance(record, Entry):
        return
    if record.sha256 and not _SHA256_RE.fullmatch(record.sha256):
        raise CorpusError(f"{where}, sha256 is not 64 hexadecimal figures; write those of the file")
    file = PurePosixPath(record.file)
    if file.is_absolute() or ".." in file.parts or str(file) != record.file:
        raise CorpusError(f"{where}, file: write a plain name inside the folder, as in a/b.pdf")


def _by_key(
    heading: str, records: list[Table], key: Callable[[Table], str], problems: list[str]
) -> dict[str, Table]:
    out: dict[str, Table] = {}
    for record in records:
        if key(record) in out:
            problems.append(f"{heading} {key(record)} has two entries; remove one")
        out[key(record)] = record
    return out
