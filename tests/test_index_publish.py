"""Publishing: all of a generation or nothing of it, whatever happens on the way."""

import errno
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from conftest import WordEncoder
from index_samples import BUOYS, OTHER_TEXTS, TEXTS, make_contents

from itcp_assist.citation import Citation
from itcp_assist.errors import IndexBusyError, StorageError
from itcp_assist.index import build_generation, current_generation, open_generation
from itcp_assist.index.publish import make_current, previous_generation

HERE = Path(__file__).parent
OLD = make_contents(OTHER_TEXTS)
OLDER = make_contents({f"{BUOYS}#op/1": "INVITES buoy painters to choose two colours;"})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build_generation(folder, OLD, WordEncoder(), lambda _: None)
    return folder


@pytest.fixture
def folder(tmp_path, built):
    return copytree(built, tmp_path / "indexes")


@pytest.fixture
def builder(folder):
    """A process that holds the lock, in the midst of a build that would replace what is served."""
    command = [sys.executable, "-m", "slow_build", folder]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "encoding\n"
        yield process
        process.kill()


def served(folder: Path) -> int:
    return len(open_generation(folder, encoder=WordEncoder()).all_clauses())


def test_a_second_build_is_refused_at_once_and_says_who_builds(folder, builder, encoder):
    with pytest.raises(IndexBusyError, match=rf"process {builder.pid} .*wait"):
        build_generation(folder, make_contents(), encoder, lambda _: None)
    assert served(folder) == 1


def test_a_killed_build_changes_nothing_and_leaves_no_lock(folder, builder, encoder):
    assert any(path.name.startswith("tmp-") for path in folder.iterdir())
    builder.kill()
    builder.wait()
    assert served(folder) == 1
    build_generation(folder, make_contents(), encoder, lambda _: None)
    assert served(folder) == len(TEXTS)
    assert not any(path.name.startswith("tmp-") for path in folder.iterdir())


class Interrupted(WordEncoder):
    def encode(self, texts):
        raise KeyboardInterrupt(len(texts))


class Failing(WordEncoder):
    def encode(self, texts):
        raise OSError(errno.ENOSPC, "No space left on device", texts[0])


def test_a_build_that_fails_changes_nothing(folder):
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(KeyboardInterrupt):
        build_generation(folder, make_contents(), Interrupted(), lambda _: None)
    with pytest.raises(StorageError, match=r"No space left on device; what was served still is"):
        build_generation(folder, make_contents(), Failing(), lambda _: None)
    assert sorted(path.name for path in folder.iterdir()) == before
    assert served(folder) == 1


# Bytes that one file may have: the limit is met in the clause store, and in Chroma.
@pytest.mark.parametrize("limit", [24_000, 100_000])
def test_a_full_disk_ends_in_one_line_and_serves_the_old(folder, limit):
    code = (
        "import resource, sys; from pathlib import Path; from conftest import WordEncoder;"
        "from index_samples import make_contents; from itcp_assist.index import build_generation;"
        "from itcp_assist.errors import StorageError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "try: build_generation(Path(sys.argv[1]), make_contents(), WordEncoder(), lambda _: None)\n"
        "except StorageError as error: sys.exit(str(error))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, folder, str(limit)], cwd=HERE, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "free space" in run.stderr
    assert served(folder) == 1
    assert sorted(path.name[:4] for path in folder.iterdir()) == ["CURR", "LOCK", "gen-"]


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path, encoder):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"cannot write the index in .*file"):
        build_generation(tmp_path / "file" / "indexes", OLD, encoder, lambda _: None)


def test_the_generation_before_is_kept_and_older_ones_go(folder, encoder):
    first = (folder / "CURRENT").read_text().strip()
    second = build_generation(folder, OLDER, encoder, lambda _: None).name
    third = build_generation(folder, make_contents(), encoder, lambda _: None).name
    names = {path.name for path in folder.iterdir()}
    assert names == {"CURRENT", "LOCK", "PREVIOUS", second, third}
    assert first not in {second, third}


def test_what_others_put_into_the_folder_is_left_alone(folder, encoder):
    (folder / "gen-notes").mkdir()
    (folder / "tmp-mine").mkdir()
    build_generation(folder, make_contents(), encoder, lambda _: None)
    assert (folder / "gen-notes").is_dir()
    assert (folder / "tmp-mine").is_dir()


def test_unchanged_contents_are_not_built_again(folder):
    before = (folder / "CURRENT").read_text()
    lines = []
    build_generation(folder, OLD, Interrupted(), lines.append)
    assert lines == [f"nothing has changed: {before.strip()} is kept"]
    assert (folder / "CURRENT").read_text() == before


def test_going_back_to_the_generation_before_builds_nothing(folder, encoder):
    build_generation(folder, make_contents(), encoder, lambda _: None)
    build_generation(folder, OLD, Interrupted(), lambda _: None)
    assert served(folder) == 1


def test_a_reader_keeps_what_it_opened(folder, encoder):
    reader = open_generation(folder, encoder=encoder)
    build_generation(folder, make_contents(), encoder, lambda _: None)
    assert len(reader.all_clauses()) == len(reader.dense.scores("buoys")) == 1
    assert reader.clause(Citation.parse(f"{BUOYS}#op/1"))
    assert served(folder) == len(TEXTS)


@pytest.mark.slow
def test_builders_at_once_never_overlap(folder):
    code = (
        "import sys; from pathlib import Path; from conftest import WordEncoder;"
        "from index_samples import make_contents; from itcp_assist.index import build_generation;"
        "from itcp_assist.errors import IndexBusyError\n"
        "texts = {'A.9002(90)#op/1': f'INVITES builder {sys.argv[2]} to finish;'}\n"
        "try: build_generation(Path(sys.argv[1]), make_contents(texts), WordEncoder(), print)\n"
        "except IndexBusyError: sys.exit(75)"
    )
    builders = [
        subprocess.Popen(
            [sys.executable, "-c", code, folder, str(n)], cwd=HERE, stdout=subprocess.DEVNULL
        )
        for n in range(4)
    ]
    codes = [builder.wait() for builder in builders]
    assert set(codes) <= {0, 75}
    assert 0 in codes
    assert served(folder) == 1
    assert (folder / "CURRENT").stat().st_size == len("gen-") + 16 + 1


# Stops before the nth pointer that it would rename into its place.
_KILLED = """
import os, sys
from pathlib import Path
from itcp_assist.index.publish import make_current
renames = []
def count(event, arguments):
    if event == "os.rename" and Path(arguments[1]).name in ("PREVIOUS", "CURRENT"):
        renames.append(arguments)
        if len(renames) == int(sys.argv[2]):
            os._exit(9)
sys.addaudithook(count)
make_current(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", [1, 2])
def test_what_was_served_before_is_known_whenever_a_build_is_killed(tmp_path, step):
    first, second, third = (tmp_path / f"gen-{digit * 16}" for digit in "123")
    for generation in (first, second):
        generation.mkdir()
        make_current(generation)
    third.mkdir()
    command = [sys.executable, "-c", _KILLED, third, str(step)]
    assert subprocess.run(command, cwd=HERE, check=False).returncode == 9
    assert (current_generation(tmp_path), previous_generation(tmp_path)) == (second, first)
    for served, before in ((second, first), (third, second), (second, third), (second, third)):
        make_current(served)
        now = current_generation(tmp_path), previous_generation(tmp_path)
        assert now == (served, before)


def test_the_first_generation_has_none_before_it(folder, encoder):
    assert previous_generation(folder) is None
    build_generation(folder, OLD, encoder, lambda _: None)
    assert previous_generation(folder) is None


@pytest.mark.parametrize("record", [b"", b"\xff", b"gen-x ../..\n", b"gen-0 gen-1 gen-2\n"])
def test_a_damaged_record_of_what_was_before_is_no_record(folder, encoder, record):
    build_generation(folder, OLDER, encoder, lambda _: None)
    (folder / "PREVIOUS").write_bytes(record)
    assert previous_generation(folder) is None
