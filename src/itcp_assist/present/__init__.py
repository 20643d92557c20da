"""An answer, a clause and a standing as text, Markdown, HTML and JSON."""

from itcp_assist.present.akn import to_akn
from itcp_assist.present.chat import to_chat, to_chip
from itcp_assist.present.escaping import escape_html, escape_markdown
from itcp_assist.present.json import (
    to_answer_json,
    to_clause_json,
    to_document_json,
    to_exhibit_json,
    to_hit_json,
    to_standing_json,
)
from itcp_assist.present.pane import to_heading, to_missing, to_pane
from itcp_assist.present.rows import to_csv
from itcp_assist.present.tables import to_holdings_table, to_standing_table
from itcp_assist.present.text import to_answer_text, to_exhibit_text, to_standing_text
from itcp_assist.present.wording import NOTICE, parse_fragment

__all__ = [
    "NOTICE",
    "escape_html",
    "escape_markdown",
    "parse_fragment",
    "to_akn",
    "to_answer_json",
    "to_answer_text",
    "to_chat",
    "to_chip",
    "to_clause_json",
    "to_csv",
    "to_document_json",
    "to_exhibit_json",
    "to_exhibit_text",
    "to_heading",
    "to_hit_json",
    "to_holdings_table",
    "to_missing",
    "to_pane",
    "to_standing_json",
    "to_standing_table",
    "to_standing_text",
]
