"""What an audit record holds of one answer, from the question to what was shown; JSON both ways."""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from itcp_assist.citation import Citation
from itcp_assist.errors import AuditError, CorpusError
from itcp_assist.records.answers import Answer, Draft, Findings, Query
from itcp_assist.records.documents import Status
from itcp_assist.records.kinds import Kind, Outcome, VerdictKind
from itcp_assist.records.strict import parse_record

# The number of the form below: raise it where a field goes, or comes to mean something else.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it was put: the day asked about where one was given, and the day it was put."""

    question: str
    today: date
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One answer with all that led to it; ``composed`` is the draft before a model's wording."""

    turn: Turn
    earlier: tuple[Answer, ...]
    findings: Findings
    composed: Draft
    draft: Draft
    answer: Answer


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the answer rests on, as in ``Answer.fingerprint``."""

    corpus: str | None = None
    index: str | None = None
    embedding: str | None = None
    model: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause that search ranked, by its key."""

    key: str
    score: float
    rank: int
    retriever: str


@dataclass(frozen=True, slots=True)
class Found:
    """What search found, as in ``Findings``."""

    hits: tuple[FoundClause, ...]
    searched: int | None
    matched: int | None
    missing: tuple[str, ...]
    is_confident: bool
    part: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A span of a clause that a proposed statement rests on; the key may lead to nothing."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A statement that a rule or a model proposed, as in ``Proposal``."""

    text: str
    grounds: tuple[Ground, ...]
    claimed: tuple[str, ...]
    is_quote: bool
    is_model_worded: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was proposed before it was verified; ``wording_notes`` came with a model's wording."""

    kind: Kind
    outcome: Outcome
    offered: tuple[str, ...]
    proposals: tuple[Proposed, ...]
    notes: tuple[str, ...]
    wording_notes: tuple[str, ...]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A citation as it was shown; ``sha256`` is of the document's file."""

    key: str
    start: int
    end: int
    quote: str
    sha256: str
    status: Status


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its verdict; a withheld one has a reason, and no citations."""

    text: str
    verdict: VerdictKind
    reason: str
    is_quote: bool
    citations: tuple[ShownCitation, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer as the reader had it, with what was withheld from it."""

    outcome: Outcome
    kind: Kind
    statements: tuple[Judged, ...]
    withheld: tuple[Judged, ...]
    notes: tuple[str, ...]
    nearest: tuple[str, ...]
    matched: int | None
    searched: int | None


@dataclass(frozen=True, slots=True)
class Audit:
    """The record of one answer; ``turns`` are the questions before it in its conversation.

    ``places`` are those of the query, which is held without them: what a person types as a number
    need not make a key that can be read.
    """

    version: str
    answered_at: datetime
    elapsed_ms: float
    fingerprint: Fingerprint
    turns: tuple[Turn, ...]
    turn: Turn
    understood: Query
    places: tuple[str, ...]
    found: Found
    draft: Drafted
    shown: Shown


def to_data(value: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A record as mappings, lists and plain values, every field of it.

    >>> to_data(Turn("A.9001(90)?", date(2090, 1, 1)))
    {'question': 'A.9001(90)?', 'today': '2090-01-01', 'as_of': None}
    """
    if isinstance(value, Citation | StrEnum):
        return str(value)
    if is_dataclass(value):
        return {field.name: to_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def audit_sha256(audit: Audit) -> str:
    """The checksum that a record carries."""
    return _checksum(to_data(audit))


def audit_json(audit: Audit) -> bytes:
    """A record as a file holds it: JSON in ASCII alone, with the schema and a checksum.

    The checksum tells a slip or a careless edit; a replay tells a record that was forged with care.
    """
    data = to_data(audit)
    value = {"schema": SCHEMA, "sha256": _checksum(data), "record": data}
    # DEL is the one sign of ASCII that acts on a terminal and that JSON leaves as it is
    text = json.dumps(value, indent=1, allow_nan=False).replace("\x7f", "\\u007f")
    return text.encode("ascii") + b"\n"


def parse_audit(content: bytes, where: str) -> Audit:
    """The record that ``audit_json`` wrote; AuditError, in one line, for anything else."""
    try:
        value = json.loads(
            content.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_mapping
        )
    except (ValueError, RecursionError) as error:
        raise AuditError(f"{where} is not an audit record: it is no JSON ({error})") from error
    if not isinstance(value, dict) or set(value) != {"schema", "sha256", "record"}:
        raise AuditError(f"{where} is not an audit record; give a file that ask has recorded")
    if type(value["schema"]) is not int or value["schema"] != SCHEMA:
        raise AuditError(
            f"{where} has the form {value['schema']!r:.40}, this version reads {SCHEMA}; "
            "replay it with the version that wrote it"
        )
    if value["sha256"] != _checksum(value["record"]):
        raise AuditError(f"{where} was changed after it was written: its checksum is another one")
    try:
        return parse_record(Audit, value["record"], where)
    except CorpusError as error:
        raise AuditError(str(error)) from error


def _checksum(data: object) -> str:
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(made := dict(pairs)) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return made
