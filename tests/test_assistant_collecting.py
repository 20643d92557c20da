"""Taking documents in: from an address, out of e-mails, and where two pages bear one title."""

import ssl
from datetime import date
from email.message import EmailMessage

import pytest
from odd_server import serving, whole
from renderings import as_docx, as_markdown
from specimens import COMMITTEE, LINKAGE, PAGE
from specimens_pdf import print_pdf

from itcp_assist.assistant.collecting import Adding, add_texts
from itcp_assist.corpus.catalogue import read_catalogue
from itcp_assist.corpus.door import Door
from itcp_assist.corpus.policy import Policy
from itcp_assist.reading import MAX_BYTES


@pytest.fixture
def server():
    with serving() as server:
        server.replies["/a.pdf"] = whole(print_pdf(LINKAGE))
        server.replies["/log-in.pdf"] = whole(b"<html><body><p>Name?</p></body></html>")
        server.replies["/none.pdf"] = whole(b"no", status="404 Not Found")
        yield server


@pytest.fixture
def door(server):
    rules = Policy(
        max_bytes=MAX_BYTES,
        schemes=frozenset({"http"}),
        ports=frozenset({server.port}),
        loopback=True,
        delay_s=0.0,
    )
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return Door(rules, resolve=lambda *_: ("127.0.0.1",), trust=trust)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "documents"


def entries(folder):
    return read_catalogue(folder / "catalogue.toml").documents


@pytest.mark.parametrize(
    ("host", "tier"), [("typed.example", "untrusted"), ("www.imo.org", "official")]
)
def test_an_address_gives_a_text_and_its_host_the_tier(server, door, folder, host, tier):
    url = server.url("/a.pdf", host)
    (added,) = add_texts([url], folder, Adding("untrusted"), door)
    assert (added.state, added.given) == ("new", url)
    entry = entries(folder)["A.9001(90).pdf"]
    assert (entry.url, entry.tier, entry.fetched) == (url, tier, date.today())
    assert entry.remark == f"added from {url}"
    assert [path.name for path in folder.iterdir() if path.suffix == ".pdf"] == ["A.9001(90).pdf"]


def test_what_an_address_does_not_give_is_told(server, door, folder, tmp_path):
    page = tmp_path / "page.md"
    page.write_bytes(as_markdown(PAGE))
    given = [server.url(path, "typed.example") for path in ("/log-in.pdf", "/none.pdf")]
    first, second, third = add_texts([*given, str(page)], folder, Adding(), door)
    assert (first.state, second.state, third.state) == ("refused", "refused", "new")
    assert "is HTML, not PDF" in first.told
    assert "404" in second.told
    assert len(entries(folder)) == 1


def letter(*files):
    mail = EmailMessage()
    mail["Subject"] = "Fictional resolutions"
    mail.set_content("1. REQUESTS everybody to read the attached resolution A.9009(99).")
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


def test_documents_attached_to_a_mail_are_taken_and_its_words_are_not(folder, tmp_path):
    outer = letter(("../../scan.pdf", print_pdf(LINKAGE)), ("logo.png", b"\x89PNG"))
    outer.add_attachment(letter(("page", as_docx(COMMITTEE))))
    (tmp_path / "mail.EML").write_bytes(outer.as_bytes())
    (tmp_path / "words.eml").write_bytes(letter().as_bytes())
    (tmp_path / "torn.eml").write_bytes(outer.as_bytes()[:3000])
    names = [str(tmp_path / name) for name in ("mail.EML", "words.eml", "torn.eml")]
    added = {one.given: one for one in add_texts(names, folder, Adding())}
    assert {given: one.state for given, one in added.items()} == {
        "mail.EML: scan.pdf": "new",
        "mail.EML: logo.png": "aside",
        "mail.EML: page": "new",
        "words.eml": "refused",
        "torn.eml": "refused",
    }
    assert sorted(entries(folder)) == ["A.9001(90).pdf", "MSC.9428(98).docx"]
    assert entries(folder)["A.9001(90).pdf"].remark == "added from mail.EML: scan.pdf"
    assert "has no document attached" in added["words.eml"].told
    assert "breaks off before its end" in added["torn.eml"].told
    assert [given for given, one in added.items() if one.is_left_out] == ["words.eml", "torn.eml"]
    assert list(tmp_path.glob("**/*.png")) == []


def test_two_pages_with_one_title_are_both_kept(folder, tmp_path):
    names = ("one.md", "two.md", "three.md")
    for name in names:
        (tmp_path / name).write_bytes(as_markdown(PAGE).replace(b"spring", name[:3].encode()))
    added = list(add_texts([str(tmp_path / name) for name in names], folder, Adding()))
    assert [one.state for one in added] == ["new"] * 3
    slugs = [one.identity.symbol for one in added]
    assert slugs[0] == "shared-seamanship-page"
    assert len(set(slugs)) == 3
    assert [entry.symbol for entry in entries(folder).values()] == slugs
    again = add_texts([str(tmp_path / name) for name in names], folder, Adding())
    assert [one.state for one in again] == ["same"] * 3
