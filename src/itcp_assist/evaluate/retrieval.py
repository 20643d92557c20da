"""Measure the ranking, by the code that ``ask`` uses, on a retrieval collection in BEIR's form."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import ir_measures
from ir_measures import AP, RR, R, nDCG

from itcp_assist.citation import Citation
from itcp_assist.errors import StorageError, SuiteError
from itcp_assist.evaluate.scores import percentile
from itcp_assist.index import Contents, Encoder, build_generation, open_generation
from itcp_assist.records import Clause, Hit
from itcp_assist.search import RankingIndex, rank_clauses

MEASURES = (R @ 1, R @ 10, R @ 100, AP @ 10, nDCG @ 10, RR @ 10)
DEPTH = 100
# The document that all passages of a collection are paragraphs of.
_SYMBOL = "collection"
_RUN_NAME = "itcp-assist"


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages and judged queries by their ids, and for each query the grades of passages."""

    passages: Mapping[str, Clause]
    queries: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Measures by name, how much was ranked, and the seconds that index and queries took."""

    measures: Mapping[str, float]
    passages: int
    queries: int
    index_s: float
    query_p50_s: float
    query_p95_s: float

    def figures(self) -> dict[str, float]:
        """All of it as one table, the measures first."""
        counts = {"passages": self.passages, "queries": self.queries}
        times = {
            "index_s": self.index_s,
            "query_p50_s": self.query_p50_s,
            "query_p95_s": self.query_p95_s,
        }
        return {**self.measures, **counts, **times}


def evaluate_retrieval(
    folder: Path,
    split: str,
    encoder: Encoder,
    *,
    run: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> RetrievalReport:
    """Index the passages of a collection, rank them for each judged query, and measure.

    Args:
        folder: with ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/SPLIT.tsv``.
        split: which judgements to use.
        encoder: the model for passages and queries.
        run: file to write the ranking to, in TREC's form.
        report: told in one line now and then how far it is.

    Raises:
        SuiteError: a file of the collection is missing or cannot be read.
        StorageError: the temporary index or the run cannot be written.
    """
    collection = read_collection(folder, split)
    ids = {clause.citation: name for name, clause in collection.passages.items()}
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="itcp-assist-") as temporary:
        contents = Contents(holdings=(), clauses=tuple(collection.passages.values()))
        build_generation(Path(temporary), contents, encoder, report)
        index = open_generation(Path(temporary), encoder=encoder)
        index_s = time.perf_counter() - started
        ranking, times = _rank_queries(collection.queries, index)
    lines = [
        (query, ids[hit.clause.citation], hit) for query, hits in ranking.items() for hit in hits
    ]
    if run:
        _write_run(run, lines)
    return RetrievalReport(
        measures=_measure(collection.judgements, lines),
        passages=len(collection.passages),
        queries=len(collection.queries),
        index_s=index_s,
        query_p50_s=percentile(times, 50),
        query_p95_s=percentile(times, 95),
    )


def read_collection(folder: Path, split: str) -> Collection:
    """Read a collection; SuiteError names the file and line that cannot be used.

    A passage without text is no passage: it is left out and can only be missed. A title is kept as
    a heading, which is not ranked, as with the clauses of a resolution.
    """
    passages = {}
    for row, (name, entry) in enumerate(_read_entries(folder / "corpus.jsonl"), 1):
        if entry["text"].strip():
            passages[name] = _passage(row, entry)
    texts = {name: entry["text"] for name, entry in _read_entries(folder / "queries.jsonl")}
    judgements = _read_judgements(folder / "qrels" / f"{split}.tsv")
    unknown = sorted(set(judgements) - set(texts))
    if unknown:
        raise SuiteError(f"{folder / 'queries.jsonl'} lacks query {unknown[0]!r} of qrels {split}")
    if not passages or not judgements:
        raise SuiteError(f"{folder} holds no passage with text, or judges none for {split!r}")
    return Collection(passages, {name: texts[name] for name in judgements}, judgements)


def _passage(row: int, entry: Mapping[str, str]) -> Clause:
    text, title = entry["text"], entry.get("title", "")
    return Clause(
        citation=Citation(_SYMBOL, "par", (str(row),)),
        text=text,
        spans=((0, len(text)),),
        start=0,
        end=len(text),
        ordinal=row - 1,
        headings=(title,) if title else (),
    )


def _read_entries(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, line in _read_lines(path):
        try:
            entry = json.loads(line)
            yield str(entry["_id"]), {"title": entry.get("title") or "", "text": entry["text"] + ""}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SuiteError(
                f"{path}:{number} is not a JSON object with _id and text; correct the line"
            ) from error


def _read_judgements(path: Path) -> dict[str, dict[str, int]]:
    judgements: dict[str, dict[str, int]] = {}
    for number, line in _read_lines(path):
        fields = line.split("\t")
        if number == 1 and not fields[-1].strip().isdigit():
            continue  # the header
        try:
            query, passage, grade = fields
            judgements.setdefault(query, {})[passage] = int(grade)
        except ValueError as error:
            raise SuiteError(
                f"{path}:{number} is not query, passage and whole-number grade between tabs"
            ) from error
    return judgements


def _read_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise SuiteError(
            f"{path} cannot be read ({error}); a collection has corpus.jsonl, queries.jsonl and "
            "qrels/SPLIT.tsv, all in UTF-8"
        ) from error
    yield from ((number, line.rstrip("\r")) for number, line in enumerate(lines, 1) if line.strip())


def _rank_queries(
    queries: Mapping[str, str], index: RankingIndex
) -> tuple[dict[str, tuple[Hit, ...]], list[float]]:
    rank_clauses(next(iter(queries.values())), index, k=DEPTH)  # loads what is loaded once
    ranking, times = {}, []
    for name, text in queries.items():
        started = time.perf_counter()
        ranking[name] = rank_clauses(text, index, k=DEPTH)
        times.append(time.perf_counter() - started)
    return ranking, times


def _measure(
    judgements: Mapping[str, Mapping[str, int]], lines: list[tuple[str, str, Hit]]
) -> dict[str, float]:
    run: dict[str, dict[str, float]] = {query: {} for query in judgements}
    for query, passage, hit in lines:
        run[query][passage] = _position_score(hit)
    found = ir_measures.calc_aggregate(MEASURES, judgements, run)
    return {str(measure): float(found[measure]) for measure in MEASURES}


def _position_score(hit: Hit) -> float:
    """Falls with the rank: programs that evaluate runs would put equal scores in another order."""
    return float(DEPTH + 1 - hit.rank)


def _write_run(path: Path, lines: list[tuple[str, str, Hit]]) -> None:
    text = "".join(
        f"{query} Q0 {passage} {hit.rank} {_position_score(hit):g} {_RUN_NAME}\n"
        for query, passage, hit in lines
    )
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"cannot write the run to {path}: {error.strerror}") from error
