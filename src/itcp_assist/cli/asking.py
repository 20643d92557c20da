"""The commands that answer: ask, search, show, status."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from itcp_assist.assistant import Assistant, open_assistant
from itcp_assist.errors import ItcpError, QuestionError
from itcp_assist.present import (
    to_answer_json,
    to_answer_text,
    to_exhibit_json,
    to_exhibit_text,
    to_hit_json,
    to_standing_json,
    to_standing_text,
)
from itcp_assist.records import Answer
from itcp_assist.settings import Settings


def print_json(value: object) -> None:
    """One JSON value on standard output, on one line, and nothing else."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def run_ask(arguments: argparse.Namespace, settings: Settings) -> None:
    """Answer one question, or each line of standard input."""
    if bool(arguments.question) == arguments.lines:
        raise QuestionError("give either a question or --lines, as in: itcp-assist ask 'QUESTION'")
    with open_assistant(arguments.index, settings) as assistant:
        if arguments.lines:
            for line in filter(str.strip, sys.stdin):
                print_json(_answer_line(line, assistant, arguments.as_of))
            return
        turns = list(_replay(arguments.conversation, assistant))
        answer = assistant.ask(arguments.question, as_of=arguments.as_of, turns=turns)
    if arguments.json:
        print_json(to_answer_json(answer))
    else:
        print(to_answer_text(answer))
    if arguments.conversation:
        with arguments.conversation.open("a", encoding="utf-8") as file:
            file.write(json.dumps(to_answer_json(answer), ensure_ascii=False) + "\n")


def run_search(arguments: argparse.Namespace, settings: Settings) -> None:
    """Rank clauses for a query."""
    with open_assistant(arguments.index, settings) as assistant:
        hits = assistant.search(arguments.query, arguments.k)
        values = [to_hit_json(hit, assistant.holding(hit.clause.symbol)) for hit in hits]
    if arguments.json:
        print_json(values)
    else:
        for value in values:
            print(f"{value['rank']:>3}. {value['score']:.3f}  {value['key']}\n     {value['text']}")


def run_show(arguments: argparse.Namespace, settings: Settings) -> None:
    """One clause with its neighbours, status and source."""
    with open_assistant(arguments.index, settings) as assistant:
        exhibit = assistant.show(arguments.key, as_of=arguments.as_of)
    if arguments.json:
        print_json(to_exhibit_json(exhibit))
    else:
        print(to_exhibit_text(exhibit))


def run_status(arguments: argparse.Namespace, settings: Settings) -> None:
    """What stands on a day, with the chain."""
    with open_assistant(arguments.index, settings) as assistant:
        standing = assistant.status(arguments.symbol, as_of=arguments.as_of)
    if arguments.json:
        print_json(to_standing_json(standing))
    else:
        print(to_standing_text(standing))


def _answer_line(line: str, assistant: Assistant, as_of: date | None) -> dict[str, Any]:
    """The answer to one line; a bad line gives its error, so that lines stay paired."""
    try:
        question, day, earlier = _parse_line(line)
        return to_answer_json(_ask_turns([*earlier, question], assistant, day or as_of))
    except ItcpError as error:
        return {"question": line.strip(), "outcome": "error", "notes": [str(error)]}


def _parse_line(line: str) -> tuple[str, date | None, list[str]]:
    if not line.lstrip().startswith("{"):
        return line.strip(), None, []
    try:
        value = json.loads(line)
        day = date.fromisoformat(value["as_of"]) if value.get("as_of") else None
        turns = [t if isinstance(t, str) else t["question"] for t in value.get("turns") or []]
        return value["question"], day, turns
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionError(
            "the line is not a question object; write "
            '{"question": "...", "as_of": "YYYY-MM-DD", "turns": ["..."]}'
        ) from error


def _ask_turns(questions: Sequence[str], assistant: Assistant, as_of: date | None) -> Answer:
    turns: list[Answer] = []
    for question in questions:
        turns.append(assistant.ask(question, as_of=as_of, turns=turns))
    return turns[-1]


def _replay(conversation: Path | None, assistant: Assistant) -> Iterator[Answer]:
    """The earlier answers of a conversation, made anew from its questions."""
    if conversation is None or not conversation.exists():
        return
    turns: list[Answer] = []
    for number, line in enumerate(conversation.read_text(encoding="utf-8").splitlines(), 1):
        try:
            value = json.loads(line)
            question, day = str(value["question"]), date.fromisoformat(value["as_of"])
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionError(
                f"{conversation}, line {number} is not an answer of an earlier turn; correct or "
                "remove the line"
            ) from error
        turns.append(assistant.ask(question, as_of=day, turns=turns))
        yield turns[-1]
