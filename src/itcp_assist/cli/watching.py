"""The command that tells what the last build changed: changes; and the line that ends a build."""

import argparse
from pathlib import Path

from itcp_assist.assistant import Watch, served_generation
from itcp_assist.cli.terminal import say, say_json, warn
from itcp_assist.errors import IndexStaleError, ReadingError
from itcp_assist.present import (
    NOTHING_BEFORE,
    to_changes_json,
    to_changes_line,
    to_changes_text,
    to_findings_text,
)
from itcp_assist.records import Watched
from itcp_assist.settings import Settings


def run_changes(arguments: argparse.Namespace, settings: Settings) -> None:
    """What differs from the generation before, or which places of the given files it affects."""
    del settings
    watch = Watch(arguments.index, as_of=arguments.as_of, against=arguments.against or "")
    if watch.obstacle and not arguments.file:
        raise IndexStaleError(watch.obstacle)
    watched = watch.look_into(arguments.file) if arguments.file else None
    if arguments.json:
        say_json(to_changes_json(watch.changes, watched))
    else:
        _say_all(watch, watched)
    if watched and watched.unreadable:
        for line in watched.unreadable:
            warn(line)
        count = len(watched.unreadable)
        raise ReadingError(f"{count} of {watched.files} files could not be read, as told above")


def _say_all(watch: Watch, watched: Watched | None) -> None:
    """What was found in files where some were given, else what changed."""
    if watch.changes is None:
        say(watch.obstacle or NOTHING_BEFORE)
    elif watched is None:
        say(to_changes_text(watch.changes))
    if watched:
        say(to_findings_text(watched))


def tell_news(index: Path, before: str) -> None:
    """End a build with one line on what it changed; nothing where nothing was served before it.

    ``before`` is the generation that was served when the build began.
    """
    if before in ("", served_generation(index)):
        return
    changes = Watch(index).changes  # none where the one before is of an earlier version
    line = to_changes_line(changes) if changes else ""
    if line:
        say(f"{line}: itcp-assist changes tells which")
