"""How a text that somebody wrote cites the collection."""

import pytest

from itcp_assist.assistant.citing import Places, find_citations
from itcp_assist.citation import Citation

LIGHTS, BUOYS, WORLD = "A.9001(90)", "MSC.9428(98)", "A/RES/90/1"
CLAUSES = [
    f"{LIGHTS}#pp/2", f"{LIGHTS}#op/1", f"{LIGHTS}#op/3", f"{LIGHTS}#op/3/b", f"{LIGHTS}#op/30",
    f"{LIGHTS}#annex-2/part-I/2.1", f"{LIGHTS}#annex-2/2.1", f"{BUOYS}#op", f"{WORLD}#op/4",
    "fiction-page#par/7",
]  # fmt: skip
PLACES = Places((LIGHTS, BUOYS, WORLD), map(Citation.parse, CLAUSES))

CITED = {
    f"see [{LIGHTS}#op/3], and go on": [f"{LIGHTS}#op/3"],
    f"(as {LIGHTS}#op/3/b.)": [f"{LIGHTS}#op/3/b"],
    f"({LIGHTS}#op/3)": [f"{LIGHTS}#op/3"],
    f"\u201c{WORLD}#op/4\u201d and fiction-page#par/7": [f"{WORLD}#op/4", "fiction-page#par/7"],
    f"{LIGHTS}#op/99 is no place that is held": [f"{LIGHTS}#op/99"],
    f"resolution {LIGHTS}, operative paragraph 3(b), says": [f"{LIGHTS}#op/3/b"],
    f"resolution {LIGHTS}, operative paragraph 3 (which": [f"{LIGHTS}#op/3"],
    f"resolution {LIGHTS}, operative paragraph 30": [f"{LIGHTS}#op/30"],
    f"resolution {LIGHTS}, annex 2, part I, paragraph 2.1": [f"{LIGHTS}#annex-2/part-I/2.1"],
    f"{LIGHTS}, annex 2, paragraph 2.1": [f"{LIGHTS}#annex-2/2.1"],
    f"resolution {BUOYS}, operative paragraph, is": [f"{BUOYS}#op"],
    "General Assembly resolution 90/1, operative\nparagraph 4": [f"{WORLD}#op/4"],
    f"paragraph 3 of resolution {LIGHTS}": [f"{LIGHTS}#op/3"],
    f"operative paragraphs 1 and 3 of {LIGHTS}": [f"{LIGHTS}#op/1", f"{LIGHTS}#op/3"],
    f"paragraph 3(c) of {LIGHTS}": [f"{LIGHTS}#op/3"],
    f"{LIGHTS} op 1": [f"{LIGHTS}#op/1"],
    "Res. A 9001 (90), pp 2": [f"{LIGHTS}#pp/2"],
    "resolution 9428 on ladders": [BUOYS],
    f"{LIGHTS} and {BUOYS}": [LIGHTS, BUOYS],
    f"{LIGHTS}. Paragraph 3 of the letter": [LIGHTS],
    "www.example.org/page#top, #fff, a#b/c": [],
    "paragraph 3 of resolution A.8888(80)": [],
}


@pytest.mark.parametrize("text", CITED, ids=range(len(CITED)))
def test_a_text_cites_what_is_written_in_it(text):
    found = [str(mentioned.citation) for mentioned in find_citations(text, PLACES)]
    assert [key for key in found if key != "A.8888(80)"] == CITED[text]


def test_keys_are_told_from_what_was_made_out(text=f"{LIGHTS}#op/1 and {LIGHTS}, op 1"):
    first, second = find_citations(text, PLACES)
    assert (first.citation, first.is_key) == (second.citation, True)
    assert (second.is_key, second.start) == (False, text.rindex(LIGHTS))
