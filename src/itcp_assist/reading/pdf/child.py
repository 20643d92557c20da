"""The throw-away process that reads one PDF: wishes and its bytes as input, JSON as output.

A PDF of two kilobytes can make a reader take all memory or crash; here it takes only this process.
Whatever the file can blow up happens here: reading twice, and reading the layout.
"""

import gc
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from itcp_assist.reading.layout.pages import lay_out
from itcp_assist.reading.layout.printed import PrintedPage
from itcp_assist.reading.pdf.extras import find_extras
from itcp_assist.reading.pdf.lines import ReadPage, read_page
from itcp_assist.reading.pdf.second import SecondReading
from itcp_assist.reading.pdf.wire import Wishes, to_rows
from itcp_assist.records import Remark

MEMORY_LIMIT_BYTES = 1536 * 2**20
OUTPUT_LIMIT_BYTES = 256 * 2**20
# A full page takes 14 thousandths of a second to read once: so many are read in half a minute.
PAGE_LIMIT = 2_000
_GARBAGE_OBJECTS = 50_000  # a page makes as many, of which little is garbage; 700 is the default

SCAN = "is a scan without text; run OCR on it first"
ENCRYPTED = "is encrypted: it needs a password; save a copy without one"
DAMAGED = "is damaged or no PDF"
READ_ONCE = "read once, not checked by a second reader"


def main() -> int:
    """Read the file on standard input under limits; 0 also when it is one that cannot be read."""
    read_given()
    return 0


def read_given() -> None:
    """Read what standard input holds: a line of wishes as JSON, then the bytes of a PDF."""
    gc.set_threshold(_GARBAGE_OBJECTS)
    given = sys.stdin.buffer
    wishes = Wishes(**json.loads(given.readline()))
    limit_process(wishes.limit_s)
    sys.stdout.write(json.dumps(read_file(given.read(), wishes)))


def limit_process(seconds: float) -> None:
    """Bound memory, time and output where the platform can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_LIMIT_BYTES,
        resource.RLIMIT_CPU: int(seconds),
        resource.RLIMIT_FSIZE: OUTPUT_LIMIT_BYTES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        _, hard = resource.getrlimit(kind)
        lowest = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (lowest, lowest))


@dataclass
class FileFacts:
    """What adds up over the pages of a file."""

    title: str = ""
    pages: list[PrintedPage] = field(default_factory=list)
    letters: list[Counter[str]] = field(default_factory=list)
    flags: list[Remark] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)

    def note(self, read: ReadPage) -> None:
        """Add what ``read`` tells."""
        number = read.page.number
        self.pages.append(read.page)
        self.letters.append(read.letters)
        if not read.page.lines and not read.blank:
            self.flags.append(Remark("has no text layer; run OCR on it", number))
        if read.hidden:
            self.flags.append(Remark(f"{read.hidden} hidden characters were left out", number))
        if read.recognised:
            self.flags.append(Remark("a picture; its text was recognised and may err", number))
            self.recognised.append(number)


def read_file(data: bytes, wishes: Wishes) -> dict[str, Any]:
    """Plain values: ``error`` alone, or title, page_count, recognised, flags and paragraphs."""
    until = time.monotonic() + wishes.limit_s
    facts = FileFacts()
    error = read_pages(data, facts)
    if error:
        return {"error": error}
    second = SecondReading(data, facts.letters, until)
    if wishes.witness and wishes.cores:
        second.start(wishes.cores)
    paragraphs = to_rows(lay_out(facts.pages))
    flags = [*facts.flags, *find_extras(data)]
    flags += second.gather() if wishes.witness else [Remark(READ_ONCE)]
    return {
        "title": facts.title,
        "page_count": len(facts.pages),
        "recognised": facts.recognised,
        "flags": [(flag.text, flag.page) for flag in flags],
        "paragraphs": paragraphs,
    }


def read_pages(data: bytes, facts: FileFacts) -> str:
    """Read all pages into ``facts``; why that cannot be done, empty where it could."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            count = len(document)
            if count > PAGE_LIMIT:
                return f"has {count} pages; split it into files of {PAGE_LIMIT} at most"
            facts.title = document.get_metadata_value("Title")
            for at in range(count):
                page = document[at]
                facts.note(read_page(page, at + 1))
                page.close()  # or its memory stays until the document is closed
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if "assword" in str(error) else f"{DAMAGED} ({error}); fetch it again"
    return "" if any(page.lines for page in facts.pages) else SCAN


if __name__ == "__main__":
    sys.exit(main())
