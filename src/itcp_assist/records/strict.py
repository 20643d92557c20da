"""Read plain data from outside into records, refusing whatever the record does not define."""

import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import yaml

from itcp_assist.citation import Citation
from itcp_assist.errors import CitationError, CorpusError

Record = TypeVar("Record")


class _TextLoader(yaml.SafeLoader):
    """YAML in which days and words such as ``on`` stay text: what they are, the record says."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_yaml(content: bytes, where: str) -> object:
    """Plain data of a YAML file; CorpusError names the file and the line."""
    try:
        return yaml.load(content.decode("utf-8"), Loader=_TextLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        told = " ".join(str(error).split())
        raise CorpusError(f"{where}: is not YAML in UTF-8 ({told}); correct it") from error


def parse_record(kind: type[Record], raw: object, where: str) -> Record:
    """Make a record of plain data, field by field, by the types that the record declares.

    Args:
        kind: a dataclass whose fields are text, numbers, days, citations, closed sets of words,
            Literals, true and false, times, or tuples of these
            or of further dataclasses.
        raw: a mapping as YAML, TOML or JSON gives it.
        where: what the data is, for the error's text.

    Raises:
        CorpusError: on an unknown or missing field, or a value of another type; one line.
    """
    if not isinstance(raw, Mapping):
        raise CorpusError(f"{where} is not a table of fields but {_shown(raw)}; correct it")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name in raw:
        if name not in known:
            raise CorpusError(f"{where}: unknown field {name!r}; known are {', '.join(known)}")
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in raw:
            raise CorpusError(f"{where}: the field {name!r} is missing; add it")
    hints = _hints(kind)  # type: ignore[arg-type]
    return kind(**{n: _value(hints[n], raw[n], f"{where}, {n}") for n in known if n in raw})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def to_plain(value: object) -> object:
    """The reverse: a record as mappings, lists and text, empty fields left out."""
    if is_dataclass(value) and not isinstance(value, type | Citation):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: to_plain(item) for name, item in pairs if item not in (None, "", ())}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value if isinstance(value, int) else str(value)


def _value(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401 - a declared type
    if get_origin(kind) is types.UnionType:
        if raw is None:
            return None
        kind = next(part for part in get_args(kind) if part is not types.NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(raw, list):
            raise CorpusError(f"{where} is not a list but {_shown(raw)}; correct it")
        inner = get_args(kind)[0]
        return tuple(_value(inner, item, f"{where} {at}") for at, item in enumerate(raw, 1))
    if isinstance(kind, type) and is_dataclass(kind) and kind is not Citation:
        return parse_record(kind, raw, where)
    return _plain_value(kind, raw, where)


def _plain_value(kind: Any, raw: object, where: str) -> object:  # noqa: ANN401 - a declared type
    parse, wanted = _PARSERS.get(kind, (kind, ""))
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        parse, wanted = _one_of(choices), f"one of {', '.join(choices)}"
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        wanted = f"one of {', '.join(kind)}"
    try:
        return parse(raw)
    except (ValueError, TypeError, CitationError) as error:
        raise CorpusError(f"{where} is {_shown(raw)}; write {wanted}") from error


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError
    return raw


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def parse(raw: object) -> str:
        if raw not in choices:
            raise ValueError
        return _text(raw)

    return parse


def _number(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise TypeError
    return raw


def _decimal(raw: object) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise TypeError
    if not abs(raw) <= sys.float_info.max:  # NaN is not, and no larger number is a float
        raise ValueError
    return float(raw)


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _moment(raw: object) -> datetime:
    moment = datetime.fromisoformat(_text(raw))
    if moment.tzinfo is None:
        raise ValueError
    return moment


def _day(raw: object) -> date:
    # TOML gives days as days, YAML and JSON as text.
    return raw if type(raw) is date else date.fromisoformat(_text(raw))


def _citation(raw: object) -> Citation:
    return Citation.parse(_text(raw))


_PARSERS: Mapping[Any, tuple[Callable[[Any], object], str]] = {
    str: (_text, "text, in quotation marks"),
    int: (_number, "a whole number"),
    float: (_decimal, "a number"),
    bool: (_flag, "true or false"),
    date: (_day, "a day as YYYY-MM-DD"),
    datetime: (_moment, "a time with its zone, as in 2026-11-24T09:30:00+00:00"),
    Citation: (_citation, "a symbol or key, as in A.1006(25)#op/3"),
}


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= 60 else text[:57] + "..."
