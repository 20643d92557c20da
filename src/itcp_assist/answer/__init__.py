"""From what was found to a draft: by rule, or by a language model."""

from itcp_assist.answer.comparing import pair_twins
from itcp_assist.answer.library import Library
from itcp_assist.answer.rules import compose_draft

__all__ = ["Library", "compose_draft", "pair_twins"]
