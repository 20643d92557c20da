"""Make foreign text inert: nothing that a document says can act as markup or hide its order."""

import html
import re
import string

# Characters that are not seen but change what is seen: controls, zero-width and direction marks,
# variation selectors, tags, and halves of surrogate pairs, which no browser can be sent.
UNSEEN_RE = re.compile(
    r"""
    [\x00-\x08\x0b-\x1f\x7f-\x9f]          # C0 and C1 without tab and line feed
  | [\u200b-\u200f\u2028-\u202e]           # zero width, direction marks, separators, embeddings
  | [\u2060-\u206f\ufeff\ufff9-\ufffb]     # word joiner, isolates, byte order mark, annotations
  | [\ufe00-\ufe0f\U000e0000-\U000e01ef]   # variation selectors and tags
  | [\ud800-\udfff]                        # lone surrogates
    """,
    re.VERBOSE,
)
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
