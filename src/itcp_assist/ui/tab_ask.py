"""The tab where questions are asked: a conversation, a box, and questions to begin with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from itcp_assist.present import escape_markdown
from itcp_assist.ui.desk import (
    KEPT,
    MAX_QUESTION,
    Assistant,
    Exchange,
    reply,
    suggest_questions,
)
from itcp_assist.ui.events import QUIET

if TYPE_CHECKING:
    import gradio as gr

Talk: TypeAlias = tuple[Exchange, ...]
Messages: TypeAlias = list[dict[str, str]]


def add_ask(assistant: Assistant, day: "gr.Textbox") -> None:
    """Put the conversation into the tab that is open."""
    import gradio as gr

    talk = gr.State(())
    chat = gr.Chatbot(
        elem_id="chat", label="Conversation", show_label=False, height=None, layout="panel",
        placeholder="Ask about a resolution, a paragraph, or what is asked of whom.",
        buttons=[], feedback_options=None, latex_delimiters=[], line_breaks=False,
        allow_tags=False, autoscroll=False,
    )  # fmt: skip
    box = gr.Textbox(
        elem_id="ask_box", label="Your question", lines=1, max_lines=6, max_length=MAX_QUESTION,
        submit_btn="Ask", autofocus=True,
    )  # fmt: skip
    with gr.Row(elem_id="examples"):
        questions = suggest_questions(assistant.holdings())
        examples = [gr.Button(question, size="sm", min_width=0) for question in questions]
        fresh = gr.Button("New conversation", size="sm", min_width=0, elem_id="fresh")

    def answer(question: str, as_of: str, past: Talk) -> Iterator[tuple[Messages, Talk, str]]:
        waiting = Exchange(question, "*Looking through the collection …*")
        yield _messages((*past, waiting)), past, ""
        past = (*past, reply(assistant, question, as_of, past))[-KEPT:]
        yield _messages(past), past, ""

    for asked, source in ((box.submit, box), *((e.click, e) for e in examples)):
        asked(answer, [source, day, talk], [chat, talk, box], **QUIET).then(
            None, js="() => window.readingPane.showLatest()", **QUIET
        )
    fresh.click(lambda: ([], ()), None, [chat, talk], **QUIET)


def _messages(talk: Talk) -> Messages:
    pairs = ((("user", escape_markdown(e.question)), ("assistant", e.shown)) for e in talk)
    return [{"role": role, "content": content} for pair in pairs for role, content in pair]
