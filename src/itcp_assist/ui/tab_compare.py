"""The tab that sets two documents side by side."""

from functools import partial
from typing import TYPE_CHECKING

from itcp_assist.ui.desk import Assistant, tell_comparison
from itcp_assist.ui.events import QUIET

if TYPE_CHECKING:
    import gradio as gr


def add_compare(assistant: Assistant, day: "gr.Textbox") -> None:
    """Put two boxes for symbols, and what is told of the two, into the tab that is open."""
    import gradio as gr

    with gr.Row(elem_id="compared"):
        boxes = [
            gr.Textbox(label=label, max_length=100, min_width=200, elem_id=name)
            for name, label in (("one", "One symbol"), ("other", "Another symbol"))
        ]
    compare = gr.Button("Compare", variant="primary", elem_id="compare")
    told = gr.HTML(elem_id="comparison")
    for asked in (compare.click, *(box.submit for box in boxes)):
        asked(partial(tell_comparison, assistant), [*boxes, day], told, **QUIET)
