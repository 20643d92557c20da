"""What a server's reply means for a text that is being fetched: go on, begin, ask again, or end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self

from itcp_assist import __version__
from itcp_assist.corpus.partial import Part
from itcp_assist.corpus.policy import WebAddress
from itcp_assist.errors import FetchError

USER_AGENT = f"itcp-assist/{__version__} (one text at its user's request; no crawler)"
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_RANGE_RE = re.compile(r"bytes (?P<start>\d{1,12})-\d{1,12}/(?P<total>\d{1,12})")


class IncompleteError(Exception):
    """A text that did not come whole this time, and may at another attempt; translated in door."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The status and headers with which a server answers, the names in lower case."""

    status: int
    headers: Mapping[str, str]

    @classmethod
    def read(cls, status: int, headers: Iterable[tuple[bytes, bytes]]) -> Self:
        """A reply from the bytes that came; HTTP's own charset is Latin-1."""
        return cls(status, {n.decode("latin-1").lower(): v.decode("latin-1") for n, v in headers})

    @property
    def is_redirect(self) -> bool:
        """Say whether the text is said to be elsewhere."""
        return self.status in _REDIRECTS

    @property
    def is_busy(self) -> bool:
        """Say whether the server asks to be left alone for a while."""
        return self.status in _BUSY

    @property
    def validator(self) -> str:
        """What tells a file from its later versions, for If-Range; empty where nothing does.

        A weak ETag does not: it calls files the same that differ in their bytes (RFC 9110, 13.1.5).
        """
        etag = self.headers.get("etag", "")
        found = etag if etag.startswith('"') else self.headers.get("last-modified", "")
        return found if found.isascii() and found.isprintable() else ""  # as a request may hold it

    def __str__(self) -> str:
        """The status in figures and in words."""
        known = self.status in set(HTTPStatus)
        return f"{self.status} {HTTPStatus(self.status).phrase}" if known else str(self.status)


def request_headers(address: WebAddress, part: Part) -> list[tuple[str, str]]:
    """What is asked for: the text as it is, or the rest of it where its beginning is here."""
    headers = [
        ("User-Agent", USER_AGENT),
        ("Accept", "application/pdf, text/html;q=0.9, */*;q=0.1"),
        ("Accept-Encoding", "identity"),
    ]
    if part.size and part.validator and part.url == str(address):
        headers += [("Range", f"bytes={part.size}-"), ("If-Range", part.validator)]
    return headers


def begin_text(reply: Reply, address: WebAddress, part: Part, max_bytes: int) -> int | None:
    """Make a part ready for the body that follows; how long it will then be, where that is told.

    Raises:
        FetchError: the reply is not the text, or one whose end could not be told.
        IncompleteError: the part was of no use and is forgotten; ask again.
    """
    if reply.status not in (200, 206, 416):
        raise FetchError(f"{address}: answered {reply}; the text may have moved")
    if reply.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise FetchError(f"{address}: sent the text packed, though it was asked for plain")
    if reply.status == 200:
        total = _told_length(reply, address)
        part.begin(str(address), reply.validator)
    else:
        total = _resumed_total(reply, address, part)
    if total is not None and total > max_bytes:
        part.clear()
        raise too_large(address, max_bytes)
    return total


def too_large(address: WebAddress, max_bytes: int) -> FetchError:
    """The refusal of a text that is longer than any that is read."""
    return FetchError(f"{address}: is larger than {max_bytes:,} bytes, the limit")


def _told_length(reply: Reply, address: WebAddress) -> int | None:
    """How long the text is; None where it comes in chunks, of which the last one is marked."""
    length = reply.headers.get("content-length", "")
    if not length and "transfer-encoding" not in reply.headers:
        raise FetchError(f"{address}: does not say how long the text is; a cut one would not show")
    return int(length) if length else None


def _resumed_total(reply: Reply, address: WebAddress, part: Part) -> int:
    """How long the text will be when the rest that was asked for has come, and it is that rest."""
    found = _RANGE_RE.fullmatch(reply.headers.get("content-range", ""))
    fits = (
        reply.status == 206
        and found is not None
        and part.size > 0
        and int(found["start"]) == part.size
        and reply.validator in ("", part.validator)
    )
    if found is None or not fits:
        part.clear()
        raise IncompleteError(f"{address.host}: did not go on where the text had broken off")
    return int(found["total"])
