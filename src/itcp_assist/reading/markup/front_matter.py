"""The YAML head between two lines of ``---`` with which a text may say what it is."""

import re
from collections.abc import Mapping
from datetime import date

from itcp_assist.errors import ReadingError

_HEAD_RE = re.compile(r"---[ \t]*\n(?P<head>.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)
# Fields of Document.meta that a head may give under their own names.
_FIELDS = ("symbol", "title", "adopted", "language", "organ", "kind", "text_kind")

# Kinds of documents that a document may say it is; what else there is, only we make.
KINDS = ("resolution", "circular", "page", "guidance")


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    r"""The plain values of the head, as text, and what stands below it; no head, no values.

    ReadingError where the head is not YAML. Lists and nested values are left out.

    >>> split_front_matter("---\ntitle: Buoys\n---\nCare of buoys.", "a.md")
    ({'title': 'Buoys'}, 'Care of buoys.')
    """
    found = _HEAD_RE.match(text)
    if found is None:
        return {}, text
    import yaml

    try:
        head = yaml.safe_load(found["head"] or "")
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = where.line + 2 if where else 1
        raise ReadingError(f"{name}: its head is not YAML at line {line}; correct it") from error
    if not isinstance(head, dict):
        return {}, text  # a rule, not a head
    plain = {str(k): _plain(v) for k, v in head.items() if isinstance(v, str | int | float | date)}
    return {key: value for key, value in plain.items() if value}, text[found.end() :]


def _plain(value: str | float | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def known_fields(head: Mapping[str, str]) -> dict[str, str]:
    """The fields of a head that a Document's meta knows."""
    fields = {key: head[key] for key in _FIELDS if key in head}
    if fields.get("kind") not in KINDS:
        fields.pop("kind", "")
    return fields
