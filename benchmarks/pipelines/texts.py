"""What all pipelines start from: each document's plain text, and the clauses that are expected."""

import json
import sys
from pathlib import Path

from ours import found_of

from itcp_assist.assistant import open_assistant
from itcp_assist.clauses import identify
from itcp_assist.reading import read_documents
from itcp_assist.settings import Settings


def write_texts(work: Path) -> None:
    """The text of every document as our reading gives it."""
    files = [path for path in sorted((work / "corpus").rglob("*")) if path.is_file()]
    texts = []
    for document in read_documents(((path, None) for path in files), witness=False):
        if isinstance(document, Exception):
            raise document
        texts.append({"symbol": identify(document).symbol, "text": document.text})
    (work / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


def write_expected(work: Path) -> None:
    """The clauses of the keys; NotHeldError for a key that our index does not hold."""
    keys = json.loads((work / "keys.json").read_text(encoding="utf-8"))
    with open_assistant(work / "index", Settings()) as assistant:
        found = [found_of(assistant.show(key).clause) for key in keys]
    (work / "expected.json").write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    write_texts(Path(sys.argv[1]))
    write_expected(Path(sys.argv[1]))
