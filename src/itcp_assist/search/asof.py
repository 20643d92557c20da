"""The day that a question asks about: ``as of January 2015``, ``on 5 December 2017``."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_DATE = rf"""
    (?: (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?:the\s)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s(?:of\s|de\s)?)?
        (?P<month>{"|".join(_MONTHS)})\s(?:of\s|de\s)?(?P<year>\d{{4}})
      | (?P<month_first>{"|".join(_MONTHS)})\s(?P<day_second>\d{{1,2}}),?\s(?P<year_last>\d{{4}})
      | (?P<bare_year>(?:19|20)\d{{2}})
    )
"""
AS_OF_RE = re.compile(
    rf"""
    # words that ask about a day; a bare year counts only after the strong ones
    \b(?: (?P<strong> as\s(?:of|at|on) | status\s(?:on|at|in) | back\sin
                     | en\sdate\sdu | au | en\svigueur\sen | a\sfecha\sde )
        | (?P<weak>on|in(?:\s(?:early|late|the\s\w+\sof))?|at|during|en|le|el) )
    \s{_DATE}\b
    """,
    re.VERBOSE,
)
_PAST_TENSE_RE = re.compile(r"\b(?:was|were|did|governed|applied)\b")
_ACT_BEFORE_RE = re.compile(r"\b(?:adopted|issued|circulated|dated|published)\s$")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a question names, and where it does."""

    day: date
    start: int
    end: int


def find_as_of(folded: str) -> NamedDay | None:
    """The day that a folded question asks about, or None.

    A month or a year means its last day, so that what was adopted within it counts.

    >>> find_as_of("as of january 2015, which resolution governed the link?").day
    datetime.date(2015, 1, 31)
    >>> find_as_of("was it in force on 5 december 2017?").day
    datetime.date(2017, 12, 5)
    >>> find_as_of("can i cite it in a 2026 note?")
    """
    for found in AS_OF_RE.finditer(folded):
        got = found.groupdict()
        if got["bare_year"] and not (got["strong"] or _PAST_TENSE_RE.search(folded)):
            continue
        if got["weak"] and _ACT_BEFORE_RE.search(folded[: found.start()]):
            continue  # "adopted in 2007" names the text, not the day asked about
        day = _day(got)
        if day is not None:
            return NamedDay(day, found.start(), found.end())
    return None


def _day(got: dict[str, str | None]) -> date | None:
    try:
        if got["iso"]:
            return date.fromisoformat(got["iso"])
        year = int(got["year"] or got["year_last"] or got["bare_year"] or 0)
        name = got["month"] or got["month_first"]
        month = _MONTHS[name] if name else 12
        day = got["day"] or got["day_second"]
        return date(year, month, int(day) if day else calendar.monthrange(year, month)[1])
    except ValueError:
        return None  # 31 February is no day; the question is then asked about today
