"""A language model's sentences before the rule-made statements, where a model is set."""

from dataclasses import replace

from itcp_assist.answer.library import Library
from itcp_assist.answer.model import name_request, propose_sentences
from itcp_assist.answer.offering import prompt_sha256
from itcp_assist.errors import ModelError
from itcp_assist.records import Draft, Outcome
from itcp_assist.settings import Settings


def add_wording(draft: Draft, library: Library, settings: Settings) -> Draft:
    """The draft with a model's sentences over its quoted clauses before its own, and one note.

    Without a model, or where nothing is quoted, the draft as it is. Where the model fails, the
    rule-made draft stands, with one note that says why the wording is missing.
    """
    quoted = dict.fromkeys(q.citation for p in draft.proposals if p.is_quote for q in p.quotes)
    clauses = [clause for at in quoted if (clause := library.clause(at)) is not None]
    if not settings.model or draft.outcome != Outcome.ANSWERED or not clauses:
        return draft
    try:
        sentences = propose_sentences(draft.query.question, clauses, settings)
    except ModelError as error:
        note = f"No wording by the language model: {error}."
        return replace(draft, notes=(*draft.notes, note))
    note = (
        f"{name_request(len(clauses), settings)} worded sentences; those that the clauses support "
        "are shown, as a summary, not the text."
    )
    return replace(draft, proposals=(*sentences, *draft.proposals), notes=(*draft.notes, note))


def wording_fingerprint(settings: Settings) -> dict[str, str | None]:
    """The language model by name and the prompt by its SHA-256; None for both where none is set."""
    if not settings.model:
        return {"model": None, "prompt": None}
    return {"model": settings.model, "prompt": prompt_sha256()}
