"""What is understood of a question: kind, symbols, places, day, addressees, matter."""

from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.errors import QuestionError
from itcp_assist.records import ENDED, Clause, Group, Kind, Selection, State, Strength
from itcp_assist.search import Named, Titled, understand
from itcp_assist.search.spelling import correct_words

TODAY = date(2092, 3, 4)
MEMBERS = (Group.MEMBER_STATES,)
STANDING = (State.STANDS, State.AMENDED, State.NOT_ESTABLISHED)
TEXTS = {
    "A.9001(90)#pp/1": "RECALLING the training of surveyors in all regions,",
    "A.9001(90)#op/1": "INVITES Member States to share training places;",
    "A.9001(90)#op/2": "REQUESTS the Committee to report on technical cooperation;",
    "A.9001(90)#op/2/a": "its progress;",
    "FICT.1/Circ.3#par/1": "Surveyors keep a list.",
}


class Known:
    """Two resolutions and a circular, all fictional."""

    def known_symbols(self):
        return ("A.9001(90)", "A.9002(91)", "MSC.9002(98)", "FICT.1/Circ.3")

    def clauses_of(self, symbol):
        keys = [Citation.parse(key) for key in TEXTS]
        return [
            Clause(key, text, ((0, len(text)),), 0, len(text), at)
            for at, (key, text) in enumerate(zip(keys, TEXTS.values(), strict=True))
            if key.symbol == symbol
        ]

    def premise_problem(self, symbol):
        return "A.9001(91) does not exist." if symbol == "A.9001(91)" else ""

    def named(self, as_of):  # noqa: ARG002 - nothing changes with the day here
        return (
            Named("A.9001(90)", "Linking the training scheme", date(2090, 5, 5), True),
            Named("A.9002(91)", "Renewing the training scheme", date(2091, 5, 5), False),
        )

    def titled(self):
        return tuple(Titled(n.symbol, n.title, n.adopted) for n in self.named(TODAY))

    def vocabulary(self):
        return {"training", "surveyors", "technical", "cooperation", "progress", "regions"}

    def addressees(self):
        return {"Member States", "all Harbour Pilots", "Committee", "relevant lamp keepers", "IMO"}

    def verbs(self):
        return {"acknowledge", "invite", "note", "request", "support"}


def read(question, **given):
    return understand(question, Known(), TODAY, **given)


INTENTS = [
    ("What does paragraph 2 of A.9001(90) say?", "place"),
    ("Cite operative paragraph 9 of A.9001(90)", "place"),
    ("What does operative paragraph 3 of A.9002(91) revoke?", "place"),
    ("Is A.9001(90) still in force?", "status"),
    ("Has A.9001(90) been superseded?", "status"),
    ("A.9002(91) revoked A.9001(90), give the clause", "status"),
    ("is resolution 9001 stil valid??", "status"),
    ("La résolution A.9001(90) est-elle encore en vigueur ?", "status"),
    ("¿Sigue vigente la resolución A.9001(90)?", "status"),
    ("Compare A.9001(90) and A.9002(91)", "compare"),
    ("What is the difference between A.9001(90) and A.9002(91)?", "compare"),
    ("What is the Secretariat asked to do?", "list"),
    ("Does any resolution ask the Secretary-General for something?", "list"),
    ("What are partner organizations invited to do?", "list"),
    ("List all requests to the Council in A.9001(90)", "list"),
    ("Make me a table of actor, verb, action and clause of A.9001(90)", "list"),
    ("When was A.9001(90) adopted?", "adopted"),
    ("What does A.9001(90) say?", "whole"),
    ("Which clause mentions the Surveyors Training Fund?", "mention"),
    ("Where is 'training of surveyors' used?", "mention"),
    ("What does UNDAF stand for?", "definition"),
    ("What counts as training in A.9001(90)?", "definition"),
    ("Which paragraph recalls A.9001(90)?", "citing"),
    ("Which resolutions does A.9001(90) recall?", "references"),
    ("What does resolution 9002 say?", "choose"),
    ("Can I cite the training list in a 2093 note?", "status_of_topic"),
    ("Who pays for the training of surveyors?", "topic"),
    ("Is there a deadline for training in A.9001(90)?", "topic"),
]


@pytest.mark.parametrize(("question", "intent"), INTENTS)
def test_intent(question, intent):
    assert read(question).intent == intent


def test_places_belong_to_the_symbol_they_stand_with():
    query = read("Compare paragraph 1 of A.9001(90) with op 3 of A.9002(91)")
    assert [str(p) for p in query.places] == ["A.9001(90)#op/1", "A.9002(91)#op/3"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("paragraph 2(a) of A.9001(90)", "A.9001(90)#op/2/a"),
        ("the last operative paragraph of A.9001(90)", "A.9001(90)#op/2"),
        ("preambular paragraph 1 of A.9001(90)", "A.9001(90)#pp/1"),
        ("paragraph 1 of FICT.1/Circ.3", "FICT.1/Circ.3#par/1"),
        ("annex 2, paragraph 2.1 of A.9001(90)", "A.9001(90)#annex-2/2.1"),
    ],
)
def test_place(question, place):
    assert [str(p) for p in read(question).places] == [place]


@pytest.mark.parametrize(
    ("question", "symbols"),
    [
        ("What does the 2090 resolution say about fees?", ("A.9001(90)",)),
        ("Does the newer resolution keep the fees?", ("A.9002(91)",)),
        ("What was in the revoked text?", ("A.9001(90)",)),
        ("Compare the linking and the renewing resolutions", ("A.9001(90)", "A.9002(91)")),
        ("What does the training resolution say?", ()),  # fits both
    ],
)
def test_resolution_named_by_year_standing_or_title(question, symbols):
    assert read(question).symbols == symbols


def test_wrong_session_is_corrected_and_told():
    query = read("What does A.9001(91) say about training?")
    assert query.symbols == ("A.9001(90)",)
    assert any("does not exist" in note and "A.9001(90)" in note for note in query.notes)


def test_incomplete_symbol_that_fits_two_is_a_choice():
    query = read("What does resolution 9002 say?")
    assert query.kind == Kind.LOOKUP
    assert query.choices == ("A.9002(91)", "MSC.9002(98)")


@pytest.mark.parametrize(
    ("question", "day", "named"),
    [
        ("As of January 2091, what governed training?", date(2091, 1, 31), True),
        ("Was A.9001(90) in force on 5 May 2091?", date(2091, 5, 5), True),
        ("Was A.9001(90) in force in 2091?", date(2091, 12, 31), True),
        ("Is A.9001(90) in force?", TODAY, False),
        ("Can I cite it in a 2093 note?", TODAY, False),
        ("Which resolution was adopted in 2091 and is it still in force?", TODAY, False),
        ("A.9001(90) était-elle en vigueur au 5 décembre 2091 ?", date(2091, 12, 5), True),
    ],
)
def test_day_asked_about(question, day, named):
    query = read(question)
    assert (query.as_of, query.has_day) == (day, named)


def test_given_day_outranks_the_named_one():
    assert read("In force on 5 May 2091?", as_of=date(2090, 1, 1)).as_of == date(2090, 1, 1)


def test_misspelled_words_are_corrected_and_foreign_ones_kept():
    query = read("tell me wich surveyers get tecnical coperation on sulphur")
    assert query.terms == ("surveyors", "technical", "cooperation", "sulphur")


@pytest.mark.parametrize("vocabulary", [("share", "shade"), ("shade", "share")])
def test_word_between_two_is_corrected_the_same_in_every_run(vocabulary):
    assert correct_words("shabe", vocabulary) == "shade"


@pytest.mark.parametrize(
    ("question", "addressees"),
    [
        (
            "What is the Technical Co-operation Committee asked?",
            ("technical cooperation committee",),
        ),
        ("What is the Committee asked?", ("committee",)),
        ("Is anything asked of donors or partners?", ("donor", "partner")),
        ("¿Qué se pide a los Estados Miembros?", ("member state",)),
        # printed by the collection, in no table: with or without its quantifier, one or many
        ("What are harbour pilots asked to do?", ("harbour pilot",)),
        ("Is a lamp keeper invited to do anything?", ("lamp keeper",)),
        # who asks is not asked
        ("What does the Council ask of harbour pilots?", ("harbour pilot",)),
        ("What does IMO ask of the Committee?", ("committee",)),
        # beside a printed addressee, a group counts by its name
        ("What are harbour pilots and countries asked?", ("harbour pilot", "country")),
    ],
)
def test_addressees(question, addressees):
    selection = read(question).selection
    assert (selection.addressees, selection.groups) == (addressees, ())


def test_name_that_no_text_prints_alone_means_its_group():
    assert read("What are countries urged to do?").selection.groups == (Group.MEMBER_STATES,)


LISTS = [
    ("What are countries invited to do?", Selection(verbs=("invite",), groups=MEMBERS)),
    ("Which invitations does A.9001(90) make?", Selection(strengths=(Strength.INVITATION,))),
    ("Which decisions were taken?", Selection(strengths=(Strength.DECISION,))),
    (
        "List the invitations to harbour pilots and what they are urged to do",
        Selection(strengths=(Strength.INVITATION, Strength.URGING), addressees=("harbour pilot",)),
    ),
    (
        "What do MSC resolutions request of the Committee?",
        Selection(organs=("MSC",), verbs=("request",), addressees=("committee",)),
    ),
    (
        "What does the Assembly request of the Committee?",
        Selection(organs=("A",), verbs=("request",), addressees=("committee",)),
    ),
    (
        "List all requests in General Assembly resolutions of 2017",
        Selection(organs=("UNGA",), years=(2017,), verbs=("request",)),
    ),
    (
        "What is the Committee asked in the resolutions of the 30th session?",
        Selection(sessions=(30,), addressees=("committee",)),
    ),
    (
        "List all requests of the seventy-fifth session",
        Selection(sessions=(75,), verbs=("request",)),
    ),
    (
        "List all invitations in resolutions adopted between 2005 and 2007",
        Selection(years=(2005, 2006, 2007), strengths=(Strength.INVITATION,)),
    ),
    (
        "Which clauses that still stand invite harbour pilots?",
        Selection(states=STANDING, verbs=("invite",), addressees=("harbour pilot",)),
    ),
    (
        "List the invitations in revoked resolutions",
        Selection(states=(State.REVOKED,), strengths=(Strength.INVITATION,)),
    ),
    (
        "List all requests in annex 2 of A.9001(90)",
        Selection(parts=("annex-2",), verbs=("request",)),
    ),
    (
        "List what is recalled in the preamble of A.9001(90)",
        Selection(parts=("pp",), verbs=("recall",)),
    ),
    (
        "Which General Assembly clauses take note of something?",
        Selection(organs=("UNGA",), verbs=("take note",)),
    ),
    (
        "Which clauses of resolutions that are no longer in force call upon lamp keepers?",
        Selection(states=tuple(sorted(ENDED)), verbs=("call upon",), addressees=("lamp keeper",)),
    ),
    ("Quels paragraphes s'adressent aux gouvernements ?", Selection(addressees=("government",))),
    ("¿Qué párrafos se dirigen a los donantes?", Selection(addressees=("donor",))),
]


@pytest.mark.parametrize(("question", "selection"), LISTS)
def test_list_with_what_it_selects(question, selection):
    query = read(question)
    assert (query.intent, query.selection) == ("list", selection)


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Which MSC resolutions of 2017 deal with progress?", ("progress",)),
        ("What do resolutions of the 30th session say on training?", ("training",)),
        ("Which clauses that still stand cover regions?", ("regions",)),
        ("Which revoked resolutions speak of surveyors?", ("surveyors",)),
    ],
)
def test_words_of_a_scope_are_no_matter(question, terms):
    assert read(question).terms == terms


@pytest.mark.parametrize(
    ("question", "told"),
    [("", "no words"), ("   ", "no words"), ("🙂🙂", "no words"), ("\x00\x1b", "no words"),
     ("a" * 100_000, "100,000 characters")],
)  # fmt: skip
def test_question_that_cannot_be_taken_is_refused_in_one_line(question, told):
    with pytest.raises(QuestionError, match=told) as refused:
        read(question)
    assert "\n" not in str(refused.value)


def test_control_characters_never_reach_the_query():
    assert read("What\x1b[31m is asked\x00 of the Committee?").question.isprintable()
