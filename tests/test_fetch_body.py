"""What the door makes of a body: whole, cut, stalled, endless or packed (NET-03)."""

import gzip
import socket
import threading

import pytest
from doors import BODY, ETAG, NOBODY, local, policy, refusal
from odd_server import HOST, cutting, head, one_by_one, whole

from itcp_assist.corpus.door import Door
from itcp_assist.errors import FetchError, StorageError

GIVE_UP_S = 3.0  # longer than any read is waited for


# NET-03: cut, stalled, dripping, endless and packed texts.


def test_a_cut_text_goes_on_where_it_broke_off(loopback, door, part):
    loopback.replies["/a"] = cutting(BODY, 30_000, ETAG)
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert [asked.headers.get("range") for asked in loopback.seen] == [None, "bytes=30000-"]
    assert loopback.seen[1].headers["if-range"] == '"7"'


def test_a_text_goes_on_at_the_next_run(loopback, hours, part):
    once = Door(policy(loopback, attempts=1), resolve=local, trust=NOBODY, clock=hours.clock)
    loopback.replies["/a"] = cutting(BODY, 30_000, "Last-Modified: Mon, 04 May 2026 10:00:00 GMT")
    with pytest.raises(FetchError, match="broke off after 30,000 bytes"):
        once.fetch(loopback.url("/a"), part)
    assert part.exists()
    assert once.fetch(loopback.url("/a"), part).data == BODY
    assert loopback.seen[1].headers["if-range"] == "Mon, 04 May 2026 10:00:00 GMT"
    assert not part.exists()


@pytest.mark.parametrize("lines", [(), ('ETag: W/"7"',), ('ETag: "\xe9"',), ("ETag: 7",)])
def test_a_text_that_cannot_be_told_from_its_next_version_begins_anew(loopback, door, part, lines):
    loopback.replies["/a"] = cutting(BODY, 30_000, *lines)
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert [asked.headers.get("range") for asked in loopback.seen] == [None, None]


def test_a_server_without_ranges_begins_anew(loopback, door, part):
    loopback.replies["/a"] = cutting(BODY, 30_000, ETAG, ranges=False)
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert len(loopback.seen) == 2


def test_a_text_that_changed_meanwhile_is_fetched_whole(loopback, door, part):
    cut = cutting(BODY, 30_000, ETAG)
    loopback.replies["/a"] = one_by_one(cut, whole(b"%PDF-1.7 newer", 'ETag: "8"'))
    assert door.fetch(loopback.url("/a"), part).data == b"%PDF-1.7 newer"


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Range: bytes 0-71999/72000", ETAG),
        ("Content-Range: bytes 30000-71999/72000", 'ETag: "8"'),
        ("Content-Range: bytes 30000-71999/99999", ETAG),
        ("Content-Range: bytes 30000-71999/*", ETAG),
        (),
    ],
)
def test_a_part_that_was_not_asked_for_is_never_joined(loopback, door, part, lines):
    wrong = whole(b"x" * 42_000, *lines, status="206 Partial Content")
    loopback.replies["/a"] = one_by_one(cutting(BODY, 30_000, ETAG), wrong, whole(BODY, ETAG))
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert "range" not in loopback.seen[2].headers


def test_a_range_that_cannot_be_served_begins_anew(loopback, door, part):
    beyond = whole(b"", status="416 Range Not Satisfiable")
    loopback.replies["/a"] = one_by_one(cutting(BODY, 30_000, ETAG), beyond, whole(BODY, ETAG))
    assert door.fetch(loopback.url("/a"), part).data == BODY


def test_a_text_that_is_cut_every_time_is_given_up(loopback, door, part):
    loopback.replies["/a"] = lambda _: [head("200 OK", "Content-Length: 9"), b"cut"]
    told = refusal(door, loopback.url("/a"), part)
    assert told == f"{HOST}: broke off after 3 bytes, 3 times; try again later"


@pytest.mark.parametrize(
    "torn", [b"", b"[", b'["http', b"{}\n", b"[1, 2]\nxyz", b"\xff\n", b'["a", "b\\n"]\nxyz']
)
def test_a_torn_part_is_forgotten(loopback, door, part, torn):
    part.parent.mkdir()
    part.write_bytes(torn)
    loopback.replies["/a"] = whole(BODY)
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert "range" not in loopback.seen[0].headers


def test_a_part_of_another_text_is_forgotten(loopback, door, part):
    part.parent.mkdir()
    part.write_bytes(b'["http://texts.example/b", "\\"7\\""]\nother')
    loopback.replies["/a"] = whole(BODY, ETAG)
    assert door.fetch(loopback.url("/a"), part).data == BODY


@pytest.mark.parametrize("before", [(), (head("200 OK", "Content-Length: 9"), b"begun")])
def test_a_silent_server_is_left(loopback, hours, part, before):
    door = Door(
        policy(loopback, read_timeout_s=0.1), resolve=local, trust=NOBODY, clock=hours.clock
    )
    loopback.replies["/a"] = lambda _: [*before, GIVE_UP_S]
    told = refusal(door, loopback.url("/a"), part)
    assert told == (
        f"{HOST}: broke off after 5 bytes, 3 times; try again later"
        if before
        else f"{HOST}: did not answer in time; try again later"
    )


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (b"", "did not answer in time"),
        (b"HTTP/1.1 200 OK\r\nX: ", "did not answer in time"),
        (head("200 OK", "Content-Length: 9999"), "took more than 0.4 s for one text"),
    ],
)
def test_a_dripping_server_is_left_when_the_time_has_passed(loopback, part, before, told):
    """Each byte comes in time; all of them together do not."""
    door = Door(policy(loopback, wall_limit_s=0.4), resolve=local, trust=NOBODY)
    loopback.replies["/a"] = lambda _: [before, *[b"x", 0.03] * 200]
    assert told in refusal(door, loopback.url("/a"), part)
    assert len(loopback.seen) == 1


def test_a_resolver_that_takes_all_the_time_leaves_none_to_connect(loopback, hours, part):
    def slow(_host, _port):
        hours.time += 400
        return ("127.0.0.1",)

    with socket.socket() as deaf:  # would refuse at once whoever tried
        deaf.bind(("127.0.0.1", 0))
        port = deaf.getsockname()[1]
        rules = policy(loopback, ports=frozenset({port}))
        door = Door(rules, resolve=slow, trust=NOBODY, clock=hours.clock)
        told = refusal(door, f"http://{HOST}:{port}/a", part)
    assert told == f"{HOST}: did not answer in time; try again later"


@pytest.mark.parametrize(
    "reply",
    [
        lambda _: [head("200 OK", "Content-Length: " + "9" * 5000)],
        lambda _: [head("200 OK", "Content-Length: 5000000000"), BODY, GIVE_UP_S],
        lambda _: [
            head("200 OK", "Transfer-Encoding: chunked"),
            *[b"10000\r\n" + b"x" * 0x10000 + b"\r\n"] * 50,
        ],
    ],
)
def test_an_endless_text_is_refused(loopback, door, part, reply):
    loopback.replies["/a"] = reply
    told = refusal(door, loopback.url("/a"), part)
    assert "is larger than 200,000 bytes, the limit" in told or "as a web server does" in told


@pytest.mark.parametrize("coding", ["gzip", "br", "gzip, identity", "deflate"])
def test_a_packed_text_is_refused(loopback, door, part, coding):
    bomb = gzip.compress(b"\0" * 1_000_000)
    loopback.replies["/a"] = whole(bomb, f"Content-Encoding: {coding}")
    assert "sent the text packed" in refusal(door, loopback.url("/a"), part)


def test_a_transfer_that_is_packed_is_refused(loopback, door, part):
    loopback.replies["/a"] = lambda _: [head("200 OK", "Transfer-Encoding: gzip, chunked"), b"0"]
    assert "does not answer as a web server does" in refusal(door, loopback.url("/a"), part)


def test_two_at_once_do_not_share_a_part(loopback, door, part):
    loopback.replies["/a"] = lambda _: [head("200 OK", "Content-Length: 4"), b"%P", 0.3, b"DF"]
    found = []
    first = threading.Thread(target=lambda: found.append(door.fetch(loopback.url("/a"), part)))
    first.start()
    while not loopback.seen:
        first.join(0.01)
    with pytest.raises(FetchError, match="another itcp-assist is fetching this text"):
        door.fetch(loopback.url("/a"), part)
    first.join()
    assert found[0].data == b"%PDF"


def test_a_disk_that_refuses_is_told(loopback, door, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(StorageError, match=r"cannot write in .*; free space or allow writing"):
        door.fetch(loopback.url("/a"), tmp_path / "file" / "one.part")
