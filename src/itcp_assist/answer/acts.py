"""The acts on a document, and those of it, one sentence each in the order of time."""

import re
from collections.abc import Sequence

from itcp_assist.answer import sentences
from itcp_assist.answer.library import Library
from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Confidence, Proposal, Query, Relation, State
from itcp_assist.records.wording import CONFIDENCES, to_day

REGISTER = "register"


def list_acts(symbols: Sequence[str], query: Query, library: Library) -> list[Proposal]:
    """What was done to a document, then to those that followed it, and what it did itself.

    ``symbols`` are the document and its followers. Told is what was done by the day asked about.
    Each rests on the clause that does it, else on a register entry that says so; an act of which
    neither is there is not told.
    """
    order = [link.symbol for link in library.standing_of(symbols[0], query.as_of).chain]
    acts = {
        (act.actor, act.verb, act.target): act
        for act in library.relations()
        if act.verb in sentences.EFFECTS
        and (act.actor == symbols[0] or act.target.symbol in symbols)
        and _is_done(act, query, library)
    }
    in_order = sorted(acts.values(), key=lambda act: (_place(act.actor, order), act.target))
    shown = ((act, _clause_of(act, library)) for act in in_order)
    return [_say_act(act, clause, library) for act, clause in shown if clause]


def _place(symbol: str, order: list[str]) -> int:
    """Where a document stands in its chain, which is in the order of adoption."""
    return order.index(symbol) if symbol in order else len(order)


def _is_done(act: Relation, query: Query, library: Library) -> bool:
    actor = library.status_of(Citation(act.actor), query.as_of)
    is_begun = act.on is None or act.on <= query.as_of
    return is_begun and actor.state is not State.NOT_YET_ADOPTED


def _clause_of(act: Relation, library: Library) -> Clause | None:
    """The clause that does it, else the entry of the one document that names the other."""
    done = library.clause(act.clause) if act.clause else None
    pairs = ((act.target.symbol, act.actor), (act.actor, act.target.symbol))
    entries = ((library.clause(Citation(at, REGISTER)), named) for at, named in pairs)
    return done or next((clause for clause, named in entries if _names(clause, named)), None)


def _names(clause: Clause | None, symbol: str) -> bool:
    """Say whether a text names the symbol, and not as a part of a longer one."""
    named = rf"(?<![\w./-]){re.escape(symbol)}(?![\w/(-]|\.\w)"
    return clause is not None and re.search(named, clause.text) is not None


def _say_act(act: Relation, clause: Clause, library: Library) -> Proposal:
    """By what a text was revoked, amended or replaced, when, and how that is known."""
    actor = act.clause or Citation(act.actor)
    name = sentences.capitalise(actor.label(library.title_of(act.actor)))
    when = f", on {to_day(act.on)}" if act.on else ", on a day that is not established"
    is_read = act.confidence is Confidence.VERIFIED_TEXT
    known = "" if is_read else f" ({CONFIDENCES[act.confidence]}): {act.evidence.rstrip('.')}"
    said = f"{name}{',' * bool(actor.part)} {act.verb} "
    said += f"{act.target.label(library.title_of(act.target.symbol))}{when}{known}."
    return Proposal(said, (sentences.whole_quote(clause),))
