"""Write a brief: choose the format by the file's suffix and publish the file whole."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from itcp_assist.draft.markdown import to_markdown
from itcp_assist.draft.outline import Paragraph, compose_outline
from itcp_assist.draft.word import to_docx
from itcp_assist.errors import QuestionError, StorageError
from itcp_assist.records import Answer

_FORMATS: Mapping[str, Callable[[Sequence[Paragraph]], bytes]] = {
    ".md": lambda paragraphs: to_markdown(paragraphs).encode(),
    ".docx": to_docx,
}


def write_brief(answers: Sequence[Answer], path: Path) -> None:
    """Write the answers to ``path`` as Markdown (.md) or Word (.docx), whole or not at all.

    Raises QuestionError when there is no answer to write, StorageError when the suffix is another
    one or the disk refuses; what stood at ``path`` before is then untouched.
    """
    if not answers:
        raise QuestionError("there is no answer to write a brief from; ask a question first")
    render = _FORMATS.get(path.suffix.lower())
    if render is None:
        known = " or ".join(_FORMATS)
        raise StorageError(f"{path}: a brief cannot be written as {path.suffix!r}; use {known}")
    content = render(compose_outline(answers))
    try:
        _publish(content, path)
    except OSError as error:
        raise StorageError(
            f"{path}: the brief cannot be written ({error.strerror}); choose another folder"
        ) from error


def _publish(content: bytes, path: Path) -> None:
    """Put the bytes at ``path`` by renaming a finished file, so that no half brief is ever seen."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
