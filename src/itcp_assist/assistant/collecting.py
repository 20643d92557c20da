"""Take documents into the user's own folder: read each first, and keep what can be read."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Literal

from itcp_assist.assistant.fetching import fetch_address
from itcp_assist.clauses import (
    distinct_symbol,
    identify,
    identity_flags,
    is_slug,
    split_clauses,
)
from itcp_assist.corpus import Entry, Kept, keep_text, remove_text
from itcp_assist.corpus.catalogue import Tier
from itcp_assist.corpus.door import Door
from itcp_assist.corpus.folder import is_aside, iter_files
from itcp_assist.corpus.mail import SUFFIX as MAIL
from itcp_assist.corpus.mail import iter_attachments
from itcp_assist.errors import FetchError, ReadingError
from itcp_assist.reading import MEDIA_BY_SUFFIX, read_documents
from itcp_assist.reading.disk import printable_name, read_bytes
from itcp_assist.records import Clause, Document, Identity, Source

_MAX_LINE = 500  # characters; the longest title in the register that ships has a third as many
_ADDRESS_RE = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Adding:
    """How documents are to be read and taken in."""

    tier: Tier = "upload"
    replace: bool = False
    witness: bool = True
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. ``given`` is its name as it can be shown, ``told`` one line.

    ``refused`` could not be read; ``aside`` is an attachment that is no document, such as a
    picture. Identity and what follows are those of a file that was read.
    """

    given: str
    state: Literal["new", "same", "differs", "replaced", "refused", "aside"]
    told: str
    file: str = ""
    identity: Identity | None = None
    pages: int | None = None
    clauses: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Say whether a document that was given is not held now."""
        return self.state in ("refused", "differs")


@dataclass(frozen=True, slots=True)
class _Offer:
    """A file to be read: the name to show, where its bytes are, where they came from."""

    name: str
    path: Path
    url: str = ""
    tier: Tier | None = None
    fetched: date | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where documents go, where those that are no files yet are laid out, and whence some come."""

    folder: Path
    spool: Path
    door: Door | None


def add_texts(
    given: Sequence[str], folder: Path, adding: Adding, door: Door | None = None
) -> Iterator[Added]:
    """Take files, folders, addresses, and the documents attached to e-mails into a folder.

    What cannot be read is told and left out, and the next one is taken. An address is opened only
    because it was given, through the ``door`` or else that to the hosts of official texts.

    Raises:
        CorpusError: the catalogue of the folder is broken.
        StorageError: the disk refused; what was told before is kept.
    """
    with TemporaryDirectory(prefix="itcp-assist-") as spool:
        desk = _Desk(folder, Path(spool), door)
        offers = [offer for name in given for offer in _iter_offers(name, desk)]
        files = [(o.path, Source(o.name, "", "")) for o in offers if isinstance(o, _Offer)]
        readings = read_documents(files, witness=adding.witness, ocr=adding.ocr)
        for offer in offers:
            if isinstance(offer, _Offer):
                yield _add_one(offer, next(readings), folder, adding)
            else:
                yield offer


def _iter_offers(given: str, desk: _Desk) -> Iterator[_Offer | Added]:
    """The files that a name on the command line stands for, each with its reason if refused."""
    path = Path(given)
    if _ADDRESS_RE.match(given):
        yield _fetch(given, desk)
    elif path.is_dir():
        yield from _look_into(path, desk.spool)
    else:
        yield from _open_mail(_Offer(printable_name(path), path), desk.spool)


def _fetch(url: str, desk: _Desk) -> _Offer | Added:
    try:
        arrival = fetch_address(url, desk.folder, desk.door)
    except (FetchError, ReadingError) as error:
        return Added(_one_line(url), "refused", str(error))
    tier: Tier | None = "official" if arrival.tier == "official" else None
    path = _write_spool(desk.spool, arrival.suffix, arrival.data)
    return _Offer(_one_line(url), path, arrival.url, tier, date.today())


def _look_into(path: Path, spool: Path) -> Iterator[_Offer | Added]:
    root = path.resolve()
    skipped: list[str] = []
    names = {f.relative_to(root).as_posix(): f for f in iter_files(root, skipped, odd_names=True)}
    for name in sorted(names):
        if not is_aside(name):
            yield from _open_mail(_Offer(_one_line(name), names[name]), spool)
    if not names and not skipped:
        yield Added(str(path), "refused", f"{_one_line(str(path))}: holds no files; name another")
    for line in skipped:
        yield Added(line.partition(": ")[0], "refused", line)


def _open_mail(offer: _Offer, spool: Path) -> Iterator[_Offer | Added]:
    """The documents attached to a mail, written into the spool; any other file as it is."""
    if offer.path.suffix.lower() != MAIL:
        yield offer
        return
    found = False
    try:
        for part in iter_attachments(read_bytes(offer.path, name=offer.name), offer.name):
            name = f"{offer.name}: {printable_name(Path(part.name))}"
            suffix = Path(part.name).suffix.lower()
            if suffix and suffix not in MEDIA_BY_SUFFIX:
                yield Added(name, "aside", f"{name}: is no document; left aside")
                continue
            found = True
            yield _Offer(name, _write_spool(spool, suffix, part.data))
    except ReadingError as error:
        yield Added(offer.name, "refused", str(error))
        return
    if not found:
        told = "has no document attached, and the mail's own words are not taken"
        yield Added(offer.name, "refused", f"{offer.name}: {told}")


def _write_spool(spool: Path, suffix: str, data: bytes) -> Path:
    with NamedTemporaryFile(dir=spool, suffix=suffix, delete=False) as file:
        file.write(data)
    return Path(file.name)


def _add_one(offer: _Offer, read: Document | ReadingError, folder: Path, adding: Adding) -> Added:
    if isinstance(read, ReadingError):
        return Added(offer.name, "refused", str(read))
    identity = identify(read)
    try:
        clauses = split_clauses(read, identity)
        data = _checked_bytes(offer, read, clauses)
    except ReadingError as error:
        return Added(offer.name, "refused", str(error))
    entry = _entry_of(offer, read, identity, adding)
    kept = keep_text(folder, data, entry, replace=adding.replace)
    taken: set[str] = set()
    while kept.state == "differs" and is_slug(identity.symbol) and identity.symbol not in taken:
        # A title that two pages have is no sign that they are one: both are kept.
        taken.add(identity.symbol)
        identity = distinct_symbol(identity, taken, read.source)
        kept = keep_text(folder, data, replace(entry, symbol=identity.symbol))
    _drop_original(offer.path, folder, kept)
    remarks = (*map(str, read.flags), *identity_flags(read, identity))
    return Added(
        offer.name, kept.state, f"{offer.name}: {kept.told}", kept.name,
        identity, read.page_count, len(clauses), remarks,
    )  # fmt: skip


def _checked_bytes(offer: _Offer, document: Document, clauses: Sequence[Clause]) -> bytes:
    """The bytes of a file that are worth keeping; ReadingError where they are not."""
    if not clauses:
        why = f": {document.flags[0]}" if document.flags else ""
        raise ReadingError(f"{offer.name}: no citable paragraph was found{why}; left out")
    data = read_bytes(offer.path, name=offer.name)
    if hashlib.sha256(data).hexdigest() != document.source.sha256:
        raise ReadingError(f"{offer.name}: changed while it was read; add it again")
    return data


def _entry_of(offer: _Offer, document: Document, identity: Identity, adding: Adding) -> Entry:
    suffix = next(s for s, media in MEDIA_BY_SUFFIX.items() if media == document.source.media)
    return Entry(
        f"text{suffix}",
        symbol=identity.symbol,
        title=_one_line(identity.title),
        adopted=identity.adopted,
        language=identity.language,
        url=offer.url,
        tier=offer.tier or adding.tier,
        remark=f"added from {offer.name}",
        added=date.today(),
        fetched=offer.fetched,
        text_kind="recognised" if document.recognised else "",
    )


def _drop_original(path: Path, folder: Path, kept: Kept) -> None:
    """Remove a file that lay in the folder itself and is kept there under another name now."""
    root, path = folder.resolve(), path.resolve()
    if kept.state in ("new", "replaced") and path.is_relative_to(root) and path.is_file():
        name = path.relative_to(root).as_posix()
        if name != kept.name:
            remove_text(folder, name)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "\ufffd" for char in line)[:_MAX_LINE]
