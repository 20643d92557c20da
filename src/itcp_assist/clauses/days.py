"""Days as first pages print them, in English, French and Spanish: which is that of adoption."""

import re
from datetime import date

from itcp_assist.citation import MONTH_NAMES, MONTHS
from itcp_assist.clauses.verbs import fold_plain

_NUMBER = r"\d{1,2}(?!\d)\s?(?:st|nd|rd|th|er|o|\u00ba|\u00b0)?"
_DAY = rf"""
    (?:
      (?<!\d)(?P<day>{_NUMBER})\s+(?:of\s+|de\s+)?(?P<month>{MONTH_NAMES})\s*,?\s+
      (?:del?\s+)?(?P<year>\d{{4}})
    | \b(?P<month_first>{MONTH_NAMES})\s+(?P<day_after>{_NUMBER}),?\s+(?P<year_after>\d{{4}})
    )
"""
DAY_RE = re.compile(_DAY, re.VERBOSE)
# The day of adoption, never that of circulation, which a first page prints as well.
ADOPTION_RE = re.compile(
    rf"""
    \b(?:adopted | adoptee? | adoptad[oa] | aprobad[oa] | (?:date\sof\s)?adoption)\b
    (?: \s*[:,\u2013-]?\s* | [^.;]{{0,90}}?\b(?:on|le|el)\s+ )
    {_DAY}
    """,
    re.VERBOSE,
)
# A header's number to which the circulation date is glued: Res.97123 January 2006.
_GLUED_RE = re.compile(
    rf"(?P<head>\bres\.\s?)(?P<digits>\d{{4,6}})(?=\s+(?:{MONTH_NAMES})\s+\d{{4}})"
)
# The Assembly's numbers passed 1,200 in 2025, at some twenty in a session.
MAX_NUMBER = 1999


def find_day(text: str) -> date | None:
    """The first day that ``text`` prints.

    >>> find_day("10 December 2031"), find_day("le 1er mars 2031"), find_day("June 7, 2031")
    (datetime.date(2031, 12, 10), datetime.date(2031, 3, 1), datetime.date(2031, 6, 7))
    """
    found = DAY_RE.search(fold_plain(text))
    return _day(found) if found else None


def find_adoption(text: str) -> date | None:
    """The day of adoption that ``text`` prints.

    >>> find_adoption("(aprobada el 16 de junio de 2031)"), find_adoption("16 June 2031")
    (datetime.date(2031, 6, 16), None)
    """
    found = ADOPTION_RE.search(fold_plain(text))
    return _day(found) if found else None


def unglue_day(text: str) -> str:
    """Part a header's number from the date that follows it without a space.

    >>> unglue_day("A 24/Res.97123 January 2006")
    'A 24/Res.971 23 January 2006'
    """
    found = _GLUED_RE.search(fold_plain(text))
    if found is None:
        return text
    digits = found["digits"]
    for length in (1, 2):  # the longest number that may be one
        number, day = digits[:-length], digits[-length:]
        if int(number) <= MAX_NUMBER and 1 <= int(day) <= 31 and day[0] != "0":
            at = found.start("digits") + len(number)
            return f"{text[:at]} {text[at:]}"
    return text


def _day(found: re.Match[str]) -> date | None:
    day, month, year = found["day"], found["month"], found["year"]
    if day is None:
        day, month, year = found["day_after"], found["month_first"], found["year_after"]
    try:
        return date(int(year), MONTHS[month], int(re.sub(r"\D", "", day)))
    except ValueError:  # a printed 31 June is no date
        return None
