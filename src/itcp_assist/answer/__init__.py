"""From what was found to a draft: by rule, or by a language model."""

from itcp_assist.answer.comparing import adoption_key
from itcp_assist.answer.library import Library
from itcp_assist.answer.named import follow_references
from itcp_assist.answer.pool import Pool
from itcp_assist.answer.providers import name_address, provider_of
from itcp_assist.answer.rules import compose_draft
from itcp_assist.answer.twins import compare_documents, find_twins
from itcp_assist.answer.wording import add_wording, wording_fingerprint

__all__ = [
    "Library",
    "Pool",
    "add_wording",
    "adoption_key",
    "compare_documents",
    "compose_draft",
    "find_twins",
    "follow_references",
    "name_address",
    "provider_of",
    "wording_fingerprint",
]
