"""The fields of a question suite: strict parsers, and a loop that collects every problem."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from itcp_assist.citation import Citation, parse_symbol
from itcp_assist.errors import CitationError
from itcp_assist.records import Outcome, State

Parser = Callable[[Any], Any]
MAX_SHOWN_CHARS = 60  # of a bad value in a message that has to stay one line


class _StrictLoader(yaml.SafeLoader):
    """Plain YAML in which a field that stands twice is an error, not an overwritten value."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key in (pair[0] for pair in node.value if isinstance(pair[0], yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _keep_text(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """A day as it is written, so that an impossible one is told with its question and field."""
    return str(node.value)


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _keep_text)


def read_yaml(path: Path, problems: list[str]) -> object | None:
    """The plain data of a YAML file; None, and a line added to ``problems``, when it is none."""
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, _StrictLoader) or {}
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or error
        problems.append(f"{path}{line}: not a YAML file: {' '.join(str(reason).split())}")
        return None


def parse_fields(
    raw: object, known: Mapping[str, Parser], where: str, problems: list[str]
) -> dict[str, Any]:
    """Values of the known fields; each unknown or unreadable one adds a line to ``problems``."""
    if not isinstance(raw, Mapping):
        problems.append(f"{where}: {_shown(raw)} is not a table of fields")
        return {}
    names = ", ".join(known)
    problems += [
        f"{where}: unknown field {_shown(name)}; known are {names}"
        for name in raw
        if name not in known
    ]
    values: dict[str, Any] = {}
    for name in known:
        if name in raw:
            try:
                values[name] = known[name](raw[name])
            except (ValueError, CitationError) as error:
                problems.append(f"{where}, {name}: {error}")
    return values


def require(
    values: Mapping[str, Any],
    raw: object,
    names: Collection[str],
    where: str,
    problems: list[str],
) -> None:
    """Add a line to ``problems`` for each required field that is missing or empty."""
    for name in names:
        is_bad = isinstance(raw, Mapping) and name in raw and name not in values
        if not is_bad and not values.get(name):
            problems.append(f"{where}: the field {name!r} is missing or empty; add it")


def parse_text(raw: object) -> str:
    """Text that is not empty. Numbers and yes/no are refused: YAML changes how they look."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"{_shown(raw)} is not text; write it in quotation marks")
    return raw


def parse_list(raw: object) -> list[object]:
    """A list of anything."""
    if not isinstance(raw, list):
        raise ValueError(f"{_shown(raw)} is not a list")
    return raw


def parse_table(raw: object) -> Mapping[object, object]:
    """A table of fields."""
    if not isinstance(raw, Mapping):
        raise ValueError(f"{_shown(raw)} is not a table of fields")
    return raw


def parse_texts(raw: object) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(parse_text(item) for item in parse_list(raw))


def parse_turns(raw: object) -> tuple[str, ...]:
    """One question, or the turns of a conversation."""
    return parse_texts(raw) if isinstance(raw, list) else (parse_text(raw),)


def parse_day(raw: object) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(parse_text(raw))
    except ValueError as error:
        raise ValueError(f"{_shown(raw)} is not a day; write it as YYYY-MM-DD") from error


def parse_citations(raw: object) -> tuple[Citation, ...]:
    """A list of citation keys."""
    return tuple(Citation.parse(item) for item in parse_texts(raw))


def parse_outcome(raw: object) -> Outcome:
    """How an answer ends."""
    if raw not in list(Outcome):
        raise ValueError(f"{_shown(raw)} is not an outcome; write one of {', '.join(Outcome)}")
    return Outcome(str(raw))


def parse_states(raw: object) -> dict[str, State]:
    """Symbols with the state that must be told of each."""
    states: dict[str, State] = {}
    for symbol, state in parse_table(raw).items():
        if state not in list(State):
            raise ValueError(f"{_shown(state)} is not a state; write one of {', '.join(State)}")
        states[parse_symbol(parse_text(symbol))] = State(str(state))
    return states


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= MAX_SHOWN_CHARS else text[: MAX_SHOWN_CHARS - 3] + "..."
