"""The command that sets two documents side by side: compare."""

import argparse
from datetime import date

from itcp_assist.assistant import compare_symbols, open_assistant
from itcp_assist.citation import Citation
from itcp_assist.cli.terminal import say, say_json, write_text
from itcp_assist.present import to_comparison_json, to_comparison_page, to_comparison_text
from itcp_assist.records import DIVISIONS, Status
from itcp_assist.settings import Settings


def run_compare(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print what the later of two documents kept, changed, dropped and added; or write a page."""
    day = arguments.as_of or date.today()
    divisions = [arguments.part] if arguments.part else list(DIVISIONS)
    with open_assistant(arguments.index, settings) as assistant:
        given = [assistant.document(symbol)[0] for symbol in arguments.symbols]
        holdings = {holding.identity.symbol: holding for holding in given}
        one, other = (holding.identity.symbol for holding in given)
        comparison = compare_symbols(assistant.shelf, one, other, divisions)

        def status_of(citation: Citation) -> Status:
            return assistant.shelf.status_of(citation, day)

        if arguments.html:
            write_text(arguments.html, to_comparison_page(comparison, holdings, status_of))
        if arguments.json:
            say_json(to_comparison_json(comparison, holdings, status_of))
        elif not arguments.html:
            say(to_comparison_text(comparison, holdings, status_of))
