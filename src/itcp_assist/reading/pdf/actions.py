"""What a PDF would do by itself: scripts and commands. They are told, and never run or followed."""

from collections.abc import Iterator
from typing import Any

from itcp_assist.reading.pdf.objects import TREE_LIMIT, iter_list, iter_tree, look_up

# Types of actions (PDF 2.0, table 201) that run code, leave the file or send what is typed in it.
_NAMES = {
    "/JavaScript": "JavaScript",
    "/Launch": "a command to start a program",
    "/SubmitForm": "a command to send a form",
    "/ImportData": "a command to load data",
    "/GoToE": "a command to open an embedded file",
}
_UNASKED = {"/URI": "an address that it opens by itself"}  # on a click, it is an ordinary link


def find_actions(catalogue: object) -> set[str]:
    """Names of what the file does when it is opened, printed, saved or closed."""
    found = _name_actions(look_up(catalogue, "/OpenAction"), unasked=True)
    found |= _name_triggers(catalogue)
    if any(True for _ in iter_tree(look_up(catalogue, "/Names", "/JavaScript"))):
        found.add(_NAMES["/JavaScript"])
    return found


def find_page_actions(page: object) -> set[str]:
    """Names of what a page does when it is shown, and of what its annotations do on a click."""
    found = _name_triggers(page)
    for annotation in iter_list(look_up(page, "/Annots")):
        found |= _name_actions(look_up(annotation, "/A"), unasked=False)
        found |= _name_triggers(annotation)
    return found


def _name_triggers(owner: object) -> set[str]:
    triggers = look_up(owner, "/AA")
    actions = triggers.values() if isinstance(triggers, dict) else ()
    return set().union(*(_name_actions(action, unasked=True) for action in actions))


def _name_actions(first: object, *, unasked: bool) -> set[str]:
    names = _NAMES | _UNASKED if unasked else _NAMES
    kinds = (look_up(action, "/S") for action in _iter_chain(first))
    return {names[kind] for kind in kinds if isinstance(kind, str) and kind in names}


def _iter_chain(first: object) -> Iterator[Any]:
    """An action and those that follow it, also where they follow each other in a circle."""
    queue, seen = [look_up(first)], 0
    while queue and seen < TREE_LIMIT:
        seen += 1
        action = queue.pop()
        if isinstance(action, dict):  # else a place to show, or nothing
            yield action
            following = look_up(action, "/Next")
            queue += iter_list(following) if isinstance(following, list) else [following]
