"""Where a first page and what is told of a document contradict each other, one line each."""

import re
from collections.abc import Iterator

from itcp_assist.citation import fold_search
from itcp_assist.clauses.front import FrontPage, read_front
from itcp_assist.clauses.language import read_language
from itcp_assist.clauses.slugs import is_slug
from itcp_assist.records import Document, Identity

_WORD_RE = re.compile(r"[^\W\d_]{4,}")
_MIN_WORDS = 3  # of both titles before one is called another: fewer may be a name for it


def identity_flags(document: Document, identity: Identity) -> tuple[str, ...]:
    """One line for each contradiction between a document's first page and its identity.

    Told are: another symbol or two of them, one that looks official by letters of another script,
    one that cannot be cited, and another language, title or day of adoption than the catalogue's.
    """
    front = read_front(document)
    flags = [*_symbol_flags(front, identity), *_catalogue_flags(front, identity)]
    language = read_language(document.text)
    if language and identity.language and language != identity.language:
        flags.append(
            f"the text is in {language}, the catalogue says {identity.language}; "
            "correct the catalogue"
        )
    return tuple(flags)


def _symbol_flags(front: FrontPage, identity: Identity) -> Iterator[str]:
    printed, symbol = front.printed, identity.symbol
    if printed.symbols and symbol not in printed.symbols and not is_slug(symbol):
        yield (
            f"the first page prints {printed.symbol}, the catalogue says {symbol}; "
            "correct the catalogue or the file"
        )
    others = [one for one in printed.symbols if not printed.symbol.startswith(one)]
    if others:
        yield (
            f"the first page prints {printed.symbol} and {', '.join(others)}; "
            f"taken for {symbol}: name the right one in the catalogue"
        )
    for text, likely in printed.doubtful:
        if likely != symbol:
            yield (
                f"the first page prints {text!r}, which only looks like {likely} and is not taken "
                "for it; name the symbol in the catalogue"
            )
    if is_slug(symbol) and (printed.other or printed.is_corrigendum):
        told = printed.other or f"a corrigendum to {printed.symbol} without a number"
        yield f"the first page prints {told}, which no citation can name; it is cited as {symbol}"


def _catalogue_flags(front: FrontPage, identity: Identity) -> Iterator[str]:
    if front.adopted and identity.adopted and front.adopted != identity.adopted:
        yield (
            f"the first page prints {front.adopted} as its day, the catalogue says "
            f"{identity.adopted}; correct the catalogue"
        )
    printed, told = _content_words(front.title), _content_words(identity.title)
    if min(len(printed), len(told)) >= _MIN_WORDS and not printed & told:
        yield (
            f"the first page is titled {front.title!r}, the catalogue says {identity.title!r}; "
            "correct the catalogue or the file"
        )


def _content_words(title: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD_RE.findall(fold_search(title))}
