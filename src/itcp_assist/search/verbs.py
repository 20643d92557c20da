"""The operative verbs that a question names, by the words that people use for them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from itcp_assist.records import Clause, Strength
from itcp_assist.search import words


@dataclass(frozen=True, slots=True)
class _Verb:
    """What people write for a verb, as a regex over folded words, and how strongly it speaks."""

    words: str
    strength: Strength


# Base form -> its words in English, French and Spanish.
_VERBS: Mapping[str, _Verb] = {
    "request": _Verb(r"request\w*|solicit\w*|prie", Strength.REQUEST),
    "invite": _Verb(r"invit(?:e|es|ed|ing|ent|an?|ad[oa]s?)", Strength.INVITATION),
    "urge": _Verb(r"urg(?:e|es|ed|ing)|insta", Strength.URGING),
    "encourage": _Verb(r"encourag(?:e|es|ed|ing)|alient\w*", Strength.ENCOURAGEMENT),
    "decide": _Verb(r"decid\w*", Strength.DECISION),
    "revoke": _Verb(r"revok\w*|revoc\w*|abrog\w*", Strength.DECISION),
    "recommend": _Verb(r"recommend(?:s|ed|ing)?", Strength.RECOMMENDATION),
    "call upon": _Verb(r"call(?:s|ed)?\s(?:up)?on", Strength.CALL),
    "call for": _Verb(r"call(?:s|ed)?\sfor", Strength.CALL),
    "appeal": _Verb(r"appeal(?:s|ed)?", Strength.CALL),
    "instruct": _Verb(r"instruct\w*", Strength.DEMAND),
    "authorize": _Verb(r"authori[sz]\w*", Strength.DECISION),
    "approve": _Verb(r"approv\w*", Strength.DECISION),
    "endorse": _Verb(r"endors\w*", Strength.DECISION),
    "agree": _Verb(r"agree\w*", Strength.DECISION),
    "adopt": _Verb(r"adopt(?:s|ing)\b", Strength.DECISION),
    "determine": _Verb(r"determin\w*", Strength.DECISION),
    "demand": _Verb(r"demand(?:s|ed|ing)?\b", Strength.DEMAND),
    "commend": _Verb(r"commend(?:s|ed|ing)?", Strength.STATEMENT),
    "condemn": _Verb(r"condemn\w*", Strength.STATEMENT),
    "emphasize": _Verb(r"emphasi[sz](?:e|es|ed|ing)", Strength.STATEMENT),
    "reiterate": _Verb(r"reiterat\w*", Strength.STATEMENT),
    "stress": _Verb(r"stress(?:es|ed|ing)", Strength.STATEMENT),
    "take note": _Verb(r"t(?:ake|akes|ook|aken|aking)\snote", Strength.STATEMENT),
    "reaffirm": _Verb(r"reaffirm\w*", Strength.STATEMENT),
    "welcome": _Verb(r"welcom\w*", Strength.STATEMENT),
    "recall": _Verb(r"recall\w*|rappel\w*|recuerd\w*", Strength.STATEMENT),
    "recognize": _Verb(r"recogni[sz]\w*", Strength.STATEMENT),
    "mindful": _Verb(r"mindful", Strength.STATEMENT),
}
# Nouns that name a strength, whatever the verb that has it.
_STRENGTHS: Mapping[Strength, str] = {
    Strength.DECISION: r"decisions?|decisiones",
    Strength.ENCOURAGEMENT: r"encouragements?",
    Strength.INVITATION: r"invitations?|invitacion(?:es)?",
    Strength.RECOMMENDATION: r"recommendations?|recommandations?|recomendacion(?:es)?",
    Strength.URGING: r"urgings?|exhortations?",
}
_ACT_RE = re.compile(
    rf"\b(?:{'|'.join([*_STRENGTHS.values(), *(verb.words for verb in _VERBS.values())])})\b"
)


# Where a word is the verb of a text, and not its matter: paragraphs that X, what does it X, is Xed.
_PLACE = r"""
    \b(?: (?:paragraph|clause|provision|recital|resolution|text)s?
      | that | which | who | it | assembly | council | committee | is | are | was | were
      | (?:does|did|do)(?:\s(?:it|(?:the\s)?(?:\w+\s){0,2}(?:assembly|council|committee)))?
        (?:\s+the)? )                                    # does the [organ, taken out]
    \s+(?:(?:also|ever|only|\w+ly)\s)*
"""
# Pasts that no rule makes, of verbs that open paragraphs.
_IRREGULAR = {
    "bear": "bore|borne", "keep": "kept", "pay": "paid", "seek": "sought",
    "take": "took|taken", "withdraw": "withdrew|withdrawn",
}  # fmt: skip


def find_acts(
    folded: str, held: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[Strength, ...]]:
    """Base verbs that a folded question names, or strengths where it names one of these.

    A clause must fit both, so that beside a strength a verb counts by the strength that it has.
    Of the verbs that only the ``held`` clauses have, none counts outside the place of a verb.

    >>> find_acts("what is requested or urged?")
    (('request', 'urge'), ())
    >>> [*map(str, find_acts("list the invitations and what is urged")[1])]
    ['invitation', 'urging']
    >>> find_acts("which paragraphs acknowledge support?", ("acknowledge", "support"))[0]
    ('acknowledge',)
    """
    strengths: list[Strength] = []
    for strength, nouns in _STRENGTHS.items():
        folded, count = re.subn(rf"\b(?:{nouns})\b", " ", folded)
        strengths += [strength] * bool(count)
    verbs = [b for b, verb in _VERBS.items() if re.search(rf"\b(?:{verb.words})\b", folded)]
    if not strengths:
        return (*verbs, *_held_verbs(folded, held)), ()
    return (), tuple(dict.fromkeys([*strengths, *(_VERBS[base].strength for base in verbs)]))


def without_acts(folded: str, held: Collection[str] = ()) -> str:
    """A folded question without the words that name verbs and strengths.

    >>> without_acts("which paragraphs take note of the decisions?").split()
    ['which', 'paragraphs', 'of', 'the', '?']
    """
    for form in _held_forms(frozenset(held)).values():
        folded = form.sub(lambda found: found[0].removesuffix(found["verb"]), folded)
    return _ACT_RE.sub(" ", folded)


def is_opened_by(clause: Clause, verbs: Iterable[str]) -> bool:
    """Say whether a paragraph opens with a form of one of the base verbs, as a recital may."""
    opening = clause.verb.lower()
    forms = (_VERBS[base].words if base in _VERBS else _inflected(base) for base in verbs)
    return any(re.search(rf"\b(?:{form})", opening) for form in forms)


def _held_verbs(folded: str, held: Collection[str]) -> Iterator[str]:
    forms = _held_forms(frozenset(held))
    return (base for base, form in forms.items() if form.search(folded))


@lru_cache(maxsize=4)  # a collection has a hundred at most, the same for every question
def _held_forms(held: frozenset[str]) -> Mapping[str, re.Pattern[str]]:
    """Every form of the held verbs in its place, of those that no other table reads."""
    return {
        base: re.compile(rf"{_PLACE}(?P<verb>{_inflected(base)})\b", re.VERBOSE)
        for base in sorted(held)
        if base not in _VERBS and not _is_asking(base)
    }


def _is_asking(base: str) -> bool:
    """Say whether a verb is of the asking itself, or of what stands: ask, mention, replace."""
    kept = words.STATUS_RE.match(base) or words.MENTION_RE.match(base)
    return bool(kept) or all(word in words.EMPTY_WORDS for word in base.split())


def _inflected(base: str) -> str:
    r"""A regex for the forms of an English verb, which may be of several words.

    >>> [bool(re.fullmatch(_inflected("note"), word)) for word in ("noted", "notes", "notable")]
    [True, True, False]
    """
    first, *rest = base.split()
    stem = re.escape(first[:-1])
    if first.endswith("e"):
        forms = rf"{stem}(?:e|es|ed|ing)"
    elif first.endswith("y"):
        forms = rf"{stem}(?:y|ys|ies|ied|yed|ying)"
    else:
        forms = rf"{re.escape(first)}(?:(?:e?s)|{first[-1]}?(?:ed|ing))?"
    irregular = f"|{_IRREGULAR[first]}" if first in _IRREGULAR else ""
    return r"\s".join([rf"(?:{forms}{irregular})", *map(re.escape, rest)])
