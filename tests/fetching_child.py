"""A fetch, as a process of its own, that a test can kill in the midst of its work."""

import ssl
import sys
from pathlib import Path

from odd_server import HOST

from itcp_assist.assistant.fetching import fetch_texts
from itcp_assist.corpus.door import Door
from itcp_assist.corpus.policy import Policy
from itcp_assist.settings import Settings

if __name__ == "__main__":
    port, folder, *symbols = sys.argv[1:]
    rules = Policy(
        max_bytes=1_000_000,
        hosts=frozenset({HOST}),
        schemes=frozenset({"http"}),
        ports=frozenset({int(port)}),
        loopback=True,
        delay_s=0.0,
    )
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    settings = Settings(corpus=Path(folder) / "corpus", documents=Path(folder) / "documents")
    door = Door(rules, resolve=lambda *_: ("127.0.0.1",), trust=trust)
    for one in fetch_texts(symbols, settings, door=door):
        sys.stdout.write(f"{one.state} {one.told}\n")
