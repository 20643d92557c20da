"""What differs between two generations, and what it means for files: as text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from itcp_assist.records import (
    Aspect,
    Changes,
    ClauseChange,
    Confidence,
    DocumentChange,
    Finding,
    Holding,
    Impact,
    Piece,
    PieceKind,
    RelationChange,
    Status,
    StatusChange,
    TextKind,
    Watched,
)
from itcp_assist.records.wording import CONFIDENCES, NOTICE, STATES, shown_state, to_day

NOTHING_BEFORE = (
    "There is no earlier generation to compare with: changes are told from the next build on that "
    "changes anything."
)
MAX_LINES = 50  # of one group; who needs more has --json
_MAX_WORDS = 80  # characters of a text that are shown in a line
ADVICE = {
    Impact.GONE: "take it out or cite another place",
    Impact.MISQUOTED: "quote the clause anew",
    Impact.MOVED: "the words stand; save the answer anew for their offsets",
    Impact.CHANGED: "read it again: what was said of it may no longer be so",
    Impact.HELD: "quote the official text, which is held now",
    Impact.STATUS: "tell its status anew",
}


def to_changes_line(changes: Changes) -> str:
    """How many of what changed, on one line; empty where nothing did."""
    told = [f"{count} {noun}" for count, noun in _counts(changes) if count]
    return ", ".join(told)


def to_changes_text(changes: Changes) -> str:
    """The counts, then each group with its first lines."""
    groups = {
        "Documents": list(_iter_document_lines(changes)),
        "Statuses": [_say_status(change) for change in changes.statuses],
        "Relations": [_say_relation(change) for change in _by_weight(changes.relations)],
        "Clauses": [_say_clause(change) for change in _of_kept_documents(changes)],
    }
    lines = [
        f"{changes.older} -> {changes.newer}, statuses on {to_day(changes.as_of)}:",
        to_changes_line(changes) or "nothing changed",
    ]
    for name, told in groups.items():
        if told:
            lines += ["", f"{name}:", *_cut(told)]
    return "\n".join([*lines, NOTICE])


def to_findings_text(watched: Watched) -> str:
    """One line for each finding: file, place, key, what changed, what to do."""
    count = len(watched.findings)
    files = f"{watched.files} file{'' if watched.files == 1 else 's'}"
    places = f"{count} place{' is' if count == 1 else 's are'} affected in {files}"
    lines = [places if count else f"nothing is affected in {files}"]
    return "\n".join([*lines, *_cut([_say_finding(finding) for finding in watched.findings])])


def _counts(changes: Changes) -> Iterator[tuple[int, str]]:
    for noun, plural, group in (
        ("document", "documents", changes.documents),
        ("clause", "clauses", changes.clauses),
    ):
        kinds = [kind_of_change(change) for change in group]
        for kind in ("changed", "added", "removed"):
            count = kinds.count(kind)
            yield count, f"{noun if count == 1 else plural} {kind}"
    for kind, is_added in (("added", True), ("removed", False)):
        count = sum(change.is_added == is_added for change in changes.relations)
        yield count, f"{'relation' if count == 1 else 'relations'} {kind}"
    count = len(changes.statuses)
    yield count, f"{'status' if count == 1 else 'statuses'} changed"


def kind_of_change(change: DocumentChange | ClauseChange) -> str:
    """Added, removed, or changed."""
    if change.before and change.after:
        return "changed"
    return "added" if change.after else "removed"


def _cut(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MAX_LINES
    told = [f"  {line}" for line in lines[:MAX_LINES]]
    return [*told, f"  ... and {more} more; --json tells all"] if more > 0 else told


def _iter_document_lines(changes: Changes) -> Iterator[str]:
    for change in changes.documents:
        kind, held = kind_of_change(change), change.after or change.before
        line = f"{kind}  {change.symbol}  {held.identity.title if held else ''}".rstrip()
        yield f"{line}: {', '.join(_say_aspects(change))}" if kind == "changed" else line


def _say_aspects(change: DocumentChange) -> Iterator[str]:
    """What of a document differs; a title or day with what it was and is."""
    for aspect in change.aspects:
        if not change.before or not change.after:
            return
        old, new = (document_fields(side) for side in (change.before, change.after))
        if aspect is Aspect.TEXT_KIND and new[aspect] == TextKind.VERBATIM:
            yield "the official text is held now"
        elif aspect is Aspect.FILE:
            yield "another file"
        else:
            yield f"{aspect.value} {_quoted(old[aspect])} -> {_quoted(new[aspect])}"


def document_fields(holding: Holding) -> dict[Aspect, str]:
    """What is compared of a document, in words."""
    identity = holding.identity
    return {
        Aspect.FILE: holding.source.sha256,
        Aspect.SYMBOL: identity.symbol,
        Aspect.TITLE: identity.title,
        Aspect.ADOPTED: identity.adopted.isoformat() if identity.adopted else "",
        Aspect.KIND: identity.kind,
        Aspect.TIER: holding.source.tier,
        Aspect.TEXT_KIND: holding.text_kind.value,
    }


def _say_status(change: StatusChange) -> str:
    before, after = _say_state(change.before), _say_state(change.after)
    return f"{change.citation}: {before} -> {after}; {change.after.evidence}"


def _say_state(status: Status) -> str:
    by = f" by {status.by}" if status.by else ""
    return STATES[shown_state(status)] + by + (f" on {to_day(status.on)}" if status.on else "")


def _by_weight(relations: Iterable[RelationChange]) -> list[RelationChange]:
    """Edges that change what stands before those that only recall."""
    return sorted(relations, key=lambda change: change.relation.verb == "recalls")


def _say_relation(change: RelationChange) -> str:
    edge = change.relation
    by = f", by {edge.clause}" if edge.clause else ""
    is_read = edge.confidence is Confidence.VERIFIED_TEXT
    known = "" if is_read else f" [{CONFIDENCES[edge.confidence]}]"
    kind = "new " if change.is_added else "gone"
    return f"{kind}  {edge.actor} {edge.verb} {edge.target}{by}{known}"


def _of_kept_documents(changes: Changes) -> list[ClauseChange]:
    """The changes of clauses, without those of documents that came or went as a whole."""
    whole = {change.symbol for change in changes.documents if not (change.before and change.after)}
    return [c for c in changes.clauses if c.citation.symbol not in whole]


def _say_clause(change: ClauseChange) -> str:
    if not change.before or not change.after:
        clause = change.after or change.before
        moved = f"; the same words are now {change.moved_to}" if change.moved_to else ""
        text = _quoted(clause.text) if clause else ""
        return f"{kind_of_change(change)}  {change.citation}: {text}{moved}"
    before, after = change.before, change.after
    if Aspect.TEXT_KIND in change.aspects:
        told = [f"{before.text_kind.value} -> {after.text_kind.value}"]
    else:
        told = list(_iter_words(before.text, after.text, change.pieces))
        told += [a.value for a in change.aspects if a is not Aspect.TEXT]
    return f"changed  {change.citation}: {'; '.join(told) or 'white space only'}"


def _iter_words(older: str, newer: str, pieces: Iterable[Piece]) -> Iterator[str]:
    for dropped, added in differing_words(older, newer, pieces):
        yield f"{_quoted(dropped)} -> {_quoted(added)}"


def differing_words(older: str, newer: str, pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """The runs of words that differ, as they stand in the older and in the newer text."""
    runs: list[tuple[str, str]] = []
    for is_kept, run in groupby(pieces, key=lambda piece: piece.kind is PieceKind.KEPT):
        if not is_kept:
            spans = list(run)
            dropped = "".join(older[slice(*piece.older)] for piece in spans if piece.older)
            added = "".join(newer[slice(*piece.newer)] for piece in spans if piece.newer)
            runs.append((dropped.strip(), added.strip()))
    return runs


def _quoted(text: str) -> str:
    return f"\u201c{shorten(text, _MAX_WORDS, placeholder=' ...')}\u201d" if text else "nothing"


def _say_finding(finding: Finding) -> str:
    told = "; ".join(_iter_words(finding.before, finding.after, finding.pieces))
    if finding.impact is Impact.STATUS:
        told = f"{finding.before} -> {finding.after}"
    elif not told:
        told = _quoted(finding.before) if finding.before else finding.after
    advice = ADVICE[finding.impact]
    if finding.moved_to:
        advice = f"its words are now {finding.moved_to}: cite that"
    where = f"{finding.file}, {finding.place}: {finding.citation}"
    return f"{where}: {finding.impact.value}{f': {told}' if told else ''}; {advice}"
