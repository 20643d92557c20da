"""Symbols, pinpoints, keys, IRIs and quotes: one grammar of places in documents, both ways."""

from itcp_assist.citation.folding import find_quote, fold_letters, fold_quote, fold_search
from itcp_assist.citation.iri import clause_iri, portion, work_iri
from itcp_assist.citation.key import Citation, symbol_label
from itcp_assist.citation.months import MONTH_NAMES, MONTHS
from itcp_assist.citation.numerals import natural_key, ordinal, parse_roman, to_roman
from itcp_assist.citation.pinpoint import LAST, Pinpoint, find_pinpoints, parse_path
from itcp_assist.citation.symbol import (
    Mention,
    find_mentions,
    imo_symbol,
    parse_symbol,
    resolve_mention,
    split_imo,
)

__all__ = [
    "LAST", "MONTHS", "MONTH_NAMES", "Citation", "Mention", "Pinpoint", "clause_iri",
    "find_mentions", "find_pinpoints", "find_quote", "fold_letters", "fold_quote",
    "fold_search", "imo_symbol", "natural_key", "ordinal", "parse_path", "parse_roman",
    "parse_symbol", "portion", "resolve_mention", "split_imo", "symbol_label", "to_roman",
    "work_iri",
]  # fmt: skip
