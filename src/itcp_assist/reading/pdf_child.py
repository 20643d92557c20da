"""The throw-away process that reads one PDF: bytes on standard input, JSON lines as output.

A PDF of two kilobytes can make a reader take all memory or crash; here it takes only this process.
Each line holds a page; the last one holds what is known of the whole file, or why it failed.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from itcp_assist.reading.pdf_lines import ReadPage, read_page
from itcp_assist.reading.pdf_witness import compare_readings

MEMORY_LIMIT_BYTES = 1536 * 2**20
CPU_LIMIT_S = 60
OUTPUT_LIMIT_BYTES = 256 * 2**20
PAGE_LIMIT = 5_000

ENCRYPTED = "is encrypted: it needs a password; save a copy without one"


def main() -> int:
    """Read the file on standard input under limits; 0 also when it is one that cannot be read."""
    limit_process()
    data = sys.stdin.buffer.read()
    for values in read_file(data):
        sys.stdout.write(json.dumps(values) + "\n")
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


def read_file(data: bytes) -> Iterator[dict[str, Any]]:
    """One value for each page; the last has ``error``, or what is known of the whole file."""
    import pypdfium2

    known = FileFacts()
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        if count > PAGE_LIMIT:
            yield {"error": f"has {count} pages; split it into files of {PAGE_LIMIT} at most"}
            return
        title = document.get_metadata_value("Title")
        for at in range(count):
            page = document[at]
            read = read_page(page, at + 1)
            page.close()  # or its memory stays until the document is closed
            known.note(read)
            yield read.page.to_json()
    except pypdfium2.PdfiumError as error:
        yield {"error": _explain(error)}
        return
    flags = known.flags + compare_readings(data, known.letters)
    yield {"title": title, "flags": flags, "recognised": known.recognised}


@dataclass
class FileFacts:
    """What adds up over the pages of a file."""

    letters: list[Counter[str]] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    recognised: bool = False

    def note(self, read: ReadPage) -> None:
        """Add what ``read`` tells."""
        number = read.page.number
        self.letters.append(read.letters)
        if not read.page.lines and not read.blank:
            self.flags.append(f"page {number} has no text layer; run OCR on it")
        if read.hidden:
            self.flags.append(f"page {number}: {read.hidden} hidden characters were left out")
        if read.recognised:
            self.flags.append(f"page {number} is a picture; its text was recognised and may err")
            self.recognised = True


def _explain(error: Exception) -> str:
    if "assword" in str(error):
        return ENCRYPTED
    return f"is damaged or no PDF ({error}); fetch it again"


if __name__ == "__main__":
    sys.exit(main())
