"""Composition: the only place that knows the order of the stages."""

from itcp_assist.assistant.asking import Assistant, open_assistant
from itcp_assist.assistant.building import BuildReport, build_index, read_clauses
from itcp_assist.assistant.examining import examine

__all__ = [
    "Assistant",
    "BuildReport",
    "build_index",
    "examine",
    "open_assistant",
    "read_clauses",
]
