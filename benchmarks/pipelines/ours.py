"""Ours: the clauses as ``search`` ranks them, or those that ``ask`` cites, in its order."""

from itertools import islice
from pathlib import Path

from child import LIMIT, Found, Search, run_pipeline

from itcp_assist.assistant import Assistant, Choices, build_index, open_assistant
from itcp_assist.index import open_encoder
from itcp_assist.records import Clause
from itcp_assist.settings import Settings


def build(work: Path) -> None:
    """Index the documents without the register that ships: all are to know the same texts."""
    index = work / "index"
    choices = Choices(with_register=False)
    build_index([work / "corpus"], index, open_encoder("", index), choices=choices)


def open_search(work: Path, way: str) -> Search:
    assistant = open_assistant(work / "index", Settings())
    if way == "ask":
        return lambda question: _cited(assistant, question)
    return lambda question: [found_of(hit.clause) for hit in assistant.search(question, LIMIT)]


def _cited(assistant: Assistant, question: str) -> list[Found]:
    answer = assistant.ask(question)
    clauses = (cited.clause for stated in answer.statements for cited in stated.cited)
    distinct = {str(clause.citation): found_of(clause) for clause in clauses}
    return list(islice(distinct.values(), LIMIT))


def found_of(clause: Clause) -> Found:
    """A clause in the form that all pipelines share, with its key."""
    return {"symbol": clause.symbol, "key": str(clause.citation), "text": clause.text}


if __name__ == "__main__":
    run_pipeline(build, open_search)
