"""The suite that ships: two fair halves, and no key that the corpus that ships does not hold."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from itcp_assist.assistant import build_index, open_assistant
from itcp_assist.citation import Citation
from itcp_assist.errors import NotHeldError
from itcp_assist.evaluate import Suite, read_suites, run_suites
from itcp_assist.index import Encoder
from itcp_assist.settings import Settings, shipped_folder

SUITE = Path(__file__).parent / "suite"
HALVES = ("development", "held_out")


def read_half(name: str) -> tuple[Suite, ...]:
    return read_suites([SUITE / name])


def expected_keys(suites: tuple[Suite, ...]) -> Iterator[Citation]:
    for suite in suites:
        for question in suite.questions:
            expect = question.expect
            yield from (*expect.cites, *expect.cites_any, *expect.may_cite, *expect.never_cites)


def test_the_halves_hold_the_same_categories_in_like_numbers() -> None:
    first, second = (
        Counter(q.category for suite in read_half(half) for q in suite.questions) for half in HALVES
    )
    assert set(first) == set(second)
    assert all(abs(first[name] - second[name]) <= 1 for name in first)
    assert abs(first.total() - second.total()) <= 1


def test_no_question_is_asked_twice() -> None:
    asked = Counter(q.turns for suite in read_suites([SUITE]) for q in suite.questions)
    assert [turns for turns, count in asked.items() if count > 1] == []


def test_a_half_names_itself() -> None:
    for half in HALVES:
        assert {s.name for s in read_half(half)} == {f"itcp-{half.replace('_', '-')}"}


@pytest.mark.slow
def test_the_index_that_ships_holds_every_key_and_answers_with_exact_quotes(
    tmp_path: Path, encoder: Encoder
) -> None:
    build_index([shipped_folder("corpus")], tmp_path, encoder)
    with open_assistant(tmp_path, Settings(), encoder=encoder) as assistant:
        missing = []
        for citation in sorted(set(expected_keys(read_suites([SUITE])))):
            try:
                assistant.show(str(citation))
            except NotHeldError:
                missing.append(str(citation))
        assert missing == []
        quotes = run_suites(read_half("development"), assistant).overall().measures["quotes"]
    assert quotes.due > 0
    assert quotes.met == quotes.due
