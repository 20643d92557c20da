"""What differs between two generations: documents, clauses, relations, and what stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from itcp_assist.answer.pieces import split_pieces
from itcp_assist.assistant.snapshot import Snapshot
from itcp_assist.citation import Citation
from itcp_assist.records import (
    Aspect,
    Changes,
    Clause,
    ClauseChange,
    DocumentChange,
    Holding,
    Piece,
    Relation,
    RelationChange,
    Status,
    StatusChange,
)
from itcp_assist.records.wording import shown_state


def compare_snapshots(older: Snapshot, newer: Snapshot, as_of: date) -> Changes:
    """All that differs, each group in the order of its citations; nothing for equal contents."""
    return Changes(
        older.name,
        newer.name,
        as_of,
        tuple(_iter_documents(older.held, newer.held)),
        tuple(_iter_clauses(older.clauses, newer.clauses)),
        tuple(_iter_relations(older, newer)),
        tuple(_iter_statuses(older, newer, as_of)),
    )


def is_same_status(before: Status, after: Status) -> bool:
    """Say whether two statuses tell the same; what else is told as their evidence may differ."""
    return _told(before) == _told(after)


def _told(status: Status) -> tuple[object, ...]:
    return shown_state(status), status.by, status.on, status.confidence


def _iter_documents(
    older: Mapping[str, Holding], newer: Mapping[str, Holding]
) -> Iterator[DocumentChange]:
    renamed = _renamed(older, newer)
    for symbol in sorted(older.keys() | newer.keys(), key=Citation):
        if symbol in renamed.values():
            continue  # told under the symbol that it has now
        change = DocumentChange(older.get(renamed.get(symbol, symbol)), newer.get(symbol))
        if not change.before or not change.after:
            yield change
            continue
        aspects = tuple(_document_aspects(change.before, change.after))
        if aspects:
            yield DocumentChange(change.before, change.after, aspects)


def _renamed(older: Mapping[str, Holding], newer: Mapping[str, Holding]) -> dict[str, str]:
    """Documents whose bytes are those of one that was held by another symbol: new to old."""
    gone, come = older.keys() - newer.keys(), newer.keys() - older.keys()
    counts = Counter(held.source.sha256 for side in (older, newer) for held in side.values())
    of_bytes = {older[symbol].source.sha256: symbol for symbol in gone}
    pairs = ((symbol, newer[symbol].source.sha256) for symbol in come)
    # Once on either side: several notes of one file share its bytes, and name no one of them.
    return {symbol: of_bytes[sha] for symbol, sha in pairs if sha in of_bytes and counts[sha] == 2}


def _document_aspects(before: Holding, after: Holding) -> Iterator[Aspect]:
    old, new = before.identity, after.identity
    for aspect, differs in (
        (Aspect.FILE, before.source.sha256 != after.source.sha256),
        (Aspect.SYMBOL, old.symbol != new.symbol),
        (Aspect.TITLE, old.title != new.title),
        (Aspect.ADOPTED, old.adopted != new.adopted),
        (Aspect.KIND, old.kind != new.kind),
        (Aspect.TIER, before.source.tier != after.source.tier),
        (Aspect.TEXT_KIND, before.text_kind != after.text_kind),
    ):
        if differs:
            yield aspect


def _iter_clauses(
    older: Mapping[Citation, Clause], newer: Mapping[Citation, Clause]
) -> Iterator[ClauseChange]:
    places: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in newer.keys() - older.keys():
        places[citation.symbol, newer[citation].text].append(citation)
    every = older.keys() | newer.keys()
    for citation in sorted(c for c in every if older.get(c) != newer.get(c)):
        before, after = older.get(citation), newer.get(citation)
        if before and after:
            aspects = tuple(_clause_aspects(before, after))
            if aspects:
                yield ClauseChange(before, after, aspects, _pieces(before, after))
        else:
            same = places.get((citation.symbol, before.text), []) if before else []
            yield ClauseChange(before, after, moved_to=same[0] if len(same) == 1 else None)


def _clause_aspects(before: Clause, after: Clause) -> Iterator[Aspect]:
    old, new = before.act, after.act
    for aspect, differs in (
        (Aspect.TEXT, before.text != after.text),
        (Aspect.TEXT_KIND, before.text_kind != after.text_kind),
        (Aspect.VERB, before.verb != after.verb),
        (Aspect.ADDRESSEES, before.addressees != after.addressees),
        (Aspect.STRENGTH, (old and old.strength) != (new and new.strength)),
        (Aspect.DEADLINE, _until(before) != _until(after)),
    ):
        if differs:
            yield aspect


def _until(clause: Clause) -> str:
    """The words of a clause that say until when."""
    deadline = clause.act.deadline if clause.act else None
    return clause.text[deadline.start : deadline.end] if deadline else ""


def _pieces(before: Clause, after: Clause) -> tuple[Piece, ...]:
    """The words of both texts; none where they are the same, or one of them is a note of ours."""
    if before.text == after.text or before.text_kind != after.text_kind:
        return ()
    return split_pieces(before.text, after.text)


def _iter_relations(older: Snapshot, newer: Snapshot) -> Iterator[RelationChange]:
    before, after = ({_edge(r): r for r in side.relations()} for side in (older, newer))
    for edge in sorted(before.keys() ^ after.keys(), key=str):
        yield RelationChange((after.get(edge) or before[edge]), edge in after)


def _edge(relation: Relation) -> tuple[Citation, str, str, Citation | None]:
    """What makes a relation the same one, however it is known."""
    return relation.target, relation.verb, relation.actor, relation.clause


def _iter_statuses(older: Snapshot, newer: Snapshot, as_of: date) -> Iterator[StatusChange]:
    """Documents, and the clauses of those held by both whose status changes on its own.

    A document that is new to one side has no other status there, unless that side knew of it.
    """
    sides = (older, newer), (newer, older)
    new = {s for one, other in sides for s in one.held.keys() - other.known_symbols()}
    # A clause stands as its document does, but where a relation names a place in that document.
    placed = {edge.target.symbol for side in (older, newer) for edge in side.relations()
              if edge.target.part}  # fmt: skip
    documents = {Citation(s) for s in (older.known_symbols() | newer.known_symbols()) - new}
    clauses = {c for c in older.clauses.keys() & newer.clauses.keys() if c.symbol in placed}
    pairs = (
        (place, older.status_of(place, as_of), newer.status_of(place, as_of))
        for place in documents | clauses
    )
    changed = {place: (old, now) for place, old, now in pairs if not is_same_status(old, now)}
    told = {place: (*_told(old), *_told(now)) for place, (old, now) in changed.items()}
    for place in sorted(changed, key=lambda c: (c.document, bool(c.part), c)):
        outer = _outer(place, newer)
        if outer == place or told.get(outer) != told[place]:
            yield StatusChange(place, *changed[place])


def _outer(citation: Citation, side: Snapshot) -> Citation:
    """The clause that a clause lies in, else its document."""
    clause = side.clauses.get(citation)
    return (clause.parent if clause else None) or citation.document
