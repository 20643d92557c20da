"""The corpus that ships: whole, in our own words, faithful in number, verb and addressee."""

import html
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from itcp_assist.citation import Citation
from itcp_assist.corpus import open_corpus, read_note_documents, read_notes
from itcp_assist.corpus.catalogue import read_catalogue

FOLDER = Path(__file__).resolve().parents[1] / "corpus"
SEED = "pages/imo-tc-page.txt"
RUN = 12  # words in a row that may not stand in an official text too


@pytest.fixture(scope="module")
def documents():
    return {identity.symbol: clauses for identity, _, clauses in read_note_documents(FOLDER)}


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text, length=RUN):
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def shipped_files():
    return sorted(p for p in FOLDER.rglob("*") if p.is_file() and p != FOLDER / SEED)


def test_folder_opens_without_a_remark():
    corpus = open_corpus(FOLDER)
    assert corpus.skipped == ()
    assert [file.entry["kind"] for file in corpus.files].count("page") == 1
    assert all(file.entry["symbol"] and file.entry["title"] for file in corpus.files)
    assert all(file.source.rights for file in corpus.files)
    assert {file.source.tier for file in corpus.files} == {"own", "owner-supplied"}


def test_catalogue_lists_every_file_with_its_checksum():
    catalogue = read_catalogue(FOLDER / "catalogue.toml")
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert set(catalogue.documents) == there - {"catalogue.toml"}
    assert all(entry.sha256 and entry.rights for entry in catalogue.documents.values())


def test_official_texts_are_named_and_unverified():
    official = open_corpus(FOLDER).official
    register = yaml.safe_load((FOLDER / "register.yaml").read_text(encoding="utf-8"))
    symbols = {entry["symbol"] for entry in register["resolutions"]}
    assert {"A.1006(25)", "A.1126(30)", "A.986(24)"} <= set(official) <= symbols
    assert {text.address for text in official.values()} == {"constructed"}


@pytest.mark.parametrize(("symbol", "pp", "op"), [("A.1006(25)", 9, 7), ("A.1126(30)", 11, 8)])
def test_one_note_for_each_clause_in_order(documents, symbol, pp, op):
    keys = [str(clause.citation) for clause in documents[symbol]]
    assert keys == [
        *(f"{symbol}#pp/{n}" for n in range(1, pp + 1)),
        *(f"{symbol}#op/{n}" for n in range(1, op + 1)),
    ]
    ordered = [clause.citation for clause in documents[symbol]]
    assert all(one < two for one, two in pairwise(ordered))


def test_verbs_keep_their_strength(documents):
    """A note of an invitation invites; none turns into a duty."""
    for clauses in documents.values():
        for clause in clauses:
            assert not re.search(r"\b(?:must|shall|mandatory|obliged?|required)\b", clause.text)
            if clause.citation.part == "op":
                assert clause.text.upper().startswith(clause.verb)


@pytest.mark.parametrize(
    ("key", "verb", "addressees", "said"),
    [
        ("A.1006(25)#pp/1", "RECALLING", [], ["2(e)", "15(k)"]),
        ("A.1006(25)#pp/4", "RECALLING IN PARTICULAR", [], ["A.986(24)", "Secretary-General"]),
        (
            "A.1006(25)#op/1",
            "INVITES",
            ["Member States", "donor organizations"],
            ["(ODA)", "(MDGs)"],
        ),
        ("A.1006(25)#op/2", "INVITES", ["Member States", "partner organizations"], ["mechanism"]),
        (
            "A.1006(25)#op/3",
            "INVITES",
            ["Member States"],
            [
                "voluntary",
                "Maritime Capacity Checklist",
                "annex 1",
                "Maritime Capacity Analysis tool",
                "annex 2",
            ],
        ),
        (
            "A.1006(25)#op/4",
            "REQUESTS",
            ["Technical Co-operation Committee"],
            ["high priority", "ratification", "(LDCs)", "(SIDS)", "Africa", "(ITCP)"],
        ),
        (
            "A.1006(25)#op/5",
            "ENCOURAGES",
            ["all IMO Member States", "international organizations concerned"],
            ["financial", "in kind", "increase", "(ITCP)", "bilateral"],
        ),
        ("A.1006(25)#op/6", "URGES", ["all Member States"], ["acted"]),
        ("A.1006(25)#op/7", "REQUESTS", ["Technical Co-operation Committee"], ["annexes"]),
        ("A.1126(30)#pp/4", "RECOGNIZING", [], ["A/RES/71/243", "(UNDAF)"]),
        ("A.1126(30)#op/1", "INVITES", ["Member States"], ["Country Maritime Profiles", "(SDGs)"]),
        (
            "A.1126(30)#op/2",
            "ALSO INVITES",
            ["Member States", "partner organizations"],
            ["mainstream"],
        ),
        ("A.1126(30)#op/3", "URGES", ["Member States"], ["Resident Coordinator", "(UNDAF)"]),
        (
            "A.1126(30)#op/4",
            "ALSO URGES",
            ["Member States", "partner organizations", "Secretariat"],
            ["Inter-Agency and Expert Group", "performance indicators"],
        ),
        (
            "A.1126(30)#op/5",
            "INVITES",
            ["Member States", "partner organizations", "Secretariat"],
            ["five Regional Economic Commissions"],
        ),
        (
            "A.1126(30)#op/6",
            "REQUESTS",
            ["Technical Cooperation Committee"],
            ["high priority", "(SDGs)", "(LDCs)", "(SIDS)", "Africa", "(ITCP)"],
        ),
        ("A.1126(30)#op/8", "REVOKES", [], ["A.1006(25)", "annexes"]),
    ],
)
def test_essentials_of_the_notes(documents, key, verb, addressees, said):
    citation = Citation.parse(key)
    clause = next(c for c in documents[citation.symbol] if c.citation == citation)
    assert (clause.verb, list(clause.addressees)) == (verb, addressees)
    assert [word for word in said if word not in clause.text] == []
    assert read_notes(FOLDER)[citation] == clause.text


def guidance_pages():
    return sorted((FOLDER / "guidance").glob("*.md"))


@pytest.mark.parametrize("path", guidance_pages(), ids=lambda path: path.stem)
def test_guidance_says_how_each_thing_is_known(path):
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(head)
    assert set(fields) == {"symbol", "title", "kind", "text_kind"}
    assert (fields["kind"], fields["text_kind"]) == ("guidance", "note")
    assert fields["symbol"].startswith("guide-")
    blocks = [block.strip() for block in body.split("\n\n")]
    *paragraphs, last = [block for block in blocks if not block.startswith("#")]
    assert "not an official IMO product" in last
    known = re.compile(
        r"\((?:read in|read on|said by|our guidance|our translation)[^()]*(?:\([^()]*\)[^()]*)*\)"
    )
    assert [p for p in paragraphs if not known.search(p)] == []


def test_web_page_is_tied_to_the_right_paragraphs():
    page = (FOLDER / "guidance" / "web-page-and-resolution.md").read_text(encoding="utf-8")
    for point, number in (("first", 1), ("second", 3), ("third", 4), ("fourth", 5)):
        assert re.search(rf"The {point} point, [^.]*, is operative paragraph {number} of", page)


def test_seed_is_shipped_as_supplied(real_data):
    supplied = (real_data / "seed" / "imo-technical-cooperation.txt").read_bytes()
    assert (FOLDER / SEED).read_bytes() == supplied


def test_no_run_of_words_is_copied(real_data):
    """Names of documents may be long; apart from them, nothing of an official text ships."""
    seed = runs((FOLDER / SEED).read_text(encoding="utf-8"))
    pages = sorted((real_data / "imo").glob("*.html"))
    texts = [page.read_text(encoding="utf-8").partition("<div>")[2] for page in pages]
    official = {run for text in texts for run in runs(html.unescape(re.sub("<[^>]+>", " ", text)))}
    titles = [
        entry.get("title", "")
        for entry in yaml.safe_load((FOLDER / "register.yaml").read_text("utf-8"))["resolutions"]
    ]
    named = {run for title in titles for run in runs(f"{title}")}
    copied = {
        path.name: " ".join(run)
        for path in shipped_files()
        for run in (runs(path.read_text(encoding="utf-8")) & official) - seed - named
    }
    assert official
    assert copied == {}
