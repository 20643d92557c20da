"""The closed sets of words that records use."""

from enum import StrEnum

# Whence a document came, the best source first; who supplied an upload is not known.
TIERS = ("official", "mirror", "own", "owner-supplied", "upload", "untrusted")


class BlockKind(StrEnum):
    """What a block of a document is, as far as its layout or markup tells."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # running headers, footers, page numbers, file paths


class TextKind(StrEnum):
    """Whether a text is the document's own, or a note of ours about it, or read by recognition."""

    VERBATIM = "verbatim"
    NOTE = "note"
    RECOGNISED = "recognised"


class Confidence(StrEnum):
    """How a fact is known; ``lead`` is never told to a user as a fact."""

    VERIFIED_TEXT = "verified_text"
    PARTIAL_TEXT = "partial_text"
    SECONDARY = "secondary"
    LEAD = "lead"


class State(StrEnum):
    """What a status says."""

    STANDS = "stands"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    AMENDED = "amended"
    OVERTAKEN = "overtaken"
    NOT_YET_ADOPTED = "not_yet_adopted"
    NOT_ESTABLISHED = "not_established"


# States of a text that has come to an end; an amended one goes on.
ENDED = frozenset({State.REVOKED, State.SUPERSEDED, State.OVERTAKEN})


class Kind(StrEnum):
    """The kind of a question."""

    LOOKUP = "lookup"
    LIST = "list"
    STATUS = "status"
    COMPARE = "compare"
    TOPIC = "topic"
    OTHER = "other"


class Outcome(StrEnum):
    """How an answer ends."""

    ANSWERED = "answered"
    DECLINED = "declined"
    CHOOSE = "choose"


class VerdictKind(StrEnum):
    """What verification found of one statement."""

    SUPPORTED = "supported"
    MISQUOTED = "misquoted"
    UNRESOLVED = "unresolved"
    NOT_OFFERED = "not offered"
    OVERSTATED = "overstated"
    UNSUPPORTED = "unsupported"
    UNCITED = "uncited"
