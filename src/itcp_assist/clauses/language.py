"""Which official language a text is written in, told by its letters and its commonest words."""

import re
from collections.abc import Mapping

# The six official languages of IMO and the United Nations, by their letters or, among those that
# share the Latin ones, by words that are among each language's commonest and not the others'.
_LETTERS: Mapping[str, re.Pattern[str]] = {
    "ara": re.compile(r"[\u0600-\u06ff]"),
    "rus": re.compile(r"[\u0400-\u04ff]"),
    "zho": re.compile(r"[\u4e00-\u9fff]"),
}
_WORDS: Mapping[str, frozenset[str]] = {
    "eng": frozenset(
        "the of and to in that with for by on which its shall should their this".split()
    ),
    "fra": frozenset(
        "le les des du et dans pour par aux au ce cette sur une qui ses leur est l d".split()
    ),
    "spa": frozenset("el los las del y en para por al con una su sus se lo como esta".split()),
}
# Commonest words of Italian and Portuguese, which share many with Spanish.
_NEIGHBOURS = frozenset(
    "che da das dei della di do dos e em gli il na nel non não o os per".split()
)
# Letters of other languages in Cyrillic, and signs of Japanese among Chinese characters.
_OTHERS_RE = re.compile(r"[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491\u3040-\u30ff]")
_WORD_RE = re.compile(r"[^\W\d_]+")
_MAX_CHARS = 20_000  # some pages: more would tell no more
_MIN_WORDS = 5  # fewer may be names
# The least share found in 84 resolutions and circulars in English is 0.21; text in German or Dutch
# has less than a tenth of any list.
_MIN_SHARE = 0.12


def read_language(text: str) -> str:
    """Code of ISO 639-2 of a text's language; empty where it is too short or none of the six.

    >>> read_language("Les membres de l'Assemblée invitent le Conseil à rendre compte des travaux "
    ...               "dans les rapports du Comité, par écrit.")
    'fra'
    """
    words = [word.casefold() for word in _WORD_RE.findall(text[:_MAX_CHARS])]
    letters = "".join(words)
    for language, script in _LETTERS.items():
        if len(script.findall(letters)) * 2 > len(letters):
            return "" if _OTHERS_RE.search(letters) else language
    counts = {
        language: sum(word in common for word in words) for language, common in _WORDS.items()
    }
    language = max(counts, key=lambda one: counts[one])
    others = sum(counts.values()) - counts[language] + sum(word in _NEIGHBOURS for word in words)
    least = max(_MIN_WORDS, 2 * others, _MIN_SHARE * len(words))
    return language if counts[language] >= least else ""
