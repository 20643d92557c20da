"""What the door asks for, and what it makes of refusals, certificates and busy servers."""

import shutil

import pytest
from doors import BODY, ETAG, NOBODY, local, policy, refusal
from hypothesis import given
from hypothesis import strategies as st
from odd_server import HOST, Authority, head, moved, one_by_one, serving, whole

from itcp_assist.corpus.door import Door
from itcp_assist.corpus.pacing import parse_rest


def test_a_text_comes_whole_and_leaves_no_part(loopback, door, part):
    loopback.replies["/a(1).pdf"] = whole(BODY, ETAG)
    found = door.fetch(loopback.url("/a(1).pdf"), part)
    assert (found.url, found.data) == (loopback.url("/a(1).pdf"), BODY)
    assert list(part.parent.iterdir()) == []
    headers = loopback.seen[0].headers
    assert headers["host"] == f"{HOST}:{loopback.port}"
    assert headers["accept-encoding"] == "identity"
    assert headers["user-agent"].startswith("itcp-assist/")
    assert "range" not in headers


def test_chunks_are_put_together(loopback, door, part):
    chunks = [b"%x\r\n%s\r\n" % (len(BODY), BODY), b"0\r\n\r\n"]
    loopback.replies["/a"] = lambda _: [head("200 OK", "Transfer-Encoding: chunked"), *chunks]
    assert door.fetch(loopback.url("/a"), part).data == BODY


def test_no_proxy_of_the_environment_is_used(loopback, door, part, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    loopback.replies["/a"] = whole(BODY)
    assert door.fetch(loopback.url("/a"), part).data == BODY


# NET-02: no text came.


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (whole(b""), "sent nothing (0 bytes)"),
        (whole(b"", status="204 No Content"), "answered 204 No Content"),
        (whole(b"no", status="404 Not Found"), "answered 404 Not Found; the text may have moved"),
        (whole(b"no", status="403 Forbidden"), "answered 403 Forbidden"),
        (whole(b"no", status="599 \x1b[31m"), "answered 599; the text"),
        (whole(b"no", status="599 Odd"), "answered 599;"),
        (whole(b"no", "Content-Range: bytes 0-1/2", status="206 Partial Content"), "did not go on"),
        (lambda _: [head("200 OK"), BODY], "does not say how long the text is"),
        (lambda _: [b"SSH-2.0-OpenSSH_9.9\r\n"], "does not answer as a web server does"),
        (lambda _: [b""], "does not answer as a web server does"),
        (lambda _: [b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000], "as a web server does"),
        (
            lambda _: [head("101 Switching Protocols", "Upgrade: x", "Connection: upgrade")],
            "UPGRADE",
        ),
    ],
)
def test_what_is_no_text_is_refused(loopback, door, part, reply, told):
    loopback.replies["/a"] = reply
    assert told in refusal(door, loopback.url("/a"), part)


# NET-04: certificates.


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make certificates with")
    return Authority(tmp_path_factory.mktemp("authority"))


def test_a_certificate_of_the_host_is_trusted(authority, part):
    with serving(authority.issue(HOST)) as loopback:
        loopback.replies["/a"] = whole(BODY)
        loopback.replies["/b"] = moved(f"http://{HOST}:{loopback.port}/a")
        door = Door(policy(loopback), resolve=local, trust=authority.trusting())
        assert door.fetch(loopback.url("/a"), part).data == BODY
        assert "only https is opened, not http" in refusal(door, loopback.url("/b"), part)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda authority: authority.sign_itself(HOST), "self-signed certificate"),
        (lambda authority: authority.issue(HOST, days=-1), "certificate has expired"),
        (lambda authority: authority.issue("elsewhere.example"), "Hostname mismatch"),
    ],
    ids=["self-signed", "expired", "other host"],
)
def test_a_certificate_that_cannot_be_trusted_ends_it(authority, part, make, told):
    with serving(make(authority)) as loopback:
        loopback.replies["/a"] = whole(BODY)
        door = Door(policy(loopback), resolve=local, trust=authority.trusting())
        line = refusal(door, loopback.url("/a"), part)
        assert f"{HOST}: its certificate is not trusted (" in line
        assert told in line
        assert loopback.seen == []


def test_nobody_else_trusts_the_authority(authority, part):
    with serving(authority.issue(HOST)) as loopback:
        told = refusal(Door(policy(loopback), resolve=local), loopback.url("/a"), part)
        assert "its certificate is not trusted (unable to get local issuer" in told


# NET-07: busy servers and politeness.


@given(
    st.text(max_size=40) | st.from_regex(r"\w{3}, \d+ \w{3} \d+ [\d:]+ [+-]?\w+", fullmatch=True)
)
def test_any_words_in_place_of_a_time_are_a_rest(text):
    assert parse_rest(text) >= 0


def busy(status, *lines):
    return whole(b"", *lines, status=status)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_busy_server_is_asked_again_after_the_rest_it_asks_for(
    loopback, door, hours, part, status
):
    loopback.replies["/a"] = one_by_one(busy(status, "Retry-After: 17"), whole(BODY))
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert hours.slept == [17.0]


def test_a_busy_server_that_names_no_time_is_left_alone_for_a_while(loopback, door, hours, part):
    loopback.replies["/a"] = busy("503 Service Unavailable", "Retry-After: later")
    told = refusal(door, loopback.url("/a"), part)
    assert told == f"{HOST}: answered 503 Service Unavailable, 3 times; try again later"
    assert hours.slept == [5.0, 5.0]


@pytest.mark.parametrize("rest", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT", "9" * 400])
def test_a_long_rest_is_told_and_no_other_text_is_asked_for_meanwhile(loopback, door, part, rest):
    loopback.replies["/a"] = busy("429 Too Many Requests", f"Retry-After: {rest}")
    loopback.replies["/b"] = whole(BODY)
    assert "is busy and asks for" in refusal(door, loopback.url("/a"), part)
    assert "s of rest; try again after that" in refusal(door, loopback.url("/b"), part)
    assert [asked.path for asked in loopback.seen] == ["/a"]


def test_two_texts_of_a_host_are_a_pause_apart(loopback, hours, part):
    hosts = frozenset({HOST, "cdn.example"})
    door = Door(
        policy(loopback, delay_s=1.0, hosts=hosts), resolve=local, trust=NOBODY, clock=hours.clock
    )
    loopback.replies["/a"] = whole(BODY)
    for host in (HOST, HOST, "cdn.example", HOST):
        door.fetch(loopback.url("/a", host), part)
    assert hours.slept == [1.0, 1.0]
