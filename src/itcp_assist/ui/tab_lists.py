"""The tab that lists all clauses of a kind, on the page and as files."""

from typing import TYPE_CHECKING

from itcp_assist.ui.desk import Assistant
from itcp_assist.ui.events import QUIET
from itcp_assist.ui.lists import GROUP_CHOICES, STATE_CHOICES, Chosen, tell_list

if TYPE_CHECKING:
    import gradio as gr


def add_lists(assistant: Assistant, day: "gr.Textbox") -> None:
    """Put what can be chosen, and the list, into the tab that is open."""
    import gradio as gr

    with gr.Row(elem_id="choices"):
        symbol = gr.Textbox(label="Symbol (empty: all)", max_length=100, min_width=150)
        verb = gr.Dropdown(
            [("any verb", ""), *assistant.offered()["verb"]], value="", label="Verb",
            allow_custom_value=True, min_width=150,
        )  # fmt: skip
        group = gr.Dropdown(
            [("anybody", ""), *GROUP_CHOICES], value="", label="Addressed to", min_width=150
        )
        state = gr.Dropdown(
            [("any status", ""), *STATE_CHOICES], value="", label="Status", min_width=150
        )
    make = gr.Button("List the clauses", variant="primary", elem_id="make_list")
    listed = gr.HTML(elem_id="listed")

    def told(symbol: str, verb: str, group: str, state: str, as_of: str) -> str:
        return tell_list(assistant, Chosen(symbol, verb or "", group or "", state or "", as_of))

    for asked in (make.click, symbol.submit):
        asked(told, [symbol, verb, group, state, day], listed, **QUIET)
