"""The layout of the page, and the one door to Gradio: tabs on the left, a reading pane beside."""

import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

from itcp_assist.present import NOTICE, escape_markdown
from itcp_assist.ui.desk import (
    KEPT,
    MAX_QUESTION,
    Assistant,
    Exchange,
    Renewal,
    fetch_missing,
    open_reference,
    reply,
    suggest_questions,
    tell_collection,
    tell_missing,
    tell_status,
)

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

Talk: TypeAlias = tuple[Exchange, ...]
Messages: TypeAlias = list[dict[str, str]]

TITLE = "Technical co-operation resolutions"
MASTHEAD = f"""<header><h1>{TITLE}</h1>
<p>Each answer names the clause it rests on and whether that clause still stands.
Select a reference to read it.</p></header>"""
EMPTY_PANE = """<article class="clause empty"><h2 id="pane-title" tabindex="-1">Reading pane</h2>
<p>Select a reference in an answer. The clause opens here with its neighbours, its status and its
source.</p></article>"""

USERS_AT_ONCE = 20  # Gradio's own default is one: everyone else would wait
MAX_FILE = "1mb"  # nothing can be uploaded anyway; the guard shuts the route
FONTS = ["system-ui", "sans-serif"]  # stock fonts: the browser asks no font server

# Events are reached from the page only, and leave the components that they do not change alone.
_QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def mount_page(app: "FastAPI", assistant: Assistant, renewal: Renewal | None = None) -> None:
    """Put the page at the root of an application; with ``renewal``, official texts are offered."""
    # Gradio looks up two addresses when it is imported with its defaults.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import gradio as gr

    navy, grey = gr.themes.colors.blue, gr.themes.colors.slate
    theme = gr.themes.Default(
        primary_hue=navy, neutral_hue=grey, radius_size="sm", font=FONTS, font_mono=["monospace"]
    ).set(
        button_primary_background_fill="*primary_800",  # the stock fill has too little contrast
        button_primary_background_fill_hover="*primary_900",
        button_primary_text_color="white",
    )
    gr.mount_gradio_app(
        app,
        _build_page(assistant, renewal),
        path="/",
        theme=theme,
        css=_asset("style.css"),
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_FILE,
        enable_monitoring=False,
        ssr_mode=False,
    )


def _build_page(assistant: Assistant, renewal: Renewal | None) -> "gr.Blocks":
    import gradio as gr

    with gr.Blocks(title=TITLE, fill_width=True, analytics_enabled=False) as page:
        with gr.Row(elem_id="masthead"):
            gr.HTML(MASTHEAD, elem_id="heading")
            day = gr.Textbox(
                elem_id="day", label="Status on (YYYY-MM-DD)", max_length=20, min_width=190, scale=0
            )
        with gr.Row(elem_id="desk"):
            with gr.Column(scale=3, min_width=320), gr.Tabs():
                with gr.Tab("Ask"):
                    _ask(assistant, day)
                with gr.Tab("Status"):
                    _status(assistant, day)
                with gr.Tab("Collection") as tab:
                    if renewal:
                        _offer(renewal, tab)
                    _collection(assistant, day, tab)
            with gr.Column(scale=2, min_width=320):
                _pane(assistant, day)
        gr.HTML(f"<footer>{NOTICE}</footer>", elem_id="notice")
        page.load(lambda: date.today().isoformat(), None, day, **_QUIET)
    page.queue(default_concurrency_limit=USERS_AT_ONCE, api_open=False)
    return page


def _ask(assistant: Assistant, day: "gr.Textbox") -> None:
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
        asked(answer, [source, day, talk], [chat, talk, box], **_QUIET).then(
            None, js="() => window.readingPane.showLatest()", **_QUIET
        )
    fresh.click(lambda: ([], ()), None, [chat, talk], **_QUIET)


def _status(assistant: Assistant, day: "gr.Textbox") -> None:
    import gradio as gr

    symbol = gr.Textbox(
        elem_id="symbol", label="Symbol, for example A.1006(25)", max_length=100,
        submit_btn="Show status",
    )  # fmt: skip
    told = gr.HTML(elem_id="standing")
    symbol.submit(partial(tell_status, assistant), [symbol, day], told, **_QUIET)


def _collection(assistant: Assistant, day: "gr.Textbox", tab: "gr.Tab") -> None:
    import gradio as gr

    held = gr.HTML(elem_id="holdings")
    tab.select(partial(tell_collection, assistant), day, held, **_QUIET)


def _offer(renewal: Renewal, tab: "gr.Tab") -> None:
    """What is not held, and one button that fetches and indexes it: never done unasked."""
    import gradio as gr

    missing = gr.HTML(elem_id="missing")
    fetch = gr.Button("Fetch the official texts now", elem_id="fetch", size="sm", visible=False)
    told = gr.HTML(elem_id="fetched")

    def offered() -> tuple[str, "gr.Button"]:
        line = tell_missing(renewal)
        return line, gr.Button(visible=bool(line))

    tab.select(offered, None, [missing, fetch], **_QUIET)
    fetch.click(partial(fetch_missing, renewal), None, told, concurrency_limit=1, **_QUIET).then(
        offered, None, [missing, fetch], **_QUIET
    )


def _pane(assistant: Assistant, day: "gr.Textbox") -> None:
    """The reading pane. Gradio renders its HTML as it is: all of it comes escaped from present."""
    import gradio as gr

    pane = gr.HTML(EMPTY_PANE, elem_id="pane", js_on_load=_asset("pane.js"))

    def opened(as_of: str, event: gr.EventData) -> str:
        return open_reference(assistant, str(event._data.get("ref", "")), as_of)

    # The focus moves in a step of its own, which runs also when the pane stays as it was.
    pane.select(opened, day, pane, **_QUIET).then(
        None, js="() => window.readingPane.focus()", **_QUIET
    )


def _messages(talk: Talk) -> Messages:
    pairs = ((("user", escape_markdown(e.question)), ("assistant", e.shown)) for e in talk)
    return [{"role": role, "content": content} for pair in pairs for role, content in pair]


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
