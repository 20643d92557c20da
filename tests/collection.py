"""A small collection of fictional documents in several formats, indexed once for many tests."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from conftest import WordEncoder
from renderings import as_akn, as_docx, as_markdown, as_page, as_text
from specimen_form import Item, Specimen
from specimens import CIRCULAR, COMMITTEE, LINKAGE, PAGE, RENEWAL
from specimens_pdf import print_pdf

from itcp_assist.assistant import build_index
from itcp_assist.index.encoder import DEFAULT_DIMENSION, DEFAULT_NAME, DEFAULT_SHA256

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
    symbol="odd-page",
    kind="page",
    title="A page of odd signs",
    adopted=None,
    body=(Item("", "Ladders shall\u202e ton \u202cbe left wet \u009b31m overnight."),),
)


class StandIn(WordEncoder):
    """Bears the name of the model that ships, whose index the command line then opens unloaded."""

    name = DEFAULT_NAME
    sha256 = DEFAULT_SHA256
    dimension = DEFAULT_DIMENSION


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


def build_collection(folder: Path) -> Collection:
    """Write and index the documents, without the register of facts that ships."""
    made = Collection(write_corpus(folder / "corpus"), folder / "indexes")
    build_index(made.corpus, made.index, StandIn(), with_register=False)
    return made
