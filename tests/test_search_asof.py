"""The day that a question asks about, in the words in which people ask."""

from datetime import date

import pytest

from itcp_assist.citation import fold_letters
from itcp_assist.search.asof import find_as_of


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("As of January 2091, what governed training?", (2091, 1, 31)),
        ("as of 2091, what stands?", (2091, 12, 31)),
        ("as at 5 May 2091", (2091, 5, 5)),
        ("Was A.9001(90) in force on 5 December 2091?", (2091, 12, 5)),
        ("Was it in force on December 5, 2091?", (2091, 12, 5)),
        ("Was it in force on the 5th of December 2091?", (2091, 12, 5)),
        ("status on 2091-12-05", (2091, 12, 5)),
        ("Which clauses stood before 6 December 2091?", (2091, 12, 5)),
        ("What stood before December 2091?", (2091, 11, 30)),
        ("What was in force before 2091?", (2090, 12, 31)),
        ("What was in force prior to 1 January 2091?", (2090, 12, 31)),
        ("Is it valid after 6 December 2091?", (2091, 12, 7)),
        ("What stood at the end of 2091?", (2091, 12, 31)),
        ("What stands by the end of 2091?", (2091, 12, 31)),
        ("What stood at the beginning of 2091?", (2091, 1, 1)),
        ("What stood at the start of March 2091?", (2091, 3, 1)),
        ("What stood in early 2091?", (2091, 1, 1)),
        ("What stood in late 2091?", (2091, 12, 31)),
        ("What stood in mid-2091?", (2091, 7, 2)),
        ("Was it in force in 2091?", (2091, 12, 31)),
        ("Était-elle en vigueur au 5 décembre 2091 ?", (2091, 12, 5)),
        ("¿Estaba en vigor antes del 6 de diciembre de 2091?", (2091, 12, 5)),
        # the year of the text, then the day
        ("Was the text adopted in 2089 in force on 1 May 2091?", (2091, 5, 1)),
    ],
)
def test_named_day(question, day):
    named = find_as_of(fold_letters(question))
    assert named is not None and named.day == date(*day)


@pytest.mark.parametrize(
    "question",
    [
        "Is it in force today?",
        "Is it now in force?",
        "What was revoked since 2091?",
        "What was adopted between 2089 and 2091?",
        "Can I cite it in a 2091 note?",
        "Is it still in force in 2091 style?",
        "What happened after 2091?",
        "What was to be reached by 2091?",
        "Which resolution was adopted in 2091?",
        "Which resolution was adopted on 5 May 2091?",
        "Which resolutions were issued before 2091?",
        "Was it in force on 31 February 2091?",
        "Was it in force before 1 January 0001?",
    ],
)
def test_no_day_is_named(question):
    assert find_as_of(fold_letters(question)) is None


def test_the_words_of_the_day_are_told():
    question = "was it in force on 5 december 2091, or not?"
    named = find_as_of(question)
    assert question[named.start : named.end] == "on 5 december 2091"
