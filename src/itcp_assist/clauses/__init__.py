"""Read a document's identity and split it into clauses: the drafting grammar of resolutions.

How what is citable gets its key, beyond the forms that every resolution has:

- a lone operative paragraph without a number is ``op``; several without any number are counted;
- a paragraph of an annex without a number, before any number, is counted: ``annex/par/3``;
- where numbers start afresh under headings, each heading is a division: by the number that it
  prints (``op/section-II/1``, and ``annex/section-4/1`` for article 4), else by the next free one;
- a table row is counted from its table's first row: ``annex/table-1/4``;
- a printed number that would repeat a key does not make a clause: the text stays with the one
  before, so that nothing is lost and no key is ambiguous.
"""

from itcp_assist.clauses.front import identify, identity_flags
from itcp_assist.clauses.grammar import split_clauses

__all__ = ["identify", "identity_flags", "split_clauses"]
