"""The verbs that open the paragraphs of a resolution, read as they are printed."""

import re
import unicodedata

from itcp_assist.clauses import english, romance

MAX_OPENING = 160  # characters in which the opening phrase ends
# Accented Latin letters as their plain ones, one for one, so that offsets stay valid.
_PLAIN = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in range(0xC0, 0x180)
    if unicodedata.decomposition(chr(code))
} | {0x2019: "'"}
_WORD_RE = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
# "further" before a noun is no part of the phrase: Encourages further research.
_FURTHER_RE = re.compile(
    r"\sfurther(?=\s(?!(?:an?|all|any|both|each|for|how|in|its|on|such|th\w+|to|wh\w+|with)\b)[a-z])"
)
_STRAY_RE = re.compile(r"[\s.,;:]*")  # a slip of the press before the verb


def read_verb(text: str) -> str:
    """The opening phrase of a paragraph as printed: ``ALSO INVITES``, ``Decides further``.

    Empty where the text opens with no verb of the kind. English, French and Spanish are read.

    >>> read_verb("BEARING IN MIND SOLAS chapter V"), read_verb("Further requests the Council to")
    ('BEARING IN MIND', 'Further requests')
    >>> read_verb("Calls upon Member States to act"), read_verb("States may apply")
    ('Calls upon', '')
    >>> read_verb("PRIE INSTAMMENT les États Membres"), read_verb("Tomando nota del informe")
    ('PRIE INSTAMMENT', 'Tomando nota')
    """
    start = _start(text)
    opening = text[start : start + MAX_OPENING]
    words = _leading_words(opening)
    if not words or not _opens(words, opening):
        return ""
    return opening[: _phrase_end(opening, words)].rstrip()


def is_operative(text: str) -> bool:
    """Say whether ``text`` opens as an operative paragraph does.

    >>> is_operative("ALSO INVITES Member States"), is_operative("RECALLING ALSO resolution")
    (True, False)
    >>> is_operative("Decides to remain"), is_operative("States shall")
    (True, False)
    """
    verb = _main_verb(_leading_words(text[_start(text) :]))
    capitals = verb.isupper() and len(verb) > 3
    return has_known_verb(text) or (capitals and verb.endswith("S") and not verb.endswith("OUS"))


def has_known_verb(text: str) -> bool:
    """Say whether ``text`` opens with one of the operative verbs in common use."""
    opening = text[_start(text) :][:MAX_OPENING]
    verb = _main_verb(_leading_words(opening))
    return english.is_verb(verb.lower()) or romance.is_operative(fold_plain(opening))


def is_title_opener(text: str) -> bool:
    """Say whether ``text`` opens with a participle such as Recalling, as the United Nations prints.

    >>> is_title_opener("Deeply concerned at the"), is_title_opener("SOLAS and")
    (True, False)
    """
    words = _leading_words(text)
    return bool(words) and not words[0].isupper() and _opens(words, text[:MAX_OPENING])


def is_capital_opener(text: str) -> bool:
    """Say whether ``text`` opens with a verb or phrase in capitals, as IMO prints it."""
    words = _leading_words(text)
    return bool(words) and _in_capitals(words[0], text[:MAX_OPENING])


def _start(text: str) -> int:
    """Where the first word begins, a stray stop before it aside."""
    found = _STRAY_RE.match(text)
    return found.end() if found else 0


def _leading_words(text: str) -> list[str]:
    """The first words, up to six, as far as nothing but single spaces stands between them."""
    words: list[str] = []
    at = 0
    while len(words) < 6 and (match := _WORD_RE.match(text, at)):
        words.append(match[0])
        at = match.end() + 1
        if text[match.end() : at].strip():
            break
    return words


def _main_verb(words: list[str]) -> str:
    return next((word for word in words if word.lower() not in english.ADVERBS), "")


def _opens(words: list[str], opening: str) -> bool:
    """Say whether the words open a paragraph: in capitals, or by a verb or participle."""
    first, verb = words[0], _main_verb(words).lower()
    if _in_capitals(first, opening) or not first[0].isupper():
        return first.isupper()
    known = verb.endswith("ing") or verb in english.OPENERS or english.is_verb(verb)
    return known or romance.opens(fold_plain(opening))


def _in_capitals(first: str, opening: str) -> bool:
    """Say whether a first word is in capitals and long enough to be a verb (or SE before one)."""
    return first.isupper() and (len(first) > 2 or romance.opens(fold_plain(opening)))


def _phrase_end(opening: str, words: list[str]) -> int:
    """Where the printed phrase ends: as far as the words that belong to it are in one case."""
    folded = fold_plain(opening)
    found = romance.PHRASE_RE.match(folded) if romance.opens(folded) else None
    end = found.end() if found else _english_end(folded, words)
    capitals, kept = words[0].isupper(), 0
    for word in _WORD_RE.finditer(opening, 0, end):
        if kept and (not word[0].isupper() if capitals else word[0][0].isupper()):
            break
        kept = word.end()
    further = _FURTHER_RE.match(opening, kept - len(" further")) if kept > len(" further") else None
    return further.start() if further else kept


def _english_end(folded: str, words: list[str]) -> int:
    """Where an English phrase ends, with a second verb that is joined to the first by "and"."""
    verb = _main_verb(words) or words[0]
    found = english.PHRASE_RE.match(folded, folded.find(verb.lower()))
    end = found.end() if found else len(words[0])
    if not folded.startswith(" and ", end):
        return end
    second = _leading_words(folded[end + 5 :])
    if second and _is_joined(verb.lower(), _main_verb(second)):
        return end + 5 + _english_end(folded[end + 5 :], second)
    return end


def _is_joined(first: str, second: str) -> bool:
    """Say whether two verbs have one form: URGES AND REQUESTS, Recalling and reaffirming."""
    if first.endswith("ing"):
        return second.endswith("ing")
    return english.is_verb(first) and english.is_verb(second)


def fold_plain(text: str) -> str:
    """The text in lower case, without accents, of the same length.

    >>> fold_plain("DÉCIDE d\u2019agir")
    "decide d'agir"
    """
    folded = text.translate(_PLAIN).lower()
    return folded if len(folded) == len(text) else text
