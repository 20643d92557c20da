"""The arguments of the command list."""

import argparse
import re
from pathlib import Path

from itcp_assist.draft import SUFFIXES

# Options that may be given more than once: name, what it takes, what it selects.
_FILTERS = (
    ("organ", "O", "an organ by name or code, as in MSC or 'General Assembly'"),
    ("session", "N", "a session of the organ, as in 30"),
    ("year", "Y", "a year of adoption"),
    ("state", "STATE", "what stands on the day, as in revoked"),
    ("verb", "V", "a verb in its base form, as in invite"),
    ("strength", "S", "how strongly the verb speaks, as in request"),
    ("addressee", "WORDS", "words of a printed addressee, as in 'Member States'"),
    ("group", "G", "whom addressees belong to, as in 'partner organizations'"),
)
_PARTS = ("op", "pp", "par", "annex", "appendix")


def add_listing(listed: argparse.ArgumentParser) -> None:
    """Add what selects clauses and how they are written."""
    listed.add_argument("symbol", nargs="*", metavar="SYMBOL", help="a symbol, as in 'A.1126(30)'")
    for name, takes, what in _FILTERS:
        listed.add_argument(
            f"--{name}", action="append", default=[], metavar=takes, help=f"{what}; repeatable"
        )
    listed.add_argument(
        "--part", action="append", default=[], type=_parse_part, metavar="P",
        help="op, pp, par or a division such as annex-2; repeatable",
    )  # fmt: skip
    listed.add_argument(
        "--annex", action="append", default=[], nargs="?", const="", type=_parse_annex,
        metavar="N", help="the annexes, or annex N; repeatable",
    )  # fmt: skip
    listed.add_argument(
        "--format", choices=("text", *SUFFIXES), help="default: by the file's suffix, else text"
    )
    listed.add_argument("--output", type=Path, metavar="FILE", help="write a file")
    listed.set_defaults(refuse=listed.error)


def _parse_part(text: str) -> str:
    """A part as keys have it; argparse turns the error into its usage line."""
    name, _, number = text.lower().partition("-")
    if name not in _PARTS or (number and not re.fullmatch(r"[0-9a-z.]+", number)):
        known = ", ".join(_PARTS)
        raise argparse.ArgumentTypeError(f"{text!r} is not known; known are {known}, annex-2")
    return text.lower()


def _parse_annex(text: str) -> str:
    """The number of an annex; argparse turns the error into its usage line."""
    if not re.fullmatch(r"[0-9]{1,3}|[ivxIVX]{1,5}|", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of an annex; write it as in 2")
    return text.lower()
