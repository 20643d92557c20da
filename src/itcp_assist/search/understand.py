"""From a question to a Query: symbols, places, the day, who is asked, and the kind of question."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from itcp_assist.citation import (
    Mention,
    find_mentions,
    find_pinpoints,
    fold_letters,
    resolve_mention,
    split_imo,
)
from itcp_assist.errors import QuestionError
from itcp_assist.records import Clause, Kind, Query, Span
from itcp_assist.search import words
from itcp_assist.search.aliases import Alias, Named, find_aliases
from itcp_assist.search.asof import NamedDay, find_as_of
from itcp_assist.search.filters import Filters, read_filters, read_parts, read_speakers
from itcp_assist.search.intents import classify
from itcp_assist.search.phrases import read_phrase
from itcp_assist.search.places import read_places
from itcp_assist.search.selecting import matter_of_list, read_selection
from itcp_assist.search.spelling import correct_words
from itcp_assist.search.standings import asks_which_stood
from itcp_assist.search.subjects import Titled, find_subject

# Of these kinds a question may be that asks which text on a subject stands, but for a clause.
_SUBJECT_INTENTS = frozenset({"topic", "definition", "status_of_topic"})
_CLAUSE_RE = re.compile(r"\b(?:clause|paragraph|provision|recital|annex|appendix)(?:es|s)?\b")
# Longer than any question that a person types; a pasted letter belongs into a document.
MAX_QUESTION_CHARS = 4000


class Known(Protocol):
    """What understanding needs to know of the collection."""

    def known_symbols(self) -> Collection[str]:
        """Symbols that are held or that the register knows."""

    def clauses_of(self, symbol: str) -> Sequence[Clause]:
        """Clauses of a held document, in document order; none when it is not held."""

    def premise_problem(self, symbol: str) -> str:
        """One sentence when a symbol cannot exist, else empty."""

    def named(self, as_of: date) -> Sequence[Named]:
        """The held resolutions, with what a person may call them by."""

    def titled(self) -> Sequence[Titled]:
        """The documents that are held or that the register knows, with their titles."""

    def vocabulary(self) -> Collection[str]:
        """The words that the held clauses use, folded."""

    def addressees(self) -> Collection[str]:
        """The addressees that the held clauses print."""

    def verbs(self) -> Collection[str]:
        """The base verbs of what the held clauses ask and decide."""


@dataclass(frozen=True, slots=True)
class _Symbols:
    """Symbols that a question names, and what had to be said about them."""

    mentions: tuple[Mention, ...]
    found: tuple[str, ...]
    choices: tuple[str, ...]
    notes: tuple[str, ...]
    aliases: tuple[Alias, ...] = ()


def understand(question: str, known: Known, today: date, as_of: date | None = None) -> Query:
    """Understand one question that stands alone; ``as_of`` outranks a day named in the question.

    Raises QuestionError for a question that is empty, has no letter or figure, or is too long.
    """
    text = check_question(question)
    folded = words.fold_name(text)
    symbols = _read_symbols(text, known)
    named = find_as_of(fold_letters(text))
    day = as_of or (named.day if named else today)
    if not symbols.mentions:
        aliases = find_aliases(fold_letters(text), partial(known.named, day))
        found = tuple(dict.fromkeys(s for alias in aliases for s in alias.symbols))
        symbols = replace(symbols, found=found, aliases=aliases)
    filters = _read_filters(text, symbols, known)
    matter = _without(text, symbols, named, filters.spans)
    language = words.detect_language(folded)
    if language == "en":
        matter = correct_words(matter, known.vocabulary())
    asked = words.fold_name(matter).lstrip("¿¡ ")
    part = _read_part(folded)
    scope = replace(filters.selection, parts=("pp",) if part == "pp" else read_parts(folded))
    printed, held = known.addressees(), known.verbs()
    query = Query(
        question=text,
        kind=Kind.TOPIC,
        intent="topic",
        as_of=day,
        symbols=symbols.found,
        choices=symbols.choices,
        places=read_places(text, symbols.mentions, symbols.found, known.clauses_of),
        part=part,
        selection=read_selection(asked, scope, printed, held),
        phrase=read_phrase(text, matter),
        matter=matter,
        terms=_read_terms(matter),
        notes=symbols.notes,
        has_day=bool(as_of or named),
        asks_duty=bool(words.DUTY_RE.search(folded)),
        language=language,
    )
    left = matter_of_list(asked, printed, held)
    kind, intent = classify(query, asked, is_bare=not left)
    terms = left if intent == "list" else query.terms  # what is left narrows a list
    return _settle(replace(query, kind=kind, intent=intent, terms=terms), asked, known)


def _settle(query: Query, asked: str, known: Known) -> Query:
    """The query with what its intent tells of its words: those that compare, or name a subject."""
    if query.intent == "compare":
        terms = tuple(t for t in query.terms if t not in words.COMPARING_WORDS)
        return replace(query, terms=terms)
    if not _asks_of_subject(query, asked):
        return query
    terms = words.content_terms(words.STATUS_RE.sub(" ", asked))
    found = find_subject(terms, known.titled(), query.selection.years)
    if not found:
        return query
    return replace(query, kind=Kind.STATUS, intent="status_of_topic", choices=found)


def _asks_of_subject(query: Query, asked: str) -> bool:
    """Say whether a question names no document and no clause, and asks which text stood."""
    folded = words.fold_name(query.question)
    is_other = query.intent not in _SUBJECT_INTENTS or query.symbols or query.choices
    if is_other or _CLAUSE_RE.search(asked) or words.DEFINE_RE.search(folded):
        return False
    return asks_which_stood(folded, has_day=query.has_day)


def check_question(question: str) -> str:
    """The question without control characters; QuestionError when it cannot be taken."""
    text = "".join(c if c.isprintable() else " " for c in question).strip()
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionError(
            f"the question has {len(text):,} characters; ask in at most {MAX_QUESTION_CHARS:,}"
        )
    if not any(c.isalnum() for c in text):
        raise QuestionError("the question has no words; type it in letters, as in 'What is asked?'")
    return text


def _read_filters(text: str, symbols: _Symbols, known: Known) -> Filters:
    """The scope of a question; a document that is named by its symbol needs no other."""
    folded = fold_letters(text)
    if symbols.found:
        return Filters(spans=read_speakers(folded))
    return read_filters(folded, known.addressees())


def _read_symbols(text: str, known: Known) -> _Symbols:
    mentions = find_mentions(text)
    held = known.known_symbols()
    found: list[str] = []
    choices: list[str] = []
    notes: list[str] = []
    for mention in mentions:
        fits = resolve_mention(mention, held)
        if len(fits) > 1:
            choices.extend(fits)
        elif fits:
            symbol, note = _correct_session(fits[0], known)
            found.append(symbol)
            notes.extend([note] if note else [])
    return _Symbols(
        mentions, tuple(dict.fromkeys(found)), tuple(dict.fromkeys(choices)), tuple(notes)
    )


def _correct_session(symbol: str, known: Known) -> tuple[str, str]:
    """The symbol that must be meant where the session is wrong, and the sentence that says so."""
    problem = known.premise_problem(symbol)
    parts = split_imo(symbol)
    held = known.known_symbols()
    if parts is None or symbol in held:
        return symbol, problem
    twins = [s for s in held if (other := split_imo(s)) and other[:2] == parts[:2]]
    if len(twins) != 1:
        return symbol, problem
    said = problem or f"{symbol} is not known here; the number {parts[1]} belongs to {twins[0]}."
    return twins[0], f"{said} The question is read as asking about {twins[0]}."


def _read_part(folded: str) -> str:
    """The part that is asked about: recitals where they are named, operative where texts ask."""
    if re.search(r"\bpream|\brecital|\bpp\s?\d", folded):
        return "pp"
    asks = words.ASKING_RE.search(folded) or words.DUTY_RE.search(folded)
    return "op" if asks else ""


def _read_terms(matter: str) -> tuple[str, ...]:
    """The words that carry the matter, of the sentences that ask where some only tell.

    A word of duty or of standing is none: it asks about the verb or the text as a whole.
    """
    asked = " ".join(re.findall(r"[^.?!]+\?", matter))
    terms = words.content_terms(asked) or words.content_terms(matter)
    return tuple(
        t for t in terms if not words.DUTY_RE.match(t) and not words.STATUS_RE.fullmatch(t)
    )


def _without(text: str, symbols: _Symbols, named: NamedDay | None, filters: Sequence[Span]) -> str:
    """The question without its symbols, pinpoints, day and scope, each replaced by spaces."""
    spans = [*filters, *((m.start, m.end) for m in symbols.mentions)]
    spans += [alias.span for alias in symbols.aliases]
    spans += [(p.start, p.end) for p in find_pinpoints(text)]
    spans += [(named.start, named.end)] if named else []
    out = list(text)
    for start, end in spans:
        out[start:end] = " " * (end - start)
    return "".join(out)
