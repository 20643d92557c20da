"""Get official texts on request: fetch, read, hold the first page against the symbol, keep."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import urlsplit

from itcp_assist.assistant.checking import list_texts
from itcp_assist.citation import find_mentions, resolve_mention
from itcp_assist.clauses import identify
from itcp_assist.clauses.front import read_front
from itcp_assist.corpus import Entry, OfficialText, keep_text, open_corpora
from itcp_assist.corpus.catalogue import Tier
from itcp_assist.corpus.door import Door, Download
from itcp_assist.corpus.policy import OFFICIAL_HOSTS, Policy, host_of, show_address
from itcp_assist.errors import CorpusError, FetchError, ItcpError, StorageError
from itcp_assist.reading import MAX_BYTES, MEDIA_BY_SUFFIX, read_document
from itcp_assist.reading.media import detect_media
from itcp_assist.records import Document, Holding, Source, TextKind
from itcp_assist.settings import Settings

RIGHTS = "reserved by the organisation; fetched for its user's own work, not to be passed on"
_PARTS = ".parts"  # hidden, so that no reader of the folder takes what is in it for documents
_OFFICIAL_FORMATS = ("pdf", "html")
# The formats that bytes alone can tell; what is plain text to a server may be anything.
_TOLD_FORMATS = (*_OFFICIAL_FORMATS, "docx", "akn")
_MAX_TITLE = 500  # characters, as for every document that is added

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one official text; ``told`` is one line for a person.

    ``same``: these bytes were held already. ``differs``: another file is held, and stays.
    ``failed``: it could not be had, or is not the text.
    """

    symbol: str
    state: Literal["new", "same", "differs", "replaced", "failed"]
    told: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file from an address that a person typed, not kept yet; ``suffix`` tells its format."""

    url: str
    data: bytes
    suffix: str
    tier: Tier


@cache
def open_door() -> Door:
    """The door to the hosts of official texts: one for the process, so that its pauses hold."""
    return Door(Policy(max_bytes=MAX_BYTES))


def missing_texts(settings: Settings, held: Collection[str] = ()) -> tuple[OfficialText, ...]:
    """The official texts that the catalogues name and no folder holds; no address is opened.

    ``held`` are symbols that are held besides, such as those of an index.

    Raises:
        CorpusError: a catalogue is broken, or the corpus holds nothing.
    """
    missing = list_texts(settings.corpus, settings.documents).missing
    return tuple(text for text in missing if text.symbol not in held)


def held_symbols(holdings: Iterable[Holding]) -> frozenset[str]:
    """The symbols whose own text is held; a note or a register's entry stands in for none."""
    return frozenset(h.identity.symbol for h in holdings if h.text_kind is not TextKind.NOTE)


def tell_missing(missing: Collection[OfficialText]) -> str:
    """One line on texts that are not held and on how to get them; empty where there are none."""
    if not missing:
        return ""
    hosts = ", ".join(sorted({_host(text.url) for text in missing}))
    return (
        f"{len(missing)} official texts are named and not held: itcp-assist corpus fetch --all "
        f"gets them from {hosts}; nothing is fetched unasked"
    )


def fetch_texts(
    symbols: Iterable[str],
    settings: Settings,
    *,
    door: Door | None = None,
    replace: bool = False,
    report: Report = lambda _line: None,
) -> Iterator[Fetched]:
    """Fetch the official texts of these symbols into the user's own folder, one after the other.

    A text is kept when it can be read and its first page carries the symbol. What could not be had
    is told, and the next one is tried. Stopping between two results, or killing the process, leaves
    what was kept; a text that was on its way goes on at the next call.

    Args:
        symbols: as a person may write them.
        settings: ``corpus`` and ``documents`` name the texts; ``documents`` takes them in.
        door: to the hosts; without one, to those of official texts.
        replace: take the place of another file that is held for the same symbol.
        report: takes a line of progress for each text.

    Raises:
        CorpusError: a catalogue is broken, or the corpus holds nothing.
    """
    official = open_corpora([settings.corpus, settings.documents]).official
    door = door or open_door()
    wanted = tuple(dict.fromkeys(symbols))
    for number, typed in enumerate(wanted, 1):
        try:
            text = _named_text(typed, official)
            report(f"fetching {number} of {len(wanted)}: {text.symbol} from {_host(text.url)}")
            fetched = _fetch_one(text, settings.documents, door, replace)
        except ItcpError as error:
            fetched = Fetched(typed, "failed", f"{typed}: {error}")
        yield fetched


def fetch_address(url: str, folder: Path, door: Door | None = None) -> Arrival:
    """The file at an address that a person typed, from any public host, by https alone.

    It is ``official`` where a host of official texts gave it, else an ``upload``. What has come of
    it waits in the hidden part of ``folder`` until it is whole.

    Raises:
        FetchError: one line on why it could not be had.
        ReadingError: it is no format that can be read.
    """
    download = (door or open_door()).fetch(url, _part_of(folder, url), typed=True)
    suffix = _suffix_of(download, url, _TOLD_FORMATS)
    official = urlsplit(download.url).hostname in OFFICIAL_HOSTS
    return Arrival(download.url, download.data, suffix, "official" if official else "upload")


def _host(url: str) -> str:
    """The host of an address in a catalogue, which may be no address at all."""
    try:
        return host_of(url)
    except FetchError:
        return show_address(url)


def _named_text(typed: str, official: Mapping[str, OfficialText]) -> OfficialText:
    """The official text that a person means; CorpusError where none or several are."""
    mentions = find_mentions(typed)
    fits = [s for s in resolve_mention(mentions[0], official) if s in official] if mentions else []
    if len(fits) == 1:
        return official[fits[0]]
    if fits:
        raise CorpusError(f"fits {', '.join(fits)}; give one of them in full")
    raise CorpusError(
        "no catalogue names an official text of that symbol; itcp-assist corpus add takes the "
        "address of one that you know"
    )


def _fetch_one(text: OfficialText, folder: Path, door: Door, replace: bool) -> Fetched:
    download = door.fetch(text.url, _part_of(folder, text.url))
    entry = _checked_entry(text, download)
    kept = keep_text(folder, download.data, entry, replace=replace)
    told = {
        "same": f"unchanged, {kept.told}",
        "differs": f"{kept.told}; --replace takes the new one",
    }.get(kept.state, kept.told)
    return Fetched(text.symbol, kept.state, f"{text.symbol}: {told}", kept.name)


def _checked_entry(text: OfficialText, download: Download) -> Entry:
    """What the catalogue will say of a download, once its first page is found to carry the symbol.

    Raises:
        FetchError: it is the text of another symbol, or of none.
        ReadingError: it cannot be read, or is a page in place of a PDF.
    """
    suffix = _suffix_of(download, text.url, _OFFICIAL_FORMATS)
    document = _read(download.data, f"{text.symbol}{suffix}", suffix)
    printed = read_front(document).printed
    if printed.symbol != text.symbol or printed.is_corrigendum:
        what = "a corrigendum to " if printed.is_corrigendum else ""
        raise FetchError(
            f"{download.url}: its first page carries {what}{printed.symbol or 'no symbol'}, not "
            f"{text.symbol}; nothing was kept"
        )
    identity, today = identify(document), date.today()
    return Entry(
        f"text{suffix}",
        symbol=text.symbol,
        title=" ".join(identity.title.split())[:_MAX_TITLE],
        adopted=identity.adopted,
        language=identity.language,
        url=download.url,
        rights=RIGHTS,
        tier="official",
        remark=_remark(text, today),
        added=today,
        fetched=today,
    )


def _remark(text: OfficialText, today: date) -> str:
    """That an address which was only constructed has proved right."""
    if text.address == "verified":
        return ""
    return f"address verified on {today}: the first page carries the symbol"


def _suffix_of(download: Download, asked: str, formats: Collection[str]) -> str:
    """The suffix for what came, by its bytes alone.

    Raises:
        ReadingError: the address promised another format. It is the one that was asked for which
            promises: a page to log in, behind a redirect, has an address of its own.
        FetchError: it is none of the formats.
    """
    promised = PurePosixPath(urlsplit(asked).path).suffix.lower()
    if promised in MEDIA_BY_SUFFIX:
        detect_media(download.data, promised, download.url)
    media = detect_media(download.data, "", download.url)
    if media not in formats:
        raise FetchError(f"{download.url}: sent none of {', '.join(formats)}; nothing was kept")
    return next(suffix for suffix, named in MEDIA_BY_SUFFIX.items() if named == media)


def _read(data: bytes, name: str, suffix: str) -> Document:
    try:
        with TemporaryDirectory(prefix="itcp-assist-") as spool:
            path = Path(spool) / f"text{suffix}"
            path.write_bytes(data)
            return read_document(path, source=Source(name, "", ""))
    except OSError as error:
        raise StorageError(f"no room to read {name} ({error.strerror}); free space") from error


def _part_of(folder: Path, url: str) -> Path:
    """Where the beginning of a text waits for its end, by the address that was asked for."""
    # a command line may hold bytes that are no text; the policy refuses them in its own words
    digest = hashlib.sha256(url.encode(errors="surrogatepass")).hexdigest()
    return folder / _PARTS / f"{digest[:16]}.part"
