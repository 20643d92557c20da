"""Turn a draft into an answer: every quote, key and status checked, nothing repaired or dropped."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from itcp_assist.citation import Citation, find_mentions, find_quote
from itcp_assist.records import (
    Answer,
    Cited,
    Clause,
    Draft,
    Holding,
    Outcome,
    Proposal,
    Quote,
    Statement,
    Status,
    VerdictKind,
)
from itcp_assist.verify.changes import check_changes
from itcp_assist.verify.checks import check_statement
from itcp_assist.verify.evidence import evidence_of
from itcp_assist.verify.standing import check_standing
from itcp_assist.verify.wording import check_wording


class Records(Protocol):
    """What verification reads: the stored clauses and the register, never what a draft claims."""

    def clause(self, citation: Citation) -> Clause | None:
        """The stored clause at a citation, or None."""

    def holding(self, symbol: str) -> Holding | None:
        """The held document with that symbol, or None."""

    def status_of(self, citation: Citation, as_of: date) -> Status:
        """What is known of the standing of a document or clause on that day."""


@dataclass(frozen=True, slots=True)
class _Finding:
    verdict: VerdictKind
    reason: str = ""


def verify_draft(draft: Draft, records: Records, fingerprint: Mapping[str, str | None]) -> Answer:
    """The answer that a reader may see.

    Each proposal becomes a statement with its verdict; only supported ones are shown, the others
    are withheld with their reason and counted in the notes. An answer of which nothing is left is
    declined. Raises nothing: a failed citation is data.
    """
    judged = [_judge(proposal, draft, records) for proposal in draft.proposals]
    shown = tuple(s for s in judged if s.verdict == VerdictKind.SUPPORTED)
    withheld = tuple(s for s in judged if s.verdict != VerdictKind.SUPPORTED)
    outcome = draft.outcome
    if outcome == Outcome.ANSWERED and not shown:
        outcome = Outcome.DECLINED
    return Answer(
        query=draft.query,
        kind=draft.kind,
        outcome=outcome,
        statements=shown,
        withheld=withheld,
        notes=(*draft.notes, *_withheld_notes(withheld)),
        nearest=tuple(c for c in draft.nearest if _resolves(c, records)),
        matched=draft.matched,
        searched=draft.searched,
        fingerprint=dict(fingerprint),
    )


def _judge(proposal: Proposal, draft: Draft, records: Records) -> Statement:
    cited: list[Cited] = []
    if not proposal.quotes:
        return _withhold(proposal, _Finding(VerdictKind.UNCITED, "it cites nothing"))
    for quote in proposal.quotes:
        found = _cite(quote, draft, records)
        if isinstance(found, _Finding):
            return _withhold(proposal, found)
        cited.append(found)
    finding = _check_words(proposal, cited, draft, records)
    if finding.verdict != VerdictKind.SUPPORTED:
        return _withhold(proposal, finding)
    return Statement(proposal.text, finding.verdict, tuple(cited), proposal.is_quote)


def _withhold(proposal: Proposal, finding: _Finding) -> Statement:
    return Statement(proposal.text, finding.verdict, (), proposal.is_quote, finding.reason)


def _cite(quote: Quote, draft: Draft, records: Records) -> Cited | _Finding:
    """The verified citation of one quote, or why it fails."""
    clause = records.clause(quote.citation)
    holding = records.holding(quote.citation.symbol)
    if clause is None or holding is None:
        return _Finding(VerdictKind.UNRESOLVED, f"{quote.citation} is not held")
    if quote.citation not in draft.offered:
        return _Finding(
            VerdictKind.NOT_OFFERED, f"{quote.citation} was not among the clauses found"
        )
    if not 0 <= quote.start < quote.end <= len(clause.text):
        return _Finding(VerdictKind.MISQUOTED, f"{quote.citation} has no such passage")
    status = records.status_of(quote.citation, draft.query.as_of)
    return Cited(quote, clause.text[quote.start : quote.end], clause, holding, status)


def _check_words(
    proposal: Proposal, cited: list[Cited], draft: Draft, records: Records
) -> _Finding:
    for claimed in proposal.claimed:
        if not any(find_quote(claimed, one.clause.text) for one in cited):
            return _Finding(VerdictKind.MISQUOTED, f"no cited clause says '{claimed[:80]}'")
    if proposal.is_quote:
        is_exact = proposal.text == "\n".join(one.text for one in cited)
        verdict = VerdictKind.SUPPORTED if is_exact else VerdictKind.MISQUOTED
        return _Finding(verdict, "" if is_exact else "its text is not the stored text")
    finding = _check_sentence(proposal, cited, draft, records)
    if finding.verdict == VerdictKind.SUPPORTED and proposal.is_model_worded:
        return _Finding(*check_wording(proposal.text, [one.clause for one in cited]))
    return finding


def _check_sentence(
    proposal: Proposal, cited: list[Cited], draft: Draft, records: Records
) -> _Finding:
    """A composed sentence against the clauses, their documents and what the register says."""
    named = {m.symbol for one in cited for m in find_mentions(one.clause.text) if m.symbol}
    symbols = sorted(named | {one.clause.symbol for one in cited})
    statuses = [records.status_of(Citation(s), draft.query.as_of) for s in symbols]
    # to name what was asked about claims nothing
    asked = [*draft.query.symbols, *(at.label() for at in draft.query.places)]
    statuses += [records.status_of(at, draft.query.as_of) for at in draft.query.places]
    misstated = check_standing(
        proposal.text, lambda at: records.status_of(at, draft.query.as_of), draft.query.places
    )
    if not misstated and not proposal.is_model_worded:
        misstated = check_changes(proposal.text, proposal.claimed, cited)
    if misstated:
        return _Finding(VerdictKind.UNSUPPORTED, misstated)
    text = proposal.text
    for status in statuses:  # the register's own words are not the statement's claim
        text = text.replace(status.evidence.rstrip(".") or text, " ")
    quoted = "\n".join(one.clause.text for one in cited)
    # set apart, for "A/RES/75/1 A" would be another symbol
    evidence = "; ".join([*asked, evidence_of(cited, statuses)])
    return _Finding(*check_statement(text, quoted, evidence))


def _withheld_notes(withheld: tuple[Statement, ...]) -> list[str]:
    """How many statements were withheld, by verdict with the first reason of each."""
    counts = Counter(s.verdict for s in withheld)
    reasons = {s.verdict: s.reason for s in reversed(withheld)}
    return [
        f"{count} statement{'' if count == 1 else 's'} withheld as {verdict.value}: "
        f"{reasons[verdict]}."
        for verdict, count in counts.items()
    ]


def _resolves(citation: Citation, records: Records) -> bool:
    """Say whether a nearest citation can be opened; a whole document counts when it is held."""
    if citation.part:
        return records.clause(citation) is not None
    return records.holding(citation.symbol) is not None
