"""A reply or brief from verified answers, as a file that a person goes on editing."""

from itcp_assist.draft.brief import write_brief

__all__ = ["write_brief"]
