"""The command line's arguments."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from itcp_assist import __version__
from itcp_assist.cli.parsing_listing import add_listing
from itcp_assist.present.escaping import reveal_unseen
from itcp_assist.records import DIVISIONS, TIERS
from itcp_assist.settings import Settings

DESCRIPTION = (
    "Answers about IMO technical co-operation resolutions that cite the exact clause and say "
    "whether it still stands. Not an official IMO product."
)

# What a person may say of a file: "owner-supplied" is what ships with the project.
_KEPT_TIERS = tuple(tier for tier in TIERS if tier != "owner-supplied")


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints cannot alter a terminal."""

    def error(self, message: str) -> NoReturn:
        """Exit with 2 after the usage and one line."""
        super().error(reveal_unseen(message))


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def build_parser(settings: Settings) -> argparse.ArgumentParser:
    """The parser of all commands; defaults come from the settings."""
    parser = _Parser(prog="itcp-assist", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands, settings)
    _add_changes(commands, settings)
    _add_corpus(commands, settings)
    _add_asking(commands, settings)
    _add_reading(commands, settings)
    _add_evaluation(commands, settings)
    _add_serving(commands, settings)
    return parser


def _add_build(commands: Commands, s: Settings) -> None:
    build = commands.add_parser("build", help="read a folder of documents and index it")
    build.add_argument(
        "--corpus", type=Path, metavar="DIR",
        help="folder of documents (default: the corpus that ships and your own documents)",
    )  # fmt: skip
    _add_index(build, s)
    _add_care(build)
    build.add_argument(
        "--no-register", action="store_true", help="leave out the register of facts that ships"
    )


def _add_changes(commands: Commands, s: Settings) -> None:
    changes = commands.add_parser(
        "changes", help="what the last build changed, also in your saved answers and drafts"
    )
    changes.add_argument(
        "file", nargs="*", type=Path, metavar="FILE|FOLDER",
        help="saved answers, conversations, briefs, suites, drafts: what of them is affected",
    )  # fmt: skip
    changes.add_argument(
        "--against", metavar="GENERATION",
        help="its name or folder (default: the generation before the one that is served)",
    )  # fmt: skip
    _add_as_of(changes)
    _add_index(changes, s)
    _add_json(changes)


def _add_care(parser: _Parser) -> None:
    """How carefully PDF is read."""
    parser.add_argument(
        "--no-witness", action="store_true",
        help="read PDF once: faster, but not checked by a second reader",
    )  # fmt: skip
    _add_recognition(parser)


def _add_recognition(parser: _Parser) -> None:
    parser.add_argument(
        "--ocr", action="store_true", help="recognise pages without text (needs ocrmypdf)"
    )


def _add_corpus(commands: Commands, s: Settings) -> None:
    corpus = commands.add_parser("corpus", help="keep your own folder of documents")
    actions = corpus.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="take in what can be read")
    add.add_argument(
        "what", nargs="+", metavar="FILE|FOLDER|URL",
        help="a document, a folder of them, an e-mail (.eml) with documents attached, an address",
    )  # fmt: skip
    add.add_argument(
        "--tier", choices=_KEPT_TIERS, default="upload",
        help="how far the source is to be trusted (default %(default)s)",
    )  # fmt: skip
    add.add_argument("--replace", action="store_true", help="take the place of a differing file")
    add.add_argument("--build", action="store_true", help="build the index afterwards")
    _add_care(add)
    add.set_defaults(refuse=add.error)
    remove = actions.add_parser("remove", help="remove files and their entries")
    remove.add_argument("what", nargs="+", metavar="NAME|SYMBOL")
    fetch = actions.add_parser(
        "fetch", help="get official texts from where they are published; alone: what is missing"
    )
    fetch.add_argument("symbol", nargs="*", metavar="SYMBOL", help="a symbol, as in 'A.1006(25)'")
    fetch.add_argument("--all", action="store_true", help="every text that is named and not held")
    fetch.add_argument("--replace", action="store_true", help="take the place of a differing file")
    fetch.add_argument("--build", action="store_true", help="build the index afterwards")
    fetch.set_defaults(refuse=fetch.error)
    listed = actions.add_parser("list", help="what is held, and which official texts are not")
    check = actions.add_parser("check", help="compare every file with its entry, and read it")
    _add_recognition(check)
    for action in (add, remove, fetch, listed, check):
        _add_documents(action, s)
        _add_json(action)


def _add_asking(commands: Commands, s: Settings) -> None:
    ask = commands.add_parser("ask", help="answer a question, citing clauses and their status")
    ask.add_argument("question", nargs="?", help="the question, in quotation marks")
    ask.add_argument(
        "--lines", action="store_true", help="standard input: a question or JSON object a line"
    )
    ask.add_argument("--conversation", type=Path, metavar="FILE", help="follow and append a talk")
    ask.add_argument("--brief", type=Path, metavar="FILE", help="write a brief as .md or .docx")
    ask.add_argument("--audit", type=Path, metavar="FILE", help="record how it was answered")
    ask.set_defaults(refuse=ask.error)
    _add_as_of(ask)
    _add_index(ask, s)
    _add_json(ask)
    replay = commands.add_parser("replay", help="ask a recorded question again, and compare")
    replay.add_argument("record", type=Path, help="a file that ask has recorded")
    _add_index(replay, s)
    _add_json(replay)
    search = commands.add_parser("search", help="rank clauses for a query")
    search.add_argument("query")
    search.add_argument(
        "-k", type=parse_count, default=10, metavar="N", help="how many (default 10)"
    )
    _add_index(search, s)
    _add_json(search)
    listed = commands.add_parser("list", help="all clauses of a kind, as text or as a table")
    add_listing(listed)
    _add_as_of(listed)
    _add_index(listed, s)
    _add_json(listed)


def _add_reading(commands: Commands, s: Settings) -> None:
    show = commands.add_parser("show", help="one clause with its neighbours, status and source")
    show.add_argument("key", help="a citation key, as in 'A.1126(30)#op/8'")
    _add_as_of(show)
    _add_index(show, s)
    _add_json(show)
    clauses = commands.add_parser("clauses", help="read one document, without an index")
    clauses.add_argument("file", type=Path)
    _add_care(clauses)
    _add_json(clauses)
    export = commands.add_parser("export", help="one document's text, for another program")
    export.add_argument("symbol", help="a symbol, as in 'A.1126(30)'")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--akn", action="store_true", help="the document as Akoma Ntoso 3.0 XML")
    form.add_argument("--csv", action="store_true", help="the rows of its tables, with their keys")
    export.add_argument("--output", type=Path, metavar="FILE", help="write a file, print nothing")
    _add_index(export, s)
    picture = commands.add_parser("picture", help="one document's chain or outline, as SVG")
    picture.add_argument("symbol", help="a symbol, as in 'A.1126(30)'")
    drawn = picture.add_mutually_exclusive_group(required=True)
    drawn.add_argument("--timeline", action="store_true", help="what came before and after it")
    drawn.add_argument("--outline", action="store_true", help="its parts, and who is asked what")
    picture.add_argument("--output", type=Path, metavar="FILE", help="write a file, print nothing")
    _add_as_of(picture)
    _add_index(picture, s)
    status = commands.add_parser("status", help="what stands, and which clause says so")
    status.add_argument("symbol", help="a symbol, as in 'A.1006(25)'")
    _add_as_of(status)
    _add_index(status, s)
    _add_json(status)
    _add_compare(commands, s)


def _add_compare(commands: Commands, s: Settings) -> None:
    compare = commands.add_parser("compare", help="what a text kept, changed, dropped and added")
    compare.add_argument(
        "symbols", nargs=2, metavar="SYMBOL", help="two held documents, as in 'A.1006(25)'"
    )
    compare.add_argument(
        "--part", choices=tuple(DIVISIONS), help="only this part (default: all of both)"
    )
    compare.add_argument("--html", type=Path, metavar="FILE", help="write a page to read")
    _add_as_of(compare)
    _add_index(compare, s)
    _add_json(compare)


def _add_evaluation(commands: Commands, s: Settings) -> None:
    evaluate = commands.add_parser("evaluate", help="run question suites")
    evaluate.add_argument("suite", nargs="+", type=Path, help="a YAML file or a folder of them")
    evaluate.add_argument("--html", type=Path, metavar="FILE", help="write a report to read")
    evaluate.add_argument(
        "--against", type=Path, metavar="RUN", help="compare with an earlier --json"
    )
    _add_index(evaluate, s)
    _add_json(evaluate)
    retrieval = commands.add_parser("evaluate-retrieval", help="rank a collection in BEIR's form")
    retrieval.add_argument("collection", type=Path)
    retrieval.add_argument("--split", required=True, metavar="NAME")
    retrieval.add_argument("--run", type=Path, metavar="FILE", help="write a TREC run")
    _add_json(retrieval)


def _add_serving(commands: Commands, s: Settings) -> None:
    chat = commands.add_parser("chat", help="open the web page")
    _add_index(chat, s)
    chat.add_argument("--host", default=s.host, help=f"address to listen on (default {s.host})")
    chat.add_argument("--port", type=int, default=s.port, help=f"port (default {s.port})")
    chat.add_argument(
        "--allow-remote", action="store_true", help="listen on an address that others can reach"
    )
    doctor = commands.add_parser(
        "doctor", help="what is held, what is stale, what leaves the machine"
    )
    _add_index(doctor, s)
    _add_json(doctor)


def _add_documents(parser: argparse.ArgumentParser, settings: Settings) -> None:
    parser.add_argument(
        "--documents", type=Path, default=settings.documents, metavar="DIR",
        help="your own folder of documents (default: %(default)s)",
    )  # fmt: skip


def _add_index(parser: argparse.ArgumentParser, settings: Settings) -> None:
    parser.add_argument(
        "--index", type=Path, default=settings.index, metavar="DIR",
        help="folder of the index (default: %(default)s)",
    )  # fmt: skip


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON value on standard output")


def _add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=parse_day, metavar="DATE", help="the day asked about, YYYY-MM-DD"
    )


def parse_day(text: str) -> date:
    """A day as YYYY-MM-DD; argparse turns the error into its usage line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write YYYY-MM-DD") from error


def parse_count(text: str) -> int:
    """A number from 1, of at most nine figures."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)
