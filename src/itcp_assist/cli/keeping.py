"""The commands that build, read, evaluate, serve and examine."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from itcp_assist.assistant import build_index, examine, open_assistant, read_clauses
from itcp_assist.cli.asking import print_json
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
from itcp_assist.ui import launch_page


def report_progress(line: str) -> None:
    """One line of progress on standard error, only when a person watches it."""
    if sys.stderr.isatty():
        print(line, file=sys.stderr, flush=True)


def run_build(arguments: argparse.Namespace, settings: Settings) -> None:
    """Build one generation and make it current; bad files are named, good ones indexed."""
    report = build_index(
        arguments.corpus,
        arguments.index,
        open_encoder(settings.embedding),
        with_register=not arguments.no_register,
        report=report_progress,
    )
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print(
        f"{report.documents} documents, {report.clauses} clauses -> {report.generation}"
        + (f"; {len(report.problems)} remarks above" if report.problems else "")
    )


def run_clauses(arguments: argparse.Namespace, settings: Settings) -> None:
    """The clauses of one document."""
    del settings
    document, identity, clauses = read_clauses(arguments.file)
    if arguments.json:
        print_json(
            {
                "document": to_document_json(identity, document),
                "clauses": [to_clause_json(clause) for clause in clauses],
            }
        )
        return
    for flag in document.flags:
        print(flag, file=sys.stderr)
    for clause in clauses:
        print(f"{clause.citation}\t{clause.text}")


def run_evaluate(arguments: argparse.Namespace, settings: Settings) -> None:
    """Run question suites against an index."""
    suites = read_suites(arguments.suite)
    earlier = _read_run(arguments.against) if arguments.against else None
    with open_assistant(arguments.index, settings) as assistant:
        run = run_suites(suites, assistant, report=report_progress)
    if arguments.html:
        arguments.html.write_text(report_html(run), encoding="utf-8")
    if arguments.json:
        print_json(run.to_json())
    else:
        print(report_text(run))
        if earlier is not None:
            print(compare_runs(earlier, run.to_json()))


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
        print_json(scores)
    else:
        for name, value in scores.items():
            print(f"{name}\t{value}")


def run_chat(arguments: argparse.Namespace, settings: Settings) -> None:
    """Serve the page until interrupted."""
    with open_assistant(arguments.index, settings) as assistant:
        launch_page(assistant, arguments.host, arguments.port, allow_remote=arguments.allow_remote)


def run_doctor(arguments: argparse.Namespace, settings: Settings) -> None:
    """What is held, what is stale, what would leave this machine; 1 when something needs care."""
    findings = examine(arguments.index, settings)
    if arguments.json:
        print_json(findings)
    else:
        for name, lines in findings.items():
            print(f"{name}:")
            print("\n".join(f"  {line}" for line in lines or ["nothing"]))
    if findings["problems"]:
        raise ItcpError(findings["problems"][0])


def _read_run(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SuiteError(f"{path} is not a run written by evaluate --json: {error}") from error
