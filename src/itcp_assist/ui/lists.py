"""Lists on the page: what was chosen, the clauses that fit, and the same as files."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from itcp_assist.citation import fold_search
from itcp_assist.draft import SUFFIXES, render_listing
from itcp_assist.errors import QuestionError
from itcp_assist.present import escape_html, to_listing_table
from itcp_assist.records import Group, Listing, Selection, State
from itcp_assist.records.wording import STATES
from itcp_assist.ui.desk import Assistant, parse_day, tell

Word = TypeVar("Word", bound=StrEnum)
MAX_CHOICE = 100  # characters of one choice; none that is offered comes near it
MAX_CLOSE = 4  # verbs that are told where one was mistyped
FORMS: Mapping[str, str] = {"csv": "CSV", "xlsx": "Excel (XLSX)", "docx": "Word (DOCX)"}
MEDIA: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STATE_CHOICES = tuple((words, state.value) for state, words in STATES.items())
GROUP_CHOICES = tuple(group.value for group in Group)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a list is to be made of, as it was typed or chosen; empty takes everything."""

    symbol: str = ""
    verb: str = ""
    group: str = ""
    state: str = ""
    day: str = ""


def tell_list(assistant: Assistant, chosen: Chosen) -> str:
    """The clauses that fit as an HTML table, with links to the same list as files."""

    def told() -> str:
        listing = _listing(assistant, chosen)
        asked = escape_html(urlencode(asdict(chosen)))
        links = " ".join(
            f'<a class="file" href="list{SUFFIXES[form]}?{asked}" download>{name}</a>'
            for form, name in FORMS.items()
        )
        return f'<p class="files">Download this list: {links}</p>{to_listing_table(listing)}'

    return tell(told)


def render_list(assistant: Assistant, chosen: Chosen, form: str) -> bytes:
    """The same list as the bytes of a file; ItcpError where it cannot be made."""
    return render_listing(_listing(assistant, chosen), form)


def _listing(assistant: Assistant, chosen: Chosen) -> Listing:
    selection = Selection(
        symbols=(_held_symbol(assistant, chosen.symbol),) if chosen.symbol.strip() else (),
        verbs=(_offered_verb(assistant, chosen.verb),) if chosen.verb.strip() else (),
        groups=(_one_of(Group, chosen.group),) if chosen.group else (),
        states=(_one_of(State, chosen.state),) if chosen.state else (),
    )
    return assistant.listing(selection, as_of=parse_day(chosen.day))


def _held_symbol(assistant: Assistant, typed: str) -> str:
    return assistant.document(typed.strip()[:MAX_CHOICE])[0].identity.symbol


def _offered_verb(assistant: Assistant, typed: str) -> str:
    """The base verb; one that no clause has is refused: its empty list would seem complete."""
    verb, known = fold_search(" ".join(typed.split())), assistant.offered()["verb"]
    if verb in known:
        return verb
    close = get_close_matches(verb[:MAX_CHOICE], known, n=MAX_CLOSE)
    offered = f"did you mean {' or '.join(close)}?" if close else "choose one that is offered"
    raise QuestionError(f"no clause held has the verb {typed[:MAX_CHOICE]!r}; {offered}")


def _one_of(words: type[Word], given: str) -> Word:
    try:
        return words(given)
    except ValueError as error:
        known = ", ".join(word.value for word in words)
        raise QuestionError(
            f"{given[:MAX_CHOICE]!r} is not known; choose one of {known}"
        ) from error
