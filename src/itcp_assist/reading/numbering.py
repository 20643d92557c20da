"""Print the number of a list item as a word processor or a browser prints it."""

from itcp_assist.citation import to_roman

# Word's ST_NumberFormat (ISO/IEC 29500-1, 17.18.59); the types of an HTML list are the keys.
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
NUMBER_FORMATS = frozenset(_FORMATS.values()) | {"decimalZero", "none"}
_MAX_LETTERS, _MAX_ROMAN = 780, 3999  # Word's own limits


def print_number(value: int, form: str) -> str:
    """``value`` in a Word number format; decimal where the format is unknown or cannot hold it.

    >>> [print_number(28, form) for form in ("decimal", "lowerLetter", "upperRoman")]
    ['28', 'bb', 'XXVIII']
    """
    if form == "none":
        return ""
    printed = str(value)
    if form == "decimalZero":
        printed = f"{value:02d}"
    elif form.endswith("Letter") and 1 <= value <= _MAX_LETTERS:
        printed = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    elif form.endswith("Roman") and 1 <= value <= _MAX_ROMAN:
        printed = to_roman(value)
    return printed.lower() if form.startswith("lower") else printed


def print_html_number(value: int, kind: str) -> str:
    """``value`` as a browser prints it in a list of this type, with its full stop.

    >>> print_html_number(3, "1"), print_html_number(28, "a"), print_html_number(4, "i")
    ('3.', 'ab.', 'iv.')
    """
    if kind not in ("a", "A") or value < 1:
        return print_number(value, _FORMATS.get(kind, "decimal")) + "."
    printed = ""
    while value:  # after z a browser counts on as aa, ab; Word as aa, bb
        value, letter = divmod(value - 1, 26)
        printed = chr(ord(kind) + letter) + printed
    return printed + "."
