"""Which text on a subject stood on a day: chosen from the documents whose titles name it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from itcp_assist.answer import sentences
from itcp_assist.answer.drafting import draft_of
from itcp_assist.answer.library import Library
from itcp_assist.answer.topics import answer_topic
from itcp_assist.citation import Citation
from itcp_assist.records import ENDED, Draft, Findings, Outcome, Proposal, Query, State, Status

ENDING = frozenset({"revokes", "supersedes", "overtakes"})
REGISTER = "register"
# So many texts can be told, and so many series offered for choice; more are no subject but a field.
MAX_TOLD = 3
MAX_SERIES = 6
# A resolution of at most so many operative paragraphs is shown; of a longer one only its name.
MAX_QUOTED = 8

_GOES_ON = frozenset({State.STANDS, State.AMENDED})
# What is told of a series first: what goes on, then what may, what has ended, what was to come.
_ORDER = (_GOES_ON, frozenset({State.NOT_ESTABLISHED}), ENDED, frozenset({State.NOT_YET_ADOPTED}))


@dataclass(frozen=True, slots=True)
class _Series:
    """Documents that follow one another, in citation order, each with its status on the day.

    ``named`` are those whose titles named the subject; ``chosen`` what stood, or comes nearest.
    """

    statuses: Mapping[str, Status]
    named: tuple[str, ...]
    chosen: tuple[str, ...]

    @property
    def rank(self) -> int:
        """Which of the states, in the order of telling, those chosen have."""
        state = self.statuses[self.chosen[0]].state
        return next(at for at, states in enumerate(_ORDER) if state in states)


def answer_subject(query: Query, findings: Findings, library: Library) -> Draft:
    """The text on a subject that stood on the day, with what came before and after it.

    Documents that end one another are one series, as are those that the subject named and that
    recall one another or have the same title but for figures. Of several series that fit, those
    where a text stood are taken; of several such the reader chooses. What is not established is
    told to be so. Without a document, or where nothing shows its standing, the best clauses answer.
    """
    series = [_order(members, query, library) for members in _group(query.choices, library)]
    first = min((one.rank for one in series), default=0)
    fitting = [one for one in series if one.rank == first]
    if 1 < len(fitting) <= MAX_SERIES:
        return _offer(query, fitting, library)
    draft = _answer_one(query, fitting[0], findings, library) if len(fitting) == 1 else None
    return draft or answer_topic(query, findings, library)


def _answer_one(
    query: Query, series: _Series, findings: Findings, library: Library
) -> Draft | None:
    """The answer from one series; None where no clause or entry shows the standing of any of it."""
    symbols = _told_of(series, library)
    unshown = _say_unshown(series, symbols, library)
    if len(unshown) == len(symbols):
        return None
    proposals = [*_say(series, symbols, library), *_quote(series, findings, library)]
    query = replace(query, symbols=symbols)  # so was the question read
    return draft_of(query, Outcome.ANSWERED, list(dict.fromkeys(proposals)), notes=unshown)


def _group(symbols: Sequence[str], library: Library) -> list[tuple[str, ...]]:
    """The named documents with those that they follow or that follow them, series by series."""
    pairs = [
        (act.actor, act.target.symbol)
        for act in library.relations()
        if (act.verb in ENDING and not act.target.part)
        or {act.actor, act.target.symbol} <= set(symbols)
    ]
    titles = {symbol: _bare_title(symbol, library) for symbol in symbols}
    pairs += [(one, other) for one in symbols for other in symbols if titles[one] == titles[other]]
    groups: list[tuple[str, ...]] = []
    for symbol in symbols:
        if not any(symbol in group for group in groups):
            groups.append(tuple(c.symbol for c in sorted(map(Citation, _reach(symbol, pairs)))))
    return groups


def _bare_title(symbol: str, library: Library) -> str:
    """The title without what tells one of a series from the next: its figures."""
    title = library.title_of(symbol).lower()
    return " ".join("".join(c for c in title if c.isalpha() or c.isspace()).split()) or symbol


def _reach(symbol: str, pairs: Collection[tuple[str, str]]) -> set[str]:
    seen, queue = {symbol}, [symbol]
    while queue:
        at = queue.pop()
        near = {end for pair in pairs if at in pair for end in pair}
        queue += near - seen
        seen |= near
    return seen


def _order(members: Sequence[str], query: Query, library: Library) -> _Series:
    """A series with what is chosen of it: of a state, those that were named before the others.

    Of texts that have ended the last is chosen, of texts that were to come the first.
    """
    statuses = {symbol: library.status_of(Citation(symbol), query.as_of) for symbol in members}
    named = tuple(symbol for symbol in members if symbol in query.choices)
    for states in _ORDER:
        fits = [symbol for symbol in members if statuses[symbol].state in states]
        fits = [symbol for symbol in fits if symbol in named] or fits
        if fits:
            break
    if states == ENDED:
        fits = fits[-1:]
    elif State.NOT_YET_ADOPTED in states:
        fits = fits[:1]
    return _Series(statuses, named, tuple(fits[-MAX_TOLD:]))


def _told_of(series: _Series, library: Library) -> tuple[str, ...]:
    """What was named and had ended, what is chosen, then what came right before and after it."""
    chosen = set(series.chosen)
    ended = [s for s in series.named if series.statuses[s].state in ENDED]
    asked = ended[-MAX_TOLD:] if not chosen & set(series.named) else []
    acts = [
        (act.actor, act.target.symbol)
        for act in library.relations()
        if act.verb in ENDING or {act.actor, act.target.symbol} <= set(series.named)
    ]
    before = [target for actor, target in acts if actor in chosen]
    after = [actor for actor, target in acts if target in chosen]
    near = [symbol for symbol in (*before, *after) if symbol in series.statuses]
    return tuple(dict.fromkeys([*asked, *series.chosen, *near]))


def _say(series: _Series, symbols: Iterable[str], library: Library) -> Iterable[Proposal]:
    for symbol in symbols:
        status = sentences.status_proposal(series.statuses[symbol], library)
        title = _say_title(symbol, library) if symbol in series.chosen else None
        yield from filter(None, (status, title))


def _say_title(symbol: str, library: Library) -> Proposal | None:
    """What a chosen document is called, on its register entry, else on its first clause."""
    title, entry = library.title_of(symbol), library.clause(Citation(symbol, REGISTER))
    clause = entry or next(iter(library.clauses_of(symbol)), None)
    name = sentences.name_of(symbol, library)
    if clause is None or not title or name == title:
        return None
    said = f"{sentences.capitalise(name)} is entitled: {title}."
    return Proposal(said, (sentences.whole_quote(clause),))


def _say_unshown(series: _Series, symbols: Iterable[str], library: Library) -> list[str]:
    """The standing of those of which no clause or entry shows it: no statement may tell it."""
    statuses = [series.statuses[symbol] for symbol in symbols]
    unshown = [s for s in statuses if sentences.status_proposal(s, library) is None]
    return [sentences.say_status(status, library) for status in unshown]


def _quote(series: _Series, findings: Findings, library: Library) -> list[Proposal]:
    """Of what is chosen and held, the clauses found for the question, else all that govern."""
    hits = [hit.clause for hit in findings.hits if findings.is_confident]
    found = [c for c in hits if c.symbol in series.chosen and c.citation.part != REGISTER]
    if not found:
        clauses = (c for symbol in series.chosen for c in library.clauses_of(symbol))
        found = [c for c in clauses if c.citation.kind == "op" and c.parent is None]
    return [sentences.quoting(clause) for clause in found if len(found) <= MAX_QUOTED]


def _offer(query: Query, fitting: Sequence[_Series], library: Library) -> Draft:
    """Several series fit: the reader chooses among the texts that stood."""
    symbols = [symbol for series in fitting for symbol in series.chosen]
    names = "; ".join(
        f"{symbol}, {library.title_of(symbol) or 'title not known'}" for symbol in symbols
    )
    note = f"The question fits texts on several subjects; ask again with one of these: {names}."
    return draft_of(query, Outcome.CHOOSE, (), notes=[note], nearest=map(Citation, symbols))
