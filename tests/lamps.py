"""A fictional resolution of which a later one revokes one paragraph only, indexed for lists."""

from datetime import date
from pathlib import Path

from renderings import as_text
from specimen_form import Item, Specimen

from itcp_assist.assistant import Choices, build_index
from itcp_assist.index import Encoder

LAMPS = Specimen(
    symbol="A.9101(90)",
    kind="resolution",
    title="LAMPS OF SMALL HARBOURS",
    adopted=date(2090, 3, 2),
    head=("Resolution A.9101(90)", "Adopted on 2 March 2090"),
    enacting="THE ASSEMBLY,",
    preamble=(
        Item("", "RECALLING that the lamps of small harbours are dim,"),
        Item("", "NOTING that pilots of the industry lend lamps,"),
    ),
    body=(
        Item("1", "INVITES Member States to trim their lamps;"),
        Item("2", "REQUESTS the Secretary-General to count the lamps;"),
        Item("3", "NOTES the oil that was lent and urges donors to lend more of it;"),
        Item(
            "4", "INVITES donors:", (Item("(a)", "to buy oil; and"), Item("(b)", "to buy wicks."))
        ),
    ),
)
ROPES = Specimen(
    symbol="A.9102(91)",
    kind="resolution",
    title="ROPES OF SMALL HARBOURS",
    adopted=date(2091, 3, 2),
    head=("Resolution A.9102(91)", "Adopted on 2 March 2091"),
    enacting="THE ASSEMBLY,",
    preamble=(Item("", "RECALLING resolution A.9101(90),"),),
    body=(
        Item("1", "INVITES Member States to keep their ropes dry;"),
        Item("2", "REVOKES operative paragraph 4 of resolution A.9101(90)."),
    ),
)


def build_lamps(folder: Path, encoder: Encoder) -> Path:
    """Write and index both; the folder of the index."""
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    for specimen in (LAMPS, ROPES):
        (corpus / f"{specimen.symbol}.txt").write_bytes(as_text(specimen))
    build_index([corpus], index, encoder, choices=Choices(with_register=False))
    return index
