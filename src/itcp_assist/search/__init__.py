"""Understand a question, find and rank clauses."""

from itcp_assist.search.aliases import Named
from itcp_assist.search.conversation import Remembered, understand_turn
from itcp_assist.search.finding import find_clauses
from itcp_assist.search.ranking import (
    DenseScores,
    LexicalScores,
    RankingIndex,
    RankSignals,
    rank_clauses,
    weigh_query,
)
from itcp_assist.search.scoping import Shelf, part_of_list
from itcp_assist.search.spelling import read_vocabulary
from itcp_assist.search.subjects import Titled
from itcp_assist.search.understand import Known, check_question, understand

__all__ = [
    "DenseScores",
    "Known",
    "LexicalScores",
    "Named",
    "RankSignals",
    "RankingIndex",
    "Remembered",
    "Shelf",
    "Titled",
    "check_question",
    "find_clauses",
    "part_of_list",
    "rank_clauses",
    "read_vocabulary",
    "understand",
    "understand_turn",
    "weigh_query",
]
