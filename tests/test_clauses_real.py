"""Counts, keys, verbs and addressees of real texts, where they are beside the project."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from clause_specimens import keys
from test_clauses_properties import check_invariants

from itcp_assist.citation import Citation
from itcp_assist.clauses import identify, identity_flags, split_clauses
from itcp_assist.reading import read_document
from itcp_assist.records import Clause, Identity

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from clauses_f1 import score_folder, total


def read(path: Path) -> tuple[Identity, tuple[Clause, ...]]:
    document = read_document(path)
    identity = identify(document)
    clauses = split_clauses(document, identity)
    check_invariants(document, clauses)
    assert identity_flags(document, identity) == ()
    return identity, clauses


STATES, PARTNERS = "Member States", "partner organizations"
COMMITTEE, OLD_COMMITTEE = "Technical Cooperation Committee", "Technical Co-operation Committee"
OPERATIVE = {
    "A.1006(25).html": [
        ("INVITES", (STATES, "donor organizations")),
        ("INVITES", (STATES, PARTNERS)),
        ("INVITES", (STATES,)),
        ("REQUESTS", (OLD_COMMITTEE,)),
        ("ENCOURAGES", ("all IMO Member States", "international organizations concerned")),
        ("URGES", ("all Member States",)),
        ("REQUESTS", (OLD_COMMITTEE,)),
    ],
    "A.1126(30).html": [
        ("INVITES", (STATES,)),
        ("ALSO INVITES", (STATES, PARTNERS)),
        ("URGES", (STATES,)),
        ("ALSO URGES", (STATES, PARTNERS, "Secretariat")),
        ("INVITES", (STATES, PARTNERS, "Secretariat")),
        ("REQUESTS", (COMMITTEE,)),
        ("REQUESTS", (COMMITTEE,)),
        ("REVOKES", ()),
    ],
    "MEPC.278(70).html": [
        ("ADOPTS", ()),
        ("DETERMINES", ()),
        ("INVITES", ("Parties",)),
        ("INVITES FURTHER", ("Parties",)),
        ("ENCOURAGES", ("Organization",)),
        ("REQUESTS", ("Secretary-General",)),
        ("REQUESTS FURTHER", ("Secretary-General",)),
    ],
    "MSC.428(98).pdf": [
        ("AFFIRMS", ()),
        ("ENCOURAGES", ("Administrations",)),
        ("ACKNOWLEDGES", ()),
        ("REQUESTS", (STATES,)),
    ],
}
PREAMBULAR = {
    "A.1006(25).html": (9, "Assembly", "2007-11-20"),
    "A.1126(30).html": (11, "Assembly", "2017-12-06"),
    "MEPC.278(70).html": (3, "Marine Environment Protection Committee", "2016-10-28"),
    "MSC.428(98).pdf": (5, "Maritime Safety Committee", "2017-06-16"),
}


@pytest.mark.parametrize("name", OPERATIVE)
def test_resolutions_of_imo(real_data, name):
    identity, clauses = read(real_data / "imo" / name)
    recitals, organ, adopted = PREAMBULAR[name]
    operative = [c for c in clauses if c.citation.part == "op"]
    assert identity.symbol == name.rpartition(".")[0]
    assert (identity.kind, identity.organ, str(identity.adopted)) == ("resolution", organ, adopted)
    assert keys(clauses)[:recitals] == [f"pp/{n}" for n in range(1, recitals + 1)]
    assert keys(operative) == [f"op/{n}" for n in range(1, len(OPERATIVE[name]) + 1)]
    assert [(c.verb, c.addressees) for c in operative] == OPERATIVE[name]
    assert len(clauses) == recitals + len(operative)


def test_openers_of_the_preamble_are_read_as_printed(real_data):
    _, clauses = read(real_data / "imo" / "A.1006(25).html")
    assert [c.verb for c in clauses if c.citation.part == "pp"] == [
        "RECALLING", "RECALLING ALSO", "RECALLING FURTHER", "RECALLING IN PARTICULAR", "MINDFUL",
        "RECOGNIZING", "RECOGNIZING ALSO", "RECOGNIZING FURTHER", "HAVING CONSIDERED",
    ]  # fmt: skip


def test_the_circular_and_every_numbered_paragraph_of_its_annex(real_data):
    identity, clauses = read(real_data / "imo" / "MSC-FAL.1-Circ.3-Rev.2.pdf")
    assert (identity.symbol, identity.kind) == ("MSC-FAL.1/Circ.3/Rev.2", "circular")
    assert str(identity.adopted) == "2022-06-07"
    numbers = [
        *(f"1.{n}" for n in range(1, 6)),
        "2.1.1", *(f"2.1.1.{n}" for n in range(1, 9)),
        *(f"2.1.{n}" for n in range(2, 10)), *(f"2.2.{n}" for n in range(1, 4)),
        *(f"3.{n}" for n in range(1, 6)), *(f"3.5.{n}" for n in range(1, 6)), "3.6", "3.7",
        "4.1", "4.2", *(f"4.2.{n}" for n in range(1, 6)), "4.3",
    ]  # fmt: skip
    assert keys(clauses) == [*(f"par/{n}" for n in range(1, 6)), *(f"annex/{n}" for n in numbers)]
    assert {c.page for c in clauses[:5]} == {1}
    assert all(c.boxes and c.page for c in clauses)


def test_the_seed_page_has_its_four_bullets_as_paragraphs(real_data):
    identity, clauses = read(real_data / "seed" / "imo-technical-cooperation.txt")
    assert identity.kind == "page"
    assert keys(clauses) == [f"par/{n}" for n in range(1, 11)]
    assert [c.text.split()[0] for c in clauses[6:]] == [
        "INVITED", "INVITED", "REQUESTED", "ENCOURAGED",
    ]  # fmt: skip


@pytest.mark.slow
def test_drafts_of_the_security_council_clause_by_clause(real_data):
    scores = list(score_folder(real_data / "un-drafts"))
    operative, preambular = total(scores, "operative"), total(scores, "preambular")
    assert operative.gold.total() == 252
    assert operative.f1 >= 0.98
    assert preambular.f1 >= 0.98


@pytest.mark.slow
def test_numbers_of_general_assembly_resolutions_equal_the_printed_ones(real_data):
    """Every number that the source marks up on a paragraph is the last step of one clause."""
    for path in sorted((real_data / "un-akn").glob("*.xml")):
        document = read_document(path)
        _, clauses = read(path)
        marked = Counter(
            block.number.strip(".()") for block in document.blocks
            if block.kind == "paragraph" and re.fullmatch(r"\d+\.|\([a-z]+\)", block.number)
        )  # fmt: skip
        found = Counter(c.citation.path[-1] for c in clauses if is_numbered(c.citation))
        assert not marked - found, path.name


def is_numbered(citation: Citation) -> bool:
    return bool(citation.path) and not citation.part.endswith(("pp", "par"))
