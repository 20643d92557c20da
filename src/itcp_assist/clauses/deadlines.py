"""Until when something is to be done, in the words of a clause."""

import re

from itcp_assist.citation import MONTH_NAMES
from itcp_assist.clauses.days import DAY_RE, find_day
from itcp_assist.clauses.verbs import fold_plain
from itcp_assist.records import Deadline

# All patterns read text in lower case without accents, of the same length as what is printed.
_WHEN = rf"""
    (?: (?:the\s)?(?:(?:end|beginning|middle|start)\sof\s(?:the\s)?|early\s|mid-?\s?|late\s)?
      | (?:la\s)?fin\s(?:de\s)?(?:l'annee\s)? | (?:el\s)?final(?:es)?\sde\s | el\s | le\s | l'an\s )
    (?: (?:\d{{1,2}}\s?(?:st|nd|rd|th|er|o)?\s(?:of\s|de\s)?)?(?:{MONTH_NAMES})\b
        (?:\s\d{{1,2}}(?!\d))?(?:,?\s(?:del?\s)?\d{{4}}\b)?
      | (?:year\s|calendar\syear\s)?(?:19|20|21)\d{{2}}\b(?![/\d]|\s(?:agenda|programme|summit))
      | (?:of\s)?(?:this|next|the)\s(?:decade|biennium|triennium|year|century)\b )
"""
# A session or meeting that is told apart from others: at its ninetieth session.
_WHICH = (
    r"(?:next|following|forthcoming|annual|regular|special"
    r"|[\w-]*(?:first|second|third|th|st|nd|rd))"
)
_SESSION = rf"""
    (?:(?:the\s)?(?:end|beginning)\sof\s)?
    (?: (?:its|their|the|his|her)\s(?:[\w-]+\s){{0,2}}?{_WHICH}\s(?:[\w-]+\s){{0,2}}?
          (?:sessions?|meetings?)\b
      | (?:sa|ses|leurs?|la)\s(?:[\w-]+\s){{1,3}}?(?:sessions?|reunions?)\b
      | (?:su|el|la)\s(?:[\w-]+\s){{1,4}}?(?:periodos?\sde\ssesiones|reuniones?|reunion)\b )
"""
_AMOUNT = r"""
    (?:(?:a\speriod\sof|the\snext|the\sfollowing|un\sdelai\sde|un\splazo\sde)\s)?
    (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty|sixty|ninety
      |un|une|uno|una|deux|dos|trois|tres|six|seis|douze|doce)\s
    (?:calendar\s|working\s)?(?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?
      |dias?|semanas?|mes(?:es)?|anos?)\b
"""
_DEADLINE_RE = re.compile(
    rf"""
    \b(?:
      (?:not?\slater\sthan|au\splus\stard|a\smas\stardar)\s     # whatever it names, up to a sign
        (?: {_WHEN} | {_SESSION} | [^,;.:]+ )
    | (?:by|before|until|prior\sto|d'ici(?:\sa|\sau)?|avant|jusqu'(?:a|au|en)|antes\sdel?|hasta|para
        |de\saqui\sa)\s
        (?: {_WHEN} | {_SESSION} )
    | (?:at|during|a|lors\sde|en|durante)\s{_SESSION}
    | (?:within|dans|en)\s{_AMOUNT}
    )
    """,
    re.VERBOSE,
)
# What was done at a session is no deadline: the plan adopted (in 2090 by the Council) at its
# session, the decision (of the Council) at its session; what shall be adopted at one has one.
_PAST_RE = re.compile(
    r"""
    (?: \b(?<!\bbe\s)(?:\w+ed|held|made|taken|given|begun|set|adoptee?s?|adoptad[oa]s?
          |approuvee?s?|aprobad[oa]s?)
        (?:\s(?:up|out|forth))?(?:\s(?:in|on|en|le|el)\s[\w\s]{4,18})?(?:\s(?:by|par|por)\s[^,;.]{1,160})?
      | \b(?:decisions?|resolutions?|conclusions?)(?:\s(?:of|de)\s[^,;.]{1,160})?
    )
    ,?\s*$
    """,
    re.VERBOSE,
)
# The only words before a day that is itself the end: "after 1 March" and "one year from" are not.
_LEADING = frozenset(
    """a al antes aqui au avant before by d'ici de del el hasta jusqu'au later le mas no not para
    plus prior tard tardar than the to until""".split()
)


def find_deadline(text: str, start: int = 0) -> Deadline | None:
    """The first words of ``text`` from ``start`` on that say until when; None where none do.

    >>> text = "to report, not later than 31 March 2091, on lamps"
    >>> until = find_deadline(text)
    >>> text[until.start : until.end], until.day
    ('not later than 31 March 2091', datetime.date(2091, 3, 31))
    """
    folded = re.sub(r"\s", " ", fold_plain(text))
    for found in _DEADLINE_RE.finditer(folded, start):
        if not _PAST_RE.search(folded[start : found.start()]):
            return _deadline(folded, *found.span())
    return None


def _deadline(folded: str, start: int, end: int) -> Deadline:
    words = folded[start:end].rstrip()
    named = DAY_RE.search(words)
    is_day = named is not None and _LEADING.issuperset(words[: named.start()].split())
    return Deadline(start, start + len(words), find_day(words) if is_day else None)
