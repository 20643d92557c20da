"""All clauses of a document as a list of links: what its outline draws, and what it leaves out."""

from collections.abc import Sequence
from datetime import date

from itcp_assist.present.escaping import escape_html
from itcp_assist.present.labels import to_label
from itcp_assist.present.links import to_link
from itcp_assist.records import Clause


def to_contents(symbol: str, clauses: Sequence[Clause], day: date) -> str:
    """A closed list in document order: the place as a link, verb and addressees, the text."""
    items = "".join(f"<li>{to_link(c.citation, day)} {_told(c)}</li>" for c in clauses)
    caption = f"All {len(clauses)} clauses of {symbol} as a list"
    return (
        f'<details class="contents"><summary>{escape_html(caption)}</summary>'
        f"<ul>{items}</ul></details>"
    )


def _told(clause: Clause) -> str:
    asked = " ".join(filter(None, (clause.verb, ", ".join(clause.addressees))))
    shown = f"<strong>{escape_html(asked)}</strong> " if clause.addressees else ""
    text = escape_html(" ".join(clause.text.split()))
    return f"{to_label(clause.text_kind)}{shown}<bdi>{text}</bdi>"
