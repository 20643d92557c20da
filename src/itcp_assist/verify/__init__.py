"""From a draft to an answer: the only door through which a statement reaches a reader."""

from itcp_assist.verify.door import Records, verify_draft

__all__ = ["Records", "verify_draft"]
