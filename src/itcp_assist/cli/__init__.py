"""The command line: arguments in, text out, exit code."""

import importlib
import logging
import os
import sys
from collections.abc import Sequence

from itcp_assist.cli.parser import build_parser
from itcp_assist.cli.terminal import prepare_streams, warn
from itcp_assist.errors import IndexBusyError, ItcpError
from itcp_assist.settings import read_settings

# Command, with its action where it has some -> the function that runs it. Modules are imported when
# their command is called, so that ``--help`` answers at once.
_COMMANDS = {
    "ask": "asking:run_ask",
    "replay": "auditing:run_replay",
    "search": "asking:run_search",
    "list": "listing:run_list",
    "show": "asking:run_show",
    "status": "asking:run_status",
    "compare": "comparing:run_compare",
    "build": "keeping:run_build",
    "changes": "watching:run_changes",
    "corpus add": "corpus:run_add",
    "corpus remove": "corpus:run_remove",
    "corpus fetch": "fetching:run_fetch",
    "corpus list": "corpus:run_list",
    "corpus check": "corpus:run_check",
    "clauses": "keeping:run_clauses",
    "export": "exporting:run_export",
    "picture": "drawing:run_picture",
    "evaluate": "keeping:run_evaluate",
    "evaluate-retrieval": "keeping:run_retrieval",
    "chat": "keeping:run_chat",
    "doctor": "keeping:run_doctor",
}
EXIT_FAILED = 1
EXIT_BUSY = 75  # EX_TEMPFAIL of sysexits.h: another build runs, try again
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 could not be done, 2 wrong arguments, 75 busy, 130 interrupted."""
    prepare_streams()
    try:
        settings = read_settings()
        parsed = build_parser(settings).parse_args(arguments)
        command = " ".join(filter(None, (parsed.command, getattr(parsed, "action", ""))))
        module, _, function = _COMMANDS[command].partition(":")
        getattr(importlib.import_module(f"itcp_assist.cli.{module}"), function)(parsed, settings)
    except BrokenPipeError:
        # The reader of our output went away (as head does): nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED
    except (Exception, KeyboardInterrupt) as error:
        message, code = _explain(error)
        warn(f"itcp-assist: {message}")
        return code
    return 0


def _explain(error: BaseException) -> tuple[str, int]:
    """The one line that a person sees of an error, and the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return "interrupted; what was stored before still is", EXIT_INTERRUPTED
    if isinstance(error, ItcpError):
        return str(error), EXIT_BUSY if isinstance(error, IndexBusyError) else EXIT_FAILED
    if isinstance(error, OSError):
        return f"{error}; free space or allow access, and try again", EXIT_FAILED
    logging.getLogger(__name__).debug("unexpected error", exc_info=error)
    return f"unexpected {type(error).__name__}: {error}", EXIT_FAILED
