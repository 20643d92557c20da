"""Two documents side by side as HTML: what went is struck out, what came is underlined, and said.

Every value is escaped; neither the fragment nor the page loads or runs anything.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from itcp_assist.present.comparison import (
    NOTES_COMPARED,
    Holdings,
    StatusOf,
    is_noted,
    is_recognised,
    iter_marked,
    say_document,
    split_division,
)
from itcp_assist.present.escaping import escape_html
from itcp_assist.present.labels import to_label, to_labelled
from itcp_assist.present.links import to_lines, to_link
from itcp_assist.present.wording import to_status
from itcp_assist.records import (
    DIVISIONS,
    Clause,
    Comparison,
    PieceKind,
    Status,
    TextKind,
    Twins,
    holds_notes,
    say_tally,
)
from itcp_assist.records.wording import NOTICE

# The marks do not rest on colour: ``del`` is struck out and ``ins`` underlined by every browser,
# and both begin with a word that is there for those who hear the page.
COMPARISON_STYLE = """
.comparison .told { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.comparison del { background: #fbdcdc; color: #5c0a0a; }
.comparison ins { background: #d9f2de; color: #0b3d17; }
.comparison article { border-left: .25rem solid; padding-left: 1rem; margin: 1rem 0; }
@media (prefers-color-scheme: dark) {
  .comparison del { background: #571b1b; color: #ffe3e3; }
  .comparison ins { background: #164020; color: #dcffe4; }
}
""".strip()
_PAGE_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem;
  overflow-wrap: break-word; }
""".strip()
Named: TypeAlias = Callable[[Clause], str]  # a clause by its key, with its status
_TAGS = {PieceKind.DROPPED: ("del", "removed"), PieceKind.ADDED: ("ins", "added")}
_HEADINGS = {
    "pp": "Preambular paragraphs",
    "op": "Operative paragraphs",
    "par": "Paragraphs",
    "annex": "Annexes",
}


def to_comparison_html(
    comparison: Comparison, holdings: Holdings, status_of: StatusOf, *, is_linked: bool = False
) -> str:
    """The comparison as a fragment of a page; COMPARISON_STYLE goes with it.

    ``is_linked`` makes each key a link that opens the clause in the reading pane.
    """
    name = _link if is_linked else _key
    return "\n".join(
        (
            '<section class="comparison" lang="en">',
            f"<h2>{_title(comparison)}</h2>",
            *(
                f"<p>{escape_html(say_document(symbol, holdings, status_of))}</p>"
                for symbol in (comparison.older, comparison.newer)
            ),
            *([f"<p>{NOTES_COMPARED}</p>"] if holds_notes(comparison) else []),
            *_divisions(comparison, lambda clause: name(status_of(clause.citation), clause)),
            "</section>",
        )
    )


def to_comparison_page(comparison: Comparison, holdings: Holdings, status_of: StatusOf) -> str:
    """The comparison as a page of its own."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_title(comparison)}</title>\n<style>\n{_PAGE_STYLE}\n{COMPARISON_STYLE}\n"
        f"</style>\n</head>\n<body>\n<main>\n<p>{NOTICE}</p>\n"
        f"{to_comparison_html(comparison, holdings, status_of)}\n</main>\n</body>\n</html>\n"
    )


def _title(comparison: Comparison) -> str:
    return escape_html(f"{comparison.older} and {comparison.newer} compared")


def _divisions(comparison: Comparison, named: Named) -> Iterator[str]:
    for division in DIVISIONS:
        twins, dropped, added = split_division(comparison, division)
        if not (twins or dropped or added):
            continue
        yield f"<h3>{_HEADINGS[division]}</h3>"
        yield f"<p>{escape_html(say_tally(comparison, division))}</p>"
        yield from (_twins(pair, named) for pair in twins)
        yield from (_single("dropped", clause, named) for clause in dropped)
        yield from (_single("added", clause, named) for clause in added)


def _twins(twins: Twins, named: Named) -> str:
    older, newer = map(named, (twins.older, twins.newer))
    if is_noted(twins):
        both = "".join(map(_text, (twins.older, twins.newer)))
        heading = f"<h4>Corresponding: {older} and {newer}</h4>"
        return f'<article class="corresponding">{heading}{both}</article>'
    name = "changed" if twins.is_changed else "kept"
    marked = "".join(_marked(*piece) for piece in iter_marked(twins))
    label = to_label(TextKind.RECOGNISED) if is_recognised(twins) else ""
    return (
        f'<article class="{name}"><h4>{name.capitalize()}: {older} as {newer}</h4>'
        f"<p>{label}<bdi>{marked}</bdi></p></article>"
    )


def _single(name: str, clause: Clause, named: Named) -> str:
    heading = f"<h4>{name.capitalize()}: {named(clause)}</h4>"
    return f'<article class="{name}">{heading}{_text(clause)}</article>'


def _marked(kind: PieceKind, words: str, space: str) -> str:
    shown = to_lines(words)
    if kind in _TAGS:
        tag, told = _TAGS[kind]
        shown = f'<{tag}><span class="told">{told}: </span>{shown}</{tag}>'
    return shown + to_lines(space)


def _text(clause: Clause) -> str:
    return f"<p>{to_labelled(clause)}</p>"


def _key(status: Status, clause: Clause) -> str:
    key = escape_html(str(clause.citation))
    return f"<code>{key}</code> ({escape_html(to_status(status, str))})"


def _link(status: Status, clause: Clause) -> str:
    link = partial(to_link, day=status.as_of)
    return f"{link(clause.citation)} ({to_status(status, link)})"
