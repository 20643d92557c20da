"""Questions on a subject, on standing in plain words, and on texts named by their subjects."""

from datetime import date

import pytest
from test_search_understand import Known as Training

from itcp_assist.search import Named, Titled, understand
from itcp_assist.search.aliases import find_aliases
from itcp_assist.search.standings import says_standing
from itcp_assist.search.subjects import find_subject
from itcp_assist.search.words import content_terms

TODAY = date(2099, 3, 4)
CODE, CODE_2, AMENDMENTS, LAMPS_1, LAMPS_2, LAMPS_3, OTHER = SYMBOLS = (
    "A.9001(90)", "A.9011(91)", "A.9012(91)", "A.9020(92)", "A.9030(93)", "A.9040(94)",
    "A.9050(95)",
)  # fmt: skip
TITLES = (
    "Code for the care of mandatory lanterns",
    "Code for the Care of Mandatory Lanterns, 2091",
    "Amendments to the Code for the care of mandatory lanterns, 2091",
    "2092 Full list of lamp duties under instruments relevant to the Care Code",
    "2093 Full list of lamp duties under instruments relevant to the Care Code",
    "",
    "Help to harbours: the link between the Lantern Programme and the Millennium Development Goals",
)
DOCUMENTS = tuple(
    Titled(symbol, title, date(2000 + int(symbol[-3:-1]), 5, 5))
    for symbol, title in zip(SYMBOLS, TITLES, strict=True)
)


class Known(Training):
    """Registered documents with titles; of none is a text held."""

    def known_symbols(self):
        return SYMBOLS

    def clauses_of(self, symbol):  # noqa: ARG002 - nothing is held
        return []

    def titled(self):
        return DOCUMENTS

    def vocabulary(self):
        return {"lanterns", "duties", "code", "care", "full", "lamp", "list"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("code for the care of mandatory lanterns", (CODE, CODE_2)),
        ("amendments to the care code", (AMENDMENTS,)),
        ("full list of lamp duties", (LAMPS_1, LAMPS_2)),
        ("lamp duty lists", (LAMPS_1, LAMPS_2)),
        ("2093 list of lamp duties", (LAMPS_2,)),
        ("harbour help and the MDGs", (OTHER,)),
        ("code for the care of captains and their parrots", ()),
        ("sulphur", ()),
        ("2093", ()),
    ],
)
def test_titles_that_name_a_subject(asked, found):
    assert find_subject(content_terms(asked), DOCUMENTS) == found


def test_year_of_adoption_chooses_among_titles():
    assert find_subject(("lamp", "duties"), DOCUMENTS, years=(2093,)) == (LAMPS_2,)


def test_without_titles_there_is_no_subject():
    assert find_subject(("lamp",), ()) == find_subject(("lamp",), [Titled(CODE, "")]) == ()


SUBJECTS = [
    ("Which code for the care of lanterns stood on 30 June 2093?", (CODE, CODE_2)),
    ("What was the full list of lamp duties on 1 July 2095?", (LAMPS_1, LAMPS_2)),
    ("what is the current version of the lamp duties list", (LAMPS_1, LAMPS_2)),
    ("latest list of lamp duties?", (LAMPS_1, LAMPS_2)),
    ("Is the 2092 list of lamp duties still usable?", (LAMPS_1,)),
    ("What was the list of lamp duties?", ()),
    ("Which paragraph on lamp duties stood on 30 June 2093?", ()),
    ("How are lamp duties applied?", ()),
    ("Is snow in force?", ()),
]


@pytest.mark.parametrize(("question", "choices"), SUBJECTS)
def test_question_which_text_on_a_subject_stood(question, choices):
    query = understand(question, Known(), TODAY)
    assert query.choices == choices and query.symbols == ()
    assert not choices or query.intent == "status_of_topic"


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("and on 6 December 2097, A.9001(90) is good or finish?", "status"),
        ("A.9001(90) still ok?", "status"),
        ("can we rely on A.9001(90)?", "status"),
        ("Is A.9001(90) over?", "status"),
        ("should I follow A.9001(90) now or is it dead", "status"),
        ("La résolution A.9001(90), caduque ?", "status"),
        ("How do we use A.9001(90)?", "topic"),
        ("What good practice does A.9001(90) name?", "topic"),
        ("What happened to A.9001(90)?", "history"),
        ("Give the history of A.9001(90)", "history"),
        ("Was A.9001(90) amended before it was replaced?", "history"),
        ("Was A.9001(90) replaced or superseded?", "status"),
    ],
)
def test_standing_in_plain_words_and_history(question, intent):
    assert understand(question, Training(), TODAY).intent == intent


def test_words_of_standing_beside_a_matter_ask_of_the_matter():
    assert says_standing("still good", ("good",))
    assert not says_standing("a good lantern", ("good", "lantern"))
    assert not says_standing("", ())


NAMED = (
    Named(
        CODE, "The linkage of lanterns and the Millennium Development Goals", date(2090, 5, 5), True
    ),
    Named(LAMPS_1, "Linkages of lamps and the 2030 Agenda", date(2092, 5, 5), False),
    Named(OTHER, "Snow on deck", date(2092, 6, 6), False),
)


@pytest.mark.parametrize(
    ("asked", "symbols"),
    [
        ("the 2092 linkage resolution", [(LAMPS_1,)]),
        ("the 2092 resolution", []),  # fits two
        ("the 2092 linkage resolution against the 2090 one", [(LAMPS_1,), (CODE,)]),
        ("the old linkage resolution and the 2092 one", [(CODE,), (LAMPS_1,)]),
        ("both linkage resolutions", [(CODE, LAMPS_1)]),
        ("the linkage resolution", []),
        ("both snow resolutions", []),  # fits one
        ("both the snow and the mdg resolutions", [(OTHER, CODE)]),
    ],
)
def test_resolutions_named_by_year_and_subject(asked, symbols):
    assert [alias.symbols for alias in find_aliases(asked, lambda: NAMED)] == symbols


class Pair(Training):
    """Two held resolutions with the places of Training, under titles of one kind."""

    def named(self, as_of):  # noqa: ARG002 - nothing changes with the day here
        return (
            Named("A.9001(90)", "The training scheme", date(2090, 5, 5), True),
            Named("A.9002(91)", "The training scheme anew", date(2091, 5, 5), False),
        )


@pytest.mark.parametrize(
    "question",
    [
        "Paragraph 2 in both training resolutions: same text or what is gone?",
        "paragraph 2 of A.9001(90) and A.9002(91), identical or not",
    ],
)
def test_one_number_in_two_documents(question):
    query = understand(question, Pair(), TODAY)
    assert query.intent == "compare" and query.terms == ()
    assert [str(place) for place in query.places] == ["A.9001(90)#op/2", "A.9002(91)#op/2"]


@pytest.mark.parametrize(
    "question",
    [
        "What did A.9002(91) drop from A.9001(90)?",
        "which paragraphs are NEW in the 2091 training resolution against the 2090 one",
        "What is left of A.9001(90) in A.9002(91)?",
        "What was lost between A.9001(90) and A.9002(91), and what is missing?",
    ],
)
def test_words_that_compare_are_no_matter(question):
    query = understand(question, Pair(), TODAY)
    assert (query.intent, set(query.symbols)) == ("compare", {"A.9001(90)", "A.9002(91)"})
    assert query.terms == ()
