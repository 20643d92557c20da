"""The command that lists clauses: list."""

import argparse
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from itcp_assist.assistant import Assistant, list_clauses, offered_values, open_assistant
from itcp_assist.citation import fold_search
from itcp_assist.cli.terminal import say, say_json, warn, write_text
from itcp_assist.draft import SUFFIXES, render_listing, write_listing
from itcp_assist.present import to_listing_json, to_listing_text
from itcp_assist.records import DIVISIONS, Group, Listing, Selection, State, Strength
from itcp_assist.records.wording import say_count
from itcp_assist.settings import Settings

Word = TypeVar("Word", bound=StrEnum)
# Formats that no terminal shows.
_BINARY = ("xlsx", "docx")


def run_list(arguments: argparse.Namespace, settings: Settings) -> None:
    """List every clause that fits, with what stands and how many were looked through."""
    form = arguments.format or _form_of(arguments.output)
    if form in _BINARY and not arguments.output:
        arguments.refuse(f"{form} is no text: name a file with --output")
    if arguments.json and (arguments.format or arguments.output):
        arguments.refuse("--json goes to standard output; leave out --format and --output")
    with open_assistant(arguments.index, settings) as assistant:
        selection = _read_selection(arguments, assistant)
        listing = list_clauses(assistant.shelf, selection, arguments.as_of or date.today())
    if arguments.json:
        say_json(to_listing_json(listing))
    elif arguments.output:
        _write(listing, form, arguments.output)
    else:
        _print(listing, form)


def _form_of(output: Path | None) -> str:
    """The format that a file's suffix names, else text."""
    suffix = output.suffix.lower() if output else ""
    return next((form for form, known in SUFFIXES.items() if known == suffix), "text")


def _read_selection(arguments: argparse.Namespace, assistant: Assistant) -> Selection:
    """The selection that was asked for; wrong values are refused with those that are known."""
    offered = offered_values(assistant.shelf)
    for name in ("organ", "session", "year", "verb"):
        _check(arguments, name, offered[name])
    annexes = [f"annex-{number}" if number else "annex" for number in arguments.annex]
    return Selection(
        symbols=tuple(assistant.document(s)[0].identity.symbol for s in arguments.symbol),
        organs=tuple(arguments.organ),
        sessions=tuple(map(int, arguments.session)),
        years=tuple(map(int, arguments.year)),
        states=_closed(arguments, "state", State),
        parts=(*arguments.part, *annexes),
        verbs=tuple(fold_search(verb) for verb in arguments.verb),
        strengths=_closed(arguments, "strength", Strength),
        groups=_closed(arguments, "group", Group),
        addressees=tuple(arguments.addressee),
    )


def _closed(arguments: argparse.Namespace, name: str, words: type[Word]) -> tuple[Word, ...]:
    """The members of a closed set that were named; a space, hyphen or underscore is one sign."""
    known = {_plain(word): word for word in words}
    _check(arguments, name, words)
    return tuple(known[_plain(given)] for given in getattr(arguments, name))


def _check(arguments: argparse.Namespace, name: str, known: Iterable[str]) -> None:
    names = list(known)
    plain = set(map(_plain, names))
    for given in getattr(arguments, name):
        if _plain(given) not in plain:
            arguments.refuse(f"--{name}: {given!r} is not known; known are {', '.join(names)}")


def _plain(word: str) -> str:
    return fold_search(word).replace("-", " ").replace("_", " ")


def _write(listing: Listing, form: str, path: Path) -> None:
    if form == "text":
        write_text(path, to_listing_text(listing) + "\n")
    else:
        write_listing(listing, form, path)
    say(_count(listing))


def _print(listing: Listing, form: str) -> None:
    if form == "text":
        say(to_listing_text(listing))
        return
    say(render_listing(listing, form).decode().replace("\r\n", "\n").rstrip("\n"))
    if form == "csv":
        warn(_count(listing))  # a line of its own would be a row


def _count(listing: Listing) -> str:
    return say_count(listing.matched, listing.searched, DIVISIONS[listing.part])
