"""Quotations that run over several paragraphs: what is printed in them is another text's."""

import re
from collections.abc import Mapping, Sequence

from itcp_assist.clauses.marks import parse_mark

# Quotation marks that open a quotation, each with those that close it.
CLOSING_OF = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’"}  # noqa: RUF001
# Where a quotation may begin: with its paragraph, or behind the colon that announces it.
_OPENING_RE = re.compile(r"(?:^|:\s)(?P<mark>[“„«\"‘])")  # noqa: RUF001
# The closing one of these is an apostrophe too; it closes where no letter follows it.
_APOSTROPHE_RE = re.compile(r"’(?!\w)")  # noqa: RUF001
_CLOSING_LAST_RE = re.compile(r"’[\s.;:,)\]]*(?:and|or)?$")  # noqa: RUF001
# The end of a paragraph after which the text of another document follows, to be put into it.
_ANNOUNCING_RE = re.compile(
    r"""
    \b(?:replac|substitut|insert|add|read)(?:e?d|s|ing)?\b
    [^.;:]*:$                                   # replaced by the following:  to read:
  | \b(?:replace|insert|add)\b[^.;:]*:$        # after paragraph 2.3, insert:
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAX_QUOTED = 500  # paragraphs; the longest chapter that one amendment replaces has fewer


def find_inner(texts: Sequence[str]) -> Mapping[int, bool]:
    """Places of the paragraphs within quotations, the first of each quotation left out.

    The value says whether the numbers there are those of another text: where the quotation prints
    one as it opens, or is to be put into another document. By convention each paragraph of a
    quotation may begin with its opening mark, the last ends with the closing one. A quotation that
    nothing closes holds no paragraph but its first.

    >>> find_inner(["It reads:", "“1 Tie.", "“2 Haul.", "3 Rest.”", "4 Go."])
    {2: True, 3: True}
    >>> find_inner(["ASKS: “In view of knots:", "(a) who ties?", "(b) who hauls?”"])
    {1: False, 2: False}
    """
    inner: dict[int, bool] = {}
    at = 0
    while at < len(texts):
        found = _OPENING_RE.search(texts[at])
        last = _last_of(texts, at, found) if found else at
        if found and last > at:
            before = texts[at][: found.start("mark")].rstrip() or texts[at - 1 : at][-1:]
            foreign = _is_foreign("".join(before), texts[at][found.end() :])
            inner |= dict.fromkeys(range(at + 1, last + 1), foreign)
        at = last + 1
    return inner


def announces_text(text: str) -> bool:
    """Say whether a paragraph ends with the words that announce text for another document.

    >>> announces_text("Paragraph 3 is replaced by the following:"), announces_text("It reads:")
    (True, True)
    >>> announces_text("The Code is amended as follows:")
    False
    """
    return _ANNOUNCING_RE.search(text) is not None


def _is_foreign(before: str, quoted: str) -> bool:
    return announces_text(before) or parse_mark(quoted.lstrip()) is not None


def _last_of(texts: Sequence[str], at: int, opening: re.Match[str]) -> int:
    """Place of the paragraph that closes a quotation; ``at`` itself where none does."""
    mark = opening["mark"]
    depth = _balance(texts[at][opening.end() :], mark, is_first=True) + 1
    last = at
    while depth > 0 and last + 1 < min(len(texts), at + MAX_QUOTED):
        last += 1
        text = texts[last].removeprefix(mark)
        depth = (depth + _balance(text, mark)) % 2 if mark == '"' else depth + _balance(text, mark)
    return last if depth <= 0 else at


def _balance(text: str, mark: str, *, is_first: bool = False) -> int:
    """How many quotations ``text`` opens and does not close; below 0 where it closes more."""
    if mark == "‘":  # noqa: RUF001
        closing = _APOSTROPHE_RE if is_first else _CLOSING_LAST_RE
        return -1 if closing.search(text) else 0
    closings = sum(text.count(closing) for closing in CLOSING_OF[mark])
    if mark == '"':
        return -(closings % 2)
    return text.count(mark) - closings
