"""Questions that come as lines: from standard input, or from the file of a conversation."""

import errno
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itcp_assist.cli.terminal import to_json_line
from itcp_assist.errors import QuestionError, StorageError


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the day asked about where one is given, and the questions before it."""

    question: str
    as_of: date | None = None
    turns: tuple[str, ...] = ()


def parse_line(line: str) -> Asked:
    """A question as plain text or as a JSON object; QuestionError for a broken object.

    >>> parse_line('{"question": "And now?", "turns": ["Is A.9001(90) in force?"]}').turns
    ('Is A.9001(90) in force?',)
    """
    line = line.strip()
    if not line.startswith("{"):
        return Asked(line)
    try:
        value = json.loads(line)
        turns = value.get("turns") or []
        if not isinstance(turns, list):
            raise TypeError
        day = value.get("as_of")
        return Asked(
            _question_of(value),
            date.fromisoformat(day) if day else None,
            tuple(_question_of(turn) for turn in turns),
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise QuestionError(
            "the line is not a question object; write "
            '{"question": "...", "as_of": "YYYY-MM-DD", "turns": ["..."]}'
        ) from error


def read_conversation(path: Path) -> Iterator[Asked]:
    """The earlier questions of a conversation, each with the day of its answer; none without file.

    Raises:
        QuestionError: the file cannot be read, or one of its lines is no answer.
    """
    if not path.exists():
        return
    if not path.is_file():  # a device could be read for ever
        raise QuestionError(f"{path} is not a file; name the file of a conversation")
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise QuestionError(
            f"{path} cannot be read ({error.strerror}); allow reading it"
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parse_turn(line, f"{path}, line {number}")


def append_turn(path: Path, answer: object) -> None:
    """Add an answer as one line, whole or not at all; StorageError when the disk refuses."""
    line = to_json_line(answer).encode() + b"\n"
    try:
        with path.open("a+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - 1, 0))
            data = line if file.read(1) in (b"", b"\n") else b"\n" + line
            if file.write(data) != len(data):
                file.truncate(size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError as error:
        raise StorageError(
            f"the answer was not added to {path} ({error.strerror}); "
            "free space or name another file"
        ) from error


def _parse_turn(line: bytes, where: str) -> Asked:
    try:
        value = json.loads(line)
        return Asked(_question_of(value), date.fromisoformat(value["as_of"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QuestionError(
            f"{where} is not an answer of an earlier turn; correct or remove the line"
        ) from error


def _question_of(value: object) -> str:
    """The question of a turn: the text itself, or an object that holds it."""
    question = value.get("question") if isinstance(value, dict) else value
    if not isinstance(question, str):
        raise TypeError
    return question
