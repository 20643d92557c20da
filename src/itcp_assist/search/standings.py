"""The words by which people who are no lawyers ask whether a text stands.

A lexicon of its own, for its words are everyday ones that mean a standing only where a question
about a document says nothing else: "is A.1 good or finished?" does, "good practice in A.1" does
not. What lawyers say (in force, revoked, valid) tells a standing wherever it stands.
"""

import re
from collections.abc import Collection

from itcp_assist.search import words

# It goes on; it has come to an end; it may be relied on; and what only says since or until when.
_GOES_ON = """
    ok okay good fine bad usable active alive live effective applicable binding current valid
    standing stood safe actual bon bonne bons valable vivant bueno buena vivo valido activo
"""
_ENDED = """
    finish finished finito dead gone expire expired end ended ends lapse lapsed past void cancelled
    canceled killed kill obsolete outdated scrapped abolished stopped history fini finie mort morte
    perime caduc caduque termine muerto muerta terminado caducado caducada
"""
_RELIED_ON = """
    rely relied trust follow follows depend apply applies applied applicable count use used using
    work works working base based invoke invoked hold holds holding enforce enforced observe govern
    governs governed
"""
_SINCE = """
    may might possible allowed permitted yet anymore longer already nowadays presently time toujours
    encore deja etait todavia aun sigue
    ya era fue estaba
"""
_STANDING = frozenset((_GOES_ON + _ENDED + _RELIED_ON).split())
_BESIDE = frozenset(_SINCE.split())
# Small words, which mean a standing only as what is said of a document.
_SAID_OF_IT_RE = re.compile(r"\b(?:is|was|it's|now|still|already)\s+(?:over|out|off|on)\b\W*$")
# These ask for something else than yes or no.
_ASKS_MORE_RE = re.compile(r"\b(?:what|who|whom|why|where|which|how)\b")
# Asks what a text of a kind is or was at a time: the plan that applied, the latest list.
_STOOD_RE = re.compile(
    r"""
    \b(?: stood | stands?(?!\sfor\b) | in\sforce | appl(?:y|ies|ied|icable) | govern(?:s|ed)?
      | valid | effective | usable | binding
      | today | nowadays | current(?:ly)? | newest | latest | most\srecent
      | (?:came|comes)\s(?:after|before)           # its place in a series
      | en\svigueur | vigente | en\svigor )\b
    """,
    re.VERBOSE,
)
_WAS_RE = re.compile(r"\b(?:what|which)\s(?:\w+\s){0,6}?(?:was|were|is|are)\b")


def says_standing(asked: str, terms: Collection[str]) -> bool:
    """Say whether a question about a document asks of nothing but its standing.

    Args:
        asked: the folded question without its symbols and day.
        terms: the words of it that carry meaning.

    >>> says_standing("is      good or finish?", ("good", "finish"))
    True
    >>> says_standing("does      say what good practice is?", ("good", "practice"))
    False
    """
    if _SAID_OF_IT_RE.search(asked) and not terms:
        return True
    is_only = bool(_STANDING & set(terms)) and _STANDING.union(_BESIDE).issuperset(terms)
    return is_only and not _ASKS_MORE_RE.search(asked)


def asks_which_stood(asked: str, *, has_day: bool) -> bool:
    """Say whether a question asks which text of a kind stood, or what it was on a day.

    >>> asks_which_stood("what was the plan", has_day=True)
    True
    >>> asks_which_stood("what was the plan", has_day=False)
    False
    """
    if words.HOW_RE.search(asked):
        return False
    says = _STOOD_RE.search(asked) or words.STATUS_RE.search(asked)
    return bool(says or (has_day and _WAS_RE.search(asked)))


def without_standing(terms: Collection[str]) -> tuple[str, ...]:
    """The words that are left of a question beside those of standing.

    >>> without_standing(("code", "stood", "implementation"))
    ('code', 'implementation')
    """
    return tuple(
        term
        for term in terms
        if term not in _STANDING | _BESIDE and not words.STATUS_RE.fullmatch(term)
    )
