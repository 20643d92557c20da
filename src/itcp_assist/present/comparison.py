"""Two documents side by side as text for a terminal and as JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import TypeAlias

from itcp_assist.citation import Citation
from itcp_assist.present.json import Json, to_status_json
from itcp_assist.present.labels import READ_BY_RECOGNITION, to_quote
from itcp_assist.present.wording import to_status
from itcp_assist.records import (
    DIVISIONS,
    Clause,
    Comparison,
    Holding,
    Piece,
    PieceKind,
    Status,
    TextKind,
    Twins,
    division_of,
    holds_notes,
    say_tally,
    tally_of,
)
from itcp_assist.records.wording import NOTICE, to_day

StatusOf: TypeAlias = Callable[[Citation], Status]
Holdings: TypeAlias = Mapping[str, Holding]

NOTES_COMPARED = (
    "Notes of ours are compared, not official texts: that two correspond says nothing of the "
    "wording of the documents."
)
_STOPS = (",", ";", ":", ".")
# How a terminal shows words that one side only has: the marks of the program wdiff.
_MARKS = {PieceKind.DROPPED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}


def to_comparison_text(comparison: Comparison, holdings: Holdings, status_of: StatusOf) -> str:
    """Part by part what was kept, changed, dropped and added, with keys and statuses of both."""
    return "\n".join(_iter_text(comparison, holdings, status_of))


def to_comparison_json(comparison: Comparison, holdings: Holdings, status_of: StatusOf) -> Json:
    """The comparison with its pieces as spans of both texts; without pieces for notes of ours."""
    return {
        "older": _document_json(comparison.older, holdings, status_of),
        "newer": _document_json(comparison.newer, holdings, status_of),
        "as_of": status_of(Citation(comparison.older)).as_of.isoformat(),
        "wording_comparable": not holds_notes(comparison),
        "counts": {d: asdict(tally_of(comparison, d)) for d in DIVISIONS if _has(comparison, d)},
        "twins": [
            {
                "older": _clause_json(twins.older, status_of),
                "newer": _clause_json(twins.newer, status_of),
                "agreement": round(twins.agreement, 4),
                "changed": None if is_noted(twins) else twins.is_changed,
                "pieces": None if is_noted(twins) else list(map(_piece_json, twins.pieces)),
            }
            for twins in comparison.twins
        ],
        "dropped": [_clause_json(clause, status_of) for clause in comparison.dropped],
        "added": [_clause_json(clause, status_of) for clause in comparison.added],
    }


def is_noted(twins: Twins) -> bool:
    """Say whether one side is a note of ours, so that the wording cannot be compared."""
    return TextKind.NOTE in (twins.older.text_kind, twins.newer.text_kind)


def is_recognised(twins: Twins) -> bool:
    """Say whether one side was read from a picture, so that a difference may be one of reading."""
    return TextKind.RECOGNISED in (twins.older.text_kind, twins.newer.text_kind)


def say_document(symbol: str, holdings: Holdings, status_of: StatusOf) -> str:
    """A document with its title, adoption and status."""
    identity = holdings[symbol].identity
    adopted = f", adopted on {to_day(identity.adopted)}" if identity.adopted else ""
    title = "" if identity.title in ("", symbol) else f" {identity.title}"
    return f"{symbol}{title}{adopted}: {to_status(status_of(Citation(symbol)), str)}"


def split_division(
    comparison: Comparison, division: str
) -> tuple[list[Twins], list[Clause], list[Clause]]:
    """The twins, the dropped and the added clauses of one division."""
    twins = [t for t in comparison.twins if division_of(t.older.citation) == division]
    dropped, added = (
        [c for c in clauses if division_of(c.citation) == division]
        for clauses in (comparison.dropped, comparison.added)
    )
    return twins, dropped, added


def iter_marked(twins: Twins) -> Iterator[tuple[PieceKind, str, str]]:
    """Each piece as its kind, its words, and the space that is printed after it.

    There is none before a stop, nor between what was dropped and what took its place.
    """
    for piece, after in zip(twins.pieces, [*twins.pieces[1:], None], strict=True):
        text, following = twins.text_of(piece), twins.text_of(after) if after else ""
        words = text.rstrip()
        is_replaced = after is not None and PieceKind.KEPT not in (piece.kind, after.kind)
        is_joined = is_replaced or following.startswith(_STOPS)
        yield piece.kind, words, "" if is_joined else text[len(words) :]


def _has(comparison: Comparison, division: str) -> bool:
    return any(split_division(comparison, division))


def _iter_text(comparison: Comparison, holdings: Holdings, status_of: StatusOf) -> Iterator[str]:
    yield say_document(comparison.older, holdings, status_of)
    yield say_document(comparison.newer, holdings, status_of)
    if holds_notes(comparison):
        yield NOTES_COMPARED
    for division in DIVISIONS:
        twins, dropped, added = split_division(comparison, division)
        if twins or dropped or added:
            yield ""
            yield say_tally(comparison, division)
        for pair in twins:
            yield from _twins_lines(pair, status_of)
        for name, clauses in (("Dropped", dropped), ("Added", added)):
            for clause in clauses:
                yield f"\n{name}: {_keyed(clause, status_of)}"
                yield f"  {to_quote(clause.text, clause.text_kind)}"
    yield f"\n{NOTICE}"


def _twins_lines(twins: Twins, status_of: StatusOf) -> Iterator[str]:
    older, newer = (_keyed(clause, status_of) for clause in (twins.older, twins.newer))
    if is_noted(twins):
        yield f"\nCorresponding: {older}\n           and {newer}"
        yield from (
            f"  {to_quote(clause.text, clause.text_kind)}" for clause in (twins.older, twins.newer)
        )
        return
    yield f"\n{'Changed' if twins.is_changed else 'Kept'}: {older}\n   as {newer}"
    yield f"  {_marked_text(twins)}{READ_BY_RECOGNITION if is_recognised(twins) else ''}"


def _marked_text(twins: Twins) -> str:
    """The text of both with the words of one side only in marks."""
    out = []
    for kind, words, space in iter_marked(twins):
        start, end = _MARKS.get(kind, ("", ""))
        out.append(f"{start}{words}{end}{space}")
    return "".join(out).strip()


def _keyed(clause: Clause, status_of: StatusOf) -> str:
    return f"[{clause.citation}] {to_status(status_of(clause.citation), str)}"


def _document_json(symbol: str, holdings: Holdings, status_of: StatusOf) -> Json:
    identity = holdings[symbol].identity
    return {
        "symbol": symbol,
        "title": identity.title,
        "adopted": identity.adopted.isoformat() if identity.adopted else None,
        "status": to_status_json(status_of(Citation(symbol))),
    }


def _clause_json(clause: Clause, status_of: StatusOf) -> Json:
    return {
        "key": str(clause.citation),
        "text": clause.text,
        "text_kind": clause.text_kind.value,
        "status": to_status_json(status_of(clause.citation)),
    }


def _piece_json(piece: Piece) -> Json:
    return {
        "kind": piece.kind.value,
        "older": list(piece.older) if piece.older else None,
        "newer": list(piece.newer) if piece.newer else None,
    }
