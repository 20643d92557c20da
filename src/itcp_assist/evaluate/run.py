"""Ask all questions of the suites and judge the answers."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from itcp_assist.citation import Citation
from itcp_assist.errors import ItcpError, NotHeldError, SuiteError
from itcp_assist.evaluate.judge import Finding, describe_answer, judge_answer, judge_failure
from itcp_assist.evaluate.scores import Score, Share, percentile
from itcp_assist.evaluate.suite import Question, Suite
from itcp_assist.records import Answer, Exhibit, Holding, Standing


class Assistant(Protocol):
    """What an evaluation needs of an assistant."""

    def ask(
        self, question: str, *, as_of: date | None = None, turns: Sequence[Answer] = ()
    ) -> Answer:
        """The answer to a question, which earlier ``turns`` may make a follow-up."""

    def show(self, key: str, *, as_of: date | None = None) -> Exhibit:
        """One clause laid open; NotHeldError where none is held."""

    def status(self, symbol: str, *, as_of: date | None = None) -> Standing:
        """What stands; NotHeldError for a symbol that is not known."""

    def holdings(self) -> tuple[Holding, ...]:
        """The documents that are held."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged question: what was cited and shown, and which expectations were not met.

    ``outcome`` is ``error`` where asking failed; then nothing is shown and every question fails.
    """

    question: Question
    suite: str
    outcome: str
    elapsed_ms: float
    cited: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    measures: Mapping[str, Share] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether every expectation holds."""
        return not self.unmet

    def to_json(self) -> dict[str, Any]:
        """The judgement as plain data."""
        question = self.question
        return {
            "id": question.id,
            "suite": self.suite,
            "category": question.category,
            "ask": list(question.turns),
            "as_of": question.as_of.isoformat() if question.as_of else None,
            "passed": self.passed,
            "outcome": self.outcome,
            "cited": list(self.cited),
            "unmet": list(self.unmet),
            "shown": list(self.shown),
            "elapsed_ms": round(self.elapsed_ms, 1),
        }


@dataclass(frozen=True, slots=True)
class Run:
    """All judgements in the order of the suites, and the fingerprint of what answered."""

    suites: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    fingerprint: Mapping[str, str | None] = field(default_factory=dict)

    def overall(self) -> Score:
        """The score over all questions."""
        return _score(self.judgements)

    def by_category(self) -> dict[str, Score]:
        """The scores of the categories, in the order in which the suites bring them."""
        names = dict.fromkeys(j.question.category for j in self.judgements)
        return {
            name: _score([j for j in self.judgements if j.question.category == name])
            for name in names
        }

    def failed(self) -> tuple[Judgement, ...]:
        """The questions of which an expectation was not met."""
        return tuple(j for j in self.judgements if not j.passed)

    def to_json(self) -> dict[str, Any]:
        """The run as plain data, equal for equal answers but for the times."""
        return {
            "suites": list(self.suites),
            "fingerprint": dict(self.fingerprint),
            "overall": self.overall().to_json(),
            "categories": {name: score.to_json() for name, score in self.by_category().items()},
            "questions": [judgement.to_json() for judgement in self.judgements],
        }


def run_suites(
    suites: Sequence[Suite],
    assistant: Assistant,
    *,
    report: Callable[[str], None] = lambda _line: None,
) -> Run:
    """Ask every question, time it and judge the answer; ``report`` takes a line of progress.

    Raises:
        SuiteError: before anything is asked, when expected symbols are neither held nor known.
    """
    _check_symbols(suites, assistant)
    pairs = [(suite, question) for suite in suites for question in suite.questions]
    stored = _StoredTexts(assistant)
    judgements: list[Judgement] = []
    fingerprint: Mapping[str, str | None] = {}
    for number, (suite, question) in enumerate(pairs, 1):
        report(f"{number} of {len(pairs)}: {question.id}")
        judgement, answer = _judge_question(suite.name, question, assistant, stored)
        judgements.append(judgement)
        fingerprint = fingerprint or (answer.fingerprint if answer else {})
    names = tuple(dict.fromkeys(suite.name for suite in suites))
    return Run(names, tuple(judgements), fingerprint)


class _StoredTexts:
    """The texts that the index holds, each looked up once in a run."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._texts: dict[Citation, str | None] = {}

    def __call__(self, citation: Citation) -> str | None:
        if citation not in self._texts:
            exhibit = _show(citation, self._assistant)
            self._texts[citation] = exhibit.clause.text if exhibit else None
        return self._texts[citation]


def _show(citation: Citation, assistant: Assistant) -> Exhibit | None:
    try:
        return assistant.show(str(citation))
    except NotHeldError:
        return None


def _check_symbols(suites: Iterable[Suite], assistant: Assistant) -> None:
    """Refuse a run that could not pass: it would measure the wrong index, not the assistant."""
    held = {holding.identity.symbol for holding in assistant.holdings()}
    missing = {
        citation.symbol
        for citation in _expected(suites)
        if citation.symbol not in held and _show(citation, assistant) is None
    }
    told = {symbol for s in suites for q in s.questions for symbol in q.expect.status}
    missing |= {symbol for symbol in told - held if not _is_known(symbol, assistant)}
    if missing:
        raise SuiteError(
            f"the index does not hold {', '.join(sorted(missing))}, which the suite expects to be "
            "cited; build it from the corpus that the suite names, or run another suite"
        )


def _expected(suites: Iterable[Suite]) -> Iterator[Citation]:
    for suite in suites:
        for question in suite.questions:
            yield from (*question.expect.cites, *question.expect.cites_any)


def _is_known(symbol: str, assistant: Assistant) -> bool:
    try:
        assistant.status(symbol)
    except NotHeldError:
        return False
    return True


def _judge_question(
    suite: str, question: Question, assistant: Assistant, stored: _StoredTexts
) -> tuple[Judgement, Answer | None]:
    answers: list[Answer] = []
    start = time.perf_counter()
    try:
        for turn in question.turns:
            start = time.perf_counter()
            answers.append(assistant.ask(turn, as_of=question.as_of, turns=tuple(answers)))
    except ItcpError as error:
        return _failure(suite, question, error, _ms_since(start)), None
    elapsed_ms = _ms_since(start)  # of the last turn, which is the one judged
    answer = answers[-1]
    findings = judge_answer(question.expect, answer, stored)
    cited = dict.fromkeys(str(one.quote.citation) for s in answer.statements for one in s.cited)
    return (
        Judgement(
            question,
            suite,
            answer.outcome.value,
            elapsed_ms,
            tuple(cited),
            describe_answer(answer),
            tuple(line for finding in findings.values() for line in finding.unmet),
            _shares(findings),
        ),
        answer,
    )


def _failure(suite: str, question: Question, error: ItcpError, elapsed_ms: float) -> Judgement:
    unmet = (f"asking failed: {error}",)
    measures = _shares(judge_failure(question.expect))
    return Judgement(question, suite, "error", elapsed_ms, unmet=unmet, measures=measures)


def _shares(findings: Mapping[str, Finding]) -> dict[str, Share]:
    return {name: finding.share for name, finding in findings.items()}


def _ms_since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def _score(judgements: Sequence[Judgement]) -> Score:
    names = dict.fromkeys(name for j in judgements for name in j.measures)
    times = [j.elapsed_ms for j in judgements]
    return Score(
        Share(sum(j.passed for j in judgements), len(judgements)),
        {name: sum((j.measures.get(name, Share()) for j in judgements), Share()) for name in names},
        percentile(times, 50),
        percentile(times, 95),
    )
