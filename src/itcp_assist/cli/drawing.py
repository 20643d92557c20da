"""The command that draws: picture."""

import argparse

from itcp_assist.assistant import Assistant, open_assistant
from itcp_assist.cli.terminal import say, write_text
from itcp_assist.present import to_outline, to_timeline
from itcp_assist.settings import Settings


def run_picture(arguments: argparse.Namespace, settings: Settings) -> None:
    """Draw the chain of an instrument, or the outline of a held document, as an SVG file."""
    with open_assistant(arguments.index, settings) as assistant:
        picture = _draw(arguments, assistant)
    if arguments.output:
        write_text(arguments.output, f"{picture}\n")
    else:
        # as numbers, signs that a terminal would obey are the same text to every reader of XML
        say(picture.encode("ascii", "xmlcharrefreplace").decode())


def _draw(arguments: argparse.Namespace, assistant: Assistant) -> str:
    standing = assistant.status(arguments.symbol, as_of=arguments.as_of)
    if arguments.timeline:
        return to_timeline(standing, alone=True)
    holding, clauses = assistant.document(arguments.symbol)
    return to_outline(holding, clauses, standing.status, alone=True)
