"""A small collection of fictional documents in several formats, indexed once for many tests."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from renderings import as_akn, as_docx, as_markdown, as_page, as_text
from specimen_form import Item, Specimen
from specimens import CIRCULAR, COMMITTEE, LINKAGE, PAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.assistant import Choices, build_index
from itcp_assist.index import Encoder

# Shares its number with LINKAGE, so that the number alone does not tell which is meant.
NAMESAKE = replace(
    COMMITTEE,
    symbol="MSC.9001(99)",
    title="LANTERNS FOR VISITING TRAINERS",
    adopted=date(2019, 6, 13),
    head=("ANNEX 7", "RESOLUTION MSC.9001(99)", "(adopted on 13 June 2019)"),
)
# A direction mark and a control sequence of one character, which a terminal would obey.
ODD = Specimen(
    symbol="A.9003(92)",
    kind="resolution",
    title="LADDERS THAT ARE LEFT WET",
    adopted=date(2021, 12, 8),
    head=("Resolution A.9003(92)", "Adopted on 8 December 2021"),
    enacting="THE ASSEMBLY,",
    preamble=(Item("", "RECALLING resolution A.9002(91),"),),
    body=(
        Item("1", "AGREES that ladders shall\u202e ton \u202cbe left wet \u009b31m overnight;"),
        Item("2", "REQUESTS the Secretary-General to dry them."),
    ),
)


@dataclass(frozen=True, slots=True)
class Collection:
    """The folder of documents, and the folder of the index built from it."""

    corpus: Path
    index: Path


def write_corpus(folder: Path) -> Path:
    """Write the documents into a folder, one of them into a folder within it."""
    files = {
        "linkage.pdf": print_pdf(LINKAGE),
        "nested/renewal.xml": as_akn(RENEWAL),
        "committee.docx": as_docx(COMMITTEE),
        "circular.html": as_page(CIRCULAR),
        "namesake.txt": as_text(NAMESAKE),
        "page.md": as_markdown(PAGE),
        "odd.md": as_markdown(ODD),
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def build_collection(folder: Path, encoder: Encoder) -> Collection:
    """Write and index the documents, without the register of facts that ships."""
    made = Collection(write_corpus(folder / "corpus"), folder / "indexes")
    build_index([made.corpus], made.index, encoder, choices=Choices(with_register=False))
    return made
