"""A run as text for a terminal: the scores by category, then each question that failed."""

from collections.abc import Iterable, Iterator, Mapping

from itcp_assist.evaluate.run import Judgement, Run
from itcp_assist.evaluate.scores import Score, Share

# Heads of the columns; a measure that is not here is not shown.
MEASURES: Mapping[str, str] = {
    "outcome": "outcome",
    "precision": "precision",
    "recall": "recall",
    "quotes": "quotes",
    "status": "status",
    "says": "says",
    "never_says": "never says",
}
HEADS = ("category", "passed", "95 % interval", *MEASURES.values(), "p50 ms", "p95 ms")
ALL = "all"
MAX_LINE_CHARS = 240  # of one shown statement; the JSON holds it whole


def report_text(run: Run) -> str:
    """The summary, the table of scores, and what was not met with what was shown instead."""
    blocks = ["\n".join((summarise(run), "", *_table_lines(run)))]
    blocks += ["\n".join(_failure_lines(judgement)) for judgement in run.failed()]
    return "\n\n".join(blocks)


def summarise(run: Run) -> str:
    """One sentence on the whole run."""
    score = run.overall()
    low, high = score.passed.interval()
    quotes = score.measures.get("quotes", Share())
    return (
        f"{score.passed.met} of {score.passed.due} questions pass "
        f"({format_share(score.passed)}; 95 % interval {low:.1%} to {high:.1%}); "
        f"{quotes.met} of {quotes.due} quotes are exact; "
        f"half of the answers took at most {score.p50_ms:.0f} ms, "
        f"95 % of them at most {score.p95_ms:.0f} ms."
    )


def score_rows(run: Run) -> Iterator[tuple[str, ...]]:
    """The cells of the table, a row for each category and one for all."""
    for name, score in (*run.by_category().items(), (ALL, run.overall())):
        yield _cells(name, score)


def format_share(share: Share) -> str:
    """A share in per cent, or a hyphen where nothing was due.

    >>> format_share(Share(1, 3)), format_share(Share())
    ('33.3%', '-')
    """
    return "-" if share.value is None else f"{share.value:.1%}"


def _cells(name: str, score: Score) -> tuple[str, ...]:
    low, high = score.passed.interval()
    return (
        name,
        f"{score.passed.met}/{score.passed.due}",
        f"{low:.0%} to {high:.0%}",
        *(format_share(score.measures.get(measure, Share())) for measure in MEASURES),
        f"{score.p50_ms:.0f}",
        f"{score.p95_ms:.0f}",
    )


def _table_lines(run: Run) -> Iterator[str]:
    rows = [HEADS, *score_rows(run)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def _failure_lines(judgement: Judgement) -> Iterable[str]:
    question = judgement.question
    yield f"FAILED {question.id} ({question.category}): {' > '.join(question.turns)}"
    yield from (f"  - {line}" for line in judgement.unmet)
    yield from (f"    shown: {_cut(line)}" for line in judgement.shown)


def _cut(line: str) -> str:
    return line if len(line) <= MAX_LINE_CHARS else line[: MAX_LINE_CHARS - 1] + "…"
