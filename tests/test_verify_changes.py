"""A sentence on what became of words has them on the right sides."""

import pytest
from test_verify_matrix import COUNTING, FEES, judge

from itcp_assist.records import Proposal, Quote, VerdictKind

OLDER, NEWER = "Member States", "Secretary-General"
FRAME = (
    "Resolution A.9001(90), operative paragraph {}, returns with changed words as "
    "resolution A.9001(90), operative paragraph {}: {}."
)


def judged(told: str, *claimed: str, first=FEES, second=COUNTING):
    quotes = tuple(Quote(at, 0, 20) for at in (first, second))
    text = FRAME.format(first.path[0], second.path[0], told)
    return judge(Proposal(text, quotes, claimed=claimed))


@pytest.mark.parametrize(
    ("told", "claimed"),
    [
        ("“Member States” became “Secretary-General”", (OLDER, NEWER)),
        ("“Member States” is dropped; “lanterns” is added", (OLDER, "lanterns")),
        ("“Member States …” became “Secretary-General …”", (OLDER, NEWER)),
        ("“not” is dropped; “report” is added; “fees” is dropped", ("not", "report", "fees")),
    ],
)
def test_words_on_their_sides_are_shown(told, claimed):
    assert judged(told, *claimed).verdict == VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("told", "claimed"),
    [
        ("“Secretary-General” became “Member States”", (NEWER, OLDER)),
        ("“Member States” is added", (OLDER,)),
        ("“lanterns” is dropped", ("lanterns",)),
        ("“Member States” became “lanterns”", (OLDER, "12 training places")),
    ],
)
def test_words_on_the_wrong_side_are_withheld(told, claimed):
    statement = judged(told, *claimed)
    assert statement.verdict == VerdictKind.UNSUPPORTED
    assert "does not" in statement.reason
