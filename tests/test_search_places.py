"""The places that a question names, among the parts that a document has."""

import pytest
from index_samples import make_clause

from itcp_assist.citation import find_mentions
from itcp_assist.search.places import read_places

RULES = "FAL.9/Circ.7"
KEYS = [
    f"{RULES}#par/1", f"{RULES}#par/2", f"{RULES}#annex/1", f"{RULES}#annex/2.1",
    f"{RULES}#annex/2.1.3", "A.9001(90)#op/1", "A.9001(90)#annex-1/2.1", "A.9001(90)#annex-2/2.1",
]  # fmt: skip
CLAUSES = [make_clause(key, "Text", row) for row, key in enumerate(KEYS)]


def places(question: str) -> list[str]:
    mentions = find_mentions(question)
    symbols = [mention.symbol for mention in mentions]
    found = read_places(
        question, mentions, symbols, lambda symbol: [c for c in CLAUSES if c.symbol == symbol]
    )
    return [str(place) for place in found]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"What is in paragraph 2.1.3 of the annex to {RULES}?", [f"{RULES}#annex/2.1.3"]),
        ("Que dit le paragraphe 2.1 de l'annexe 2 de A.9001(90) ?", ["A.9001(90)#annex-2/2.1"]),
        ("paragraph 2.1 in appendix 1 of A.9001(90)", ["A.9001(90)#appendix-1/2.1"]),
        # a number that only one part prints needs no part, where it cannot be an operative one
        (f"paragraph 2.1.3 of {RULES}", [f"{RULES}#annex/2.1.3"]),
        ("paragraph 2.1 of A.9001(90)", ["A.9001(90)#op/2.1"]),
        (f"paragraph 1 of {RULES}", [f"{RULES}#par/1"]),
        (f"paragraph 1 of {RULES} and A.9001(90)", [f"{RULES}#par/1", "A.9001(90)#op/1"]),
        (f"the last paragraph of {RULES}", [f"{RULES}#par/2"]),
        (f"open {RULES}#annex/2.1, please", [f"{RULES}#annex/2.1"]),
        ("open A.9009(90)#op/1", []),
    ],
)
def test_places(question, expected):
    assert places(question) == expected
