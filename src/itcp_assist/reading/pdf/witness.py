"""A second reading of a PDF by another library, to catch pages on which the first one errs."""

import io
import itertools
import math
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from itcp_assist.reading.pdf.fonts import FontCheck
from itcp_assist.reading.pdf.lines import count_letters
from itcp_assist.reading.pdf.objects import UNREADABLE, overhear, printable
from itcp_assist.records import Remark

if TYPE_CHECKING:
    from pypdf import PageObject

# The parts of pypdf that take a page's drawing apart; what they warn of is text that they skip.
_DRAWING_LOGS = ("pypdf._page", "pypdf.filters")


def compare_readings(
    data: bytes, letters: Sequence[Counter[str]], *, first: int = 1, until: float = math.inf
) -> list[Remark]:
    """Remarks on the pages where pypdf reads other letters than ``letters`` counts, or less.

    ``letters`` are those of page ``first`` and the pages after it. What is not compared ``until``
    that time, which is one of ``time.monotonic``, is told.

    Order, spacing and hyphens differ between readers, so the letters and digits of a page are
    compared as a collection; a word more or less, or another letter, is found. Both readers believe
    a font that names other letters than it draws, so each font is looked at as well.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    flags: list[Remark] = []
    try:
        with overhear():
            pages = PdfReader(io.BytesIO(data)).pages[first - 1 :]
            # a number of pages that differs is told by find_extras
            pairs = zip(itertools.count(first), pages, letters, strict=False)
            for remark in _iter_remarks(pairs, until):
                flags.append(remark)
    except (DependencyError, PyPdfError, *UNREADABLE) as error:
        told = printable(f"({type(error).__name__}): {error}")
        flags.append(Remark(f"the second reading failed {told}"))
    return flags


def _iter_remarks(
    pages: Iterable[tuple[int, "PageObject", Counter[str]]], until: float
) -> Iterator[Remark]:
    fonts = FontCheck()
    for number, page, first in pages:
        if time.monotonic() > until:
            yield Remark("read once, not twice, from here on: it took too long", number)
            return
        with overhear() as heard:
            second = count_letters(page.extract_text())
        faults = [record.getMessage() for record in heard if record.name in _DRAWING_LOGS]
        if faults:
            yield Remark(f"its drawing is damaged, text may be missing ({faults[0]})", number)
        yield from _compare_page(number, first, second)
        if fonts.has_false_fonts(page):
            yield Remark("its fonts name other letters than they show", number)


def _compare_page(number: int, first: Counter[str], second: Counter[str]) -> Iterator[Remark]:
    extra, lacking = first - second, second - first
    if extra or lacking:
        signs = "".join(sorted((extra + lacking).elements()))[:20]
        count = (extra + lacking).total()
        yield Remark(f"two readers read it differently ({count} signs: {signs})", number)
