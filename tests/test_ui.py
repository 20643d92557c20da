"""The page without a browser: what it shows when asked, and what it refuses to serve."""

import gc
import signal
import socket
import subprocess
import sys
import warnings
from datetime import date
from io import BytesIO
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from fake_assistant import OLD, TEXTS, TODAY, FakeAssistant, FakeRenewal
from fastapi.testclient import TestClient
from served import serving

from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError, QuestionError, SettingsError, StorageError
from itcp_assist.present.wording import to_fragment
from itcp_assist.ui import Place, desk, launch_page
from itcp_assist.ui.guard import CONTENT_POLICY, MAX_BODY, host_check, is_loopback
from itcp_assist.ui.serve import build_app


class BrokenAssistant(FakeAssistant):
    """Fails as only a fault in the program does."""

    def ask(self, question, **_):
        raise ZeroDivisionError(question)


@pytest.fixture(scope="module")
def client():
    with warnings.catch_warnings():
        # Gradio drops the event loops that it makes when its locks are built: collect them here,
        # where that is no error, and not in the middle of another test.
        warnings.simplefilter("ignore", ResourceWarning)
        app = build_app(FakeAssistant())
        gc.collect()
    with TestClient(app, base_url="http://127.0.0.1:7860") as client:
        yield client


def test_importing_the_page_does_not_import_gradio():
    code = "import sys, itcp_assist.ui; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- what the events show


def test_a_reply_keeps_the_answer_for_the_next_turn():
    assistant = FakeAssistant()
    first = desk.reply(assistant, f"What does {OLD} say?", "2004-01-01", ())
    desk.reply(assistant, "And the other?", "", (first,))
    assert first.answer is not None
    assert assistant.turns_seen == [0, 1]


def test_a_refused_question_is_an_ordinary_line():
    refused = desk.reply(FakeAssistant(), "?!", "", ())
    assert refused.shown.startswith("the question holds no words")
    assert "\n" not in refused.shown
    assert refused.answer is None


def test_a_fault_is_logged_and_told_without_its_details(caplog):
    told = desk.reply(BrokenAssistant(), "secret question", "", ())
    assert "fault in the program" in told.shown
    assert "secret" not in told.shown
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("day", ["yesterday", "2017-13-01", "6.12.2017", "2017-12-06T10:00"])
def test_a_day_in_another_form_is_refused_with_the_form(day):
    with pytest.raises(QuestionError, match="YYYY-MM-DD"):
        desk.parse_day(day)
    assert "YYYY\\-MM\\-DD" in desk.reply(FakeAssistant(), f"What does {OLD} say?", day, ()).shown


def test_the_day_reaches_the_answer():
    before = desk.reply(FakeAssistant(), f"What does {OLD} say?", "2002-01-01", ())
    assert before.answer is not None
    assert before.answer.query.as_of == date(2002, 1, 1)
    assert "revoked" not in before.shown


def test_a_reference_opens_the_clause_with_its_quote_marked():
    fragment = to_fragment(Citation.parse(f"{OLD}#op/1"), TODAY, (0, 7))
    assert "<mark>INVITES</mark>" in desk.open_reference(FakeAssistant(), fragment, "")


def test_a_reference_keeps_the_day_of_its_answer():
    fragment = to_fragment(Citation.parse(f"{OLD}#op/1"), date(2002, 1, 1))
    shown = desk.open_reference(FakeAssistant(), fragment, "2004-01-01")
    assert "on 1 January 2002" in shown
    assert "Revoked" not in shown
    bare = fragment.partition("&")[0]
    assert "Revoked" in desk.open_reference(FakeAssistant(), bare, "2004-01-01")


def test_a_reference_to_a_whole_document_opens_its_standing():
    shown = desk.open_reference(FakeAssistant(), to_fragment(Citation(OLD), TODAY), "")
    assert "Resolution A.9001(90)" in shown
    assert "Chain, oldest first" in shown


@pytest.mark.parametrize(
    "fragment",
    ["", "#clause=", "#clause=A.9009%2899%29%23op%2F1", "#clause=%3Cimg%20src%3Dx%3E", "x" * 9000],
)
def test_an_unknown_reference_opens_a_plain_pane(fragment):
    shown = desk.open_reference(FakeAssistant(), fragment, "")
    assert "Not in the collection" in shown
    assert "<img" not in shown
    assert len(shown) < 2000


def test_the_status_and_the_collection_are_tables():
    assistant = FakeAssistant()
    assert "Revoked" in desk.tell_status(assistant, f" {OLD} ", "")
    assert desk.tell_status(assistant, "A.9009(99)", "").startswith("<p>A.9009(99)")
    assert "&lt;b&gt;" in desk.tell_status(assistant, "<b>", "")
    assert "2 documents held" in desk.tell_collection(assistant, "")
    assert "YYYY-MM-DD" in desk.tell_collection(assistant, "never")


def test_lists_are_given_out_as_files(client):
    asked = {"symbol": OLD, "state": "revoked", "day": "2004-01-01"}
    reply = client.get("/list.csv", params=asked)
    assert reply.status_code == 200
    assert reply.headers["content-disposition"] == 'attachment; filename="list.csv"'
    assert reply.headers["content-security-policy"] == CONTENT_POLICY
    assert "fold their paper boats" in reply.text
    for form in ("xlsx", "docx"):
        reply = client.get(f"/list.{form}", params=asked)
        with ZipFile(BytesIO(reply.content)) as package:
            assert package.testzip() is None
    refused = client.get("/list.csv", params={"day": "never"})
    assert refused.status_code == 400
    assert "YYYY-MM-DD" in refused.json()["detail"]
    assert client.get("/list.csv", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/list.html").status_code == 404


def test_a_document_without_standing_is_still_listed():
    assistant = FakeAssistant({"paper-boats-page#par/1": "Boats float.", **TEXTS})
    shown = desk.tell_collection(assistant, "")
    assert "3 documents held" in shown
    assert "paper-boats-page" in shown


class Refusing(FakeRenewal):
    """Cannot say what is missing, and stops after one step."""

    def offer(self):
        raise CorpusError("catalogue.toml: is not TOML; correct it")

    def run(self):
        yield "1 of 2: kept"
        raise StorageError("no room; free space")


def test_a_renewal_shows_its_steps_as_text_and_an_error_as_one_more():
    *_, shown = desk.fetch_missing(FakeRenewal())
    assert shown.count("<li>") == 3 and "&lt;img src=x" in shown
    assert [s.count("<li>") for s in desk.fetch_missing(Refusing())] == [1, 2]
    assert "no room; free space" in list(desk.fetch_missing(Refusing()))[-1]
    assert desk.tell_missing(Refusing()) == "<p>catalogue.toml: is not TOML; correct it</p>"


# --- what is served


def test_the_page_is_served_with_its_headers(client):
    reply = client.get("/")
    assert reply.status_code == 200
    assert "Technical co-operation resolutions" in reply.text
    assert reply.headers["content-security-policy"] == CONTENT_POLICY
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_nothing_in_from_elsewhere():
    assert "http" not in CONTENT_POLICY
    assert "*" not in CONTENT_POLICY
    for directive in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"):
        assert directive in CONTENT_POLICY


@pytest.mark.parametrize("path", ["/", "/nowhere", "/gradio_api/upload", "/config"])
def test_headers_are_on_every_reply(client, path):
    assert client.get(path).headers["content-security-policy"] == CONTENT_POLICY


def test_health_tells_what_is_held(client):
    assert client.get("/health").json() == {"status": "ok", "documents": 2}


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:7860"},
        {"host": "[::1"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_requests_from_elsewhere_are_refused(client, headers):
    reply = client.get("/config", headers=headers)
    assert reply.status_code == 400
    assert "access-control-allow-origin" not in reply.headers


def test_nothing_can_be_uploaded(client):
    for path in ("/gradio_api/upload", "/gradio_api/upload?upload_id=1"):
        assert client.post(path, files={"files": ("x.txt", b"x")}).status_code == 404


def test_large_and_unmeasured_requests_are_refused(client):
    url = "/gradio_api/queue/join"
    assert client.post(url, content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert client.post(url, content=iter([b"x"])).status_code == 411
    assert client.post(url, content=b"", headers={"content-length": "9" * 5000}).status_code == 411


def test_the_configuration_tells_no_public_endpoint_and_no_footer(client):
    config = client.get("/config").json()
    assert config["footer_links"] == []
    assert config["analytics_enabled"] is False
    assert all(dependency["api_visibility"] == "private" for dependency in config["dependencies"])
    assert "googleapis" not in client.get("/").text


@pytest.mark.parametrize(
    ("bound", "host", "taken"),
    [
        ("127.0.0.1", "localhost:7860", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "[::1]:7860", True),
        ("127.0.0.1", "192.0.2.7", False),
        ("192.0.2.7", "192.0.2.7:80", True),
        ("192.0.2.7", "evil.example", False),
        ("0.0.0.0", "192.0.2.7:80", True),
        ("0.0.0.0", "evil.example", False),
        ("boats.example", "BOATS.example:80", True),
    ],
)
def test_which_hosts_are_ours(bound, host, taken):
    assert host_check(bound)(host) is taken


def test_the_own_name_is_ours_when_all_addresses_are():
    assert host_check("0.0.0.0")(f"{socket.gethostname()}:80")


# --- where it may listen, and how it stops


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_tells_its_address_answers_and_stops_cleanly(stop):
    with serving() as (server, address):
        with urlopen(f"{address}/health", timeout=10) as reply:
            assert reply.status == 200
        server.send_signal(stop)
        told, complaints = server.communicate(timeout=20)
    assert server.returncode == 0
    assert (told, complaints) == ("", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "boats.example"])
def test_other_machines_are_let_in_only_on_purpose(host):
    assert not is_loopback(host)
    with pytest.raises(SettingsError, match="no log-in"):
        launch_page(FakeAssistant(), Place(host, 0))


def test_a_port_in_use_is_one_clear_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} on 127.0.0.1 is in use") as caught:
            launch_page(FakeAssistant(), Place("127.0.0.1", port))
    assert "\n" not in str(caught.value)


def test_impossible_ports_and_addresses_are_one_clear_line():
    with pytest.raises(SettingsError, match="port 70000 does not exist"):
        launch_page(FakeAssistant(), Place("127.0.0.1", 70000))
    with pytest.raises(SettingsError, match=r"cannot listen on 192\.0\.2\.7"):
        launch_page(FakeAssistant(), Place("192.0.2.7", 0, allow_remote=True))
