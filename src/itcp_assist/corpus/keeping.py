"""Keep texts in a folder: take one in with its entry in the catalogue, or remove it."""

import dataclasses
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from itcp_assist.citation import parse_symbol
from itcp_assist.corpus.catalogue import DEFAULT_LANGUAGE, NAME, Entry
from itcp_assist.corpus.disk import folder_lock, remove_file, write_file
from itcp_assist.corpus.editing import drop_entry, parse_written, put_entry
from itcp_assist.corpus.folder import is_aside, iter_files
from itcp_assist.errors import CitationError, CorpusError
from itcp_assist.records import TIERS

_SHOWN = 12  # figures of a checksum that tell two files apart for a person
# Far below MAX_NAME_BYTES, with room for the language, a number and the suffix.
_MAX_STEM = 100
_SUFFIX_RE = re.compile(r"\.[a-z0-9]{1,10}")
_LANGUAGE_RE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")  # fra, pt-br
_ODD_RE = re.compile(r"[^A-Za-z0-9.()-]+")
# Names that Windows gives to devices, whatever their suffix; folders are carried there too.
_DEVICE_RE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\..*)?", re.IGNORECASE)
_EDITION_RE = re.compile(r"(?:/(?:Corr|Rev|Add)\.\d+)+$")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a text: the file that holds it now, or that is held in its place.

    ``same``: these bytes were held already. ``differs``: another file is held for its symbol and
    language, and stays. ``told`` is one line for a person.
    """

    name: str
    state: Literal["new", "same", "differs", "replaced"]
    told: str


def keep_text(folder: Path, data: bytes, entry: Entry, *, replace: bool = False) -> Kept:
    """Take a text into a folder, under a name made from its symbol, with its catalogue entry.

    Whenever the process is killed, the catalogue is the old one or the new one; a file that is
    there without its entry is what ``inspect_folder`` explains.

    Args:
        folder: made where it is missing.
        data: the bytes of the file.
        entry: what is known of it. Its symbol is needed; of ``file`` only the suffix counts, and
            the checksum is that of the bytes.
        replace: take the place of another file that is held for this symbol and language.

    Raises:
        CorpusError: the catalogue is broken, or the entry is one that it cannot hold.
        StorageError: the disk refused; what was held still is.
    """
    if not entry.symbol:
        raise CorpusError(f"{entry.file}: has no symbol to keep it under; name one")
    entry = dataclasses.replace(entry, sha256=hashlib.sha256(data).hexdigest())
    with folder_lock(folder):
        text = _read_text(folder)
        documents = parse_written(text).documents
        held = [e for e in documents.values() if e.is_document]
        twin = next((e for e in held if _digest_of(folder, e) == entry.sha256), None)
        if twin is not None:
            return _keep_twin(folder, text, twin, data, entry)
        rival = next((e for e in held if _is_same_text(e, entry)), None)
        if rival is not None and not replace:
            return Kept(rival.file, "differs", _differing(rival, entry))
        new = _named(folder, entry, documents)
        text = put_entry(text, new, instead_of=rival.file if rival else "")
        write_file(folder / new.file, data)
        write_file(folder / NAME, text.encode())
        if rival is None:
            return Kept(new.file, "new", f"kept as {new.file}{_beside(entry, held)}")
        remove_file(folder / rival.file)
        return Kept(new.file, "replaced", f"{new.file} takes the place of {_shown(rival)}")


def remove_text(folder: Path, name_or_symbol: str) -> tuple[str, ...]:
    """Remove a file by its name, or all files of a symbol, with their entries; the names removed.

    The file goes first: an entry without one is read by nobody, and removing again ends it.

    Raises:
        CorpusError: nothing of that name or symbol is here, or the catalogue is broken.
        StorageError: the disk refused.
    """
    if not folder.is_dir():
        raise CorpusError(f"{name_or_symbol} is not held: {folder} is not there")
    with folder_lock(folder):
        text = _read_text(folder)
        documents = parse_written(text).documents
        # only what lies in the folder itself: a link could lead a name out of it
        there = iter_files(folder, [], odd_names=True)
        files = {path.relative_to(folder).as_posix(): path for path in there}
        names = _names_meant(name_or_symbol, documents.values(), files)
        for name in names:
            if name in files:
                remove_file(files[name])
            if name in documents:
                text = drop_entry(text, name)
                write_file(folder / NAME, text.encode())
    return names


def _keep_twin(folder: Path, text: str, twin: Entry, data: bytes, entry: Entry) -> Kept:
    """What to do with bytes that are held: mend their file, and note a better source of them."""
    told = f"already held as {_shown(twin)}"
    if file_digest(folder / twin.file) != entry.sha256:
        write_file(folder / twin.file, data)
        told += "; its file was lost or changed and is restored"
    if not _is_same_text(twin, entry):
        told += f"; entered there as {twin.symbol or 'without a symbol'}"
    elif TIERS.index(entry.tier) < TIERS.index(twin.tier):
        better = dataclasses.replace(
            twin, tier=entry.tier, url=entry.url, rights=entry.rights,
            fetched=entry.fetched, sha256=entry.sha256,
        )  # fmt: skip
        write_file(folder / NAME, put_entry(text, better, instead_of=twin.file).encode())
        told += f"; its source is now {entry.tier}"
    return Kept(twin.file, "same", told)


def _names_meant(
    name_or_symbol: str, entries: Iterable[Entry], files: Iterable[str]
) -> tuple[str, ...]:
    try:
        symbol = parse_symbol(name_or_symbol)
    except CitationError:
        symbol = ""
    names = [
        entry.file
        for entry in entries
        if entry.file == name_or_symbol or (symbol and entry.is_document and entry.symbol == symbol)
    ]
    names += [n for n in files if n == name_or_symbol and n not in names and not is_aside(n)]
    if not names:
        raise CorpusError(f"{name_or_symbol} is not held; itcp-assist corpus list shows what is")
    return tuple(names)


def _named(folder: Path, entry: Entry, documents: Iterable[str]) -> Entry:
    """The entry with a file name that is free, or that these very bytes already bear."""
    taken = {name.casefold() for name in documents}  # as a file system without case sees them
    for number in count(1):
        name = _file_name(entry, number)
        there = (folder / name).exists()
        if name.casefold() not in taken and not there:
            break
        if name.casefold() not in taken and file_digest(folder / name) == entry.sha256:
            break  # left by a writer that was killed before it wrote the entry
    return dataclasses.replace(entry, file=name)


def _file_name(entry: Entry, number: int) -> str:
    """A name that every file system bears, from symbol, language and suffix.

    >>> _file_name(Entry("x.PDF", symbol="MSC-FAL.1/Circ.3/Rev.2", language="fra"), 1)
    'MSC-FAL.1-Circ.3-Rev.2.fra.pdf'
    """
    stem = _ODD_RE.sub("-", entry.symbol)[:_MAX_STEM].strip("-.")
    stem = f"text-{stem}" if _DEVICE_RE.fullmatch(stem) else stem
    spoken = entry.spoken if _LANGUAGE_RE.fullmatch(entry.spoken) else DEFAULT_LANGUAGE
    language = "" if spoken == DEFAULT_LANGUAGE else f".{spoken}"
    suffix = PurePosixPath(entry.file).suffix.lower()
    known = suffix if _SUFFIX_RE.fullmatch(suffix) else ""
    return f"{stem}{'' if number == 1 else f'-{number}'}{language}{known}"


def _is_same_text(one: Entry, other: Entry) -> bool:
    return one.symbol == other.symbol and one.spoken == other.spoken


def _digest_of(folder: Path, entry: Entry) -> str:
    return entry.sha256 or file_digest(folder / entry.file)


def file_digest(path: Path) -> str:
    """Checksum of a file; empty where none can be read there."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _read_text(folder: Path) -> str:
    path = folder / NAME
    try:
        return path.read_bytes().decode() if path.exists() else ""
    except UnicodeDecodeError as error:
        raise CorpusError(f"{NAME}: is not TOML in UTF-8 ({error}); correct it") from error


def _shown(entry: Entry) -> str:
    """A held file with the day since which it is held."""
    since = entry.fetched or entry.added
    return f"{entry.file} (since {since})" if since else entry.file


def _differing(rival: Entry, entry: Entry) -> str:
    return (
        f"differs from {_shown(rival)}, which stays "
        f"(sha256 {entry.sha256[:_SHOWN]}... against {rival.sha256[:_SHOWN] or 'none'}...)"
    )


def _beside(entry: Entry, held: Iterable[Entry]) -> str:
    """What else is held of the same text: other languages, corrigenda and revisions."""
    base = _EDITION_RE.sub("", entry.symbol)
    near = [e for e in held if _EDITION_RE.sub("", e.symbol) == base]
    told = sorted(f"{e.symbol} ({e.spoken})" for e in near)
    return f", beside {', '.join(told)}" if told else ""
