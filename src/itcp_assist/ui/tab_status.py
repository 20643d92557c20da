"""The tab that tells what stands: status, time line and chain; on request the outline."""

from functools import partial
from typing import TYPE_CHECKING

from itcp_assist.ui.desk import Assistant, tell_outline, tell_status
from itcp_assist.ui.events import QUIET

if TYPE_CHECKING:
    import gradio as gr


def add_status(assistant: Assistant, day: "gr.Textbox") -> None:
    """Put the box for a symbol, and what is told of it, into the tab that is open."""
    import gradio as gr

    symbol = gr.Textbox(
        elem_id="symbol", label="Symbol, for example A.1006(25)", max_length=100,
        submit_btn="Show status",
    )  # fmt: skip
    with gr.Row(elem_id="status_more"):
        outline = gr.Button("Show its outline", size="sm", min_width=0, elem_id="show_outline")
    told = gr.HTML(elem_id="standing")
    symbol.submit(partial(tell_status, assistant), [symbol, day], told, **QUIET)
    outline.click(partial(tell_outline, assistant), [symbol, day], told, **QUIET)
