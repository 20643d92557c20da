"""A brief says what the verified answers say, and no more, in both formats."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from itcp_assist.citation import Citation
from itcp_assist.draft import write_brief
from itcp_assist.draft.markdown import to_markdown
from itcp_assist.draft.outline import Paragraph, Style, compose_outline, describe_status
from itcp_assist.errors import QuestionError, StorageError
from itcp_assist.records import (
    Answer,
    Cited,
    Clause,
    Confidence,
    Holding,
    Identity,
    Kind,
    Outcome,
    Query,
    Quote,
    Source,
    State,
    Statement,
    Status,
    TextKind,
    VerdictKind,
)
from itcp_assist.records.wording import NOTICE, STATES

AS_OF = date(2031, 5, 4)
ADDRESS = "https://example.org/texts/A.9001(90).pdf"
TEXT = "INVITES Member States to lend one another their tide tables"
REVOKED = Status(
    "A.9001(90)",
    AS_OF,
    State.REVOKED,
    Confidence.VERIFIED_TEXT,
    "the clause says so in express words.",
    by=Citation.parse("A.9002(91)#op/2"),
    on=date(2030, 12, 6),
)


def cite(key: str = "A.9001(90)#op/1", text: str = TEXT, kind: TextKind = TextKind.VERBATIM):
    place = Citation.parse(key)
    clause = Clause(place, text, ((0, len(text)),), 0, len(text), 0, page=2, text_kind=kind)
    source = Source("a9001.pdf", "application/pdf", "0" * 64, ADDRESS, "official")
    holding = Holding(Identity(place.symbol, "Lending of tide tables", "resolution"), source)
    status = Status(place.symbol, AS_OF, State.STANDS, Confidence.SECONDARY, "an index says so")
    return Cited(Quote(place, 0, len(text)), text, clause, holding, status)


def answer(*statements: Statement, **changes) -> Answer:
    query = Query(question="Who lends tide tables?", kind=Kind.LOOKUP, intent="lookup", as_of=AS_OF)
    plain = Answer(query, Kind.LOOKUP, Outcome.ANSWERED, statements, (), (), (), None, None)
    return replace(plain, **changes)


def quote(*cited: Cited) -> Statement:
    return Statement(cited[0].text, VerdictKind.SUPPORTED, cited, is_quote=True)


def sentence(text: str, *cited: Cited) -> Statement:
    return Statement(text, VerdictKind.SUPPORTED, cited)


def texts(*answers: Answer) -> list[str]:
    return [paragraph.text for paragraph in compose_outline(answers)]


def test_quote_stands_in_quotation_marks_with_a_full_reference():
    shown = compose_outline([answer(quote(cite()))])
    assert Paragraph(Style.QUOTE, f"“{TEXT}” [1]") in shown
    assert shown[-2] == Paragraph(
        Style.REFERENCE,
        "[1] resolution A.9001(90), operative paragraph 1, page 2. Status as of 4 May 2031: stands "
        "(from a secondary source; an index says so). "
        "Source: Lending of tide tables (a9001.pdf, official).",
        ADDRESS,
    )


def test_note_is_called_a_note_and_never_put_in_quotation_marks():
    shown = texts(answer(quote(cite(text="States lend tables.", kind=TextKind.NOTE))))
    assert "Plain-language note, not the official text: States lend tables. [1]" in shown
    assert not any("“" in text for text in shown)


def test_recognised_text_is_quoted_with_its_hedge():
    shown = texts(answer(quote(cite(kind=TextKind.RECOGNISED))))
    assert f"Read by text recognition: “{TEXT}” [1]" in shown


def test_revoked_reference_is_marked_at_the_quote_and_in_the_list():
    shown = texts(answer(quote(replace(cite(), status=REVOKED))))
    assert f"“{TEXT}” [1, revoked]" in shown
    assert (
        "Status as of 4 May 2031: revoked by resolution A.9002(91), operative paragraph 2 "
        "on 6 December 2030 (read in the text itself; the clause says so in express words)."
    ) in shown[-2]


def test_mere_lead_is_not_told_as_a_fact():
    lead = replace(REVOKED, confidence=Confidence.LEAD, by=None, on=None)
    shown = texts(answer(quote(replace(cite(), status=lead))))
    assert f"“{TEXT}” [1]" in shown
    assert "Status as of 4 May 2031: status not established (not verified; " in shown[-2]


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words(state):
    assert STATES[state] in describe_status(replace(REVOKED, state=state))


def test_composed_sentence_is_followed_by_the_quotes_it_does_not_hold():
    other = cite("A.9001(90)#op/2", "REQUESTS the Secretary-General to print them")
    shown = texts(answer(sentence(f"It says: {TEXT}", cite(), other)))
    assert f"It says: {TEXT} [1][2]" in shown
    assert "“REQUESTS the Secretary-General to print them” [2]" in shown
    assert f"“{TEXT}” [1]" not in shown


def test_references_number_on_through_the_brief_and_a_clause_counts_once_an_answer():
    shown = texts(answer(quote(cite()), quote(cite())), answer(quote(cite())))
    assert [text[:3] for text in shown if text.startswith("[")] == ["[1]", "[2]"]


def test_withheld_statements_are_counted_and_not_shown():
    invented = Statement("Everyone must pay.", VerdictKind.UNSUPPORTED, (), reason="no clause")
    shown = texts(answer(quote(cite()), withheld=(invented,)))
    assert "1 proposed statement was withheld, not borne out by what was cited." in shown
    assert not any("must pay" in text for text in shown)


def test_how_many_were_looked_through_is_told():
    told = ("1 of 8 operative paragraphs, all 8 looked through.", "One page is missing.")
    shown = texts(answer(quote(cite()), matched=1, searched=8, notes=told))
    assert shown[4:6] == list(told)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.DECLINED, "Not answered: nothing held supports an answer."),
        (Outcome.CHOOSE, "Not answered: the question fits several documents."),
    ],
)
def test_unanswered_question_says_so_and_names_the_nearest(outcome, words):
    nearest = (Citation.parse("A.9002(91)#op/1"),)
    shown = texts(answer(outcome=outcome, nearest=nearest))
    assert f"{words} Nearest: resolution A.9002(91), operative paragraph 1." in shown
    assert "References" not in shown


def test_missing_address_is_told():
    cited = cite()
    bare = replace(cited, holding=replace(cited.holding, source=Source("a.txt", "text/plain", "")))
    assert texts(answer(quote(bare)))[-2].endswith("No address is recorded.")


@pytest.mark.parametrize("suffix", [".md", ".docx", ".DOCX"])
def test_file_ends_with_the_notice(tmp_path, suffix):
    path = tmp_path / f"brief{suffix}"
    write_brief([answer(quote(cite()))], path)
    if suffix == ".md":
        assert path.read_text(encoding="utf-8").splitlines()[-1] == NOTICE
    else:
        assert docx.Document(str(path)).paragraphs[-1].text == NOTICE
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_word_file_holds_every_paragraph_of_the_outline(tmp_path):
    answers = [answer(quote(cite(text=f"{TEXT};\nand to return them\x00\x1f\ufffe\ud800")))]
    write_brief(answers, tmp_path / "brief.docx")
    read = [paragraph.text for paragraph in docx.Document(str(tmp_path / "brief.docx")).paragraphs]
    assert read == [f"{p.text} {p.address}".rstrip() for p in compose_outline(answers)]
    assert f"“{TEXT};\nand to return them” [1]" in read


def test_text_of_a_document_cannot_become_markup(tmp_path):
    hostile = "<script>x</script> ![a](https://evil.example/b) [c](d) **e** `f` &amp; https://g.h"
    write_brief([answer(quote(cite(text=hostile)))], tmp_path / "brief.md")
    tokens = MarkdownIt("commonmark").parse((tmp_path / "brief.md").read_text(encoding="utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    links = [child.attrs["href"] for child in inline if child.type == "link_open"]
    assert links == [ADDRESS]
    assert {child.type for child in inline} <= {"text", "text_special", "link_open", "link_close"}
    assert f"“{hostile}” [1]" in "".join(child.content for child in inline)


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(LINES, st.sampled_from(Style))
def test_markdown_reads_back_as_the_text_it_was_made_from(text, style):
    tokens = MarkdownIt("commonmark").parse(to_markdown([Paragraph(style, text)]))
    inline = [token for token in tokens if token.type == "inline"]
    assert [child.type for token in inline for child in token.children] == ["text"] * len(inline)
    assert "".join(child.content for token in inline for child in token.children) == text


def test_unknown_suffix_names_the_known_ones(tmp_path):
    with pytest.raises(StorageError, match=r"'\.pdf'; use \.md or \.docx"):
        write_brief([answer(quote(cite()))], tmp_path / "brief.pdf")


def test_no_answer_makes_no_brief(tmp_path):
    with pytest.raises(QuestionError, match="no answer to write"):
        write_brief([], tmp_path / "brief.md")


def test_refused_write_leaves_nothing_behind(tmp_path):
    (tmp_path / "brief.md").mkdir()
    with pytest.raises(StorageError, match=r"brief\.md cannot be written"):
        write_brief([answer(quote(cite()))], tmp_path / "brief.md")
    assert [entry.name for entry in tmp_path.iterdir()] == ["brief.md"]


def test_missing_folder_is_one_clear_line(tmp_path: Path):
    with pytest.raises(StorageError, match="No such file or directory") as caught:
        write_brief([answer(quote(cite()))], tmp_path / "no" / "brief.md")
    assert "\n" not in str(caught.value)


def test_written_brief_replaces_the_one_before(tmp_path):
    path = tmp_path / "brief.md"
    path.write_text("old", encoding="utf-8")
    write_brief([answer(quote(cite()))], path)
    assert path.read_text(encoding="utf-8").startswith("# Brief from verified answers\n")
