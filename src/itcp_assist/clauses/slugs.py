"""Names for documents that have no official symbol: from their title, else from their file."""

import re
from collections.abc import Container
from dataclasses import replace
from pathlib import PurePath

from itcp_assist.citation import fold_search
from itcp_assist.records import Identity, Source

MAX_WORDS = 10  # of a title in a slug
_HASH_CHARS = 8  # of the content's sha256, enough to tell a million documents apart


def make_slug(title: str, name: str) -> str:
    """Lower-case words of a title, else of a file's name, joined by hyphens.

    >>> make_slug("Knots for all!", "a.pdf"), make_slug("", "rope work.pdf"), make_slug("7", "8.md")
    ('knots-for-all', 'rope-work', 'document-8')
    """
    slug = ""
    for text in (title, PurePath(name).stem):
        slug = "-".join(re.findall(r"[a-z0-9]+", fold_search(text))[:MAX_WORDS])
        if slug and not slug.isdigit():
            return slug
    return f"document-{slug}".rstrip("-")


def is_slug(symbol: str) -> bool:
    """Say whether a document is called by a slug, for want of an official symbol."""
    return symbol == symbol.lower()


def distinct_symbol(identity: Identity, taken: Container[str], source: Source) -> Identity:
    """An identity whose slug no other document has.

    Where ``taken`` holds it, the file's name is added, and where that is taken too, the beginning
    of the content's sha256: the name stays the same wherever the file stands and in whatever order
    files are read after it. An official symbol is returned as it is: two texts that print one
    symbol are told as such, never told apart by a name.
    """
    if not is_slug(identity.symbol) or identity.symbol not in taken:
        return identity
    named = f"{identity.symbol}-{make_slug('', source.name)}"
    if named in taken or identity.symbol.endswith(make_slug("", source.name)):
        named = f"{identity.symbol}-{source.sha256[:_HASH_CHARS]}"
    return replace(identity, symbol=named)
