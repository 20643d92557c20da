"""A language model on loopback: it streams as OpenAI's chat completions do, or fails on request."""

import gzip
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from itcp_assist.citation import Citation
from itcp_assist.records import Clause

Reply = Callable[[dict[str, str]], str]  # the offered clauses by id -> what the model writes
Obey = Callable[[str, list[str]], str]  # the whole material, and the ids offered in it -> the same
OFFER_RE = re.compile(r"^([0-9a-f]{16}) (c[0-9a-f]{6})\n(.*?)\n\1 end$", re.MULTILINE | re.DOTALL)
MEBIBYTE = 2**20
GIVE_UP_S = 5.0  # no misbehaviour outlives a test by more


def make_clause(key: str, text: str) -> Clause:
    """A fictional clause."""
    return Clause(Citation.parse(key), text, ((0, len(text)),), 0, len(text), 0)


PLACES = make_clause("A.9001(90)#op/1", "INVITES Member States to share 12 training places;")
FEES = make_clause("A.9001(90)#op/2", "INVITES Member States not to charge fees {at all};")


def word_all(clauses: dict[str, str]) -> str:
    """A harmless sentence for each clause."""
    return "\n".join(f"{name} | Member States are invited." for name in clauses)


def offered(material: str) -> dict[str, str]:
    """The clauses of a request by the ids under which they are offered."""
    return {name: text for _, name, text in OFFER_RE.findall(material)}


class _Model(BaseHTTPRequestHandler):
    """One request; the path's first step says how to answer it."""

    server: "ModelServer"

    def log_message(self, *told: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        """A look at the server that no chat model takes; it is only noted."""
        self.server.seen.append((self.path, dict(self.headers), {}))
        self._refuse(404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, dict(self.headers), body))
        mode = self.path.split("/")[1]
        try:
            getattr(self, f"_{mode}")(body)
        except OSError:
            self.server.hung_up.set()
        self.close_connection = True

    def _start(self, code: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _send(self, text: str | None, reason: str | None = None) -> None:
        delta = {} if text is None else {"content": text}
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        self._write(f"data: {json.dumps({**CHUNK, 'choices': [choice]})}\n\n")

    def _write(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()

    def _text(self, body: dict) -> str:
        return self.server.write(body["messages"][-1]["content"])

    def _good(self, body: dict, end: str | None = "stop") -> None:
        """The whole reply, in pieces of a few letters."""
        self._start()
        text = self._text(body)
        for at in range(0, len(text), 7):
            self._send(text[at : at + 7])
        if end is not None:
            self._send(None, end)
            self._write("data: [DONE]\n\n")

    def _length(self, body: dict) -> None:
        self._good(body, "length")

    def _unended(self, body: dict) -> None:
        self._good(body, None)

    def _filtered(self, body: dict) -> None:
        self._good(body, "content_filter")

    def _cut(self, body: dict) -> None:
        """Promise more than is sent, then break off in the middle."""
        self._start(Content_Length="100000")
        self._send(self._text(body)[:30])

    def _drip(self, _body: dict) -> None:
        """One token every twentieth of a second, for ever."""
        self._start()
        self._repeat(lambda: self._send("a"))

    def _drop(self, _body: dict) -> None:
        """One byte every twentieth of a second, never a whole line."""
        self._start()
        self._repeat(lambda: self._write("x"))

    def _repeat(self, act: Callable[[], None]) -> None:
        end = time.monotonic() + GIVE_UP_S
        while time.monotonic() < end:
            act()
            time.sleep(0.05)

    def _hang(self, _body: dict) -> None:
        """Say nothing at all."""
        self.connection.settimeout(GIVE_UP_S)
        if not self.connection.recv(1):
            raise ConnectionResetError

    def _huge(self, _body: dict) -> None:
        """Ten million characters, in pieces."""
        self._start()
        for _ in range(1000):
            self._send("long " * 2000)
        self._send(None, "stop")

    def _lump(self, _body: dict) -> None:
        """A million characters in one piece."""
        self._start()
        self._send("long " * 200_000)
        self._send(None, "stop")

    def _garbage(self, _body: dict) -> None:
        self._start()
        self._write("data: {this is no JSON\n\n")

    def _html(self, _body: dict) -> None:
        self._start(kind="text/html")
        self._write("<html><body>Log in to the guest network</body></html>")

    def _empty(self, _body: dict) -> None:
        self._start(Content_Length="0")

    def _silent(self, _body: dict) -> None:
        """A well-formed stream without a word."""
        self._start()
        self._send(None, "stop")

    def _choiceless(self, _body: dict) -> None:
        """Pieces that hold no choice at all."""
        self._start()
        self._write(f"data: {json.dumps({**CHUNK, 'choices': []})}\n\ndata: [DONE]\n\n")

    def _tools(self, _body: dict, end: str = "tool_calls") -> None:
        """A call of a tool that nobody offered."""
        self._start()
        call = {"name": "shell", "arguments": '{"run": "touch owned"}'}
        tools = [{"index": 0, "id": "t1", "type": "function", "function": call}]
        choice = {"index": 0, "delta": {"tool_calls": tools}, "finish_reason": None}
        self._write(f"data: {json.dumps({**CHUNK, 'choices': [choice]})}\n\n")
        self._send(None, end)

    def _toolstop(self, body: dict) -> None:
        self._tools(body, "stop")

    def _refusal(self, _body: dict) -> None:
        """A refusal in the field for refusals."""
        self._start()
        choice = {"index": 0, "delta": {"refusal": "I will not."}, "finish_reason": None}
        self._write(f"data: {json.dumps({**CHUNK, 'choices': [choice]})}\n\n")
        self._send(None, "stop")

    def _spelled(self, body: dict) -> None:
        """A reason to end that the server made up, with what it knows of a key."""
        self._good(body, "sk-part-of-a-key\nstop")

    def _failing(self, _body: dict) -> None:
        """An error in the middle of a stream that began well."""
        self._start()
        self._write('data: {"error": {"message": "no: sk-part-of-a-key"}}\n\n')

    def _sorry(self, _body: dict) -> None:
        """An error as one JSON value, with a code that says that all is well."""
        self._refuse(200)

    def _typed(self, body: dict) -> None:
        """One JSON value of another program."""
        self._start(kind="application/octet-stream")
        self._write(json.dumps({"text": self._text(body)}))

    def _packed(self, _body: dict) -> None:
        """A packed answer that unpacks to a hundred mebibytes."""
        self._start(Content_Encoding="gzip")
        self.wfile.write(gzip.compress(b"x" * (100 * MEBIBYTE)))

    def _endless(self, _body: dict) -> None:
        """A hundred mebibytes that are one line."""
        self._start()
        self._pour()

    def _spilled(self, _body: dict) -> None:
        """The same, as the text of an error."""
        self._start(500)
        self._pour()

    def _pour(self) -> None:
        for _ in range(100):
            self.wfile.write(b"x" * MEBIBYTE)

    def _unauthorized(self, _body: dict) -> None:
        self._refuse(401)

    def _missing(self, _body: dict) -> None:
        self._refuse(404)

    def _busy(self, _body: dict) -> None:
        self._refuse(429, Retry_After="30")

    def _broken(self, _body: dict) -> None:
        self._refuse(500)

    def _away(self, _body: dict) -> None:
        self._refuse(503, Retry_After="30")

    def _refuse(self, code: int, **headers: str) -> None:
        self._start(code, "application/json", **headers)
        self._write(json.dumps({"error": {"message": "no: sk-part-of-a-key", "type": "refused"}}))

    def _moved(self, _body: dict) -> None:
        """Send the client elsewhere, with its request and its key."""
        self._start(307, Location=self.server.elsewhere)


CHUNK = {"id": "r1", "object": "chat.completion.chunk", "created": 1, "model": "fake"}


class ModelServer(ThreadingHTTPServer):
    """What was asked is in ``seen``; ``hung_up`` is set when a client left before the end."""

    daemon_threads = True

    def __init__(self, write: Callable[[str], str], elsewhere: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Model)
        self.write = write
        self.elsewhere = elsewhere
        self.seen: list[tuple[str, dict[str, str], dict]] = []
        self.hung_up = threading.Event()

    def url(self, mode: str) -> str:
        """Address under which the server behaves in one of its ways."""
        return f"http://127.0.0.1:{self.server_port}/{mode}/v1"


@contextmanager
def serving(write: Callable[[str], str], elsewhere: str = "") -> Iterator[ModelServer]:
    """A running server; it is stopped at the end, whatever its requests still do."""
    with ModelServer(write, elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def serving_model(
    reply: Reply = word_all, elsewhere: str = ""
) -> AbstractContextManager[ModelServer]:
    """A model that looks at the clauses only."""
    return serving(lambda material: reply(offered(material)), elsewhere)


def serving_obedient(obey: Obey) -> AbstractContextManager[ModelServer]:
    """A model that takes all that it reads for its orders."""
    return serving(lambda material: obey(material, list(offered(material))))
