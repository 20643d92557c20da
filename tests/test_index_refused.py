"""What is no generation, or no longer, or another's, is refused before anything is read from it."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import WordEncoder
from index_samples import BUOYS, TEXTS, make_contents

from itcp_assist.citation import Citation
from itcp_assist.errors import IndexMissingError, IndexStaleError, StorageError
from itcp_assist.index import build_generation, open_generation
from itcp_assist.index.manifest import SCHEMA


def served(index_folder: Path) -> Path:
    return index_folder / (index_folder / "CURRENT").read_text().strip()


def edit_manifest(index_folder: Path, **changes: object) -> None:
    path = served(index_folder) / "MANIFEST.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_no_index_is_told_apart_from_a_bad_one(tmp_path, encoder):
    with pytest.raises(IndexMissingError, match="itcp-assist build"):
        open_generation(tmp_path / "nowhere", encoder=encoder)
    with pytest.raises(IndexMissingError, match="itcp-assist build"):
        open_generation(tmp_path, encoder=encoder)


@pytest.mark.parametrize(
    "garbage", [b"", b"\xff\xfe\x00", b"../../etc\n", b"gen-0123456789abcdef\n", b"gen-x", b"\r\n"]
)
def test_current_that_names_no_generation_is_refused(index_folder, encoder, garbage):
    (index_folder / "CURRENT").write_bytes(garbage)
    with pytest.raises(IndexStaleError, match="CURRENT"):
        open_generation(index_folder, encoder=encoder)
    build_generation(index_folder, make_contents(), encoder, lambda _: None)
    assert open_generation(index_folder, encoder=encoder).clause(Citation.parse(f"{BUOYS}#op/1"))


FILES = ["clauses.sqlite3", "chroma.sqlite3", "data_level0.bin", "data.csc.index.npy"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "delete"])
def test_damage_is_detected_before_anything_is_read(index_folder, encoder, name, damage):
    path = next(served(index_folder).rglob(name))
    held = path.read_bytes()
    middle = len(held) // 2
    damaged = {
        "flip": held[:middle] + bytes([held[middle] ^ 1]) + held[middle + 1 :],
        "truncate": held[:middle],
        "empty": b"",
    }
    path.unlink() if damage == "delete" else path.write_bytes(damaged[damage])
    with pytest.raises(IndexStaleError, match=name):
        open_generation(index_folder, encoder=encoder)


def test_a_damaged_generation_is_built_again(index_folder, encoder):
    (served(index_folder) / "clauses.sqlite3").write_bytes(b"")
    build_generation(index_folder, make_contents(), encoder, lambda _: None)
    assert len(open_generation(index_folder, encoder=encoder).all_clauses()) == len(TEXTS)
    assert {path.name for path in index_folder.iterdir()} == {
        "CURRENT",
        "LOCK",
        served(index_folder).name,
    }


@pytest.mark.parametrize("name", ["extra.pickle", "chroma/config.json", "lexical/corpus.jsonl"])
def test_a_file_that_the_build_did_not_write_is_refused(index_folder, encoder, name):
    (served(index_folder) / name).write_text("{}")
    with pytest.raises(IndexStaleError, match="does not belong"):
        open_generation(index_folder, encoder=encoder)


def test_a_link_is_no_file_of_a_generation(index_folder, encoder, tmp_path):
    store = served(index_folder) / "clauses.sqlite3"
    store.rename(tmp_path / "elsewhere")
    store.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IndexStaleError, match="damaged"):
        open_generation(index_folder, encoder=encoder)


HEAD = f'{{"schema": {SCHEMA}'  # of a manifest that says no more


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", HEAD + "}", HEAD + ', "files": 3}'])
def test_a_manifest_that_is_none_is_refused(index_folder, encoder, text):
    (served(index_folder) / "MANIFEST.json").write_text(text)
    with pytest.raises(IndexStaleError, match=r"MANIFEST\.json"):
        open_generation(index_folder, encoder=encoder)


def test_a_manifest_of_another_schema_is_refused(index_folder, encoder):
    edit_manifest(index_folder, schema=99)
    with pytest.raises(IndexStaleError, match=f"built with schema 99, running is {SCHEMA}"):
        open_generation(index_folder, encoder=encoder)


def test_a_manifest_that_was_edited_is_refused(index_folder, encoder):
    edit_manifest(index_folder, corpus="0" * 64)
    with pytest.raises(IndexStaleError, match="not the generation"):
        open_generation(index_folder, encoder=encoder)


def test_a_generation_of_another_chromadb_is_refused(index_folder, encoder):
    path = served(index_folder)
    versions = json.loads((path / "MANIFEST.json").read_text())["versions"]
    edit_manifest(index_folder, versions=versions | {"chromadb": "0.1"})
    code = (
        "import sys; from pathlib import Path; from itcp_assist.index.manifest import *;"
        "import json; p = Path(sys.argv[1]);"
        "print(Manifest(**json.loads((p / FILE_NAME).read_text())).name)"
    )
    name = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    ).stdout.strip()
    path.rename(index_folder / name)
    (index_folder / "CURRENT").write_text(f"{name}\n")
    with pytest.raises(IndexStaleError, match=r"built with chromadb 0\.1, running is"):
        open_generation(index_folder, encoder=encoder)


class OtherName(WordEncoder):
    name = "other words"


class OtherWeights(WordEncoder):
    sha256 = "1" * 64


class Absent(WordEncoder):
    def encode(self, texts):
        raise StorageError(f"no model for {len(texts)} text")


def test_another_model_is_refused(index_folder):
    with pytest.raises(IndexStaleError, match="built with embedding model words, running is other"):
        open_generation(index_folder, encoder=OtherName())
    with pytest.raises(IndexStaleError, match="all-MiniLM-L6-v2"):
        open_generation(index_folder)


def test_other_weights_of_the_same_name_are_refused_when_needed(index_folder):
    held = open_generation(index_folder, encoder=OtherWeights())
    assert held.lexical.scores("lamps").any()
    with pytest.raises(IndexStaleError, match="embedding weights"):
        held.dense.scores("lamps")


def test_without_the_model_dense_scores_are_none_and_said_once(index_folder, caplog):
    held = open_generation(index_folder, encoder=Absent())
    with caplog.at_level(logging.WARNING):
        assert held.dense.scores("lamps") is None
        assert held.dense.scores("oil") is None
    assert [record.message for record in caplog.records] == [
        "clauses are ranked by their words only: no model for 1 text"
    ]
