"""How places and statuses are told on the page, and the address of a clause within it."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from itcp_assist.citation import Citation
from itcp_assist.records import Span, State, Status
from itcp_assist.records.wording import STATES, shown_state, to_day

NOTE_LABEL = "Plain-language note by this project, not the official text"
FRAGMENT = "#clause="  # the style sheet and the script of the page know links by it
# States that nothing brought about: they are told for the day that was asked about.
_DATED = (State.STANDS, State.NOT_ESTABLISHED, State.NOT_YET_ADOPTED)
_SHORT_PARTS = {"op": "op", "pp": "pp", "par": "par", "register": "register"}


def to_short(citation: Citation) -> str:
    """The label that fits on a chip.

    >>> to_short(Citation.parse("A.901(21)#op/5/a/i")), to_short(Citation("A.901(21)"))
    ('A.901(21) op 5(a)(i)', 'A.901(21)')
    >>> to_short(Citation.parse("A.1067(28)#annex/part-II/5.2"))
    'A.1067(28) annex part II 5.2'
    """
    parts = [_SHORT_PARTS.get(step, step.replace("-", " ")) for step in citation.part.split("/")]
    number = citation.path[0].replace("-", " ") if citation.path else ""
    number += "".join(f"({step})" for step in citation.path[1:])
    return " ".join(filter(None, (citation.symbol, *parts, number)))


def to_sentence(text: str, stop: str = ".") -> str:
    """A text that begins with a capital letter and ends with a stop.

    >>> to_sentence("resolution A.901(21) revokes it")
    'Resolution A.901(21) revokes it.'
    """
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?")) else text + stop


@dataclass(frozen=True, slots=True)
class Reference:
    """What a link within the page leads to: a key, the span to be marked, the day of its status."""

    key: str
    span: Span | None = None
    day: date | None = None


def to_fragment(citation: Citation, day: date, span: Span | None = None) -> str:
    """Address of a clause within the page; the day keeps its status the one that was told.

    >>> to_fragment(Citation.parse("A.901(21)#op/5"), date(2017, 12, 6), (0, 9))
    '#clause=A.901%2821%29%23op%2F5&on=2017-12-06&quote=0-9'
    """
    mark = f"&quote={span[0]}-{span[1]}" if span else ""
    return f"{FRAGMENT}{quote(str(citation), safe='')}&on={day.isoformat()}{mark}"


def parse_fragment(fragment: str) -> Reference:
    """Read such an address; a day or a span in another form counts as none.

    >>> parse_fragment("#clause=A.901%2821%29%23op%2F5&quote=0-9")
    Reference(key='A.901(21)#op/5', span=(0, 9), day=None)
    """
    key, *rest = fragment.removeprefix(FRAGMENT).split("&")
    given = dict(part.partition("=")[::2] for part in rest)
    span = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", given.get("quote", ""))
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(given.get("on", ""))
    return Reference(unquote(key), (int(span[1]), int(span[2])) if span else None, day)


def to_status(status: Status, chip: Callable[[Citation], str]) -> str:
    """A status in words, without its evidence: ``revoked by CHIP on 6 December 2017``."""
    state = shown_state(status)
    day = f" on {to_day(status.as_of)}" if state in _DATED else ""
    return STATES[state] + (day or to_change(status, chip))


def to_change(status: Status, chip: Callable[[Citation], str]) -> str:
    """What ended or changed it: `` by CHIP on DAY``, or nothing where nothing did.

    ``chip`` renders the clause or document that did; everything else is our own wording.
    """
    if shown_state(status) in _DATED:
        return ""
    by = f" by {chip(status.by)}" if status.by else ""
    return by + (f" on {to_day(status.on)}" if status.on else "")
