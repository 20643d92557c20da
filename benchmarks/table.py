"""The result of search.py as the tables that README.md shows, between two marks."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

BEGIN, END = "<!-- search.py writes from here -->", "<!-- to here -->"
BASE = "plain"
KINDS = ("lookup", "addressee", "topic", "title", "term", "all")

Result = Mapping[str, Any]


def write_table(result: Result, readme: Path) -> None:
    """Put the tables between the marks of a file; ValueError where the marks are not there."""
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    text = f"{before}{BEGIN}\n\n{to_tables(result)}\n{END}{after}"
    readme.write_text(text, encoding="utf-8")


def to_tables(result: Result) -> str:
    """Hits by kind, the development half before the frozen one, and then what they took."""
    pipelines = result["pipelines"]
    names = list(pipelines)
    hits = [*_rows(["right at once / among five", *names]), *_hit_rows(pipelines)]
    costs = [*_rows(["", *names]), *_cost_rows(pipelines)]
    machine = result["machine"]
    versions = ", ".join(f"{name} {told}" for name, told in machine["versions"].items())
    place = f"{machine['cpu']}, {machine['cores']} cores, {machine['load']} tasks at work"
    note = f"{machine['when'][:10]}, {place}; {versions}."
    return "\n".join([*hits, "", *costs, "", note])


def _rows(heads: Sequence[str]) -> list[str]:
    return [_row(heads), "|" + "---|" * len(heads)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _hit_rows(pipelines: Result) -> Iterator[str]:
    for half in ("development", "frozen"):
        for kind in KINDS:
            counts = [one["hits"][half][kind] for one in pipelines.values()]
            cells = [f"{count['hit@1']} / {count['hit@5']}" for count in counts]
            yield _row([f"{half}, {kind}, {counts[0]['questions']}", *cells])


def _cost_rows(pipelines: Result) -> Iterator[str]:
    every = list(pipelines.values())
    for name, label in (("p50", "a question warm, p50"), ("p95", "the same, p95")):
        cells = [f"{_ratio(one[name], pipelines[BASE][name]):.2f}" for one in every]
        took = median(pipelines[BASE][name]) * 1000
        yield _row([f"{label}, times plain ({took:.1f} ms)", *cells])
    yield _row(["from a shell, median of 5", *(f"{median(one['cold']):.1f} s" for one in every)])
    yield _row(["its peak memory", *(f"{one['cold_mib']:.0f} MiB" for one in every)])
    yield _row(["peak memory of 100 questions", *(f"{one['rank_mib']:.0f} MiB" for one in every)])
    yield _row(["index built in", *(f"{one['build']:.0f} s" for one in every)])
    yield _row(["its peak memory", *(f"{one['build_mib']:.0f} MiB" for one in every)])


def _ratio(times: Sequence[float], base: Sequence[float]) -> float:
    """Median over the rounds of how many times as long as the other took in the same round."""
    return median(one / other for one, other in zip(times, base, strict=True))
