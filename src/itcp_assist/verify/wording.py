"""Whether a sentence that a model worded keeps its clauses' words, in their order, and no others.

Strict on purpose: most free paraphrase is withheld. A share of common words, or a "not" somewhere,
lets through moved denials, swapped figures, other addressees and stronger verbs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itcp_assist.citation import fold_search
from itcp_assist.records import Clause, VerdictKind

Finding = tuple[VerdictKind, str]

# Words that carry no duty, limit, time or number: a sentence may add or leave them out. Those that
# tell who does what to whom are not among them: by, from, for, with.
_FREE = frozenset(
    "a an the of to and that which this these their its it is are was were be been has have having"
    " also resolution".split()
)
_BE = frozenset("is are was were be been".split())
# Beside a verb, these only say that another one came before it.
_AGAIN = frozenset("also further again".split())
# Words that turn what follows them in their sentence, however far, into something else.
_DENIALS = frozenset(
    "not no never without unless except neither nor cannot refrain avoid prevent stop cease against"
    " instead lack absence failure fail whether say says saying claim claims pretend ignore".split()
)
# Words that bind what follows them within its phrase.
_LIMITS = frozenset(
    "only if subject provided before after until may should could might where appropriate voluntary"
    " or than".split()
)
_TOKEN_RE = re.compile(r"[^\W_]+(?:[-.,'/][^\W_]+)*")
_SENTENCE_RE = re.compile(r"(?<=\.)\s+(?=[A-Z])")
_PHRASE_RE = re.compile(r"[,;:()]\s|[,;:]$")
_DOCUMENT_RE = re.compile(r"^\W*(?:resolution\s)?[a-z]+\.\d+\(\d+\)\s")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that counts: as folded, its stem, and the numbers of its sentence and phrase."""

    text: str
    stem: str
    sentence: int
    phrase: int


def check_wording(text: str, clauses: Sequence[Clause]) -> Finding:
    """The verdict on a model's sentence over the clauses that it cites, in the order cited.

    Its operative verb must be that of the clauses, said of the same addressees; its other words
    must come in the clauses' order; and no word that denies or limits the next may be skipped.
    """
    acting = [clause for clause in clauses if clause.verb]
    if len({(_verb_of(clause), clause.addressees) for clause in acting}) > 1:
        return VerdictKind.UNSUPPORTED, "it joins clauses that differ in verb or addressee"
    said = _DOCUMENT_RE.sub("", fold_search(text))
    finding = _check_roles(said, acting[0]) if acting else None
    if finding is not None:
        return finding
    held = [word for clause in clauses for word in _body(clause)]
    told = _without(_words(said), [s for clause in acting for s in _stems(clause.verb)])
    return _check_order(told, held) or (VerdictKind.SUPPORTED, "")


def _check_roles(said: str, clause: Clause) -> Finding | None:
    """Whether the verb is kept, and of whom it is said: the addressees, as subject or object."""
    verb = _verb_of(clause)
    tokens = _TOKEN_RE.findall(said)
    stems = [_stem(token) for token in tokens]
    if not set(verb) <= set(stems):
        return VerdictKind.OVERSTATED, f"it leaves out '{clause.verb}'"
    places = [at for at, stem in enumerate(stems) if stem in _stems(clause.verb)]
    first = next(at for at in places if stems[at] in verb)
    last = next(at for at in range(first, len(stems)) if at + 1 not in places)
    subject = _stems(" ".join(tokens[:first]))
    # "are invited" but neither "invite" nor "are those that the resolution invites"
    if _BE & set(tokens[:first]) and not tokens[first].endswith("s"):
        is_kept = _names(subject, clause) if clause.addressees else _opens(subject, clause)
    else:
        rest = _stems(" ".join(tokens[last + 1 :]))
        is_kept = not subject and _begins(rest, clause)
    if is_kept:
        return None
    return VerdictKind.UNSUPPORTED, f"it says '{tokens[first]}' of others than the clause does"


def _names(subject: Sequence[str], clause: Clause) -> bool:
    """Say whether a subject is one or more of the addressees, each named whole, and nobody else."""
    named = [one for one in _addressees(clause) if set(one) <= set(subject)]
    return bool(named) and set(subject) - {"all"} <= {stem for one in named for stem in one}


def _begins(rest: Sequence[str], clause: Clause) -> bool:
    """Say whether the words after an active verb begin with an addressee, or else as the clause."""
    told = [stem for stem in rest if stem != "all"]
    wanted = _addressees(clause) or [[word.stem for word in _body(clause)[:1]]]
    return any(told[: len(one)] == one for one in wanted)


def _opens(subject: Sequence[str], clause: Clause) -> bool:
    return list(subject) == [word.stem for word in _body(clause)[: len(subject)]]


def _addressees(clause: Clause) -> list[list[str]]:
    return [[stem for stem in _stems(one) if stem != "all"] for one in clause.addressees]


def _check_order(told: Sequence[_Word], held: Sequence[_Word]) -> Finding | None:
    """Whether words come in the order of the clauses, with nothing skipped that binds the next."""
    at = 0
    for word in told:
        found = next((i for i in range(at, len(held)) if held[i].stem == word.stem), None)
        if found is None:
            return VerdictKind.UNSUPPORTED, f"its citations do not say '{word.text}' at that place"
        skipped = held[at:found]
        for one in skipped:
            if one.sentence != held[found].sentence:
                continue
            is_near = one.phrase == held[found].phrase or one is skipped[-1]
            if one.text in _DENIALS or (one.text in _LIMITS and is_near):
                return VerdictKind.UNSUPPORTED, f"it leaves out '{one.text}' before '{word.text}'"
        at = found + 1
    return None


def _body(clause: Clause) -> list[_Word]:
    """The words of a clause without its operative verb."""
    return _without(_words(clause.text), _stems(clause.verb))


def _without(words: Sequence[_Word], stems: Sequence[str]) -> list[_Word]:
    """The words without the first that fits each of the stems."""
    left = list(words)
    for stem in stems:
        fits = next((word for word in left if word.stem == stem), None)
        if fits is not None:
            left.remove(fits)
    return left


def _verb_of(clause: Clause) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _counting(clause.verb) if word not in _AGAIN)


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _counting(text)]


def _counting(text: str) -> list[str]:
    return [word for word in _TOKEN_RE.findall(fold_search(text)) if word not in _FREE]


def _words(text: str) -> list[_Word]:
    return [
        _Word(word, _stem(word), sentence, phrase)
        for sentence, said in enumerate(_SENTENCE_RE.split(text))
        for phrase, part in enumerate(_PHRASE_RE.split(fold_search(said)))
        for word in _counting(part)
    ]


def _stem(word: str) -> str:
    """The word without the endings by which a clause and a sentence about it differ."""
    return word if word[0].isdigit() else re.sub(r"(?:s|es|ed|d|ing|e)$", "", word)
