"""Which addresses the door opens: schemes, hosts, redirects, and where names lead (NET-01)."""

import socket

import pytest
from doors import BODY, NOBODY, local, policy, refusal
from hypothesis import example, given
from hypothesis import strategies as st
from odd_server import HOST, moved, whole

from itcp_assist.corpus.door import Door
from itcp_assist.corpus.policy import OFFICIAL_HOSTS, Policy, parse_address
from itcp_assist.corpus.resolving import is_public
from itcp_assist.errors import FetchError

# NET-01: where a redirect may not lead.


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("http://elsewhere.example:{port}/a", "texts are fetched from texts.example only"),
        ("http://127.0.0.1:{port}/a", "texts are fetched from texts.example only"),
        ("//127.0.0.1:{port}/a", "texts are fetched from texts.example only"),
        ("http://[::1]:{port}/a", "texts are fetched from texts.example only"),
        ("http://169.254.169.254/latest/meta-data", "texts are fetched from texts.example only"),
        ("http://texts.example.:{port}/a", "texts are fetched from texts.example only"),
        ("http://texts.example@evil.example:{port}/a", "carries a user's name"),
        ("http://a:b@texts.example:{port}/a", "carries a user's name"),
        ("file:///etc/passwd", "only http is opened, not file"),
        ("ftp://texts.example/a", "only http is opened, not ftp"),
        ("javascript:alert(1)", "only http is opened, not javascript"),
        ("http://texts.example:9/a", "names port 9"),
        ("http://texts.example:99999/a", "is no address"),
        ("http://texts.example\\@evil.example/a", "is no address that can be opened"),
        ("http://[texts.example/a", "redirects; refused: Invalid IPv6 URL"),
        ("", "redirects without saying where"),
        ("/" + "a" * 3000, "is no address that can be opened"),
    ],
)  # fmt: skip
def test_a_redirect_is_held_against_the_policy(loopback, door, part, location, told):
    loopback.replies["/a"] = moved(location.format(port=loopback.port))
    assert told in refusal(door, loopback.url("/a"), part)
    assert loopback.connections == 1


def test_a_redirect_within_the_policy_is_followed(loopback, hours, part):
    door = Door(
        policy(loopback, hosts=frozenset({HOST, "cdn.example"})),
        resolve=local,
        trust=NOBODY,
        clock=hours.clock,
    )
    loopback.replies["/a"] = moved("/b c.pdf?x=1#top", "301 Moved Permanently")
    loopback.replies["/b%20c.pdf"] = moved(
        loopback.url("/d", "cdn.example"), "308 Permanent Redirect"
    )
    loopback.replies["/d"] = whole(BODY)
    assert door.fetch(loopback.url("/a"), part).url == loopback.url("/d", "cdn.example")
    assert [asked.path for asked in loopback.seen] == ["/a", "/b%20c.pdf?x=1", "/d"]


def test_redirects_without_end_are_ended(loopback, door, part):
    loopback.replies["/a"] = moved("/a")
    assert "redirects more than 5 times" in refusal(door, loopback.url("/a"), part)
    assert len(loopback.seen) == 6


def test_a_redirect_of_a_host_to_a_private_address_is_refused_after_resolution(loopback, part):
    places = {HOST: ("127.0.0.1",), "cdn.example": ("169.254.169.254",)}
    rules = policy(loopback, hosts=frozenset(places))
    door = Door(rules, resolve=lambda host, _: places[host], trust=NOBODY)
    loopback.replies["/a"] = moved(loopback.url("/b", "cdn.example"))
    assert "169.254.169.254, which is no public address" in refusal(door, loopback.url("/a"), part)


# Addresses that a name may not lead to.


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff0e::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::", "2001:0:7f00:1::1", "nonsense", "",
    ],
)  # fmt: skip
def test_a_host_that_leads_to_no_public_address_is_not_connected_to(loopback, part, address):
    door = Door(policy(loopback, loopback=False), resolve=lambda *_: (address,), trust=NOBODY)
    assert "is no public address" in refusal(door, loopback.url("/a"), part)
    assert loopback.connections == 0


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822",
     "2002:5db8:d822::1"],
)  # fmt: skip
def test_public_addresses_are_public_however_they_are_written(address):
    assert is_public(address)


@pytest.mark.parametrize("found", [("93.184.216.34", "127.0.0.1"), ("127.0.0.1", "2606:4700::1")])
def test_one_private_address_among_public_ones_refuses_the_host(loopback, part, found):
    door = Door(policy(loopback, loopback=False), resolve=lambda *_: found, trust=NOBODY)
    assert "127.0.0.1, which is no public address" in refusal(door, loopback.url("/a"), part)
    assert loopback.connections == 0


def test_the_address_that_was_looked_at_is_the_one_that_is_opened(loopback, part):
    """A second answer of the resolver, a private one, would be asked for by no one."""
    answers = [("127.0.0.1",), ("169.254.169.254",)]
    door = Door(policy(loopback), resolve=lambda *_: answers.pop(0), trust=NOBODY)
    loopback.replies["/a"] = whole(BODY)
    assert door.fetch(loopback.url("/a"), part).data == BODY
    assert len(answers) == 1


def test_the_next_address_is_tried_when_one_does_not_answer(loopback, part):
    """Nobody listens on this machine's IPv6 address, where it has one."""
    door = Door(policy(loopback), resolve=lambda *_: ("::1", "127.0.0.1"), trust=NOBODY)
    loopback.replies["/a"] = whole(BODY)
    assert door.fetch(loopback.url("/a"), part).data == BODY


def test_a_name_without_an_address_is_told(loopback, part):
    def unknown(_host, _port):
        raise socket.gaierror(-2, "Name or service not known")

    door = Door(policy(loopback), resolve=unknown, trust=NOBODY)
    assert f"{HOST}: is not found (Name or" in refusal(door, loopback.url("/a"), part)
    door = Door(policy(loopback), resolve=lambda *_: (), trust=NOBODY)
    assert f"{HOST}: has no address" in refusal(door, loopback.url("/a"), part)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://www.imo.org/a.pdf", "only https is opened, not http"),
        ("file:///etc/passwd", "only https is opened, not file"),
        ("https://docs.imo.org/a.pdf", "texts are fetched from www.imo.org, wwwcdn.imo.org only"),
        ("https://www.imo.org.evil.example/a.pdf", "texts are fetched from"),
        ("https://www.imo.org:8443/a.pdf", "names port 8443"),
        ("https://www.imo.org@127.0.0.1/a.pdf", "carries a user's name"),
        ("https://www.imo.org\n.evil.example/a.pdf", "is no address that can be opened"),
        ("www.imo.org/a.pdf", "only https is opened, not this"),
        ("", "only https is opened, not this"),
    ],
)
def test_the_policy_of_official_texts(part, url, told):
    assert told in refusal(Door(Policy(max_bytes=1), resolve=local, trust=NOBODY), url, part)


@given(st.text(max_size=60) | st.from_regex(r"https://[\w.@:\[\]/\\-]{0,30}", fullmatch=True))
@example("https://[")
@example("https://www.imo.org:x/")
def test_any_words_are_an_address_of_a_listed_host_or_refused(text):
    try:
        found = parse_address(text, Policy(max_bytes=1))
    except FetchError as error:
        assert str(error).isprintable()
    else:
        assert (found.scheme, found.port) == ("https", 443)
        assert found.host in OFFICIAL_HOSTS
        assert found.target.isascii()


@pytest.mark.parametrize("url", ["https://localhost/a", "https://[::1]/a", "https:///a", "a"])
def test_a_typed_address_names_a_host(part, url):
    door = Door(Policy(max_bytes=1), resolve=local, trust=NOBODY)
    assert "names no host" in refusal(door, url, part, typed=True)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/a", "https://0x7f.1/a", "https://elsewhere.example/a"]
)
def test_a_typed_address_is_guarded_like_any(part, url):
    door = Door(Policy(max_bytes=1), resolve=local, trust=NOBODY)
    assert "127.0.0.1, which is no public address" in refusal(door, url, part, typed=True)


def test_a_typed_address_lets_its_own_host_in_for_one_call(loopback, door, part):
    loopback.replies["/a"] = whole(BODY)
    loopback.replies["/b"] = moved(loopback.url("/a", "third.example"))
    there = loopback.url("/a", "typed.example")
    assert door.fetch(there, part, typed=True).url == there
    assert door.fetch(loopback.url("/a"), part).data == BODY
    told = refusal(door, loopback.url("/b", "typed.example"), part, typed=True)
    assert "texts are fetched from texts.example, typed.example only" in told
    assert "texts are fetched from texts.example only" in refusal(door, there, part)
