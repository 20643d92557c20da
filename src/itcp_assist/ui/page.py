"""The layout of the page, and the one door to Gradio: tabs on the left, a reading pane beside."""

import os
from datetime import date
from typing import TYPE_CHECKING

from itcp_assist.present import NOTICE
from itcp_assist.ui.desk import Assistant, Renewal, open_reference
from itcp_assist.ui.events import QUIET, read_asset
from itcp_assist.ui.tab_ask import add_ask
from itcp_assist.ui.tab_collection import add_collection
from itcp_assist.ui.tab_compare import add_compare
from itcp_assist.ui.tab_lists import add_lists
from itcp_assist.ui.tab_status import add_status

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

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
        css=read_asset("style.css"),
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
                    add_ask(assistant, day)
                with gr.Tab("Status"):
                    add_status(assistant, day)
                with gr.Tab("Compare"):
                    add_compare(assistant, day)
                with gr.Tab("Lists"):
                    add_lists(assistant, day)
                with gr.Tab("Collection") as tab:
                    add_collection(assistant, day, tab, renewal)
            with gr.Column(scale=2, min_width=320):
                _pane(assistant, day)
        gr.HTML(f"<footer>{NOTICE}</footer>", elem_id="notice")
        page.load(lambda: date.today().isoformat(), None, day, **QUIET)
    page.queue(default_concurrency_limit=USERS_AT_ONCE, api_open=False)
    return page


def _pane(assistant: Assistant, day: "gr.Textbox") -> None:
    """The reading pane. Gradio renders its HTML as it is: all of it comes escaped from present."""
    import gradio as gr

    pane = gr.HTML(EMPTY_PANE, elem_id="pane", js_on_load=read_asset("pane.js"))

    def opened(as_of: str, event: gr.EventData) -> str:
        return open_reference(assistant, str(event._data.get("ref", "")), as_of)

    # The focus moves in a step of its own, which runs also when the pane stays as it was.
    pane.select(opened, day, pane, **QUIET).then(
        None, js="() => window.readingPane.focus()", **QUIET
    )
