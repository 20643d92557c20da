"""The retriever and the tool for LangChain: real objects of its, on the small collection."""

import asyncio
import json
from datetime import date

import pytest
from conftest import StandIn
from json_forms import ANSWER, faults
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from pydantic import ValidationError

from itcp_assist.assistant import CurrentAssistant, open_assistant
from itcp_assist.errors import QuestionError
from itcp_assist.present import to_answer_text
from itcp_assist.retriever import TOOL, ClauseRetriever, answer_tool
from itcp_assist.settings import Settings

WORDS = "requests to revoke the resolution"
QUESTION = "What does paragraph 1 of A.9003(92) say?"


@pytest.fixture(scope="module")
def assistant(collection):
    with open_assistant(collection.index, Settings(), encoder=StandIn()) as opened:
        yield opened


@pytest.fixture
def retriever(assistant):
    return ClauseRetriever(assistant=assistant, k=5, as_of=date(2020, 1, 1))


@pytest.fixture
def tool(assistant):
    return answer_tool(assistant)


def called(question, **given):
    return {"name": TOOL, "args": {"question": question, **given}, "id": "1", "type": "tool_call"}


def test_documents_are_the_hits_as_stored(assistant, retriever):
    hits = assistant.search(WORDS, 5)
    documents = retriever.invoke(WORDS)
    assert [d.page_content for d in documents] == [hit.clause.text for hit in hits]
    assert [d.id for d in documents] == [str(hit.clause.citation) for hit in hits]
    assert [d.metadata["rank"] for d in documents] == [1, 2, 3, 4, 5]
    assert [d.metadata["score"] for d in documents] == [round(hit.score, 4) for hit in hits]


def test_metadata_carries_the_citation(assistant, retriever):
    document = next(d for d in retriever.invoke(WORDS) if d.metadata["symbol"] == "A.9001(90)")
    shown = assistant.show(document.id)
    source = shown.holding.source
    assert document.metadata["label"] == shown.clause.citation.label(shown.holding.identity.title)
    assert document.metadata["iri"] == shown.holding.iri_of(shown.clause.citation)
    assert document.metadata["page"] == shown.clause.page
    assert document.metadata["source"]["url"] == (source.url or None)
    assert document.metadata["source"]["sha256"] == source.sha256
    assert document.metadata["text_kind"] == "verbatim"
    assert json.loads(json.dumps(document.metadata)) == document.metadata


@pytest.mark.parametrize(("day", "state"), [("2019-12-05", "stands"), ("2019-12-07", "revoked")])
def test_status_is_that_of_the_day(assistant, day, state):
    retriever = ClauseRetriever(assistant=assistant, as_of=day)
    found = [d for d in retriever.invoke(WORDS) if d.metadata["symbol"] == "A.9001(90)"]
    assert found
    assert {d.metadata["status"]["as_of"] for d in found} == {day}
    assert {d.metadata["status"]["state"] for d in found} == {state}


def test_async_and_batch_give_the_same(retriever):
    expected = retriever.invoke(WORDS)
    assert asyncio.run(retriever.ainvoke(WORDS)) == expected
    assert retriever.batch([WORDS, "ladders"]) == [expected, retriever.invoke("ladders")]


def test_retriever_refuses_what_it_cannot_use(assistant, retriever):
    with pytest.raises(QuestionError):
        retriever.invoke("  ")
    with pytest.raises(ValidationError):
        ClauseRetriever(assistant=assistant, k=0)
    with pytest.raises(ValidationError):
        ClauseRetriever(assistant="an index")


def test_retriever_serves_a_plain_chain(retriever):
    def cite(documents):
        return "\n".join(f"[{d.id}] {d.page_content}" for d in documents)

    prompt = ChatPromptTemplate.from_template("{clauses}\n\n{question}")
    asked = {"clauses": retriever | cite, "question": RunnablePassthrough()} | prompt
    chain = asked | FakeListChatModel(responses=["As cited."]) | StrOutputParser()
    first = retriever.invoke(WORDS)[0]
    assert f"[{first.id}] {first.page_content}" in asked.invoke(WORDS).to_string()
    assert chain.invoke(WORDS) == "As cited."


def test_tool_gives_the_text_and_the_json(assistant, tool):
    message = tool.invoke(called(QUESTION, as_of="2022-03-01"))
    answer = assistant.ask(QUESTION, as_of=date(2022, 3, 1))
    assert isinstance(message, ToolMessage)
    assert message.status == "success"
    assert message.content == to_answer_text(answer)
    assert "[A.9003(92)#op/1]" in message.content
    assert list(faults(message.artifact, ANSWER)) == []
    assert message.artifact["as_of"] == "2022-03-01"
    assert message.artifact["statements"][0]["citations"][0]["key"] == "A.9003(92)#op/1"


def test_tool_works_asynchronously(tool):
    message = asyncio.run(tool.ainvoke(called(QUESTION)))
    assert message.artifact["outcome"] == "answered"


def test_tool_tells_an_agent_what_is_wrong_in_one_line(tool):
    message = tool.invoke(called("   "))
    assert (message.status, message.artifact) == ("error", None)
    assert message.content
    assert "\n" not in message.content


def test_tool_takes_the_assistant_of_an_open_page(collection):
    tool = answer_tool(CurrentAssistant(collection.index, Settings(), StandIn()))
    assert "A.9003(92)#op/1" in tool.invoke({"question": QUESTION})


def test_tool_describes_itself(tool):
    assert set(tool.args) == {"question", "as_of"}
    assert "Not an official IMO product" in tool.description


def test_no_text_is_traced_unless_the_user_says_so(loopback, monkeypatch, retriever, tool):
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGSMITH_ENDPOINT", loopback.url("", host="127.0.0.1"))
    monkeypatch.setenv("LANGSMITH_API_KEY", "key")
    retriever.invoke(WORDS)
    tool.invoke(called(QUESTION))
    assert loopback.connections == 0
