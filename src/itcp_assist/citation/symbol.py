"""Symbols of documents: the canonical form, and the many forms in which a person types them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from itcp_assist.citation.folding import DASHES, fold_typed
from itcp_assist.citation.numerals import parse_roman, to_roman
from itcp_assist.errors import CitationError

IMO_ORGANS = ("A", "MSC", "MEPC", "FAL", "LEG", "TC", "LC", "LP", "LC-LP", "LDC", "C")

# Up to these sessions IMO printed the session in Roman numerals (A.500(XII), MSC.1(XLV)).
LAST_ROMAN_SESSION = {"A": 12, "MSC": 45, "MEPC": 13}

# What is printed before the number of an extraordinary session: A.69(ES.II).
EXTRAORDINARY = "ES."

# What is printed for a space or hyphen in symbols, and Rés. for Res.; no other letter or digit.
_PRINTED = dict.fromkeys((0xA0, 0x2007, 0x202F), " ") | DASHES | {0xC9: "E", 0xE9: "e"}
SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SUFFIX = r"(?P<{0}>(?:/(?:Corr|Rev|Add)\.\d+)*)"
_ORGANS = "|".join(sorted(IMO_ORGANS, key=len, reverse=True))

MENTION_RE = re.compile(
    rf"""
    (?<![\w.])
    (?:
      (?P<circular>[A-Z]{{1,6}}(?:-[A-Z]{{2,5}})?(?:\.\d+)?/Circ\.?\s?\d+)
      {_SUFFIX.format("circ_suffix")}
      # a letter to all Members: Circular Letter No.4204/Add.1, CL.4204/Add.1
    | (?:CL\.(?:\s?No\.)?|Circular\ Letter\ (?:No\.?)?|Lettre\ circulaire\ (?:n[°o]\.?)?
        |Carta\ circular\ (?:n[.º°o]+)?)\s?(?P<letter>\d{{1,5}})(?!\d)
      {_SUFFIX.format("letter_suffix")}
      # the header form, session first: A 25/Res.1006, A25-Res.1006, A 27/Res.1054(27)
    | (?P<head_organ>{_ORGANS})[ .]?(?P<head_session>\d{{1,3}}|(?<=[ .])[IVXL]+)\s?[/-]\s?
      R[eé]s[. ]{{1,2}}(?P<head_number>\d{{1,4}})(?:\(\d{{1,3}}\))?
      {_SUFFIX.format("head_suffix")}
      # United Nations: A/RES/70/1, A/RES/1514 (XV), A/RES/ES-11/1, A/RES/75/290 B,
      # S/RES/2766 (2024), E/RES/2019/4, A/HRC/RES/48/13
    | (?P<un_body>A/HRC|[ASE])/RES/(?P<un_first>(?:ES-|S-)?\d{{1,4}})
      (?:/(?P<un_second>\d{{1,4}})(?:\s?(?P<un_letter>(?-i:[A-F]))\b)?
       |\s?\((?P<un_paren>(?:S-)?[IVXL]+|\d{{4}})\))
      {_SUFFIX.format("un_suffix")}
      # a United Nations document: S/2020/110, A/75/420, A/HRC/48/L.23, A/C.2/75/L.5; a statement
      # of the Council's President and a paper of its bodies: S/PRST/2018/19, S/AC.51/2017/2
    | (?P<un_doc>(?:A/HRC|A/C\.[1-6]|S/PRST|S/AC\.\d{{1,2}}|[ASE])
       /(?:\d{{4}}|\d{{2}})/(?:L\.)?\d{{1,4}})
      {_SUFFIX.format("doc_suffix")}
      # Human Rights Council resolution 48/13
    | (?:UNHRC|HRC|Human\ Rights\ Council)\s(?:resolutions?\s)?
      (?P<hrc_session>(?:S-)?\d{{1,2}})/(?P<hrc_number>\d{{1,3}})(?![\d/])
      # General Assembly resolution 1514 (XV); without the name it could be one of another body
    | (?:UNGA|General\ Assembly)\s(?:resolutions?\s)?
      (?P<old_number>\d{{1,4}})\s?\((?P<old_session>(?-i:(?:S-)?[IVX]+))\)
      # UNGA 70/1, General Assembly resolution 70/1, resolution 70/1, 75/290 B, resolution A/70/1
    | (?:UNGA|General\ Assembly)?\s?(?:resolutions?\s(?:A/)?)?
      (?P<ga_session>[4-9]\d|(?<=resolution\s)3[1-9]|(?<=resolutions\s)3[1-9])/(?P<ga_number>\d{{1,3}})(?![\d/])
      (?:\s?(?P<ga_letter>(?-i:[B-F]\b|(?<=\d)A\b          # but not the article of a sentence
        |A(?=[^\w\s]|\s(?:of|and|on|to|entitled)\b|\s*$))))?
      # Economic and Social Council resolution 2019/4
    | (?:ECOSOC|Economic\ and\ Social\ Council)\s(?:resolutions?\s)?
      (?P<ec_year>(?:19|20)\d\d)/(?P<ec_number>\d{{1,3}})(?![\d/])
      # Security Council resolution 2766 (2024)
    | (?:UNSC|Security\ Council)\s(?:resolutions?\s)?
      (?P<sc_number>\d{{3,4}})\s?\((?P<sc_year>\d{{4}})\)
      # the joint meetings under the London Convention and Protocol number by year: LC-LP.1(2008)
    | (?P<joint>LC-LP)\.\s?(?P<joint_number>\d{{1,3}})\s?\((?P<joint_year>\d{{4}})\)
      # an IMO resolution with its session: A.1006(25), A 1006 (25), MSC.428(98), A 1006/25,
      # that of an extraordinary one in Roman numerals: A.69(ES.II)
    | (?P<organ>{_ORGANS})[ .]{{1,2}}(?P<number>\d{{1,4}})\s?
      (?:\(\s?(?P<session>(?:ES[.\s-]\s?)?(?:\d{{1,3}}|[IVXL]+))\s?\)
       |/(?P<slash_session>\d{{1,3}})(?![\d/]))
      {_SUFFIX.format("res_suffix")}
      # the same without its session, or only a number after the word resolution
    | (?P<bare_organ>{_ORGANS})[. ](?P<bare_number>\d{{3,4}})(?!\d)
    | \b(?:res(?:olution|\.)?|résolution|resolución)[\s.]{{1,2}}(?:n[°o]\.?\s)?
      (?P<lone_number>\d{{3,4}})(?![\d/])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_IMO_RE = re.compile(
    rf"""
    ({_ORGANS})\.(\d+)\(({re.escape(EXTRAORDINARY)}[IVXL]+|\d+|[IVXL]+)\)
    (?:/(?:Corr|Rev|Add)\.\d+)*
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A symbol as it stands in a text: ``symbol`` is canonical, or empty when it is incomplete.

    ``organ`` and ``number`` are what is known of an incomplete one; start and end are offsets.
    """

    symbol: str
    organ: str
    number: str
    start: int
    end: int

    def fits(self, symbol: str) -> bool:
        """Say whether a canonical symbol could be what an incomplete mention means."""
        if self.symbol:
            return symbol == self.symbol
        parts = split_imo(symbol) if symbol.endswith(")") else None  # not a corrigendum of it
        return parts is not None and parts[1] == self.number and self.organ in ("", parts[0])


def imo_symbol(organ: str, number: str, session: str) -> str:
    """Canonical symbol of an IMO resolution; old sessions are Roman, as they were printed.

    >>> imo_symbol("A", "500", "12"), imo_symbol("a", "1006", "25"), imo_symbol("MSC", "1", "XLV")
    ('A.500(XII)', 'A.1006(25)', 'MSC.1(XLV)')
    >>> imo_symbol("A", "69", "ES.II"), imo_symbol("C", "9001", "es.29")
    ('A.69(ES.II)', 'C.9001(ES.XXIX)')
    """
    organ = organ.upper()
    head, session = EXTRAORDINARY if session[:2].upper() == "ES" else "", session.lstrip("ESes.- ")
    value = int(session) if session.isdigit() else parse_roman(session)
    if not value:
        raise CitationError(f"session {session!r} of {organ}.{number} is not a number")
    is_roman = bool(head) or value <= LAST_ROMAN_SESSION.get(organ, 0)
    return f"{organ}.{int(number)}({head}{to_roman(value) if is_roman else value})"


def split_imo(symbol: str) -> tuple[str, str, int] | None:
    """Organ, number and session of an IMO resolution's canonical symbol, else None.

    An extraordinary session is 0: it has no place among those that are numbered.

    >>> split_imo("A.500(XII)"), split_imo("A.69(ES.II)"), split_imo("A/RES/70/1")
    (('A', '500', 12), ('A', '69', 0), None)
    """
    found = _IMO_RE.fullmatch(symbol)
    if not found:
        return None
    session = found[3]
    if session.startswith(EXTRAORDINARY):
        return found[1], found[2], 0
    return found[1], found[2], int(session) if session.isdigit() else parse_roman(session) or 0


def find_mentions(text: str, *, lookalikes: bool = True) -> tuple[Mention, ...]:
    """All symbols in ``text``, in order, complete or not.

    With ``lookalikes`` a Cyrillic or full-width letter is taken for its Latin twin, as is right for
    what a person types; identity of a document is read without it, from plain letters and digits.

    >>> [m.symbol for m in find_mentions("Res. A 1006 (25), A25-Res.1006 and UNGA 70/1")]
    ['A.1006(25)', 'A.1006(25)', 'A/RES/70/1']
    """
    folded = fold_typed(text) if lookalikes else text.translate(_PRINTED)
    found = (
        _mention(match) for match in MENTION_RE.finditer(folded) if lookalikes or match[0].isascii()
    )
    return tuple(m for m in found if m is not None)


def parse_symbol(text: str) -> str:
    """Canonical symbol of exactly one typed symbol or slug; CitationError otherwise."""
    stripped = text.strip()
    if SLUG_RE.fullmatch(stripped) and not stripped.isdigit():
        return stripped
    mentions = find_mentions(stripped)
    if len(mentions) == 1 and mentions[0].symbol and mentions[0].end == len(stripped):
        return mentions[0].symbol
    raise CitationError(f"{stripped!r} is not a symbol; write for example A.1006(25) or A/RES/70/1")


def resolve_mention(mention: Mention, known: Iterable[str]) -> tuple[str, ...]:
    """Known symbols that a mention can mean, in order; a complete mention means itself."""
    if mention.symbol:
        return (mention.symbol,)
    return tuple(sorted(s for s in known if mention.fits(s)))


def _mention(match: re.Match[str]) -> Mention | None:
    got = match.groupdict()
    try:
        symbol = _circular(got) or _united_nations(got) or _resolution(got)
    except CitationError:
        return None  # "A.500(VX)" has a session that is no number
    number = got["bare_number"] or got["lone_number"] or ""
    if got["bare_organ"] and got["bare_organ"].islower() and "." not in match[0]:
        return None  # "a 1006" in running text is an article and a figure
    if got["organ"] and got["organ"].islower() and not re.search(r"[.(]", match[0]):
        return None
    organ = (got["bare_organ"] or "").upper()
    return Mention(symbol, organ, number.lstrip("0"), match.start(), match.end())


def _circular(got: dict[str, str | None]) -> str:
    if got["letter"]:
        return f"CL.{got['letter']}{_suffix(got['letter_suffix'])}"
    if not got["circular"]:
        return ""
    head, _, number = got["circular"].upper().partition("/CIRC")
    return f"{head}/Circ.{number.strip(' .')}{_suffix(got['circ_suffix'])}"


def _united_nations(got: dict[str, str | None]) -> str:
    if got["un_body"]:
        session = f"({got['un_paren']})"
        if got["un_second"]:
            session = f"/{got['un_second']}{got['un_letter'] or ''}"
        symbol = f"{got['un_body']}/RES/{got['un_first']}{session}"
        return symbol.upper() + _suffix(got["un_suffix"])
    if got["un_doc"]:
        return got["un_doc"].upper() + _suffix(got["doc_suffix"])
    if got["sc_number"]:
        return f"S/RES/{got['sc_number']}({got['sc_year']})"
    return _by_name(got)


def _by_name(got: dict[str, str | None]) -> str:
    """A resolution that is named by its body: General Assembly resolution 70/1."""
    for body, session, number in (
        ("A/HRC", "hrc_session", "hrc_number"),
        ("A", "ga_session", "ga_number"),
        ("E", "ec_year", "ec_number"),
    ):
        if got[session]:
            half = got["ga_letter"] or ""
            return f"{body}/RES/{(got[session] or '').upper()}/{got[number]}{half}"
    return f"A/RES/{got['old_number']}({got['old_session']})" if got["old_number"] else ""


def _resolution(got: dict[str, str | None]) -> str:
    if got["joint"]:
        return f"LC-LP.{int(got['joint_number'] or 0)}({got['joint_year']})"
    for prefix, session, suffix in (
        ("head_", got["head_session"], got["head_suffix"]),
        ("", got["session"] or got["slash_session"], got["res_suffix"]),
    ):
        if got[f"{prefix}organ"]:
            organ, number = got[f"{prefix}organ"] or "", got[f"{prefix}number"] or ""
            return imo_symbol(organ, number, session or "") + _suffix(suffix)
    return ""


def _suffix(text: str | None) -> str:
    """Normalise /Corr.1 and /Rev.1, in whatever case they were typed."""
    return "".join("/" + part.capitalize() for part in (text or "").split("/") if part)
