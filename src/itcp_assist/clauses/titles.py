"""The title that a first page prints."""

import re
from collections.abc import Sequence

from itcp_assist.clauses.items import Item
from itcp_assist.clauses.printed import front_end, own_symbols
from itcp_assist.clauses.verbs import fold_plain
from itcp_assist.records import BlockKind

# Lines in capitals on a first page that are no part of a title, in lower case without accents.
_NO_TITLE_RE = re.compile(
    r"""
    [a-z] | annex[eo]?(?:\s\w{1,3})? | appendi(?:x|ce) | (?:general\s|security\s)?
    (?:assembly|assemblee|asamblea|council|conseil|consejo)(?:\s(?:generale?|de\ssecurite|de\sseguridad))?
  | (?:maritime\ssafety|marine\senvironment\sprotection|legal|facilitation
    |technical\sco-?operation)\scommittee
  | [a-z]:\\.* | original:.* | distr.* | corrigendum | addendum
  | \(?agenda\sitem.* | draft\sresolution
  | \d{1,3}(?:st|nd|rd|th)\s(?:extraordinary\s)?session | e/?[cfrs]?
  """,
    re.VERBOSE,
)
_UN_TITLE_RE = re.compile(r"\d{1,4}/\d{1,4}\.?(?:\s[A-F]\b)?\s+(?P<title>\S.*)")
# What a letter to all Members is about.
_SUBJECT_RE = re.compile(r"(?:subject|objet|asunto)\s?:\s*(?P<title>\S.*)", re.IGNORECASE)
# The rest of a title in brackets, in small letters: (Amendments to regulation 14).
_ASIDE_RE = re.compile(r"\((?!agenda\sitem|adopted|adopt[eé]|aprobad|punto\s|point\s).*\)", re.I)


def read_title(front: Sequence[Item]) -> str:
    """The printed title of a front page; empty where there is none.

    It follows its number in the United Nations, and stands in capitals in IMO, last before the
    text. A draft has none: the line that says whose it is stands for it. A page is named by its
    first heading, else by the line over its first paragraph.
    """
    told = (
        found["title"]
        for pattern in (_SUBJECT_RE, _UN_TITLE_RE)
        for item in front
        if (found := pattern.fullmatch(item.text))
    )
    drafts = (item.text for item in front if item.text.lower().endswith("draft resolution"))
    headings = (item.text for item in front if item.kind is BlockKind.HEADING)
    return (
        next(told, "")
        or _capitals(front)
        or next(drafts, "")
        or next(headings, "")
        or _line_over_text(front)
    )


def _capitals(front: Sequence[Item]) -> str:
    """The last lines in capitals, as far as no other line comes between them.

    A line in brackets at their end belongs to them; what stands before a title on its own line (the
    symbol, the day of adoption) does not.
    """
    lines: list[str] = []
    for item in reversed(front):
        text = item.text[front_end(item.text) :].strip()
        if _is_title(text):
            lines.insert(0, text)
        elif not lines and _ASIDE_RE.fullmatch(text):
            lines.append(text)
        elif lines:
            break
    return " ".join(lines) if any(map(_is_title, lines)) else ""


def _is_title(text: str) -> bool:
    capitals = text.isupper() and sum(char.isalpha() for char in text) > 2
    return capitals and not own_symbols(text) and not _NO_TITLE_RE.fullmatch(fold_plain(text))


def _line_over_text(front: Sequence[Item]) -> str:
    first = next((at for at, item in enumerate(front) if item.is_closed), 0)
    return front[first - 1].text if first else ""
