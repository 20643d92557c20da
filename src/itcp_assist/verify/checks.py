"""What can be wrong with a statement that is not a quote; each check is text against evidence."""

import re
from collections.abc import Iterable

from itcp_assist.citation import find_mentions, fold_search
from itcp_assist.records import VerdictKind

# Share of a statement's content words that its evidence must hold. A composed sentence reuses the
# clause's own words; below this share a paraphrase says something else. Set by judgement.
SUPPORT_SHARE = 0.6

# A statement that holds this many words after a clause's "not", and no denial, leaves it out.
DENIED_WORDS = 2

_FIGURE_RE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD_RE = re.compile(r"[a-z][a-z'-]+")
_DUTY_RE = re.compile(
    r"\b(?:must|shall|mandatory|compulsory|obliged|obligatory|obligation|obligations|binding"
    r"|required|requires|requirement|have to|has to)\b"
)
_NEGATION_RE = re.compile(r"\b(?:not|no|never|without|unless|except|neither|nor|cannot)\b|n't\b")

# Wording of our own sentences: it says how clauses relate, never what they ask for.
_FRAME_RE = re.compile(
    r"""
    \b(?: not\sestablished | not\syet\sadopted | has\sno\scounterpart\sin | no\sexception
      | whether | still\sstands | as\sfar\sas\sfound
      | corresponds\sto | returns\s(?:in\sthe\ssame|with\schanged)\swords
      | was\s(?:revoked|superseded|amended|corrected|extended|overtaken)\sby
      | with\sthe\swhole\sof | annex(?=\s\d|,) | names\sthe\sresolution\sas\sa\swhole
      | became | is\s(?:dropped|added) | among\sother\schanges
      | makes | for\sits\sannexes | stands\sfor | used\sin | stands | adopted\son | register\sentry
      | (?:operative|preambular)\sparagraphs? | paragraphs? | resolutions? )\b
    """,
    re.VERBOSE,
)
_SMALL_WORDS = frozenset(
    """
    a an and are as at be by for from has have in into is it its of on or that the their them
    this to was were which will with also may can all any other than these those
    """.split()
)


def check_statement(text: str, quoted: str, evidence: str) -> tuple[VerdictKind, str]:
    """The verdict on a composed statement with its reason, which is empty where it is SUPPORTED.

    ``quoted`` is the text of the cited clauses; ``evidence`` also holds what documents and register
    add to it: titles, dates, statuses.
    """
    framed = _FRAME_RE.sub(" ", fold_search(text))
    held = fold_search(evidence)
    for finding in (
        _foreign_symbols(text, evidence),
        _foreign_figures(framed, held),
        _overstated(framed, held),
        _negated(framed, fold_search(quoted)),
        _unsupported(framed, held),
    ):
        if finding is not None:
            return finding
    return VerdictKind.SUPPORTED, ""


def _foreign_symbols(text: str, evidence: str) -> tuple[VerdictKind, str] | None:
    known = {m.symbol for m in find_mentions(evidence)}
    foreign = [m.symbol for m in find_mentions(text) if m.symbol and m.symbol not in known]
    if foreign:
        return VerdictKind.UNSUPPORTED, f"its citations do not name {', '.join(foreign)}"
    return None


def _foreign_figures(text: str, evidence: str) -> tuple[VerdictKind, str] | None:
    known = set(_FIGURE_RE.findall(evidence))
    foreign = [figure for figure in _FIGURE_RE.findall(text) if figure not in known]
    if foreign:
        return VerdictKind.UNSUPPORTED, f"its citations do not hold the figure {foreign[0]}"
    return None


def _overstated(text: str, evidence: str) -> tuple[VerdictKind, str] | None:
    """A duty is overstated where no cited clause has the word and the statement affirms it."""
    for found in _DUTY_RE.finditer(text):
        denied = _NEGATION_RE.search(text[max(0, found.start() - 30) : found.start()])
        if not denied and not re.search(rf"\b{re.escape(found[0])}\b", evidence):
            return VerdictKind.OVERSTATED, f"no cited clause says '{found[0]}'"
    return None


def _negated(text: str, quoted: str) -> tuple[VerdictKind, str] | None:
    """A denial that no clause makes, or one that a clause makes and the statement leaves out."""
    if _NEGATION_RE.search(text):
        if _NEGATION_RE.search(quoted):
            return None
        return VerdictKind.UNSUPPORTED, "it denies something, its citations deny nothing"
    said = _stems(_WORD_RE.findall(text))
    for denial in _NEGATION_RE.finditer(quoted):
        after = _clean(_WORD_RE.findall(quoted[denial.end() :].partition(";")[0]))[:DENIED_WORDS]
        if len(after) == DENIED_WORDS and {_stem(w) for w in after} <= said:
            return VerdictKind.UNSUPPORTED, f"it leaves out '{denial[0]}' before '{after[0]}'"
    return None


def _unsupported(text: str, evidence: str) -> tuple[VerdictKind, str] | None:
    words = _clean(_WORD_RE.findall(text))
    known = _stems(_WORD_RE.findall(evidence))
    foreign = [w for w in words if _stem(w) not in known]
    if words and 1 - len(foreign) / len(words) < SUPPORT_SHARE:
        return VerdictKind.UNSUPPORTED, f"its citations do not say: {', '.join(foreign[:5])}"
    return None


def _clean(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS]


def _stems(words: Iterable[str]) -> set[str]:
    return {_stem(word) for word in words}


def _stem(word: str) -> str:
    """The first six letters: enough to join invite and invitation, too few to join other words."""
    return word.replace("-", "")[:6].removesuffix("s")
