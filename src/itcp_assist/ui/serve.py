"""Serve the page: one FastAPI app around Gradio, on loopback unless told otherwise."""

import errno
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from itcp_assist.errors import SettingsError
from itcp_assist.ui.desk import Assistant, Renewal
from itcp_assist.ui.files import add_files
from itcp_assist.ui.guard import Guard, host_check, is_loopback
from itcp_assist.ui.page import mount_page

if TYPE_CHECKING:
    from fastapi import FastAPI

_say = partial(print, flush=True)  # also where standard output is a pipe
LAST_PORT = 65_535
GRACE_S = 2  # an open page holds a stream; without a limit the server would wait for it


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page listens: an address or name of this machine, and a port, 0 for a free one.

    ``allow_remote`` lets other machines in. There is no log-in, so this is never the default.
    """

    host: str
    port: int
    allow_remote: bool = False


def launch_page(
    assistant: Assistant,
    place: Place,
    *,
    renewal: Renewal | None = None,
    report: Callable[[str], None] = _say,
) -> None:
    """Serve the page until Ctrl-C; ``report`` is told the address once it can be opened.

    Args:
        assistant: what answers; the caller closes it.
        place: where to listen.
        renewal: the way to official texts; it is offered to the reader of this machine only.
        report: takes one line.

    Raises:
        SettingsError: the host is not this machine alone, or the port cannot be had.
    """
    host = place.host
    if not place.allow_remote and not is_loopback(host):
        raise SettingsError(
            f"{host} can be reached from other machines and the page has no log-in; "
            "use 127.0.0.1, or allow remote access explicitly"
        )
    with _listen(host, place.port) as listener:
        app = build_app(assistant, host, None if place.allow_remote else renewal)
        name = f"[{host}]" if ":" in host else host
        report(f"The page is at http://{name}:{listener.getsockname()[1]} (Ctrl-C stops it)")
        _run(app, listener)


def build_app(
    assistant: Assistant, host: str = "127.0.0.1", renewal: Renewal | None = None
) -> "FastAPI":
    """The guarded application: the page at ``/``, and ``/health`` for those who watch it."""
    from fastapi import FastAPI

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, is_ours=host_check(host))

    @app.get("/health")
    def health() -> dict[str, str | int]:
        return {"status": "ok", "documents": len(assistant.holdings())}

    add_files(app, assistant)
    mount_page(app, assistant, renewal)
    return app


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    if not 0 <= port <= LAST_PORT:
        raise SettingsError(f"port {port} does not exist; choose one from 1 to {LAST_PORT}")
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(
                f"port {port} on {host} is in use; stop what uses it or choose another port"
            ) from error
        raise SettingsError(
            f"cannot listen on {host} port {port}: {error.strerror}; choose another host or port"
        ) from error


def _run(app: "FastAPI", listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses that people open are nobody's business
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    if threading.current_thread() is threading.main_thread():
        # A service manager's stop is as orderly as Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return
