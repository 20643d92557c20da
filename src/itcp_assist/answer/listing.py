"""Answers that list every clause of a kind, with how many were looked through."""

import re

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import counted, draft_of, history_last, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_unheld
from itcp_assist.answer.topics import answer_topic
from itcp_assist.records import Clause, Draft, Findings, Outcome, Query

# A question for documents: the first clause of each is enough.
_DOCUMENT_RE = re.compile(r"\b(?:which|what)\s(?:resolutions?|documents?|texts?|circulars?)\b")


def answer_list(query: Query, findings: Findings, library: Library) -> Draft:
    """All clauses that were selected, what stands first; none is an answer too."""
    if query.symbols and not any(map(library.clauses_of, query.symbols)):
        return answer_unheld(query, library)
    operative = [h.clause for h in findings.hits if h.retriever == "exhaustive"]
    recitals = [h.clause for h in findings.hits if h.retriever == "recital"]
    searched = findings.searched or 0
    if not operative:
        return counted(_none_found(query, recitals, searched), 0, searched)
    clauses = history_last(query, operative, library)
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    draft = draft_of(query, Outcome.ANSWERED, proposals, nearest=[c.citation for c in recitals])
    return counted(draft, len(clauses), searched)


def _none_found(query: Query, recitals: list[Clause], searched: int) -> Draft:
    looked = sentences.count_of(searched, "operative clause")
    wanted = " and ".join(query.addressees or query.verbs) or "what was asked for"
    notes = [f"None of the {looked} looked through fits: {wanted}."]
    if recitals:
        notes.append("A preambular paragraph that recalls a request makes no new request.")
    return draft_of(
        query, Outcome.DECLINED, (), notes=notes, nearest=[c.citation for c in recitals]
    )


def answer_mention(query: Query, findings: Findings, library: Library) -> Draft:
    """All clauses that hold the words asked for, what stands first; without any, the nearest."""
    if not findings.hits or findings.hits[0].retriever != "phrase":
        return answer_topic(query, findings, library)
    clauses = history_last(query, [h.clause for h in findings.hits], library)
    if _DOCUMENT_RE.search(query.question.lower()):
        clauses = list({clause.symbol: clause for clause in reversed(clauses)}.values())[::-1]
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    draft = draft_of(query, Outcome.ANSWERED, proposals)
    return counted(draft, len(findings.hits), findings.searched or len(findings.hits))
