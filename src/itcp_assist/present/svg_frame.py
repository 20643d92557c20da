"""The elements of a picture and the frame round it: words for readers, styles, colours, notice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from itcp_assist.present.escaping import escape_html
from itcp_assist.present.svg_text import to_plain, wrap
from itcp_assist.records.wording import NOTICE, to_day

SMALL, NORMAL, LARGE = 12, 13, 15  # sizes of text, in px
LEADING = 1.35  # height of a line for its size, so that marks above and below letters have room
BASELINE = 0.78  # where letters stand, as a share of the line's height from its top
MARGIN = 12
# Every rule begins with the picture's class: a style within a page's picture acts on all the page.
# On the page, its own colours for light and dark are taken over.
_STYLE = """
.picture text { font-family: system-ui, sans-serif; fill: currentColor; }
.picture .size-12 { font-size: 12px; } .picture .size-13 { font-size: 13px; }
.picture .size-15 { font-size: 15px; } .picture .bold { font-weight: 700; }
.picture .soft { fill: var(--soft, currentColor); }
.picture .stands { fill: var(--good, currentColor); }
.picture .revoked, .picture .superseded, .picture .overtaken { fill: var(--bad, currentColor); }
.picture a text { fill: var(--navy, currentColor); text-decoration: underline; }
.picture rect { fill: var(--paper, none); stroke: currentColor; }
.picture path, .picture line { fill: none; stroke: currentColor; }
.picture .filled { fill: currentColor; } .picture .hollow { fill: var(--paper, none); }
.picture .faint { stroke: var(--line, currentColor); }
.picture a:focus-visible { outline: 3px solid var(--focus, currentColor); outline-offset: 2px; }
"""
_ALONE = """
.picture { --ink: #1c2733; --soft: #51606f; --line: #d5dbe2; --paper: #fff; --navy: #12406b;
  --good: #1e6b3a; --bad: #9b1c1c; color: var(--ink); background: var(--paper); }
@media (prefers-color-scheme: dark) {
  .picture { --ink: #e8ecf1; --soft: #aab6c3; --line: #3a4552; --paper: #1a2129; --navy: #9cc4ee;
    --good: #8fd6a8; --bad: #f3a3a3; }
}
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn within a frame: its name, its whole content in words, its elements and size."""

    name: str
    title: str
    told: Sequence[str]
    elements: Sequence[str]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """Text in lines that fit, set at one size; ``name`` is its class in the style.

    ``text`` is the whole of it, also where the lines had to be cut.
    """

    lines: tuple[str, ...]
    size: int = NORMAL
    is_bold: bool = False
    name: str = ""
    text: str = ""

    @property
    def height(self) -> float:
        """The height of its lines together."""
        return len(self.lines) * self.size * LEADING

    def draw(self, x: float, y: float, *, anchor: str = "start", href: str = "") -> str:
        """The lines below ``y``; with ``href`` they are one link."""
        weight = " bold" if self.is_bold else ""
        classes = f"size-{self.size}{weight} {self.name}".rstrip()
        aligned = "" if anchor == "start" else f' text-anchor="{anchor}"'
        given = f'<text class="{classes}" x="{x:g}"{aligned}'
        step = self.size * LEADING
        shown = "".join(
            f'{given} y="{y + (at + BASELINE) * step:.1f}">{escape_html(line)}</text>'
            for at, line in enumerate(self.lines)
        )
        return f'<a href="{escape_html(href)}">{shown}</a>' if href else shown


def set_words(
    text: str, width: float, size: int = NORMAL, *, bold: bool = False, name: str = ""
) -> Words:
    """A text broken into lines of a width."""
    return Words(wrap(text, width, size, bold=bold), size, bold, name, to_plain(text))


def to_svg(drawing: Drawing, as_of: date, *, alone: bool) -> str:
    """The picture as one element: for the page, or to stand alone as a file.

    Alone it is an image, with its own colours, the day and the notice, and without links, which
    lead nowhere there. On the page it is a group: what is within an image cannot be reached by
    those who do not see it, and links have to be.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", f"{drawing.name} {as_of}".lower()).strip("-")
    foot = _foot(drawing, as_of) if alone else ()
    height = drawing.height + sum(words.height for words in foot) + 2 * MARGIN
    space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    size = f'width="{drawing.width:g}" height="{height:.0f}"'
    named = "{0}-title {0}-desc" if alone else '{0}-title" aria-describedby="{0}-desc'
    return "\n".join(
        (
            f'<svg{space} class="picture" role="{"img" if alone else "group"}" lang="en" {size} '
            f'viewBox="0 0 {drawing.width:g} {height:.0f}" '
            f'aria-labelledby="{named.format(slug)}">',
            f'<title id="{slug}-title">{_inside(drawing.title)}</title>',
            f'<desc id="{slug}-desc">{_inside(" ".join(drawing.told))}</desc>',
            f"<style>{_STYLE}{_ALONE if alone else ''}</style>",
            *drawing.elements,
            *_stacked(foot, drawing.height + MARGIN),
            "</svg>",
        )
    )


def to_figure(picture: str, label: str) -> str:
    """A picture in a region of the page that scrolls by itself, also by keyboard."""
    label = escape_html(label)
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{picture}</div>'


def draw_line(points: Iterable[tuple[float, float]], style: str = "", name: str = "") -> str:
    """A line through points."""
    path = "M" + "L".join(f"{x:g} {y:.1f}" for x, y in points)
    named = f' class="{name}"' if name else ""
    return f'<path{named} d="{path}"{style}/>'


def _inside(text: str) -> str:
    return escape_html(to_plain(text))


def _foot(drawing: Drawing, as_of: date) -> tuple[Words, ...]:
    lines = (f"Status on {to_day(as_of)}.", NOTICE)
    return tuple(set_words(x, drawing.width - 2 * MARGIN, SMALL, name="soft") for x in lines)


def _stacked(words: Iterable[Words], top: float) -> Iterable[str]:
    for each in words:
        yield each.draw(MARGIN, top)
        top += each.height
