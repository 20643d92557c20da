"""Official texts on request from the command line, and what a typed address gives."""

import pytest
from command import call
from conftest import StandIn
from doors import PAPER, kept_files, name_texts
from odd_server import whole
from renderings import as_docx
from specimens import LINKAGE

from itcp_assist.assistant import Choices, build_index, examine
from itcp_assist.assistant.fetching import fetch_address
from itcp_assist.corpus.policy import OFFICIAL_HOSTS
from itcp_assist.errors import FetchError, ReadingError
from itcp_assist.settings import Settings

LOGIN = b"<html><head><title>Log in</title></head><body><p>Name and password.</p></body></html>"


@pytest.fixture
def settings(tmp_path, loopback) -> Settings:
    return name_texts(tmp_path, loopback)


# An address that a person types.


def test_an_address_that_was_typed_is_an_upload(settings, loopback, door):
    data = as_docx(LINKAGE)
    loopback.replies["/any"] = whole(data)
    found = fetch_address(loopback.url("/any", "typed.example"), settings.documents, door)
    assert (found.suffix, found.tier) == (".docx", "upload")
    assert found.data == data
    assert kept_files(settings) == {}


def test_an_address_of_the_organisation_is_official(settings, loopback, door):
    host = min(OFFICIAL_HOSTS)
    loopback.replies["/a.pdf"] = whole(PAPER)
    found = fetch_address(loopback.url("/a.pdf", host), settings.documents, door)
    assert (found.tier, found.suffix) == ("official", ".pdf")


@pytest.mark.parametrize(
    ("path", "data", "error", "told"),
    [
        ("/a.pdf", LOGIN, ReadingError, "is HTML, not PDF"),
        ("/a", b"plain words", FetchError, "sent none of pdf, html, docx, akn"),
        ("/a.txt", b"plain words", FetchError, "sent none of pdf, html, docx, akn"),
        ("/\udcff", b"", FetchError, "is no address that can be opened"),
    ],
)
def test_a_typed_address_must_give_a_document(settings, loopback, door, path, data, error, told):
    loopback.replies[path] = whole(data)
    with pytest.raises(error, match=told):
        fetch_address(loopback.url(path), settings.documents, door)


# The command. No test opens an address that is not this machine's.


@pytest.fixture
def itcp_fetch(settings, capsys, monkeypatch):
    monkeypatch.setenv("ITCP_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ITCP_DOCUMENTS", str(settings.documents))

    def run(*arguments):
        return call(capsys, "corpus", "fetch", *arguments)

    return run


def test_the_command_alone_lists_what_is_missing(itcp_fetch, loopback):
    ran = itcp_fetch()
    assert (ran.code, ran.err) == (0, "")
    *rows, last = ran.out.splitlines()
    assert [row.split("\t")[0] for row in rows] == ["A.9001(90)", "A.9002(91)", "MSC.9428(98)"]
    assert last.startswith("3 official texts are named and not held: itcp-assist corpus fetch")
    assert [row["address"] for row in itcp_fetch("--json").json] == [
        "constructed", "verified", "constructed",
    ]  # fmt: skip
    assert loopback.connections == 0


def test_the_command_opens_no_host_but_the_official_ones(itcp_fetch, loopback):
    """The real policy: neither http nor another host than the organisation's."""
    ran = itcp_fetch("--all")
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert "A.9001(90): http://texts.example" in lines[0]
    assert "only https is opened, not http" in lines[0]
    assert "texts are fetched from www.imo.org, wwwcdn.imo.org only" in lines[2]
    assert lines[3] == "itcp-assist: 3 of 3 could not be had, as told above"
    assert loopback.connections == 0


def test_the_command_with_nothing_missing_says_so(itcp_fetch, settings):
    (settings.corpus / "catalogue.toml").write_text("", encoding="utf-8")
    for arguments in ((), ("--all",)):
        ran = itcp_fetch(*arguments)
        assert ran.out == "every official text that is named is held\n"
        assert (ran.code, ran.err) == (0, "")


def test_the_command_in_json_tells_failures_as_data(itcp_fetch):
    ran = itcp_fetch("A.9001(90)", "--json")
    assert ran.code == 1
    assert '"state": "failed"' in ran.out
    assert ran.err == "itcp-assist: 1 of 1 could not be had, as told above\n"


def test_symbols_and_all_exclude_each_other(itcp_fetch):
    ran = itcp_fetch("A.9001(90)", "--all")
    assert ran.code == 2
    assert "name symbols or give --all, not both" in ran.err


def test_a_broken_catalogue_is_told(itcp_fetch, settings):
    (settings.corpus / "catalogue.toml").write_text("[[official]", encoding="utf-8")
    assert "catalogue.toml: is not TOML" in itcp_fetch("--all").refusal


def test_doctor_and_the_build_tell_what_is_missing(settings, tmp_path, itcp):
    index = tmp_path / "indexes"
    told = "3 official texts are named and not held: itcp-assist corpus fetch --all gets them from"
    assert examine(index, settings)["official texts"][0].startswith(told)
    (settings.corpus / "held.pdf").write_bytes(PAPER)
    bare = Choices(with_register=False)
    build_index([settings.corpus], index, StandIn(), choices=bare)  # spares loading the model
    ran = itcp("build", "--corpus", settings.corpus, "--index", index, "--no-register")
    assert ran.out.splitlines()[-1].startswith(told.replace("3", "2", 1))
    assert examine(index, settings)["official texts"][0].startswith(told.replace("3", "2", 1))
    (settings.corpus / "catalogue.toml").write_text("", encoding="utf-8")
    assert examine(index, settings)["official texts"] == []
