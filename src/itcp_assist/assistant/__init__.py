"""Composition: the only place that knows the order of the stages."""

from itcp_assist.assistant.asking import Assistant, open_assistant
from itcp_assist.assistant.building import BuildReport, build_index, read_clauses
from itcp_assist.assistant.current import CurrentAssistant
from itcp_assist.assistant.examining import examine
from itcp_assist.assistant.fetching import (
    Fetched,
    fetch_texts,
    held_symbols,
    missing_texts,
    tell_missing,
)
from itcp_assist.assistant.gathering import Choices
from itcp_assist.assistant.renewing import Renewal

__all__ = [
    "Assistant",
    "BuildReport",
    "Choices",
    "CurrentAssistant",
    "Fetched",
    "Renewal",
    "build_index",
    "examine",
    "fetch_texts",
    "held_symbols",
    "missing_texts",
    "open_assistant",
    "read_clauses",
    "tell_missing",
]
