"""Read a document's identity and split it into clauses: the drafting grammar of resolutions.

How what is citable gets its key, beyond the forms that every resolution has:

- a lone operative paragraph without a number is ``op``; several without any number are counted, and
  one among numbered ones is ``op/par/1``;
- a paragraph of an annex without a number is counted: ``annex/par/3``, as is what a circular says
  before its first number: ``par/par/1``. Items may stand under it: ``annex/par/3/a``;
- where numbers start afresh under headings, each heading is a division: by the number that it
  prints (``op/section-II/1``, ``annex/article-4/1``), else by the next free one. Where they go on,
  it is a heading only;
- a printed number that is printed again, by mistake or in a second list, gets an ordinal:
  ``op/3-second``. It is a clause of its own, so that nothing is lost and no key is ambiguous;
- plain numbers that list what one paragraph says are its items: ``op/3/1``;
- bullets and dashes are text of the paragraph before them, in documents that print numbers; a
  page prints none, and counts them;
- text in quotation marks over several paragraphs belongs to the paragraph that announces it: its
  numbers are those of the text quoted, or of the text to be amended. Only the letters of a list
  that the quotation itself begins are items here;
- a table row is counted from its table's first row: ``annex/table-1/4``. A header row is citable
  too, and a heading of the others.
"""

from itcp_assist.clauses.acts import with_acts
from itcp_assist.clauses.doubts import identity_flags
from itcp_assist.clauses.front import identify
from itcp_assist.clauses.grammar import split_clauses
from itcp_assist.clauses.references import with_references
from itcp_assist.clauses.slugs import distinct_symbol, is_slug

__all__ = [
    "distinct_symbol",
    "identify",
    "identity_flags",
    "is_slug",
    "split_clauses",
    "with_acts",
    "with_references",
]
