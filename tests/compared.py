"""Two fictional resolutions of which the later repeats, changes, drops and adds paragraphs."""

from collections.abc import Iterable
from datetime import date

from specimen_form import Annex, Item, Specimen

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, TextKind

OLD, NEW = "A.9101(80)", "A.9102(81)"


def clause(key: str, text: str, **fields: object) -> Clause:
    """A clause with nothing but its place and text."""
    citation = Citation.parse(key)
    number = citation.path[-1] if citation.path else "1"
    ordinal = int(number) if number.isdigit() else 0
    parent = fields.pop("parent", None)
    return Clause(
        citation, text, ((0, len(text)),), 0, len(text), ordinal,
        parent=Citation.parse(str(parent)) if parent else None, **fields,
    )  # fmt: skip


def clauses(symbol: str, texts: Iterable[str], part: str = "op") -> list[Clause]:
    """The numbered paragraphs of a document."""
    return [clause(f"{symbol}#{part}/{at}", text) for at, text in enumerate(texts, 1)]


def note(key: str, text: str) -> Clause:
    """A note of ours about a clause whose text is not held."""
    return clause(key, text, text_kind=TextKind.NOTE)


LANTERNS = Specimen(
    symbol=OLD,
    kind="resolution",
    title="LANTERNS FOR SMALL HARBOURS",
    adopted=date(1981, 11, 20),
    organ="ASSEMBLY",
    head=(f"Resolution {OLD}", "Adopted on 20 November 1981"),
    enacting="THE ASSEMBLY,",
    preamble=(
        Item("", "RECALLING that small harbours lend one another their lanterns in winter,"),
        Item("", "NOTING that the fog lasts for forty days on the northern coast,"),
    ),
    body=(
        Item("1", "INVITES Member States to lend one lantern to each small harbour;"),
        Item(
            "2",
            "REQUESTS the Harbour Panel to give priority to courses that promote the Blue Harbour "
            "Goals, taking into account the special needs of ten islands, and not to charge fees;",
        ),
        Item("3", "URGES donors to paint the buoys of the northern coast before the fog;"),
        Item(
            "4",
            "REQUESTS the Secretary-General to keep:",
            (
                Item("(a)", "a list of the lanterns that were lent in spring; and"),
                Item("(b)", "a register of trainers who can teach pilotage at night;"),
            ),
        ),
    ),
    annexes=(Annex("ANNEX", "HOW TO LEND", (Item("1", "A lantern is lent for one winter."),)),),
    running="A 80/Res.9101",
)

PROFILES = Specimen(
    symbol=NEW,
    kind="resolution",
    title="PROFILES OF SMALL HARBOURS",
    adopted=date(1983, 12, 6),
    organ="ASSEMBLY",
    head=(f"Resolution {NEW}", "Adopted on 6 December 1983"),
    enacting="THE ASSEMBLY,",
    preamble=(
        Item("", "RECALLING that small harbours lend one another their lanterns in winter,"),
    ),
    body=(
        Item("1", "ENCOURAGES each port captain to draw up a profile of the harbour;"),
        Item("2", "INVITES Member States to lend one lantern to each small harbour;"),
        Item(
            "3",
            "REQUESTS the Harbour Panel to give priority to courses that promote the Green Harbour "
            "Goals, taking into account the special needs of twelve islands, and not to charge "
            "fees;",
        ),
        Item(
            "4",
            "REQUESTS the Secretary-General to keep:",
            (
                Item("(a)", "a register of trainers who can teach pilotage at night; and"),
                Item("(b)", "a list of the lanterns that were lent in autumn;"),
            ),
        ),
        Item("5", f"REVOKES resolution {OLD}."),
    ),
    running="A 81/Res.9102",
)
