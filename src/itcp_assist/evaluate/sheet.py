"""A run as one self-contained HTML page: the failed questions first, then all of them."""

from collections.abc import Iterable

from itcp_assist.evaluate.report import HEADS, score_rows, summarise
from itcp_assist.evaluate.run import Judgement, Run
from itcp_assist.present import escape_html

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }
table.scores td { text-align: right; }
section { border-top: 2px solid; margin-top: 1.5rem; }
""".strip()


def report_html(run: Run) -> str:
    """The page: a summary sentence, the failed questions, the scores, all questions.

    It loads nothing, runs no script, and shows every text that comes from outside as it stands.
    """
    body = "\n".join(
        (
            "<h1>Question suites: " + escape_html(", ".join(run.suites)) + "</h1>",
            f"<p>{escape_html(summarise(run))}</p>",
            _failures(run.failed()),
            "<h2>Scores</h2>",
            _table("Scores by category", HEADS, score_rows(run), "scores"),
            "<h2>All questions</h2>",
            _table(
                "Every question with its result",
                ("id", "category", "question", "result", "cited", "ms"),
                map(_question_cells, run.judgements),
            ),
            _fingerprint(run),
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Question suites</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _failures(failed: tuple[Judgement, ...]) -> str:
    if not failed:
        return "<h2>Failed questions</h2>\n<p>None.</p>"
    return "\n".join((f"<h2>Failed questions: {len(failed)}</h2>", *map(_failure, failed)))


def _failure(judgement: Judgement) -> str:
    question = judgement.question
    return (
        f"<section>\n<h3>{escape_html(question.id)} ({escape_html(question.category)})</h3>\n"
        f"{_paragraphs(question.turns)}\n"
        f"<h4>Not met</h4>\n{_list(judgement.unmet)}\n"
        f"<h4>Shown</h4>\n{_list(judgement.shown or ('nothing',))}\n</section>"
    )


def _question_cells(judgement: Judgement) -> tuple[str, ...]:
    question = judgement.question
    return (
        question.id,
        question.category,
        " > ".join(question.turns),
        "passed" if judgement.passed else "failed: " + "; ".join(judgement.unmet),
        ", ".join(judgement.cited),
        f"{judgement.elapsed_ms:.0f}",
    )


def _fingerprint(run: Run) -> str:
    lines = tuple(f"{name}: {value}" for name, value in run.fingerprint.items())
    return f"<h2>What answered</h2>\n{_list(lines)}" if lines else ""


def _table(
    caption: str, head: Iterable[str], rows: Iterable[Iterable[str]], name: str = "questions"
) -> str:
    """A table whose first column heads its rows; every cell is text, escaped here."""
    top = "".join(f'<th scope="col">{escape_html(cell)}</th>' for cell in head)
    body = "\n".join(_row(tuple(row)) for row in rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape_html(caption)}">\n'
        f'<table class="{name}">\n<caption>{escape_html(caption)}</caption>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _row(cells: tuple[str, ...]) -> str:
    first = f'<th scope="row">{escape_html(cells[0])}</th>'
    return f"<tr>{first}{''.join(f'<td>{escape_html(cell)}</td>' for cell in cells[1:])}</tr>"


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape_html(line)}</li>" for line in lines) + "</ul>"


def _paragraphs(lines: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape_html(line)}</p>" for line in lines)
