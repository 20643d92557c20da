"""What a PDF carries beside the text of its pages, and signs that this text is not the whole.

Nothing is run, opened, followed or written: a person is told, and looks at the page.
"""

import io
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from itcp_assist.reading.pdf.actions import find_actions, find_page_actions
from itcp_assist.reading.pdf.annotations import describe_annotations, name_attached, name_file
from itcp_assist.reading.pdf.ink import MAX_SIDE_PX, MIN_SCALE
from itcp_assist.reading.pdf.objects import (
    UNREADABLE,
    iter_levels,
    iter_tree,
    look_up,
    overhear,
    printable,
)
from itcp_assist.records import Remark

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LOOK_LIMIT_S = 10.0  # a page takes a few thousandths of a second
DEPTH_LIMIT = 30  # pdfium draws forms within forms down to 40, and stops there without a word
_END_WITHIN = 1024  # readers accept the end mark that far from the end (PDF 1.7, H.3.18)
_MAX_SIDE_PT = MAX_SIDE_PX / MIN_SCALE
_NAMES_TOLD = 3

CUT = "its end is cut off or damaged; text may be missing"
REBUILT = "its table of contents is damaged; text may be missing"
OWNED = "is protected by its owner's password; it was read without one"
UNCHECKED = "could not be checked for attachments, scripts and notes"
# What pypdf logs when it supplies what a damaged file lacks.
_REPAIRS = ("Invalid/Truncated xref", "Invalid parent xref", "XRef object at", "Cannot find")


def find_extras(data: bytes) -> list[Remark]:
    """Remarks on attachments, scripts, notes, fields and missing parts of a PDF."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    remarks = [] if b"%%EOF" in data[-_END_WITHIN:] else [Remark(CUT)]
    try:
        with overhear() as heard:
            reader = PdfReader(io.BytesIO(data))
            remarks += [Remark(OWNED)] if reader.is_encrypted else []
            for remark in _iter_remarks(reader):  # one by one: an error keeps those before it
                remarks.append(remark)
            if any(str(record.msg).startswith(_REPAIRS) for record in heard):
                remarks.append(Remark(REBUILT))
    except DependencyError:  # newer ciphers need a library that is not worth its weight
        lines = (OWNED, f"{UNCHECKED}: its cipher is one that only the first reader knows")
        remarks += [told for told in map(Remark, lines) if told not in remarks]
    except (PyPdfError, *UNREADABLE) as error:
        told = printable(f"{type(error).__name__}: {error}")
        remarks.append(Remark(f"{UNCHECKED} ({told})"))
    return remarks


def _iter_remarks(reader: "PdfReader") -> Iterator[Remark]:
    catalogue = reader.root_object
    embedded = iter_tree(look_up(catalogue, "/Names", "/EmbeddedFiles"))
    yield from _tell_files([name_file(file) or printable(name) for name, file in embedded], None)
    if look_up(catalogue, "/AcroForm", "/XFA"):
        yield Remark("is a form of the kind XFA, whose text was not read")
    yield from _tell_actions(find_actions(catalogue), None)
    count, held = look_up(catalogue, "/Pages", "/Count"), len(reader.pages)
    if count != held:
        yield Remark(f"says that it has {count} pages, but holds {held}; pages may be missing")
    yield from _iter_page_remarks(reader)


def _tell_files(names: Sequence[str], page: int | None) -> Iterator[Remark]:
    if names:
        more = [f"{len(names) - _NAMES_TOLD} more"] if len(names) > _NAMES_TOLD else []
        told = ", ".join([*names[:_NAMES_TOLD], *more])
        yield Remark(f"holds embedded files, which were not opened: {told}", page)


def _tell_actions(found: set[str], page: int | None) -> Iterator[Remark]:
    if found:
        yield Remark(f"carries {', '.join(sorted(found))}, never run here", page)


def _iter_page_remarks(reader: "PdfReader") -> Iterator[Remark]:
    deadline = time.monotonic() + LOOK_LIMIT_S
    for number, page in enumerate(reader.pages, 1):
        if time.monotonic() > deadline:
            yield Remark("not checked for scripts and notes from here on", number)
            return
        yield from _tell_actions(find_page_actions(page), number)
        yield from _tell_files(name_attached(page), number)
        yield from (Remark(line, number) for line in describe_annotations(page))
        yield from (Remark(line, number) for line in _describe_drawing(page))


def _describe_drawing(page: "PageObject") -> Iterator[str]:
    """Lines on a page whose text is not all of what it shows."""
    if max(page.cropbox.width, page.cropbox.height) > _MAX_SIDE_PT:
        yield "is too large to be drawn; words that do not show were not looked for"
    if "/Contents" in page and look_up(page, "/Contents") is None:
        yield "its content is missing from the file"
    if len(list(iter_levels(page))) > DEPTH_LIMIT:
        yield "is drawn in parts within parts, too deep to be read for certain"
