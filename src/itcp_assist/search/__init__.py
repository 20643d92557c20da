"""Understand a question, find and rank clauses."""

from itcp_assist.search.aliases import Named
from itcp_assist.search.conversation import Remembered, understand_turn
from itcp_assist.search.finding import find_clauses
from itcp_assist.search.ranking import RankingIndex, RankSignals, rank_clauses, weigh_query
from itcp_assist.search.scoping import Shelf
from itcp_assist.search.spelling import read_vocabulary
from itcp_assist.search.understand import Known, check_question, understand

__all__ = [
    "Known",
    "Named",
    "RankSignals",
    "RankingIndex",
    "Remembered",
    "Shelf",
    "check_question",
    "find_clauses",
    "rank_clauses",
    "read_vocabulary",
    "understand",
    "understand_turn",
    "weigh_query",
]
