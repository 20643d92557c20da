"""The throw-away process that reads one PDF: its bytes on standard input, JSON as output.

A PDF of two kilobytes can make a reader take all memory or crash; here it takes only this process.
Whatever the file can blow up happens here: reading twice, and reading the layout.
"""

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from itcp_assist.reading.layout import lay_out
from itcp_assist.reading.pdf_lines import ReadPage, read_page
from itcp_assist.reading.pdf_witness import compare_readings
from itcp_assist.reading.printed import PrintedPage
from itcp_assist.records import Remark

MEMORY_LIMIT_BYTES = 1536 * 2**20
CPU_LIMIT_S = 60
OUTPUT_LIMIT_BYTES = 256 * 2**20
PAGE_LIMIT = 5_000

SCAN = "is a scan without text; run OCR on it first"
ENCRYPTED = "is encrypted: it needs a password; save a copy without one"


def main() -> int:
    """Read the file on standard input under limits; 0 also when it is one that cannot be read."""
    limit_process()
    json.dump(read_file(sys.stdin.buffer.read()), sys.stdout)
    return 0


def limit_process() -> None:
    """Bound memory, time and output where the platform can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_LIMIT_BYTES,
        resource.RLIMIT_CPU: CPU_LIMIT_S,
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


def read_file(data: bytes) -> dict[str, Any]:
    """Plain values: ``error`` alone, or title, page_count, recognised, flags and paragraphs."""
    import pypdfium2

    facts = FileFacts()
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        if count > PAGE_LIMIT:
            return {"error": f"has {count} pages; split it into files of {PAGE_LIMIT} at most"}
        title = document.get_metadata_value("Title")
        for at in range(count):
            page = document[at]
            facts.note(read_page(page, at + 1))
            page.close()  # or its memory stays until the document is closed
    except pypdfium2.PdfiumError as error:
        return {"error": _explain(error)}
    if not any(page.lines for page in facts.pages):
        return {"error": SCAN}
    return {
        "title": title,
        "page_count": count,
        "recognised": facts.recognised,
        "flags": [asdict(f) for f in facts.flags + compare_readings(data, facts.letters)],
        "paragraphs": [asdict(paragraph) for paragraph in lay_out(facts.pages)],
    }


def _explain(error: Exception) -> str:
    if "assword" in str(error):
        return ENCRYPTED
    return f"is damaged or no PDF ({error}); fetch it again"


if __name__ == "__main__":
    sys.exit(main())
