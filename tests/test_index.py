"""A generation: what was built is what is opened, and nothing else can be."""

import hashlib
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from index_samples import BUOYS, LIGHTS, TEXTS, make_clause, make_contents

from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError
from itcp_assist.index import Contents, build_generation, open_generation


def snapshot(index_folder: Path) -> dict[str, str]:
    return {
        path.relative_to(index_folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in index_folder.rglob("*")
        if path.is_file()
    }


def served(index_folder: Path) -> Path:
    return index_folder / (index_folder / "CURRENT").read_text().strip()


def test_what_is_opened_is_what_was_built(index_folder, encoder):
    given, held = make_contents(), open_generation(index_folder, encoder=encoder)
    assert set(held.all_clauses()) == set(given.clauses)
    assert held.holdings() == given.holdings
    assert set(held.relations()) == set(given.relations)
    assert held.facts_json() == given.facts_json


def test_records_are_found_by_key_and_symbol(index_folder, encoder):
    held = open_generation(index_folder, encoder=encoder)
    assert held.clause(Citation.parse(f"{LIGHTS}#op/2/a")).text == "on the number of lamps; and"
    assert held.clause(Citation.parse(f"{LIGHTS}#op/3")) is None
    assert [str(c.citation) for c in held.clauses_of(BUOYS)] == [f"{BUOYS}#op/1", f"{BUOYS}#op/2"]
    assert held.clauses_of("A.9003(90)") == ()
    assert held.holding(BUOYS).identity.title == f"Title of {BUOYS}"
    assert held.holding("A.9003(90)") is None


def test_clauses_stand_in_document_order(index_folder, encoder):
    keys = [
        str(clause.citation)
        for clause in open_generation(index_folder, encoder=encoder).all_clauses()
    ]
    assert keys == list(TEXTS)


def test_fingerprint_names_contents_generation_and_model(index_folder, encoder):
    found = open_generation(index_folder, encoder=encoder).fingerprint()
    assert found == {
        "corpus": make_contents().in_order().sha256(),
        "index": served(index_folder).name,
        "embedding": f"words@{'0' * 64}",
    }


def test_input_order_does_not_change_the_generation(index_folder, tmp_path, encoder):
    given = make_contents()
    clauses = list(given.clauses)
    random.Random(7).shuffle(clauses)
    shuffled = Contents(
        given.holdings[::-1], tuple(clauses), given.relations[::-1], given.facts_json
    )
    again = build_generation(tmp_path / "other", shuffled, encoder, lambda _: None)
    assert again.name == served(index_folder).name
    store = "clauses.sqlite3"
    assert (again / store).read_bytes() == (served(index_folder) / store).read_bytes()
    for path in sorted((again / "lexical").rglob("*.*")):
        twin = served(index_folder) / path.relative_to(again)
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


def test_opening_and_ranking_write_nothing(index_folder, encoder):
    before = snapshot(index_folder)
    held = open_generation(index_folder, encoder=encoder)
    held.dense.scores("lamps")
    held.lexical.scores("lamps")
    assert snapshot(index_folder) == before
    open_generation(index_folder, encoder=encoder)


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
    index_folder = Path(name)
    build_generation(index_folder, make_contents(), WordEncoder(), lambda _: None)
    open_generation(index_folder, encoder=WordEncoder()).dense.scores("lamps")
    for path in (index_folder, *index_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    rights = os.geteuid()
    if not rights:
        os.seteuid(65534)
    print(open_generation(index_folder, encoder=WordEncoder()).dense.scores("lamps") is not None)
    try:
        build_generation(index_folder, make_contents(OTHER_TEXTS), WordEncoder(), print)
    except StorageError as error:
        print(error)
    os.seteuid(rights)
    for path in (index_folder, *index_folder.rglob("*")):
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


def test_vectors_come_back_bit_for_bit_in_the_order_of_the_clauses(index_folder, encoder):
    held = open_generation(index_folder, encoder=encoder)
    question = "who shall report on lamps"
    expected = encoder.encode([c.text for c in held.all_clauses()]) @ encoder.encode([question])[0]
    assert np.array_equal(held.dense.scores(question), expected)


def test_opening_and_looking_up_import_no_heavy_library(index_folder):
    code = (
        "import sys; from pathlib import Path; from conftest import WordEncoder;"
        "from itcp_assist.index import open_generation;"
        "held = open_generation(Path(sys.argv[1]), encoder=WordEncoder());"
        "held.all_clauses(); held.lexical.scores('lamps');"
        "print({'torch', 'chromadb', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, index_folder],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "set()"
