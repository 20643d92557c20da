"""Answers to questions that go one step further: what does the paragraph it refers to say?"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of, statuses_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.lookup import answer_places, answer_unheld, clauses_at, main_clauses
from itcp_assist.answer.named import follow_references, join_places, name_followed, say_lost
from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Draft, Findings, Followed, Outcome, Query

# What a person may call a place that a clause names; a place in a resolution names that too.
_NOUNS: Mapping[str, Callable[[Citation, str], bool]] = {
    "paragraph": lambda at, _: bool(at.path) or at.part in ("op", "pp", "par"),
    "annex": lambda at, _: at.part.startswith(("annex", "appendix")),
    "resolution": lambda at, own: at.symbol != own,
}


def answer_follow(query: Query, findings: Findings, library: Library) -> Draft:
    """What the clause asked about names, quoted where it is held; else that it is not.

    ``places`` holds that clause, ``terms`` the noun for what is to be followed (paragraph, annex,
    resolution, article), if the question has one.
    """
    del findings
    asked = [c for place in query.places for c in clauses_at(place, library)]
    if not asked:
        return answer_places(query, Findings(), library)
    noun = query.terms[0] if query.terms else ""
    named = [one for c in asked for one in follow_references(c, library)]
    meant = [one for one in named if _is_meant(one, noun, asked[0].symbol)]
    subject = sentences.capitalise(query.places[0].label())
    if not meant:
        notes = [f"{subject} names no other {noun or 'place'}.", *_say_named(subject, named)]
        return draft_of(query, Outcome.DECLINED, (), notes=notes, nearest=query.places)
    return _told(query, subject, meant, library)


def _told(query: Query, subject: str, meant: list[Followed], library: Library) -> Draft:
    """What is held of the places meant; of several whole documents the reader chooses."""
    targets = dict.fromkeys(t for one in meant if one.is_held and (t := one.reference.target))
    documents = [target for target in targets if not target.part]
    notes = _say_named(subject, [one for one in meant if one.is_held])
    notes += say_lost("It" if notes else subject, meant, library)
    if len(documents) > 1:
        return draft_of(query, Outcome.CHOOSE, (), notes=notes, nearest=targets)
    reached = [c for target in targets for c in _clauses_of(target, library)]
    clauses = list(dict.fromkeys(reached))
    if clauses:
        proposals = [*map(sentences.quoting, clauses), *statuses_of(query, clauses, library)]
        return draft_of(query, Outcome.ANSWERED, proposals, notes=notes)
    symbols = (t.symbol for one in meant if (t := one.reference.target))
    unheld = tuple(dict.fromkeys(s for s in symbols if not library.clauses_of(s)))
    told = answer_unheld(replace(query, symbols=unheld, notes=(*query.notes, *notes)), library)
    return replace(told, query=query, nearest=query.places)


def _is_meant(followed: Followed, noun: str, own: str) -> bool:
    target = followed.reference.target
    if target is None:
        return noun not in _NOUNS
    return _NOUNS[noun](target, own) if noun in _NOUNS else not noun


def _clauses_of(target: Citation, library: Library) -> list[Clause]:
    if target.part:
        return clauses_at(target, library)
    return [c for c in main_clauses(library.clauses_of(target.symbol)) if c.parent is None]


def _say_named(subject: str, named: list[Followed]) -> list[str]:
    names = list(dict.fromkeys(map(name_followed, named)))
    return [f"{subject} names {join_places(names)}."] if names else []
