"""A list of clauses as a file: choose the format, and publish the file whole."""

from collections.abc import Callable, Mapping
from pathlib import Path

from itcp_assist.draft.markdown import to_markdown_table
from itcp_assist.draft.publishing import publish
from itcp_assist.draft.separated import to_csv
from itcp_assist.draft.table import Table, compose_table
from itcp_assist.draft.word import to_docx_table
from itcp_assist.draft.workbook import to_xlsx
from itcp_assist.records import Listing

# Formats by name, each with the suffix of its files.
SUFFIXES: Mapping[str, str] = {
    "csv": ".csv", "markdown": ".md", "xlsx": ".xlsx", "docx": ".docx",
}  # fmt: skip
_FORMATS: Mapping[str, Callable[[Table], bytes]] = {
    "csv": lambda table: to_csv(table).encode(),
    "markdown": lambda table: to_markdown_table(table).encode(),
    "xlsx": to_xlsx,
    "docx": to_docx_table,
}


def render_listing(listing: Listing, form: str) -> bytes:
    """A list as the bytes of one of the formats of SUFFIXES."""
    return _FORMATS[form](compose_table(listing))


def write_listing(listing: Listing, form: str, path: Path) -> None:
    """Write a list in one of the formats of SUFFIXES; StorageError when the disk refuses."""
    publish(render_listing(listing, form), path)
