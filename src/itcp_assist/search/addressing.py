"""The addressees that a question names: as the held clauses print them, or as people call them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from itcp_assist.records import Group, Span
from itcp_assist.search.words import EMPTY_WORDS, LIST_WORDS, fold_name

# What people call the addressees, by the words that the texts print (folded, singular).
_NAMES = {
    "member state": r"member\sstates?|member\sgovernments?|etats?\smembres|estados\smiembros",
    "technical cooperation committee": r"technical\sco-?operation\scommittee|tcc?\b"
    r"|comite\sde\scooperacion\stecnica|comite\sde\s(?:la\s)?cooperation\stechnique",
    "secretary general": r"secretary[\s-]general|\bsg\b|secretaire\sgeneral|secretario\sgeneral",
    "secretariat": r"secretariat|secretaria\b",
    "donor": r"donor\sorgani[sz]ations?|donn?ors?\b|donateurs|donantes",
    "partner": r"partner\sorgani[sz]ations?|partners?\b|partenaires|socios",
    "international organization": r"international\sorgani[sz]ations?"
    r"|organisations\sinternationales",
    "council": r"council|conseil|consejo",
    "committee": r"committees?\b|comites?\b",
    "government": r"governments?|gouvernements|gobiernos",
    "parties": r"parties\b",
    "administration": r"administrations?\b",
    "assembly": r"\bassembly\b",
    "organization": r"(?:is|was|of|to)\sthe\sorgani[sz]ation(?=\s(?:itself\s)?(?:asked|invited"
    r"|requested|urged|encouraged|expected|tasked|supposed))",
    "country": r"countr(?:y|ies)|pays\smembres",
    "state": r"states\b|etats\b|estados\b",
    "industry": r"industry",
    "non governmental": r"ngos?\b|non-governmental(?:\sorgani[sz]ations?)?",
}
_NAME_RES = {name: re.compile(rf"\b(?:{names})") for name, names in _NAMES.items()}
# Of these, such as the texts print in many ways: the whole group is meant.
_GROUPS = {
    "country": Group.MEMBER_STATES,
    "industry": Group.INDUSTRY,
    "non governmental": Group.NON_GOVERNMENTAL,
}
# Of these, those that are organs of IMO: what is asked of one is not asked of another.
ORGANS = frozenset(
    (
        "technical cooperation committee", "secretary general", "secretariat", "council",
        "committee", "assembly",
    )
)  # fmt: skip
# What somebody is asked for begins with an infinitive; "asked to do" says nothing of it.
_INFINITIVE_RE = re.compile(r"[\s,]*\bto\s(?!(?:do|the|an?|all|any|each)\b)(?=[a-z]{2})")
_QUANTIFIER_RE = re.compile(r"(?:(?:all|any|each|other|relevant|concerned|the)\s)+")
_WORD_RE = re.compile(r"\w+")


def find_addressees(
    folded: str, printed: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[Group, ...]]:
    """Words that printed addressees hold, or groups where the question names nothing else.

    A clause must fit both, so that beside a printed addressee a group counts by its name.

    >>> find_addressees("what is the technical co-operation committee asked to do?")
    (('technical cooperation committee',), ())
    >>> [*map(str, find_addressees("what are countries asked?")[1])]
    ['member states']
    """
    names = split_addressees(folded, printed).names
    if names and all(name in _GROUPS for name in names):
        return (), tuple(_GROUPS[name] for name in names)
    return names, ()


@dataclass(frozen=True, slots=True)
class Asking:
    """A question by its parts: who is asked, what is said of the asking, and what is asked of them.

    ``requested`` begins with an infinitive: is the Council asked | to report to the Assembly.
    """

    names: tuple[str, ...]
    rest: str
    requested: str


def split_addressees(folded: str, printed: Collection[str] = ()) -> Asking:
    """The addressees that a folded question names, and the question without them.

    ``printed`` are those of the held clauses.

    >>> asking = split_addressees("are all harbour pilots asked?", ["all harbour pilots", "pilots"])
    >>> asking.names, asking.rest
    (('harbour pilot',), 'are all   asked?')
    """
    taken = _taken(folded, printed)
    after = _request_start(folded, taken)
    taken = {span: name for span, name in taken.items() if span[0] < after}
    rest = folded[:after]
    for start, end in sorted(taken, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    names = tuple(dict.fromkeys(taken[span] for span in sorted(taken)))
    return Asking(names, rest, folded[after:])


def _taken(folded: str, printed: Collection[str]) -> dict[Span, str]:
    """The names in a folded question by where they stand."""
    named = ((m.span(), name) for name, form in _NAME_RES.items() for m in form.finditer(folded))
    # The longest name counts where one contains another; of two for one span, the printed one.
    ranked = sorted((*_printed_in(folded, printed), *named), key=lambda one: one[0][0] - one[0][1])
    taken: dict[Span, str] = {}
    for (start, end), name in ranked:
        if all(end <= first or last <= start for first, last in taken):
            taken[start, end] = name
    return taken


def request_span(folded: str, printed: Collection[str] = ()) -> Span:
    """Where a folded question says what somebody is asked to do; empty where it does not.

    >>> text = "which texts ask the council to report at its next session?"
    >>> text[slice(*request_span(text))]
    ' to report at its next session'
    """
    start = _request_start(folded, _taken(folded, printed))
    end = re.compile(r"[?!]|\Z").search(folded, min(start, len(folded)))
    return (start, end.start()) if end and start < len(folded) else (0, 0)


def _request_start(folded: str, named: Iterable[Span]) -> int:
    """Where the infinitive begins that follows the first of the named; past the end without one."""
    spans = sorted(named)
    starts = {start for start, _ in spans}
    for _, end in spans:
        found = _INFINITIVE_RE.match(folded, end)
        if found and found.end() not in starts:
            return end
    return len(folded) + 1


def fold_words(text: str) -> str:
    """Words for comparison with an addressee: folded, parted by single spaces.

    >>> fold_words("the Secretary-General")
    'the secretary general'
    """
    return " ".join(_WORD_RE.findall(fold_name(text).replace("organis", "organiz")))


def _printed_in(folded: str, printed: Collection[str]) -> Iterator[tuple[Span, str]]:
    """Spans of a question that name a printed addressee, in order, the longest at each place."""
    phrases = _phrases(frozenset(printed))
    longest = max(map(len, phrases), default=0)
    tokens = [(_singular(m[0].replace("organis", "organiz")), m) for m in _WORD_RE.finditer(folded)]
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            words = phrases.get(tuple(word for word, _ in tokens[at : at + size]))
            if words:
                yield (tokens[at][1].start(), tokens[at + size - 1][1].end()), _prefix(words)
                at += size - 1
                break
        at += 1


@lru_cache(maxsize=4)  # a collection prints thousands, the same for every question
def _phrases(printed: frozenset[str]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The words of the printed addressees, by the same words in the singular, or their initials."""
    bare = [(name, words) for name in sorted(printed) if (words := _bare_words(name))]
    initials = {(short,): words for name, words in bare if (short := _initials(name))}
    return initials | {tuple(map(_singular, words)): words for _, words in bare}


def _initials(printed: str) -> str:
    """The folded initials of a name of three capitalised words or more; empty where they ask.

    >>> _initials("World Lamp and Rope Organization"), _initials("Wide Harbour Office")
    ('wlro', '')
    """
    short = "".join(re.findall(r"\b([A-Z])\w", printed)).lower()
    return short if len(short) > 2 and short not in EMPTY_WORDS else ""


def _bare_words(printed: str) -> tuple[str, ...]:
    """The words of a printed addressee without its quantifier; none where they only ask."""
    words = tuple(_QUANTIFIER_RE.sub("", fold_words(printed), count=1).split())
    asking = EMPTY_WORDS | LIST_WORDS
    return () if all(word in asking or _singular(word) in asking for word in words) else words


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _prefix(words: tuple[str, ...]) -> str:
    """What the singular and the plural of a name begin with."""
    text = " ".join(words)
    return text if text.endswith("ies") else text.removesuffix("s")
