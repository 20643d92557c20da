"""Which addresses may be opened for a text, and how much time and size one may take."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from itcp_assist.errors import FetchError

# Where the organisation itself publishes: the site, and the store to which the site's links to
# resolutions lead, as every [[official]] entry of the catalogue that ships names it. Left out are
# docs.imo.org, which answers a stranger with a page to log in, and imodemo.laws.africa, which is a
# copy by others: what comes from there is no official file, but may be added by its address.
OFFICIAL_HOSTS = frozenset({"wwwcdn.imo.org", "www.imo.org"})
MAX_ADDRESS = 2000  # characters; longer ones are no addresses of documents
_MAX_SHOWN = 200
_USUAL_PORTS = {"https": 443, "http": 80}
_HOST_RE = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}")
# What RFC 3986 lets stand in a path and a query, and % of what is encoded already.
_PATH_SIGNS = "/%!$&'()*+,;=:@~"
_QUERY_SIGNS = f"{_PATH_SIGNS}?"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a door may do; the defaults are for official texts, and tests alone pass others.

    ``loopback`` lets this machine's own addresses pass besides public ones. ``wall_limit_s`` ends
    one text however it comes; ``longest_wait_s`` is the longest rest that a host may ask for.
    """

    max_bytes: int
    hosts: frozenset[str] = OFFICIAL_HOSTS
    schemes: frozenset[str] = frozenset({"https"})
    ports: frozenset[int] = frozenset({443})
    loopback: bool = False
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 30.0
    wall_limit_s: float = 300.0  # 5 MB, a long resolution with annexes, at 17 kB a second
    delay_s: float = 1.0
    longest_wait_s: float = 60.0
    attempts: int = 3
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that a policy allows: ``target`` is its path and query, percent-encoded."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        """The address as it is written; the usual port is left out."""
        port = "" if self.port == _USUAL_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.target}"


def parse_address(text: str, policy: Policy) -> WebAddress:
    """Read an address and hold it against the policy.

    >>> str(parse_address("https://www.imo.org/a b.pdf#top", Policy(1)))
    'https://www.imo.org/a%20b.pdf'

    Raises:
        FetchError: one line with what is wrong: its form, scheme, user's name, host or port.
    """
    parts, port = _split(text)
    host = parts.hostname or ""
    problem = _problem(parts, policy)
    if not problem and port not in policy.ports:
        problem = f"names port {port}, and only the usual one is opened"
    if problem:
        raise FetchError(f"{show_address(text)}: {problem}")
    query = f"?{quote(parts.query, safe=_QUERY_SIGNS)}" if parts.query else ""
    path = quote(parts.path or "/", safe=_PATH_SIGNS)
    return WebAddress(parts.scheme, host, port, path + query)


def follow_address(here: WebAddress, location: str, policy: Policy) -> WebAddress:
    """Where a redirect leads, held against the same policy; FetchError as in ``parse_address``."""
    if not location:
        raise FetchError(f"{show_address(str(here))}: redirects without saying where")
    try:
        return parse_address(urljoin(str(here), location), policy)
    except (FetchError, ValueError) as error:
        raise FetchError(f"{show_address(str(here))}: redirects; refused: {error}") from error


def host_of(text: str) -> str:
    """The host that an address names, for a policy that lets it in; FetchError where none is."""
    host = _split(text)[0].hostname or ""
    if not _HOST_RE.fullmatch(host):
        raise FetchError(f"{show_address(text)}: names no host, as in https://www.imo.org/a.pdf")
    return host


def show_address(text: str) -> str:
    """An address on one line, its end left out where it is long."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return line if len(line) <= _MAX_SHOWN else f"{line[:_MAX_SHOWN]}..."


def _split(text: str) -> tuple[SplitResult, int]:
    """The parts of an address and its port; FetchError for what is no address.

    ``urlsplit`` drops line feeds and tabs without a word, and browsers read ``\\`` as ``/``: an
    address that two readers could understand differently is none.
    """
    if not text.isprintable() or "\\" in text or len(text) > MAX_ADDRESS:
        raise FetchError(f"{show_address(text)}: is no address that can be opened; check it")
    try:
        parts = urlsplit(text.strip())
        return parts, parts.port or _USUAL_PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(f"{show_address(text)}: is no address ({error}); check it") from error


def _problem(parts: SplitResult, policy: Policy) -> str:
    """Why an address may not be opened, its port aside; empty where it may."""
    if parts.scheme not in policy.schemes:
        return f"only {' or '.join(sorted(policy.schemes))} is opened, not {parts.scheme or 'this'}"
    if "@" in parts.netloc:
        return "carries a user's name; write it without"
    if parts.hostname not in policy.hosts:
        hosts = ", ".join(sorted(policy.hosts))
        return f"texts are fetched from {hosts} only"
    return ""
