"""Doors to the web for tests: the real one, with the real guards, on a loopback server."""

import ssl
from dataclasses import replace
from pathlib import Path

import pytest
from odd_server import HOST, OddServer, whole
from renderings import as_page
from specimens import LINKAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.corpus.pacing import Clock
from itcp_assist.corpus.policy import Policy
from itcp_assist.errors import FetchError
from itcp_assist.settings import Settings

PAPER = print_pdf(LINKAGE)
BODY = b"%PDF-1.7 harbours " * 4000
ETAG = 'ETag: "7"'
# Trusts nobody: enough where nothing is encrypted, and made at once.
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def local(_host, _port):
    """A resolver: every name leads to this machine."""
    return ("127.0.0.1",)


class Hours:
    """A clock that jumps forward when somebody sleeps, and notes for how long."""

    def __init__(self):
        self.time = 1000.0
        self.slept = []
        self.clock = Clock(lambda: self.time, self._sleep)

    def _sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds


def policy(server: OddServer, **changes) -> Policy:
    """The real policy with real guards, but for what a loopback server needs."""
    plain = Policy(
        max_bytes=200_000,
        hosts=frozenset({HOST}),
        schemes=frozenset({server.scheme}),
        ports=frozenset({server.port}),
        loopback=True,
        read_timeout_s=1.0,
        delay_s=0.0,
    )
    return replace(plain, **changes)


def refusal(door, url, part, **options) -> str:
    """The one line with which a text was refused; nothing of it is left."""
    with pytest.raises(FetchError) as caught:
        door.fetch(url, part, **options)
    line = str(caught.value)
    assert line.isprintable()
    assert not part.exists()
    return line


def official(symbol: str, url: str, address: str = "constructed") -> str:
    """An entry of a catalogue for a text that is named and not held."""
    return f'[[official]]\nsymbol = "{symbol}"\nurl = "{url}"\naddress = "{address}"\n'


def name_texts(folder: Path, server: OddServer) -> Settings:
    """A corpus whose catalogue names two texts on the server and one elsewhere, and no more."""
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "page.txt").write_text("A page of our own.\n", encoding="utf-8")
    (corpus / "catalogue.toml").write_text(
        official("A.9001(90)", server.url("/A.9001(90).pdf"))
        + official("A.9002(91)", server.url("/A.9002(91).html"), "verified")
        + official("MSC.9428(98)", "https://elsewhere.example/MSC.9428(98).pdf"),
        encoding="utf-8",
    )
    server.replies["/A.9001(90).pdf"] = whole(PAPER, ETAG)
    server.replies["/A.9002(91).html"] = whole(as_page(RENEWAL))
    return Settings(corpus=corpus, documents=folder / "documents")


def kept_files(settings: Settings) -> dict[str, bytes]:
    """The documents that the user's own folder holds, by their names."""
    folder = settings.documents
    files = folder.iterdir() if folder.exists() else ()
    plain = (path for path in files if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in plain if path.name != "catalogue.toml"}
