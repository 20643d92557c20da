"""The command that gets official texts: corpus fetch."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace

from itcp_assist.assistant import Fetched, fetch_texts, missing_texts, tell_missing
from itcp_assist.cli.keeping import run_build
from itcp_assist.cli.parser import build_parser
from itcp_assist.cli.terminal import report_progress, say, say_json, warn
from itcp_assist.corpus import OfficialText
from itcp_assist.errors import FetchError
from itcp_assist.settings import Settings

NOTHING_MISSING = "every official text that is named is held"


def run_fetch(arguments: argparse.Namespace, settings: Settings) -> None:
    """Fetch what is named, or say what is missing; 1 where a text could not be had."""
    _check(arguments)
    own = replace(settings, documents=arguments.documents)
    missing = () if arguments.symbol else missing_texts(own)
    if not arguments.symbol and not arguments.all:
        _show_missing(missing, as_json=arguments.json)
        return
    wanted = arguments.symbol or [text.symbol for text in missing]
    fetched = []
    for one in fetch_texts(wanted, own, replace=arguments.replace, report=report_progress):
        fetched.append(one)
        if not arguments.json:
            tell = warn if one.state in ("failed", "differs") else say
            tell(one.told)
    if arguments.json:
        say_json([asdict(one) for one in fetched])
    else:
        _sum_up(fetched, arguments, own)
    failed = sum(one.state == "failed" for one in fetched)
    if failed:
        raise FetchError(f"{failed} of {len(fetched)} could not be had, as told above")


def _check(arguments: argparse.Namespace) -> None:
    """Refuse arguments that contradict each other, as wrong arguments."""
    if arguments.all and arguments.symbol:
        arguments.refuse("name symbols or give --all, not both")
    if arguments.json and arguments.build:
        arguments.refuse("--build tells what it did in words; leave out --json")


def _show_missing(missing: Sequence[OfficialText], *, as_json: bool) -> None:
    """What is named and not held, where it should be, and how to get it; no address is opened."""
    if as_json:
        say_json([asdict(text) for text in missing])
        return
    for text in missing:
        say(text.symbol, text.url, text.address)
    say(tell_missing(missing) or NOTHING_MISSING)


def _sum_up(fetched: Sequence[Fetched], arguments: argparse.Namespace, own: Settings) -> None:
    if not fetched:
        say(NOTHING_MISSING)
    taken = sum(one.state in ("new", "replaced") for one in fetched)
    if taken and arguments.build:
        run_build(build_parser(own).parse_args(["build"]), own)
    elif taken:
        say(f"{taken} kept in {arguments.documents}; itcp-assist build indexes them")
