"""Official texts on request: what is missing, what is kept, refused, replaced, and told."""

import hashlib
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from doors import PAPER, kept_files, name_texts, official
from odd_server import HOST, cutting, head, moved, whole
from renderings import as_docx, as_page, as_text
from specimens import LINKAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.assistant.fetching import (
    fetch_texts,
    missing_texts,
    tell_missing,
)
from itcp_assist.corpus.catalogue import read_catalogue
from itcp_assist.settings import Settings

CHILD = Path(__file__).with_name("fetching_child.py")
OTHER = print_pdf(replace(LINKAGE, footer="printed anew"))
CORRIGENDUM = replace(LINKAGE, head=("Resolution A.9001(90)", "Corrigendum"))
LOGIN = b"<html><head><title>Log in</title></head><body><p>Name and password.</p></body></html>"


@pytest.fixture
def settings(tmp_path, loopback) -> Settings:
    return name_texts(tmp_path, loopback)


@pytest.fixture
def fetch(settings, door):
    def run(*symbols, **options):
        return list(fetch_texts(symbols or ["A.9001(90)"], settings, door=door, **options))

    return run


def entry_of(settings, name):
    return read_catalogue(settings.documents / "catalogue.toml").documents[name]


def test_what_is_missing_is_told_without_the_network(loopback, settings):
    missing = missing_texts(settings)
    assert [text.symbol for text in missing] == ["A.9001(90)", "A.9002(91)", "MSC.9428(98)"]
    assert tell_missing(missing) == (
        "3 official texts are named and not held: itcp-assist corpus fetch --all gets them from "
        "elsewhere.example, texts.example; nothing is fetched unasked"
    )
    assert [t.symbol for t in missing_texts(settings, {"A.9001(90)", "A.9002(91)"})] == [
        "MSC.9428(98)"
    ]
    assert tell_missing(()) == ""
    assert loopback.connections == 0
    assert not settings.documents.exists()


def test_a_text_is_kept_with_where_and_when_it_came_from(settings, loopback, fetch):
    lines = []
    (one,) = fetch(report=lines.append)
    assert (one.symbol, one.state, one.file) == ("A.9001(90)", "new", "A.9001(90).pdf")
    assert lines == [f"fetching 1 of 1: A.9001(90) from {HOST}"]
    assert kept_files(settings) == {"A.9001(90).pdf": PAPER}
    entry = entry_of(settings, one.file)
    assert (entry.symbol, entry.tier, entry.language) == ("A.9001(90)", "official", "eng")
    assert entry.url == loopback.url("/A.9001(90).pdf")
    assert entry.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert entry.fetched == date.today()
    assert entry.remark == f"address verified on {date.today()}: the first page carries the symbol"
    assert [text.symbol for text in missing_texts(settings)] == ["A.9002(91)", "MSC.9428(98)"]


def test_a_page_is_kept_as_a_page_and_the_address_is_the_final_one(settings, loopback, fetch):
    loopback.replies["/A.9002(91).html"] = moved("/new/A.9002(91).htm?v=2")
    loopback.replies["/new/A.9002(91).htm"] = whole(as_page(RENEWAL))
    (one,) = fetch("A.9002(91)")
    assert one.state == "new"
    entry = entry_of(settings, one.file)
    assert entry.url == loopback.url("/new/A.9002(91).htm?v=2")
    assert entry.remark == ""  # its address was verified before


def test_a_batch_tells_of_each_and_always_finishes(settings, loopback, fetch):
    loopback.replies["/A.9001(90).pdf"] = whole(b"no", status="404 Not Found")
    found = fetch("A.9001(90)", "nonsense", "MSC.9428(98)", "A.7777(77)", "A.9002(91)")
    assert [one.state for one in found] == ["failed"] * 4 + ["new"]
    told = [one.told for one in found]
    assert told[0].startswith("A.9001(90): ")
    assert told[0].endswith("answered 404 Not Found; the text may have moved")
    assert told[1].startswith("nonsense: no catalogue names an official text of that symbol")
    assert "only http is opened, not https" in told[2]
    assert told[3].startswith("A.7777(77): no catalogue names an official text")
    assert list(kept_files(settings)) == ["A.9002(91).html"]


@pytest.mark.parametrize("typed", ["A.9001", "Res. A 9001 (90)", "resolution 9001"])
def test_a_symbol_may_be_written_as_people_do(fetch, typed):
    assert [one.symbol for one in fetch(typed, typed)] == ["A.9001(90)"]


def test_an_entry_whose_address_is_none_is_told(settings, fetch):
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(official("A.9003(92)", "http://[odd"))
    assert "http://[odd, texts.example; nothing" in tell_missing(missing_texts(settings))
    (one,) = fetch("A.9003(92)")
    assert one.told.startswith("A.9003(92): http://[odd: is no address")


def test_an_incomplete_symbol_that_fits_two_is_told(settings, fetch):
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(official("MSC.9001(99)", "https://elsewhere.example/b.pdf"))
    (one,) = fetch("resolution 9001")
    assert one.told == "resolution 9001: fits A.9001(90), MSC.9001(99); give one of them in full"


def test_the_same_bytes_are_unchanged(settings, fetch):
    fetch()
    (one,) = fetch()
    assert one.state == "same"
    assert one.told.startswith("A.9001(90): unchanged, already held as A.9001(90).pdf")
    assert kept_files(settings) == {"A.9001(90).pdf": PAPER}


def test_a_file_that_changed_stays_until_it_is_replaced(settings, loopback, fetch):
    """NET-05."""
    fetch()
    loopback.replies["/A.9001(90).pdf"] = whole(OTHER)
    (one,) = fetch()
    assert one.state == "differs"
    assert one.told.startswith("A.9001(90): differs from A.9001(90).pdf")
    assert f"since {date.today()}" in one.told
    assert "which stays" in one.told
    assert one.told.endswith("--replace takes the new one")
    assert list(kept_files(settings).values()) == [PAPER]
    (one,) = fetch(replace=True)
    assert one.state == "replaced"
    assert list(kept_files(settings).values()) == [OTHER]
    assert entry_of(settings, one.file).sha256 == hashlib.sha256(OTHER).hexdigest()


# NET-02: what came is not the text.


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (LOGIN, "is HTML, not PDF; rename or refetch it"),
        (b"", "sent nothing (0 bytes)"),
        (b"plain words", "is not PDF, or its beginning is damaged"),
        (as_docx(LINKAGE), "is DOCX, not PDF"),
        (b"PK\x03\x04 torn", "is a damaged ZIP or DOCX file"),
        (print_pdf(RENEWAL), "its first page carries A.9002(91), not A.9001(90); nothing was kept"),
        (print_pdf(CORRIGENDUM), "carries a corrigendum to A.9001(90), not A.9001(90)"),
        (PAPER[: len(PAPER) // 3], "A.9001(90).pdf: is damaged"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "A.9001(90).pdf: is damaged"),
    ],
    ids=["login", "nothing", "words", "docx", "zip", "another", "corrigendum", "cut", "hollow"],
)
@pytest.mark.parametrize("kind", ["application/pdf"])
def test_what_is_not_the_text_is_not_kept(settings, loopback, fetch, data, told, kind):
    loopback.replies["/A.9001(90).pdf"] = whole(data, f"Content-Type: {kind}")
    (one,) = fetch()
    assert one.state == "failed"
    assert told in one.told
    assert one.told.startswith("A.9001(90): ")
    assert one.told.isprintable()
    assert kept_files(settings) == {}
    assert not (settings.documents / "catalogue.toml").exists()


def test_a_login_page_behind_a_redirect_is_not_kept(settings, loopback, fetch):
    """It has an address of its own, but the one that was asked for promised a PDF."""
    loopback.replies["/A.9001(90).pdf"] = moved("/login.aspx?back=%2FA.9001(90).pdf")
    loopback.replies["/login.aspx"] = whole(LOGIN)
    (one,) = fetch()
    assert "is HTML, not PDF" in one.told
    assert kept_files(settings) == {}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (LOGIN, "its first page carries no symbol, not A.9002(91)"),
        (as_page(LINKAGE), "its first page carries A.9001(90), not A.9002(91)"),
        (PAPER, "is PDF, not HTML"),
        (as_text(RENEWAL), "sent none of pdf, html"),
    ],
    ids=["login", "another", "pdf", "words"],
)
def test_a_page_is_held_against_its_symbol_too(settings, loopback, fetch, data, told):
    loopback.replies["/A.9002(91).html"] = whole(data)
    (one,) = fetch("A.9002(91)")
    assert one.state == "failed"
    assert told in one.told
    assert kept_files(settings) == {}


def test_a_held_text_survives_what_is_not_the_text(settings, loopback, fetch):
    fetch()
    loopback.replies["/A.9001(90).pdf"] = whole(LOGIN)
    (one,) = fetch(replace=True)
    assert one.state == "failed"
    assert kept_files(settings) == {"A.9001(90).pdf": PAPER}


def test_a_cut_text_is_joined_and_then_checked(settings, loopback, fetch):
    loopback.replies["/A.9001(90).pdf"] = cutting(PAPER, 2000, 'ETag: "1"')
    assert fetch()[0].state == "new"
    assert kept_files(settings) == {"A.9001(90).pdf": PAPER}
    assert [asked.headers.get("range") for asked in loopback.seen] == [None, "bytes=2000-"]


def test_killing_it_leaves_no_half_file_and_the_next_run_goes_on(settings, loopback, fetch):
    """NET-06: kill -9 while the second half is awaited."""
    half = 40_000
    body = PAPER + b"%" * 100_000
    loopback.replies["/A.9001(90).pdf"] = lambda asked: (
        [head("200 OK", f"Content-Length: {len(body)}", 'ETag: "1"'), body[:half], 4.0]
        if "range" not in asked.headers
        else cutting(body, half, 'ETag: "1"')(asked)
    )
    folder = settings.documents.parent
    command = [sys.executable, str(CHILD), str(loopback.port), str(folder), "A.9001(90)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        parts = settings.documents / ".parts"
        while not (parts.exists() and any(p.stat().st_size > 10_000 for p in parts.iterdir())):
            assert child.poll() is None
        os.kill(child.pid, signal.SIGKILL)
    assert kept_files(settings) == {}
    assert not (settings.documents / "catalogue.toml").exists()
    assert fetch()[0].state == "new"
    assert kept_files(settings) == {"A.9001(90).pdf": body}
    assert "range" in loopback.seen[-1].headers
    assert list(parts.iterdir()) == []


def test_stopping_between_two_keeps_the_first(settings, door):
    going = fetch_texts(["A.9001(90)", "A.9002(91)"], settings, door=door)
    assert next(going).state == "new"
    going.close()
    assert list(kept_files(settings)) == ["A.9001(90).pdf"]
