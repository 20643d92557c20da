"""Links that open a clause in the reading pane, and text within HTML with its line breaks."""

from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.present.escaping import escape_html
from itcp_assist.present.wording import to_fragment, to_short


def to_link(citation: Citation, day: date) -> str:
    """A link that opens a clause in the reading pane, with its status on a day."""
    href = escape_html(to_fragment(citation, day))
    return f'<a class="chip" href="{href}">{escape_html(to_short(citation))}</a>'


def to_lines(text: str) -> str:
    """A text as it stands, its line feeds as line breaks."""
    return escape_html(text).replace("\n", "<br>")
