"""Two runs side by side: which questions were fixed, which broke, and how the scores moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from itcp_assist.errors import SuiteError


@dataclass(frozen=True, slots=True)
class _Results:
    """What a comparison reads of a run: per question whether it passed and what was not met."""

    passed: Mapping[str, bool]
    unmet: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, float | None]
    fingerprint: Mapping[str, object]


def compare_runs(earlier: object, later: object) -> str:
    """What changed from one run to another, both as ``Run.to_json`` gives them, question by id.

    Raises:
        SuiteError: when one of them is not a run.
    """
    before, after = _parse_run(earlier, "earlier"), _parse_run(later, "later")
    both = [name for name in after.passed if name in before.passed]
    fixed = [name for name in both if after.passed[name] and not before.passed[name]]
    broken = [name for name in both if before.passed[name] and not after.passed[name]]
    lines = [
        f"passed: {_passed(before)} before, {_passed(after)} after",
        f"fixed ({len(fixed)}): {_names(fixed)}",
        f"broken ({len(broken)}): {_names(broken)}",
        *(f"  {name}: {'; '.join(after.unmet[name])}" for name in broken),
        f"only before: {_names([n for n in before.passed if n not in after.passed])}",
        f"only after: {_names([n for n in after.passed if n not in before.passed])}",
        *_moves(before, after),
        *_changes(before, after),
    ]
    return "\n".join(lines)


def _parse_run(raw: Any, which: str) -> _Results:  # noqa: ANN401 - JSON from outside
    try:
        questions = raw["questions"]
        return _Results(
            {str(q["id"]): bool(q["passed"]) for q in questions},
            {str(q["id"]): tuple(map(str, q["unmet"])) for q in questions},
            {
                name: None if share["share"] is None else float(share["share"])
                for name, share in raw["overall"].items()
                if isinstance(share, Mapping)
            },
            dict(raw["fingerprint"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SuiteError(
            f"the {which} run is not one that evaluate --json wrote; write it anew"
        ) from error


def _passed(run: _Results) -> str:
    return f"{sum(run.passed.values())} of {len(run.passed)}"


def _names(names: list[str]) -> str:
    return ", ".join(names) or "none"


def _moves(before: _Results, after: _Results) -> Iterator[str]:
    """The measures of both runs; they count over all questions of each."""
    for name, value in after.measures.items():
        yield f"{name}: {_percent(before.measures.get(name))} before, {_percent(value)} after"


def _changes(before: _Results, after: _Results) -> Iterator[str]:
    for name, value in after.fingerprint.items():
        if before.fingerprint.get(name) != value:
            yield f"{name} changed from {before.fingerprint.get(name)} to {value}"


def _percent(value: float | None) -> str:
    return "none due" if value is None else f"{value:.1%}"
