"""The commands that build, read, evaluate, serve and examine."""

import argparse
import json
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from threading import Thread

from itcp_assist.assistant import (
    Choices,
    CurrentAssistant,
    Renewal,
    build_index,
    examine,
    held_symbols,
    missing_texts,
    open_assistant,
    read_clauses,
    served_generation,
    tell_missing,
)
from itcp_assist.cli.auditing import open_ledger
from itcp_assist.cli.terminal import report_progress, say, say_json, warn, write_text
from itcp_assist.cli.watching import tell_news
from itcp_assist.errors import ItcpError, SuiteError
from itcp_assist.evaluate import (
    compare_runs,
    evaluate_retrieval,
    read_suites,
    report_html,
    report_text,
    run_suites,
)
from itcp_assist.index import open_encoder
from itcp_assist.present import to_clause_json, to_document_json
from itcp_assist.settings import Settings
from itcp_assist.ui import Place, launch_page


def run_build(arguments: argparse.Namespace, settings: Settings) -> None:
    """Build one generation and make it current; bad files are named, good ones indexed."""
    own = [settings.corpus, settings.documents]
    folders = [arguments.corpus] if arguments.corpus else own
    before = served_generation(arguments.index)
    report = build_index(
        folders,
        arguments.index,
        open_encoder(settings.embedding, arguments.index),
        choices=Choices(not arguments.no_register, not arguments.no_witness, arguments.ocr),
        report=report_progress,
    )
    for problem in report.problems:
        warn(problem)
    say(
        f"{report.documents} documents, {report.clauses} clauses -> {report.generation}"
        + (f"; {len(report.problems)} remarks above" if report.problems else "")
    )
    with open_assistant(arguments.index, settings) as assistant:
        held = held_symbols(assistant.holdings())
    named = replace(settings, corpus=arguments.corpus or settings.corpus)
    told = tell_missing(missing_texts(named, held))
    if told:
        say(told)
    tell_news(arguments.index, before)


def run_clauses(arguments: argparse.Namespace, settings: Settings) -> None:
    """The clauses of one document."""
    del settings
    document, identity, clauses = read_clauses(
        arguments.file, witness=not arguments.no_witness, ocr=arguments.ocr
    )
    if arguments.json:
        say_json(
            {
                "document": to_document_json(identity, document),
                "clauses": [to_clause_json(clause) for clause in clauses],
            }
        )
        return
    for flag in document.flags:
        warn(str(flag))
    for clause in clauses:
        say(str(clause.citation), clause.text)


def run_evaluate(arguments: argparse.Namespace, settings: Settings) -> None:
    """Run question suites against an index."""
    suites = read_suites(arguments.suite)
    earlier = _read_run(arguments.against) if arguments.against else None
    with open_assistant(arguments.index, settings) as assistant:
        run = run_suites(suites, assistant, report=report_progress)
    if arguments.html:
        write_text(arguments.html, report_html(run))
    if arguments.json:
        say_json(run.to_json())
    else:
        say(report_text(run))
        if earlier is not None:
            say(compare_runs(earlier, run.to_json()))


def run_retrieval(arguments: argparse.Namespace, settings: Settings) -> None:
    """Rank a retrieval collection and print its metrics."""
    scores = asdict(
        evaluate_retrieval(
            arguments.collection,
            arguments.split,
            open_encoder(settings.embedding),
            run=arguments.run,
            report=report_progress,
        )
    )
    if arguments.json:
        say_json(scores)
    else:
        for name, value in scores.items():
            say(name, str(value))


def run_chat(arguments: argparse.Namespace, settings: Settings) -> None:
    """Serve the page until interrupted; the model is loaded while the reader types."""
    assistant = CurrentAssistant(arguments.index, settings, record=open_ledger(settings).keep)

    def announce(line: str) -> None:
        say(line)
        Thread(target=_warm, args=(assistant,), daemon=True).start()

    launch_page(
        assistant,
        Place(arguments.host, arguments.port, arguments.allow_remote),
        renewal=Renewal(arguments.index, settings),
        report=announce,
    )


def run_doctor(arguments: argparse.Namespace, settings: Settings) -> None:
    """What is held, what is stale, what would leave this machine; 1 without a usable index.

    A language model that cannot be asked is told, but does not count: building mends an index only.
    """
    findings = examine(arguments.index, settings)
    if arguments.json:
        say_json(findings)
    else:
        for name, lines in findings.items():
            say(f"{name}:")
            say("\n".join(f"  {line}" for line in lines or ["nothing"]))
    if not findings["held"]:
        raise ItcpError(findings["problems"][-1])


def _warm(assistant: CurrentAssistant) -> None:
    """Search once: the model, which takes seconds to load, then waits for the first question."""
    with suppress(ItcpError):  # the first question tells
        assistant.search("technical co-operation")


def _read_run(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SuiteError(f"{path} is not a run written by evaluate --json: {error}") from error
