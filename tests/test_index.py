"""A generation: what was built is what is opened, and nothing else can be."""

import hashlib
import json
import logging
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from conftest import WordEncoder
from index_samples import BUOYS, LIGHTS, TEXTS, make_clause, make_contents

from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError, IndexMissingError, IndexStaleError, StorageError
from itcp_assist.index import Contents, build_generation, open_generation


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build_generation(folder, make_contents(), WordEncoder(), lambda _: None)
    return folder


@pytest.fixture
def folder(tmp_path, built):
    return copytree(built, tmp_path / "indexes")


def snapshot(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def served(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text().strip()


def edit_manifest(folder: Path, **changes: object) -> None:
    path = served(folder) / "MANIFEST.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_what_is_opened_is_what_was_built(folder, encoder):
    given, held = make_contents(), open_generation(folder, encoder=encoder)
    assert set(held.all_clauses()) == set(given.clauses)
    assert held.holdings() == given.holdings
    assert set(held.relations()) == set(given.relations)
    assert held.facts_json() == given.facts_json


def test_records_are_found_by_key_and_symbol(folder, encoder):
    held = open_generation(folder, encoder=encoder)
    assert held.clause(Citation.parse(f"{LIGHTS}#op/2/a")).text == "on the number of lamps; and"
    assert held.clause(Citation.parse(f"{LIGHTS}#op/3")) is None
    assert [str(c.citation) for c in held.clauses_of(BUOYS)] == [f"{BUOYS}#op/1", f"{BUOYS}#op/2"]
    assert held.clauses_of("A.9003(90)") == ()
    assert held.holding(BUOYS).identity.title == f"Title of {BUOYS}"
    assert held.holding("A.9003(90)") is None


def test_clauses_stand_in_document_order(folder, encoder):
    keys = [
        str(clause.citation) for clause in open_generation(folder, encoder=encoder).all_clauses()
    ]
    assert keys == list(TEXTS)


def test_fingerprint_names_contents_generation_and_model(folder, encoder):
    found = open_generation(folder, encoder=encoder).fingerprint()
    assert found == {
        "corpus": make_contents().in_order().sha256(),
        "index": served(folder).name,
        "embedding": f"words@{'0' * 64}",
    }


def test_input_order_does_not_change_the_generation(folder, tmp_path, encoder):
    given = make_contents()
    clauses = list(given.clauses)
    random.Random(7).shuffle(clauses)
    shuffled = Contents(
        given.holdings[::-1], tuple(clauses), given.relations[::-1], given.facts_json
    )
    again = build_generation(tmp_path / "other", shuffled, encoder, lambda _: None)
    assert again.name == served(folder).name
    store = "clauses.sqlite3"
    assert (again / store).read_bytes() == (served(folder) / store).read_bytes()
    for path in sorted((again / "lexical").rglob("*.*")):
        twin = served(folder) / path.relative_to(again)
        assert path.read_bytes() == twin.read_bytes(), path.name


@pytest.mark.parametrize(
    "change",
    [
        {"text": "INVITES lamp keepers to hide their oil;"},
        {"note": "in other words"},
        {"addressees": ("keepers",)},
        {"boxes": ((2, (72.0, 340.1, 523.2, 398.5)),)},
    ],
)
def test_any_change_of_a_clause_changes_the_checksum(change):
    given = make_contents()
    changed = replace(given, clauses=(replace(given.clauses[0], **change), *given.clauses[1:]))
    assert changed.sha256() != given.sha256()


def test_one_citation_cannot_stand_for_two_clauses(tmp_path, encoder):
    given = make_contents()
    twice = replace(given, clauses=(*given.clauses, make_clause(f"{BUOYS}#op/1", "Other", 9)))
    with pytest.raises(CorpusError, match=r"A\.9002\(90\)#op/1"):
        build_generation(tmp_path, twice, encoder, lambda _: None)
    with pytest.raises(CorpusError, match=r"A\.9001\(90\)"):
        replace(given, holdings=given.holdings * 2).in_order()


def test_nothing_to_index_is_refused(tmp_path, encoder):
    with pytest.raises(CorpusError, match="no clause"):
        build_generation(tmp_path, Contents((), ()), encoder, lambda _: None)


def test_clauses_of_one_word_can_be_indexed(tmp_path, encoder):
    build_generation(tmp_path, make_contents({f"{LIGHTS}#op": "Lamps"}), encoder, lambda _: None)
    held = open_generation(tmp_path, encoder=encoder)
    assert held.lexical.scores("more lamps please")[0] > 0
    assert held.lexical.scores("")[0] == 0


def test_opening_and_ranking_write_nothing(folder, encoder):
    before = snapshot(folder)
    held = open_generation(folder, encoder=encoder)
    held.dense.scores("lamps")
    held.lexical.scores("lamps")
    assert snapshot(folder) == before
    open_generation(folder, encoder=encoder)


def test_a_read_only_folder_can_be_served():
    # To the superuser no folder is read-only: the process drops that right once all is imported.
    code = """
import os, tempfile
from pathlib import Path
from conftest import WordEncoder
from index_samples import OTHER_TEXTS, make_contents
from itcp_assist.errors import StorageError
from itcp_assist.index import build_generation, open_generation

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    build_generation(folder, make_contents(), WordEncoder(), lambda _: None)
    open_generation(folder, encoder=WordEncoder()).dense.scores("lamps")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    rights = os.geteuid()
    if not rights:
        os.seteuid(65534)
    print(open_generation(folder, encoder=WordEncoder()).dense.scores("lamps") is not None)
    try:
        build_generation(folder, make_contents(OTHER_TEXTS), WordEncoder(), print)
    except StorageError as error:
        print(error)
    os.seteuid(rights)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    served, refused = run.stdout.splitlines()
    assert served == "True"
    assert "Permission denied" in refused


def test_no_index_is_told_apart_from_a_bad_one(tmp_path, encoder):
    with pytest.raises(IndexMissingError, match="itcp-assist build"):
        open_generation(tmp_path / "nowhere", encoder=encoder)
    with pytest.raises(IndexMissingError, match="itcp-assist build"):
        open_generation(tmp_path, encoder=encoder)


@pytest.mark.parametrize(
    "garbage", [b"", b"\xff\xfe\x00", b"../../etc\n", b"gen-0123456789abcdef\n", b"gen-x", b"\r\n"]
)
def test_current_that_names_no_generation_is_refused(folder, encoder, garbage):
    (folder / "CURRENT").write_bytes(garbage)
    with pytest.raises(IndexStaleError, match="CURRENT"):
        open_generation(folder, encoder=encoder)
    build_generation(folder, make_contents(), encoder, lambda _: None)
    assert open_generation(folder, encoder=encoder).clause(Citation.parse(f"{BUOYS}#op/1"))


FILES = ["clauses.sqlite3", "chroma.sqlite3", "data_level0.bin", "data.csc.index.npy"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "delete"])
def test_damage_is_detected_before_anything_is_read(folder, encoder, name, damage):
    path = next(served(folder).rglob(name))
    held = path.read_bytes()
    middle = len(held) // 2
    damaged = {
        "flip": held[:middle] + bytes([held[middle] ^ 1]) + held[middle + 1 :],
        "truncate": held[:middle],
        "empty": b"",
    }
    path.unlink() if damage == "delete" else path.write_bytes(damaged[damage])
    with pytest.raises(IndexStaleError, match=name):
        open_generation(folder, encoder=encoder)


def test_a_damaged_generation_is_built_again(folder, encoder):
    (served(folder) / "clauses.sqlite3").write_bytes(b"")
    build_generation(folder, make_contents(), encoder, lambda _: None)
    assert len(open_generation(folder, encoder=encoder).all_clauses()) == len(TEXTS)
    assert {path.name for path in folder.iterdir()} == {"CURRENT", "LOCK", served(folder).name}


@pytest.mark.parametrize("name", ["extra.pickle", "chroma/config.json", "lexical/corpus.jsonl"])
def test_a_file_that_the_build_did_not_write_is_refused(folder, encoder, name):
    (served(folder) / name).write_text("{}")
    with pytest.raises(IndexStaleError, match="does not belong"):
        open_generation(folder, encoder=encoder)


def test_a_link_is_no_file_of_a_generation(folder, encoder, tmp_path):
    store = served(folder) / "clauses.sqlite3"
    store.rename(tmp_path / "elsewhere")
    store.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(IndexStaleError, match="damaged"):
        open_generation(folder, encoder=encoder)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 1}', "nonsense", '{"schema": 1, "files": 3}']
)
def test_a_manifest_that_is_none_is_refused(folder, encoder, text):
    (served(folder) / "MANIFEST.json").write_text(text)
    with pytest.raises(IndexStaleError, match=r"MANIFEST\.json"):
        open_generation(folder, encoder=encoder)


def test_a_manifest_of_another_schema_is_refused(folder, encoder):
    edit_manifest(folder, schema=99)
    with pytest.raises(IndexStaleError, match="built with schema 99, running is 1"):
        open_generation(folder, encoder=encoder)


def test_a_manifest_that_was_edited_is_refused(folder, encoder):
    edit_manifest(folder, corpus="0" * 64)
    with pytest.raises(IndexStaleError, match="not the generation"):
        open_generation(folder, encoder=encoder)


def test_a_generation_of_another_chromadb_is_refused(folder, encoder):
    path = served(folder)
    versions = json.loads((path / "MANIFEST.json").read_text())["versions"]
    edit_manifest(folder, versions=versions | {"chromadb": "0.1"})
    code = (
        "import sys; from pathlib import Path; from itcp_assist.index.manifest import *;"
        "import json; p = Path(sys.argv[1]);"
        "print(Manifest(**json.loads((p / FILE_NAME).read_text())).name)"
    )
    name = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    ).stdout.strip()
    path.rename(folder / name)
    (folder / "CURRENT").write_text(f"{name}\n")
    with pytest.raises(IndexStaleError, match=r"built with chromadb 0\.1, running is"):
        open_generation(folder, encoder=encoder)


class OtherName(WordEncoder):
    name = "other words"


class OtherWeights(WordEncoder):
    sha256 = "1" * 64


class Absent(WordEncoder):
    def encode(self, texts):
        raise StorageError(f"no model for {len(texts)} text")


def test_another_model_is_refused(folder):
    with pytest.raises(IndexStaleError, match="built with embedding model words, running is other"):
        open_generation(folder, encoder=OtherName())
    with pytest.raises(IndexStaleError, match="all-MiniLM-L6-v2"):
        open_generation(folder)


def test_other_weights_of_the_same_name_are_refused_when_needed(folder):
    held = open_generation(folder, encoder=OtherWeights())
    assert held.lexical.scores("lamps").any()
    with pytest.raises(IndexStaleError, match="embedding weights"):
        held.dense.scores("lamps")


def test_without_the_model_dense_scores_are_none_and_said_once(folder, caplog):
    held = open_generation(folder, encoder=Absent())
    with caplog.at_level(logging.WARNING):
        assert held.dense.scores("lamps") is None
        assert held.dense.scores("oil") is None
    assert [record.message for record in caplog.records] == [
        "clauses are ranked by their words only: no model for 1 text"
    ]


def test_vectors_come_back_bit_for_bit_in_the_order_of_the_clauses(folder, encoder):
    held = open_generation(folder, encoder=encoder)
    question = "who shall report on lamps"
    expected = encoder.encode([c.text for c in held.all_clauses()]) @ encoder.encode([question])[0]
    assert np.array_equal(held.dense.scores(question), expected)


def test_opening_and_looking_up_import_no_heavy_library(folder):
    code = (
        "import sys; from pathlib import Path; from conftest import WordEncoder;"
        "from itcp_assist.index import open_generation;"
        "held = open_generation(Path(sys.argv[1]), encoder=WordEncoder());"
        "held.all_clauses(); held.lexical.scores('lamps');"
        "print({'torch', 'chromadb', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, folder],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "set()"
