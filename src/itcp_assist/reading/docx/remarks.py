"""What a Word file holds beside its printed text, and what is to be told of it."""

from collections.abc import Iterator

from itcp_assist.reading.docx.package import Package
from itcp_assist.reading.docx.words import DELETED, W, Xml
from itcp_assist.records import Remark

_INSERTED = (W + "ins", W + "moveTo")
_EMBEDDED = (W + "altChunk", W + "subDoc")


def read_remarks(package: Package, hidden: int) -> tuple[Remark, ...]:
    """Remarks on a Word file of which ``hidden`` characters were left out."""
    return tuple(map(Remark, _iter_remarks(package, hidden)))


def _iter_remarks(package: Package, hidden: int) -> Iterator[str]:
    if hidden:
        yield f"{hidden} hidden characters were left out"
    inserted = sum(map(_holds_text, package.body.iter(*_INSERTED)))
    deleted = sum(map(_holds_text, package.body.iter(*DELETED)))
    if inserted or deleted:
        yield (
            f"tracked changes are pending: insertions ({inserted}) are read, deletions ({deleted}) "
            "are left out; check the text as it was agreed"
        )
    comments = 0 if package.comments is None else len(list(package.comments.iter(W + "comment")))
    if comments:
        yield f"{comments} comments were left out"
    embedded = len(list(package.body.iter(*_EMBEDDED)))
    if embedded:
        yield f"{embedded} embedded files were left out; save their text into the document"
    if package.macros:
        yield "its macros were not run"


def _holds_text(change: Xml) -> bool:
    """Say whether a tracked change is one of words, not only of a paragraph's form."""
    return next(change.iter(W + "t", W + "delText"), None) is not None
