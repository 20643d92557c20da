"""The answer without a model: each intent of a question has its rule."""

from collections.abc import Callable, Mapping

from itcp_assist.answer.comparing import answer_compare
from itcp_assist.answer.drafting import draft_of
from itcp_assist.answer.following import answer_follow
from itcp_assist.answer.library import Library
from itcp_assist.answer.listing import answer_list, answer_mention
from itcp_assist.answer.lookup import (
    answer_addressees,
    answer_adopted,
    answer_places,
    answer_whole,
)
from itcp_assist.answer.standing import answer_status
from itcp_assist.answer.subjects import answer_subject
from itcp_assist.answer.topics import answer_definition, answer_topic
from itcp_assist.citation import Citation
from itcp_assist.records import Draft, Findings, Outcome, Query

Rule = Callable[[Query, Findings, Library], Draft]


def answer_choice(query: Query, findings: Findings, library: Library) -> Draft:
    """The question fits several documents: the reader chooses."""
    del findings, library
    notes = ["The question fits several documents; ask again with one of these symbols."]
    nearest = [Citation(symbol) for symbol in query.choices]
    return draft_of(query, Outcome.CHOOSE, (), notes=notes, nearest=nearest)


RULES: Mapping[str, Rule] = {
    "choose": answer_choice,
    "place": answer_places,
    "follow": answer_follow,
    "whole": answer_whole,
    "addressees": answer_addressees,
    "adopted": answer_adopted,
    "status": answer_status,
    "history": answer_status,
    "status_of_topic": answer_subject,
    "compare": answer_compare,
    "names": answer_topic,
    "list": answer_list,
    "mention": answer_mention,
    "references": answer_mention,
    "citing": answer_mention,
    "definition": answer_definition,
    "topic": answer_topic,
}


def compose_draft(query: Query, findings: Findings, library: Library) -> Draft:
    """Draft the answer to a query by the rule of its intent."""
    return RULES[query.intent](query, findings, library)
