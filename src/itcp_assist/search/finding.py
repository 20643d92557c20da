"""Find the clauses for a query: all of them where it asks for all, else the best."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from itcp_assist.citation import find_mentions
from itcp_assist.records import Clause, Findings, Group, Hit, Query, Selected, Selection
from itcp_assist.search import words
from itcp_assist.search.addressing import fold_words
from itcp_assist.search.glossary import translate_terms
from itcp_assist.search.phrases import find_names, read_quoted
from itcp_assist.search.scoping import (
    Shelf,
    as_hits,
    holding_all,
    is_page,
    narrowed,
    part_of_list,
    scope_of,
    wanted_by,
)
from itcp_assist.search.topics import find_topic
from itcp_assist.search.verbs import is_opened_by

# Words that may stand between two words of a phrase: "keep this resolution under review".
MAX_GAP_WORDS = 7
# The addressee that the texts print in most ways, as addressing names it.
_MEMBER_STATES = ("member state",)
# At most as many clauses define a term.
MAX_DEFINITIONS = 3


def find_clauses(query: Query, shelf: Shelf, excluded: Collection[str] = ()) -> Findings:
    """What the index holds for a query; empty for intents that look up instead of searching.

    Where the question names no document, those in ``excluded`` may not answer it.
    """
    within = narrowed(query, shelf, excluded)
    if within is None:
        return Findings(matched=0, searched=0, is_confident=False)
    finders: dict[str, Callable[[Query, Shelf], Findings]] = {
        "list": _find_all,
        "mention": _find_mentions,
        "references": _find_references,
        "citing": _find_citing,
        "definition": _find_definition,
        "compare": _find_compared,
        "names": _find_named,
        "status_of_topic": find_topic,
        "topic": find_topic,
    }
    finder = finders.get(query.intent)
    return finder(within, shelf) if finder else Findings()


def _find_all(query: Query, shelf: Shelf) -> Findings:
    """Every operative clause that fits the selection; where none does, recitals that name it."""
    selection = replace(query.selection, symbols=query.symbols)
    if query.part == "pp":
        return _find_recitals(query, shelf)
    selected = shelf.select(_by_group(selection, query), query.as_of)
    if query.terms:
        return _find_some(query, selected, shelf)
    asked_of = selection.addressees or selection.groups
    if not selected.clauses and selection.verbs and not asked_of:
        recalled = _find_recitals(query, shelf)
        if recalled.hits:  # what only recitals do: what does it recall?
            return recalled
    recitals: Iterable[Clause] = ()
    if not selected.clauses and selection.addressees:
        recitals = filter(partial(_mentions_all, query=query), _recitals(query, shelf).clauses)
    hits = (*as_hits(selected.clauses, "exhaustive"), *as_hits(recitals, "recital"))
    part = part_of_list(selection, query.as_of, shelf, selected.searched)
    return Findings(hits, selected.searched, matched=selected.paragraphs, part=part)


def _find_some(query: Query, selected: Selected, shelf: Shelf) -> Findings:
    """Of all clauses of a kind those that hold every word of the matter; without any, a topic."""
    selection = replace(query.selection, symbols=query.symbols)
    kept = holding_all(selected.clauses, query.terms)
    if not kept:
        return _find_by_matter(query, shelf)
    part = part_of_list(selection, query.as_of, shelf, selected.searched)
    whole = sum(clause.parent is None for clause in kept)
    return Findings(tuple(as_hits(kept, "exhaustive")), selected.searched, matched=whole, part=part)


def _find_by_matter(query: Query, shelf: Shelf) -> Findings:
    """The topic's ranking by all words of the question, those that name a verb or addressee too."""
    return find_topic(replace(query, terms=words.content_terms(query.matter)), shelf)


def _by_group(selection: Selection, query: Query) -> Selection:
    """Member States by their group, for the texts also call them States, Governments, countries.

    Not where the question puts the name in quotation marks: then it is meant as printed.
    """
    if read_quoted(query.question) or selection.addressees != _MEMBER_STATES:
        return selection
    return replace(selection, addressees=(), groups=(Group.MEMBER_STATES,))


def _find_recitals(query: Query, shelf: Shelf) -> Findings:
    """Every recital that opens with a verb, names the addressees and holds the words of the matter.

    No act is read of recitals, so that none can be selected by a strength or a group.
    """
    if query.selection.groups or query.selection.strengths:
        return _find_by_matter(query, shelf)
    every = _recitals(query, shelf)
    verbs = query.selection.verbs
    fits = [
        c
        for c in every.clauses
        if (not verbs or is_opened_by(c, verbs)) and _mentions_all(c, query)
    ]
    if query.terms:
        return _find_some(query, replace(every, clauses=tuple(fits)), shelf)
    whole = sum(clause.parent is None for clause in fits)
    hits = tuple(as_hits(fits, "exhaustive"))
    return Findings(hits, every.searched, matched=whole, part="pp")


def _recitals(query: Query, shelf: Shelf) -> Selected:
    return shelf.select(Selection(symbols=query.symbols, parts=("pp",)), query.as_of)


def _mentions_all(clause: Clause, query: Query) -> bool:
    text = f" {fold_words(clause.text)}"
    return all(f" {name}" in text for name in query.selection.addressees)


def _find_mentions(query: Query, shelf: Shelf) -> Findings:
    """Every clause that holds the phrase as it stands; where none does, the topic's ranking."""
    pool = list(filter(wanted_by(query), scope_of(query, shelf)))
    for phrase in filter(None, (query.phrase, " ".join(query.terms))):
        pattern = _phrase_pattern(phrase)
        found = [c for c in pool if pattern.search(words.fold_name(c.text))]
        if found:
            return Findings(tuple(as_hits(found, "phrase")), searched=len(pool))
    return find_topic(query, shelf)


def _find_references(query: Query, shelf: Shelf) -> Findings:
    """Every clause of the named documents that names another document."""
    is_any = query.part == "op" and "operative" not in words.fold_name(query.matter)
    asked = replace(query, part="") if is_any else query  # texts are named in recitals, too
    pool = list(filter(wanted_by(asked), scope_of(query, shelf)))
    found = [c for c in pool if any(m.symbol != c.symbol for m in find_mentions(c.text))]
    verbs = query.selection.verbs
    found = [c for c in found if is_opened_by(c, verbs)] or found
    return Findings(tuple(as_hits(found, "phrase")), searched=len(pool))


def _find_citing(query: Query, shelf: Shelf) -> Findings:
    """Every clause of another document that names a document asked about."""
    others = scope_of(replace(query, symbols=()), shelf)
    pool = [c for c in filter(wanted_by(query), others) if c.symbol not in query.symbols]
    found = [c for c in pool if any(m.symbol in query.symbols for m in find_mentions(c.text))]
    return Findings(tuple(as_hits(found, "phrase")), searched=len(pool))


def _find_compared(query: Query, shelf: Shelf) -> Findings:
    """In each of the compared documents, the clause nearest to the matter, where one is named."""
    if not query.terms:
        return Findings()
    found = (find_topic(replace(query, symbols=(s,), intent="topic"), shelf) for s in query.symbols)
    return Findings(tuple(hit for one in found if one.is_confident for hit in one.hits[:1]))


def _find_named(query: Query, shelf: Shelf) -> Findings:
    """For each of the names that are set side by side, the clause that covers it best."""
    hits: list[Hit] = []
    for name in find_names(query.matter):
        asked = replace(query, matter=name, phrase=name, terms=words.content_terms(name))
        found = find_topic(asked, shelf)
        hits += found.hits[:1] if found.is_confident else []
    clauses = dict.fromkeys(hit.clause for hit in hits)
    return Findings(tuple(as_hits(clauses, "name")), is_confident=bool(clauses))


def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    """The words of a phrase in their order, with at most a few words between."""
    parts = [
        re.escape(word) for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", words.fold_name(phrase))
    ]
    gap = rf"\W+(?:\S+\s+){{0,{MAX_GAP_WORDS}}}?"
    return re.compile(r"\b" + gap.join(parts) + r"\b") if parts else re.compile(r"(?!)")


def _find_definition(query: Query, shelf: Shelf) -> Findings:
    """Where an abbreviation is spelled out, or a term defined or explained under its name."""
    pool = list(scope_of(query, shelf))
    short = _asked_abbreviation(query)
    named = re.compile(rf"\b{re.escape(short)}s?\b")
    pages = [c for c in pool if short and is_page(c) and named.search(c.text)][:MAX_DEFINITIONS]
    hits = tuple(_expansions(short, pool)) if short else ()
    if hits:
        is_wider = not words.DEFINE_RE.search(words.fold_name(query.matter))
        return Findings((*hits, *as_hits(pages[: int(is_wider)], "definition")), len(pool))
    asked = words.fold_name(query.phrase or " ".join(query.terms))
    term = translate_terms(asked) or asked
    defined = [c for c in pool if term and _defines(c, term)] or pages
    if defined:
        return Findings(tuple(as_hits(defined[:MAX_DEFINITIONS], "definition")))
    found = find_topic(query, shelf)
    is_explicit = words.DEFINE_RE.search(words.fold_name(query.matter))
    return replace(found, is_confident=found.is_confident and not is_explicit)


def _asked_abbreviation(query: Query) -> str:
    """The abbreviation that is all that a question asks about, else empty."""
    found = [short.rstrip("s") for short in re.findall(r"\b[A-Z][A-Z&]{1,9}s?\b", query.matter)]
    asked = {short.lower() for short in found}
    return found[0] if found and {term.rstrip("s") for term in query.terms} <= asked else ""


def _defines(clause: Clause, term: str) -> bool:
    """Say whether a clause says what a term means, or stands under a heading that is the term."""
    means = r"(?:means?|is\sdefined\sas|shall\smean|refers?\sto|is\san?|are)"
    pattern = re.compile(rf"\b{re.escape(term)}s?\b[^.;]{{0,40}}\b{means}\b")
    return bool(pattern.search(words.fold_name(clause.text))) or any(
        term.rstrip("s") in words.fold_name(heading) for heading in clause.headings
    )


def _expansions(short: str, pool: Iterable[Clause]) -> Iterator[Hit]:
    """Clauses that spell an abbreviation out: full words with its initials, or before brackets."""
    small = r"(?:\s(?:of|the|for|and|on|to|in)\b)*\s"
    spelled = re.compile(r"\b" + small.join(rf"{letter}[a-z'’-]+" for letter in short) + r"\b")
    bracketed = re.compile(rf"((?:[\w’'-]+\s){{2,9}})\({re.escape(short)}s?\)")
    rank = 0
    for clause in pool:
        found = spelled.search(clause.text)
        full = found[0] if found else _name_before(bracketed.search(clause.text), short)
        if full:
            rank += 1
            yield Hit(clause, 1.0, rank, f"expansion:{short}={full}")


def _name_before(found: re.Match[str] | None, short: str) -> str:
    """The shortest run of words before an abbreviation in brackets that begins with its letter."""
    words_before = found[1].split() if found else []
    starts = [at for at, word in enumerate(words_before) if word[0].upper() == short[0]]
    fits = [at for at in starts if len(words_before) - at >= len(short) - 1]
    return " ".join(words_before[fits[-1] :]) if fits else ""
