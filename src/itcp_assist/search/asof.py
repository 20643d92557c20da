"""The day that a question asks about: ``as of January 2015``, ``before 6 December 2017``."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from itcp_assist.citation import MONTH_NAMES, MONTHS

_DATE = rf"""
    (?: (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?:the\s)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s(?:of\s|de\s)?)?
        (?P<month>{MONTH_NAMES})\s(?:of\s|de\s)?(?P<year>\d{{4}})
      | (?P<month_first>{MONTH_NAMES})\s(?P<day_second>\d{{1,2}}),?\s(?P<year_last>\d{{4}})
      | (?P<bare_year>(?:19|20)\d{{2}})
    )
"""
AS_OF_RE = re.compile(
    rf"""
    # words that ask about a day; a bare year counts only after the strong ones
    \b(?: (?P<strong> as\s(?:of|at|on) | status\s(?:on|at|in) | back\sin
                     | en\sdate\sdu | au | en\svigueur\sen | a\sfecha\sde )
        | (?P<before>before | prior\sto | avant(?:\sle)? | antes\sdel?)
        | (?P<after>after | apres(?:\sle)? | despues\sdel?)
        | (?P<weak>on | in | at | by | during | en | le | el) )
    # the beginning, the middle or the end of a month or a year
    \s(?:(?:the\s)?(?P<edge>beginning|start|early|middle|mid|late|end)[\s-](?:of\s)?(?:the\syear\s)?)?
    {_DATE}\b
    """,
    re.VERBOSE,
)
_PAST_TENSE_RE = re.compile(r"\b(?:was|were|did|had|governed|applied)\b")
_ACT_BEFORE_RE = re.compile(r"\b(?:adopted|issued|circulated|dated|published|revoked)\s$")
_STARTS = ("beginning", "start", "early")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a question names, and where it does."""

    day: date
    start: int
    end: int


def find_as_of(folded: str) -> NamedDay | None:
    """The day that a folded question asks about, or None: then today.

    A month or a year means its last day, so that what was adopted within it counts; its beginning
    means its first day. ``before`` a day is the day before, ``after`` a day the day after. A span
    of time (since 2017, between 2012 and 2015) names no day, nor do today and now.

    >>> find_as_of("as of january 2015, which resolution governed the link?").day
    datetime.date(2015, 1, 31)
    >>> find_as_of("was it in force on 5 december 2017?").day
    datetime.date(2017, 12, 5)
    >>> find_as_of("which clauses stood before 6 december 2017?").day
    datetime.date(2017, 12, 5)
    >>> find_as_of("can i cite it in a 2026 note?"), find_as_of("what was revoked since 2017?")
    (None, None)
    """
    for found in AS_OF_RE.finditer(folded):
        got = found.groupdict()
        if not _asks_of_a_day(folded, found):
            continue
        day = _day(got)
        if day is not None:
            return NamedDay(day, found.start(), found.end())
    return None


def _asks_of_a_day(folded: str, found: re.Match[str]) -> bool:
    """Say whether the words are about the day asked about, not about the naming of a text."""
    if not found["strong"] and _ACT_BEFORE_RE.search(folded[: found.start()]):
        return False  # "adopted in 2007" names the text
    if not found["bare_year"]:
        return True
    if (found["weak"] == "by" and not found["edge"]) or found["after"]:
        return False  # "by 2030" is an aim, "after 2017" a span
    return bool(found["strong"] or found["edge"] or _PAST_TENSE_RE.search(folded))


def _day(got: dict[str, str | None]) -> date | None:
    try:
        first, last = _span(got)
        day = last
        if got["before"]:
            day = first - timedelta(days=1)
        elif got["after"]:
            day = last + timedelta(days=1)
        elif got["edge"] in _STARTS:
            day = first
        elif got["edge"] in ("middle", "mid"):
            day = first + (last - first) / 2
    except (ValueError, OverflowError):
        return None  # 31 February is no day; the question is then asked about today
    return day


def _span(got: dict[str, str | None]) -> tuple[date, date]:
    """The first and the last day of the day, month or year named; ValueError where none is real."""
    if got["iso"]:
        day = date.fromisoformat(got["iso"])
        return day, day
    year = int(got["year"] or got["year_last"] or got["bare_year"] or 0)
    name = got["month"] or got["month_first"]
    number = got["day"] or got["day_second"]
    if number:
        day = date(year, MONTHS[name or ""], int(number))
        return day, day
    months = (MONTHS[name], MONTHS[name]) if name else (1, 12)
    end = calendar.monthrange(year, months[1])[1]
    return date(year, months[0], 1), date(year, months[1], end)
