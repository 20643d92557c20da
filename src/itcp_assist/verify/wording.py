"""Whether a sentence that a model worded keeps its clauses' words, in their order, and no others.

Strict on purpose: most free paraphrase is withheld. A share of common words, or a "not" somewhere,
lets through moved denials, swapped figures, other addressees and stronger verbs.
"""

import re
from collections.abc import Sequence

from itcp_assist.citation import fold_search
from itcp_assist.records import Clause, VerdictKind

# Words that carry no duty, limit, time or number: a sentence may add or leave them out.
_FREE = frozenset(
    "a an the of to for in on at by with and that which this these their its it is are was were be"
    " been has have from as also resolution".split()
)
# Words that change what follows them: they may not be left out before a word that is kept.
_BINDING = frozenset(
    "not no never without unless except neither nor cannot only if subject provided before after"
    " until may should could might where appropriate voluntary".split()
)
_TOKEN_RE = re.compile(r"[^\W_]+(?:[-.,'/][^\W_]+)*")
_DOCUMENT_RE = re.compile(r"^\W*(?:resolution\s)?[a-z]+\.\d+\(\d+\)\s")


def check_wording(text: str, clauses: Sequence[Clause]) -> tuple[VerdictKind, str]:
    """The verdict on a model's sentence over the clauses that it cites, in the order cited.

    Its words, apart from the operative verbs, must come in the clauses' order; no word that binds
    the next may be skipped; and where a clause has an operative verb, the sentence keeps it.
    """
    verbs = [_stem(word) for clause in clauses for word in _words(clause.verb)]
    told = _words(_DOCUMENT_RE.sub("", fold_search(text)))
    held = [w for clause in clauses for w in _words(clause.text) if _stem(w) not in verbs]
    for clause in clauses:
        wanted = {_stem(word) for word in _words(clause.verb)}
        if wanted and not wanted & {_stem(word) for word in told}:
            return VerdictKind.OVERSTATED, f"it leaves out '{clause.verb}'"
    at = 0
    for word in (w for w in told if _stem(w) not in verbs):
        found = next((i for i in range(at, len(held)) if _stem(held[i]) == _stem(word)), None)
        if found is None:
            return VerdictKind.UNSUPPORTED, f"its citations do not say '{word}' at that place"
        if found > at and held[found - 1] in _BINDING:
            return VerdictKind.UNSUPPORTED, f"it leaves out '{held[found - 1]}' before '{word}'"
        at = found + 1
    return VerdictKind.SUPPORTED, ""


def _words(text: str) -> list[str]:
    return [w for w in _TOKEN_RE.findall(fold_search(text)) if w not in _FREE]


def _stem(word: str) -> str:
    """The word without the endings by which a clause and a sentence about it differ."""
    return word if word[0].isdigit() else re.sub(r"(?:s|es|ed|d|ing|e)$", "", word)
