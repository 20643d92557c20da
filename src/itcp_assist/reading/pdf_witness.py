"""A second reading of a PDF by another library, to catch pages on which the first one errs."""

import io
import time
import zlib
from collections import Counter
from collections.abc import Sequence

from itcp_assist.reading.pdf_lines import count_letters
from itcp_assist.records import Remark

# What pypdf raises on damaged files beside its own errors, since it trusts their structure. A
# witness that fails is no reason to refuse what the first reader has read.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
WITNESS_LIMIT_S = 30.0  # half of a file's time: what is slower to check is flagged as unchecked


def compare_readings(data: bytes, letters: Sequence[Counter[str]]) -> list[Remark]:
    """Remarks on the pages where pypdf reads other letters than ``letters`` counts.

    Order, spacing and hyphens differ between readers, so the letters and digits of a page are
    compared as a collection; a word more or less, or another letter, is found.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    flags: list[Remark] = []
    deadline = time.monotonic() + WITNESS_LIMIT_S
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        for number, (page, first) in enumerate(zip(pages, letters, strict=False), 1):
            if time.monotonic() > deadline:
                flags.append(Remark("read once, not twice, from here on: it took too long", number))
                break
            flags += _compare_page(number, first, count_letters(page.extract_text()))
    except (PyPdfError, *UNREADABLE) as error:
        told = f"the second reading failed ({type(error).__name__}): {error}"
        flags.append(Remark(told.splitlines()[0]))
    return flags


def _compare_page(number: int, first: Counter[str], second: Counter[str]) -> list[Remark]:
    extra, lacking = first - second, second - first
    if not extra and not lacking:
        return []
    signs = "".join(sorted((extra + lacking).elements()))[:20]
    count = (extra + lacking).total()
    return [Remark(f"two readers read it differently ({count} signs: {signs})", number)]
