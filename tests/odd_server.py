"""A web server on loopback that misbehaves as its test says, by plain or by encrypted HTTP."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "texts.example"  # a name that nobody has (RFC 2606); the test says where it leads
GIVE_UP_S = 5.0  # no misbehaviour outlives a test by more


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: its path, its headers by their names in lower case, and when."""

    path: str
    headers: dict[str, str]
    at: float


# What a reply is made of: bytes to send, and seconds to say nothing.
Reply = Callable[[Asked], Iterable[bytes | float]]


class OddServer:
    """Answers each path as its reply in ``replies`` does; ``seen`` is what was asked."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.replies: dict[str, Reply] = {}
        self.seen: list[Asked] = []
        self.connections = 0
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.02)
        self._ended = threading.Event()
        self.port = self._socket.getsockname()[1]

    @property
    def scheme(self) -> str:
        return "https" if self._tls else "http"

    def url(self, path: str, host: str = HOST) -> str:
        """An address on this server."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def serve(self) -> None:
        """Answer until ended, each caller in a thread of its own."""
        with closing(self._socket):
            while not self._ended.is_set():
                try:
                    caller, _ = self._socket.accept()
                except TimeoutError:
                    continue
                self.connections += 1
                threading.Thread(target=self._answer, args=(caller,), daemon=True).start()

    def end(self) -> None:
        self._ended.set()

    def _answer(self, caller: socket.socket) -> None:
        with closing(caller):
            caller.settimeout(GIVE_UP_S)
            try:
                # closing the encrypted socket closes the one below, which was taken out of caller
                with closing(self._encrypted(caller)) as stream:
                    self._reply(stream)
            except OSError:  # the client left, or would not trust the certificate
                return

    def _encrypted(self, caller: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(caller, server_side=True) if self._tls else caller

    def _reply(self, stream: socket.socket) -> None:
        asked = _read_request(stream)
        self.seen.append(asked)
        end = time.monotonic() + GIVE_UP_S
        for piece in self.replies[asked.path.partition("?")[0]](asked):
            if self._ended.is_set() or time.monotonic() > end:
                return
            if isinstance(piece, float):
                self._ended.wait(piece)
            else:
                stream.sendall(piece)


def _read_request(stream: socket.socket) -> Asked:
    data = b""
    while b"\r\n\r\n" not in data:
        more = stream.recv(4096)
        if not more:
            raise ConnectionResetError
        data += more
    first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    return Asked(first.split()[1], headers, time.monotonic())


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[OddServer]:
    """A running server; what its replies still do ends with it."""
    server = OddServer(tls)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.end()
        thread.join()


def head(status: str, *lines: str) -> bytes:
    """Status line and headers."""
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(body: bytes, *lines: str, status: str = "200 OK") -> Reply:
    """A body with its length and further headers."""
    return lambda _: [head(status, f"Content-Length: {len(body)}", *lines), body]


def moved(location: str, status: str = "302 Found") -> Reply:
    """Send the client elsewhere."""
    return lambda _: [head(status, f"Location: {location}", "Content-Length: 0")]


def one_by_one(*replies: Reply) -> Reply:
    """Another reply at each request; the last one stays."""
    left = list(replies)
    return lambda asked: (left.pop(0) if len(left) > 1 else left[0])(asked)


def cutting(body: bytes, at: int, *lines: str, ranges: bool = True) -> Reply:
    """Promise the whole, break off in the middle once, and then serve ranges, or not."""

    def reply(asked: Asked) -> Iterable[bytes]:
        if "range" not in asked.headers or not ranges:
            broken.append(asked)
            end = at if len(broken) == 1 else len(body)
            return [head("200 OK", f"Content-Length: {len(body)}", *lines), body[:end]]
        start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
        told = f"Content-Range: bytes {start}-{len(body) - 1}/{len(body)}"
        rest = body[start:]
        return [head("206 Partial Content", told, f"Content-Length: {len(rest)}", *lines), rest]

    broken: list[Asked] = []
    return reply


class Authority:
    """A throw-away certificate authority in a folder; nothing but its tests trusts it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.certificate = folder / "ca.pem"
        self._openssl("req", "-x509", *self._key("ca"), "-days", "2", "-subj", "/CN=Nobody",
                      "-out", "ca.pem")  # fmt: skip

    def issue(self, host: str, *, days: int = 2) -> ssl.SSLContext:
        """What a server needs to show a certificate for a host; negative days: it has expired."""
        name = f"{host}.{days}"
        (self._folder / "names").write_text(f"subjectAltName=DNS:{host}", encoding="ascii")
        self._openssl("req", *self._key(name), "-subj", "/CN=A", "-out", f"{name}.csr")
        self._openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                      "-set_serial", str(abs(hash(name))), "-days", str(days), "-extfile", "names",
                      "-out", f"{name}.pem")  # fmt: skip
        return self._server_side(f"{name}.pem", f"{name}.key")

    def sign_itself(self, host: str) -> ssl.SSLContext:
        """The same for a certificate that nobody vouches for."""
        self._openssl("req", "-x509", *self._key("own"), "-subj", "/CN=A", "-addext",
                      f"subjectAltName=DNS:{host}", "-out", "own.pem")  # fmt: skip
        return self._server_side("own.pem", "own.key")

    def trusting(self) -> ssl.SSLContext:
        """What a client needs to trust this authority and no other."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def _server_side(self, certificate: str, key: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._folder / certificate, self._folder / key)
        return context

    def _key(self, name: str) -> tuple[str, ...]:
        curve = "ec_paramgen_curve:P-256"
        return ("-newkey", "ec", "-pkeyopt", curve, "-nodes", "-keyout", f"{name}.key")

    def _openssl(self, *arguments: str) -> None:
        command = ["openssl", *arguments]
        subprocess.run(command, cwd=self._folder, capture_output=True, check=True, timeout=30)
