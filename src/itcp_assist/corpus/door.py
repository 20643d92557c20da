"""Fetch one text from the web: the only place that opens an address, and the guard at it."""

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import httpcore

from itcp_assist.corpus.pacing import Clock, Pace, parse_rest
from itcp_assist.corpus.partial import Part, open_part
from itcp_assist.corpus.policy import Policy, WebAddress, follow_address, host_of, parse_address
from itcp_assist.corpus.replies import (
    IncompleteError,
    Reply,
    begin_text,
    request_headers,
    too_large,
)
from itcp_assist.corpus.resolving import Resolve, public_addresses, resolve_host
from itcp_assist.errors import FetchError

_MAX_TOLD = 120  # characters of what a library says about a reply
_FAILURES = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True)
class Download:
    """A text that came whole, and the address that gave it, after all redirects."""

    url: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Visit:
    """What the fetching of one text needs: where to ask, by which rules, and what has come."""

    pool: httpcore.ConnectionPool
    policy: Policy
    part: Part
    seconds_left: Callable[[], float]


class Door:
    """Fetches texts under one policy.

    Every address is held against the policy before it is opened, those of redirects included; a
    host is connected to by the very address that was found public. No proxy that the environment
    names is used, and a certificate is always checked.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        resolve: Resolve = resolve_host,
        trust: ssl.SSLContext | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._policy = policy
        self._resolve = resolve
        # what the system trusts, and what certifi does
        self._trust = trust or httpcore.default_ssl_context()
        self._clock = clock or Clock()
        self._pace = Pace(self._clock, policy.delay_s, policy.longest_wait_s)

    def fetch(self, url: str, part: Path, *, typed: bool = False) -> Download:
        """The text at an address; what has come of it is in ``part`` until it is whole.

        A text that breaks off goes on where it broke off, now or at the next call, when its server
        can tell that it is still the same; else it begins anew. ``typed`` lets the address's own
        host in for this call: a person typed it.

        Raises:
            FetchError: one line with the address or host, what happened, and what to do.
            StorageError: the disk refused.
        """
        policy = self._policy
        if typed:
            policy = replace(policy, hosts=policy.hosts | {host_of(url)})
        address = parse_address(url, policy)
        end = self._clock.now() + policy.wall_limit_s
        network = _Network(policy, self._resolve, lambda: end - self._clock.now())
        with (
            open_part(part) as partial,
            httpcore.ConnectionPool(
                ssl_context=self._trust, max_keepalive_connections=0, network_backend=network
            ) as pool,
        ):
            visit = _Visit(pool, policy, partial, network.seconds_left)
            download = self._persist(address, visit)
            partial.clear()
        return download

    def _persist(self, address: WebAddress, visit: _Visit) -> Download:
        """Ask again a few times where a text did not come whole."""
        told = ""
        for _ in range(visit.policy.attempts):
            try:
                return self._walk(address, visit)
            except IncompleteError as error:
                told = str(error)
        raise FetchError(f"{told}, {visit.policy.attempts} times; try again later")

    def _walk(self, start: WebAddress, visit: _Visit) -> Download:
        """Follow redirects by hand, each held against the policy, to the text."""
        address = start
        for _ in range(visit.policy.max_redirects + 1):
            self._pace.await_turn(address.host)
            if visit.seconds_left() <= 0:
                limit = visit.policy.wall_limit_s
                raise FetchError(
                    f"{start.host}: took more than {limit:g} s for one text; try again"
                )
            try:
                found = self._ask(address, visit)
            except _FAILURES as error:
                raise FetchError(_explain(address.host, error)) from error
            finally:
                self._pace.rest(address.host)
            if isinstance(found, Download):
                return found
            address = follow_address(address, found, visit.policy)
        raise FetchError(f"{start}: redirects more than {visit.policy.max_redirects} times")

    def _ask(self, address: WebAddress, visit: _Visit) -> Download | str:
        """One request: the text, or where else it is said to be."""
        part = visit.part
        with visit.pool.stream(
            "GET",
            httpcore.URL(
                scheme=address.scheme, host=address.host, port=address.port, target=address.target
            ),
            headers=request_headers(address, part),
            extensions={"timeout": _timeouts(visit.policy)},
        ) as response:
            reply = Reply.read(response.status, response.headers)
            if reply.is_redirect:
                return reply.headers.get("location", "")
            if reply.is_busy:
                self._pace.rest(address.host, parse_rest(reply.headers.get("retry-after", "")))
                raise IncompleteError(f"{address.host}: answered {reply}")
            total = begin_text(reply, address, part, visit.policy.max_bytes)
            _copy_body(response, address, visit)
        if part.size == 0:
            raise FetchError(f"{address}: sent nothing (0 bytes); check the address")
        if total is not None and part.size != total:
            part.clear()
            raise IncompleteError(f"{address.host}: sent another part than it was asked for")
        return Download(str(address), part.read())


class _Network(httpcore.NetworkBackend):
    """Connects to public addresses only, and to no other than those that were looked at."""

    def __init__(self, policy: Policy, resolve: Resolve, seconds_left: Callable[[], float]) -> None:
        self._policy = policy
        self._resolve = resolve
        self.seconds_left = seconds_left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers; FetchError for a private one."""
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise FetchError(
                f"{host}: is not found ({error.strerror}); check the name and the network"
            ) from error
        failure: Exception = httpcore.ConnectError("no address")
        for address in public_addresses(host, found, loopback=self._policy.loopback):
            limit = _shorter(timeout, self.seconds_left)
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, limit, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self.seconds_left)
        raise failure


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the time that the whole text is given."""

    def __init__(self, plain: httpcore.NetworkStream, seconds_left: Callable[[], float]) -> None:
        self._plain = plain
        self._seconds_left = seconds_left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come."""
        return self._plain.read(max_bytes, _shorter(timeout, self._seconds_left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._plain.write(buffer, _shorter(timeout, self._seconds_left))

    def close(self) -> None:
        """Hang up."""
        self._plain.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted, once the certificate is found to be the host's."""
        limit = _shorter(timeout, self._seconds_left)
        inner = self._plain.start_tls(ssl_context, server_hostname, limit)
        return _Stream(inner, self._seconds_left)

    def get_extra_info(self, info: str) -> object:
        """What the connection below knows."""
        return self._plain.get_extra_info(info)


def _copy_body(response: httpcore.Response, address: WebAddress, visit: _Visit) -> None:
    """Add what comes to the part; IncompleteError where it breaks off, FetchError if too long."""
    part = visit.part
    try:
        for data in response.iter_stream():
            part.write(data)
            if part.size > visit.policy.max_bytes:
                part.clear()
                raise too_large(address, visit.policy.max_bytes)
    except _FAILURES as error:
        told = f"{address.host}: broke off after {part.size:,} bytes"
        raise IncompleteError(told) from error


def _timeouts(policy: Policy) -> dict[str, float]:
    connect, read = policy.connect_timeout_s, policy.read_timeout_s
    return {"connect": connect, "read": read, "write": read, "pool": connect}


def _shorter(timeout: float | None, seconds_left: Callable[[], float]) -> float:
    """A wait that ends with the time for the whole text; ReadTimeout where that has passed."""
    left = seconds_left()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for one text has passed")
    return left if timeout is None else min(timeout, left)


def _explain(host: str, error: Exception) -> str:
    """One line on why a host did not answer with a text."""
    cause = error.args[0] if error.args else None  # what httpcore made its own error of
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"{host}: its certificate is not trusted ({cause.verify_message}); nothing was asked"
    if isinstance(error, httpcore.TimeoutException):
        return f"{host}: did not answer in time; try again later"
    if isinstance(error, httpcore.NetworkError):
        told = cause.strerror if isinstance(cause, OSError) and cause.strerror else error
        return f"{host}: cannot be reached ({told}); check the network"
    return f"{host}: does not answer as a web server does ({str(error)[:_MAX_TOLD]})"
