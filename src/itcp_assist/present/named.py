"""What a clause names: as links within its text, as a list to be read in place, as lines and JSON.

The text stays as it is stored: a link or a mark is put around words, never between two of them; of
words that name several places the first held one is linked, and all are listed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from itcp_assist.citation import Citation
from itcp_assist.present.escaping import escape_html
from itcp_assist.present.labels import KINDS, to_quote
from itcp_assist.present.links import to_lines, to_link
from itcp_assist.present.wording import (
    to_fragment,
    to_sentence,
    to_short,
    to_status,
)
from itcp_assist.records import Followed, Reference, Span, TextKind
from itcp_assist.records.wording import shown_state

# Words for screen readers only, so that the look of the text does not carry the meaning alone.
_UNHELD = '<span class="for-readers"> (not held)</span>'


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a text that name places, with the tags around them."""

    start: int
    end: int
    before: str
    after: str


def to_named_text(text: str, followed: Sequence[Followed], quoted: Span | None, day: date) -> str:
    """The text as HTML: what it names linked or told to be not held, the quoted span marked.

    Marks lie inside of links, in as many pieces as that takes. A span outside of the text marks
    and links nothing.
    """
    out: list[str] = []
    done = 0
    for words in _linked(text, followed, day):
        out.append(_marked(text, (done, words.start), quoted))
        out += (words.before, _marked(text, (words.start, words.end), quoted), words.after)
        done = words.end
    return "".join([*out, _marked(text, (done, len(text)), quoted)])


def to_named_list(followed: Iterable[Followed], day: date) -> str:
    """The list of all that a clause names: a held clause can be unfolded and read in place."""
    items = "".join(f"<li>{_item(one, day)}</li>" for one in each_place(followed))
    return f'<h3>Names</h3><ul class="names">{items}</ul>' if items else ""


def each_place(followed: Iterable[Followed]) -> list[Followed]:
    """The references without those that lead to a place that an earlier one leads to."""
    places: dict[object, Followed] = {}
    for one in followed:
        places.setdefault(one.reference.target or one.reference.name, one)
    return list(places.values())


def iter_named(followed: Iterable[Followed]) -> Iterator[str]:
    """One line of plain text for each place that is named: its key, and its text if it is held."""
    for one in each_place(followed):
        place = str(one.reference.target or one.reference.name)
        if one.clause is not None:
            yield f"Names [{place}] {to_quote(one.clause.text, one.clause.text_kind)}"
        else:
            yield f"Names [{place}], which is {'' if one.is_held else 'not '}held"


def to_references_json(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """References as JSON: their span, and the key or the name of what is named."""
    return [
        {
            "start": one.start,
            "end": one.end,
            "key": str(one.target) if one.target else None,
            "name": one.name or None,
        }
        for one in references
    ]


def to_followed_json(followed: Sequence[Followed]) -> dict[str, Any]:
    """The fields ``references`` and ``followed`` of ``show --json``.

    ``followed`` has one entry for each place, with its text and status where it is a held clause.
    """
    references = to_references_json(one.reference for one in followed)
    return {
        "references": [
            {**reference, "held": one.is_held}
            for reference, one in zip(references, followed, strict=True)
        ],
        "followed": [
            {
                "key": str(one.reference.target) if one.reference.target else None,
                "name": one.reference.name or None,
                "held": one.is_held,
                "text": one.clause.text if one.clause else None,
                "text_kind": one.clause.text_kind.value if one.clause else None,
                "confidence": one.status.confidence.value if one.status else None,
                "state": shown_state(one.status).value if one.status else None,
            }
            for one in each_place(followed)
        ],
    }


def _linked(text: str, followed: Iterable[Followed], day: date) -> Iterator[_Words]:
    """The words that name places, in order; of overlapping ones the first."""
    done = 0
    inside = (one for one in followed if 0 <= one.reference.start < one.reference.end <= len(text))
    for (start, end), group in groupby(inside, key=lambda one: _span(one.reference)):
        if start < done:
            continue
        some = list(group)
        place = next((_opens(one) for one in some if one.is_held), None)
        title = escape_html("; ".join(dict.fromkeys(map(_name, some))))
        done = end
        if place is None:
            yield _Words(start, end, f'<span class="unheld" title="{title}: not held">',
                         f"{_UNHELD}</span>")  # fmt: skip
        else:
            href = escape_html(to_fragment(place, day))
            yield _Words(start, end, f'<a class="named" href="{href}" title="{title}">', "</a>")


def _marked(text: str, span: Span, quoted: Span | None) -> str:
    """A piece of the text, with as much of the quoted span as lies in it in ``<mark>``."""
    a, b = span
    start, end = quoted or (0, 0)
    if not 0 <= start < end <= len(text):
        return to_lines(text[a:b])
    cuts = (a, min(max(start, a), b), min(max(end, a), b), b)
    before, inside, after = (to_lines(text[x:y]) for x, y in pairwise(cuts))
    return f"{before}<mark>{inside}</mark>{after}" if inside else f"{before}{after}"


def _span(reference: Reference) -> Span:
    return reference.start, reference.end


def _opens(followed: Followed) -> Citation | None:
    """What can be opened where a reference leads: its clause, or the document of a part."""
    target = followed.reference.target
    return followed.clause.citation if followed.clause else target and target.document


def _name(followed: Followed) -> str:
    target = followed.reference.target
    return target.label() if target else followed.reference.name


def _item(followed: Followed, day: date) -> str:
    name = escape_html(to_sentence(_name(followed), ""))
    opens = _opens(followed)
    if not followed.is_held or opens is None:
        return f"{name}: not held"
    chip = to_link(opens, day)
    clause = followed.clause
    if clause is None:
        return f"{name}: {chip}"
    status = f": {to_status(followed.status, _plain)}" if followed.status else ""
    look = "note" if clause.text_kind is TextKind.NOTE else "verbatim"
    is_own = clause.text_kind is TextKind.VERBATIM
    label = "" if is_own else f'<p class="kind">{KINDS[clause.text_kind]}</p>'
    return (
        f"<details><summary>{name}{status}</summary>{label}"
        f'<blockquote class="{look}"><p><bdi>{to_lines(clause.text)}</bdi></p></blockquote>'
        f"<p>{chip}</p></details>"
    )


def _plain(citation: Citation) -> str:
    """A place in words, where a link would stand inside of what is clicked to unfold."""
    return escape_html(to_short(citation))
