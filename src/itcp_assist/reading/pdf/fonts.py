"""Find fonts that name other letters than they draw: text taken from them is not on the page.

A PDF says twice which letter a code is: by the glyph that the code draws, and by a map for those
who copy text (``/ToUnicode``). Every reader believes the map, so a file can show "not" and say
"now". Here the two are compared for the letters a to z and the digits, which drawing tools always
name alike; accents, ligatures and look-alikes of other scripts are left alone.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from string import ascii_letters, digits

from itcp_assist.reading.pdf.objects import UNREADABLE, iter_levels, iter_list, look_up, number_of

_LETTERS = frozenset(ascii_letters + digits)
_DIGIT_NAMES = {
    name: str(at)
    for at, name in enumerate("zero one two three four five six seven eight nine".split())
}
_BASE_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_SIGN_FONTS = ("/Symbol", "/ZapfDingbats")  # the two of the standard fonts that have no letters
_SYMBOLIC = 4  # a font descriptor's flag: the program, not the encoding, tells what a code draws
_MAP_LIMIT_BYTES = 2**20
_CODE_LIMIT = 0x10000

_SECTION_RE = re.compile(
    r"""
    begin(?P<kind>bfchar|bfrange) \b
    (?P<body> .*?)
    end(?P=kind) \b
    """,
    re.VERBOSE | re.DOTALL,
)
_CHAR_RE = re.compile(r"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE_RE = re.compile(
    r"""
    <(?P<low>  [0-9A-Fa-f\s]+)> \s*
    <(?P<high> [0-9A-Fa-f\s]+)> \s*
    (?: <(?P<first> [0-9A-Fa-f\s]*)>      # the first code's text; the others count on from it
      | \[ (?P<each> [^\]]*) \]           # or the text of each code
    )
    """,
    re.VERBOSE,
)


class FontCheck:
    """Looks at each font of a file once, since most pages use the same ones."""

    def __init__(self) -> None:
        self._false: dict[object, bool] = {}

    def has_false_fonts(self, page: object) -> bool:
        """Say whether a page, or a form on it, may use a font that names other letters."""
        fonts = {
            number_of(font): font
            for level in iter_levels(page)
            for holder in level
            for font in (look_up(holder, "/Resources", "/Font") or {}).values()
        }
        for number, font in fonts.items():
            if number not in self._false:
                self._false[number] = names_other_letters(font)
        return any(self._false[number] for number in fonts)


def names_other_letters(font: object) -> bool:
    """Say whether a font's map gives another letter or digit, or none, for one that it draws."""
    program = look_up(font, "/ToUnicode")
    if not hasattr(program, "get_data"):
        return False
    told = dict(_iter_map(program.get_data()[:_MAP_LIMIT_BYTES].decode("latin-1")))
    composite = look_up(font, "/Subtype") == "/Type0"
    drawn = _drawn_by_glyph(font, told) if composite else _drawn_by_name(font)
    return any(
        letter and told.get(code, letter).casefold() != letter.casefold()  # either is a small cap
        for code, letter in drawn.items()
    )


def _iter_map(program: str) -> Iterator[tuple[int, str]]:
    """Codes and their texts in the program of a ``/ToUnicode`` map.

    >>> list(_iter_map("1 beginbfrange <41> <42> <0061> endbfrange"))
    [(65, 'a'), (66, 'b')]
    """
    for section in _SECTION_RE.finditer(program):
        if section["kind"] == "bfchar":
            for code, text in _CHAR_RE.findall(section["body"]):
                yield _number(code), _text(text)
            continue
        for found in _RANGE_RE.finditer(section["body"]):
            low = _number(found["low"])
            high = min(_number(found["high"]), low + _CODE_LIMIT)
            yield from zip(range(low, high + 1), _iter_texts(found, high - low), strict=False)


def _iter_texts(found: re.Match[str], steps: int) -> Iterator[str]:
    if found["first"] is None:
        yield from map(_text, re.findall(r"<([^>]*)>", found["each"]))
        return
    first = _text(found["first"])
    if first:
        last = ord(first[-1])
        yield from (first[:-1] + chr(min(last + at, 0x10FFFF)) for at in range(steps + 1))


def _number(digits_16: str) -> int:
    return int("".join(digits_16.split()), 16)


def _text(digits_16: str) -> str:
    plain = "".join(digits_16.split())
    return bytes.fromhex(plain.zfill(4)).decode("utf-16-be", "replace")  # also where it is <41>


def _drawn_by_name(font: object) -> dict[int, str]:
    """Letters that the codes of a font of single bytes draw, as far as names of glyphs tell."""
    encoding, details = look_up(font, "/Encoding"), look_up(font, "/FontDescriptor") or {}
    symbolic = bool(int(look_up(details, "/Flags") or 0) & _SYMBOLIC)
    kind = look_up(font, "/Subtype")
    if kind == "/Type3" or (kind == "/TrueType" and symbolic):
        return {}
    base = look_up(encoding, "/BaseEncoding") if isinstance(encoding, dict) else encoding
    # without an encoding and a program of its own, a font has the standard one (PDF 1.7, table 114)
    lent = not symbolic and not any(key.startswith("/FontFile") for key in details)
    named = base in _BASE_ENCODINGS or (lent and look_up(font, "/BaseFont") not in _SIGN_FONTS)
    drawn = {ord(letter): letter for letter in _LETTERS} if named else {}
    return drawn | dict(_iter_differences(look_up(encoding, "/Differences")))


def _iter_differences(entries: object) -> Iterator[tuple[int, str]]:
    """Codes with the letters that an encoding gives them; empty for what is no letter."""
    at = 0
    for entry in iter_list(entries):
        if isinstance(entry, int):
            at = entry
        else:
            yield at, _letter_of(str(entry))
            at += 1


def _letter_of(glyph: str) -> str:
    """The letter that the name of a glyph is, by Adobe's list of names; empty for other names.

    >>> _letter_of("/seven"), _letter_of("/t.alt"), _letter_of("/germandbls")
    ('7', 't', '')
    """
    name = glyph.removeprefix("/").partition(".")[0]
    letter = _DIGIT_NAMES.get(name, name)
    return letter if letter in _LETTERS else ""


def _drawn_by_glyph(font: object, told: Mapping[int, str]) -> dict[int, str]:
    """Letters that the codes of a composite font draw, where codes are numbers of glyphs.

    The font program's own table says which glyph is which letter; it is missing from many subsets.
    A font that is used for no letter, such as one for dashes, is not opened: that takes time.
    """
    if not any(_LETTERS.intersection(text) for text in told.values()):
        return {}
    inner = next(iter_list(look_up(font, "/DescendantFonts")), None)
    program = look_up(inner, "/FontDescriptor", "/FontFile2")
    direct = look_up(inner, "/CIDToGIDMap") in (None, "/Identity")
    if look_up(font, "/Encoding") != "/Identity-H" or not direct or program is None:
        return {}
    letters = _letters_by_glyph(program.get_data())
    return {code: letters[code] for code in told if code in letters}


def _letters_by_glyph(program: bytes) -> dict[int, str]:
    """Letters by the number of the glyph that draws them; a glyph that draws two is left out.

    A program that is damaged, or has no such table, tells nothing.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(BytesIO(program), lazy=True)
        drawn = [
            (font.getGlyphID(name), chr(code))
            for code, name in (font.getBestCmap() or {}).items()
            if chr(code) in _LETTERS
        ]
    except (AssertionError, struct.error, TTLibError, *UNREADABLE):
        return {}
    letters: dict[int, set[str]] = {}
    for glyph, letter in drawn:
        letters.setdefault(glyph, set()).add(letter)
    return {
        glyph: min(found)
        for glyph, found in letters.items()
        if len({letter.casefold() for letter in found}) == 1
    }
