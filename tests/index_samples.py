"""Fictional contents of an index."""

from datetime import date

from itcp_assist.citation import Citation
from itcp_assist.index import Contents
from itcp_assist.records import (
    Clause,
    Confidence,
    Footnote,
    Holding,
    Identity,
    Reference,
    Relation,
    Source,
    TextKind,
)

LIGHTS = "A.9001(90)"
BUOYS = "A.9002(90)"
TEXTS = {
    f"{LIGHTS}#pp/1": "RECALLING that lamps on the moon need oil",
    f"{LIGHTS}#op/1": "INVITES lamp keepers to share their oil through technical co-operation;",
    f"{LIGHTS}#op/2": "REQUESTS the Keeper-General to report on lamps each leap year;",
    f"{LIGHTS}#op/2/a": "on the number of lamps; and",
    f"{LIGHTS}#op/10": "REVOKES resolution A.8000(80).",
    f"{BUOYS}#op/1": "INVITES buoy painters to choose a colour;",
    f"{BUOYS}#op/2": "REQUESTS the Keeper-General to report on lamps each leap year;",
}
OTHER_TEXTS = {f"{BUOYS}#op/1": "INVITES buoy painters to choose a colour;"}


def make_clause(key: str, text: str, ordinal: int) -> Clause:
    citation = Citation.parse(key)
    return Clause(
        citation=citation,
        text=text,
        spans=((5, 5 + len(text)),),
        start=5,
        end=5 + len(text),
        ordinal=ordinal,
        verb=text.split()[0] if text[0].isupper() else "",
        addressees=("Keeper-General",) if "Keeper-General" in text else (),
        headings=("LAMPS", "Oil"),
        boxes=((2, (72.0, 340.1, 523.2, 398.0)),),
        page=2,
        parent=citation.parent,
        note="in our own words",
        text_kind=TextKind.VERBATIM,
        flags=("page 2: a stain",),
        footnotes=(Footnote("*", 4, "* Or a lamp."),),
        references=(Reference(0, 4, Citation(LIGHTS, "annex", ("2",))),),
    )


def make_contents(texts: dict[str, str] = TEXTS) -> Contents:
    symbols = dict.fromkeys(key.partition("#")[0] for key in texts)
    return Contents(
        holdings=tuple(
            Holding(
                identity=Identity(
                    symbol, f"Title of {symbol}", "resolution", adopted=date(2090, 1, 2)
                ),
                source=Source(f"{symbol}.txt", "text/plain", "ab" * 32),
                page_count=3,
                flags=("a stain on page 2",),
            )
            for symbol in symbols
        ),
        clauses=tuple(make_clause(key, text, row) for row, (key, text) in enumerate(texts.items())),
        relations=(
            Relation(
                actor=LIGHTS,
                verb="revokes",
                target=Citation("A.8000(80)"),
                confidence=Confidence.VERIFIED_TEXT,
                evidence="REVOKES resolution A.8000(80)",
                clause=Citation(LIGHTS, "op", ("10",)),
                on=date(2090, 1, 2),
            ),
            Relation(BUOYS, "recalls", Citation(LIGHTS), Confidence.LEAD, "a guess"),
        ),
        facts_json='{"sessions": {}}',
    )
