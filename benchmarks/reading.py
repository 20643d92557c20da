"""How fast PDFs are read and split into clauses, beside the plain text that pypdf takes from them.

Both read the same files in the same minutes, turn by turn, each time in a fresh process that has
read another file before. Files of 1 to 1,000 pages are put together from the pages in a folder.

    python benchmarks/reading.py FOLDER [--rounds N] [--pages N ...]
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from machine import describe_machine
from pypdf import PdfReader, PdfWriter

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading import read_document, read_documents

RESULTS = Path(__file__).with_name("results")
PACKAGES = ("itcp-assist", "pypdf", "pypdfium2", "numpy")
PAGES = (1, 10, 100, 1_000)
TIMES = (1, 10, 50)  # as often the same files are read for the memory that many of them take
FEW = 4  # files that are read so often


@dataclass(frozen=True)
class Way:
    """A way of reading: by pypdf alone, or by ours on one core or all, with the witness or not."""

    name: str
    ours: bool = True
    witness: bool = False
    cores: int = 1


@dataclass(frozen=True)
class Run:
    """One run: its way, how many pages and files, and what it took."""

    way: str
    pages: int
    files: int
    seconds: float
    own_mib: float
    largest_mib: float  # of this process and those that it had


def ways() -> tuple[Way, ...]:
    """All ways, the one to compare with first."""
    cores = len(os.sched_getaffinity(0))
    return (
        Way("pypdf", ours=False),
        Way("once, 1 core"),
        Way(f"once, {cores} cores", cores=cores),
        Way("checked, 1 core", witness=True),
        Way(f"checked, {cores} cores", witness=True, cores=cores),
    )


def read_plain(files: Sequence[Path]) -> int:
    """Take the text from every page with pypdf; the number of pages."""
    count = 0
    for path in files:
        for page in PdfReader(path).pages:
            page.extract_text()
            count += 1
    return count


def read_clauses(files: Sequence[Path], witness: bool) -> int:
    """Read and split every file as the program does; the number of pages."""
    count = 0
    for document in read_documents(((path, None) for path in files), witness=witness):
        if isinstance(document, Exception):
            raise document
        split_clauses(document, identify(document))
        count += document.page_count or 0
    return count


def run_here(way: Way, files: Sequence[Path]) -> dict[str, float]:
    """Read ``files``, the first of them once before the clock starts."""
    first, *rest = files
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: way.cores])
    if way.ours:
        read_document(first, witness=way.witness)
    else:
        read_plain([first])
    start = time.perf_counter()
    pages = read_clauses(rest, way.witness) if way.ours else read_plain(rest)
    seconds = time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": pages, "seconds": seconds, "own_mib": own}


def run_apart(way: Way, first: Path, files: Sequence[Path]) -> Run:
    """The same in a fresh process."""
    run = ["--run", json.dumps(asdict(way))]
    command = [sys.executable, __file__, *run, *map(str, (first, *files))]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    with child.stdout:
        told = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{way.name}: exit code {child.returncode}")
    return Run(way.name, files=len(files), largest_mib=usage.ru_maxrss / 1024, **json.loads(told))


def make_file(sources: Sequence[Path], pages: int, path: Path) -> Path:
    """A PDF of so many pages, those of ``sources`` over and over."""
    writer = PdfWriter()
    every = [page for source in sources for page in PdfReader(source).pages]
    for page in islice(cycle(every), pages):
        writer.add_page(page)
    writer.write(path)
    return path


def measure_sizes(sources: Sequence[Path], pages: Sequence[int], rounds: int) -> Iterator[Run]:
    """Every way on a file of each size, turn by turn, and on all files of the folder."""
    with tempfile.TemporaryDirectory() as folder:
        for count in pages:
            path = make_file(sources, count, Path(folder, f"{count}.pdf"))
            for _ in range(rounds):
                yield from (run_apart(way, sources[0], [path]) for way in ways())
        for _ in range(rounds):
            yield from (run_apart(way, sources[0], sources) for way in ways())


def measure_memory(sources: Sequence[Path]) -> Iterator[Run]:
    """The memory that few and many files take."""
    way = ways()[2]
    yield from (run_apart(way, sources[0], sources[:FEW] * times) for times in TIMES)


def print_speeds(runs: Sequence[Run]) -> None:
    """A row for each size: milliseconds a page with pypdf, and how many times as fast ours is."""
    names = [way.name for way in ways()]
    print(f"{'files':>6}{'pages':>7}{'pypdf':>10}", *(f"{name:>18}" for name in names[1:]))
    for files, pages in dict.fromkeys((run.files, run.pages) for run in runs):
        same = [run for run in runs if (run.files, run.pages) == (files, pages)]
        took = {n: median(run.seconds for run in same if run.way == n) for n in names}
        shares = (f"{took[names[0]] / took[name]:17.1f}x" for name in names[1:])
        print(f"{files:6}{pages:7}{took[names[0]] / pages * 1000:7.1f} ms", *shares)


def print_memory(runs: Sequence[Run]) -> None:
    """A row for each run: the memory of the process itself, and of its largest child."""
    print(f"\n{'files':>6}{'pages':>7}{'own':>12}{'largest':>12}  way")
    for run in runs:
        own, largest = f"{run.own_mib:8.0f} MiB", f"{run.largest_mib:8.0f} MiB"
        print(f"{run.files:6}{run.pages:7}{own}{largest}  {run.way}")


def main() -> None:
    """Measure, print the tables and keep all runs as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each way (default 3)")
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES, metavar="N")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(run_here(Way(**json.loads(options.run)), options.paths)))
        return
    sources = sorted(path for folder in options.paths for path in folder.rglob("*.pdf"))
    speeds = list(measure_sizes(sources, options.pages, options.rounds))
    print_speeds(speeds)
    memory = list(measure_memory(sources))
    largest = {(run.pages, run.way): run for run in speeds if run.pages == max(options.pages)}
    print_memory([*memory, *largest.values()])
    RESULTS.mkdir(exist_ok=True)
    machine = describe_machine(PACKAGES)
    runs = [asdict(run) for run in (*speeds, *memory)]
    path = RESULTS / f"reading-{machine['when']}.json".replace(":", "")
    path.write_text(json.dumps({"machine": machine, "runs": runs}, indent=1), encoding="utf-8")
    print(f"\nAll runs: {path}")


if __name__ == "__main__":
    main()
