"""The assistant as parts of a LangChain program: a retriever of clauses, a tool that answers.

    from itcp_assist.assistant import open_assistant
    from itcp_assist.retriever import ClauseRetriever, answer_tool
    from itcp_assist.settings import read_settings

    settings = read_settings()
    assistant = open_assistant(settings.index, settings)
    documents = ClauseRetriever(assistant=assistant, k=5).invoke("training of seafarers")
    tools = [answer_tool(assistant)]

Both work without a language model and without a network, also by ``ainvoke`` and ``batch``.
Nothing here traces: LangSmith gets the texts only where its own variables turn it on.
"""

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import StructuredTool, ToolException
from pydantic import BaseModel, Field

from itcp_assist.assistant import Assistant, CurrentAssistant
from itcp_assist.errors import ItcpError
from itcp_assist.present import to_answer_json, to_answer_text, to_hit_json
from itcp_assist.present.json import to_source_json, to_status_json
from itcp_assist.records import Hit, Holding, Status

TOOL = "ask_imo_resolutions"


class ClauseRetriever(BaseRetriever):
    """The best clauses for a text, each a document with its citation and whether it still stands.

    ``k`` is how many; ``as_of`` the day on which each status is told, today where it is None.
    QuestionError, one line, for a text that cannot be searched for.
    """

    assistant: Assistant
    k: int = Field(default=10, ge=1)
    as_of: date | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain names it
    ) -> list[Document]:
        day = self.as_of or date.today()
        shelf = self.assistant.shelf
        return [
            to_document(hit, shelf.holding(hit.clause.symbol), shelf.status_of(place, day))
            for hit in self.assistant.search(query, self.k)
            for place in (hit.clause.citation,)
        ]


class Asked(BaseModel):
    """What the tool is called with."""

    question: str = Field(
        description="A question in plain words; a resolution by its symbol where it is known, "
        "for example: What does paragraph 3 of A.1006(25) ask of Member States?"
    )
    as_of: date | None = Field(
        default=None, description="The day on which to tell what stands, YYYY-MM-DD; default today"
    )


def to_document(hit: Hit, holding: Holding | None, status: Status) -> Document:
    """A ranked clause as LangChain's document: its text as stored, its key as the id.

    The metadata has the names of ``search --json`` and ``show --json``; its status has a day too.
    """
    clause, told = hit.clause, to_hit_json(hit, holding)
    return Document(
        page_content=clause.text,
        id=told["key"],
        metadata={
            **{name: told[name] for name in ("key", "label", "symbol", "score", "rank")},
            "iri": holding.iri_of(clause.citation) if holding else None,
            "status": {**to_status_json(status), "as_of": status.as_of.isoformat()},
            "page": clause.page,
            "source": to_source_json(holding) if holding else None,
            "text_kind": clause.text_kind.value,
        },
    )


def answer_tool(assistant: Assistant | CurrentAssistant) -> StructuredTool:
    """A tool for agents: its content is the answer with citations, its artifact ``ask --json``.

    A question that cannot be taken gives a message of status ``error`` with the one line that says
    why, as LangChain does with a ToolException; an agent can then put it in other words.
    """

    def ask(question: str, as_of: date | None = None) -> tuple[str, dict[str, Any]]:
        try:
            answer = assistant.ask(question, as_of=as_of)
        except ItcpError as error:
            raise ToolException(str(error)) from error
        return to_answer_text(answer), to_answer_json(answer)

    return StructuredTool.from_function(
        ask,
        name=TOOL,
        description=(
            "Answers questions about IMO technical co-operation resolutions from the texts that "
            "are held, quoting the exact clauses and telling of each whether it still stands. It "
            "declines where the texts hold no answer. Keep quotations, citation keys and statuses "
            "as they are. Not an official IMO product."
        ),
        args_schema=Asked,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )
