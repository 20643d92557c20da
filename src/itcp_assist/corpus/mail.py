"""The files attached to an e-mail, for whoever drops a whole message in place of its document."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from itcp_assist.errors import ReadingError

SUFFIX = ".eml"
# Mail as it is written has four nested parts, and 850,000 lines in the 64 MB that a file may have.
# The parser's time grows with lines times depth; these bounds keep it below ten seconds.
_MAX_LINES = 1_000_000
_MAX_PARTS = 50
_OWN_TEXT = ("text", "multipart", "message")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a mail. ``name`` is what the sender wrote: to be shown, never to be used."""

    name: str
    data: bytes


def iter_attachments(data: bytes, name: str) -> Iterator[Attachment]:
    """The files attached to a mail and to the mails within it, never the mail's own words.

    Raises:
        ReadingError: beginning with ``name``: it is no mail, is damaged, or nested beyond reason.
    """
    for number, part in enumerate(_parse_mail(data, name).walk()):
        told = _written_name(part)
        own = part.get_content_maintype() in _OWN_TEXT and not told
        if part.is_multipart() or (own and part.get_content_disposition() != "attachment"):
            continue
        told = told or f"part {number}"
        content = part.get_payload(decode=True)
        if part.defects or not isinstance(content, bytes):
            raise ReadingError(f"{name}: its attachment {told!r} is damaged; save it again")
        yield Attachment(told, content)


def _parse_mail(data: bytes, name: str) -> Message:
    if data.count(b"\n") > _MAX_LINES or data.lower().count(b"boundary=") > _MAX_PARTS:
        raise ReadingError(f"{name}: has more parts or lines than mail has; save its files first")
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
    except RecursionError as error:
        raise ReadingError(f"{name}: nests mail in mail without end; save its files") from error
    if not mail.keys():
        raise ReadingError(f"{name}: is no e-mail; save it again, or save its files")
    defects = (defect for part in mail.walk() for defect in part.defects)
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in defects):
        raise ReadingError(f"{name}: breaks off before its end; save it again")
    return mail


def _written_name(part: Message) -> str:
    """The name that the sender gave a file; empty where there is none that can be read."""
    try:
        return str(make_header(decode_header(part.get_filename() or ""))).strip()
    except (HeaderParseError, LookupError, ValueError):
        return ""
