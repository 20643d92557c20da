"""From what was found to a draft: by rule, or by a language model."""

from itcp_assist.answer.comparing import pair_twins
from itcp_assist.answer.library import Library
from itcp_assist.answer.providers import name_address, provider_of
from itcp_assist.answer.rules import compose_draft
from itcp_assist.answer.wording import add_wording, wording_fingerprint

__all__ = [
    "Library",
    "add_wording",
    "compose_draft",
    "name_address",
    "pair_twins",
    "provider_of",
    "wording_fingerprint",
]
