"""Which resolution revokes, amends or recalls which, and what stands on a given day."""

from itcp_assist.register.facts import Facts, read_facts
from itcp_assist.register.relations import extract_relations
from itcp_assist.register.standing import Register

__all__ = ["Facts", "Register", "extract_relations", "read_facts"]
