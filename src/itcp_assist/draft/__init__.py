"""What a person goes on editing: a brief from verified answers, a list of clauses, as files."""

from itcp_assist.draft.brief import write_brief
from itcp_assist.draft.listing import SUFFIXES, render_listing, write_listing

__all__ = ["SUFFIXES", "render_listing", "write_brief", "write_listing"]
