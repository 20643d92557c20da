"""Exact-clause precision, recall and F1 of reading and splitting against a gold file.

A clause is right when its path and its folded text equal the gold's. The gold is JSON Lines, one
document a line: ``pdf`` (file name beside the gold file) and ``clauses`` (``kind`` operative or
preambular, ``path`` such as ``2(b)(ii)`` or ``p3``, ``text``).

    python benchmarks/clauses_f1.py FOLDER [--misses]
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from itcp_assist.citation import Citation, fold_quote
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading import read_document

_KINDS = {"op": "operative", "pp": "preambular"}
Pair = tuple[str, str]  # path and folded text


@dataclass(frozen=True)
class Score:
    """What one file, or all of them, scored for one kind of clause."""

    name: str
    kind: str
    gold: Counter[Pair]
    found: Counter[Pair]

    @property
    def right(self) -> int:
        """How many clauses are exactly right."""
        return (self.gold & self.found).total()

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 where there is nothing to find."""
        total = self.gold.total() + self.found.total()
        return 2 * self.right / total if total else 1.0


def score_folder(folder: Path) -> Iterator[Score]:
    """Scores of each document of ``gold.jsonl`` in ``folder``, operative and preambular."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from score_document(folder / row["pdf"], row["clauses"])


def score_document(path: Path, gold: list[Mapping[str, str]]) -> Iterator[Score]:
    """Scores of one document against its gold clauses."""
    document = read_document(path)
    found = split_clauses(document, identify(document))
    for part, kind in _KINDS.items():
        wanted = Counter((g["path"], fold(g["text"])) for g in gold if g["kind"] == kind)
        made = Counter(
            (gold_path(c.citation), fold(c.text)) for c in found if c.citation.part == part
        )
        yield Score(path.name, kind, wanted, made)


def total(scores: list[Score], kind: str) -> Score:
    """All scores of one kind as one; the file's name keeps equal clauses of two files apart."""
    gold: Counter[Pair] = Counter()
    found: Counter[Pair] = Counter()
    for score in scores:
        if score.kind == kind:
            gold.update({(f"{score.name}:{p}", t): n for (p, t), n in score.gold.items()})
            found.update({(f"{score.name}:{p}", t): n for (p, t), n in score.found.items()})
    return Score("all", kind, gold, found)


def gold_path(citation: Citation) -> str:
    """Path of a clause in the gold's form.

    >>> gold_path(Citation("S/2020/1", "op", ("2", "b", "ii")))
    '2(b)(ii)'
    """
    head, *items = citation.path or ("",)
    number = head + "".join(f"({item})" for item in items)
    return f"p{number}" if citation.part == "pp" else number


def fold(text: str) -> str:
    """Fold as quotes are compared, white space collapsed."""
    return " ".join(fold_quote(text).text.split())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    options = parser.parse_args()
    scores = list(score_folder(options.folder))
    for score in [*scores, total(scores, "operative"), total(scores, "preambular")]:
        gold, found = score.gold.total(), score.found.total()
        print(f"{score.name:24} {score.kind:10} {score.right:4}/{gold:<4} found {found:<4}"
              f" F1 {score.f1:.3f}")  # fmt: skip
        if options.misses and score.name != "all":
            print_misses(score)


def print_misses(score: Score) -> None:
    """Print each clause that only one side has, its beginning and its end."""
    for sign, pairs in (("-", score.gold - score.found), ("+", score.found - score.gold)):
        for path, text in pairs:
            print(f"    {sign} {path or '(none)':10} {text[:70]} ... {text[-70:]}")


if __name__ == "__main__":
    main()
