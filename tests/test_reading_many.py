"""Reading many files, and the nursery whose forks read PDFs: order, limits, ends, no orphans."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from renderings import as_page, as_text
from specimens import LINKAGE, PAGE, RENEWAL, SPECIMENS
from specimens_pdf import bare_pdf, print_pdf

from itcp_assist.errors import ReadingError
from itcp_assist.reading import read_document, read_documents
from itcp_assist.reading.many import AHEAD
from itcp_assist.reading.pdf.apart import Apart
from itcp_assist.reading.pdf.child import PAGE_LIMIT, read_file
from itcp_assist.reading.pdf.fork import CAN_FORK
from itcp_assist.reading.pdf.wire import Wishes
from itcp_assist.records import Document, Remark

SHOWN = b"BT /F1 11 Tf 50 250 Td (Harbours share pilots in hard weather.) Tj ET\n"
REPLACED = (
    b"/Span << /ActualText (shall permit) >> BDC "
    b"BT /F1 11 Tf 50 200 Td (shall not permit) Tj ET EMC"
)
STALL = b"BT /F1 11 Tf 50 250 Td " + b"(Harbours share pilots.) Tj " * 200_000 + b"ET\n"
SOON_S = 10.0

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="no forks on this system")
needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc to look into")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Files of several formats; one is damaged, and one takes minutes."""
    made = tmp_path_factory.mktemp("many")
    for at, specimen in enumerate(SPECIMENS):
        (made / f"{at}.pdf").write_bytes(print_pdf(specimen))
    (made / "cut.pdf").write_bytes(print_pdf(PAGE)[:400])
    (made / "page.html").write_bytes(as_page(LINKAGE))
    (made / "plain.txt").write_bytes(as_text(RENEWAL))
    (made / "stall.pdf").write_bytes(bare_pdf([STALL]))
    return made


def told(outcome: Document | ReadingError) -> str:
    return str(outcome) if isinstance(outcome, ReadingError) else outcome.text


def descendants(pid: int) -> dict[int, str]:
    """The processes that a process has, and those that they have, with their command lines."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            stat = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if stat[0] != "Z":
            parents[int(entry.name)] = (int(stat[1]), line)
    found, grown = {pid}, set[int]()
    while found != grown:
        grown = set(found)
        found |= {child for child, (parent, _) in parents.items() if parent in grown}
    return {child: parents[child][1] for child in found - {pid}}


def nursery() -> int:
    """The process number of this process's nursery."""
    mine = descendants(os.getpid())
    return min(child for child, line in mine.items() if "pdf.nursery" in line)


def wait_for(condition, seconds: float = SOON_S) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(condition())


@pytest.mark.parametrize("workers", [None, 1, 3])
def test_files_come_in_order_and_errors_among_them(folder, workers):
    names = ["0.pdf", "none.pdf", "page.html", "cut.pdf", "1.pdf", "plain.txt", "2.pdf", "0.pdf"]
    found = list(read_documents(((folder / n, None) for n in names), workers=workers))
    assert [isinstance(one, ReadingError) for one in found] == [
        n in ("none.pdf", "cut.pdf") for n in names
    ]
    assert told(found[1]) == "none.pdf: is missing; check the name"
    assert told(found[3]).startswith("cut.pdf: is damaged or no PDF")
    for name, one in zip(names, found, strict=True):
        if isinstance(one, Document):
            assert one == read_document(folder / name)


def test_few_files_are_read_ahead(folder):
    taken = count()
    files = ((folder / f"{next(taken) % 3}.pdf", None) for _ in range(40))
    found = read_documents(files, workers=2)
    for done in range(1, 5):
        next(found)
        assert next(taken) <= done + 2 * AHEAD + done  # looking at the count adds to it
    found.close()


@needs_proc
def test_what_is_closed_early_stops(folder):
    names = ["0.pdf", "stall.pdf", "stall.pdf"]
    found = read_documents(((folder / name, None) for name in names), workers=2)
    assert isinstance(next(found), Document)
    found.close()
    assert wait_for(lambda: not descendants(nursery()))


def test_what_is_not_checked_is_told(folder):
    once = read_document(folder / "0.pdf", witness=False)
    assert once.flags == (Remark("read once, not checked by a second reader"),)
    checked = read_document(folder / "0.pdf")
    assert checked.flags == ()
    assert (checked.text, checked.lines) == (once.text, once.lines)
    (many,) = read_documents([(folder / "0.pdf", None)], witness=False)
    assert many == once


@pytest.mark.parametrize("cores", [0, 1, 3])
def test_a_long_file_is_checked_in_parts(cores):
    doubted = (2, 7, 11)
    streams = [SHOWN + (REPLACED if page in doubted else b"") for page in range(1, 13)]
    found = read_file(bare_pdf(streams), Wishes(cores=cores, limit_s=60))
    line = "two readers read it differently (3 signs: not)"
    assert found["flags"] == [(line, page) for page in doubted]


def test_a_second_reading_without_time_costs_a_remark():
    data = bare_pdf([SHOWN] * 8)
    found = read_file(data, Wishes(cores=2, limit_s=7))
    assert [flag[1] for flag in found["flags"]] == [1, 5]
    assert "read once, not twice, from here on" in found["flags"][0][0]


@pytest.mark.parametrize("forked", [True, False])
def test_a_process_from_nothing_finds_what_a_fork_does(forked):
    with Apart(print_pdf(RENEWAL), "renewal.pdf", Wishes(), forked=forked) as apart:
        found = apart.result()
    assert found == read_file(print_pdf(RENEWAL), Wishes(cores=0, limit_s=60)) | {
        "paragraphs": found["paragraphs"], "flags": []
    }  # fmt: skip
    with (
        pytest.raises(ReadingError, match=r"^cut\.pdf: is damaged or no PDF"),
        Apart(print_pdf(RENEWAL)[:400], "cut.pdf", Wishes(), forked=forked) as apart,
    ):
        apart.result()


@needs_proc
@pytest.mark.parametrize("forked", [True, False])
def test_a_file_that_stalls_is_one_refusal_and_leaves_no_process(folder, forked):
    read_document(folder / "0.pdf")  # the nursery stays, and so does what other tests have started
    before = descendants(os.getpid()).keys()
    with (
        pytest.raises(ReadingError, match=r"^stall\.pdf: took more than 1 s to read; it may be"),
        Apart(bare_pdf([STALL]), "stall.pdf", Wishes(limit_s=1), forked=forked) as apart,
    ):
        apart.result()
    assert wait_for(lambda: descendants(os.getpid()).keys() <= before)


@needs_proc
@pytest.mark.parametrize("sent", [signal.SIGSEGV, signal.SIGKILL, signal.SIGXCPU])
def test_a_fork_that_is_killed_is_one_refusal(folder, sent):
    with Apart(bare_pdf([STALL]), "stall.pdf", Wishes()) as apart:
        assert wait_for(lambda: descendants(nursery()))
        os.kill(min(descendants(nursery())), sent)
        with pytest.raises(
            ReadingError, match=r"^stall\.pdf: (made the PDF reader crash|takes too much time)"
        ):
            apart.result()
    assert read_document(folder / "0.pdf").page_count


@needs_proc
def test_a_nursery_that_is_gone_is_replaced(folder):
    with Apart(bare_pdf([STALL]), "stall.pdf", Wishes()) as apart:
        assert wait_for(lambda: descendants(nursery()))
        old = nursery()
        forks = descendants(old)
        os.kill(old, signal.SIGKILL)
        with pytest.raises(ReadingError, match=r"^stall\.pdf: was not read: no process could be"):
            apart.result()
    for fork in forks:
        os.kill(fork, signal.SIGKILL)
    assert wait_for(lambda: old not in descendants(os.getpid()))
    assert read_document(folder / "0.pdf").page_count
    assert nursery() != old


@needs_proc
def test_no_file_stays_open(folder):
    def opened() -> list[int]:
        return [len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in (os.getpid(), nursery())]

    read_document(folder / "0.pdf")
    time.sleep(0.2)  # the nursery closes what it had for a fork after it has told its end
    before = opened()
    names = ["0.pdf", "cut.pdf", "1.pdf", "page.html"] * 4
    list(read_documents((folder / name, None) for name in names))
    with Apart(bare_pdf([STALL]), "stall.pdf", Wishes()):
        pass
    assert wait_for(lambda: opened() == before)


def test_threads_read_at_once(folder):
    paths = [folder / f"{at % 3}.pdf" for at in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read_document, paths))
    assert found == [read_document(path) for path in paths]


SCRIPT = """
    import os, sys, time
    from pathlib import Path
    from itcp_assist.reading import read_document
    good, stall = map(Path, sys.argv[1:])
    read_document(good)
    print("read", flush=True)
    {rest}
"""


def run_script(rest: str, *arguments: Path) -> "subprocess.Popen[str]":
    code = textwrap.dedent(SCRIPT).format(rest=rest)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


@needs_proc
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_the_program(folder, sent):
    with run_script("read_document(stall)", folder / "0.pdf", folder / "stall.pdf") as running:
        assert running.stdout is not None and running.stdout.readline() == "read\n"
        assert wait_for(lambda: len(descendants(running.pid)) > 1)
        left = descendants(running.pid)
        running.send_signal(sent)
        running.wait(SOON_S)
    assert wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))


def test_a_program_that_forks_reads_on_both_sides(folder):
    rest = "pid = os.fork(); print(read_document(good).page_count, flush=True); pid and os.wait()"
    with run_script(rest, folder / "0.pdf", folder / "stall.pdf") as running:
        output, _ = running.communicate(timeout=60)
    pages = str(read_document(folder / "0.pdf").page_count)
    assert output.split() == ["read", pages, pages]
    assert running.returncode == 0


def test_as_many_pages_as_allowed_are_read_within_the_limit_of_time():
    with Apart(bare_pdf([SHOWN] * PAGE_LIMIT), "long.pdf", Wishes(cores=2)) as apart:
        found = apart.result()
    assert (found["page_count"], found["flags"]) == (PAGE_LIMIT, [])
