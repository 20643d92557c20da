"""An outline as Markdown in which no text from a document can become markup."""

import re
from collections.abc import Iterable

from itcp_assist.draft.outline import Paragraph, Style
from itcp_assist.draft.table import Table

_SPECIAL_RE = re.compile(r"[\\`*_{}\[\]<>#|~&!]")
# What would open a list or underline a heading at the start of a line: "3." or "3)", "-", "+", "=".
_OPENER_RE = re.compile(r"^([ \t]*\d*)([-+=.)])", re.MULTILINE)
_ADDRESS_RE = re.compile(r"https?://[^\s<>]+")
_PREFIXES = {Style.TITLE: "# ", Style.QUESTION: "## ", Style.HEADING: "### ", Style.QUOTE: "> "}


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """The outline as CommonMark, one blank line between paragraphs."""
    return "\n\n".join(map(_render, paragraphs)) + "\n"


def to_markdown_table(table: Table) -> str:
    """The remarks as paragraphs, then the table in the form of GitHub's Markdown."""
    lines = [
        _table_row(table.heads),
        _table_row(["---"] * len(table.heads)),
        *(_table_row(map(_table_cell, row)) for row in table.rows),
    ]
    return "\n\n".join([*map(escape_markdown, table.remarks), "\n".join(lines)]) + "\n"


def escape_markdown(text: str) -> str:
    r"""Text that reads as itself in CommonMark.

    >>> print(escape_markdown("1. <b>*Invites*</b> [here](x)"))
    1\. \<b\>\*Invites\*\</b\> \[here\](x)
    """
    return _OPENER_RE.sub(r"\1\\\2", _SPECIAL_RE.sub(r"\\\g<0>", text))


def _render(paragraph: Paragraph) -> str:
    prefix = _PREFIXES.get(paragraph.style, "")
    lines = escape_markdown(paragraph.text.strip()).splitlines() or [""]
    if prefix.startswith("#"):
        return prefix + " ".join(lines)  # a heading is one line
    text = ("\\\n" + prefix).join(lines)  # a backslash at a line's end is a hard break
    address = paragraph.address
    if not address:
        return prefix + text
    link = f"<{address}>" if _ADDRESS_RE.fullmatch(address) else escape_markdown(address)
    return f"{prefix}{text} {link}"


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table_cell(cell: str) -> str:
    return "<br>".join(escape_markdown(line) for line in cell.splitlines())
