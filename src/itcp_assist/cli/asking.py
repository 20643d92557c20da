"""The commands that answer: ask, search, show, status."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from itcp_assist.assistant import Assistant, open_assistant
from itcp_assist.assistant.auditing import Ledger, audit_of, write_audit
from itcp_assist.cli.auditing import open_ledger
from itcp_assist.cli.terminal import say, say_json
from itcp_assist.cli.turns import Asked, append_turn, parse_line, read_conversation
from itcp_assist.draft import write_brief
from itcp_assist.errors import ItcpError
from itcp_assist.present import (
    to_answer_json,
    to_answer_text,
    to_exhibit_json,
    to_exhibit_text,
    to_hit_json,
    to_standing_json,
    to_standing_text,
)
from itcp_assist.records import Answer, Kind, Outcome
from itcp_assist.records.audits import Reasoned, Turn
from itcp_assist.settings import Settings


def run_ask(arguments: argparse.Namespace, settings: Settings) -> None:
    """Answer one question, or each line of standard input."""
    if (arguments.question is None) != arguments.lines:
        arguments.refuse("give either a question in quotation marks or --lines")
    if arguments.lines and arguments.conversation:
        arguments.refuse("--conversation follows one question; with --lines, give turns in a line")
    if arguments.lines and arguments.brief:
        arguments.refuse("--brief is written from one question; leave out --lines")
    if arguments.lines and arguments.audit:
        arguments.refuse("--audit records one answer; with --lines, set ITCP_AUDIT to a folder")
    ledger = open_ledger(settings)
    with open_assistant(arguments.index, settings) as assistant:
        if arguments.lines:
            for line in sys.stdin:
                say_json(_answer_line(line, assistant, arguments.as_of, ledger))
        else:
            _answer_question(arguments, assistant, ledger)


def run_search(arguments: argparse.Namespace, settings: Settings) -> None:
    """Rank clauses for a query."""
    with open_assistant(arguments.index, settings) as assistant:
        hits = assistant.search(arguments.query, arguments.k)
        values = [to_hit_json(hit, assistant.holding(hit.clause.symbol)) for hit in hits]
    if arguments.json:
        say_json(values)
    else:
        for value in values:
            say(f"{value['rank']:>3}. {value['score']:.3f}  {value['key']}\n     {value['text']}")


def run_show(arguments: argparse.Namespace, settings: Settings) -> None:
    """One clause with its neighbours, status and source."""
    with open_assistant(arguments.index, settings) as assistant:
        exhibit = assistant.show(arguments.key, as_of=arguments.as_of)
    if arguments.json:
        say_json(to_exhibit_json(exhibit))
    else:
        say(to_exhibit_text(exhibit))


def run_status(arguments: argparse.Namespace, settings: Settings) -> None:
    """What stands on a day, with the chain."""
    with open_assistant(arguments.index, settings) as assistant:
        standing = assistant.status(arguments.symbol, as_of=arguments.as_of)
    if arguments.json:
        say_json(to_standing_json(standing))
    else:
        say(to_standing_text(standing))


def _answer_question(arguments: argparse.Namespace, assistant: Assistant, ledger: Ledger) -> None:
    earlier = read_conversation(arguments.conversation) if arguments.conversation else ()
    reasoned = _ask_in_turn([*earlier, Asked(arguments.question, arguments.as_of)], assistant)
    ledger.keep(reasoned)
    answer = reasoned.answer
    if arguments.brief:
        write_brief([answer], arguments.brief)
    if arguments.json:
        say_json(to_answer_json(answer))
    else:
        say(to_answer_text(answer))
    if arguments.conversation:
        append_turn(arguments.conversation, to_answer_json(answer))
    if arguments.audit:
        write_audit(arguments.audit, audit_of(reasoned))


def _answer_line(
    line: str, assistant: Assistant, as_of: date | None, ledger: Ledger
) -> dict[str, Any]:
    """The answer to one line; one that cannot be taken is declined, so that lines stay paired."""
    asked = Asked(line.strip())
    try:
        asked = parse_line(line)
        day = asked.as_of or as_of
        questions = (*asked.turns, asked.question)
        reasoned = _ask_in_turn([Asked(q, day) for q in questions], assistant)
        ledger.keep(reasoned)
        return to_answer_json(reasoned.answer)
    except ItcpError as error:
        return {
            "question": asked.question,
            "outcome": Outcome.DECLINED.value,
            "kind": Kind.OTHER.value,
            "as_of": (asked.as_of or as_of or date.today()).isoformat(),
            "statements": [],
            "notes": [str(error)],
            "nearest": [],
            "withheld": [],
            "fingerprint": assistant.fingerprint(),
            "elapsed_ms": 0.0,
        }


def _ask_in_turn(asked: Sequence[Asked], assistant: Assistant) -> Reasoned:
    """The last answer of a conversation, whose earlier answers are made anew from its questions."""
    *earlier, last = asked
    answers: list[Answer] = []
    for turn in earlier:
        answers.append(assistant.ask(turn.question, as_of=turn.as_of, turns=answers))
    return assistant.reason(Turn(last.question, date.today(), last.as_of), answers)
