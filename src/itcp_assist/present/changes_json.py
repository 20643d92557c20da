"""What differs between two generations, and what it means for files, as JSON."""

from collections.abc import Iterable

from itcp_assist.present.changes import ADVICE, differing_words, document_fields, kind_of_change
from itcp_assist.present.json import Json, to_status_json
from itcp_assist.records import (
    Changes,
    Clause,
    ClauseChange,
    DocumentChange,
    Finding,
    Piece,
    RelationChange,
    StatusChange,
    Watched,
)


def to_changes_json(changes: Changes | None, watched: Watched | None) -> Json:
    """Everything, for other programs; ``older`` is null where there is nothing to compare with."""
    groups = ("documents", "statuses", "relations", "clauses")
    told: Json = {"older": None, "newer": None, "as_of": None, **{name: [] for name in groups}}
    if changes:
        told = {
            "older": changes.older,
            "newer": changes.newer,
            "as_of": changes.as_of.isoformat(),
            "documents": [_document_json(change) for change in changes.documents],
            "statuses": [_status_json(change) for change in changes.statuses],
            "relations": [_relation_json(change) for change in changes.relations],
            "clauses": [_clause_json(change) for change in changes.clauses],
        }
    if watched:
        told["files"] = watched.files
        told["findings"] = [_finding_json(finding) for finding in watched.findings]
        told["unreadable"] = list(watched.unreadable)
    return told


def _document_json(change: DocumentChange) -> Json:
    sides = {
        name: {aspect.value: value or None for aspect, value in document_fields(side).items()}
        if side
        else None
        for name, side in (("before", change.before), ("after", change.after))
    }
    aspects = [aspect.value for aspect in change.aspects]
    return {
        "document": change.symbol,
        "change": kind_of_change(change),
        "aspects": aspects,
        **sides,
    }


def _clause_json(change: ClauseChange) -> Json:
    before, after = change.before, change.after
    texts = (before.text if before else "", after.text if after else "")
    return {
        "key": str(change.citation),
        "change": kind_of_change(change),
        "aspects": [aspect.value for aspect in change.aspects],
        "before": _reading_json(before),
        "after": _reading_json(after),
        "words": _words_json(*texts, change.pieces),
        "moved_to": str(change.moved_to) if change.moved_to else None,
    }


def _reading_json(clause: Clause | None) -> Json | None:
    if clause is None:
        return None
    act = clause.act
    until = act.deadline if act else None
    return {
        "text": clause.text,
        "text_kind": clause.text_kind.value,
        "verb": clause.verb or None,
        "addressees": list(clause.addressees),
        "strength": act.strength.value if act else None,
        "deadline": clause.text[until.start : until.end] if until else None,
    }


def _words_json(older: str, newer: str, pieces: Iterable[Piece]) -> list[Json]:
    return [{"before": a, "after": b} for a, b in differing_words(older, newer, pieces)]


def _relation_json(change: RelationChange) -> Json:
    edge = change.relation
    return {
        "change": "added" if change.is_added else "removed",
        "actor": edge.actor,
        "verb": edge.verb,
        "target": str(edge.target),
        "clause": str(edge.clause) if edge.clause else None,
        "on": edge.on.isoformat() if edge.on else None,
        "confidence": edge.confidence.value,
        "evidence": edge.evidence,
    }


def _status_json(change: StatusChange) -> Json:
    return {
        "key": str(change.citation),
        "before": to_status_json(change.before),
        "after": to_status_json(change.after),
    }


def _finding_json(finding: Finding) -> Json:
    return {
        "file": finding.file,
        "place": finding.place,
        "key": str(finding.citation),
        "impact": finding.impact.value,
        "before": finding.before or None,
        "after": finding.after or None,
        "words": _words_json(finding.before, finding.after, finding.pieces),
        "moved_to": str(finding.moved_to) if finding.moved_to else None,
        "advice": ADVICE[finding.impact],
    }
