"""Two writers at once, and one that is killed: the old or the new, and never something between."""

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from cut_keep import CHANGES, ENTRY, NEW, OLD, OTHER

from itcp_assist.corpus import Entry, keep_text, remove_text
from itcp_assist.corpus.catalogue import read_catalogue
from itcp_assist.corpus.inspecting import inspect_folder
from itcp_assist.errors import CorpusError

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    """Folders in which each change was cut short at each point, by the change's name."""
    root = tmp_path_factory.mktemp("cut")
    subprocess.run([sys.executable, "-m", "cut_keep", root], cwd=HERE, check=True)
    return {change: sorted(root.glob(f"{change}-*")) for change in CHANGES}


def entries(folder):
    return read_catalogue(folder / "catalogue.toml").documents


def held(folder):
    """The bytes of each symbol, as far as their entry and their file agree."""
    return {
        entry.symbol: (folder / name).read_bytes()
        for name, entry in entries(folder).items()
        if (folder / name).exists()
    }


def texts(folder):
    return [path.read_bytes() for path in folder.glob("*.txt")]


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_was_cut_at_many_points(cut, change):
    assert len(cut[change]) >= 8


@pytest.mark.parametrize("change", CHANGES)
def test_no_file_is_half_written_and_what_is_wrong_is_explained(cut, change):
    for folder in cut[change]:
        assert set(texts(folder)) <= {OLD, NEW}
        for finding in inspect_folder(folder):
            assert "sha256" not in finding.told, folder
            assert "has no entry" in finding.told or "not here; restore it" in finding.told


def test_keeping_that_is_cut_leaves_what_was_held_and_can_be_repeated(cut):
    for folder in cut["keep"]:
        before = held(folder)
        assert before[ENTRY.symbol] == OLD
        assert before.get(OTHER.symbol, NEW) == NEW
        keep_text(folder, NEW, OTHER)
        assert held(folder) == {ENTRY.symbol: OLD, OTHER.symbol: NEW}
        assert inspect_folder(folder) == ()
        assert len(texts(folder)) == 2


def test_replacing_that_is_cut_leaves_the_old_or_the_new_and_can_be_repeated(cut):
    seen = set()
    for folder in cut["replace"]:
        seen.add(held(folder)[ENTRY.symbol])
        keep_text(folder, NEW, ENTRY, replace=True)
        assert held(folder) == {ENTRY.symbol: NEW}
        for name in {path.name for path in folder.glob("*.txt")} - set(entries(folder)):
            remove_text(folder, name)  # as inspecting the folder tells
        assert inspect_folder(folder) == ()
    assert seen == {OLD, NEW}


def test_removing_that_is_cut_can_be_ended(cut):
    for folder in cut["remove"]:
        if entries(folder):
            remove_text(folder, ENTRY.symbol)
        assert (entries(folder), texts(folder)) == ({}, [])
        with pytest.raises(CorpusError, match="is not held"):
            remove_text(folder, ENTRY.symbol)


def keep_many(folder, first):
    for number in range(first, first + 15):
        symbol = f"A.{number}(90)"
        keep_text(folder, symbol.encode(), Entry("x.txt", symbol=symbol))


def test_two_writers_never_interleave(tmp_path):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(keep_many, tmp_path, first) for first in (9100, 9200)]:
            done.result()
    assert len(entries(tmp_path)) == 30
    assert inspect_folder(tmp_path) == ()
