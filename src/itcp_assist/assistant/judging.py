"""What the changes between two generations mean for what one file cites."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from itcp_assist.answer.pieces import split_pieces
from itcp_assist.assistant.differences import is_same_status
from itcp_assist.assistant.saved import Cite, Citing, status_words
from itcp_assist.assistant.snapshot import Snapshot
from itcp_assist.citation import Citation, find_quote, fold_quote
from itcp_assist.records import (
    Aspect,
    Changes,
    Clause,
    ClauseChange,
    DocumentChange,
    Finding,
    Impact,
    Piece,
    Status,
    TextKind,
)
from itcp_assist.records.wording import shown_state, to_day


class Sides:
    """Both generations with what differs between them; ``older`` may be missing."""

    def __init__(
        self, older: Snapshot | None, newer: Snapshot, changes: Changes | None, as_of: date
    ) -> None:
        self.older = older
        self.newer = newer
        self.as_of = as_of
        self.clauses = {c.citation: c for c in changes.clauses} if changes else {}
        self.documents = {c.symbol: c for c in changes.documents} if changes else {}

    def renamed(self, citation: Citation) -> Citation | None:
        """The same place in a document that was held by another symbol before."""
        for change in self.documents.values():
            was = change.before.identity.symbol if change.before else ""
            if change.after and was == citation.symbol != change.symbol:
                return replace(citation, symbol=change.symbol)
        return None

    def statuses(self, citation: Citation) -> tuple[Status, Status] | None:
        """The status by either generation on the day asked about, where they differ."""
        if self.older is None:
            return None
        before, after = (s.status_of(citation, self.as_of) for s in (self.older, self.newer))
        return None if is_same_status(before, after) else (before, after)


def judge_citing(citing: Citing, sides: Sides) -> tuple[Finding, ...]:
    """What is to be told of one file, in the order of its citations; nothing where all holds."""
    found = [finding for cite in citing.cites for finding in _judge(cite, sides)]
    found += _judge_quoted(citing, sides)
    misquoted = {(f.place, f.citation) for f in found if f.impact is Impact.MISQUOTED}
    return tuple(
        finding
        for finding in dict.fromkeys(found)
        if finding.impact is not Impact.CHANGED
        or (finding.place, finding.citation) not in misquoted
    )


def _judge_quoted(citing: Citing, sides: Sides) -> Iterator[Finding]:
    """Quoted words that a clause of a document named in the file held, and holds no longer."""
    symbols = {cite.citation.symbol for cite in citing.cites}
    lost = [change for change in sides.clauses.values() if _has_lost(change, symbols)]
    texts = [(change, fold_quote(change.before.text).text) for change in lost if change.before]
    for place, words in citing.quoted:
        folded = fold_quote(words).text.strip()
        for change, text in texts:
            if folded in text and not (change.after and find_quote(words, change.after.text)):
                yield from _judge_quote(Cite(place, change.citation, words), change.after, sides)


def _has_lost(change: ClauseChange, symbols: set[str]) -> bool:
    """Say whether a clause of one of these documents no longer holds words that it held."""
    is_ours = change.before is not None and change.before.text_kind is TextKind.NOTE
    told = change.after is None or Aspect.TEXT in change.aspects
    return change.citation.symbol in symbols and told and not is_ours


def _judge(cite: Cite, sides: Sides) -> Iterator[Finding]:
    citation = cite.citation
    if _is_gone(cite, sides):
        before = sides.older.clauses.get(citation) if sides.older else None
        words = cite.quote or (before.text if before else "")
        moved = sides.renamed(citation) or _moved_to(citation, words, sides)
        yield _finding(cite, Impact.GONE, before=words, moved_to=moved)
        return
    quoted = tuple(_judge_quote(cite, sides.newer.clauses.get(citation), sides))
    document = sides.documents.get(citation.symbol)
    if document and _is_now_held(document) and (quoted or not cite.quote):
        title = document.after.identity.title if document.after else ""
        yield _finding(cite, Impact.HELD, after=title)
    else:
        yield from quoted or _judge_clauses(cite, sides)
    yield from _judge_status(cite, sides)


def _is_gone(cite: Cite, sides: Sides) -> bool:
    """Say whether a place is not held, and either was or is surely meant to be one."""
    citation = cite.citation
    if not citation.part:
        was_held = sides.older is not None and citation.symbol in sides.older.held
        return was_held and citation.symbol not in sides.newer.held
    if sides.newer.holds(citation):
        return False
    was_there = sides.older is not None and sides.older.holds(citation)
    is_claimed = bool(cite.told or cite.quote or citation.symbol in sides.newer.held)
    return was_there or (cite.is_key and is_claimed)


def _judge_quote(cite: Cite, clause: Clause | None, sides: Sides) -> Iterator[Finding]:
    """Nothing where the quoted words stand in the clause, at the offsets that were told."""
    if not cite.quote:
        return
    text = clause.text if clause else ""
    if cite.span and text[slice(*cite.span)] == cite.quote:
        return
    if not find_quote(cite.quote, text):
        moved = _moved_to(cite.citation, cite.quote, sides)
        yield _finding(cite, Impact.MISQUOTED, before=cite.quote, after=text, moved_to=moved)
    elif cite.span:
        yield _finding(cite, Impact.MOVED, before=cite.quote, after=text)


def _moved_to(citation: Citation, words: str, sides: Sides) -> Citation | None:
    """The one other clause of the document in which the words stand now."""
    change = sides.clauses.get(citation)
    if change and change.moved_to:
        return change.moved_to
    clauses = sides.newer.clauses_of(citation.symbol) if words else ()
    found = [c.citation for c in clauses if c.citation != citation and find_quote(words, c.text)]
    return found[0] if len(found) == 1 else None


def _judge_clauses(cite: Cite, sides: Sides) -> Iterator[Finding]:
    """That the place reads otherwise than it did, or that something within it does."""
    exact = sides.clauses.get(cite.citation)
    if exact and exact.before and exact.after and Aspect.TEXT in exact.aspects:
        before, after = exact.before.text, exact.after.text
        yield _finding(cite, Impact.CHANGED, before=before, after=after)
        return
    inner = [change for key, change in sides.clauses.items() if _is_inside(key, cite.citation)]
    if inner:
        yield _finding(cite, Impact.CHANGED, after=_count(inner))


def _is_inside(place: Citation, citation: Citation) -> bool:
    return place != citation and place.is_within(citation)


def _is_now_held(document: DocumentChange) -> bool:
    """Say whether the text of a document is held now, where nothing was, or a note of ours."""
    if document.before is None or document.after is None:
        return document.before is None
    return Aspect.TEXT_KIND in document.aspects and document.before.text_kind is TextKind.NOTE


def _count(changes: list[ClauseChange]) -> str:
    """How many clauses within a place were changed, added and removed."""
    counts = (
        ("changed", sum(bool(c.before and c.after) for c in changes)),
        ("added", sum(not c.before for c in changes)),
        ("removed", sum(not c.after for c in changes)),
    )
    return "clauses: " + ", ".join(f"{count} {what}" for what, count in counts if count)


def _judge_status(cite: Cite, sides: Sides) -> Iterator[Finding]:
    """That another status holds for the day told, or else for the day asked about than before."""
    if cite.told and cite.day:
        now = _words(sides.newer.status_of(cite.citation, cite.day))
        if now != cite.told:
            day = to_day(cite.day)
            before, after = f"{cite.told} (as of {day})", f"{now} (as of {day})"
            yield _finding(cite, Impact.STATUS, before=before, after=after)
            return
    statuses = sides.statuses(cite.citation)
    if statuses:
        before, after = (f"{_words(s)} (as of {to_day(sides.as_of)})" for s in statuses)
        yield _finding(cite, Impact.STATUS, before=before, after=after)


def _words(status: Status) -> str:
    return status_words(shown_state(status), status.by, status.on)


def _finding(
    cite: Cite, impact: Impact, *, before: str = "", after: str = "",
    moved_to: Citation | None = None,
) -> Finding:  # fmt: skip
    is_text = impact in (Impact.MISQUOTED, Impact.CHANGED) and before and after
    pieces = split_pieces(before, after) if is_text else ()
    if impact is Impact.MISQUOTED:
        pieces = _inner(pieces)
    return Finding("", cite.place, cite.citation, impact, before, after, pieces, moved_to)


def _inner(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces from the first to the last that the quote has: it may be a part of its clause."""
    quoted = [at for at, piece in enumerate(pieces) if piece.older]
    return pieces[quoted[0] : quoted[-1] + 1] if quoted else ()
