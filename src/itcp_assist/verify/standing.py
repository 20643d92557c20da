"""Whether what a sentence says of a document's standing is what the register says."""

import re
from collections.abc import Callable

from itcp_assist.citation import Citation, find_mentions
from itcp_assist.records import State, Status

_ENDED_RE = re.compile(r"\bwas\s(?P<state>revoked|superseded|amended|overtaken)\sby\b")
_STANDS_RE = re.compile(r"(?<!still )\bstands\son\b|\b(?:is|remains)\s(?:still\s)?in\sforce\b")


def check_standing(text: str, status_of: Callable[[Citation], Status]) -> str:
    """Why a sentence misstates a standing; empty where it does not, or says nothing of one.

    ``X was revoked by Y``: the register must say so of X, and name Y, not the other way round.
    """
    ended, stands = _ENDED_RE.search(text), _STANDS_RE.search(text)
    said = ended or stands
    before = [m.symbol for m in find_mentions(text) if m.symbol and said and m.end <= said.start()]
    if not said or not before:
        return ""
    status = status_of(Citation(before[-1]))
    after = [m.symbol for m in find_mentions(text) if m.symbol and m.start >= said.end()]
    if ended:
        by = status.by.symbol if status.by else ""
        holds = status.state == State(ended["state"]) and (not after or after[0] == by)
    else:
        holds = status.state == State.STANDS
    return "" if holds else f"the register says otherwise of {status.symbol}"
