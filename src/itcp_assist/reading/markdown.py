"""Markdown (CommonMark with tables), with its printed numbers as the author wrote them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from itcp_assist.reading.blocks import CELL, Paragraph, compose_document
from itcp_assist.reading.decoding import decode_text
from itcp_assist.reading.markup.front_matter import known_fields, split_front_matter
from itcp_assist.reading.markup.html import read_fragment
from itcp_assist.reading.text import split_paragraphs
from itcp_assist.records import BlockKind, Document, Remark, Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLETS = "bullet_list_open"
_LISTS = ("ordered_list_open", _BULLETS)


def read_markdown(data: bytes, source: Source) -> Document:
    """The document in ``data``; a YAML head gives its symbol, title and the like.

    A list is not renumbered: ``3.`` stays 3 wherever it stands. Lines that open with a number which
    Markdown does not know, such as (a) or .1, begin a paragraph as they do in plain text.
    """
    from markdown_it import MarkdownIt

    text, flags = decode_text(data, source.name)
    head, body = split_front_matter(text, source.name)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    walk = _Walk(source.name)
    paragraphs = walk.read(tokens)
    meta = known_fields(head)
    first = next((p.text for p in paragraphs if p.kind is BlockKind.HEADING), "")
    if first and "title" not in meta:
        meta["title"] = first
    return compose_document(source, paragraphs, meta, (*flags, *walk.flags))


class _Walk:
    """One walk over the tokens of a text; ``_lists`` are the kinds of the lists that are open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.flags: tuple[Remark, ...] = ()
        self._paragraphs: list[Paragraph] = []
        self._lists: list[str] = []
        self._number = ""
        self._heading = 0
        self._cells: list[str] | None = None
        self._in_head = False

    def read(self, tokens: Sequence["Token"]) -> list[Paragraph]:
        for token in tokens:
            if token.type in _LISTS:
                self._lists.append(token.type)
            elif token.type in ("ordered_list_close", "bullet_list_close"):
                self._lists.pop()
            elif token.type == "list_item_open":
                # the number as written and its delimiter; a bullet has no number
                self._number = token.info + token.markup if token.info else ""
            elif token.type.startswith("heading"):
                self._heading = int(token.tag[1]) if token.nesting > 0 else 0
            else:
                self._read_content(token)
        return self._paragraphs

    def _read_content(self, token: "Token") -> None:
        if token.type.startswith("thead"):
            self._in_head = token.nesting > 0
        elif token.type == "tr_open":
            self._cells = []
        elif token.type == "tr_close" and self._cells is not None:
            self._add_row(CELL.join(self._cells))
            self._cells = None
        elif token.type == "inline":
            self._read_inline(_inline_text(token))
        elif token.type in ("code_block", "fence"):
            self._read_inline(token.content)
        elif token.type == "html_block":
            read = read_fragment(token.content, self._name)
            self._paragraphs += read.paragraphs
            self.flags += read.flags

    def _read_inline(self, text: str) -> None:
        if self._cells is not None:
            self._cells.append(" ".join(text.split()))
        elif self._heading:
            self._paragraphs.append(Paragraph(text, BlockKind.HEADING, level=self._heading))
        else:
            for paragraph in split_paragraphs(text):
                self._add(Paragraph(paragraph))

    def _add_row(self, text: str) -> None:
        """A row; the one over the rule of its table is its header, which has a level."""
        level = int(self._in_head)
        self._paragraphs.append(Paragraph(text, BlockKind.TABLE_ROW, self._number, level))
        self._number = ""

    def _add(self, paragraph: Paragraph) -> None:
        depth = level = 0
        for kind in self._lists:  # as in HTML: bullets always stand below what introduces them
            level = max(depth, 1) if kind == _BULLETS else depth
            depth = level + 1
        self._paragraphs.append(replace(paragraph, number=self._number, level=level))
        self._number = ""


def _inline_text(token: "Token") -> str:
    """What is printed of a run: no markup, no tags, the description of an image."""
    children = token.children or []
    breaks = ("softbreak", "hardbreak")
    return "".join(
        "\n" if child.type in breaks else "" if child.type == "html_inline" else child.content
        for child in children
    )
