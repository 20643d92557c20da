"""Which pipeline finds the clause, and how fast: ours, the plain one of LangChain, and txtai's.

All get the same texts and questions in one run, each in processes of its own, turn by turn. The
questions are in questions/: development.yaml may be read and tuned on; of frozen.yaml only counts
are kept. A pipeline of chunks is right where a chunk of the expected document holds the beginning
of an expected clause; ours is right only where it names the clause by its key.

    python benchmarks/search.py FOLDER... [--rounds N] [--table]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles

import yaml
from machine import describe_machine
from table import Result, write_table

HERE = Path(__file__).parent
RESULT = HERE / "search.json"
HALVES = ("development", "frozen")
OPENING = 40  # characters by which a clause is known in a chunk
COLD_RUNS = 5
COLD_QUESTION = (
    "awareness of cyber risks at all levels of an organization"  # on a topic: takes a vector
)
PACKAGES = (
    "itcp-assist", "chromadb", "langchain-chroma", "langchain-core", "langchain-text-splitters",
    "sentence-transformers", "torch", "onnxruntime", "txtai",
)  # fmt: skip
QUIET = {"ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}

Found = Mapping[str, str]


@dataclass(frozen=True)
class Pipeline:
    """A pipeline: its script, the way in which it is asked, and what it needs installed."""

    name: str
    script: str
    way: str = ""
    needs: tuple[str, ...] = ()


PIPELINES = (
    Pipeline("plain", "plain", needs=("langchain_chroma", "langchain_text_splitters")),
    Pipeline("txtai", "hybrid", needs=("txtai", "langchain_text_splitters")),
    Pipeline("ours, search", "ours", way="search"),
    Pipeline("ours, ask", "ours", way="ask"),
)


@dataclass(frozen=True)
class Question:
    """A question with the keys of the clauses of which any is right."""

    id: str
    kind: str
    ask: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Ran:
    """What a process printed, how long it took and the most memory that it held."""

    printed: str
    seconds: float
    mib: float


@dataclass
class Measured:
    """All that is known of one pipeline; times in seconds."""

    build: float = 0.0
    build_mib: float = 0.0
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    rank_mib: float = 0.0
    cold: list[float] = field(default_factory=list)
    cold_mib: float = 0.0
    ranks: dict[str, list[int]] = field(default_factory=dict)  # of the first right one, 0 for none


def read_questions(half: str) -> list[Question]:
    """The questions of one half."""
    text = (HERE / "questions" / f"{half}.yaml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)["questions"]
    return [Question(q["id"], q["kind"], q["ask"], tuple(q["keys"])) for q in told]


def squash(text: str) -> str:
    """A text with its white space made equal."""
    return " ".join(text.split())


def is_right(found: Found, expected: Sequence[Found]) -> bool:
    """Whether one of the expected clauses was found: by its key, or in a chunk of its document."""
    if "key" in found:
        return found["key"] in {one["key"] for one in expected}
    text = squash(found["text"])
    return any(
        found["symbol"] == one["symbol"] and squash(one["text"])[:OPENING] in text
        for one in expected
    )


def rank_of(found: Sequence[Found], expected: Sequence[Found]) -> int:
    """Rank of the first right one, from 1; 0 where none is right."""
    return next((n for n, one in enumerate(found, 1) if is_right(one, expected)), 0)


def run_apart(*arguments: str) -> Ran:
    """Run Python in a fresh process and wait for it."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **QUIET},
        text=True,
    )
    with child.stdout:
        printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"exit code {child.returncode} of {arguments}")
    return Ran(printed, time.perf_counter() - start, usage.ru_maxrss / 1024)


def run_pipeline(pipeline: Pipeline, command: str, work: Path, *more: str) -> Ran:
    """Run one command of a pipeline's script."""
    script = HERE / "pipelines" / f"{pipeline.script}.py"
    return run_apart(str(script), command, str(work), "--way", pipeline.way, *more)


def installed() -> Iterator[Pipeline]:
    """The pipelines that can run here; a line tells of each that cannot."""
    for pipeline in PIPELINES:
        missing = [name for name in pipeline.needs if find_spec(name) is None]
        if missing:
            print(f"left out: {pipeline.name}, for {', '.join(missing)} is not installed")
        else:
            yield pipeline


def prepare(folders: Sequence[Path], work: Path, questions: Sequence[Question]) -> None:
    """Lay out in the work folder what all pipelines read."""
    for folder in folders:
        shutil.copytree(folder, work / "corpus" / folder.name)
    keys = sorted({key for question in questions for key in question.keys})
    (work / "keys.json").write_text(json.dumps(keys), encoding="utf-8")
    asked = [question.ask for question in questions]
    (work / "questions.json").write_text(json.dumps(asked), encoding="utf-8")


def build_all(pipelines: Sequence[Pipeline], work: Path) -> dict[str, Measured]:
    """Build each index once, ours first, since the texts that the others take are read by it."""
    built: dict[str, Ran] = {}
    for script in dict.fromkeys(["ours", *(p.script for p in pipelines)]):
        built[script] = run_pipeline(Pipeline(script, script), "build", work)
        if script == "ours":
            run_apart(str(HERE / "pipelines" / "texts.py"), str(work))
    return {
        p.name: Measured(build=built[p.script].seconds, build_mib=built[p.script].mib)
        for p in pipelines
    }


def ask_all(
    pipelines: Sequence[Pipeline],
    work: Path,
    questions: Sequence[Question],
    measured: Mapping[str, Measured],
) -> None:
    """One round: every question to every pipeline, warm."""
    found = json.loads((work / "expected.json").read_text(encoding="utf-8"))
    clauses = {one["key"]: one for one in found}
    for pipeline in pipelines:
        ran = run_pipeline(pipeline, "rank", work)
        runs = json.loads(ran.printed)
        one = measured[pipeline.name]
        seconds = [run["seconds"] for run in runs]
        one.p50.append(median(seconds))
        one.p95.append(quantiles(seconds, n=20)[-1])
        one.rank_mib = max(one.rank_mib, ran.mib)
        for question, run in zip(questions, runs, strict=True):
            rank = rank_of(run["found"], [clauses[key] for key in question.keys])
            one.ranks.setdefault(question.id, []).append(rank)


def start_cold(pipelines: Sequence[Pipeline], work: Path, measured: Mapping[str, Measured]) -> None:
    """One question to each from a shell: ours by its own command, the others by their script."""
    for _ in range(COLD_RUNS):
        for pipeline in pipelines:
            if pipeline.script == "ours":
                index = str(work / "index")
                ran = run_apart("-m", "itcp_assist", pipeline.way, COLD_QUESTION, "--index", index)
            else:
                ran = run_pipeline(pipeline, "ask", work, "--question", COLD_QUESTION)
            one = measured[pipeline.name]
            one.cold.append(ran.seconds)
            one.cold_mib = max(one.cold_mib, ran.mib)


def count_hits(questions: Sequence[Question], one: Measured) -> dict[str, dict[str, int]]:
    """By kind and in all: how many questions, and how many were right at once and among five."""
    counts: dict[str, dict[str, int]] = {}
    for question in questions:
        rank = one.ranks[question.id][0]
        for kind in (question.kind, "all"):
            count = counts.setdefault(kind, {"questions": 0, "hit@1": 0, "hit@5": 0})
            count["questions"] += 1
            count["hit@1"] += rank == 1
            count["hit@5"] += rank > 0
    return counts


def to_result(halves: Mapping[str, Sequence[Question]], measured: Mapping[str, Measured]) -> Result:
    """The whole result; of the frozen questions no single one is told."""
    told = {}
    for name, one in measured.items():
        hits = {half: count_hits(questions, one) for half, questions in halves.items()}
        ranks = {question.id: one.ranks[question.id][0] for question in halves["development"]}
        told[name] = {**asdict(one), "hits": hits, "ranks": ranks}
    return {"machine": describe_machine(PACKAGES), "pipelines": told}


def measure(folders: Sequence[Path], rounds: int) -> Result:
    """Build, ask and start every pipeline."""
    halves = {half: read_questions(half) for half in HALVES}
    questions = [question for half in HALVES for question in halves[half]]
    pipelines = list(installed())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepare(folders, work, questions)
        measured = build_all(pipelines, work)
        for _ in range(rounds):
            ask_all(pipelines, work, questions, measured)
        start_cold(pipelines, work, measured)
    return to_result(halves, measured)


def main() -> None:
    """Measure where folders are given; write the table where it is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all questions (default 3)")
    parser.add_argument("--table", action="store_true", help="write the last result to README.md")
    options = parser.parse_args()
    if options.folders:
        result = measure(options.folders, options.rounds)
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if options.table:
        write_table(json.loads(RESULT.read_text(encoding="utf-8")), HERE / "README.md")


if __name__ == "__main__":
    main()
