"""The composition: a folder becomes an index, and the index is what was read."""

import hashlib
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from collection import write_corpus
from conftest import StandIn
from json_forms import FINGERPRINT, HITS, faults
from renderings import RENDERERS, as_markdown, as_text
from specimens import CIRCULAR, COMMITTEE, LINKAGE, PAGE, RENEWAL, expected_clauses
from specimens_pdf import plain, print_pdf

from itcp_assist.assistant import Choices, build_index, examine, open_assistant, read_clauses
from itcp_assist.citation import Citation
from itcp_assist.errors import CitationError, CorpusError, NotHeldError, QuestionError
from itcp_assist.present import to_hit_json
from itcp_assist.records import State, TextKind
from itcp_assist.settings import Settings, shipped_folder

HERE = Path(__file__).parent
FORMATS = {**RENDERERS, ".pdf": print_pdf}


@pytest.fixture(scope="module")
def assistant(collection):
    with open_assistant(collection.index, Settings(), encoder=StandIn()) as opened:
        yield opened


def build(corpus, index, *, with_register=False, **options):
    choices = Choices(with_register=with_register)
    return build_index([corpus], index, StandIn(), choices=choices, **options)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "specimen",
    [
        LINKAGE,
        COMMITTEE,
        CIRCULAR,
        RENEWAL,
    ],
    ids=lambda specimen: specimen.symbol,
)
def test_every_format_gives_the_same_clauses(tmp_path, specimen, suffix):
    path = tmp_path / f"document{suffix}"
    path.write_bytes(FORMATS[suffix](specimen))
    _, identity, clauses = read_clauses(path)
    assert (identity.symbol, identity.adopted) == (specimen.symbol, specimen.adopted)
    expected = expected_clauses(specimen)
    # Rows of a table are paragraphs of their own wherever the format marks a table up.
    found = {str(c.citation): plain(c.text) for c in clauses if "/table-" not in str(c.citation)}
    tabled = f"{LINKAGE.symbol}#annex-2/1.2"
    assert list(found) == list(expected)
    assert {k: t for k, t in found.items() if k != tabled} == {
        k: plain(t) for k, t in expected.items() if k != tabled
    }


def test_what_is_held_is_what_was_read(assistant, collection):
    for path in (collection.corpus / "linkage.pdf", collection.corpus / "nested" / "renewal.xml"):
        document, identity, clauses = read_clauses(path)
        for clause in clauses:
            held = assistant.show(str(clause.citation)).clause
            assert (held.text, held.spans, held.boxes) == (clause.text, clause.spans, clause.boxes)
            assert "\n".join(document.text[a:b] for a, b in held.spans) == held.text
        source = assistant.holding(identity.symbol).source
        assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert source.name == path.relative_to(collection.corpus).as_posix()


def test_the_same_folder_gives_the_same_generation_in_any_order(collection, tmp_path):
    names = [p.relative_to(collection.corpus) for p in collection.corpus.rglob("*") if p.is_file()]
    random.Random(5).shuffle(names)
    for name in names:
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_bytes((collection.corpus / name).read_bytes())
    made = build(tmp_path / "corpus", tmp_path / "indexes")
    assert made.generation.name == (collection.index / "CURRENT").read_text().strip()
    lines = []
    again = build(tmp_path / "corpus", tmp_path / "indexes", report=lines.append)
    assert again.generation == made.generation
    assert lines[-1].startswith("nothing has changed")
    assert [line for line in lines if line.startswith("encoding")] == []


def test_one_changed_word_gives_another_generation(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    one = build(corpus, tmp_path / "indexes")
    path = corpus / "namesake.txt"
    path.write_bytes(path.read_bytes().replace(b"nobody", b"no one"))
    assert build(corpus, tmp_path / "indexes").generation != one.generation


def test_the_fingerprint_names_what_answers_rest_on(assistant, collection):
    found = assistant.fingerprint()
    assert list(faults(found, FINGERPRINT)) == []
    assert found["index"] == (collection.index / "CURRENT").read_text().strip()
    assert (found["model"], found["prompt"]) == (None, None)
    assert assistant.ask("A.9001(90)?").fingerprint == found


def test_ranked_clauses_have_their_form(assistant):
    hits = assistant.search("languages in which the trainer works", 3)
    values = [to_hit_json(hit, assistant.holding(hit.clause.symbol)) for hit in hits]
    assert list(faults(values, HITS)) == []
    assert [value["rank"] for value in values] == [1, 2, 3]
    assert values[0]["key"] == "A.9001(90)#op/2/a/i"
    scores = [value["score"] for value in values]
    assert scores == sorted(scores, reverse=True)


def test_what_cannot_be_asked_is_an_error_and_what_is_not_known_is_not(assistant):
    for question in ("", " \n", "\N{SHIP}" * 9, "\x00\ud800", "why " * 25_000):
        for method in (assistant.ask, assistant.search):
            with pytest.raises(QuestionError):
                method(question)
    with pytest.raises(NotHeldError, match="has no such place"):
        assistant.show("A.9001(90)#op/99")
    with pytest.raises(NotHeldError, match="is not held"):
        assistant.show("A.9099(99)#op/1")
    with pytest.raises(CitationError):
        assistant.show("no key")
    assert assistant.status("A.9099(99)").status.state is State.NOT_ESTABLISHED


def test_a_standing_tells_the_chain_oldest_first(assistant):
    chain = assistant.status("A.9001(90)", as_of=date(2030, 1, 1)).chain
    dated = [link.adopted for link in chain if link.adopted]
    assert dated == sorted(dated)
    (link,) = (link for link in chain if link.symbol == "A.9001(90)")
    assert (link.state, str(link.by)) == (State.REVOKED, "A.9002(91)#op/4")


def test_the_first_file_of_a_symbol_keeps_it_and_the_other_is_told(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_bytes(as_text(RENEWAL))
    (tmp_path / "two.md").write_bytes(as_markdown(RENEWAL))
    report = build(tmp_path, tmp_path / "indexes")
    assert report.problems == (
        "two.md: is A.9002(91) like a/one.txt, with the same clauses; left out",
    )
    assert report.documents == 1


def test_a_folder_with_nothing_to_read_says_the_first_reason(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\n")
    with pytest.raises(CorpusError, match=r"no document that can be read: a\.pdf: is empty"):
        build(tmp_path, tmp_path / "indexes")
    assert not (tmp_path / "indexes").exists()


def test_files_and_folders_that_may_not_be_read_are_told():
    # To the superuser every file is open: the process drops that right once all is imported.
    code = """
import os, tempfile
from pathlib import Path
from conftest import StandIn
from renderings import as_text
from specimens import LINKAGE
from itcp_assist.assistant import Choices, build_index

bare = Choices(with_register=False)
rights = os.geteuid()
with tempfile.TemporaryDirectory() as name:
    corpus, index = Path(name, "corpus"), Path(name, "indexes")
    (corpus / "shut").mkdir(parents=True)
    for path in (corpus / "good.txt", corpus / "shut.txt"):
        path.write_bytes(as_text(LINKAGE))
    build_index([corpus], Path(name, "first"), StandIn(), choices=bare)
    for path, mode in ((corpus / "shut", 0), (corpus / "shut.txt", 0), (Path(name), 0o777)):
        path.chmod(mode)
    os.seteuid(rights or 65534)
    report = build_index([corpus], index, StandIn(), choices=bare)
    print(report.documents, *sorted(report.problems), sep="|")
    os.seteuid(rights)
    (corpus / "shut").chmod(0o755)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)
    assert done.stdout.strip().split("|") == [
        "1",
        "shut.txt: may not be read; allow reading it",
        "shut: cannot be opened (Permission denied)",
    ]


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """An assistant over one fictional page, with the register of facts that ships."""
    folder = tmp_path_factory.mktemp("registered")
    (folder / "page.md").write_bytes(as_markdown(PAGE))
    report = build(folder, folder / "indexes", with_register=True)
    assert report.documents == 1
    with open_assistant(folder / "indexes", Settings(), encoder=StandIn()) as opened:
        yield opened


def test_the_register_is_part_of_an_index_but_no_document_of_it(registered):
    assert [holding.identity.kind for holding in registered.holdings()] == ["page"]
    exhibit = registered.show("A.1006(25)#register")
    assert exhibit.clause.text_kind is TextKind.NOTE
    assert registered.status("A.1006(25)").status.state is State.REVOKED


def test_without_the_register_nothing_of_it_is_known(assistant):
    with pytest.raises(NotHeldError):
        assistant.show("A.1006(25)#register")
    assert assistant.status("A.1006(25)").status.state is State.NOT_ESTABLISHED


def test_notes_stand_beside_the_text_that_is_held(tmp_path):
    """Each clause that a shipped note is about carries it when a text with that key is held."""
    notes = (shipped_folder("corpus") / "notes").glob("*.yaml")
    symbol = sorted(path.stem for path in notes)[0]
    text = f"Resolution {symbol}\n\nAdopted on 1 May 2001\n\nBOATS\n\nTHE ASSEMBLY,\n\n"
    (tmp_path / "a.txt").write_text(f"{text}1 INVITES keepers to fold boats;\n\n2 THANKS them.\n")
    build(tmp_path, tmp_path / "indexes", with_register=True)
    with open_assistant(tmp_path / "indexes", Settings(), encoder=StandIn()) as opened:
        clause = opened.show(str(Citation(symbol, "op", ("1",)))).clause
    assert clause.text == "INVITES keepers to fold boats;"
    assert clause.text_kind is TextKind.VERBATIM
    assert clause.note and clause.note != clause.text


def test_examining_lists_what_is_held_and_what_leaves(collection):
    found = examine(collection.index, Settings())
    assert found["problems"] == []
    assert found["held"][0] == "7 documents of verbatim text"
    assert found["leaves this machine"] == ["nothing: no address is opened but the page's own"]
    assert any(line.startswith("A.9003(92): ") for line in found["remarks"])
