"""The verbs that open the paragraphs of a resolution, read as they are printed."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Operative verbs in use in resolutions of IMO and the United Nations, third person singular;
# they tell an operative paragraph without a number from a preambular one.
OPERATIVE_VERBS = _words(
    """accepts acknowledges adopts affirms agrees amends appeals appoints approves asks assures
    authorizes calls commends commits concurs condemns confirms congratulates considers continues
    declares decides deplores designates determines demands directs elects emphasizes encourages
    endorses entrusts establishes exhorts expresses extends highlights instructs invites looks notes
    notices orders pays praises proclaims promulgates reaffirms recalls recognizes recommends
    regrets reiterates rejects remains renews reminds repeats requests requires resolves revokes
    salutes seeks solicits stresses strengthens suggests supersedes supports takes thanks
    transmits underlines underscores undertakes urges welcomes withdraws"""
)
_ADVERBS = _words(
    """actively again also accordingly categorically consequently deeply firmly fully further
    furthermore gravely likewise once particularly solemnly specifically specially
    strongly therefore unequivocally urgently warmly"""
)
# Words that stay with the verb in its printed phrase: INVITES FURTHER, TAKES NOTE OF, BEING AWARE.
_COMPANIONS = _ADVERBS | _words(
    """account alarm anxious appreciation attention aware being considered concern concerned
    conscious considering convinced deep desirous determined disappointment examined for grave
    gratitude great guided having importance in inter alia interest into its mind mindful note
    noted noting of on particular profound received recalled regard regret resolved reviewed
    satisfaction serious seized studied strong taken taking thanks to upon with"""
)
# Openers of preambular paragraphs that are no participle in -ing.
_OPENERS = _words(
    """alarmed anxious appalled aware concerned confident conscious convinced desirous determined
    disturbed encouraged grateful guided hopeful inspired mindful motivated persuaded pleased
    resolved seized shocked"""
)
# A phrase does not end in one of these, unless the verb needs it (CALLS UPON, TAKES NOTE OF).
_LOOSE_ENDS = _words("for in into its of on to upon with being having deep grave great serious")
_BOUND = re.compile(
    r"(?:calls?|calling) (?:up)?on$|calls? for$|takes? note of$|takes? into$|taking into$|"
    r"insists? (?:up)?on$|appeals? to$|in mind$",
    re.IGNORECASE,
)
_WORD_RE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")  # noqa: RUF001 - the printed apostrophe


def read_verb(text: str) -> str:
    """The opening phrase of a paragraph as printed: ``ALSO INVITES``, ``Decides further``.

    Empty where the text opens with no verb of the kind.

    >>> read_verb("BEARING IN MIND SOLAS chapter V"), read_verb("Further requests the Council to")
    ('BEARING IN MIND', 'Further requests')
    >>> read_verb("Calls upon Member States to act"), read_verb("States may apply")
    ('Calls upon', '')
    """
    words = _leading_words(text)
    if not words or not _opens(words):
        return ""
    kept = _phrase(words)
    while len(kept) > 1 and kept[-1].lower() in _LOOSE_ENDS and not _BOUND.search(" ".join(kept)):
        kept.pop()
    return " ".join(kept)


def is_operative(text: str) -> bool:
    """Say whether ``text`` opens as an operative paragraph does.

    >>> is_operative("ALSO INVITES Member States"), is_operative("RECALLING ALSO resolution")
    (True, False)
    >>> is_operative("Decides to remain"), is_operative("States shall")
    (True, False)
    """
    verb = _main_verb(_leading_words(text))
    capitals = verb.isupper() and len(verb) > 3
    return has_known_verb(text) or (capitals and verb.endswith("S") and not verb.endswith("OUS"))


def has_known_verb(text: str) -> bool:
    """Say whether ``text`` opens with one of the operative verbs in common use."""
    return _british(_main_verb(_leading_words(text)).lower()) in OPERATIVE_VERBS


def is_title_opener(text: str) -> bool:
    """Say whether ``text`` opens with a participle such as Recalling, as the United Nations prints.

    >>> is_title_opener("Deeply concerned at the"), is_title_opener("SOLAS and")
    (True, False)
    """
    words = _leading_words(text)
    return bool(words) and not words[0].isupper() and _opens(words)


def is_capital_opener(text: str) -> bool:
    """Say whether ``text`` opens with a verb or phrase in capitals, as IMO prints it."""
    words = _leading_words(text)
    return bool(words) and words[0].isupper() and len(words[0]) > 2


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
    return next((word for word in words if word.lower() not in _ADVERBS), "")


def _opens(words: list[str]) -> bool:
    first, verb = words[0], _main_verb(words).lower()
    if first.isupper():
        return len(first) > 2
    if verb.endswith("ing") or verb in _OPENERS or _british(verb) in OPERATIVE_VERBS:
        return first[0].isupper()
    return False


def _phrase(words: list[str]) -> list[str]:
    """Words that belong to the printed phrase, in one case throughout where it is capitals."""
    capitals = words[0].isupper()
    verb = _main_verb(words)
    kept = words[: words.index(verb) + 1] if verb else words[:1]
    for at in range(len(kept), len(words)):
        word = words[at]
        joined = word == "AND" or (words[at - 1] == "AND" and word.endswith(("S", "ING", "ED")))
        if word.isupper() != capitals or not (word.lower() in _COMPANIONS or joined):
            break
        kept.append(word)
    while kept[-1] == "AND":
        kept.pop()
    return kept


def _british(verb: str) -> str:
    return verb.removesuffix("ises") + "izes" if verb.endswith("ises") else verb
