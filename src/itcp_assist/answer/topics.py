"""Answers to questions on a matter: the clauses that cover it, or an explained refusal."""

import re

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of, history_last, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_unheld
from itcp_assist.answer.named import say_unheld_names
from itcp_assist.records import Clause, Draft, Findings, Hit, Outcome, Proposal, Query, Quote

# Items of a clause that are quoted with it; more are a list to be asked for.
MAX_ITEMS = 12


def answer_topic(query: Query, findings: Findings, library: Library) -> Draft:
    """The best clauses, what stands first; the strength of their verb where it was mistaken."""
    if query.symbols and not any(library.clauses_of(symbol) for symbol in query.symbols):
        return answer_unheld(query, library)
    if not findings.is_confident or not findings.hits:
        return decline(query, findings)
    clauses = history_last(query, [hit.clause for hit in findings.hits], library)
    clauses = list(dict.fromkeys(c for clause in clauses for c in _with_items(clause, library)))
    notes = [*sentences.say_unheld(query.symbols, library), *say_unheld_names(clauses, library)]
    if query.asks_duty:
        notes += [said for clause in clauses if (said := sentences.say_strength(clause))]
    proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
    return draft_of(query, Outcome.ANSWERED, proposals, notes=notes)


def _with_items(clause: Clause, library: Library) -> list[Clause]:
    """The clause with the items that it announces, where they are few enough to be read."""
    if not clause.text.rstrip().endswith(":"):
        return [clause]
    items = [c for c in library.clauses_of(clause.symbol) if c.parent == clause.citation]
    return [clause, *(items if len(items) <= MAX_ITEMS else ())]


def decline(query: Query, findings: Findings) -> Draft:
    """A refusal that says what is missing and what comes closest."""
    notes = ["No clause held answers this question."]
    if findings.missing:
        notes.append(f"No clause held says: {', '.join(findings.missing)}.")
    nearest = [hit.clause.citation for hit in findings.hits[:3]]
    return draft_of(query, Outcome.DECLINED, (), notes=notes, nearest=nearest)


def answer_definition(query: Query, findings: Findings, library: Library) -> Draft:
    """What an abbreviation stands for or how a text defines a term; no definition is made up."""
    for hit in findings.hits:
        if hit.retriever.startswith("expansion:"):
            return _answer_expansion(query, findings, library)
    if findings.is_confident and findings.hits:
        return answer_topic(query, findings, library)
    term = query.phrase or " ".join(query.terms)
    notes = [f"No clause held defines {term}."]
    if findings.hits:
        notes.append("The nearest clauses use the words without defining them.")
    return draft_of(
        query,
        Outcome.DECLINED,
        (),
        notes=notes,
        nearest=[hit.clause.citation for hit in findings.hits[:3]],
    )


def _answer_expansion(query: Query, findings: Findings, library: Library) -> Draft:
    proposals: list[Proposal] = []
    clauses: list[Clause] = []
    for hit in _one_each(query, findings):
        short, _, full = hit.retriever.removeprefix("expansion:").partition("=")
        start = hit.clause.text.find(full) if full else -1
        if start < 0:
            proposals.append(sentences.quoting(hit.clause))
        else:
            quote = Quote(hit.clause.citation, start, start + len(full))
            said = f"{short} stands for {full}, used in {hit.clause.citation.label()}."
            proposals.append(Proposal(said, (quote,)))
        clauses.append(hit.clause)
    proposals.extend(statuses_of(query, clauses, library))
    return draft_of(query, Outcome.ANSWERED, proposals)


def _one_each(query: Query, findings: Findings) -> list[Hit]:
    """The first clause for each wording, or all of them where it is asked where they stand."""
    if re.search(r"\b(?:where|used|appears?|occurs?)\b", query.question):
        return list(findings.hits)
    first = {hit.retriever: hit for hit in reversed(findings.hits)}
    return list(first.values())[::-1]
