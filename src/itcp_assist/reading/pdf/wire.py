"""What goes between the process that asks for a PDF and the one that reads it: plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from itcp_assist.reading.blocks import Paragraph
from itcp_assist.records import BlockKind, Line

Row: TypeAlias = list[Any]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to read: with a second reader, in how many processes at once, for how long at most.

    With no cores nothing is forked; without ``limit_s`` the file's size sets the time.
    """

    witness: bool = True
    cores: int = 1
    limit_s: float = 0.0


def to_rows(paragraphs: Iterable[Paragraph]) -> list[Row]:
    """``paragraphs`` as values that JSON has."""
    return [
        [
            one.text, one.kind, one.number, one.level, one.calls,
            [(line.start, line.end, line.page, line.box) for line in one.lines],
        ]
        for one in paragraphs
    ]  # fmt: skip


def parse_rows(rows: Iterable[Row]) -> Iterator[Paragraph]:
    """The paragraphs of ``rows``."""
    for text, kind, number, level, calls, lines in rows:
        printed = tuple(Line(start, end, page, tuple(box)) for start, end, page, box in lines)
        called = tuple((at, mark) for at, mark in calls)
        yield Paragraph(text, BlockKind(kind), number, level, lines=printed, calls=called)
