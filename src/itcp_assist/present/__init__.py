"""An answer, a clause and a standing as text, Markdown, HTML and JSON."""

from itcp_assist.present.akn import to_akn
from itcp_assist.present.changes import (
    NOTHING_BEFORE,
    to_changes_line,
    to_changes_text,
    to_findings_text,
)
from itcp_assist.present.changes_json import to_changes_json
from itcp_assist.present.chat import to_chat, to_chip
from itcp_assist.present.comparison import to_comparison_json, to_comparison_text
from itcp_assist.present.comparison_html import (
    COMPARISON_STYLE,
    to_comparison_html,
    to_comparison_page,
)
from itcp_assist.present.contents import to_contents
from itcp_assist.present.escaping import escape_html, escape_markdown
from itcp_assist.present.json import (
    to_answer_json,
    to_clause_json,
    to_document_json,
    to_exhibit_json,
    to_hit_json,
    to_standing_json,
)
from itcp_assist.present.listing import to_listing_json, to_listing_text
from itcp_assist.present.pane import to_badge, to_heading, to_missing, to_pane
from itcp_assist.present.rows import to_csv
from itcp_assist.present.svg import to_timeline
from itcp_assist.present.svg_frame import to_figure
from itcp_assist.present.svg_outline import to_outline
from itcp_assist.present.tables import (
    to_chain_table,
    to_holdings_table,
    to_listing_table,
    to_standing_table,
)
from itcp_assist.present.text import to_answer_text, to_exhibit_text, to_standing_text
from itcp_assist.present.wording import parse_fragment
from itcp_assist.records.wording import NOTICE

__all__ = [
    "COMPARISON_STYLE",
    "NOTHING_BEFORE",
    "NOTICE",
    "escape_html",
    "escape_markdown",
    "parse_fragment",
    "to_akn",
    "to_answer_json",
    "to_answer_text",
    "to_badge",
    "to_chain_table",
    "to_changes_json",
    "to_changes_line",
    "to_changes_text",
    "to_chat",
    "to_chip",
    "to_clause_json",
    "to_comparison_html",
    "to_comparison_json",
    "to_comparison_page",
    "to_comparison_text",
    "to_contents",
    "to_csv",
    "to_document_json",
    "to_exhibit_json",
    "to_exhibit_text",
    "to_figure",
    "to_findings_text",
    "to_heading",
    "to_hit_json",
    "to_holdings_table",
    "to_listing_json",
    "to_listing_table",
    "to_listing_text",
    "to_missing",
    "to_outline",
    "to_pane",
    "to_standing_json",
    "to_standing_table",
    "to_standing_text",
    "to_timeline",
]
