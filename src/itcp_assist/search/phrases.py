"""Names and quoted words of a question, which are looked for as they stand."""

import re

_QUOTED_RE = re.compile(r"[\"“«]([^\"”»]{3,200})[\"”»]|(?<!\w)['‘]([^'’]{3,200})['’](?!\w)")
# A name of several capitalised words, small words between them allowed: Maritime Capacity Analysis.
_NAME_RE = re.compile(
    r"(?:[A-Z][\w-]+(?:\s(?:of|the|for|on)\b)*\s)+[A-Z][\w-]+(?:\s(?:tool|day)\b)?"
)


def read_quoted(text: str) -> str:
    """The words that a question puts in quotation marks; empty without any."""
    quoted = _QUOTED_RE.search(text)
    return (quoted[1] or quoted[2]).strip(" ,.;") if quoted else ""


def find_names(matter: str) -> list[str]:
    """Names of several capitalised words, not those that only begin a sentence."""
    return [match[0] for match in _NAME_RE.finditer(matter) if match.start() > 0]


def read_phrase(text: str, matter: str) -> str:
    """Words in quotation marks, else the longest name."""
    return read_quoted(text) or max(find_names(matter), key=len, default="")
