"""Write a brief: choose the format by the file's suffix and publish the file whole."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from itcp_assist.draft.markdown import to_markdown
from itcp_assist.draft.outline import Paragraph, compose_outline
from itcp_assist.draft.publishing import publish
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
    publish(render(compose_outline(answers)), path)
