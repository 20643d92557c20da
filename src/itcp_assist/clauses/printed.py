"""The symbols that a first page prints: its own, and what only looks like one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from itcp_assist.citation import Mention, find_mentions
from itcp_assist.clauses.days import ADOPTION_RE, DAY_RE, unglue_day
from itcp_assist.clauses.verbs import fold_plain

# What may stand beside a symbol on the line that is the document's own, without accents.
_BESIDE_RE = re.compile(
    r"""
    united\snations | nations\sunies | naciones\sunidas
  | (?:resolution\s)?(?:general\sassembly|assemblee\sgenerale|asamblea\sgeneral)
  | security\scouncil | conseil\sde\ssecurite | consejo\sde\sseguridad
  | economic\sand\ssocial\scouncil | human\srights\scouncil
  | res[.\s] | resolution | resolucion | резолюция
  | assembly | assemblee | asamblea | council | conseil | consejo
  | \d{1,3}(?:st|nd|rd|th)\s(?:extraordinary\s)?session
  | \(?agenda\sitems?\s[\w.,]+(?:\s?\(\w+\))*(?:\s?(?:,|and)\s?[\w.]+(?:\(\w+\))*)*\)?
  | original:\s?\w+ | distr\.:?\s?\w+ | ref\.\s?[\w/.]+ | \b[ecfs]\b
  | (?:draft\s)?corrigendum | page\s\d+(?:\sof\s\d+)?
    """,
    re.VERBOSE,
)
_HEADER_RE = re.compile(r"\d\s?[/-]\s?R[eé]s\b|[IVXL]/R[eé]s\b", re.IGNORECASE)  # A 24/Res.971
# A symbol as documents print it, not as a person may type it (A 98/23 is a meeting's document).
_FORMAL_RE = re.compile(r"\(|/RES/|R[eé]s\b|Circ|^[ASE]/|Letter|^CL\.", re.IGNORECASE)
# The symbol of some other document: MSC 98/23/Add.1, TC 73/5(b), UNEP/EA.5/Res.14.
_OTHER_RE = re.compile(
    r"""
    [A-Z][A-Z.-]{0,9}\s\d{1,3}(?:\([a-z]\))?(?:/[A-Z]?[\w.()-]+)+   # an IMO meeting's document
  | [A-Z]{2,10}(?:/[A-Z]{1,6}(?:\.\d{1,3})?)*(?:/[A-Z]?[a-z]*[\w.()-]*\d[\w.()-]*)+
    """,
    re.VERBOSE,
)
# Letters that a recognition takes for digits, in a symbol that has digits as well.
_SLIP_RE = re.compile(
    r"""
    (?P<organ>\b(?:A|C|MSC|MEPC|FAL|LEG|TC|LC|LP)[.\s])(?P<number>[\dOoQlI|]{1,4})
    \s?\((?P<session>[\dOoQlI|]{1,3})\)
    """,
    re.VERBOSE,
)
_SLIPS = str.maketrans("OoQlI|", "000111")
# What follows the day of adoption before a title: (Agenda item 18(b)).
_AFTER_DAY_RE = re.compile(r"[\s)]+|\(agenda\sitems?[^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
MAX_LINE = 300  # characters of a line that can be a document's own symbol
_HIDDEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_CORRIGENDUM_RE = re.compile(r"(?:draft\s)?(?:corrigendum|rectificatif|correccion)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a first page prints as symbols.

    ``symbols`` are its own, the likeliest first; ``doubtful`` pairs what is printed with letters or
    digits of another kind with the symbol it looks like; ``other`` is a symbol that no citation can
    be made of; ``is_corrigendum`` says that the page calls itself one without a number.
    """

    symbols: tuple[str, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    other: str = ""
    is_corrigendum: bool = False

    @property
    def symbol(self) -> str:
        """The document's symbol; empty where the page prints none that is certain.

        One with ``/Corr.1`` or ``/Rev.1`` goes before the symbol of what it corrects.
        """
        first = self.symbols[0] if self.symbols else ""
        grown = (one for one in self.symbols if first and one.startswith(f"{first}/"))
        return next(grown, first)


def read_symbols(lines: Iterable[str]) -> Printed:
    """Symbols on the lines of a first page, each of which stands for a paragraph or a header.

    ``Resolution A.971(24)`` goes before the header's ``A 24/Res.971``; a symbol in the middle of a
    title is another document's.
    """
    own: dict[bool, list[str]] = {False: [], True: []}
    doubtful: list[tuple[str, str]] = []
    other = ""
    is_corrigendum = False
    for line in map(unglue_day, (line for line in lines if len(line) <= MAX_LINE)):
        symbols = own_symbols(line)
        own[bool(_HEADER_RE.search(line))] += symbols
        if not symbols:
            doubtful += _lookalikes(line)
            other = other or _other(line)
        is_corrigendum |= _CORRIGENDUM_RE.fullmatch(fold_plain(line.strip(" *"))) is not None
    found = tuple(dict.fromkeys([*own[False], *own[True]]))
    doubts = tuple((printed, symbol) for printed, symbol in doubtful if symbol not in found)
    suffixed = any(re.search(r"/(?:Corr|Rev|Add)\.", symbol) for symbol in found)
    return Printed(found, doubts, other, is_corrigendum and not suffixed)


def own_symbols(line: str) -> list[str]:
    """Symbols of a line that is nothing but a symbol, with its date or organ beside it at most."""
    return _standing_alone(line, find_mentions(line, lookalikes=False))


def front_end(line: str) -> int:
    """How much of a line is the symbol, the date of adoption and the agenda item before a title."""
    mentions = find_mentions(line, lookalikes=False)
    if not mentions or not mentions[0].symbol or not _is_beside(line[: mentions[0].start]):
        return 0
    adopted = ADOPTION_RE.search(fold_plain(line), mentions[0].end)
    if adopted is None or fold_plain(line)[mentions[0].end : adopted.start()].strip(" (,"):
        return 0
    end = adopted.end()
    while found := _AFTER_DAY_RE.match(line, end):
        end = found.end()
    return end


def _standing_alone(line: str, mentions: Iterable[Mention]) -> list[str]:
    """Symbols among the mentions of a line, where nothing else stands on it."""
    formal = [m for m in mentions if m.symbol and _FORMAL_RE.search(line[m.start : m.end])]
    end = front_end(line)
    if end and (end == len(line) or line[end:].isupper()):
        return [formal[0].symbol] if formal else []
    rest = line
    for mention in reversed(formal):
        rest = f"{rest[: mention.start]} | {rest[mention.end :]}"
    return [mention.symbol for mention in formal] if _is_beside(rest) else []


def _is_beside(text: str) -> bool:
    """Say whether a text holds nothing but what may stand beside a symbol."""
    folded = DAY_RE.sub("", ADOPTION_RE.sub("", fold_plain(text)))
    return not re.search(r"\w", _BESIDE_RE.sub("", folded))


def _lookalikes(line: str) -> list[tuple[str, str]]:
    """Symbols that a line would print if letters of other scripts were Latin, and O a nought."""
    plain = line.translate(_HIDDEN)
    mended = _SLIP_RE.sub(
        lambda m: f"{m['organ']}{m['number'].translate(_SLIPS)}({m['session'].translate(_SLIPS)})",
        plain,
    )
    if mended == line and line.isascii():
        return []
    return [(line.strip(), symbol) for symbol in _standing_alone(mended, find_mentions(mended))]


def _other(line: str) -> str:
    stripped = DAY_RE.sub("", line.strip()).strip()
    return stripped if _OTHER_RE.fullmatch(stripped) else ""
