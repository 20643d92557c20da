"""What a statement may rest on: the cited clauses, their documents, and what stands."""

from collections.abc import Iterable
from datetime import date

from itcp_assist.citation import Citation, symbol_label
from itcp_assist.records import Cited, Status
from itcp_assist.records.wording import CONFIDENCES, to_day


def evidence_of(cited: Iterable[Cited], statuses: Iterable[Status]) -> str:
    """All that the cited clauses, their documents and the statuses allow a statement to say."""
    parts: list[str] = []
    for one in cited:
        identity = one.holding.identity
        clause = one.clause
        parts += [clause.text, clause.note, clause.verb, " ".join(clause.addressees)]
        parts += [clause.citation.label(identity.title), identity.title, identity.organ]
        parts += _dates(identity.adopted)
    for status in statuses:
        parts += [status.evidence, status.state.value.replace("_", " "), status.symbol]
        parts += [symbol_label(status.symbol), *_by(status.by), CONFIDENCES[status.confidence]]
        parts += [*_dates(status.on), *_dates(status.as_of), *_dates(status.adopted)]
    return " \n".join(part for part in parts if part)


def _by(citation: Citation | None) -> list[str]:
    return [citation.label(), str(citation)] if citation else []


def _dates(day: date | None) -> list[str]:
    return [day.isoformat(), to_day(day)] if day else []
