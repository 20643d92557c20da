"""Audit records: what is kept of an answer, in which files, and for whose eyes."""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

from itcp_assist import __version__
from itcp_assist.errors import AuditError, StorageError
from itcp_assist.records import (
    Answer,
    Cited,
    Draft,
    Findings,
    Proposal,
    Statement,
)
from itcp_assist.records.audits import (
    Audit,
    Drafted,
    Fingerprint,
    Found,
    FoundClause,
    Ground,
    Judged,
    Proposed,
    Reasoned,
    Shown,
    ShownCitation,
    Turn,
    audit_json,
    audit_sha256,
    parse_audit,
)

# What is larger is no record of one answer: a list of 2,700 clauses was measured to take 7 MB.
MAX_BYTES = 50_000_000

Report = Callable[[str], None]


class Ledger:
    """A folder that gets a record of every answer; without a folder nothing is kept.

    Args:
        folder: where records are kept, made where it is missing; empty for nowhere.
        report: takes one line the first time that an answer cannot be recorded.
    """

    def __init__(self, folder: str, report: Report) -> None:
        self._folder = Path(folder) if folder else None
        self._report = report
        self._has_told = False

    def keep(self, reasoned: Reasoned) -> None:
        """Record an answer; a disk that refuses never stands in the way of the answer."""
        if self._folder is None:
            return
        try:
            write_record(self._folder, audit_of(reasoned))
        except StorageError as error:
            if not self._has_told:
                self._report(f"answers are not recorded: {error}")
            self._has_told = True


def audit_of(reasoned: Reasoned) -> Audit:
    """The record of an answer that was given just now."""
    answer = reasoned.answer
    return Audit(
        version=__version__,
        answered_at=datetime.now(UTC),
        elapsed_ms=answer.elapsed_ms,
        fingerprint=fingerprint_of(answer),
        turns=tuple(map(_turn_of, reasoned.earlier)),
        turn=reasoned.turn,
        understood=replace(answer.query, places=()),
        places=tuple(map(str, answer.query.places)),
        found=_found_of(reasoned.findings),
        draft=_drafted_of(reasoned.draft, reasoned.composed),
        shown=shown_of(answer),
    )


def shown_of(answer: Answer) -> Shown:
    """What the reader had of an answer, with what was withheld."""
    return Shown(
        outcome=answer.outcome,
        kind=answer.kind,
        statements=tuple(map(_judged_of, answer.statements)),
        withheld=tuple(map(_judged_of, answer.withheld)),
        notes=answer.notes,
        nearest=tuple(map(str, answer.nearest)),
        matched=answer.matched,
        searched=answer.searched,
    )


def fingerprint_of(answer: Answer) -> Fingerprint:
    """What an answer rests on."""
    known = {field.name: answer.fingerprint.get(field.name) for field in fields(Fingerprint)}
    return Fingerprint(**known)


def write_record(folder: Path, audit: Audit) -> Path:
    """Write a record into a folder, which is made for its owner alone, and return its path.

    The name is the time, in UTC, and the beginning of the record's checksum.

    Raises:
        StorageError: the disk refused; what was there before still is.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(_say_refused(folder, error)) from error
    moment = f"{audit.answered_at:%Y%m%dT%H%M%S.%fZ}"
    path = folder / f"{moment}-{audit_sha256(audit)[:12]}.json"
    write_audit(path, audit)
    return path


def write_audit(path: Path, audit: Audit) -> None:
    """Write a record to a new file that only its owner can read, whole or not at all.

    Raises:
        StorageError: the disk refused, the record is too large to be read back, or there is
            something at that path, which stays.
    """
    content = audit_json(audit)
    if len(content) > MAX_BYTES:  # it could not be read back
        raise StorageError(
            f"{path} would be larger than {MAX_BYTES:,} bytes; ask for a shorter list"
        )
    try:
        handle, unfinished = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            # unlike a rename, a link never takes the place of a file
            path.hardlink_to(unfinished)
        finally:
            Path(unfinished).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(_say_refused(path, error)) from error


def read_audit(path: Path) -> Audit:
    """Read a record; AuditError says in one line why a file is none."""
    if not path.is_file():  # a device could be read for ever
        raise AuditError(f"{path} is not a file; give one that ask has recorded")
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise AuditError(f"{path} cannot be read ({error.strerror}); allow reading it") from error
    if len(content) > MAX_BYTES:
        raise AuditError(f"{path} is larger than {MAX_BYTES:,} bytes: no record of an answer is")
    return parse_audit(content, str(path))


def _turn_of(answer: Answer) -> Turn:
    """An earlier question, so that it can be asked again."""
    query = answer.query
    return Turn(query.question, query.as_of, query.as_of if query.has_day else None)


def _found_of(findings: Findings) -> Found:
    return Found(
        hits=tuple(
            FoundClause(str(hit.clause.citation), float(hit.score), hit.rank, hit.retriever)
            for hit in findings.hits
        ),
        searched=findings.searched,
        matched=findings.matched,
        missing=findings.missing,
        is_confident=findings.is_confident,
        part=findings.part,
    )


def _drafted_of(draft: Draft, composed: Draft) -> Drafted:
    return Drafted(
        kind=draft.kind,
        outcome=draft.outcome,
        offered=tuple(map(str, draft.offered)),
        proposals=tuple(map(_proposed_of, draft.proposals)),
        notes=composed.notes,
        wording_notes=draft.notes[len(composed.notes) :],
        nearest=tuple(map(str, draft.nearest)),
    )


def _proposed_of(proposal: Proposal) -> Proposed:
    return Proposed(
        text=proposal.text,
        grounds=tuple(Ground(str(q.citation), q.start, q.end) for q in proposal.quotes),
        claimed=proposal.claimed,
        is_quote=proposal.is_quote,
        is_model_worded=proposal.is_model_worded,
    )


def _judged_of(statement: Statement) -> Judged:
    cited = tuple(_citations_of(statement.cited))
    return Judged(statement.text, statement.verdict, statement.reason, statement.is_quote, cited)


def _citations_of(cited: Iterable[Cited]) -> Iterable[ShownCitation]:
    for one in cited:
        quote = one.quote
        yield ShownCitation(
            key=str(quote.citation),
            start=quote.start,
            end=quote.end,
            quote=one.text,
            sha256=one.holding.source.sha256,
            status=one.status,
        )


def _say_refused(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return f"{path} exists and is not overwritten; name another file"
    return f"{path} cannot be written ({error.strerror}); free space or allow writing"
