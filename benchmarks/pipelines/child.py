"""One pipeline as a command: build its index, rank questions warm, or answer one from the cold."""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

LIMIT = 5  # what each is asked for, so that all have the same five chances
# Run before the clock starts; they are no questions of the set.
WARM_UP = ("fees of lighthouses", "MSC.1(45), paragraph 2", "Who must train the pilots of tugs?")

Found = dict[str, str]  # symbol and text of what was found, for ours with its key
Search = Callable[[str], Sequence[Found]]


def rank_all(search: Search, questions: Sequence[str]) -> list[dict[str, object]]:
    """What is found for each question, best first, and in how many seconds."""
    for question in WARM_UP:
        search(question)
    runs = []
    for question in questions:
        start = time.perf_counter()
        found = list(search(question))
        runs.append({"seconds": time.perf_counter() - start, "found": found})
    return runs


def run_pipeline(build: Callable[[Path], None], open_search: Callable[[Path, str], Search]) -> None:
    """Do what the command line says in a work folder; ``open_search`` also takes the way to ask."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=("build", "rank", "ask"))
    parser.add_argument("work", type=Path)
    parser.add_argument("--question", default="")
    parser.add_argument("--way", default="")
    given = parser.parse_args()
    if given.command == "build":
        build(given.work)
        return
    search = open_search(given.work, given.way)
    if given.command == "ask":
        print("\n".join(found["text"] for found in search(given.question)))
        return
    questions = json.loads((given.work / "questions.json").read_text(encoding="utf-8"))
    print(json.dumps(rank_all(search, questions)))


def read_texts(work: Path) -> list[Found]:
    """Symbol and plain text of every document, as our reading gave them."""
    return json.loads((work / "texts.json").read_text(encoding="utf-8"))
