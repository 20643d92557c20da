"""Answers, clauses and standings as JSON, in the forms that other programs rely on."""

from datetime import date
from typing import Any

from itcp_assist.citation import Citation
from itcp_assist.present.named import to_followed_json, to_references_json
from itcp_assist.records import (
    Answer,
    Cited,
    Clause,
    Document,
    Exhibit,
    Hit,
    Holding,
    Identity,
    Standing,
    Status,
)
from itcp_assist.records.wording import shown_state

Json = dict[str, Any]


def to_answer_json(answer: Answer) -> Json:
    """The answer in the form of ``ask --json``."""
    complete = None
    if answer.matched is not None:
        complete = {"matched": answer.matched, "searched": answer.searched}
    return {
        "question": answer.query.question,
        "outcome": answer.outcome.value,
        "kind": answer.kind.value,
        "as_of": answer.query.as_of.isoformat(),
        "statements": [
            {
                "text": statement.text,
                "verdict": statement.verdict.value,
                "citations": [_cited_json(cited) for cited in statement.cited],
            }
            for statement in answer.statements
        ],
        **({"complete": complete} if complete else {}),
        "notes": list(answer.notes),
        "nearest": [str(citation) for citation in answer.nearest],
        "withheld": [
            {"text": s.text, "verdict": s.verdict.value, "reason": s.reason}
            for s in answer.withheld
        ],
        "fingerprint": dict(answer.fingerprint),
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def to_standing_json(standing: Standing) -> Json:
    """A standing in the form of ``status --json``."""
    status = standing.status
    return {
        "symbol": status.symbol,
        "as_of": status.as_of.isoformat(),
        **to_status_json(status),
        "conflicts": list(status.conflicts),
        "chain": [
            {
                "symbol": link.symbol,
                "title": link.title,
                "adopted": _day(link.adopted),
                "state": shown_state(link).value,
                "relation": link.relation,
                "by": _key(link.by),
                "confidence": link.confidence.value,
            }
            for link in standing.chain
        ],
    }


def to_exhibit_json(exhibit: Exhibit) -> Json:
    """A clause laid open in the form of ``show --json``."""
    clause = exhibit.clause
    return {
        **_clause_json(clause, exhibit.holding),
        "text": clause.text,
        "text_kind": clause.text_kind.value,
        "note": clause.note or None,
        "verb": clause.verb or None,
        "addressees": list(clause.addressees),
        "act": _act_json(clause),
        "status": to_status_json(exhibit.status),
        **_place_json(clause),
        "flags": list(clause.flags),
        "footnotes": _footnotes_json(clause),
        "source": to_source_json(exhibit.holding),
        "previous": _key(exhibit.previous.citation if exhibit.previous else None),
        "next": _key(exhibit.next.citation if exhibit.next else None),
        "parent": _key(clause.parent),
        "children": [str(c) for c in exhibit.children],
        "cites": [str(c) for c in exhibit.cites],
        "cited_by": [str(c) for c in exhibit.cited_by],
        "twins": [str(c) for c in exhibit.twins],
        **to_followed_json(exhibit.followed),
    }


def to_hit_json(hit: Hit, holding: Holding | None) -> Json:
    """A ranked clause in the form of ``search --json``."""
    title = holding.identity.title if holding else ""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "key": str(hit.clause.citation),
        "text": hit.clause.text,
        "symbol": hit.clause.symbol,
        "label": hit.clause.citation.label(title),
    }


def to_clause_json(clause: Clause) -> Json:
    """A clause in the form of ``clauses --json``."""
    return {
        "key": str(clause.citation),
        "part": clause.citation.part,
        "path": "/".join(clause.citation.path),
        "verb": clause.verb or None,
        "addressees": list(clause.addressees),
        "act": _act_json(clause),
        "text": clause.text,
        "page": clause.page,
        "heading": " > ".join(clause.headings) or None,
        "flags": list(clause.flags),
        "footnotes": _footnotes_json(clause),
        "references": to_references_json(clause.references),
    }


def to_status_json(status: Status) -> Json:
    """The status that every citation carries; what a mere lead tells is not its state."""
    return {
        "state": shown_state(status).value,
        "by": _key(status.by),
        "on": _day(status.on),
        "evidence": status.evidence,
        "confidence": status.confidence.value,
    }


def to_source_json(holding: Holding) -> Json:
    """Where a document came from."""
    return {
        "document": holding.identity.symbol,
        "title": holding.identity.title,
        "url": holding.source.url or None,
        "sha256": holding.source.sha256,
    }


def to_document_json(identity: Identity, document: Document) -> Json:
    """What ``clauses --json`` tells of the document itself."""
    return {
        "symbol": identity.symbol,
        "title": identity.title,
        "adopted": _day(identity.adopted),
        "organ": identity.organ or None,
        "pages": document.page_count,
    }


def _cited_json(cited: Cited) -> Json:
    return {
        **_clause_json(cited.clause, cited.holding),
        "quote": cited.text,
        "start": cited.quote.start,
        "end": cited.quote.end,
        "text_kind": cited.clause.text_kind.value,
        **_place_json(cited.clause),
        "flags": list(cited.clause.flags),
        "status": to_status_json(cited.status),
        "source": to_source_json(cited.holding),
    }


def _clause_json(clause: Clause, holding: Holding) -> Json:
    return {
        "key": str(clause.citation),
        "label": clause.citation.label(holding.identity.title),
        "iri": holding.iri_of(clause.citation),
    }


def _footnotes_json(clause: Clause) -> list[Json]:
    return [{"mark": note.mark, "at": note.at, "text": note.text} for note in clause.footnotes]


def _place_json(clause: Clause) -> Json:
    boxes = [list(box) for page, box in clause.boxes if page == clause.page]
    return {"page": clause.page, "boxes": boxes or None}


def _key(citation: Citation | None) -> str | None:
    return str(citation) if citation else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _act_json(clause: Clause) -> Json | None:
    """What a clause asks or decides; ``action`` and ``deadline`` are slices of its text."""
    act = clause.act
    if act is None:
        return None
    until = act.deadline
    return {
        "verb": act.verb,
        "strength": act.strength.value,
        "groups": [group.value for group in act.groups],
        "action": _slice_json(clause, *act.action) if act.action else None,
        "deadline": _slice_json(clause, until.start, until.end) if until else None,
        "deadline_day": until.day.isoformat() if until and until.day else None,
        "is_inherited": act.is_inherited,
        "joined": [
            {
                **_slice_json(clause, one.start, one.end),
                "verb": one.verb,
                "strength": one.strength.value,
                "addressees": list(one.addressees),
                "groups": [group.value for group in one.groups],
            }
            for one in act.joined
        ],
    }


def _slice_json(clause: Clause, start: int, end: int) -> Json:
    return {"text": clause.text[start:end], "start": start, "end": end}
