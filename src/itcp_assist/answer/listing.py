"""Answers that list every clause of a kind, with how many were looked through."""

import re
from dataclasses import replace

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import counted, draft_of, history_last, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_unheld
from itcp_assist.answer.topics import answer_topic
from itcp_assist.citation import Citation
from itcp_assist.records import DIVISIONS, Clause, Draft, Findings, Outcome, Query, State

# A question for documents: the first clause of each is enough.
_DOCUMENT_RE = re.compile(r"\b(?:which|what)\s(?:resolutions?|documents?|texts?|circulars?)\b")


def answer_list(query: Query, findings: Findings, library: Library) -> Draft:
    """All clauses that were selected, what stands first; none is an answer too."""
    if query.symbols and not any(map(library.clauses_of, query.symbols)):
        return answer_unheld(query, library)
    if findings.matched is None:  # no paragraph of the list says all that is asked
        nearest = answer_topic(query, findings, library)
        none = f"No paragraph of the kind asked for says all of this: {', '.join(query.terms)}."
        return replace(nearest, notes=(none, *nearest.notes)) if query.terms else nearest
    return _answer_complete(query, findings, library)


def _answer_complete(query: Query, findings: Findings, library: Library) -> Draft:
    """What was looked through to the end: what of it fits, or that nothing does."""
    listed = [h.clause for h in findings.hits if h.retriever == "exhaustive"]
    recitals = [h.clause for h in findings.hits if h.retriever == "recital"]
    matched, searched = findings.matched or 0, findings.searched or 0
    noun = DIVISIONS[findings.part]
    if not searched:
        none = f"No {noun} is held of what was asked for."
        return draft_of(query, Outcome.DECLINED, (), notes=[none])
    if not listed:
        return counted(_none_found(query, findings.part, recitals), matched, searched, noun)
    clauses = history_last(query, listed, library)
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    notes = [*_say_narrowed(query), *_say_unestablished(query, clauses, library)]
    return counted(
        draft_of(query, Outcome.ANSWERED, proposals, notes=notes), matched, searched, noun
    )


def _none_found(query: Query, part: str, recitals: list[Clause]) -> Draft:
    notes = [f"No paragraph fits: {_say_wanted(query, part) or 'what was asked for'}."]
    if recitals:
        notes.append("A preambular paragraph that recalls a request makes no new request.")
    return draft_of(
        query, Outcome.DECLINED, (), notes=notes, nearest=[c.citation for c in recitals]
    )


def _say_wanted(query: Query, part: str) -> str:
    """The verbs and addressees asked for; one of each is enough, but a recital must name all."""
    selection = query.selection
    acts = " or ".join((*selection.verbs, *selection.strengths))
    joint, relation = (" and ", "naming") if part == "pp" else (" or ", "addressed to")
    names = joint.join((*selection.addressees, *selection.groups))
    return ", ".join(filter(None, (acts, names and f"{relation} {names}")))


def _say_narrowed(query: Query) -> list[str]:
    """By which words a list was narrowed, where it was."""
    if not query.terms:
        return []
    return [f"Only paragraphs that also say all of this are listed: {', '.join(query.terms)}."]


def _say_unestablished(query: Query, clauses: list[Clause], library: Library) -> list[str]:
    """Which of the documents are listed as standing though that is not established."""
    if State.STANDS not in query.selection.states:
        return []
    symbols = dict.fromkeys(clause.symbol for clause in clauses)
    states = {s: library.status_of(Citation(s), query.as_of).state for s in symbols}
    unclear = [s for s, state in states.items() if state == State.NOT_ESTABLISHED]
    if not unclear:
        return []
    return [f"Whether these still stand is not established: {', '.join(unclear)}."]


def answer_mention(query: Query, findings: Findings, library: Library) -> Draft:
    """All clauses that hold the words asked for, what stands first; without any, the nearest."""
    if not findings.hits or findings.hits[0].retriever != "phrase":
        return answer_topic(query, findings, library)
    clauses = history_last(query, [h.clause for h in findings.hits], library)
    notes = []
    if query.intent != "references" and _DOCUMENT_RE.search(query.question.lower()):
        clauses = list({clause.symbol: clause for clause in reversed(clauses)}.values())[::-1]
        documents = "1 document" if len(clauses) == 1 else f"{len(clauses):,} documents"
        notes = [f"They are in {documents}; the first of each is shown."]
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    draft = draft_of(query, Outcome.ANSWERED, proposals, notes=notes)
    matched = len(findings.hits)
    return counted(draft, matched, findings.searched or matched, "clause")
