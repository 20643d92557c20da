"""What a clause recalls, and what it names only by the way."""

import pytest
from test_register_relations import A1, A2, A3, edges


def test_preamble_recalls_and_never_revokes():
    text = f"RECALLING resolution {A2}, which revokes resolution {A1},"
    assert edges(text, "RECALLING", "pp/1") == [
        ("recalls", "A.9002(91)"),
        ("recalls", "A.9001(90)"),
    ]


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        (f"RECALLING that by resolution {A1} the Assembly asked for a report,", ["A.9001(90)"]),
        (f"WELCOMING the report prepared pursuant to resolution {A1},", []),
        (f"NOTING the fund established by its resolutions {A1} and {A2}, and {A3},", []),
        (f"NOTING the plan made pursuant to {A1} of 3 May 2090 and {A2} of 4 May 2091,", []),
        (f"CONDEMNING what is told in resolution {A1},", []),
        (f"REITERATING its urgent call for what {A1} asks,", []),
        (f"CONDEMNING what was done in ports, and recalling {A1},", ["A.9001(90)"]),
    ],
)
def test_what_is_named_as_a_ground_is_not_recalled(text, recalled):
    assert [target for _, target in edges(text, text.split()[0], "pp/1")] == recalled


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        (f"RECALLING the report prepared pursuant to resolution {A1},", ["A.9001(90)"]),
        (f"RECALLING {A1}, and welcoming the fund established by {A2},", ["A.9001(90)"]),
        (f"NOTING the plan, and recalling also that of {A1} under {A2},", [
            "A.9001(90)", "A.9002(91)"]),
        (f"HAVING REVIEWED its work pursuant to {A1},", ["A.9001(90)"]),
        ("TAKING NOTE of the report {S/2090/110},", ["S/2090/110"]),
        ("RECALLING the statement of its President ({S/PRST/2090/9}),", ["S/PRST/2090/9"]),
        (f"STRESSING what is told in resolution {A1},", ["A.9001(90)"]),
    ],
)  # fmt: skip
def test_what_a_preamble_recalls_it_recalls_with_its_grounds_and_papers(text, recalled):
    assert [target for _, target in edges(text, text.split()[0], "pp/1")] == recalled


def test_a_paragraph_recalls_all_that_its_act_names_and_nothing_else():
    text = (
        f"REQUESTS ports to act under {A1}, and recalls the report {{S/2090/110}} made under {A2};"
    )
    assert edges(text, "REQUESTS") == [("recalls", "S/2090/110"), ("recalls", "A.9002(91)")]


def test_a_recall_needs_no_comma_before_it():
    text = f"EXTENDS the mandate given in {A1} and further recalls {A2};"
    assert edges(text, "EXTENDS") == [("extends", "A.9001(90)"), ("recalls", "A.9002(91)")]
