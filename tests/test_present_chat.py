"""An answer as Markdown: what a document says stays text, and only verified clauses are links."""

import html
import re
from dataclasses import replace

import pytest
from fake_assistant import (
    NEW,
    OLD,
    TODAY,
    FakeAssistant,
    make_clause,
    make_query,
    make_statement,
    make_status,
)
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from payloads import PAYLOADS

from itcp_assist.citation import Citation
from itcp_assist.present import escape_markdown, parse_fragment, to_chat, to_chip
from itcp_assist.present.escaping import reveal_unseen
from itcp_assist.present.wording import NOTE_LABEL, Reference, to_fragment, to_short
from itcp_assist.records import (
    Answer,
    Confidence,
    Kind,
    Outcome,
    State,
    Statement,
    TextKind,
    VerdictKind,
)

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ASSISTANT = FakeAssistant()
OUR_TAGS = {"p", "bdi", "br", "a", "blockquote", "strong", "em", "ul", "ol", "li"}


def rendered_text(markdown: str) -> str:
    """What a reader of the rendered Markdown sees, with line breaks for ``<br>``."""
    broken = MARKDOWN.render(markdown).replace("<br>", "\n")
    return html.unescape(re.sub(r"<[^>]*>", "", broken)).strip()


def tags_of(markdown: str) -> set[str]:
    return set(re.findall(r"<(\w+)", MARKDOWN.render(markdown)))


def seen(text: str) -> str:
    """The text as it may be seen: unseen characters named, empty lines and indents gone."""
    lines = (line.strip(" ") for line in reveal_unseen(text).split("\n"))
    return "\n".join(line for line in lines if line)


def quoting(text: str, kind: TextKind = TextKind.VERBATIM, *, is_quote: bool = True) -> Statement:
    clause = make_clause(Citation.parse(f"{NEW}#op/1"), text, kind=kind)
    holding = ASSISTANT.show(f"{NEW}#op/1").holding
    return make_statement(clause, holding, make_status(NEW, TODAY), is_quote=is_quote)


def answering(*statements: Statement, **changes) -> Answer:
    plain = Answer(
        make_query("q"), Kind.LOOKUP, Outcome.ANSWERED, statements, (), (), (), None, None
    )
    return replace(plain, **changes)


@pytest.mark.parametrize("text", PAYLOADS)
def test_escaped_text_is_shown_as_it_stands(text):
    assert rendered_text(escape_markdown(text)) == seen(text)
    assert tags_of(escape_markdown(text)) <= {"p", "br"}


@given(st.text(max_size=80))
def test_any_text_survives_escaping(text):
    expected = " ".join(seen(text).split())
    assert " ".join(rendered_text(escape_markdown(text)).split()) == expected
    assert tags_of(escape_markdown(text)) <= {"p", "br"}


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_quoted_payload_adds_no_element_and_no_link(text):
    shown = to_chat(answering(quoting(text), notes=(text,)))
    assert tags_of(shown) <= OUR_TAGS
    assert f"“{seen(text)}”" in rendered_text(shown)
    links = re.findall(r'href="([^"]*)"', MARKDOWN.render(shown))
    assert [link.partition("&")[0] for link in links] == ["#clause=A.9002%2891%29%23op%2F1"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_answer_holds_a_link_that_was_not_cited(text, note):
    shown = MARKDOWN.render(to_chat(answering(quoting(text), notes=(note,))))
    assert len(re.findall(r"<a ", shown)) == 1
    assert "<img" not in shown


def test_citations_are_numbered_once_for_each_clause():
    shown = to_chat(ASSISTANT.ask(f"What does {OLD} say?"))
    assert re.findall(r"\[(\d) · ", shown) == ["1", "2"]
    again = to_chat(answering(quoting("one"), quoting("two")))
    assert re.findall(r"\[(\d) · ", again) == ["1", "1"]


def test_the_status_is_told_in_words_on_the_chip_and_below():
    shown = rendered_text(to_chat(ASSISTANT.ask(f"What does paragraph 1 of {OLD} say?")))
    assert "1 · A.9001(90) op 1 · revoked" in shown
    assert "Resolution A.9001(90): revoked by A.9002(91) op 3 on 30 June 2003." in shown
    assert "revokes it by name" in shown


def test_a_lead_is_never_told_as_a_fact():
    statement = quoting("text")
    status = replace(statement.cited[0].status, state=State.REVOKED, confidence=Confidence.LEAD)
    cited = (replace(statement.cited[0], status=status),)
    shown = rendered_text(to_chat(answering(replace(statement, cited=cited))))
    assert "status not established" in shown
    assert "revoked" not in shown


def test_a_note_is_labelled_and_never_in_quotation_marks():
    shown = rendered_text(to_chat(answering(quoting("Boats are to be folded.", TextKind.NOTE))))
    assert "Plain-language note: Boats are to be folded." in shown
    assert f"({NOTE_LABEL}; official text: https://example.org/boats)" in shown
    assert "“" not in shown


def test_recognised_text_is_a_quote_with_a_warning():
    shown = rendered_text(to_chat(answering(quoting("FOLDS", TextKind.RECOGNISED))))
    assert "“FOLDS” (read by text recognition)" in shown


def test_what_reading_doubts_is_told_once_for_each_document():
    quoted = quoting("Boats fold.")
    cited = quoted.cited[0]
    doubted = replace(cited, clause=replace(cited.clause, flags=("page 2: a stain",)))
    shown = rendered_text(to_chat(answering(replace(quoted, cited=(doubted, doubted)))))
    assert shown.count(f"To be checked in the source, {NEW}, page 2: a stain") == 1


def test_a_composed_sentence_is_not_in_quotation_marks():
    assert "“" not in to_chat(answering(quoting("Boats are folded.", is_quote=False)))


def test_a_list_is_grouped_and_numbered_through_with_its_count():
    shown = to_chat(ASSISTANT.ask("List clauses with REQUESTS"))
    assert rendered_text(shown).startswith("2 of 7 clauses, all 7 looked through.")
    assert re.findall(r"^(\d)\. ", shown, re.MULTILINE) == ["1", "2"]
    assert len(re.findall(r"^\*\*Resolution ", shown, re.MULTILINE)) == 2
    html_list = MARKDOWN.render(shown)
    assert '<ol start="2">' in html_list


def test_a_declined_answer_says_what_is_missing_and_offers_the_nearest():
    shown = to_chat(ASSISTANT.ask("What about paper aeroplanes?"))
    text = rendered_text(shown)
    assert "does not support an answer" in text
    assert "No clause that is held says anything about this." in text
    assert shown.count("](#clause=") == 2


def test_a_choice_offers_documents():
    choice = answering(outcome=Outcome.CHOOSE, nearest=(Citation(OLD), Citation(NEW)))
    assert "[A\\.9002\\(91\\)](#clause=A.9002%2891%29&on=2004-01-01)" in to_chat(choice)


def test_a_withheld_statement_is_told_in_the_notes_and_not_shown():
    withheld = (Statement("Secret invention", VerdictKind.MISQUOTED, ()),)
    note = "1 statement withheld as misquoted: no clause holds its words"
    shown = rendered_text(to_chat(answering(quoting("x"), withheld=withheld, notes=(note,))))
    assert note in shown
    assert "Secret invention" not in shown


def test_what_was_understood_is_told():
    shown = rendered_text(to_chat(ASSISTANT.ask("List clauses with REQUESTS")))
    assert "Read as: list about REQUESTS; status on 1 January 2004." in shown


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("A.9001(90)#op/5/a/i", "A.9001(90) op 5(a)(i)"),
        ("A.9001(90)#pp/2", "A.9001(90) pp 2"),
        ("A.9001(90)#op", "A.9001(90) op"),
        ("A.9001(90)#annex-2/2.1.3", "A.9001(90) annex 2 2.1.3"),
        ("A.9001(90)#register", "A.9001(90) register"),
        ("MSC-FAL.1/Circ.99/Rev.2#par/5", "MSC-FAL.1/Circ.99/Rev.2 par 5"),
        ("paper-boats-page#par/7", "paper-boats-page par 7"),
    ],
)
def test_chips_are_short_and_their_address_leads_back(key, short):
    citation = Citation.parse(key)
    assert to_short(citation) == short
    assert parse_fragment(to_fragment(citation, TODAY, (3, 14))) == Reference(key, (3, 14), TODAY)
    assert rendered_text(to_chip(citation, TODAY)) == short


@pytest.mark.parametrize(
    "fragment",
    ["x", "x&quote=9", "x&quote=a-b", "x&quote=-1-4", "x&on=2017", "x&on", "x&", "x&quote=²-³"],
)
def test_a_span_or_day_in_another_form_is_none(fragment):
    assert parse_fragment(f"#clause={fragment}") == Reference("x")
