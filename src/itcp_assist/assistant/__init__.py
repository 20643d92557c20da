"""Composition: the only place that knows the order of the stages."""

from itcp_assist.assistant.asking import Assistant, open_assistant
from itcp_assist.assistant.building import BuildReport, build_index, read_clauses
from itcp_assist.assistant.comparing import compare_symbols
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
from itcp_assist.assistant.listing import list_clauses, offered_values, select_clauses
from itcp_assist.assistant.renewing import Renewal
from itcp_assist.assistant.watching import Watch, served_generation

__all__ = [
    "Assistant",
    "BuildReport",
    "Choices",
    "CurrentAssistant",
    "Fetched",
    "Renewal",
    "Watch",
    "build_index",
    "compare_symbols",
    "examine",
    "fetch_texts",
    "held_symbols",
    "list_clauses",
    "missing_texts",
    "offered_values",
    "open_assistant",
    "read_clauses",
    "select_clauses",
    "served_generation",
    "tell_missing",
]
