"""Keys of rarer places: how they parse, print, are labelled and ordered."""

import pytest

from itcp_assist.citation import Citation, ordinal

KEYS = [
    ("A.9001(90)#annex/par/3", "resolution A.9001(90), annex, unnumbered paragraph 3"),
    ("A.9001(90)#annex/3", "resolution A.9001(90), annex, paragraph 3"),
    ("A.9001(90)#annex/par/3/a", "resolution A.9001(90), annex, unnumbered paragraph 3(a)"),
    ("A.9001(90)#op/par/1", "resolution A.9001(90), operative part, unnumbered paragraph 1"),
    ("MSC.1/Circ.9001#par/par/1", "MSC.1/Circ.9001, unnumbered paragraph 1"),
    (
        "A.9001(90)#op/section-II/1",
        "resolution A.9001(90), operative part, section II, paragraph 1",
    ),
    ("A.9001(90)#annex/article-4/1", "resolution A.9001(90), annex, article 4, paragraph 1"),
    (
        "A.9001(90)#annex/regulation-3-8/1/a",
        "resolution A.9001(90), annex, regulation 3-8, paragraph 1(a)",
    ),
    ("A.9001(90)#annex/table-1/4", "resolution A.9001(90), annex, table 1, row 4"),
    ("A.9001(90)#op/3-bis/a", "resolution A.9001(90), operative paragraph 3 bis(a)"),
    ("A.9001(90)#op/3-second", "resolution A.9001(90), operative paragraph 3 (second)"),
    ("A.9001(90)#op/3/b-third", "resolution A.9001(90), operative paragraph 3(b) (third)"),
    ("A.9001(90)#annex-1-second/2", "resolution A.9001(90), annex 1 (second), paragraph 2"),
    ("A.9001(90)/Corr.1#op/3", "resolution A.9001(90)/Corr.1, operative paragraph 3"),
    ("A/HRC/RES/48/13#op/1", "Human Rights Council resolution 48/13, operative paragraph 1"),
    ("CL.99204/Add.1#par/2", "Circular Letter No.99204/Add.1, paragraph 2"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "label"), KEYS)
def test_key_parses_prints_and_is_labelled(key, label):
    citation = Citation.parse(key)
    assert str(citation) == key
    assert citation.label() == label


def test_labels_tell_counted_paragraphs_from_numbered_ones():
    assert len({label for _, label in KEYS}) == len(KEYS)


def test_a_number_printed_again_comes_after_the_first():
    keys = ["op/4", "op/3-fourth", "op/3-second", "op/3-bis", "op/3", "op/3-third"]
    ordered = sorted(Citation.parse(f"A.9001(90)#{key}") for key in keys)
    assert [str(c).partition("#")[2] for c in ordered] == [
        "op/3", "op/3-second", "op/3-third", "op/3-fourth", "op/3-bis", "op/4"
    ]  # fmt: skip


def test_the_ordinal_of_a_number_that_is_printed_again_is_part_of_its_key():
    again = Citation.parse("A.9001(90)#op/3").repeated(2)
    assert again == Citation.parse("A.9001(90)#op/3-second")
    assert str(again.child(".1").parent) == "A.9001(90)#op/3-second"
    assert [ordinal(n) for n in (20, 21, 22, 23, 111, 112)] == [
        "twentieth", "21st", "22nd", "23rd", "111th", "112th"
    ]  # fmt: skip
