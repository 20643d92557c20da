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
        (f"RECALLING {A1}, and in accordance with {A2}", ["A.9001(90)"]),
        (f"CONDEMNING what is told in resolution {A1},", []),
        (f"STRESSING the need of ports, and recalling {A1},", ["A.9001(90)"]),
        ("NOTING the report {S/2090/110},", []),
    ],
)
def test_what_is_named_as_a_ground_is_not_recalled(text, recalled):
    assert [target for _, target in edges(text, text.split()[0], "pp/1")] == recalled
