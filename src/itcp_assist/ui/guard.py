"""What may reach the page and what a browser may do with it: host check, limits, headers."""

import re
import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 262_144  # bytes of one request; a question is thousands of characters at most

# The strictest policy under which Gradio 6 starts: it needs inline scripts and eval. Nothing can be
# fetched from, sent to or framed by another origin.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
# The page takes no file and fetches nothing on behalf of others, so these stay shut.
SHUT = ("/gradio_api/upload", "/gradio_api/proxy=", "/gradio_api/file=", "/monitoring")


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a server that listens on ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def host_check(bound: str) -> Callable[[str], bool]:
    """A test of the host names under which the page that listens on ``bound`` may be asked for.

    A foreign name that resolves to this machine (DNS rebinding) is refused. A server that listens
    on all addresses answers to its own name and to any address, which no foreign name is.

    >>> [host_check("127.0.0.1")(name) for name in ("127.0.0.1:7860", "[::1]:80", "evil.example")]
    [True, True, False]
    """
    everywhere = bound in ("0.0.0.0", "::")
    named = {bound.lower(), socket.gethostname().lower()} if everywhere else {bound.lower()}

    def is_ours(authority: str) -> bool:
        try:
            host = urlsplit(f"//{authority}").hostname or ""
        except ValueError:
            return False
        return is_loopback(host) or host in named or (everywhere and _is_address(host))

    return is_ours


class Guard:
    """Refuses requests from elsewhere, too large or for shut routes; adds headers to every reply.

    Plain ASGI, so that streams of events pass through without being gathered.
    """

    def __init__(self, app: "ASGIApp", is_ours: Callable[[str], bool]) -> None:
        self._app = app
        self._is_ours = is_ours

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass one request on, or refuse it."""

        async def send_guarded(message: "Message") -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS}
                kept = [(n, v) for n, v in message.get("headers", ()) if n.lower() not in ours]
                message = {**message, "headers": [*kept, *HEADERS]}
            await send(message)

        refused = self._refusal(scope) if scope["type"] == "http" else None
        if refused:
            await _refuse(send_guarded, *refused)
        else:
            await self._app(scope, receive, send_guarded)

    def _refusal(self, scope: "Scope") -> tuple[int, str] | None:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin", "")
        length = re.fullmatch(r"[0-9]{1,12}", headers.get(b"content-length", ""))
        is_post = scope["method"] == "POST"
        reasons = (
            (400, "unknown host name", not self._is_ours(headers.get(b"host", ""))),
            (400, "another origin", origin and not self._is_ours(origin.partition("://")[2])),
            (404, "no such page", scope["path"].startswith(SHUT)),
            (411, "a request without its length", is_post and not length),
            (413, "a request too large", is_post and length and int(length[0]) > MAX_BODY),
        )
        return next(((code, reason) for code, reason, applies in reasons if applies), None)


async def _refuse(send: "Send", code: int, reason: str) -> None:
    body = reason.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": code, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _is_address(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
