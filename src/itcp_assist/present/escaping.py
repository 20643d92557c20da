"""Make foreign text inert: nothing that a document says can act as markup or hide its order."""

import html
import string

from itcp_assist.citation.folding import UNSEEN_RE

_BACKSLASHED = str.maketrans({char: f"\\{char}" for char in string.punctuation})


def reveal_unseen(text: str) -> str:
    r"""Write each unseen character as its number, so that it can neither hide nor reorder words.

    >>> reveal_unseen("shall\u202e not")
    'shall[U+202E] not'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return UNSEEN_RE.sub(lambda found: f"[U+{ord(found[0]):04X}]", plain)


def escape_markdown(text: str) -> str:
    r"""Text that Markdown shows as it stands, on one line; its line breaks are kept as ``<br>``.

    Every ASCII punctuation mark gets a backslash: escaping HTML alone lets Markdown renumber
    paragraphs, load pictures and make links.

    >>> escape_markdown("3. REQUESTS *all*")
    '3\\. REQUESTS \\*all\\*'
    """
    lines = (line.strip(" ") for line in reveal_unseen(text).split("\n"))
    return "<br>".join(line.translate(_BACKSLASHED) for line in lines if line)


def escape_html(text: str) -> str:
    """Text that HTML shows as it stands, safe between tags and inside a quoted attribute.

    >>> escape_html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(reveal_unseen(text), quote=True)
