"""Read question suites: YAML files with questions and what a right answer must show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from itcp_assist.citation import Citation
from itcp_assist.errors import SuiteError
from itcp_assist.evaluate import fields
from itcp_assist.records import Outcome, State

SUITE_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer must show; empty fields expect nothing.

    ``cites`` are all due, of ``cites_any`` at least one; ``may_cite`` is neither rewarded nor
    punished. ``status`` maps a symbol to the state that must be told of it. ``says`` and
    ``never_says`` are pieces of the shown text, compared without case and accents.
    """

    outcome: Outcome | None = None
    cites: tuple[Citation, ...] = ()
    cites_any: tuple[Citation, ...] = ()
    may_cite: tuple[Citation, ...] = ()
    never_cites: tuple[Citation, ...] = ()
    status: Mapping[str, State] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its ``turns``, of which the last is judged, and what is expected for a day."""

    id: str
    category: str
    turns: tuple[str, ...]
    expect: Expectation
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """One file of questions; ``corpus`` says in words or as a path what the index must hold."""

    name: str
    path: Path
    questions: tuple[Question, ...]
    corpus: str = ""


def read_suites(paths: Sequence[Path]) -> tuple[Suite, ...]:
    """Read files and folders of question suites, each file once, folders in order of file names.

    Raises:
        SuiteError: one line that lists every bad file and every bad question with its field.
    """
    problems: list[str] = []
    suites: list[Suite] = []
    for path in _suite_files(paths, problems):
        raw = fields.read_yaml(path, problems)
        if raw is not None:
            suites.append(_parse_suite(raw, path, problems))
    problems += _repeated_ids(suites)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        raise SuiteError(f"{len(problems)} {noun} in the question suites: " + "; ".join(problems))
    return tuple(suites)


def _suite_files(paths: Sequence[Path], problems: list[str]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        found = [path]
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix in SUITE_SUFFIXES and p.is_file())
        elif not path.is_file():
            found = []
        if not found:
            problems.append(f"{path} is no file and no folder that holds .yaml files; correct it")
        files.extend(found)
    return list({file.resolve(): file for file in files}.values())


def _parse_suite(raw: object, path: Path, problems: list[str]) -> Suite:
    known = {
        "suite": fields.parse_text,
        "corpus": fields.parse_text,
        "questions": fields.parse_list,
    }
    values = fields.parse_fields(raw, known, str(path), problems)
    fields.require(values, raw, ("suite", "questions"), str(path), problems)
    questions = tuple(
        _parse_question(item, f"{path}, {_name_of(item, number)}", problems)
        for number, item in enumerate(values.get("questions", ()), 1)
    )
    return Suite(values.get("suite", ""), path, questions, values.get("corpus", ""))


def _name_of(raw: object, number: int) -> str:
    name = raw.get("id") if isinstance(raw, Mapping) else None
    return f"question {name}" if name else f"question number {number}"


def _parse_question(raw: object, where: str, problems: list[str]) -> Question:
    known = {
        "id": fields.parse_text,
        "category": fields.parse_text,
        "ask": fields.parse_turns,
        "as_of": fields.parse_day,
        "expect": fields.parse_table,
    }
    values = fields.parse_fields(raw, known, where, problems)
    fields.require(values, raw, ("id", "category", "ask", "expect"), where, problems)
    return Question(
        values.get("id", ""),
        values.get("category", ""),
        values.get("ask", ()),
        _parse_expectation(values.get("expect"), where, problems),
        values.get("as_of"),
    )


def _parse_expectation(raw: Any, where: str, problems: list[str]) -> Expectation:  # noqa: ANN401
    if raw is None:
        return Expectation()  # a missing or unreadable one is among the problems already
    known = {
        "outcome": fields.parse_outcome,
        "cites": fields.parse_citations,
        "cites_any": fields.parse_citations,
        "may_cite": fields.parse_citations,
        "never_cites": fields.parse_citations,
        "status": fields.parse_states,
        "says": fields.parse_texts,
        "never_says": fields.parse_texts,
    }
    expect = Expectation(**fields.parse_fields(raw, known, f"{where}, expect", problems))
    if not any(raw.get(name) for name in known if name != "may_cite"):
        problems.append(f"{where}, expect: nothing is expected, so it cannot fail")
    return expect


def _repeated_ids(suites: Sequence[Suite]) -> list[str]:
    """Ids must be unique in a run: reports and comparisons name questions by them."""
    seen: dict[str, Path] = {}
    problems: list[str] = []
    for suite in suites:
        for question in suite.questions:
            if question.id and question.id in seen:
                first = seen[question.id]
                problems.append(f"{suite.path}, question {question.id}: the id is used in {first}")
            seen.setdefault(question.id, suite.path)
    return problems
