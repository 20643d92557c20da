"""The command that gives a document to other programs: export."""

import argparse
from datetime import date

from itcp_assist.assistant import open_assistant
from itcp_assist.cli.terminal import say, write_text
from itcp_assist.present import to_akn, to_csv
from itcp_assist.settings import Settings


def run_export(arguments: argparse.Namespace, settings: Settings) -> None:
    """Write one held document as Akoma Ntoso, or the rows of its tables."""
    with open_assistant(arguments.index, settings) as assistant:
        holding, clauses = assistant.document(arguments.symbol)
    text = to_akn(holding, clauses, date.today()) if arguments.akn else to_csv(holding, clauses)
    if arguments.output:
        write_text(arguments.output, text)
    elif arguments.akn:
        # as numbers, signs that a terminal would obey are the same text to every reader of XML
        say(text.encode("ascii", "xmlcharrefreplace").decode().rstrip("\n"))
    else:
        say(text.rstrip("\r\n"))
