"""A clause laid open as HTML for the reading pane; every value in it is escaped."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from itcp_assist.present.escaping import escape_html
from itcp_assist.present.labels import KINDS, to_labelled, to_quote
from itcp_assist.present.links import to_lines, to_link
from itcp_assist.present.named import to_named_list, to_named_text
from itcp_assist.present.wording import (
    NOTE_LABEL,
    to_change,
    to_sentence,
    to_status,
)
from itcp_assist.records import Clause, Exhibit, Holding, Span, Status, TextKind
from itcp_assist.records.wording import CONFIDENCES, STATES, shown_state, to_day

TIERS = {
    "official": "official publication",
    "mirror": "copy from another publisher",
    "own": "written by this project",
    "owner-supplied": "supplied by the project's owner",
    "upload": "file supplied by the operator",
    "untrusted": "file of unknown origin",
}


def to_pane(exhibit: Exhibit, quoted: Span | None = None) -> str:
    """The clause with its status, neighbours, links and source; ``quoted`` is marked in its text.

    The heading has the id ``pane-title`` and can take focus; links have the form that chips have.
    """
    clause, holding, day = exhibit.clause, exhibit.holding, exhibit.status.as_of
    return "\n".join(
        (
            '<article class="clause" lang="en">',
            to_heading(clause.citation.label(holding.identity.title)),
            _subtitle(clause, holding),
            to_badge(exhibit.status),
            _neighbour("Before", exhibit.previous, day),
            _text(exhibit, quoted),
            to_named_list(exhibit.followed, day),
            _beside(clause),
            _note(clause),
            _neighbour("After", exhibit.next, day),
            _buttons(exhibit),
            _links(exhibit),
            _source(clause, holding),
            "</article>",
        )
    )


def to_missing(key: str, reason: str) -> str:
    """The pane for a reference that leads nowhere: what was asked for and why it is not shown."""
    return (
        f'<article class="clause">{to_heading("Not in the collection")}'
        f"<p>Asked for: <code>{escape_html(key)}</code></p><p>{escape_html(reason)}</p>"
        f'<p class="buttons">{_BACK}</p></article>'
    )


def to_heading(title: str) -> str:
    """The heading that takes focus when the pane has changed."""
    return f'<h2 id="pane-title" tabindex="-1">{escape_html(to_sentence(title, ""))}</h2>'


def to_badge(status: Status) -> str:
    """The status in words, with what changed it, the evidence, and how that is known."""
    state = shown_state(status)
    words = to_sentence(STATES[state], "")
    known = CONFIDENCES[status.confidence]
    change = to_change(status, partial(to_link, day=status.as_of))
    return (
        f'<div class="status {state}"><p><strong class="badge">{words}</strong>'
        f"{change}</p>"
        f'<p class="evidence">{escape_html(to_sentence(status.evidence))}</p>'
        f'<p class="evidence">Status of {escape_html(status.symbol)} on {to_day(status.as_of)}, '
        f"{known}.</p></div>"
    )


_COPY = '<button type="button" data-pane="copy">Copy with reference</button>'
_BACK = '<button type="button" data-pane="back">Back to the answer</button>'


def _subtitle(clause: Clause, holding: Holding) -> str:
    identity = holding.identity
    adopted = f"adopted {to_day(identity.adopted)}" if identity.adopted else ""
    words = (identity.title, adopted, *clause.headings)
    return f'<p class="subtitle">{escape_html(" · ".join(filter(None, words)))}</p>'


def _text(exhibit: Exhibit, quoted: Span | None) -> str:
    clause = exhibit.clause
    text = to_named_text(clause.text, exhibit.followed, quoted, exhibit.status.as_of)
    name = "note" if clause.text_kind is TextKind.NOTE else "verbatim"
    label = KINDS[clause.text_kind]
    return (
        f'<p class="kind">{label}</p><blockquote class="{name}"><p><bdi>'
        f"{text}</bdi></p></blockquote>"
    )


def _beside(clause: Clause) -> str:
    """The footnotes of the clause, and what reading doubts about its pages."""
    notes = "".join(f"<li><bdi>{escape_html(note.text)}</bdi></li>" for note in clause.footnotes)
    doubts = "".join(f"<li>{escape_html(flag)}</li>" for flag in clause.flags)
    return "".join(
        f'<p class="kind">{heading}</p><ul class="beside">{items}</ul>'
        for heading, items in (("Footnotes", notes), ("To be checked in the source", doubts))
        if items
    )


def _note(clause: Clause) -> str:
    if not clause.note:
        return ""
    return (
        f'<aside class="note"><p class="kind">{NOTE_LABEL}</p>'
        f"<p><bdi>{to_lines(clause.note)}</bdi></p></aside>"
    )


def _neighbour(where: str, clause: Clause | None, day: date) -> str:
    if clause is None:
        return ""
    return (
        f'<p class="neighbour"><span>{where}:</span> {to_link(clause.citation, day)} '
        f"{to_labelled(clause)}</p>"
    )


def _buttons(exhibit: Exhibit) -> str:
    return (
        f'<p class="buttons">{_COPY} {_BACK} <span id="pane-told" role="status"></span></p>'
        f'<pre id="pane-copy" hidden>{escape_html(to_reference(exhibit))}</pre>'
    )


def to_reference(exhibit: Exhibit) -> str:
    """The clause as plain words for a letter: text, reference, status, IRI and address."""
    clause, holding = exhibit.clause, exhibit.holding
    text = to_quote(clause.text, clause.text_kind)
    label = clause.citation.label(holding.identity.title)
    status = to_status(exhibit.status, lambda citation: citation.label())
    where = (holding.iri_of(clause.citation), holding.source.url)
    return "\n".join((text, f"({label}; {status})", *filter(None, where)))


def _links(exhibit: Exhibit) -> str:
    rows = (
        ("Parts of it", exhibit.children),
        ("Cites", exhibit.cites),
        ("Cited by", exhibit.cited_by),
        ("Same wording in", exhibit.twins),
        ("Part of", (exhibit.clause.parent,) if exhibit.clause.parent else ()),
    )
    link = partial(to_link, day=exhibit.status.as_of)
    return _definitions(
        "links", ((name, " ".join(map(link, targets))) for name, targets in rows if targets)
    )


def _source(clause: Clause, holding: Holding) -> str:
    source = holding.source
    page = f"page {clause.page} of {holding.page_count}" if clause.page else ""
    rows = (
        ("File", escape_html(source.name)),
        ("Address", _address(source.url)),
        ("Kind of source", TIERS.get(source.tier, escape_html(source.tier))),
        ("Page", page),
        ("Rights", escape_html(source.rights)),
        ("SHA-256", f"<code>{escape_html(source.sha256)}</code>"),
        ("IRI", f"<code>{escape_html(holding.iri_of(clause.citation) or '')}</code>"),
        ("Key", f"<code>{escape_html(str(clause.citation))}</code>"),
        ("Remarks", "; ".join(map(escape_html, holding.flags))),
    )
    shown = _definitions("source", ((n, v) for n, v in rows if v and v != "<code></code>"))
    return f"<h3>Source</h3>{shown}"


def _address(url: str) -> str:
    """A link out for web addresses only: any other scheme is shown as text."""
    shown = escape_html(url)
    if not url.startswith(("https://", "http://")):
        return shown
    return f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def _definitions(name: str, rows: Iterable[tuple[str, str]]) -> str:
    inside = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows)
    return f'<dl class="{name}">{inside}</dl>' if inside else ""
