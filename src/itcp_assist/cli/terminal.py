"""What a command prints or writes: text that cannot alter a terminal, JSON for every locale."""

import io
import json
import sys
from pathlib import Path

from itcp_assist.errors import StorageError
from itcp_assist.present.escaping import reveal_unseen

# Longer messages quote what was typed at length; their beginning and end say what to do.
MAX_MESSAGE = 2000


def prepare_streams() -> None:
    """Read lines as UTF-8 whatever they hold, and never fail at a sign that a terminal lacks."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(*columns: str) -> None:
    """Print text, columns set off by tabs; what cannot be seen is written as its number."""
    print(*map(reveal_unseen, columns), sep="\t", flush=True)


def say_json(value: object) -> None:
    """Print one JSON value on one line."""
    print(to_json_line(value), flush=True)


def to_json_line(value: object) -> str:
    r"""JSON in ASCII alone: no sign of it can act on a terminal or break the line.

    >>> to_json_line({"text": "caf\u00e9\x1b[31m\x7f"})
    '{"text": "caf\\u00e9\\u001b[31m\\u007f"}'
    """
    return json.dumps(value).replace("\x7f", "\\u007f")


def warn(message: str) -> None:
    """One line on standard error, where there is one."""
    line = reveal_unseen(" ".join(message.splitlines()))
    if len(line) > MAX_MESSAGE:
        half = MAX_MESSAGE // 2
        line = f"{line[:half]} ... {line[-half:]}"
    if sys.stderr:
        print(line, file=sys.stderr, flush=True)


def report_progress(line: str) -> None:
    """One line of progress on standard error, only when a person watches it."""
    if sys.stderr and sys.stderr.isatty():
        warn(line)


def write_text(path: Path, text: str) -> None:
    """Write a file that was asked for; StorageError where the disk refuses."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written ({error.strerror}); free space or name another file"
        ) from error
