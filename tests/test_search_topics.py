"""Answers on a matter: a clause with what it announces, and a day for a question about when."""

import pytest

from itcp_assist.answer.topics import MAX_ITEMS
from itcp_assist.assistant import Choices, build_index, open_assistant
from itcp_assist.settings import Settings

GUIDANCE = """\
KNOT.1/Circ.7
4 May 2031

GUIDANCE ON THE MENDING OF NETS

1. Torn nets are mended before the boats go out again.

2. Torn nets are mended by every crew from 1 March 2033.

3. The steps of weaving a new net follow each other without a pause:

.1 Measure the opening that fish may pass.

.2 Choose a yarn that salt does not rot.

.3 Weave from the middle to the edges.

4. The colours in which floats are painted are:
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory, word_encoder):
    """An assistant over a fictional circular, whose last paragraph announces many items."""
    folder, index = tmp_path_factory.mktemp("quay"), tmp_path_factory.mktemp("index")
    items = (f".{number} colour number {number}.\n" for number in range(1, MAX_ITEMS + 2))
    (folder / "nets.txt").write_text(GUIDANCE + "\n" + "\n".join(items), encoding="utf-8")
    build_index([folder], index, word_encoder, choices=Choices(with_register=False))
    with open_assistant(index, Settings(index=index), encoder=word_encoder) as assistant:
        yield assistant


def places(answer) -> list[str]:
    return ["/".join(c.quote.citation.path) for s in answer.statements for c in s.cited]


def test_items_that_a_clause_announces_are_quoted_with_it(quay):
    answer = quay.ask("Name the steps of weaving a new net")
    assert places(answer) == ["3", "3.1", "3.2", "3.3"]


def test_a_long_list_is_not_quoted_whole(quay):
    assert places(quay.ask("In which colours are floats painted?")) == ["4"]


def test_a_question_about_when_is_answered_by_a_clause_with_a_day(quay):
    assert places(quay.ask("When are torn nets to be mended?"))[0] == "2"
    assert places(quay.ask("Are torn nets to be mended?"))[0] == "1"
