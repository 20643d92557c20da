"""The tab that tells what is held, and offers what is not."""

from functools import partial
from typing import TYPE_CHECKING

from itcp_assist.ui.desk import (
    Assistant,
    Renewal,
    fetch_missing,
    tell_collection,
    tell_missing,
)
from itcp_assist.ui.events import QUIET

if TYPE_CHECKING:
    import gradio as gr


def add_collection(
    assistant: Assistant, day: "gr.Textbox", tab: "gr.Tab", renewal: Renewal | None
) -> None:
    """Put the list of holdings into its tab; it is made each time that the tab is opened."""
    import gradio as gr

    if renewal:
        _offer(renewal, tab)
    held = gr.HTML(elem_id="holdings")
    tab.select(partial(tell_collection, assistant), day, held, **QUIET)


def _offer(renewal: Renewal, tab: "gr.Tab") -> None:
    """What is not held, and one button that fetches and indexes it: never done unasked."""
    import gradio as gr

    missing = gr.HTML(elem_id="missing")
    fetch = gr.Button("Fetch the official texts now", elem_id="fetch", size="sm", visible=False)
    told = gr.HTML(elem_id="fetched")

    def offered() -> tuple[str, "gr.Button"]:
        line = tell_missing(renewal)
        return line, gr.Button(visible=bool(line))

    tab.select(offered, None, [missing, fetch], **QUIET)
    fetch.click(partial(fetch_missing, renewal), None, told, concurrency_limit=1, **QUIET).then(
        offered, None, [missing, fetch], **QUIET
    )
